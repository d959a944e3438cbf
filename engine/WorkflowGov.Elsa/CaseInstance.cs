using Elsa.Workflows;
using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Entities;
using Elsa.Workflows.Management.Filters;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Filters;
using Elsa.Workflows.Runtime.Messages;
using Elsa.Workflows.Runtime.Options;
using WorkflowGov.Core.Cases;
using WorkflowGov.Elsa.Activities;
using WorkflowGov.Runtime;

namespace WorkflowGov.Elsa;

/// <summary>
/// A case's workflow instance in Elsa. Its id is made of the case's, so that there is never a second one. One at a time
/// may be here for a case: the moves of a case are followed one after another.
/// </summary>
internal sealed class CaseInstance(
    IWorkflowRuntime runtime, IWorkflowResumer resumer, IWorkflowInstanceManager instances, IBookmarkStore bookmarks,
    ElsaDefinitions definitions, IItemRegistry items)
{
    private const string Prefix = "case-";

    /// <summary>Where Elsa keeps how a flowchart runs. Tokens: counters fault on a return from behind a join.</summary>
    private const string Mode = "Flowchart:ExecutionMode";

    /// <summary>The instance of a case.</summary>
    /// <param name="id">The case.</param>
    /// <returns>Its name.</returns>
    public static string IdOf(CaseId id) => $"{Prefix}{id.Value}";

    /// <summary>The case of an instance.</summary>
    /// <param name="instance">Its name.</param>
    /// <returns>The case, or null when it is no case's.</returns>
    public static CaseId? CaseOf(string instance) =>
        instance.StartsWith(Prefix, StringComparison.Ordinal) && long.TryParse(instance.AsSpan(Prefix.Length), out var id) ? new CaseId(id) : null;

    /// <summary>Follows a move by resuming a step that was left.</summary>
    /// <param name="move">The move.</param>
    /// <returns>True when the instance stands where the case does.</returns>
    public async Task<bool> ResumeAsync(CaseMove move)
    {
        foreach (var left in move.Left)
        {
            var stimulus = new StepStimulus(move.Case.Value, left.Step.Value, left.Visit);
            var options = new ResumeBookmarkOptions { Input = Told(move) };
            if ((await resumer.ResumeAsync<Step>(stimulus, IdOf(move.Case), options)).FirstOrDefault() is { } answer)
                return Stands(move, answer.Status, answer.SubStatus, answer.Bookmarks);
        }

        return false;
    }

    /// <summary>Whether a case has its instance.</summary>
    /// <param name="id">The case.</param>
    /// <returns>True when it is stored, whatever it is worth.</returns>
    public Task<bool> ExistsAsync(CaseId id) => instances.ExistsAsync(IdOf(id));

    /// <summary>
    /// Whether the instance, as it is stored, stands where the case does, under the case's version: its state and its
    /// bookmarks, which Elsa saves one after the other.
    /// </summary>
    /// <param name="standing">Where the case stands.</param>
    /// <returns>True when it does; a case at its end needs no instance.</returns>
    public async Task<bool> StandsAsync(CaseMove standing)
    {
        if (await instances.FindByIdAsync(IdOf(standing.Case)) is not { } found)
            return standing.Open.IsEmpty;
        var stored = await bookmarks.FindManyAsync(new BookmarkFilter { WorkflowInstanceId = found.Id });
        return found.DefinitionVersionId == ElsaDefinitions.VersionId(standing.Item, standing.Version)
            && Stands(standing, found.Status, found.SubStatus, found.WorkflowState.Bookmarks)
            && AreOpen(stored.Select(b => b.Metadata), standing);
    }

    /// <summary>Whether bookmarks wait for just those steps that a case has open, for each once.</summary>
    /// <param name="labels">What the bookmarks remember.</param>
    /// <param name="standing">Where the case stands.</param>
    /// <returns>True when they do.</returns>
    public static bool AreOpen(IEnumerable<IDictionary<string, string>?> labels, CaseMove standing) =>
        InOrder(labels.Select(Led.Waits).OfType<StepVisit>()).SequenceEqual(InOrder(standing.Open));

    /// <summary>Begins anew at where the case stands; what was there before is taken away.</summary>
    /// <param name="standing">Where the case stands.</param>
    /// <returns>A task that ends when the instance stands there.</returns>
    /// <exception cref="InvalidOperationException">Elsa came to stand elsewhere.</exception>
    public async Task BeginAsync(CaseMove standing)
    {
        if (await instances.FindByIdAsync(IdOf(standing.Case)) is { } found)
            await EndAsync(found, standing.Open.IsEmpty);
        if (standing.Open.IsEmpty)
            return;
        var item = await items.GetAsync(standing.Item, standing.Version, CancellationToken.None);
        var version = await definitions.EnsureAsync(item, CancellationToken.None);
        var client = await runtime.CreateClientAsync(IdOf(standing.Case));
        var answer = await client.CreateAndRunInstanceAsync(new CreateAndRunWorkflowInstanceRequest
        {
            WorkflowDefinitionHandle = WorkflowDefinitionHandle.ByDefinitionVersionId(version),
            CorrelationId = $"{standing.Case.Value}",
            Input = Told(standing),
            Properties = new Dictionary<string, object> { [Mode] = "TokenBased" },
        });
        if (!Stands(standing, answer.Status, answer.SubStatus, answer.Bookmarks))
            throw new InvalidOperationException($"Elsa's instance of case {standing.Case.Value} does not stand where the case does: {string.Join("; ", answer.Incidents.Select(i => i.Message))}");
    }

    private static Dictionary<string, object> Told(CaseMove move) => new() { [Led.Input] = StoredJson.Write(move) };

    private static bool Stands(CaseMove move, WorkflowStatus status, WorkflowSubStatus detail, IEnumerable<Bookmark> waiting) => move.Open.IsEmpty
        ? status == WorkflowStatus.Finished
        : status == WorkflowStatus.Running && detail != WorkflowSubStatus.Faulted && AreOpen(waiting.Select(b => b.Metadata), move);

    private static IOrderedEnumerable<StepVisit> InOrder(IEnumerable<StepVisit> visits) => visits.OrderBy(v => v.Step.Value, StringComparer.Ordinal).ThenBy(v => v.Visit);

    /// <summary>An instance that is over stays for its journal; one to be begun anew makes room.</summary>
    private async Task EndAsync(WorkflowInstance found, bool keep)
    {
        if (keep && found.Status == WorkflowStatus.Running)
            await (await runtime.CreateClientAsync(found.Id)).CancelAsync();
        await bookmarks.DeleteAsync(new BookmarkFilter { WorkflowInstanceId = found.Id });
        if (!keep)
            await instances.DeleteAsync(new WorkflowInstanceFilter { Id = found.Id });
    }
}
