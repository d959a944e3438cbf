using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;

namespace WorkflowGov.Runtime.Webhooks;

/// <summary>Signing secrets: made here, shown once, stored protected by the servers' keys.</summary>
/// <param name="keys">The servers' keys; all servers on one database share them.</param>
public sealed class WebhookSecrets(IDataProtectionProvider keys)
{
    private const string Prefix = "whsec_";
    private const int Bytes = 32;

    private readonly IDataProtector protector = keys.CreateProtector("WorkflowGov.Webhooks.Secret.v1");

    /// <summary>A fresh secret.</summary>
    /// <returns>As the owner gets it, and as it is stored.</returns>
    public (string Shown, string Stored) Make()
    {
        var shown = Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes));
        return (shown, protector.Protect(shown));
    }

    /// <summary>The keys to sign with now, the newest first.</summary>
    /// <param name="stored">As stored.</param>
    /// <param name="now">Now.</param>
    /// <returns>One key, or two while a rotation overlaps.</returns>
    /// <exception cref="CryptographicException">They were protected by other keys.</exception>
    public IReadOnlyList<byte[]> Keys(StoredSecrets stored, Instant now) => stored.Earlier is { } earlier && now < stored.EarlierUntil
        ? [KeyOf(stored.Secret), KeyOf(earlier)]
        : [KeyOf(stored.Secret)];

    private byte[] KeyOf(string secret) => Convert.FromBase64String(protector.Unprotect(secret)[Prefix.Length..]);
}
