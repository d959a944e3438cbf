using System.Security.Cryptography;
using System.Text;
using NodaTime;
using OtpNet;

namespace WorkflowGov.Runtime.Access;

/// <summary>验证码 by time (RFC 6238: SHA-1, six digits, 30 seconds), as every authenticator shows it.</summary>
public static class OneTimeCode
{
    private const int SecretBytes = 20;
    private const int Seconds = 30;

    /// <summary>How far the clocks of device and server may be apart: a code is good for its 30 seconds and this before and after.</summary>
    private static readonly Duration Apart = Duration.FromSeconds(5);

    /// <summary>A fresh secret of 160 random bits.</summary>
    /// <returns>The secret in Base32, as it is typed into a device.</returns>
    public static string NewSecret() => Base32Encoding.ToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The address behind the picture that a device reads.</summary>
    /// <param name="secret">The secret in Base32.</param>
    /// <param name="user">User name.</param>
    /// <returns>An <c>otpauth:</c> address.</returns>
    public static string AddressOf(string secret, string user) => $"otpauth://totp/WorkflowGov:{Uri.EscapeDataString(user)}?secret={secret}&issuer=WorkflowGov";

    /// <summary>The 30 seconds that a code belongs to.</summary>
    /// <param name="secret">The secret in Base32.</param>
    /// <param name="code">As it was typed; blanks do not count.</param>
    /// <param name="now">Now.</param>
    /// <returns>Their number since 1970; null when the code is not that of now.</returns>
    public static long? StepOf(string secret, string code, Instant now)
    {
        var totp = new Totp(Base32Encoding.ToBytes(secret), Seconds);
        var typed = Encoding.UTF8.GetBytes(code.Replace(" ", string.Empty, StringComparison.Ordinal));
        foreach (var at in (Instant[])[now - Apart, now + Apart])
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(totp.ComputeTotp(at.ToDateTimeUtc())), typed))
                return at.ToUnixTimeSeconds() / Seconds;
        }

        return null;
    }
}
