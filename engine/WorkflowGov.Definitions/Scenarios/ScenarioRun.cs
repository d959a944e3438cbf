using System.Collections.Immutable;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Scenarios;

/// <summary>One scenario after it was played.</summary>
/// <param name="File">The file.</param>
/// <param name="Name">The sentence that is its name; the file's name when it cannot be read.</param>
/// <param name="Source">Law and article.</param>
/// <param name="Item">The item; null when it cannot be read.</param>
/// <param name="Findings">What cannot be read, or did not come as expected; none = it holds.</param>
public sealed record ScenarioResult(string File, string Name, string Source, ItemCode? Item, ImmutableArray<Finding> Findings)
{
    /// <summary>Whether everything came as the scenario says.</summary>
    public bool Holds => Findings.IsEmpty;

    /// <summary>The ways that its case took.</summary>
    internal TakenWays? Taken { get; init; }
}

/// <summary>All scenarios of a folder, played on the engine's own state machine with the real calendars and law.</summary>
/// <param name="Results">By file.</param>
/// <param name="Coverage">Which ways were taken, by pattern and by item with steps of its own.</param>
public sealed record ScenarioRun(ImmutableArray<ScenarioResult> Results, Coverage Coverage)
{
    /// <summary>Whether every scenario holds.</summary>
    public bool Holds => Results.All(r => r.Holds);

    /// <summary>Plays scenarios.</summary>
    /// <param name="path">A file, or a folder with files.</param>
    /// <param name="catalogue">The definitions.</param>
    /// <param name="only">Only scenarios and ways of this item; null = all.</param>
    /// <returns>What came of them.</returns>
    public static ScenarioRun Of(string path, Catalogue catalogue, ItemCode? only = null)
    {
        var calendar = WorkCalendar.Of(catalogue.Notices);
        var files = File.Exists(path) ? [path] : DefinitionFolder.YamlFiles(path);
        ImmutableArray<ScenarioResult> results =
        [
            .. files.AsParallel().AsOrdered().Select(f => Play(f, catalogue, calendar)).Where(r => only is null || r.Item == only),
        ];
        return new ScenarioRun(results, Coverage.Of(catalogue, [.. results.Select(r => r.Taken).OfType<TakenWays>()], only));
    }

    /// <summary>Plays the text of one scenario, for editors.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="file">What to call it.</param>
    /// <param name="catalogue">The definitions.</param>
    /// <returns>What came of it.</returns>
    public static ScenarioResult OfText(string text, string file, Catalogue catalogue)
    {
        var findings = new List<Finding>();
        return Play(NodeReader.ReadText(text, file, findings), file, findings, catalogue, WorkCalendar.Of(catalogue.Notices));
    }

    private static ScenarioResult Play(string file, Catalogue catalogue, WorkCalendar calendar)
    {
        var findings = new List<Finding>();
        return Play(NodeReader.ReadFile(file, file, findings), file, findings, catalogue, calendar);
    }

    private static ScenarioResult Play(Node.Map? map, string file, List<Finding> findings, Catalogue catalogue, WorkCalendar calendar)
    {
        if (map is null || new ScenarioReader(catalogue, findings).Read(map) is not { } scenario)
            return new ScenarioResult(file, Path.GetFileName(file), string.Empty, null, FindingList.Sorted(findings));
        var stage = ScenarioStage.Play(scenario, catalogue, calendar);
        return new ScenarioResult(file, scenario.Name, scenario.Source, scenario.Item.Code, FindingList.Sorted(stage.Failures))
        {
            Taken = TakenWays.Of(scenario.Item, stage.Case, stage.Events),
        };
    }
}
