using System.Collections.Immutable;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions.Documents;
using WorkflowGov.Definitions.Language;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions;

/// <summary>What all items share: organisation, patterns, materials, law, ladder, calendars; the streets' stages of items, templates of documents.</summary>
internal sealed record SharedFiles(
    Commons Commons, GeneralLaw? Law, LadderPolicy? Ladder, ImmutableArray<HolidayNotice> Notices, ImmutableArray<ReadStage> Stages,
    ImmutableArray<DocumentTemplate> Documents)
{
    /// <summary>Rules of the windows.</summary>
    public ServiceRules? Service { get; init; }

    /// <summary>What articles of law say how long an authority has.</summary>
    public ArticleLimits ArticleLimits { get; init; } = ArticleLimits.None;

    /// <summary>What articles that govern elements say.</summary>
    public ArticleTexts ArticleTexts { get; init; } = ArticleTexts.None;

    /// <summary>What the e-licence store holds when one tries the product.</summary>
    public ImmutableArray<DemoLicence> DemoLicences { get; init; } = [];

    public static SharedFiles Read(string root, List<Finding> findings)
    {
        Node.Map? File(params string[] path) => Needed(Path.Combine([root, .. path]), findings);
        var organisation = Organisation.Read(
            File("organisation", "authorities.yaml"), File("organisation", "roles.yaml"),
            File("organisation", "demo-accounts.yaml"), findings) with { Points = Points(Path.Combine(root, "organisation", "points.yaml"), findings) };
        var commons = new Commons(
            organisation, Patterns(root, findings), Materials(File("materials.yaml"), findings), new HashSet<string>(StringComparer.Ordinal));
        commons = commons with { BrokenPatterns = Broken(commons, findings) };
        var law = File("laws", "administrative-licensing.yaml");
        var ladder = File("supervision.yaml");
        var reasons = File("return-reasons.yaml");
        var service = File("service.yaml");
        var licences = Path.Combine(root, "organisation", "demo-licences.yaml");
        return new SharedFiles(
            commons,
            law is null ? null : LawReader.Law(law, findings) with { ReturnReasons = reasons is null ? [] : LawReader.ReturnReasons(reasons, findings) },
            ladder is null ? null : LawReader.Ladder(ladder, findings),
            ReadNotices(root, findings),
            StagesIn(Path.Combine(root, "stages.yaml"), organisation, findings),
            DocumentFiles.Read(root, findings))
        {
            ArticleLimits = LimitsIn(Path.Combine(root, "laws", "limits.yaml"), findings),
            ArticleTexts = TextsIn(Path.Combine(root, "laws", "articles.yaml"), findings),
            Service = service is null ? null : ServiceReader.Rules(service, findings),
            DemoLicences = System.IO.File.Exists(licences) && NodeReader.ReadFile(licences, licences, findings) is { } held ? ServiceReader.DemoLicences(held, findings) : [],
        };
    }

    public static ImmutableArray<HolidayNotice> ReadNotices(string root, List<Finding> findings) =>
    [
        .. DefinitionFolder.YamlFiles(Path.Combine(root, "calendars"))
            .Select(f => NodeReader.ReadFile(f, f, findings))
            .Where(m => m is not null)
            .SelectMany(m => LawReader.Notices(m!, findings)),
    ];

    /// <summary>A folder without street offices has no such file.</summary>
    private static ImmutableArray<ReadStage> StagesIn(string file, Organisation organisation, List<Finding> findings) =>
        File.Exists(file) && NodeReader.ReadFile(file, file, findings) is { } map ? StageReader.Read(map, organisation, findings) : [];

    /// <summary>A folder without this table has nothing to compare limits with.</summary>
    private static ArticleLimits LimitsIn(string file, List<Finding> findings) =>
        File.Exists(file) && NodeReader.ReadFile(file, file, findings) is { } map ? ArticleLimitReader.Read(map, findings) : ArticleLimits.None;

    /// <summary>A folder without this table shows citations without their text.</summary>
    private static ArticleTexts TextsIn(string file, List<Finding> findings) =>
        File.Exists(file) && NodeReader.ReadFile(file, file, findings) is { } map ? ArticleTexts.Read(map, findings) : ArticleTexts.None;

    /// <summary>A folder without points of its own has no such file.</summary>
    private static ImmutableArray<AcceptancePoint> Points(string file, List<Finding> findings) =>
        File.Exists(file) && NodeReader.ReadFile(file, file, findings) is { } map ? new PointReader(findings).Read(map) : [];

    private static Node.Map? Needed(string file, List<Finding> findings)
    {
        if (File.Exists(file))
            return NodeReader.ReadFile(file, file, findings);
        findings.Add(new Finding("WG1010", Severity.Error, file, 1, 1, new Core.Text("缺少这个文件", "This file is missing")));
        return null;
    }

    private static Dictionary<string, Node.List> Patterns(string root, List<Finding> findings)
    {
        var patterns = new Dictionary<string, Node.List>(StringComparer.Ordinal);
        foreach (var file in DefinitionFolder.YamlFiles(Path.Combine(root, "patterns")))
        {
            if (NodeReader.ReadFile(file, file, findings) is not { } map)
                continue;
            var fields = new Fields(map, findings);
            var name = $"{fields.Text("pattern")}@{fields.Whole("version", 1, 999)}";
            fields.Text("title");
            if (name != Path.GetFileNameWithoutExtension(file))
                fields.Error(map.Mark, "WG1215", $"文件名应为“{name}.yaml”", $"The file should be called '{name}.yaml'");
            if (fields.StepsOf("steps") is { } steps)
                patterns[name] = steps;
            fields.Done();
        }

        return patterns;
    }

    /// <summary>Checks patterns and shared materials by themselves, whether an item uses them or not.</summary>
    private static HashSet<string> Broken(Commons commons, List<Finding> findings)
    {
        var broken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, steps) in commons.Patterns)
        {
            var before = findings.Count;
            PatternExpansion.Check(name, steps, commons.Organisation, findings);
            if (findings.Count > before)
                broken.Add(name);
        }

        var materials = new MaterialReader(commons, new GuardReader(default, findings), findings);
        foreach (var (key, material) in commons.Materials)
            materials.Read(new Node.Scalar(material.Mark, key), []);
        return broken;
    }

    private static Dictionary<string, Node.Map> Materials(Node.Map? map, List<Finding> findings)
    {
        var materials = new Dictionary<string, Node.Map>(StringComparer.Ordinal);
        var fields = map is null ? null : new Fields(map, findings);
        foreach (var entry in map?.Entries ?? [])
        {
            if (entry.Value is Node.Map material)
                materials[entry.Key.Text] = material;
            else
                fields!.Error(entry.Value.Mark, "WG1103", "共用材料写成“键: {name: …}”", "A shared material reads 'key: {name: …}'");
        }

        return materials;
    }
}
