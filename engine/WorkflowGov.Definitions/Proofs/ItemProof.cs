using System.Collections.Immutable;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions.Proofs;

/// <summary>
/// What is proved of an item by looking at everything that can happen to a case of it: that it is sound, in time and
/// keeps duties apart, or the shortest way that shows it is not.
/// </summary>
/// <param name="Item">The item.</param>
/// <param name="Forms">How many kinds of forms take different ways.</param>
/// <param name="States">How many places a case can be in, over all forms.</param>
/// <param name="Times">Earliest and latest decision; null when soundness does not hold.</param>
/// <param name="Violations">What does not hold; empty when everything does.</param>
public sealed record ItemProof(
    ServiceItem Item, int Forms, int States, ProvedTimes? Times, ImmutableArray<Violation> Violations)
{
    private const int StatesMax = 200_000;

    /// <summary>Whether everything is proved.</summary>
    public bool Holds => Violations.IsEmpty;

    /// <summary>Proves an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="organisation">Whose people do its steps.</param>
    /// <param name="statesMax">Beyond so many places nothing is claimed.</param>
    /// <returns>The proof, or what stands against it.</returns>
    public static ItemProof Of(ServiceItem item, Organisation organisation, int statesMax = StatesMax)
    {
        if (FormCase.All(item) is not { } forms)
            return Unproved(item, 0, 0, "forms", "条件太多，无法逐一查看表单的各种填写", "There are too many guards to look at every kind of form");
        var spaces = ImmutableArray.CreateBuilder<StateSpace>();
        foreach (var form in forms)
        {
            if (StateSpace.Explore(item.Process, form, statesMax - spaces.Sum(s => s.Nodes.Count)) is not { } space)
                return Unproved(item, forms.Length, statesMax, "states", $"办件可能处的状态超过 {statesMax} 种，无法证明", $"A case can be in more than {statesMax} states; nothing is proved");
            spaces.Add(space);
        }

        return Of(new Subject(item, organisation, spaces.ToImmutable()), statesMax);
    }

    private static ItemProof Of(Subject subject, int placesMax)
    {
        var found = Soundness.Check(subject).ToList();
        var ends = found.All(v => v.Code is "dead-step" or "dead-outcome");
        var times = ends ? Timing.Of(subject, placesMax) : null;
        if (times is not null)
            found.AddRange(Timing.Check(subject, times, placesMax));
        else if (ends)
            found.Add(Subject.Found(Property.Time, "states", "状态太多，时限无法证明", "There are too many states to prove the limits", null, null));
        found.AddRange(Separation.Check(subject, placesMax));
        return new ItemProof(subject.Item, subject.Spaces.Length, subject.Spaces.Sum(s => s.Nodes.Count), times, [.. found]);
    }

    private static ItemProof Unproved(ServiceItem item, int forms, int states, string code, string zh, string en) =>
        new(item, forms, states, null, [Subject.Found(Property.Soundness, code, zh, en, null, null)]);
}
