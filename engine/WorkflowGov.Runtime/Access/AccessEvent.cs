using NodaTime;

namespace WorkflowGov.Runtime.Access;

/// <summary>What happened to an account or a key.</summary>
public enum AccessEventKind
{
    /// <summary>登录.</summary>
    SignedIn,

    /// <summary>登录失败.</summary>
    Failed,

    /// <summary>锁定: too many wrong passwords.</summary>
    Locked,

    /// <summary>退出.</summary>
    SignedOut,

    /// <summary>全部退出.</summary>
    SignedOutEverywhere,

    /// <summary>修改密码.</summary>
    PasswordChanged,

    /// <summary>重置密码, by an administrator.</summary>
    PasswordReset,

    /// <summary>新建账户.</summary>
    AccountCreated,

    /// <summary>Name, office or roles changed.</summary>
    AccountChanged,

    /// <summary>停用.</summary>
    AccountDisabled,

    /// <summary>启用.</summary>
    AccountEnabled,

    /// <summary>新建密钥.</summary>
    KeyCreated,

    /// <summary>更换密钥.</summary>
    KeyRotated,

    /// <summary>吊销密钥.</summary>
    KeyRevoked,

    /// <summary>停用推送: a webhook is sent to no more, for nothing gets through or its receiver wants no more.</summary>
    WebhookDisabled,

    /// <summary>绑定第二因素.</summary>
    SecondFactorSet,

    /// <summary>解除第二因素, by an administrator.</summary>
    SecondFactorRemoved,
}

/// <summary>登录和账户留痕.</summary>
/// <param name="Id">Order, from 1.</param>
/// <param name="At">When.</param>
/// <param name="Kind">What.</param>
/// <param name="User">Whom it is about; null when nobody of the name tried is known.</param>
/// <param name="By">Who did it, when it was another.</param>
/// <param name="Source">Address the request came from, or <c>wfgov</c>.</param>
/// <param name="Note">Particulars; never a secret.</param>
public sealed record AccessEvent(long Id, Instant At, AccessEventKind Kind, string? User, string? By, string Source, string Note = "");

/// <summary>Where it is kept, append-only.</summary>
public interface IAccessLog
{
    /// <summary>Keeps an event.</summary>
    /// <param name="happened">The event; its number is given here.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>A task that ends when it is kept.</returns>
    Task KeepAsync(AccessEvent happened, CancellationToken cancellation);

    /// <summary>Reads events, the newest first.</summary>
    /// <param name="before">Older than this number; null = from the newest.</param>
    /// <param name="user">About whom; null = all.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The events.</returns>
    Task<IReadOnlyList<AccessEvent>> ReadAsync(long? before, string? user, int limit, CancellationToken cancellation);
}
