using WorkflowGov.Definitions.Documents;
using WorkflowGov.Definitions.Exports;
using WorkflowGov.Definitions.Imports;
using WorkflowGov.Definitions.Language;
using WorkflowGov.Definitions.Scenarios;
using WorkflowGov.Definitions.Simulation;
using WorkflowGov.Definitions.Tests.Scenarios;
using WorkflowGov.Definitions.Tests.Exports;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Tests;

/// <summary>Any text that the product reads, read as what its file is.</summary>
internal static class AnyFile
{
    /// <summary>What is no definition and yet read: scenarios, staff, lists of other districts, diagrams.</summary>
    public static IEnumerable<(string File, string Text)> Others =>
    [
        .. Directory.EnumerateFiles(Path.Combine(SampleFolder.Repository, "tests", "cases"), "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Where((_, i) => i % 12 == 0).Select(f => (f, File.ReadAllText(f))),
        ("staff.yaml", ScenarioFuzzTests.Staff),
        ("list.csv", ListImportTests.List),
        ("process.bpmn", FlowBpmn.Of(SampleFolder.Loaded.Items[0].Item)),
    ];

    /// <summary>Reads a text as what its file is.</summary>
    public static List<Finding> Read(string file, string text)
    {
        var found = new List<Finding>();
        if (file.Contains("tests/cases/", StringComparison.Ordinal))
            return [.. ScenarioRun.OfText(text, file, Delivered.Catalogue).Findings];
        if (file == "list.csv")
            return [.. ListImport.Of(text, file, SampleFolder.Loaded).Findings];
        if (file == "process.bpmn")
            return [.. BpmnImport.Of(text, file).Findings];
        if (file == "staff.yaml")
            return [.. StaffReader.Read(text, file, [SampleFolder.Loaded.Items[0].Item], SampleFolder.Loaded.Organisation).Findings];
        if (IsItem(file))
            return [.. SampleFolder.Check(SampleFolder.Food, text).Findings.Where(f => f.File == SampleFolder.PathOf(SampleFolder.Food))];
        if (file.EndsWith("/materials.yaml", StringComparison.Ordinal) && !text.Any(char.IsSurrogate))
            return [.. SampleFolder.Load(("materials.yaml", text)).Findings.Where(f => f.File == "materials.yaml")];
        if (NodeReader.ReadText(text, file, found) is { } map)
            Read(file, text, map, found);
        return found;
    }

    /// <summary>What can still be read as an item is proved, told from what it was, drawn and exported.</summary>
    public static void Use(string file, string text)
    {
        if (!IsItem(file) || SampleFolder.Loaded.Review(text, SampleFolder.PathOf(SampleFolder.Food)).Item is not { } item)
            return;
        _ = FlowSvg.Of(item);
        _ = BpmnImport.Of(FlowBpmn.Of(item), "a.bpmn");
        _ = FlowElsa.Of(item);
        _ = CatalogueTable.Csv([item]);
        _ = ItemDifference.Between(SampleFolder.Loaded.Items[0].Item, item);
    }

    private static bool IsItem(string file) => file.Contains("items/", StringComparison.Ordinal);

    private static void Read(string file, string text, Node.Map map, List<Finding> found)
    {
        var organisation = SampleFolder.Loaded.Organisation;
        var folder = Path.GetFileName(Path.GetDirectoryName(file));
        switch (folder, Path.GetFileName(file))
        {
            case ("calendars", _): _ = LawReader.Notices(map, found).ToList(); break;
            case ("patterns", _) when map["steps"] is Node.List steps: PatternExpansion.Check("fuzzed@1", steps, organisation, found); break;
            case ("documents", _): _ = TemplateReader.ReadText(text, file, found); break;
            case (_, "documents.yaml"): _ = DocumentLaw.Read(map, found); break;
            case (_, "stages.yaml"): _ = StageReader.Read(map, organisation, found); break;
            case (_, "supervision.yaml"): _ = LawReader.Ladder(map, found); break;
            case (_, "administrative-licensing.yaml"): _ = LawReader.Law(map, found); break;
            case (_, "return-reasons.yaml"): _ = LawReader.ReturnReasons(map, found); break;
            case (_, "limits.yaml"): _ = ArticleLimitReader.Read(map, found); break;
            case (_, "service.yaml"): _ = ServiceReader.Rules(map, found); break;
            case (_, "demo-licences.yaml"): _ = ServiceReader.DemoLicences(map, found); break;
            case (_, "points.yaml"): _ = new PointReader(found).Read(map); break;
            case (_, "authorities.yaml" or "roles.yaml" or "demo-accounts.yaml"): _ = Organisation.Read(map, map, map, found); break;
            default: break;
        }
    }
}
