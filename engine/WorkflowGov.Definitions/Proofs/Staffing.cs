using System.Collections.Immutable;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Proofs;

/// <summary>
/// Whether steps can be given people: as many as each takes, of its office and role, and nobody where he may not be
/// (收件权和审核权分离, 回避). Somebody may do several steps, and the same people a step again after a return.
/// </summary>
internal sealed class Staffing
{
    private readonly Dictionary<StepId, ImmutableArray<string>> fit;
    private readonly Process process;

    public Staffing(Process process, Organisation organisation)
    {
        this.process = process;
        var byPlace = organisation.Accounts.SelectMany(a => a.Roles.Select(r => (a.Office, Role: r, a.User))).ToLookup(a => (a.Office, a.Role), a => a.User);
        fit = process.Steps.ToDictionary(s => s.Id, s => byPlace[(s.Office, s.Role)].ToImmutableArray());
    }

    /// <summary>Who is of the step's office and role.</summary>
    public ImmutableArray<string> FitFor(StepId step) => fit[step];

    /// <summary>
    /// How many people of the roll a step takes: all who sign (会签), all members (表决; the convener may be one of them);
    /// a panel's other experts are no staff, and its convener enters what they signed.
    /// </summary>
    public static int Needed(Step step) => step.Review == ReviewMethod.ExpertPanel ? 1 : step.People;

    /// <summary>Whether all of these steps can be staffed in one case.</summary>
    public bool CanDo(IEnumerable<StepId> steps)
    {
        var asked = steps.Select(s => process[s]).OrderBy(s => fit[s.Id].Length - Needed(s)).ToImmutableArray();
        return Give(asked, 0, ImmutableDictionary<StepId, ImmutableHashSet<string>>.Empty);
    }

    /// <summary>Steps whose doers may not do another, stated (not_by) or always (who took in never reviews).</summary>
    public static bool KeptApart(Step one, Step other) =>
        one.NotBy.Contains(other.Id) || other.NotBy.Contains(one.Id) || ReviewsWhatOtherTookIn(one, other) || ReviewsWhatOtherTookIn(other, one);

    private static bool ReviewsWhatOtherTookIn(Step one, Step other) =>
        other.Kind == StepKind.Accept && one.Kind is StepKind.Review or StepKind.Special or StepKind.Decide or StepKind.PostCheck;

    private bool Give(ImmutableArray<Step> steps, int index, ImmutableDictionary<StepId, ImmutableHashSet<string>> given)
    {
        if (index == steps.Length)
            return true;
        var step = steps[index];
        var barred = steps.Take(index).Where(s => KeptApart(step, s)).SelectMany(s => given[s.Id]).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<string> free = [.. fit[step.Id].Where(p => !barred.Contains(p))];
        return Choose(free, Needed(step)).Any(chosen => Give(steps, index + 1, given.SetItem(step.Id, chosen)));
    }

    /// <summary>Every choice of so many people, fewest first tried.</summary>
    private static IEnumerable<ImmutableHashSet<string>> Choose(ImmutableArray<string> people, int count)
    {
        if (count == 0)
            return [[]];
        return people.SelectMany((p, i) => Choose(people[(i + 1)..], count - 1).Select(rest => rest.Add(p)));
    }
}
