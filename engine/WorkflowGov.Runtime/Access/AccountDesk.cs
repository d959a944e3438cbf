using System.Collections.Immutable;
using System.Security.Cryptography;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions;

namespace WorkflowGov.Runtime.Access;

/// <summary>Who does something to an account, and from where.</summary>
/// <param name="User">User name.</param>
/// <param name="Source">Address the request came from, or <c>wfgov</c>.</param>
public readonly record struct Doer(string User, string Source);

/// <summary>账户管理: made, changed, disabled and given passwords by administrators; each act is kept.</summary>
public sealed class AccountDesk(
    IAccountStore store, ISecondFactorStore factors, ISessionStore sessions, IAccessLog log, Organisation organisation, IClock clock)
{
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz";
    private const int GivenLength = 20;

    /// <summary>Makes an account; whoever is given it changes the password first.</summary>
    /// <param name="wanted">User name, name, office and roles.</param>
    /// <param name="by">Who makes it.</param>
    /// <param name="cancellation">Cancels before the write.</param>
    /// <returns>The password, told once, or the refusal.</returns>
    public async Task<Ruling<string>> CreateAsync(Account wanted, Doer by, CancellationToken cancellation)
    {
        if (Refuses(wanted) is { } refusal)
            return refusal;
        var password = RandomNumberGenerator.GetString(Letters, GivenLength);
        var account = wanted with { PasswordHash = Passwords.Hash(password), MustChange = true };
        if (organisation.Accounts.Any(a => a.User == wanted.User) || !await store.AddAsync(account, clock.GetCurrentInstant(), by.User, cancellation))
            return Taken(wanted.User);
        await KeepAsync(AccessEventKind.AccountCreated, account, by, cancellation, $"{account.Office} {string.Join("、", account.Roles)}");
        return password;
    }

    /// <summary>Takes in whom a provider vouches for, as the provider describes them now.</summary>
    /// <param name="described">User name, name, office, roles and who vouches; roles of other programs are passed over.</param>
    /// <param name="source">Address.</param>
    /// <param name="cancellation">Cancels before the write.</param>
    /// <returns>The account, or why it may not sign in.</returns>
    public async Task<Ruling<Account>> TakeInAsync(Account described, string source, CancellationToken cancellation)
    {
        described = described with { Roles = [.. described.Roles.Where(r => organisation.SideOf(r) is not null)] };
        if (Refuses(described) is { } refusal)
            return refusal;
        var by = new Doer(described.User, source);
        if (await store.FindAsync(described.Outside!, cancellation) is not { } known)
        {
            if (organisation.Accounts.Any(a => a.User == described.User) || !await store.AddAsync(described, clock.GetCurrentInstant(), described.Outside!.Issuer, cancellation))
                return Taken(described.User);
            await KeepAsync(AccessEventKind.AccountCreated, described, by, cancellation, described.Outside!.Issuer);
            return described;
        }

        if (known.DisabledAt is not null)
            return new Rejection("WG6113", RejectionKind.Forbidden, new Text("账户已停用", "The account is disabled"));
        var now = described with { User = known.User };
        if (known.Name == now.Name && known.Office == now.Office && known.Roles.SequenceEqual(now.Roles))
            return known;
        await store.KeepAsync(now, cancellation);
        await sessions.EndAsync(now.User, null, clock.GetCurrentInstant(), cancellation);
        await KeepAsync(AccessEventKind.AccountChanged, now, by, cancellation, $"{now.Office} {string.Join("、", now.Roles)}");
        return now;
    }

    /// <summary>Changes name, office or roles; open sessions end.</summary>
    /// <param name="wanted">As it should be.</param>
    /// <param name="by">Who changes it.</param>
    /// <param name="cancellation">Cancels before the write.</param>
    /// <returns>The refusal, or null.</returns>
    public async Task<Rejection?> ChangeAsync(Account wanted, Doer by, CancellationToken cancellation)
    {
        if (await store.FindAsync(wanted.User, cancellation) is not { } account)
            return Unknown(wanted.User);
        if (Refuses(wanted) is { } refusal)
            return refusal;
        await EndedAsync(account with { Name = wanted.Name, Office = wanted.Office, Roles = wanted.Roles }, cancellation);
        await KeepAsync(AccessEventKind.AccountChanged, wanted, by, cancellation, $"{wanted.Office} {string.Join("、", wanted.Roles)}");
        return null;
    }

    /// <summary>Disables or enables an account; open sessions end.</summary>
    /// <param name="user">User name.</param>
    /// <param name="enabled">Whether it may sign in from now on.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="cancellation">Cancels before the write.</param>
    /// <returns>The refusal, or null.</returns>
    public async Task<Rejection?> EnableAsync(string user, bool enabled, Doer by, CancellationToken cancellation)
    {
        if (await store.FindAsync(user, cancellation) is not { } account)
            return Unknown(user);
        if (!enabled && user == by.User)
            return new Rejection("WG6114", RejectionKind.Forbidden, new Text("不能停用自己的账户", "Nobody disables their own account"), null, "user");
        await EndedAsync(account with { DisabledAt = enabled ? null : clock.GetCurrentInstant() }, cancellation);
        await KeepAsync(enabled ? AccessEventKind.AccountEnabled : AccessEventKind.AccountDisabled, account, by, cancellation);
        return null;
    }

    /// <summary>Gives a new password, to be changed first; open sessions end.</summary>
    /// <param name="user">User name.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="cancellation">Cancels before the write.</param>
    /// <returns>The password, told once, or the refusal.</returns>
    public async Task<Ruling<string>> ResetAsync(string user, Doer by, CancellationToken cancellation)
    {
        if (await store.FindAsync(user, cancellation) is not { PasswordHash: not null } account)
            return Unknown(user);
        var password = RandomNumberGenerator.GetString(Letters, GivenLength);
        await EndedAsync(account with { PasswordHash = Passwords.Hash(password), MustChange = true }, cancellation);
        await store.ForgetFailuresAsync(user, cancellation);
        await KeepAsync(AccessEventKind.PasswordReset, account, by, cancellation);
        return password;
    }

    /// <summary>解除第二因素 of somebody whose device is gone; open sessions end.</summary>
    /// <param name="user">User name.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="cancellation">Cancels before the write.</param>
    /// <returns>The refusal, or null.</returns>
    public async Task<Rejection?> RemoveSecondFactorAsync(string user, Doer by, CancellationToken cancellation)
    {
        if (await store.FindAsync(user, cancellation) is not { } account)
            return Unknown(user);
        if (!await factors.RemoveAsync(user, cancellation))
            return new Rejection("WG6128", RejectionKind.NotFound, new Text($"账户“{user}”没有绑定第二因素", $"Account '{user}' has no second factor"), null, "user");
        await sessions.EndAsync(user, null, clock.GetCurrentInstant(), cancellation);
        await KeepAsync(AccessEventKind.SecondFactorRemoved, account, by, cancellation);
        return null;
    }

    /// <summary>Changes one's own password; all other sessions end too.</summary>
    /// <param name="user">User name.</param>
    /// <param name="wanted">The new password.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="cancellation">Cancels before the write.</param>
    /// <returns>The refusal, or null.</returns>
    public async Task<Rejection?> ChangePasswordAsync(string user, string wanted, Doer by, CancellationToken cancellation)
    {
        if (await store.FindAsync(user, cancellation) is not { PasswordHash: not null } account)
            return new Rejection("WG6115", RejectionKind.Conflict, new Text("这个账户的密码不在本系统修改", "The password of this account is not changed here"));
        if (Passwords.Refuses(wanted, user, account.Name) is { } refusal)
            return refusal;
        await EndedAsync(account with { PasswordHash = Passwords.Hash(wanted), MustChange = false }, cancellation);
        await KeepAsync(AccessEventKind.PasswordChanged, account, by, cancellation);
        return null;
    }

    private async Task EndedAsync(Account now, CancellationToken cancellation)
    {
        await store.KeepAsync(now, cancellation);
        await sessions.EndAsync(now.User, null, clock.GetCurrentInstant(), cancellation);
    }

    private Task KeepAsync(AccessEventKind kind, Account account, Doer by, CancellationToken cancellation, string note = "") =>
        log.KeepAsync(new AccessEvent(0, clock.GetCurrentInstant(), kind, account.User, by.User == account.User ? null : by.User, by.Source, note), cancellation);

    private Rejection? Refuses(Account account)
    {
        if (account.User.Length is 0 or > 64 || !account.User.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '@'))
            return new Rejection("WG6116", RejectionKind.Invalid, new Text("用户名由 1 至 64 个字母、数字和 . - _ @ 组成", "A user name has 1 to 64 letters, digits and . - _ @"), null, "user");
        if (account.Roles.FirstOrDefault(r => organisation.SideOf(r) is null) is { Name: { Length: > 0 } unknown })
            return new Rejection("WG6117", RejectionKind.Invalid, new Text($"没有“{unknown}”这个角色", $"There is no role '{unknown}'"), null, "roles");
        List<Side?> sides = [.. account.Roles.Select(r => organisation.SideOf(r)).Distinct()];
        if (sides.Count != 1)
            return new Rejection("WG6118", RejectionKind.Invalid, new Text("一个账户至少有一个角色，且只属于窗口、后台、监督、政策、管理中的一方", "An account has one role or more, all on one side: window, back office, supervision, policy or administration"), null, "roles");
        return sides[0] == Side.Window || organisation.Has(account.Office)
            ? null
            : new Rejection("WG6119", RejectionKind.Invalid, new Text($"没有“{account.Office}”这个部门", $"There is no office '{account.Office}'"), null, "office");
    }

    private static Rejection Taken(string user) =>
        new("WG6120", RejectionKind.Conflict, new Text($"用户名“{user}”已经有了", $"The user name '{user}' is taken"), null, "user");

    private static Rejection Unknown(string user) =>
        new("WG6121", RejectionKind.NotFound, new Text($"没有“{user}”这个账户", $"There is no account '{user}'"), null, "user");
}
