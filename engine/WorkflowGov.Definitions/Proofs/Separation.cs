using System.Collections.Immutable;
using WorkflowGov.Core.Processes;
using static WorkflowGov.Definitions.Proofs.Subject;

namespace WorkflowGov.Definitions.Proofs;

/// <summary>
/// 职责分离: with the people of the organisation every way can be staffed without anybody reviewing what he took in or
/// doing what not_by keeps from him. Nothing is claimed while no people are known.
/// </summary>
internal static class Separation
{
    public static IEnumerable<Violation> Check(Subject subject, int placesMax)
    {
        if (subject.Organisation.Accounts.IsEmpty)
            return [];
        var staffing = new Staffing(subject.Process, subject.Organisation);
        var lacking = TooFew(subject, staffing).ToList();
        return lacking.Count > 0 ? lacking : Apart(subject, staffing, placesMax);
    }

    private static IEnumerable<Violation> TooFew(Subject subject, Staffing staffing)
    {
        foreach (var step in subject.Process.Steps.Where(s => staffing.FitFor(s.Id).Length < Staffing.Needed(s)))
        {
            var space = subject.Spaces.Where(s => s.Nodes.Any(n => n.Open.Contains(step.Id))).MinBy(s => s.Nodes.First(n => n.Open.Contains(step.Id)).Number);
            var way = space?.Nodes.First(n => n.Open.Contains(step.Id)).Way ?? [];
            var (needed, there) = (Staffing.Needed(step), staffing.FitFor(step.Id).Length);
            yield return Found(
                Property.Separation, "too-few", $"“{step.Title}”要 {needed} 人，{step.Office}的{step.Role}只有 {there} 人",
                $"Step '{step.Id}' takes {needed}, and {step.Office} has {there} of role {step.Role}", step.Id,
                space is null ? null : subject.TrailOf(space, way, step.Id));
        }
    }

    /// <summary>When all steps together can be staffed, so can any way; else the shortest way that cannot is looked for.</summary>
    private static IEnumerable<Violation> Apart(Subject subject, Staffing staffing, int placesMax)
    {
        var shortest = subject.Spaces
            .Where(s => !staffing.CanDo(s.Nodes.SelectMany(n => n.Moves).Select(m => m.Step.Id).Append(subject.Accept.Id).Distinct()))
            .Select(s => (Space: s, Way: Unstaffable(subject, s, staffing, placesMax)))
            .Where(s => s.Way is not null).OrderBy(s => s.Way!.Value.Length).FirstOrDefault();
        if (shortest.Way is not { } way)
            yield break;
        var last = way[^1].Step;
        var others = way.Select(m => m.Step).Append(subject.Accept).Distinct().Where(s => s.Id != last.Id && Staffing.KeptApart(last, s)).Select(s => s.Title);
        yield return Found(
            Property.Separation, "same-person", $"“{last.Title}”没有人可办：符合角色的人都办过{string.Join("、", others.Select(o => $"“{o}”"))}",
            $"Nobody is left for step '{last.Id}': all of its role did a step whose doers are kept from it", last.Id,
            subject.TrailOf(shortest.Space, way));
    }

    private static ImmutableArray<Move>? Unstaffable(Subject subject, StateSpace space, Staffing staffing, int placesMax)
    {
        var known = new HashSet<(int Node, string Done)>();
        var queue = new Queue<(Node Node, ImmutableSortedSet<string> Done, ImmutableArray<Move> Way)>([(space.Nodes[0], [subject.Accept.Id.Value], [])]);
        while (queue.TryDequeue(out var at) && known.Count < placesMax)
        {
            foreach (var move in at.Node.Moves)
            {
                var (done, way) = (at.Done.Add(move.Step.Id.Value), at.Way.Add(move));
                if (done.Count > at.Done.Count && !staffing.CanDo(done.Select(d => new StepId(d))))
                    return way;
                if (known.Add((move.To.Number, string.Join(' ', done))))
                    queue.Enqueue((move.To, done, way));
            }
        }

        return null;
    }
}
