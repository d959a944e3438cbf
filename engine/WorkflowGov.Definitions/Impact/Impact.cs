using System.Collections.Immutable;
using WorkflowGov.Core;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions;

/// <summary>A place in a definition that rests on a law.</summary>
/// <param name="Where">Which element.</param>
/// <param name="Cited">The citation as it is written.</param>
public sealed record RestsOn(Text Where, string Cited);

/// <summary>An item that a change of law touches.</summary>
/// <param name="Item">The item.</param>
/// <param name="File">Its file.</param>
/// <param name="Places">What of it rests on the law.</param>
public sealed record TouchedItem(ServiceItem Item, string File, ImmutableArray<RestsOn> Places);

/// <summary>What a change of a law or an article touches (影响分析).</summary>
/// <param name="Laws">What was asked about.</param>
/// <param name="Items">Items, by authority and code.</param>
/// <param name="General">Places in what general law sets for all items.</param>
public sealed record Impact(ImmutableArray<LawReference> Laws, ImmutableArray<TouchedItem> Items, ImmutableArray<RestsOn> General)
{
    /// <summary>Looks through a catalogue.</summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="question">For example 《食品安全法》第三十五条; without an article the law as a whole.</param>
    /// <returns>What is touched; null when the question names no law.</returns>
    public static Impact? Of(Catalogue catalogue, string question)
    {
        var laws = LawReference.In(question).ToImmutableArray();
        if (laws.IsEmpty)
            return null;
        bool Touched(RestsOn place) => LawReference.In(place.Cited).Any(cited => laws.Any(l => l.Touches(cited)));
        return new Impact(
            laws,
            [
                .. catalogue.Items
                    .Select(i => new TouchedItem(i.Item, i.File, [.. PlacesOf(i.Item).Where(Touched)]))
                    .Where(i => !i.Places.IsEmpty)
                    .OrderBy(i => i.Item.Authority.Name, StringComparer.Ordinal).ThenBy(i => i.Item.Code.Value, StringComparer.Ordinal),
            ],
            [.. PlacesOf(catalogue.Law).Where(Touched)]);
    }

    /// <summary>Every citation of an item, whatever element it stands in.</summary>
    internal static IEnumerable<RestsOn> PlacesOf(ServiceItem item)
    {
        foreach (var basis in item.Basis)
            yield return new RestsOn(new Text("设定依据", "basis"), basis);
        yield return new RestsOn(new Text("法定办结时限", "statutory limit"), item.Limits.StatutoryBasis);
        if (item.Limits.Extension is { } extension)
            yield return new RestsOn(new Text("延长办理期限", "extension"), extension.Basis);
        foreach (var step in item.Process.Steps.Where(s => s.Excluded is not null))
            yield return new RestsOn(new Text($"环节“{step.Title}”不计时的依据", $"step '{step.Id}', time not counted"), step.Excluded!.Basis);
        if (item.FeeBasis is { } fee)
            yield return new RestsOn(new Text("收费依据", "fee"), fee);
    }

    private static IEnumerable<RestsOn> PlacesOf(GeneralLaw law)
    {
        yield return new RestsOn(new Text("受理期限", "acceptance limit"), law.Acceptance.Basis);
        yield return new RestsOn(new Text("补正期限", "correction limit"), law.Correction.Basis);
        yield return new RestsOn(new Text("送达期限", "delivery limit"), law.Delivery.Basis);
        foreach (var ground in law.Grounds)
            yield return new RestsOn(new Text($"特别程序：{ground.Name}", $"special procedure: {ground.Name}"), ground.Basis);
        yield return new RestsOn(new Text("救济途径", "remedies"), law.Remedies.Basis);
    }
}
