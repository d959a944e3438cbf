using NodaTime;
using WorkflowGov.Definitions;

namespace WorkflowGov.Runtime.Access;

/// <summary>What came of a sign-in.</summary>
public abstract record SignInResult
{
    private SignInResult()
    {
    }

    /// <summary>User and password fit.</summary>
    /// <param name="Account">Whose they are.</param>
    public sealed record Known(Account Account) : SignInResult;

    /// <summary>They don't, or the account is disabled; nobody is told which.</summary>
    public sealed record Wrong : SignInResult;

    /// <summary>The name waits, whether anybody has it or not.</summary>
    /// <param name="For">How long.</param>
    public sealed record Waits(Duration For) : SignInResult;
}

/// <summary>登录 with a password of this system. Every attempt is kept; wrong ones make the name wait.</summary>
public sealed class SignInDesk
{
    private readonly IAccountStore store;
    private readonly IAccessLog log;
    private readonly IClock clock;
    private readonly Organisation organisation;
    private readonly string? demoHash;

    /// <summary>Makes the desk.</summary>
    /// <param name="store">Accounts.</param>
    /// <param name="log">留痕.</param>
    /// <param name="organisation">With the demo accounts, in demo mode only.</param>
    /// <param name="clock">Real time: a demo's clock moves no lock.</param>
    public SignInDesk(IAccountStore store, IAccessLog log, Organisation organisation, IClock clock)
    {
        (this.store, this.log, this.organisation, this.clock) = (store, log, organisation, clock);
        demoHash = organisation.Accounts.IsEmpty ? null : Passwords.Hash(organisation.DemoPassword);
    }

    /// <summary>Tries a password.</summary>
    /// <param name="user">User name.</param>
    /// <param name="password">Password.</param>
    /// <param name="source">Address the request came from.</param>
    /// <param name="cancellation">Cancels before the write.</param>
    /// <returns>What came of it.</returns>
    public async Task<SignInResult> TryAsync(string user, string password, string source, CancellationToken cancellation)
    {
        var name = user.Length > 64 ? user[..64] : user;
        var now = clock.GetCurrentInstant();
        var locked = await store.LockedUntilAsync(name, cancellation);
        if (locked > now)
            return new SignInResult.Waits(locked.Value - now);
        var demo = organisation.Accounts.FirstOrDefault(a => a.User == name);
        var account = demo is null ? await store.FindAsync(name, cancellation) : new Account(demo.User, demo.Name, demo.Office, demo.Roles) { PasswordHash = demoHash };
        if (Passwords.Fits(account?.PasswordHash, password) && account is { DisabledAt: null })
        {
            if (locked is not null)
                await store.ForgetFailuresAsync(name, cancellation);
            return new SignInResult.Known(account);
        }

        var failures = await store.CountFailureAsync(name, now, cancellation);
        var wait = Lockout.After(failures);
        if (wait > Duration.Zero)
            await store.LockAsync(name, now + wait, cancellation);
        await log.KeepAsync(
            new AccessEvent(0, now, wait > Duration.Zero ? AccessEventKind.Locked : AccessEventKind.Failed, account?.User, null, source, wait > Duration.Zero ? $"{wait.TotalMinutes:0} min" : string.Empty),
            cancellation);
        return wait > Duration.Zero ? new SignInResult.Waits(wait) : new SignInResult.Wrong();
    }
}
