using System.Collections.Immutable;
using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions.Proofs;

namespace WorkflowGov.Definitions;

/// <summary>Something to look at in an item.</summary>
/// <param name="Code">业务办理项编码.</param>
/// <param name="Name">事项名称.</param>
/// <param name="Rule">Code of the rule or proof.</param>
/// <param name="Message">What it is.</param>
public sealed record Concern(string Code, string Name, string Rule, Text Message);

/// <summary>疑似同一事项.</summary>
/// <param name="OneCode">The one.</param>
/// <param name="OneName">Its name.</param>
/// <param name="OtherCode">The other.</param>
/// <param name="OtherName">Its name.</param>
/// <param name="Likeness">0 to 100.</param>
public sealed record SamePair(string OneCode, string OneName, string OtherCode, string OtherName, int Likeness);

/// <summary>目录体检: how the whole catalogue stands.</summary>
/// <param name="Items">Items in force.</param>
/// <param name="Proved">Those proved: sound, in time, duties apart.</param>
/// <param name="Concerns">What the proofs and the rules have to say, by item.</param>
/// <param name="Same">Pairs that may be one item, the likest first.</param>
/// <param name="High">Items whose authors are sure.</param>
/// <param name="Medium">Fairly sure.</param>
/// <param name="Low">Not sure.</param>
public sealed record CatalogueHealth(
    int Items, int Proved, ImmutableArray<Concern> Concerns, ImmutableArray<SamePair> Same, int High, int Medium, int Low)
{
    /// <summary>Looks at all items; some seconds of all processors.</summary>
    /// <param name="items">The items in force.</param>
    /// <param name="catalogue">Organisation, and the files that the rules look at.</param>
    /// <returns>How it stands.</returns>
    public static CatalogueHealth Of(IReadOnlyCollection<ServiceItem> items, Catalogue catalogue)
    {
        var proofs = items.AsParallel().AsOrdered().Select(i => (Item: i, Proof: ItemProof.Of(i, catalogue.Organisation))).ToList();
        var byFile = catalogue.Items.ToDictionary(i => i.File, i => i.Item, StringComparer.Ordinal);
        int Sure(Confidence confidence) => items.Count(i => i.Provenance.Confidence == confidence);
        return new CatalogueHealth(
            items.Count, proofs.Count(p => p.Proof.Holds),
            [
                .. proofs.SelectMany(p => p.Proof.Violations.Select(v => new Concern(p.Item.Code.Value, p.Item.Name, v.Code, v.Message))),
                .. Catalogue.Lint([catalogue.Folder]).Where(f => byFile.ContainsKey(f.File)).Select(f => new Concern(byFile[f.File].Code.Value, byFile[f.File].Name, f.Rule, f.Message)),
            ],
            [.. NearDuplicates.Among(items).OrderByDescending(d => d.Likeness).Select(d => new SamePair(d.One.Code.Value, d.One.Name, d.Other.Code.Value, d.Other.Name, d.Likeness))],
            Sure(Confidence.High), Sure(Confidence.Medium), Sure(Confidence.Low));
    }
}
