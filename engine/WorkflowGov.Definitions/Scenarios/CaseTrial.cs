using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Scenarios;

/// <summary>An act of a trial, in the words of a scenario.</summary>
/// <param name="At">Day or minute in Asia/Shanghai: <c>2026-09-28</c>, <c>2026-09-28 10:00</c>.</param>
/// <param name="Act">收件, 受理, the title of a step …</param>
/// <param name="With">What belongs to it: an outcome, a step, a limit; null = nothing.</param>
public sealed record TrialAct(string At, string Act, string? With);

/// <summary>A line of a trial after it was played.</summary>
/// <param name="Time">When.</param>
/// <param name="Refusal">Why it was refused; null when it was done.</param>
/// <param name="Events">What happened since the line before, cards and limits that ran out with it.</param>
public sealed record PlayedLine(Instant Time, Rejection? Refusal, ImmutableArray<CaseEvent> Events);

/// <summary>试办: a case walked through a draft on the engine's own state machine; nothing is kept.</summary>
/// <param name="Lines">Each act, up to one that cannot be read.</param>
/// <param name="Case">The case as it stands; null before it is received.</param>
/// <param name="Findings">Acts that cannot be read; line 1 is the first act.</param>
/// <param name="Calendar">The calendar it was counted by.</param>
public sealed record CaseTrial(ImmutableArray<PlayedLine> Lines, ApprovalCase? Case, ImmutableArray<Finding> Findings, WorkCalendar Calendar)
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The lines before the first act.</summary>
    private const int Head = 5;

    /// <summary>Plays a case.</summary>
    /// <param name="item">The draft; it is taken to be in force from the first act on.</param>
    /// <param name="acts">What is done, in order of time.</param>
    /// <param name="catalogue">Law, ladder, holiday notices.</param>
    /// <returns>What came of it.</returns>
    public static CaseTrial Of(ServiceItem item, IReadOnlyList<TrialAct> acts, Catalogue catalogue)
    {
        var calendar = WorkCalendar.Of(catalogue.Notices);
        var findings = new List<Finding>();
        var map = NodeReader.ReadText(Story(acts), string.Empty, findings);
        if (acts.Count == 0 || map is null || new ScenarioReader(catalogue, findings, item with { EffectiveOn = new LocalDate(1949, 10, 1) }).Read(map) is not { } scenario)
            return new CaseTrial([], null, [.. findings.Select(f => f with { Line = Math.Max(1, f.Line - Head) })], calendar);
        var stage = ScenarioStage.Play(scenario, catalogue, calendar);
        return new CaseTrial([.. stage.Lines], stage.Case, [], stage.Calendar);
    }

    private static string Story(IReadOnlyList<TrialAct> acts)
    {
        var story = new StringBuilder("case: 试办\nsource: 试办\nitem: 试办\ncalendar: 现行\ntimeline:\n");
        foreach (var act in acts)
            story.Append($"  - {Quoted(act.At)}: {(string.IsNullOrWhiteSpace(act.With) ? Quoted(act.Act) : $"{{{Quoted(act.Act)}: {Quoted(act.With)}}}")}\n");
        return story.ToString();
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text.Trim(), AsWritten);
}
