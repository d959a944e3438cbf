using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Processes;
using static WorkflowGov.Definitions.Proofs.Subject;

namespace WorkflowGov.Definitions.Proofs;

/// <summary>
/// 健全: from every place a case can come to, it can be brought to an end; it is decided once and delivered; no step
/// and no outcome is dead; nothing is left running, and returns come to an end.
/// </summary>
internal static class Soundness
{
    /// <summary>Everything that is wrong, each with its shortest way; of one kind at one step only the nearest.</summary>
    public static IEnumerable<Violation> Check(Subject subject)
    {
        var found = subject.Spaces.SelectMany(s => Places(subject, s).Concat(Moves(subject, s)).Concat(Forms(subject, s)))
            .OrderBy(v => v.Trail!.Steps.Length).DistinctBy(v => (v.Code, v.At)).ToList();
        if (!found.Any(v => v.Code is "stuck" or "lost"))
            found.AddRange(subject.Spaces.SelectMany(s => Endless(subject, s)).OrderBy(v => v.Trail!.Steps.Length).Take(1));
        return found.Concat(Dead(subject));
    }

    private static IEnumerable<Violation> Places(Subject subject, StateSpace space)
    {
        foreach (var node in space.Nodes)
        {
            Violation At(string code, string zh, string en, StepId? at) => Found(Property.Soundness, code, zh, en, at, subject.TrailOf(space, node.Way, at));
            var open = node.Open.Length == 0 ? (StepId?)null : node.Open[0];
            if (node.Standing.Ended && open is { } left)
                yield return At("left-over", $"流程已经结束，“{Title(left)}”还在办", $"The process has ended while '{left}' is still open", left);
            else if (!node.Standing.Ended && open is null)
                yield return At("lost", "没有待办的环节，流程却没有结束", "No step is open, and yet the process has not ended", null);
            else if (!node.Standing.Ended && node.Moves.Count == 0)
                yield return At("stuck", $"停在“{Title(open!.Value)}”：没有一个结果可以作出", $"Stuck at '{open}': none of its outcomes is open", open);
            if (node.Open.GroupBy(s => s).FirstOrDefault(g => g.Count() > 1) is { } twice)
                yield return At("twice", $"“{Title(twice.Key)}”同时打开了两次", $"Step '{twice.Key}' is open twice at once", twice.Key);
            if (node.Standing.Ended && node.Standing.Decision is null)
                yield return At("undecided", "流程结束了，没有作出决定", "The process ends without a decision", null);
            else if (node.Standing.Ended && !node.Delivered)
                yield return At("undelivered", "流程结束了，没有送达", "The process ends without delivery", null);
        }

        string Title(StepId step) => subject.Process[step].Title;
    }

    private static IEnumerable<Violation> Moves(Subject subject, StateSpace space)
    {
        foreach (var move in space.Nodes.SelectMany(n => n.Moves))
        {
            var (before, step) = (move.From.Standing.Decision, move.Step);
            Violation At(string code, string zh, string en) => Found(Property.Soundness, code, zh, en, step.Id, subject.TrailOf(space, move.From.Way.Append(move)));
            if (move.Decision == DecisionKind.Revoked && before != DecisionKind.Granted)
                yield return At("nothing-to-revoke", $"“{step.Title}”撤销决定，但没有准予过", $"Step '{step.Id}' revokes what was not granted");
            else if (move.Decision is DecisionKind.Granted or DecisionKind.Refused && before is not null)
                yield return At("decided-twice", $"“{step.Title}”第二次作出决定", $"Step '{step.Id}' decides a second time");
            if (step.Kind == StepKind.Deliver && before is null)
                yield return At("delivered-early", $"“{step.Title}”在决定之前", $"Step '{step.Id}' delivers before the decision");
        }
    }

    /// <summary>Whatever the form says, some way goes on at each fork and the case can be granted.</summary>
    private static IEnumerable<Violation> Forms(Subject subject, StateSpace space)
    {
        if (space.Received.Marking.Active is not [{ Step: var first }] || first != subject.Accept.Id)
            yield return Found(Property.Soundness, "not-accepted", "办件不是从“受理”开始", "A case does not begin with 受理", subject.Accept.Id, subject.TrailOf(space, []));
        foreach (var choice in subject.Process.Root.WithInside().OfType<Block.Choice>().Where(c => !c.Ways.Any(w => w.When?.Holds(space.Form) ?? true)))
        {
            var at = choice.WithInside().OfType<Block.Single>().First().Definition;
            yield return Found(Property.Soundness, "no-way", $"这样填写时，“{at.Title}”等分支没有一条路可走", $"With this form no way of the choice with '{at.Id}' can be taken", at.Id, subject.TrailOf(space, []));
        }

        if (!space.Nodes.SelectMany(n => n.Moves).Any(m => m.Decision == DecisionKind.Granted))
            yield return Found(Property.Soundness, "never-granted", "这样填写时，无论如何都不能准予", "With this form nothing can be granted, whatever the reviews say", subject.Process.Decision.Id, subject.TrailOf(space, []));
    }

    /// <summary>A cycle, or a place from which no end can be reached.</summary>
    private static IEnumerable<Violation> Endless(Subject subject, StateSpace space)
    {
        var ending = new HashSet<Node>(space.Nodes.Where(n => n.Standing.Ended));
        var before = space.Nodes.SelectMany(n => n.Moves).ToLookup(m => m.To, m => m.From);
        for (var queue = new Queue<Node>(ending); queue.TryDequeue(out var node);)
        {
            foreach (var earlier in before[node].Where(ending.Add))
                queue.Enqueue(earlier);
        }

        var endless = space.Nodes.FirstOrDefault(n => !ending.Contains(n)) ?? Graph.OnCycle(space.Nodes, n => n.Moves.Select(m => m.To));
        if (endless is not null)
        {
            var at = endless.Open.Length == 0 ? (StepId?)null : endless.Open[0];
            yield return Found(Property.Soundness, "endless", "流程可以没完没了地走下去", "The process can go on for ever", at, subject.TrailOf(space, endless.Way, at));
        }
    }

    private static IEnumerable<Violation> Dead(Subject subject)
    {
        var entered = subject.Spaces.SelectMany(s => s.Nodes.SelectMany(n => n.Open).Concat(s.Received.Marking.Active.Select(a => a.Step))).ToHashSet();
        var used = subject.Spaces.SelectMany(s => s.Nodes).SelectMany(n => n.Moves).Select(m => (m.Step.Id, m.Outcome.Label)).ToHashSet();
        foreach (var step in subject.Process.Steps)
        {
            if (!entered.Contains(step.Id))
                yield return Found(Property.Soundness, "dead-step", $"没有一种办件走得到“{step.Title}”", $"No case ever comes to step '{step.Id}'", step.Id, null);
            foreach (var dead in step.Outcomes.Where(o => entered.Contains(step.Id) && !used.Contains((step.Id, o.Label))))
                yield return Found(Property.Soundness, "dead-outcome", $"“{step.Title}”的结果“{dead.Label}”永远不能作出", $"Outcome '{dead.Label}' of step '{step.Id}' can never come", step.Id, null);
        }
    }
}
