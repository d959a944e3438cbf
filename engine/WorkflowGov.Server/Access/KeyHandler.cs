using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using WorkflowGov.Runtime.Access;

namespace WorkflowGov.Server.Access;

/// <summary>密钥 as bearer token.</summary>
internal sealed class KeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KeyDesk keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "key";
    public const string Start = $"Bearer {ApiKey.Mark}";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var sent = Request.Headers.Authorization.ToString();
        if (!sent.StartsWith(Start, StringComparison.Ordinal))
            return AuthenticateResult.NoResult();
        return await keys.UseAsync(sent["Bearer ".Length..], Context.RequestAborted) is { } key
            ? AuthenticateResult.Success(new AuthenticationTicket(SignIn.SystemOf(key.Actor, key.Scopes), Name))
            : AuthenticateResult.Fail("The key does not count.");
    }
}
