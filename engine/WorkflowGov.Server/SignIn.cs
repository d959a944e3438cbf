using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions;

namespace WorkflowGov.Server;

/// <summary>
/// Who is asking. Demo accounts only so far, and only in demo mode: everything else is refused. Passwords are kept
/// hashed; tokens are short-lived and opaque.
/// </summary>
internal sealed class SignIn(Organisation organisation)
{
    private static readonly PasswordHasher<DemoAccount> Hasher = new();
    private static readonly DemoAccount Nobody = new("-", "-", new Office("-"), []);

    private readonly FrozenDictionary<string, DemoAccount> accounts = organisation.Accounts.ToFrozenDictionary(a => a.User);
    private readonly string passwordHash = Hasher.HashPassword(Nobody, organisation.DemoPassword);

    public static void AddTo(IServiceCollection services, Catalogue catalogue, ServerOptions options)
    {
        services.AddSingleton(new SignIn(options.Demo ? catalogue.Organisation : catalogue.Organisation with { Accounts = [] }));
        services.AddAuthentication(BearerTokenDefaults.AuthenticationScheme)
            .AddBearerToken(o => o.BearerTokenExpiration = TimeSpan.FromHours(8));
        services.AddAuthorizationBuilder().SetFallbackPolicy(
            new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddDataProtection().SetApplicationName("WorkflowGov").PersistKeysToFileSystem(Keys(options));
    }

    /// <summary>The keys behind the tokens: for this account only.</summary>
    private static DirectoryInfo Keys(ServerOptions options) => Directory.CreateDirectory(
        Path.Combine(options.DataFolder, "keys"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    /// <summary>The account's identity, or null when user and password don't fit; takes as long either way.</summary>
    public ClaimsPrincipal? Check(string user, string password)
    {
        var fits = Hasher.VerifyHashedPassword(Nobody, passwordHash, password) != PasswordVerificationResult.Failed;
        if (!fits || !accounts.TryGetValue(user, out var account))
            return null;
        var claims = new List<Claim>
        {
            new(ClaimTypes.NameIdentifier, account.User),
            new(ClaimTypes.Name, account.Name),
            new("office", account.Office.Name),
        };
        claims.AddRange(account.Roles.Select(r => new Claim(ClaimTypes.Role, r.Name)));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, BearerTokenDefaults.AuthenticationScheme));
    }

    /// <summary>The actor behind a request.</summary>
    public static Actor ActorOf(ClaimsPrincipal user) => new(
        user.FindFirstValue(ClaimTypes.NameIdentifier)!, user.FindFirstValue(ClaimTypes.Name)!,
        new Office(user.FindFirstValue("office")!),
        [.. user.FindAll(ClaimTypes.Role).Select(c => new Role(c.Value))]);
}
