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
        return new ItemFile(new DefinitionSource(read.Item, file, text, read.Canonical), read);
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

    /// <summary>The same of several files together; a file of an item that moved is looked at no more, unless it stays.</summary>
    public List<(ItemFile? Item, ImmutableArray<Finding> Findings)> Look(IReadOnlyList<(string File, byte[] Content)> drafts, Func<string, bool> stays)
    {
        var read = drafts.AsParallel().AsOrdered().Select(d => ReadBytes(d.File, d.Content)).ToList();
        var files = drafts.Select(d => d.File).ToHashSet(StringComparer.Ordinal);
        var codes = read.Select(r => r.Item?.Source.Item.Code).ToHashSet();
        var others = Items.Where(i => !files.Contains(i.Source.File) && (stays(i.Source.File) || !codes.Contains(i.Source.Item.Code)));
        var among = CatalogueRules.Of([.. others.Select(i => i.Read), .. read.Select(r => r.Item?.Read).OfType<ReadItem>()], Shared, all: false).ToLookup(f => f.File);
        return [.. read.Select((r, i) => (r.Item, FindingList.Sorted(r.Found.Concat(among[drafts[i].File]))))];
    }

    private (ItemFile? Item, List<Finding> Found) ReadBytes(string file, byte[] content)
    {
        var found = new List<Finding>();
        return (NodeReader.Decode(content, file, found) is { } text ? ReadItem(file, text, found) : null, found);
    }

    /// <summary>What was found, with what shows only when all items are seen together.</summary>
    public IEnumerable<Finding> Check() => Found.Concat(CatalogueRules.Of(
        [.. Items.Select(i => i.Read)], Shared, all: Found.All(f => f.Severity != Severity.Error)));
}
