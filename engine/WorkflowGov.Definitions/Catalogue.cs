using System.Collections.Frozen;
using System.Collections.Immutable;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions.Language;
using WorkflowGov.Definitions.Rules;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions;

/// <summary>An item with the text it was written as.</summary>
/// <param name="Item">The compiled item.</param>
/// <param name="File">The file.</param>
/// <param name="Text">Its YAML, as its authors wrote it.</param>
public sealed record DefinitionSource(ServiceItem Item, string File, string Text);

/// <summary>What came of reading definitions: a catalogue, or the findings that stand in its way.</summary>
/// <param name="Catalogue">Null when there is any error: nothing is loaded by halves.</param>
/// <param name="Findings">All findings of all files, by file and place.</param>
public sealed record CatalogueLoad(Catalogue? Catalogue, ImmutableArray<Finding> Findings)
{
    /// <summary>Whether an error stands in the way.</summary>
    public bool HasErrors => Findings.Any(f => f.Severity == Severity.Error);
}

/// <summary>Everything under <c>definitions/</c>, checked and compiled. Immutable and safe to share.</summary>
public sealed class Catalogue
{
    private readonly FrozenDictionary<ItemCode, DefinitionSource> byCode;

    private Catalogue(
        ImmutableArray<DefinitionSource> items, Organisation organisation, GeneralLaw law, LadderPolicy ladder,
        ImmutableArray<HolidayNotice> notices)
    {
        (Items, Organisation, Law, Ladder, Notices) = (items, organisation, law, ladder, notices);
        byCode = items.ToFrozenDictionary(i => i.Item.Code);
    }

    /// <summary>All items, by file.</summary>
    public ImmutableArray<DefinitionSource> Items { get; }

    /// <summary>Bodies, roles and demo accounts.</summary>
    public Organisation Organisation { get; }

    /// <summary>What general law sets.</summary>
    public GeneralLaw Law { get; }

    /// <summary>When cards fall.</summary>
    public LadderPolicy Ladder { get; }

    /// <summary>Holiday notices, revisions included.</summary>
    public ImmutableArray<HolidayNotice> Notices { get; }

    /// <summary>The item of that code, or null.</summary>
    /// <param name="code">The code.</param>
    /// <returns>The item.</returns>
    public DefinitionSource? Find(ItemCode code) => byCode.GetValueOrDefault(code);

    /// <summary>Reads a folder of definitions; reads every file and reports everything at once.</summary>
    /// <param name="folder">The folder that holds <c>items/</c>, <c>patterns/</c> and the rest.</param>
    /// <returns>The catalogue, or the findings.</returns>
    public static CatalogueLoad Load(string folder)
    {
        var findings = new List<Finding>();
        var shared = SharedFiles.Read(folder, findings);
        var items = ReadItems(DefinitionFolder.ItemFiles(folder), shared, findings);
        findings.AddRange(ItemRules.Across([.. items.Select(i => i.Read)]));
        var sorted = Sorted(findings);
        if (sorted.Any(f => f.Severity == Severity.Error))
            return new CatalogueLoad(null, sorted);
        var sources = items.Select(i => new DefinitionSource(i.Read.Item, i.File, File.ReadAllText(i.File)));
        return new CatalogueLoad(
            new Catalogue([.. sources], shared.Commons.Organisation, shared.Law!, shared.Ladder!, shared.Notices), sorted);
    }

    /// <summary>Checks files or folders; what items share is taken from the definitions folder they lie in.</summary>
    /// <param name="paths">Files or folders.</param>
    /// <returns>All findings, by file and place.</returns>
    public static ImmutableArray<Finding> Lint(IEnumerable<string> paths)
    {
        var findings = new List<Finding>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path) && DefinitionFolder.IsRoot(path))
                findings.AddRange(Load(path).Findings);
            else
                findings.AddRange(LintPart(path));
        }

        return Sorted(findings);
    }

    /// <summary>Reads the calendars of a definitions folder alone.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The notices, and findings.</returns>
    public static (ImmutableArray<HolidayNotice> Notices, ImmutableArray<Finding> Findings) LoadNotices(string folder)
    {
        var findings = new List<Finding>();
        var notices = SharedFiles.ReadNotices(folder, findings);
        return (notices, Sorted(findings));
    }

    private static List<Finding> LintPart(string path)
    {
        var findings = new List<Finding>();
        var root = DefinitionFolder.RootOf(path);
        if (root is null || !(File.Exists(path) || Directory.Exists(path)))
        {
            findings.Add(new Finding("WG1009", Severity.Error, path, 1, 1, new Core.Text(
                "找不到文件，或者它不在 definitions 文件夹里", "No such file, or it is not inside a definitions folder")));
            return findings;
        }

        var shared = SharedFiles.Read(root, findings);
        var files = File.Exists(path) ? [path] : DefinitionFolder.YamlFiles(path);
        var items = ReadItems(files.Where(f => DefinitionFolder.IsItem(root, f)), shared, findings);
        findings.AddRange(ItemRules.Across([.. items.Select(i => i.Read)]));
        return findings;
    }

    private static List<(string File, ReadItem Read)> ReadItems(
        IEnumerable<string> files, SharedFiles shared, List<Finding> findings)
    {
        var items = new List<(string, ReadItem)>();
        foreach (var file in files)
        {
            if (NodeReader.ReadFile(file, file, findings) is not { } map
                || new ItemReader(shared.Commons, findings).Read(map) is not { } read)
                continue;
            findings.AddRange(ItemRules.Of(read, shared));
            items.Add((file, read));
        }

        return items;
    }

    private static ImmutableArray<Finding> Sorted(IEnumerable<Finding> findings) =>
    [
        .. findings.Distinct().OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Column)
            .ThenBy(f => f.Rule, StringComparer.Ordinal),
    ];
}
