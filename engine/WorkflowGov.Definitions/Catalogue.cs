using System.Collections.Frozen;
using System.Collections.Immutable;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions.Documents;
using WorkflowGov.Definitions.Fixes;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions;

/// <summary>An item with the text it was written as.</summary>
/// <param name="Item">The compiled item.</param>
/// <param name="File">The file.</param>
/// <param name="Text">Its YAML, as its authors wrote it.</param>
/// <param name="Canonical">The text that its hash is SHA-256 of: pattern and shared materials written out, keys in order.</param>
public sealed record DefinitionSource(ServiceItem Item, string File, string Text, string Canonical);

/// <summary>What came of reading definitions: a catalogue, or the findings that stand in its way.</summary>
/// <param name="Catalogue">Null when there is any error: nothing is loaded by halves.</param>
/// <param name="Findings">All findings of all files, by file and place.</param>
public sealed record CatalogueLoad(Catalogue? Catalogue, ImmutableArray<Finding> Findings)
{
    /// <summary>Whether an error stands in the way.</summary>
    public bool HasErrors => Findings.Any(f => f.Severity == Severity.Error);
}

/// <summary>What came of checking the text of one item.</summary>
/// <param name="Item">Null when there is any error.</param>
/// <param name="Findings">All findings, by place.</param>
public sealed record ItemCheck(ServiceItem? Item, ImmutableArray<Finding> Findings);

/// <summary>All there is to say of an item's draft.</summary>
/// <param name="Item">The item as it reads, whatever rules it breaks; null when it cannot be read as one.</param>
/// <param name="Findings">All findings, by place.</param>
/// <param name="Proof">What is proved of it, or the ways that break it; null when it cannot be read.</param>
/// <param name="Canonical">The text that its hash is of; null when it cannot be read.</param>
public sealed record DraftReview(ServiceItem? Item, ImmutableArray<Finding> Findings, Proofs.ItemProof? Proof, string? Canonical = null);

/// <summary>共用材料.</summary>
/// <param name="Key">As items refer to it.</param>
/// <param name="Name">材料名称.</param>
public sealed record SharedMaterial(string Key, string Name);

/// <summary>Everything under <c>definitions/</c>, checked and compiled. Immutable and safe to share.</summary>
public sealed class Catalogue
{
    private readonly FrozenDictionary<ItemCode, DefinitionSource> byCode;
    private readonly FrozenDictionary<ItemCode, StreetStage> stages;
    private readonly DefinitionFiles files;

    private Catalogue(string folder, DefinitionFiles files)
    {
        (Folder, this.files) = (folder, files);
        Items = [.. files.Items.Select(i => i.Source)];
        byCode = Items.ToFrozenDictionary(i => i.Item.Code);
        Stages = [.. files.Shared.Stages.Select(s => s.Stage)];
        stages = Stages.ToFrozenDictionary(s => s.Code);
    }

    /// <summary>The folder it was read from.</summary>
    public string Folder { get; }

    /// <summary>All items, by file.</summary>
    public ImmutableArray<DefinitionSource> Items { get; }

    /// <summary>What street offices do of the district's items.</summary>
    public ImmutableArray<StreetStage> Stages { get; }

    /// <summary>Bodies, roles and demo accounts.</summary>
    public Organisation Organisation => files.Shared.Commons.Organisation;

    /// <summary>What general law sets.</summary>
    public GeneralLaw Law => files.Shared.Law!;

    /// <summary>When cards fall.</summary>
    public LadderPolicy Ladder => files.Shared.Ladder!;

    /// <summary>文书模板, by kind.</summary>
    public ImmutableArray<DocumentTemplate> Documents => files.Shared.Documents;

    /// <summary>Rules of the windows.</summary>
    public ServiceRules Service => files.Shared.Service!;

    /// <summary>What the e-licence store holds when one tries the product.</summary>
    public ImmutableArray<DemoLicence> DemoLicences => files.Shared.DemoLicences;

    /// <summary>Holiday notices, revisions included.</summary>
    public ImmutableArray<HolidayNotice> Notices => files.Shared.Notices;

    /// <summary>流程模板, by name.</summary>
    public ImmutableArray<PatternOutline> Patterns =>
        [.. files.Shared.Commons.Patterns.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => PatternOutline.Of(p.Key, p.Value))];

    /// <summary>共用材料: key and name, by name.</summary>
    public ImmutableArray<SharedMaterial> Materials =>
        [.. files.Shared.Commons.Materials.Select(m => new SharedMaterial(m.Key, m.Value["name"] is Node.Scalar name ? name.Text : m.Key)).OrderBy(m => m.Name, StringComparer.Ordinal)];

    /// <summary>What there is to know of each element before it is written, with the text of the articles that govern it.</summary>
    public ImmutableArray<ElementHelp> Elements =>
        [.. ElementNotes.All.Select(n => new ElementHelp(n.Element, n.Term, n.Allowed, [.. n.Law.SelectMany(files.Shared.ArticleTexts.In)]))];

    /// <summary>What is known of the articles that a draft cites.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="type">事项类型: how a bare 日 is counted; null while it cannot be read.</param>
    /// <returns>Line by line; citations that nothing is known of are left out.</returns>
    public ImmutableArray<CitedArticle> Cited(string text, ItemType? type) => CitedArticle.In(text, type, files.Shared);

    /// <summary>Where a new item of a code would lie: beside the others of its authority.</summary>
    /// <param name="code">A code that no item has.</param>
    /// <returns>The file; null when the code names no authority of this catalogue.</returns>
    public string? PlaceFor(ItemCode code)
    {
        var authority = Organisation.Authorities.FirstOrDefault(a => a.Uscc == code.Authority);
        if (authority is null)
            return null;
        var beside = Items.Where(i => i.Item.Authority == authority.Office).Select(i => Path.GetDirectoryName(i.File)).FirstOrDefault();
        return Path.Combine(beside ?? Path.Combine(Folder, "items"), $"{code.Value}.yaml");
    }

    /// <summary>The key of the shared material of a name, or null.</summary>
    /// <param name="name">The very name.</param>
    /// <returns>The key.</returns>
    internal string? SharedMaterialOf(string name) =>
        files.Shared.Commons.Materials.Where(m => m.Value["name"] is Node.Scalar known && known.Text == name).Select(m => m.Key).FirstOrDefault();

    /// <summary>The item of that code, or null.</summary>
    /// <param name="code">The code.</param>
    /// <returns>The item.</returns>
    public DefinitionSource? Find(ItemCode code) => byCode.GetValueOrDefault(code);

    /// <summary>The item behind a code: a street stage's code means the district's item, wherever it is applied for.</summary>
    /// <param name="code">Code of an item or of a stage.</param>
    /// <returns>Code of the item; the same code when it is no stage.</returns>
    public ItemCode ItemBehind(ItemCode code) => stages.TryGetValue(code, out var stage) ? stage.Of : code;

    /// <summary>Reads a folder of definitions; reads every file and reports everything at once.</summary>
    /// <param name="folder">The folder that holds <c>items/</c>, <c>patterns/</c> and the rest.</param>
    /// <returns>The catalogue, or the findings.</returns>
    public static CatalogueLoad Load(string folder)
    {
        var files = DefinitionFiles.Read(folder, DefinitionFolder.ItemFiles(folder));
        var findings = FindingList.Sorted(files.Check());
        var broken = findings.Any(f => f.Severity == Severity.Error);
        return new CatalogueLoad(broken ? null : new Catalogue(folder, files), findings);
    }

    /// <summary>
    /// Checks the text of one item as it would stand in this catalogue, for editors and for reading back what was
    /// published: the same text with the same patterns and materials gives the same hash.
    /// </summary>
    /// <param name="text">The YAML.</param>
    /// <param name="file">The file it comes from or goes to; an item of that file is the one replaced.</param>
    /// <returns>The item, or what is wrong with it.</returns>
    public ItemCheck Check(string text, string file)
    {
        var (item, findings) = files.Look(text, file);
        return new ItemCheck(findings.Any(f => f.Severity == Severity.Error) ? null : item?.Source.Item, findings);
    }

    /// <summary>Checks and proves a draft, for editors and before it is published.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="file">The file it goes to.</param>
    /// <returns>All there is to say.</returns>
    public DraftReview Review(string text, string file)
    {
        var (item, findings) = files.Look(text, file);
        return item is null
            ? new DraftReview(null, findings, null)
            : new DraftReview(item.Source.Item, findings, Proofs.ProofRun.Of(item, Organisation), item.Read.Canonical);
    }

    /// <summary>Checks and proves drafts of several items as they would stand together.</summary>
    /// <param name="drafts">Files and their bytes.</param>
    /// <param name="stays">Whether another file of this catalogue still lies where it lay; an item that moved leaves its old file.</param>
    /// <returns>All there is to say of each, in the same order.</returns>
    public ImmutableArray<DraftReview> Review(IReadOnlyList<(string File, byte[] Content)> drafts, Func<string, bool> stays) =>
    [
        .. files.Look(drafts, stays).AsParallel().AsOrdered()
            .Select(l => new DraftReview(l.Item?.Source.Item, l.Findings, l.Item is { } item ? Proofs.ProofRun.Of(item, Organisation) : null, l.Item?.Read.Canonical)),
    ];

    /// <summary>Where a file lies within the folder, with <c>/</c> between its parts.</summary>
    /// <param name="file">The file, as it was named to the reader.</param>
    /// <returns>The path.</returns>
    public string PathOf(string file) => Path.GetRelativePath(Folder, file).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>
    /// Reads an item's text whatever rules it breaks, to compare it: an old version need not keep the rules of today.
    /// </summary>
    /// <param name="text">The YAML.</param>
    /// <param name="file">The file it comes from.</param>
    /// <returns>The item; null only when it cannot be read as one, and then why.</returns>
    public ItemCheck Read(string text, string file)
    {
        var found = new List<Finding>();
        return new ItemCheck(files.ReadItem(file, text, found)?.Source.Item, FindingList.Sorted(found));
    }

    /// <summary>
    /// Checks files or folders; what items share, and the other items, are taken from the definitions folder they lie
    /// in. Errors in shared files are reported too, since nothing can be used before they are mended.
    /// </summary>
    /// <param name="paths">Files or folders.</param>
    /// <param name="definitions">The definitions folder for items that lie outside of any.</param>
    /// <returns>All findings, by file and place.</returns>
    public static ImmutableArray<Finding> Lint(IEnumerable<string> paths, string? definitions = null)
    {
        var found = new List<Finding>();
        foreach (var part in paths.GroupBy(p => DefinitionFolder.RootOf(p) ?? definitions))
        {
            var missing = part.Where(p => part.Key is null || !(File.Exists(p) || Directory.Exists(p))).ToList();
            found.AddRange(missing.Select(DefinitionFolder.Missing));
            if (part.Key is { } root && part.Except(missing).ToList() is { Count: > 0 } present)
                found.AddRange(DefinitionFiles.Read(root, DefinitionFolder.ItemFiles(root).Union(present.SelectMany(p => DefinitionFolder.ItemsOutside(root, p)))).Check()
                    .Where(f => present.Any(p => DefinitionFolder.Holds(p, f.File)) || (f.Severity == Severity.Error && !DefinitionFolder.IsItem(root, f.File))));
        }

        return FixText.Of(FindingList.Sorted(found), file => NodeReader.TextOf(file, file, []));
    }

    /// <summary>Reads the calendars of a definitions folder alone.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The notices, and findings.</returns>
    public static (ImmutableArray<HolidayNotice> Notices, ImmutableArray<Finding> Findings) LoadNotices(string folder)
    {
        var found = new List<Finding>();
        var notices = SharedFiles.ReadNotices(folder, found);
        return (notices, FindingList.Sorted(found));
    }
}
