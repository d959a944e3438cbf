using WorkflowGov.Core.Processes;

namespace WorkflowGov.Runtime.Tests.Model;

/// <summary>
/// A process under way, as a tree that mirrors its blocks: each block knows whether it is done, and nothing else. Plain
/// and slow; shares nothing with the engine's markings.
/// </summary>
internal abstract class ProcessRun
{
    public bool Done { get; protected set; }

    public static ProcessRun Of(Block block) => block switch
    {
        Block.Single single => new OfStep(single.Definition),
        Block.Sequence sequence => new OfSequence(sequence),
        Block.Parallel parallel => new OfParallel(parallel),
        Block.Choice choice => new OfChoice(choice),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Begins; done at once when there is nothing in it to wait for.</summary>
    public abstract void Begin(ReferenceFacts facts);

    /// <summary>Steps that wait.</summary>
    public abstract IEnumerable<Step> Open();

    /// <summary>A step inside was finished; false when it is not open here.</summary>
    public abstract bool Finish(StepId step, ReferenceFacts facts);

    /// <summary>Goes back to a step of the nearest sequence around the open one that has it; false when none has.</summary>
    public abstract bool GoBack(StepId from, StepId to, ReferenceFacts facts);

    private sealed class OfStep(Step step) : ProcessRun
    {
        private bool open;

        public override void Begin(ReferenceFacts facts)
        {
            open = facts.Enters(step);
            Done = !open;
        }

        public override IEnumerable<Step> Open() => open ? [step] : [];

        public override bool Finish(StepId id, ReferenceFacts facts)
        {
            if (!open || step.Id != id)
                return false;
            (open, Done) = (false, true);
            return true;
        }

        public override bool GoBack(StepId from, StepId to, ReferenceFacts facts) => false;
    }

    private sealed class OfSequence(Block.Sequence sequence) : ProcessRun
    {
        private int at;
        private ProcessRun? inside;

        public override void Begin(ReferenceFacts facts) => BeginAt(0, facts);

        public override IEnumerable<Step> Open() => inside?.Open() ?? [];

        public override bool Finish(StepId step, ReferenceFacts facts)
        {
            if (inside?.Finish(step, facts) != true)
                return false;
            if (inside.Done)
                BeginAt(at + 1, facts);
            return true;
        }

        public override bool GoBack(StepId from, StepId to, ReferenceFacts facts)
        {
            if (Open().All(s => s.Id != from))
                return false;
            if (inside!.GoBack(from, to, facts))
            {
                if (inside.Done)
                    BeginAt(at + 1, facts);
                return true;
            }

            var target = sequence.Blocks.ToList().FindIndex(b => b is Block.Single single && single.Definition.Id == to);
            if (target < 0)
                return false;
            BeginAt(target, facts);
            return true;
        }

        private void BeginAt(int from, ReferenceFacts facts)
        {
            for (at = from; at < sequence.Blocks.Length; at++)
            {
                inside = Of(sequence.Blocks[at]);
                inside.Begin(facts);
                if (!inside.Done)
                    return;
            }

            (inside, Done) = (null, true);
        }
    }

    private sealed class OfParallel(Block.Parallel parallel) : ProcessRun
    {
        private readonly List<ProcessRun> branches = [.. parallel.Branches.Select(b => Of(b.Body))];

        public override void Begin(ReferenceFacts facts)
        {
            branches.ForEach(b => b.Begin(facts));
            Look();
        }

        public override IEnumerable<Step> Open() => Done ? [] : branches.SelectMany(b => b.Open());

        public override bool Finish(StepId step, ReferenceFacts facts)
        {
            var found = branches.Exists(b => b.Finish(step, facts));
            Look();
            return found;
        }

        public override bool GoBack(StepId from, StepId to, ReferenceFacts facts)
        {
            var found = branches.Exists(b => b.GoBack(from, to, facts));
            Look();
            return found;
        }

        private void Look() => Done = branches.Count(b => b.Done) >= parallel.Join;
    }

    private sealed class OfChoice(Block.Choice choice) : ProcessRun
    {
        private ProcessRun? taken;

        public override void Begin(ReferenceFacts facts)
        {
            if (choice.Ways.FirstOrDefault(w => w.When?.Holds(facts.Form) ?? true) is { } way)
            {
                taken = Of(way.Body);
                taken.Begin(facts);
            }

            Done = taken?.Done ?? true;
        }

        public override IEnumerable<Step> Open() => taken?.Open() ?? [];

        public override bool Finish(StepId step, ReferenceFacts facts) => Through(taken?.Finish(step, facts) ?? false);

        public override bool GoBack(StepId from, StepId to, ReferenceFacts facts) => Through(taken?.GoBack(from, to, facts) ?? false);

        private bool Through(bool found)
        {
            Done = taken?.Done ?? true;
            return found;
        }
    }
}

/// <summary>What decides whether a step is entered.</summary>
internal sealed record ReferenceFacts(IReadOnlyDictionary<string, FormValue> Form, bool RefusalProposed, bool Refused)
{
    public bool Enters(Step step)
    {
        if (step.When is not null && !step.When.Holds(Form))
            return false;
        if (RefusalProposed && step.Kind is StepKind.Review or StepKind.Special)
            return false;
        return !(Refused && step.Kind is StepKind.Issue or StepKind.PostCheck);
    }
}
