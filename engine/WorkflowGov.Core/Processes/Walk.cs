using System.Collections.Immutable;

namespace WorkflowGov.Core.Processes;

/// <summary>What routing depends on besides the process itself.</summary>
/// <param name="Form">The application form.</param>
/// <param name="RefusalProposed">A review proposed refusal: further reviews are skipped.</param>
/// <param name="Refused">The decision was a refusal: 制证 and 事后核查 are skipped.</param>
public sealed record Facts(IReadOnlyDictionary<string, FormValue> Form, bool RefusalProposed, bool Refused);

/// <summary>A marking after a move.</summary>
/// <param name="Marking">Where the case stands now.</param>
/// <param name="Ended">Whether the process has come to its end.</param>
public sealed record Moved(Marking Marking, bool Ended);

/// <summary>Moves a case through its process: a pure function of process, marking and facts.</summary>
public sealed class Walk
{
    private readonly Process process;
    private readonly Facts facts;
    private Marking marking;

    private Walk(Process process, Marking marking, Facts facts) =>
        (this.process, this.marking, this.facts) = (process, marking, facts);

    /// <summary>Enters the process.</summary>
    /// <param name="process">The process.</param>
    /// <param name="facts">What routing depends on.</param>
    /// <returns>The first marking.</returns>
    public static Moved Start(Process process, Facts facts) => Restart(process, Marking.Empty, facts);

    /// <summary>Enters the process again from its beginning; visits go on counting, returns and joins are forgotten.</summary>
    /// <param name="process">The process.</param>
    /// <param name="marking">Where the case stood.</param>
    /// <param name="facts">What routing depends on.</param>
    /// <returns>The first marking.</returns>
    public static Moved Restart(Process process, Marking marking, Facts facts)
    {
        var walk = new Walk(process, marking with { Active = [], Returns = [], Joins = [] }, facts);
        var ended = walk.EnterFrom(process.Root, 0);
        return new Moved(walk.marking, ended);
    }

    /// <summary>Leaves an open step and goes on behind it.</summary>
    /// <param name="process">The process.</param>
    /// <param name="marking">Where the case stands.</param>
    /// <param name="step">The step that is done.</param>
    /// <param name="facts">What routing depends on, the step's effect included.</param>
    /// <returns>The next marking.</returns>
    public static Moved Finish(Process process, Marking marking, StepId step, Facts facts)
    {
        var walk = new Walk(process, marking.Close(step), facts);
        var ended = walk.GoOn(process.PathTo(step));
        return new Moved(walk.marking, ended);
    }

    /// <summary>Goes back from an open step to an earlier one; what was open in between is cancelled.</summary>
    /// <param name="process">The process.</param>
    /// <param name="marking">Where the case stands.</param>
    /// <param name="from">The step that returns.</param>
    /// <param name="outcome">Its outcome's label, counted against its bound.</param>
    /// <param name="to">The step returned to.</param>
    /// <param name="facts">What routing depends on.</param>
    /// <returns>The next marking.</returns>
    public static Moved Return(
        Process process, Marking marking, StepId from, string outcome, StepId to, Facts facts)
    {
        var walk = new Walk(process, marking.CountReturn(from, outcome).Close(from), facts);
        var target = process.PathTo(to);
        var (sequence, index) = ((Block.Sequence)target[^1].Block, target[^1].Index);
        walk.Cancel(step => process.PathTo(step).Any(t => ReferenceEquals(t.Block, sequence) && t.Index >= index));
        foreach (var block in sequence.Blocks.Skip(index))
            walk.ForgetJoins(block);
        var ended = walk.EnterFrom(sequence, index) && walk.GoOn(target[..^1]);
        return new Moved(walk.marking, ended);
    }

    /// <summary>Enters a block; true when there was nothing in it to wait for.</summary>
    private bool Enter(Block block) => block switch
    {
        Block.Single single => EnterStep(single.Definition),
        Block.Sequence sequence => EnterFrom(sequence, 0),
        Block.Parallel parallel => EnterBranches(parallel),
        Block.Choice choice => choice.Ways.FirstOrDefault(w => w.When?.Holds(facts.Form) ?? true) is not { } way
            || EnterFrom(way.Body, 0),
        _ => throw new InvalidOperationException($"Unknown block {block.GetType().Name}."),
    };

    private bool EnterStep(Step step)
    {
        if (Skips(step))
            return true;
        marking = marking.Open(step.Id);
        return false;
    }

    private bool Skips(Step step) =>
        (step.When is { } guard && !guard.Holds(facts.Form))
        || (facts.RefusalProposed && step.Kind is StepKind.Review or StepKind.Special)
        || (facts.Refused && step.Kind is StepKind.Issue or StepKind.PostCheck);

    private bool EnterFrom(Block.Sequence sequence, int index)
    {
        for (var i = index; i < sequence.Blocks.Length; i++)
        {
            if (!Enter(sequence.Blocks[i]))
                return false;
        }

        return true;
    }

    private bool EnterBranches(Block.Parallel parallel)
    {
        var key = FirstStep(parallel);
        marking = marking.Forget(key);
        for (var i = 0; i < parallel.Branches.Length; i++)
        {
            if (EnterFrom(parallel.Branches[i].Body, 0))
                marking = marking.Join(key, i);
        }

        return JoinComplete(parallel, key);
    }

    private bool GoOn(ImmutableArray<Process.Turn> path)
    {
        for (var i = path.Length - 1; i >= 0; i--)
        {
            var (block, index) = path[i];
            if (block is Block.Sequence sequence && !EnterFrom(sequence, index + 1))
                return false;
            if (block is Block.Parallel parallel && !LeaveBranch(parallel, index))
                return false;
        }

        return true;
    }

    private bool LeaveBranch(Block.Parallel parallel, int branch)
    {
        var key = FirstStep(parallel);
        marking = marking.Join(key, branch);
        return JoinComplete(parallel, key);
    }

    private bool JoinComplete(Block.Parallel parallel, StepId key)
    {
        if (marking.JoinedIn(key) < parallel.Join)
            return false;
        Cancel(step => process.PathTo(step).Any(t => ReferenceEquals(t.Block, parallel)));
        ForgetJoins(parallel);
        return true;
    }

    private void Cancel(Func<StepId, bool> inside) =>
        marking = marking with { Active = marking.Active.RemoveAll(a => inside(a.Step)) };

    private void ForgetJoins(Block block)
    {
        switch (block)
        {
            case Block.Parallel parallel:
                marking = marking.Forget(FirstStep(parallel));
                foreach (var branch in parallel.Branches)
                    ForgetJoins(branch.Body);
                break;
            case Block.Sequence sequence:
                foreach (var inner in sequence.Blocks)
                    ForgetJoins(inner);
                break;
            case Block.Choice choice:
                foreach (var way in choice.Ways)
                    ForgetJoins(way.Body);
                break;
            default:
                break;
        }
    }

    /// <summary>
    /// The name of a block: its first step, and a mark for each parallel block that begins there, so that one inside
    /// another keeps its own count of finished branches.
    /// </summary>
    private static StepId FirstStep(Block block) => block switch
    {
        Block.Single single => single.Definition.Id,
        Block.Sequence sequence => FirstStep(sequence.Blocks[0]),
        Block.Parallel parallel => new StepId(FirstStep(parallel.Branches[0].Body).Value + "|"),
        Block.Choice choice => FirstStep(choice.Ways[0].Body),
        _ => throw new InvalidOperationException($"Unknown block {block.GetType().Name}."),
    };
}
