using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace WorkflowGov.Server.Access;

/// <summary>
/// What a page of ours can send and a page of another site cannot know: the session's key, sealed. Asked for with every
/// request that changes something and is signed by a cookie.
/// </summary>
internal sealed class CsrfTokens(IDataProtectionProvider protection)
{
    public const string Header = "X-CSRF-Token";

    private readonly IDataProtector seal = protection.CreateProtector("csrf");

    public string For(Guid session) => seal.Protect(session.ToString());

    public bool Fits(string? sent, Guid session)
    {
        try
        {
            return !string.IsNullOrEmpty(sent) && seal.Unprotect(sent) == session.ToString();
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
