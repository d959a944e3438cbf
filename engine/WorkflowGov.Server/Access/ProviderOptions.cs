using WorkflowGov.Core;

namespace WorkflowGov.Server.Access;

/// <summary>统一身份认证: the OpenID Connect provider that people sign in with, and whose tokens systems show.</summary>
/// <param name="Authority">Its address (<c>Oidc:Authority</c>); https, but on this machine.</param>
/// <param name="ClientId">What it calls this server (<c>Oidc:ClientId</c>).</param>
/// <param name="ClientSecret">The secret between the two (<c>Oidc:ClientSecret</c>); null = a public client, by PKCE alone.</param>
/// <param name="Audience">Audience of tokens that systems show (<c>Oidc:Audience</c>); null = none are taken.</param>
/// <param name="UserClaim">Claim with the user name (<c>Oidc:UserClaim</c>, <c>preferred_username</c>).</param>
/// <param name="NameClaim">Claim with 姓名 (<c>Oidc:NameClaim</c>, <c>name</c>).</param>
/// <param name="OfficeClaim">Claim with 部门 (<c>Oidc:OfficeClaim</c>, <c>office</c>).</param>
/// <param name="RoleClaim">Claim with 角色, one or several (<c>Oidc:RoleClaim</c>, <c>roles</c>); others' roles are passed over.</param>
/// <param name="Scopes">Asked for besides <c>openid profile</c> (<c>Oidc:Scopes</c>).</param>
/// <param name="Label">What the button says (<c>Oidc:Label</c>); empty = 单位统一身份认证.</param>
public sealed record ProviderOptions(
    string Authority, string ClientId, string? ClientSecret, string? Audience, string UserClaim, string NameClaim, string OfficeClaim, string RoleClaim,
    string Scopes, string Label)
{
    /// <summary>Whether its address may do without https: only on this machine.</summary>
    public bool IsLocal => new Uri(Authority).IsLoopback;

    /// <summary>Reads the options.</summary>
    /// <param name="configuration">Where from.</param>
    /// <returns>The options; null = no provider.</returns>
    /// <exception cref="StartRefusedException">They don't fit together.</exception>
    public static ProviderOptions? Read(IConfiguration configuration)
    {
        var oidc = configuration.GetSection("Oidc");
        if (oidc["Authority"] is not { Length: > 0 } authority)
            return null;
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback))
            throw new StartRefusedException(new Text($"Oidc:Authority 须是 https 网址：{authority}", $"Oidc:Authority must be an https address, not {authority}"));
        if (oidc["ClientId"] is not { Length: > 0 } client)
            throw new StartRefusedException(new Text("有 Oidc:Authority 就须有 Oidc:ClientId", "With Oidc:Authority goes Oidc:ClientId"));
        if (oidc["Audience"] == client)
            throw new StartRefusedException(new Text("Oidc:Audience 不能与 Oidc:ClientId 相同：否则人员的身份令牌会被当作系统的访问令牌", "Oidc:Audience must differ from Oidc:ClientId: an ID token of a person would pass for an access token of a system"));
        return new ProviderOptions(
            authority, client, oidc["ClientSecret"], oidc["Audience"], oidc["UserClaim"] ?? "preferred_username", oidc["NameClaim"] ?? "name",
            oidc["OfficeClaim"] ?? "office", oidc["RoleClaim"] ?? "roles", oidc["Scopes"] ?? string.Empty, oidc["Label"] ?? string.Empty);
    }
}
