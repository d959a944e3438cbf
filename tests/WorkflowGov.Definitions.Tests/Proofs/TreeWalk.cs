using System.Collections.Immutable;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Tests.Proofs;

/// <summary>
/// A second model of a case on its way, written apart from the engine's: the tree of blocks with what is going on in
/// each, and days that pass one by one. Slow and plain on purpose.
/// </summary>
internal sealed class TreeWalk
{
    private readonly Process process;
    private readonly IReadOnlyDictionary<string, FormValue> form;
    private readonly Dictionary<string, Dictionary<DecisionKind, int>> spans = new(StringComparer.Ordinal);
    private readonly HashSet<string> visited = new(StringComparer.Ordinal);

    private Case? accepted;

    private TreeWalk(Process process, IReadOnlyDictionary<string, FormValue> form) => (this.process, this.form) = (process, form);

    /// <summary>What is wrong, as code and step, the way proofs name it.</summary>
    public HashSet<(string Code, string? Step)> Wrong { get; } = [];

    public HashSet<string> Entered { get; } = new(StringComparer.Ordinal);

    public HashSet<(string Step, string Outcome)> Used { get; } = [];

    /// <summary>Working days from acceptance to a decision, fewest and most.</summary>
    public Dictionary<DecisionKind, (int Least, int Most)> Spans { get; private set; } = [];

    public bool Granted { get; private set; }

    public static TreeWalk Of(Process process, IReadOnlyDictionary<string, FormValue> form)
    {
        var walk = new TreeWalk(process, form);
        var start = new Case(null, false, null, false, ImmutableSortedDictionary<string, int>.Empty);
        var received = walk.Enter(process.Root, start);
        walk.Note(received);
        if (Open(received).ToList() is not [{ Step: var first }] || first != process.Steps[0])
            walk.Wrong.Add(("not-accepted", process.Steps[0].Id.Value));
        var accepted = start with { Going = received is null ? null : walk.Leave(received, process.Steps[0], start) };
        walk.accepted = accepted;
        walk.Visit(accepted);
        if (walk.Wrong.All(w => w.Code is "not-accepted"))
            walk.Spans = walk.Days(accepted, most: true).ToDictionary(d => d.Key, d => (walk.Days(accepted, most: false)[d.Key], d.Value));
        return walk;
    }

    /// <summary>Every way to a decision with each step at its limit, one step at a time: its days, and the step or steps that take most of them.</summary>
    public IEnumerable<(int Days, string Step, int Share)> Shares() => Shares(accepted!, ImmutableSortedDictionary<string, int>.Empty);

    private IEnumerable<(int Days, string Step, int Share)> Shares(Case at, ImmutableSortedDictionary<string, int> days)
    {
        foreach (var (open, _, after) in Moves(at))
        {
            var step = open.Step.Id.Value;
            var longer = days.SetItem(step, days.GetValueOrDefault(step) + Limit(open.Step));
            if (after.Decision is null)
            {
                foreach (var way in Shares(after, longer))
                    yield return way;
            }
            else
            {
                foreach (var (most, share) in longer.Where(d => d.Value == longer.Values.Max()))
                    yield return (longer.Values.Sum(), most, share);
            }
        }
    }

    private sealed record Case(Going? Going, bool Proposed, DecisionKind? Decision, bool Delivered, ImmutableSortedDictionary<string, int> Returns)
    {
        public override string ToString() => $"{Going}|{Proposed}|{Decision}|{Delivered}|{string.Join(',', Returns.Select(r => $"{r.Key}={r.Value}"))}";
    }

    /// <summary>What goes on in a block; null = nothing, the case passes.</summary>
    private abstract record Going
    {
        public sealed record At(Step Step, int Age) : Going
        {
            public override string ToString() => $"{Step.Id}:{Age}";
        }

        public sealed record In(Block.Sequence Sequence, int Index, Going Inside) : Going
        {
            public override string ToString() => $"({Index} {Inside})";
        }

        public sealed record Beside(Block.Parallel Parallel, ImmutableArray<Going?> Inside) : Going
        {
            public override string ToString() => $"[{string.Join('|', Inside.Select(i => i?.ToString() ?? "-"))}]";
        }
    }

    private void Visit(Case at)
    {
        Note(at.Going);
        if (!visited.Add(at.ToString()))
            return;
        if (at.Going is null)
        {
            if (at.Decision is null)
                Wrong.Add(("undecided", null));
            else if (!at.Delivered)
                Wrong.Add(("undelivered", null));
            return;
        }

        var moves = Moves(at).ToList();
        if (moves.Count == 0)
            Wrong.Add(("stuck", Open(at.Going).First().Step.Id.Value));
        foreach (var (step, outcome, after) in moves)
        {
            Used.Add((step.Step.Id.Value, outcome.Label));
            if (step.Step.Kind == StepKind.Deliver && at.Decision is null)
                Wrong.Add(("delivered-early", step.Step.Id.Value));
            if (step.Step.Kind == StepKind.Decide && outcome.Action is not OutcomeAction.Return && at.Decision is not null)
                Wrong.Add(("decided-twice", step.Step.Id.Value));
            Granted |= after.Decision == DecisionKind.Granted;
            Visit(after);
        }
    }

    private void Note(Going? going)
    {
        foreach (var open in Open(going))
            Entered.Add(open.Step.Id.Value);
    }

    /// <summary>All that may happen next, apart from time.</summary>
    private IEnumerable<(Going.At Step, OutcomeRule Outcome, Case After)> Moves(Case at)
    {
        foreach (var open in Open(at.Going))
        {
            foreach (var outcome in open.Step.Outcomes.Where(o => IsOpen(at, open.Step, o)))
                yield return (open, outcome, Do(at, open.Step, outcome));
        }
    }

    /// <summary>
    /// The lawful outcomes: refusal at the decision needs a failed criterion there or a review against it, a review
    /// against it bars the grant, returns are bounded.
    /// </summary>
    private static bool IsOpen(Case at, Step step, OutcomeRule outcome)
    {
        if (step.Kind == StepKind.Accept)
            return false;
        if (outcome.Action is OutcomeAction.Return back && at.Returns.GetValueOrDefault($"{step.Id} {outcome.Label}") >= back.Max)
            return false;
        if (step.Kind != StepKind.Decide)
            return true;
        return outcome.Action switch
        {
            OutcomeAction.Continue => !at.Proposed,
            OutcomeAction.Refuse => at.Proposed || !step.Criteria.IsEmpty,
            _ => true,
        };
    }

    private Case Do(Case at, Step step, OutcomeRule outcome)
    {
        var refuses = outcome.Action is OutcomeAction.Refuse;
        var decides = step.Kind == StepKind.Decide;
        var decision = outcome.Action switch
        {
            OutcomeAction.Revoke => DecisionKind.Revoked,
            OutcomeAction.Refuse when decides => DecisionKind.Refused,
            OutcomeAction.Continue when decides => DecisionKind.Granted,
            _ => at.Decision,
        };
        var after = at with
        {
            Proposed = outcome.Action is not OutcomeAction.Return && (at.Proposed || (refuses && !decides)),
            Decision = decision,
            Delivered = at.Delivered || step.Kind == StepKind.Deliver,
        };
        if (outcome.Action is not OutcomeAction.Return back)
            return after with { Going = Leave(at.Going!, step, after) };
        var key = $"{step.Id} {outcome.Label}";
        return after with { Going = Back(at.Going!, step, back.To, after).Going, Returns = at.Returns.SetItem(key, at.Returns.GetValueOrDefault(key) + 1) };
    }

    private Going? Enter(Block block, Case facts)
    {
        switch (block)
        {
            case Block.Single { Definition: var step }:
                var skipped = step.When?.Holds(form) == false
                    || (facts.Proposed && step.Kind is StepKind.Review or StepKind.Special)
                    || (facts.Decision == DecisionKind.Refused && step.Kind is StepKind.Issue or StepKind.PostCheck);
                return skipped ? null : new Going.At(step, 0);
            case Block.Sequence sequence:
                return From(sequence, 0, facts);
            case Block.Choice choice:
                return choice.Ways.FirstOrDefault(w => w.When is null || w.When.Holds(form)) is { } way ? Enter(way.Body, facts) : null;
            case Block.Parallel parallel:
                return Joined(parallel, [.. parallel.Branches.Select(b => Enter(b.Body, facts))]);
            default:
                throw new InvalidOperationException();
        }
    }

    private Going.In? From(Block.Sequence sequence, int index, Case facts)
    {
        for (var i = index; i < sequence.Blocks.Length; i++)
        {
            if (Enter(sequence.Blocks[i], facts) is { } inside)
                return new Going.In(sequence, i, inside);
        }

        return null;
    }

    private static Going.Beside? Joined(Block.Parallel parallel, ImmutableArray<Going?> inside) =>
        inside.Count(i => i is null) >= parallel.Join ? null : new Going.Beside(parallel, inside);

    private Going? Leave(Going going, Step step, Case facts) => going switch
    {
        Going.At => null,
        Going.In at => Leave(at.Inside, step, facts) is { } inside ? at with { Inside = inside } : From(at.Sequence, at.Index + 1, facts),
        Going.Beside at => Joined(at.Parallel, [.. at.Inside.Select(i => Holds(i, step) ? Leave(i!, step, facts) : i)]),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Back to a step of the nearest list around that has it; what stood behind is gone.</summary>
    private (bool Found, Going? Going) Back(Going going, Step from, StepId to, Case facts)
    {
        switch (going)
        {
            case Going.In at:
                var inner = Back(at.Inside, from, to, facts);
                if (inner.Found)
                    return (true, inner.Going is { } inside ? at with { Inside = inside } : From(at.Sequence, at.Index + 1, facts));
                for (var i = 0; i <= at.Index; i++)
                {
                    if (at.Sequence.Blocks[i] is Block.Single single && single.Definition.Id == to)
                        return (true, From(at.Sequence, i, facts));
                }

                return (false, null);
            case Going.Beside at:
                var which = at.Inside.Select((branch, i) => (branch, i)).Single(b => Holds(b.branch, from)).i;
                var branch = Back(at.Inside[which]!, from, to, facts);
                return branch.Found ? (true, Joined(at.Parallel, at.Inside.SetItem(which, branch.Going))) : branch;
            default:
                return (false, null);
        }
    }

    private static bool Holds(Going? going, Step step) => Open(going).Any(o => o.Step == step);

    private static IEnumerable<Going.At> Open(Going? going) => going switch
    {
        Going.At at => [at],
        Going.In at => Open(at.Inside),
        Going.Beside at => at.Inside.SelectMany(Open),
        _ => [],
    };

    /// <summary>
    /// Either somebody does something, or a day passes. At most: no open step grows older than its limit. At least: a
    /// public notice lasts its time before it goes on, and days pass for nothing else.
    /// </summary>
    private Dictionary<DecisionKind, int> Days(Case at, bool most)
    {
        var key = $"{most} {at}";
        if (spans.TryGetValue(key, out var known))
            return known;
        var found = new Dictionary<DecisionKind, int>();
        foreach (var (open, outcome, after) in Moves(at))
        {
            if (!most && IsNotice(open.Step) && outcome.Action is OutcomeAction.Continue && open.Age < open.Step.Limit.Amount)
                continue;
            if (at.Decision is null && after.Decision is { } decided)
                Add(found, decided, 0, most);
            else if (after.Decision is null)
                Merge(found, Days(after, most), 0, most);
        }

        var waits = most ? Open(at.Going).All(o => o.Age < Limit(o.Step)) : Open(at.Going).Any(o => IsNotice(o.Step) && o.Age < o.Step.Limit.Amount);
        if (at.Going is { } going && waits)
            Merge(found, Days(at with { Going = Older(going) }, most), 1, most);
        return spans[key] = found;
    }

    private static bool IsNotice(Step step) => step is { Review: ReviewMethod.PublicNotice, Excluded: null };

    private static int Limit(Step step) => step.Excluded is null ? step.Limit.Amount : 0;

    private static Going Older(Going going) => going switch
    {
        Going.At at => at with { Age = at.Age + 1 },
        Going.In at => at with { Inside = Older(at.Inside) },
        Going.Beside at => at with { Inside = [.. at.Inside.Select(i => i is null ? null : Older(i))] },
        _ => throw new InvalidOperationException(),
    };

    private static void Merge(Dictionary<DecisionKind, int> into, Dictionary<DecisionKind, int> from, int days, bool most)
    {
        foreach (var (kind, some) in from)
            Add(into, kind, some + days, most);
    }

    private static void Add(Dictionary<DecisionKind, int> into, DecisionKind kind, int days, bool most) =>
        into[kind] = !into.TryGetValue(kind, out var old) ? days : most ? Math.Max(old, days) : Math.Min(old, days);
}
