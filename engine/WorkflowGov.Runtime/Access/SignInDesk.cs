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
    /// <param name="LacksSecondFactor">The account needs a 第二因素 and has none yet.</param>
    public sealed record Known(Account Account, bool LacksSecondFactor = false) : SignInResult;

    /// <summary>User and password fit; the code of the second factor is still to be shown.</summary>
    public sealed record WantsCode : SignInResult;

    /// <summary>User and password fit, the code does not, or was used before.</summary>
    public sealed record WrongCode : SignInResult;

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
    private readonly SecondFactorDesk factors;
    private readonly bool needsFactor;
    private readonly string? demoHash;

    /// <summary>Makes the desk.</summary>
    /// <param name="store">Accounts.</param>
    /// <param name="log">留痕.</param>
    /// <param name="organisation">With the demo accounts, in demo mode only.</param>
    /// <param name="factors">第二因素.</param>
    /// <param name="needsFactor">Whether accounts need one; demo accounts never do.</param>
    /// <param name="clock">Real time: a demo's clock moves no lock.</param>
    public SignInDesk(IAccountStore store, IAccessLog log, Organisation organisation, SecondFactorDesk factors, bool needsFactor, IClock clock)
    {
        (this.store, this.log, this.organisation, this.factors, this.needsFactor, this.clock) = (store, log, organisation, factors, needsFactor, clock);
        demoHash = organisation.Accounts.IsEmpty ? null : Passwords.Hash(organisation.DemoPassword);
    }

    /// <summary>Tries a password, and the code of the second factor where there is one.</summary>
    /// <param name="user">User name.</param>
    /// <param name="password">Password.</param>
    /// <param name="code">验证码; null = none was sent.</param>
    /// <param name="source">Address the request came from.</param>
    /// <param name="cancellation">Cancels before the write.</param>
    /// <returns>What came of it.</returns>
    public async Task<SignInResult> TryAsync(string user, string password, string? code, string source, CancellationToken cancellation)
    {
        var name = user.Length > 64 ? user[..64] : user;
        var now = clock.GetCurrentInstant();
        var locked = await store.LockedUntilAsync(name, cancellation);
        if (locked > now)
            return new SignInResult.Waits(locked.Value - now);
        var demo = organisation.Accounts.FirstOrDefault(a => a.User == name);
        var account = demo is null ? await store.FindAsync(name, cancellation) : new Account(demo.User, demo.Name, demo.Office, demo.Roles) { PasswordHash = demoHash };
        var isKnown = Passwords.Fits(account?.PasswordHash, password) && account is { DisabledAt: null };
        var shown = isKnown && demo is null ? await factors.CheckAsync(name, code, cancellation) : CodeCheck.NotNeeded;
        if (shown is CodeCheck.Missing)
            return new SignInResult.WantsCode();
        if (isKnown && shown is not CodeCheck.Wrong)
        {
            if (locked is not null)
                await store.ForgetFailuresAsync(name, cancellation);
            return new SignInResult.Known(account!, needsFactor && demo is null && shown is CodeCheck.NotNeeded);
        }

        var failures = await store.CountFailureAsync(name, now, cancellation);
        var wait = Lockout.After(failures);
        if (wait > Duration.Zero)
            await store.LockAsync(name, now + wait, cancellation);
        await log.KeepAsync(
            new AccessEvent(0, now, wait > Duration.Zero ? AccessEventKind.Locked : AccessEventKind.Failed, account?.User, null, source, wait > Duration.Zero ? $"{wait.TotalMinutes:0} min" : string.Empty),
            cancellation);
        return wait > Duration.Zero ? new SignInResult.Waits(wait) : isKnown ? new SignInResult.WrongCode() : new SignInResult.Wrong();
    }
}
