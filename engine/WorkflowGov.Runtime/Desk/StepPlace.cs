using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Runtime.Desk;

/// <summary>Where a step stands in a case.</summary>
public enum PlaceState
{
    /// <summary>Done.</summary>
    Done,

    /// <summary>Open now.</summary>
    Open,

    /// <summary>Still to come, if its condition holds.</summary>
    Ahead,

    /// <summary>The case has gone past it or is closed.</summary>
    PassedOver,
}

/// <summary>A step of the process with the case's place in it.</summary>
/// <param name="Step">The step.</param>
/// <param name="Title">环节名称.</param>
/// <param name="Kind">What it is in the procedure.</param>
/// <param name="Role">Who does it.</param>
/// <param name="Office">Where.</param>
/// <param name="Limit">环节时限.</param>
/// <param name="Excluded">Its time is not counted.</param>
/// <param name="Group">Title of the parallel block it stands in; null outside.</param>
/// <param name="Branch">Its branch there.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Visit">Which time it was entered last; 0 = never.</param>
/// <param name="Outcome">Outcome of the last time.</param>
/// <param name="DoneBy">Who did it.</param>
/// <param name="DoneAt">When.</param>
public sealed record StepPlace(
    StepId Step, string Title, StepKind Kind, Role Role, Office Office, string Limit, bool Excluded, string? Group, string? Branch,
    PlaceState State, int Visit, string? Outcome, string? DoneBy, Instant? DoneAt)
{
    internal static ImmutableArray<StepPlace> AllOf(ApprovalCase of, ServiceItem item, IPeople people)
    {
        var found = ImmutableArray.CreateBuilder<StepPlace>(item.Process.Steps.Length);
        Collect(item.Process.Root, null, null);
        return Settled(found.ToImmutable(), of);

        void Collect(Block block, string? group, string? branch)
        {
            switch (block)
            {
                case Block.Single single:
                    found.Add(One(single.Definition, of, group, branch, people));
                    break;
                case Block.Sequence sequence:
                    foreach (var part in sequence.Blocks)
                        Collect(part, group, branch);
                    break;
                case Block.Parallel parallel:
                    foreach (var part in parallel.Branches)
                        Collect(part.Body, parallel.Title, part.Name);
                    break;
                case Block.Choice choice:
                    foreach (var way in choice.Ways)
                        Collect(way.Body, group, branch);
                    break;
                default:
                    throw new InvalidOperationException($"Unknown block {block.GetType().Name}.");
            }
        }
    }

    private static StepPlace One(Step step, ApprovalCase of, string? group, string? branch, IPeople people)
    {
        var deed = of.Deeds.LastOrDefault(d => d.Step == step.Id);
        var open = of.Marking.Find(step.Id);
        var state = open is not null ? PlaceState.Open : deed is not null ? PlaceState.Done : PlaceState.Ahead;
        return new StepPlace(
            step.Id, step.Title, step.Kind, step.Role, step.Office, step.Limit.ToString(), step.Excluded is not null, group, branch, state,
            open?.Visit ?? deed?.Visit ?? 0, deed?.Outcome, deed is null ? null : string.Join('、', deed.By.Select((user, i) => i == 0 ? deed.ByName : people.NameOf(user))), deed?.At);
    }

    /// <summary>What lies before the furthest step reached and was never done is passed over; so is all of a closed case.</summary>
    private static ImmutableArray<StepPlace> Settled(ImmutableArray<StepPlace> places, ApprovalCase of)
    {
        var reached = places.ToList().FindLastIndex(p => p.State is PlaceState.Done or PlaceState.Open);
        return [.. places.Select((p, i) => p.State == PlaceState.Ahead && (i < reached || of.IsClosed) ? p with { State = PlaceState.PassedOver } : p)];
    }
}
