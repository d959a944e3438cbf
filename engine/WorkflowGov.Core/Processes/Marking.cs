using System.Collections.Immutable;

namespace WorkflowGov.Core.Processes;

/// <summary>Where a case stands in its process: the open steps and what the bounds need to know. Immutable.</summary>
/// <param name="Active">Open steps, in the order they were entered.</param>
/// <param name="Visits">How often each step was entered.</param>
/// <param name="Returns">How often each returning outcome was used.</param>
/// <param name="Joins">Branches finished in each open parallel block.</param>
public sealed record Marking(
    ImmutableArray<ActiveStep> Active,
    ImmutableArray<Visits> Visits,
    ImmutableArray<ReturnsUsed> Returns,
    ImmutableArray<Joined> Joins)
{
    /// <summary>Nothing entered yet.</summary>
    public static readonly Marking Empty = new([], [], [], []);

    /// <summary>The open step of that name, or null.</summary>
    /// <param name="step">The step's name.</param>
    /// <returns>The open step, or null when it is not open.</returns>
    public ActiveStep? Find(StepId step) => Active.FirstOrDefault(a => a.Step == step);

    /// <summary>How often a returning outcome was used.</summary>
    /// <param name="step">The step.</param>
    /// <param name="outcome">The outcome's label.</param>
    /// <returns>The count.</returns>
    public int ReturnsOf(StepId step, string outcome) =>
        Returns.FirstOrDefault(r => r.Step == step && r.Outcome == outcome)?.Count ?? 0;

    internal Marking Open(StepId step)
    {
        var before = Visits.FirstOrDefault(v => v.Step == step);
        var now = new Visits(step, (before?.Count ?? 0) + 1);
        return this with
        {
            Active = Active.Add(new ActiveStep(step, now.Count, null)),
            Visits = before is null ? Visits.Add(now) : Visits.Replace(before, now),
        };
    }

    internal Marking Close(StepId step) => this with { Active = Active.RemoveAll(a => a.Step == step) };

    internal Marking CountReturn(StepId step, string outcome)
    {
        var before = Returns.FirstOrDefault(r => r.Step == step && r.Outcome == outcome);
        var now = new ReturnsUsed(step, outcome, (before?.Count ?? 0) + 1);
        return this with { Returns = before is null ? Returns.Add(now) : Returns.Replace(before, now) };
    }

    internal Marking Join(StepId block, int branch) =>
        this with { Joins = Joins.Add(new Joined(block, branch)) };

    internal int JoinedIn(StepId block) => Joins.Count(j => j.Block == block);

    internal Marking Forget(StepId block) => this with { Joins = Joins.RemoveAll(j => j.Block == block) };
}

/// <summary>An open step (待办环节).</summary>
/// <param name="Step">Which.</param>
/// <param name="Visit">Which time it is entered, from 1.</param>
/// <param name="ClaimedBy">Who claimed it, or null.</param>
public sealed record ActiveStep(StepId Step, int Visit, string? ClaimedBy);

/// <summary>How often a step was entered.</summary>
/// <param name="Step">Which.</param>
/// <param name="Count">How often.</param>
public sealed record Visits(StepId Step, int Count);

/// <summary>How often a returning outcome was used.</summary>
/// <param name="Step">Which step.</param>
/// <param name="Outcome">Which outcome.</param>
/// <param name="Count">How often.</param>
public sealed record ReturnsUsed(StepId Step, string Outcome, int Count);

/// <summary>A finished branch of an open parallel block.</summary>
/// <param name="Block">The block, named by its first step with a "|" for each parallel block that begins there.</param>
/// <param name="Branch">The branch's index.</param>
public sealed record Joined(StepId Block, int Branch);
