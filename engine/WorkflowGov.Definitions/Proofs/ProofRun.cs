using System.Collections.Immutable;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions.Proofs;

/// <summary>Proofs of items as they stand in files.</summary>
/// <param name="Proofs">Each item that can be read, by file.</param>
/// <param name="Unreadable">Errors of what cannot be read as an item, and of what items share.</param>
public sealed record ProofRun(ImmutableArray<ItemProof> Proofs, ImmutableArray<Finding> Unreadable)
{
    /// <summary>Whether all that was asked for is proved.</summary>
    public bool Holds => Unreadable.IsEmpty && Proofs.All(p => p.Holds);

    /// <summary>
    /// Proves items. An item that breaks rules of lint is proved all the same: a counter-example says more than a rule.
    /// </summary>
    /// <param name="path">A file or a folder.</param>
    /// <param name="code">Only the item of that code; null = all.</param>
    /// <param name="definitions">The definitions folder for items that lie outside of any.</param>
    /// <returns>The proofs.</returns>
    public static ProofRun Of(string path, ItemCode? code = null, string? definitions = null)
    {
        if ((DefinitionFolder.RootOf(path) ?? definitions) is not { } root || !(File.Exists(path) || Directory.Exists(path)))
            return new ProofRun([], [DefinitionFolder.Missing(path)]);
        var files = DefinitionFiles.Read(
            root, DefinitionFolder.ItemFiles(root).Where(f => DefinitionFolder.Holds(path, f)).Union(DefinitionFolder.ItemsOutside(root, path)));
        var read = files.Items.Select(i => i.Source.File).ToHashSet(StringComparer.Ordinal);
        return new ProofRun(
            [.. files.Items.Where(i => code is null || i.Source.Item.Code == code).AsParallel().AsOrdered()
                .Select(i => Of(i, files.Shared.Commons.Organisation))],
            FindingList.Sorted(files.Found.Where(f => f.Severity == Severity.Error && !read.Contains(f.File))));
    }

    /// <summary>The proof of an item, each violation at its place in the file.</summary>
    internal static ItemProof Of(DefinitionFiles.ItemFile item, Organisation organisation)
    {
        var proof = ItemProof.Of(item.Source.Item, organisation);
        return proof with { Violations = [.. proof.Violations.Select(v => Placed(v, item))] };
    }

    private static Violation Placed(Violation violation, DefinitionFiles.ItemFile item)
    {
        var places = item.Read.Places;
        var mark = (places.Root[violation.Property == Property.Time ? "limits" : "process"] ?? places.Root).Mark;
        if (violation is { Property: not Property.Time, At: { } step } && places.Steps[step].Name is var own && own.File == places.File)
            mark = own;
        return violation with { File = mark.File, Line = mark.Line, Column = mark.Column };
    }
}
