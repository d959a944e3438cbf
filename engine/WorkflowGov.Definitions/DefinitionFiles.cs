using System.Collections.Immutable;
using WorkflowGov.Definitions.Fixes;
using WorkflowGov.Definitions.Language;
using WorkflowGov.Definitions.Rules;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions;

/// <summary>All files of a definitions folder as read, with what was found on the way.</summary>
/// <param name="Shared">What items share.</param>
/// <param name="Items">The items that could be read.</param>
/// <param name="Found">What reading found, rules on single items included.</param>
internal sealed record DefinitionFiles(
    SharedFiles Shared, ImmutableArray<DefinitionFiles.ItemFile> Items, ImmutableArray<Finding> Found)
{
    /// <summary>An item with its text and places.</summary>
    internal sealed record ItemFile(DefinitionSource Source, ReadItem Read);

    public static DefinitionFiles Read(string root, IEnumerable<string> itemFiles)
    {
        var found = new List<Finding>();
        var files = new DefinitionFiles(SharedFiles.Read(root, found), [], []);
        var read = itemFiles.AsParallel().AsOrdered().Select(files.ReadFile).ToList();
        return files with
        {
            Items = [.. read.Select(r => r.Item).OfType<ItemFile>()],
            Found = [.. found, .. read.SelectMany(r => r.Found)],
        };
    }

    /// <summary>Reads and checks one item; null when its structure does not hold.</summary>
    public ItemFile? ReadItem(string file, string text, List<Finding> found)
    {
        if (NodeReader.ReadText(text, file, found) is not { } map
            || new ItemReader(Shared.Commons, found).Read(map) is not { } read)
            return null;
        found.AddRange(ItemRules.Of(read, Shared));
        return new ItemFile(new DefinitionSource(read.Item, file, text), read);
    }

    private (ItemFile? Item, List<Finding> Found) ReadFile(string file)
    {
        var found = new List<Finding>();
        return (NodeReader.TextOf(file, file, found) is { } text ? ReadItem(file, text, found) : null, found);
    }

    /// <summary>What is to be said of the text of one item as it would stand among the others.</summary>
    public (ItemFile? Item, ImmutableArray<Finding> Findings) Look(string text, string file)
    {
        var found = new List<Finding>();
        var item = ReadItem(file, text, found);
        var others = Items.Where(i => i.Source.File != file).Select(i => i.Read);
        if (item is not null)
            found.AddRange(CatalogueRules.Of([.. others, item.Read], Shared, all: false).Where(f => f.File == file));
        return (item, FixText.Of(FindingList.Sorted(found), f => f == file ? text : null));
    }

    /// <summary>What was found, with what shows only when all items are seen together.</summary>
    public IEnumerable<Finding> Check() => Found.Concat(CatalogueRules.Of(
        [.. Items.Select(i => i.Read)], Shared, all: Found.All(f => f.Severity != Severity.Error)));
}
