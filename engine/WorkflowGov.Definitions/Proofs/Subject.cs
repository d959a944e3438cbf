using System.Collections.Immutable;
using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Proofs;

/// <summary>What is proved: an item, and everywhere its cases can come to.</summary>
internal sealed record Subject(ServiceItem Item, Organisation Organisation, ImmutableArray<StateSpace> Spaces)
{
    public Process Process => Item.Process;

    /// <summary>受理, which every way begins with.</summary>
    public Step Accept { get; } = Item.Process.Acceptance;

    public static Violation Found(Property property, string code, string zh, string en, StepId? at, Trail? trail) =>
        new(property, code, new Text(zh, en), at, trail);

    /// <summary>A way in words, from 受理 on; the last step may still be open.</summary>
    public Trail TrailOf(StateSpace space, IEnumerable<Move> way, StepId? open = null) =>
        TrailOf(space, [Accepted, .. way.Select(m => Done(m.Step, m.Outcome.Label)), .. open is { } at ? [Done(Process[at], null)] : (TrailStep[])[]]);

    public Trail TrailOf(StateSpace space, ImmutableArray<TrailStep> steps) => new(FormCase.Words(Item, space.Form), steps);

    public TrailStep Accepted => Done(Accept, "受理");

    public static TrailStep Done(Step step, string? outcome, int? day = null, string? by = null) =>
        new(step.Id.Value, step.Title, outcome, day, by);
}
