using Microsoft.AspNetCore.DataProtection;
using NodaTime;
using WorkflowGov.Core;

namespace WorkflowGov.Runtime.Access;

/// <summary>What came of a code.</summary>
public enum CodeCheck
{
    /// <summary>The account needs none.</summary>
    NotNeeded,

    /// <summary>It needs one and none was sent.</summary>
    Missing,

    /// <summary>It fits.</summary>
    Fits,

    /// <summary>It does not, or was used before.</summary>
    Wrong,
}

/// <summary>第二因素: taken up by a device of the person, asked for at each sign-in, good for once. Who asks has shown the password.</summary>
public sealed class SecondFactorDesk(ISecondFactorStore store, ISessionStore sessions, IAccessLog log, IDataProtectionProvider keys, IClock clock)
{
    private readonly IDataProtector protector = keys.CreateProtector("WorkflowGov.SecondFactor.v1");

    /// <summary>Begins: a fresh secret, which counts once a code of it was shown; until then the device so far does.</summary>
    /// <param name="user">User name.</param>
    /// <param name="cancellation">Cancels before the write.</param>
    /// <returns>The secret in Base32.</returns>
    public async Task<string> BeginAsync(string user, CancellationToken cancellation)
    {
        var secret = OneTimeCode.NewSecret();
        await store.BeginAsync(user, protector.Protect(secret), clock.GetCurrentInstant(), cancellation);
        return secret;
    }

    /// <summary>Confirms by the first code; open sessions end.</summary>
    /// <param name="user">User name.</param>
    /// <param name="code">As the device shows it.</param>
    /// <param name="source">Address of the request.</param>
    /// <param name="cancellation">Cancels before the write.</param>
    /// <returns>The refusal, or null.</returns>
    public async Task<Rejection?> ConfirmAsync(string user, string code, string source, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        if (await store.FindAsync(user, cancellation) is not { Begun: { } begun })
            return new Rejection("WG6126", RejectionKind.Conflict, new Text("请先取得绑定用的密钥：POST /api/v1/second-factor", "Begin with POST /api/v1/second-factor"));
        if (StepOf(begun, code, now) is not { } step || !await store.ConfirmAsync(user, step, now, cancellation))
            return new Rejection("WG6127", RejectionKind.Invalid, new Text("验证码不对；请核对手机时间，再输入现在显示的六位数字", "This code is wrong: check the device's clock and type the six digits it shows now"), null, "code");
        await sessions.EndAsync(user, null, now, cancellation);
        await log.KeepAsync(new AccessEvent(0, now, AccessEventKind.SecondFactorSet, user, null, source), cancellation);
        return null;
    }

    /// <summary>Whether a code lets an account in; one that does is used up.</summary>
    /// <param name="user">User name.</param>
    /// <param name="code">As it was typed; null = none was.</param>
    /// <param name="cancellation">Cancels before the write.</param>
    /// <returns>What came of it.</returns>
    public async Task<CodeCheck> CheckAsync(string user, string? code, CancellationToken cancellation) => await store.FindAsync(user, cancellation) switch
    {
        not { InForce: not null } => CodeCheck.NotNeeded,
        _ when string.IsNullOrWhiteSpace(code) => CodeCheck.Missing,
        { InForce: { } secret } => StepOf(secret, code, clock.GetCurrentInstant()) is { } step && await store.UseAsync(user, step, cancellation) ? CodeCheck.Fits : CodeCheck.Wrong,
    };

    private long? StepOf(string secret, string code, Instant now) => OneTimeCode.StepOf(protector.Unprotect(secret), code, now);
}
