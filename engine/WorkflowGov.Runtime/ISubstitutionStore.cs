using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Runtime;

/// <summary>代理 as it is kept.</summary>
/// <param name="Id">Its number.</param>
/// <param name="What">Who for whom, from when to when.</param>
/// <param name="Office">部门.</param>
/// <param name="AppointedAt">When it was appointed.</param>
/// <param name="AppointedBy">By whom.</param>
public sealed record KeptSubstitution(long Id, Substitution What, Office Office, Instant AppointedAt, string AppointedBy);

/// <summary>Where substitutions are kept.</summary>
public interface ISubstitutionStore
{
    /// <summary>Substitutions that were not ended and have not run out.</summary>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The substitutions, the first to begin on top.</returns>
    Task<ImmutableArray<KeptSubstitution>> StandingAsync(LocalDate today, CancellationToken cancellation);

    /// <summary>Keeps a substitution, unless one that overlaps and concerns the same people stands already.</summary>
    /// <param name="what">The substitution.</param>
    /// <param name="office">部门.</param>
    /// <param name="at">When.</param>
    /// <param name="by">By whom.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>False when somebody was faster.</returns>
    Task<bool> AppointAsync(Substitution what, Office office, Instant at, string by, CancellationToken cancellation);

    /// <summary>Ends a substitution early.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="at">When.</param>
    /// <param name="by">By whom.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>False when it does not stand.</returns>
    Task<bool> EndAsync(long id, Instant at, string by, CancellationToken cancellation);
}
