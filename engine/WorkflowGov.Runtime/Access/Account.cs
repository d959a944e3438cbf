using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Runtime.Access;

/// <summary>账户: who may sign in.</summary>
/// <param name="User">User name, unique; never given to another person.</param>
/// <param name="Name">姓名.</param>
/// <param name="Office">部门.</param>
/// <param name="Roles">角色, at least one.</param>
public sealed record Account(string User, string Name, Office Office, ImmutableArray<Role> Roles)
{
    /// <summary>系统管理员: keeps accounts and keys, handles no case and reads none.</summary>
    public static readonly Role Administrator = new("系统管理员");

    /// <summary>The password's hash; null when the person signs in through the provider.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>The password was given by somebody else and must be changed first.</summary>
    public bool MustChange { get; init; }

    /// <summary>Who vouches for the person, by OpenID Connect; null for a password of this system.</summary>
    public OutsideIdentity? Outside { get; init; }

    /// <summary>Since when it may not sign in; null = it may.</summary>
    public Instant? DisabledAt { get; init; }

    /// <summary>Who acts when this account is signed in.</summary>
    public Actor Actor => new(User, Name, Office, Roles);
}

/// <summary>A person as an OpenID Connect provider knows them: names may change hands, this pair does not.</summary>
/// <param name="Issuer">The provider.</param>
/// <param name="Subject">Its key of the person.</param>
public sealed record OutsideIdentity(string Issuer, string Subject);
