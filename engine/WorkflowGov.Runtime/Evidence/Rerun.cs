using System.Collections.Immutable;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.Supervision;
using WorkflowGov.Runtime.Docket;

namespace WorkflowGov.Runtime.Evidence;

/// <summary>What came of running an event's decision again.</summary>
public enum RerunResult
{
    /// <summary>The same inputs gave the same event, byte for byte.</summary>
    Same,

    /// <summary>They gave something else.</summary>
    Different,

    /// <summary>Nothing was decided: supervision, receipts, ratings, or what followed another event.</summary>
    NotDecided,
}

/// <summary>A receipt (凭据) of an event: what it was decided from, and whether that gives the same today.</summary>
/// <param name="Sequence">Place of the event in the case.</param>
/// <param name="Type">Its stored type.</param>
/// <param name="DefinitionHash">The definition it was decided under.</param>
/// <param name="Calendar">Version of the calendar.</param>
/// <param name="Result">What running it again gave.</param>
/// <param name="Difference">Why it is not the same; null when it is.</param>
public sealed record Receipt(int Sequence, string Type, string DefinitionHash, string Calendar, RerunResult Result, Text? Difference = null);

/// <summary>
/// Runs a case's log again: each event's command is read back out of the log and decided anew under the pinned
/// definition, the calendar it was counted with and the state replayed so far. Who may act is not run again: it was held
/// against the roll of that day, which is no part of the log.
/// </summary>
public static class Rerun
{
    /// <summary>Runs a log again.</summary>
    /// <param name="events">All events of a case, in order.</param>
    /// <param name="item">The definition the case is pinned to.</param>
    /// <param name="ground">Law and calendars.</param>
    /// <returns>A receipt for each event, and the case at the end.</returns>
    public static (ImmutableArray<Receipt> Receipts, ApprovalCase State) Of(
        IReadOnlyList<RecordedEvent> events, ServiceItem item, ReplayGround ground)
    {
        var replay = new CaseReplay(item, ground);
        var receipts = ImmutableArray.CreateBuilder<Receipt>(events.Count);
        for (var i = 0; i < events.Count;)
        {
            var (result, difference, covered) = Again(events, i, replay);
            for (var end = i + covered; i < end; i++)
            {
                replay.Take(events[i]);
                receipts.Add(new Receipt(events[i].Sequence, events[i].Type, events[i].DefinitionHash, replay.Calendar.Version, result, difference));
            }
        }

        return (receipts.ToImmutable(), replay.State);
    }

    private static (RerunResult Result, Text? Difference, int Covered) Again(IReadOnlyList<RecordedEvent> events, int at, CaseReplay replay)
    {
        var recorded = events[at];
        var happened = StoredJson.Read<CaseEvent>(recorded.Payload);
        var following = at + 1 < events.Count ? StoredJson.Read<CaseEvent>(events[at + 1].Payload) : null;
        if (CommandBehind.Of(happened, following, replay.StateIfAny) is not { } command)
            return (RerunResult.NotDecided, null, 1);
        // The answers to the standards come before the acceptance that says by which calendar it was counted.
        var told = happened is CaseEvent.MaterialsChecked && following is CaseEvent.Accepted ? following : happened;
        var ruling = Decide.On(replay.StateIfAny, command, ContextOf(recorded, told, replay) with { AsEarlier = CommandBehind.IsEarlier(command, replay.Item) });
        if (ruling.Rejection is { } rejection)
            return (RerunResult.Different, rejection.Message, 1);
        var again = ruling.Value.Events;
        var covered = Math.Min(again.Length, events.Count - at);
        for (var i = 0; i < again.Length; i++)
        {
            if (at + i >= events.Count || StoredJson.Write(again[i]) != events[at + i].Payload)
                return (RerunResult.Different, new Text($"再算一次得到的是 {StoredJson.Write(again[i])}", $"running it again gives {StoredJson.Write(again[i])}"), covered);
        }

        return (RerunResult.Same, null, covered);
    }

    private static CaseContext ContextOf(RecordedEvent recorded, CaseEvent happened, CaseReplay replay)
    {
        var context = replay.ContextOf(recorded, happened);
        var process = replay.Item.Process;
        ImmutableArray<Role> roles = [.. process.Steps.Select(s => s.Role), Authority.HearingChair, Authority.Head, Authority.PolicyStaff, Oversight.Supervisor, .. context.Actor.Roles];
        var step = happened switch
        {
            CaseEvent.StepDone e => process[e.Step],
            CaseEvent.TechniciansAssigned e => process[e.Step],
            CaseEvent.Transferred e => process[e.Step],
            CaseEvent.Entrusted e => process[e.Step],
            CaseEvent.DraftSubmitted e => process[e.Step],
            CaseEvent.Reassigned e => process[e.Step],
            CaseEvent.OpinionAsked e => process[e.Step],
            CaseEvent.PanelConvened e => process[e.Step],
            _ => process.Decision,
        };
        return context with { Actor = context.Actor with { Roles = roles }, Staff = new OfficersOf(step, roles, context.Staff, recorded.User, happened) };
    }

    /// <summary>Officers named in an event were fit for its step on that day, and whoever acted in another's name stood in for them.</summary>
    private sealed class OfficersOf(Step step, ImmutableArray<Role> roles, IStaffRoll roll, string actor, CaseEvent happened) : IStaffRoll
    {
        public string? SubstituteOf(string user, NodaTime.LocalDate day) => happened switch
        {
            CaseEvent.StepDone { InNameOf: { } absent } done when absent == user => done.By[0],
            CaseEvent.OpinionGiven given when given.From == user => actor,
            _ => null,
        };

        /// <summary>An expert whose ballot another entered is no staff.</summary>
        public Actor? Find(string user) => happened is CaseEvent.Signed { Signature: { } signed } && signed.By == user && user != actor
            ? null
            : new Actor(user, roll.Find(user)?.Name ?? user, step.Office, roles);
    }
}
