using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Runtime.FrontDesk;

/// <summary>证照状态.</summary>
public enum LicenceStatus
{
    /// <summary>有效.</summary>
    Valid,

    /// <summary>过期.</summary>
    Expired,

    /// <summary>已撤销.</summary>
    Revoked,

    /// <summary>已被延续后的新证替代.</summary>
    Replaced,
}

/// <summary>电子证照.</summary>
/// <param name="Holder">证件号码 of the holder.</param>
/// <param name="HolderName">The holder's name.</param>
/// <param name="Kind">证照名称.</param>
/// <param name="Number">证照编号.</param>
/// <param name="Issuer">颁发机关.</param>
/// <param name="ValidFrom">有效期起.</param>
/// <param name="ValidTo">有效期止, inclusive; null = 长期有效.</param>
/// <param name="Status">证照状态 on the day it was asked for.</param>
/// <param name="ReplacedBy">Number of the licence that took its place; null otherwise.</param>
/// <param name="Data">Further contents as JSON.</param>
public sealed record Licence(
    string Holder, string HolderName, string Kind, string Number, string Issuer, LocalDate ValidFrom, LocalDate? ValidTo,
    LicenceStatus Status = LicenceStatus.Valid, string? ReplacedBy = null, string Data = "{}");

/// <summary>A look into the e-licence store (证照查询), kept with the consent it rests on.</summary>
/// <param name="Holder">Whose licences, by 证件号码.</param>
/// <param name="ConsentBy">同意人.</param>
/// <param name="Purpose">用途.</param>
/// <param name="User">Who looks.</param>
/// <param name="Office">Of which office.</param>
/// <param name="At">When.</param>
/// <param name="Case">For which case; null outside of one.</param>
public sealed record LicenceQuery(string Holder, string ConsentBy, string Purpose, string User, Office Office, Instant At, CaseId? Case);

/// <summary>A look as it was kept.</summary>
/// <param name="At">When.</param>
/// <param name="User">Who.</param>
/// <param name="Office">Of which office.</param>
/// <param name="ConsentBy">同意人.</param>
/// <param name="Purpose">用途.</param>
/// <param name="Case">For which case; null outside of one.</param>
/// <param name="Found">How many licences it gave.</param>
public sealed record KeptLicenceQuery(Instant At, string User, string Office, string ConsentBy, string Purpose, long? Case, int Found);

/// <summary>电子证照库. Licences of our own decisions are written with the case (see <see cref="ICaseStore"/>).</summary>
public interface ILicenceStore
{
    /// <summary>A holder's licences; the look is kept in the same transaction.</summary>
    /// <param name="query">Who looks, and why.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>The licences, whatever their status.</returns>
    Task<IReadOnlyList<Licence>> FindAsync(LicenceQuery query, CancellationToken cancellation);

    /// <summary>Looks that were kept for a holder, the newest first.</summary>
    /// <param name="holder">证件号码.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The looks.</returns>
    Task<IReadOnlyList<KeptLicenceQuery>> QueriesAsync(string holder, int most, CancellationToken cancellation);

    /// <summary>The next serial of a body, document and year; given once, used or not.</summary>
    /// <param name="issuer">The body.</param>
    /// <param name="document">证照名称.</param>
    /// <param name="year">Year of issue.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>The serial, from 1.</returns>
    Task<int> NextSerialAsync(Office issuer, string document, int year, CancellationToken cancellation);

    /// <summary>Takes over licences that others issued; those already there are left alone.</summary>
    /// <param name="licences">The licences.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>A task that ends when they are there.</returns>
    Task TakeOverAsync(IReadOnlyList<Licence> licences, CancellationToken cancellation);
}
