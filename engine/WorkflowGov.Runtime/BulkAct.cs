using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Runtime;

/// <summary>
/// What may be done to many cases at once: only acts without discretion. Reviews and decisions are made one by one, on the
/// case at hand. The names are stored and must never change.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Claim), "claim")]
[JsonDerivedType(typeof(Release), "release")]
[JsonDerivedType(typeof(HandOut), "hand_out")]
[JsonDerivedType(typeof(ChangeOffice), "change_office")]
[JsonDerivedType(typeof(MoveVersion), "move_version")]
[JsonDerivedType(typeof(Abolish), "abolish")]
public abstract record BulkAct
{
    private BulkAct()
    {
    }

    /// <summary>签收.</summary>
    /// <param name="Step">Which step.</param>
    public sealed record Claim(StepId Step) : BulkAct;

    /// <summary>退还.</summary>
    /// <param name="Step">Which step.</param>
    public sealed record Release(StepId Step) : BulkAct;

    /// <summary>制证: finishes a step that follows the decision and decides nothing; 送达 takes a 回证 of each case.</summary>
    /// <param name="Step">Which step.</param>
    /// <param name="Outcome">Its outcome.</param>
    public sealed record HandOut(StepId Step, string Outcome) : BulkAct;

    /// <summary>部门变更.</summary>
    /// <param name="From">The office before.</param>
    /// <param name="To">The office now.</param>
    /// <param name="Basis">文号 of the decision on the bodies.</param>
    public sealed record ChangeOffice(Office From, Office To, string Basis) : BulkAct;

    /// <summary>转入新版本.</summary>
    /// <param name="Version">The newer version.</param>
    /// <param name="Reason">理由.</param>
    public sealed record MoveVersion(int Version, string Reason) : BulkAct;

    /// <summary>事项取消: terminates what is still open.</summary>
    /// <param name="Evidence">文号 of the decision that abolishes the item.</param>
    public sealed record Abolish(string Evidence) : BulkAct;
}

/// <summary>A bulk action that was taken on.</summary>
/// <param name="Id">Its number, to ask how far it is.</param>
public sealed record BulkAccepted(long Id);

/// <summary>What came of one case of a bulk action.</summary>
/// <param name="Number">办件编号.</param>
/// <param name="AnsweredAt">When it was carried out or refused; null while it waits.</param>
/// <param name="Rule">The rule that refused it; null when it was done.</param>
/// <param name="Message">Why it was refused.</param>
public sealed record BulkCase(CaseNumber Number, Instant? AnsweredAt, string? Rule, Text? Message);

/// <summary>批量办理: an act on many cases and how far it is.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Act">The act.</param>
/// <param name="AskedBy">Who asked for it.</param>
/// <param name="AskedAt">When.</param>
/// <param name="FinishedAt">When every case had its answer; null before.</param>
/// <param name="Cases">Every case, in the order given.</param>
public sealed record BulkReport(
    long Id, BulkAct Act, string AskedBy, Instant AskedAt, Instant? FinishedAt, ImmutableArray<BulkCase> Cases);

/// <summary>A bulk action to go on with.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Act">The act.</param>
/// <param name="Actor">Who acts.</param>
/// <param name="Waiting">The cases without an answer.</param>
public sealed record BulkWork(long Id, BulkAct Act, Actor Actor, ImmutableArray<(int Ordinal, CaseNumber Number)> Waiting);

/// <summary>Where bulk actions are kept.</summary>
public interface IBulkStore
{
    /// <summary>Keeps a new action.</summary>
    /// <param name="act">The act.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="numbers">On which cases.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>Its number.</returns>
    Task<long> KeepAsync(BulkAct act, Actor actor, IReadOnlyList<CaseNumber> numbers, Instant at, CancellationToken cancellation);

    /// <summary>Open cases of which an office is the authority or at which it has an open step.</summary>
    /// <param name="office">The office.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>Their numbers, in order.</returns>
    Task<ImmutableArray<CaseNumber>> OpenCasesAsync(Office office, CancellationToken cancellation);

    /// <summary>Open cases of an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>Their numbers, in order.</returns>
    Task<ImmutableArray<CaseNumber>> OpenCasesAsync(ItemCode item, CancellationToken cancellation);

    /// <summary>Takes an unfinished action that no other server is at, and keeps it until the work ends.</summary>
    /// <param name="work">Carries out some of it.</param>
    /// <param name="cancellation">Stops after the case under way.</param>
    /// <returns>False when there is none.</returns>
    Task<bool> TakeAsync(Func<BulkWork, Task> work, CancellationToken cancellation);

    /// <summary>Keeps the answer of one case.</summary>
    /// <param name="action">The action.</param>
    /// <param name="ordinal">Which case of it.</param>
    /// <param name="answer">The refusal; null when it was done.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>A task that ends when it is kept.</returns>
    Task AnswerAsync(long action, int ordinal, Rejection? answer, Instant at, CancellationToken cancellation);

    /// <summary>Marks an action as finished.</summary>
    /// <param name="action">The action.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>A task that ends when it is kept.</returns>
    Task FinishAsync(long action, Instant at, CancellationToken cancellation);

    /// <summary>How far an action is; null when there is none.</summary>
    /// <param name="action">The action.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The report, or null.</returns>
    Task<BulkReport?> FindAsync(long action, CancellationToken cancellation);
}
