using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Definitions.Scenarios;

/// <summary>Holds what a scenario expects against what came.</summary>
internal static class ExpectationCheck
{
    /// <summary>The finding when it does not hold; null when it does.</summary>
    public static Finding? Of(Expected expected, ScenarioStage stage, ServiceItem item)
    {
        if (stage.Case is not { } on)
            return Differs(expected, "已收件", "还没有办件", "a case", "none");
        return expected switch
        {
            Expected.Status e => Same(e, ScenarioWords.Statuses.Of(e.Is), ScenarioWords.Statuses.Of(on.Status)),
            Expected.Decision e => Same(e, Decision(e.Is), Decision(on.Decision)),
            Expected.Version e => Same(e, ScenarioWords.Versions.Of(e.IsNew), ScenarioWords.Versions.Of(on.Version != item.Version)),
            Expected.Open e => Same(e, Titles(e.Steps, item), Titles(on.Marking.Active.Select(a => a.Step), item)),
            Expected.Due e => Same(e, Said(e.Is), Due(e.Clock, stage), e.Clock.Word),
            Expected.Card e => Same(e, Said(e.Is), Said(Highest(e.Clock, stage)), e.Clock.Word),
            Expected.NoCard e => Same(e, ScenarioWords.Absent, Cards(stage)),
            Expected.Events e => Happened(e, stage),
            Expected.Reason e => Reasons(e, stage),
            _ => throw new InvalidOperationException($"Unknown expectation {expected.GetType().Name}."),
        };
    }

    private static Finding? Same(Expected at, string wanted, string came, string? of = null) =>
        wanted == came ? null : Differs(at, of is null ? wanted : $"{of} {wanted}", came, of is null ? wanted : $"{of} {wanted}", came);

    private static Finding Differs(Expected at, string wantedZh, string cameZh, string wantedEn, string cameEn) => new(
        "WG2604", Severity.Error, at.At.File, at.At.Line, at.At.Column,
        new Text($"预期“{wantedZh}”，实际“{cameZh}”", $"Expected '{wantedEn}', came '{cameEn}'"));

    private static Finding? Happened(Expected.Events expected, ScenarioStage stage)
    {
        var came = stage.SinceLast.Select(ScenarioWords.Of).Where(w => w.Length > 0).ToList();
        var from = 0;
        foreach (var word in expected.Words)
        {
            var found = came.IndexOf(word, from);
            if (found < 0)
                return Differs(expected, string.Join("、", expected.Words), Listed(came), string.Join(", ", expected.Words), Listed(came));
            from = found + 1;
        }

        return expected.Words.IsEmpty && came.Count > 0 ? Differs(expected, ScenarioWords.Absent, Listed(came), "nothing", Listed(came)) : null;
    }

    private static Finding? Reasons(Expected.Reason expected, ScenarioStage stage)
    {
        var reasons = stage.Events.OfType<CaseEvent.DecisionMade>().LastOrDefault()?.Reasons ?? [];
        return reasons.Contains(expected.Says) ? null : Differs(expected, $"理由：{expected.Says}", Listed(reasons), expected.Says, Listed(reasons));
    }

    private static string Due(ClockWord word, ScenarioStage stage)
    {
        if (Find(word, stage.Case!) is not { } clock)
            return ScenarioWords.Absent;
        return clock.Due(stage.Calendar) is { } due ? Said(new DueWord(due.On, due.Provisional, false)) : ScenarioWords.Suspended;
    }

    /// <summary>The last clock of the name: a limit may begin again, a step may be entered again.</summary>
    private static Clock? Find(ClockWord word, ApprovalCase on) => word.Step is { } step
        ? on.Clocks.LastOrDefault(c => c.Name.Value.StartsWith($"special:{step}:", StringComparison.Ordinal) && !c.IsStopped)
            ?? on.Clocks.LastOrDefault(c => c.Name.Value.StartsWith($"step:{step}:", StringComparison.Ordinal))
        : on.Clocks.LastOrDefault(c => c.Kind == word.Kind);

    private static Rung? Highest(ClockWord word, ScenarioStage stage)
    {
        var name = Find(word, stage.Case!)?.Name;
        var rungs = stage.Events.OfType<CaseEvent.CardRaised>().Where(c => c.Clock == name).Select(c => c.Rung).ToList();
        return rungs.Count == 0 ? null : rungs.Max();
    }

    private static string Cards(ScenarioStage stage)
    {
        var cards = stage.Events.OfType<CaseEvent.CardRaised>().Select(c => $"{c.Clock} {ScenarioWords.Rungs.Of(c.Rung)}").ToList();
        return cards.Count == 0 ? ScenarioWords.Absent : Listed(cards);
    }

    private static string Said(DueWord due) => due switch
    {
        { Absent: true } => ScenarioWords.Absent,
        { On: { } day } => $"{day:uuuu-MM-dd}{(due.Provisional ? $" {ScenarioWords.Provisional}" : string.Empty)}",
        _ => ScenarioWords.Suspended,
    };

    private static string Said(Rung? rung) => rung is { } some ? ScenarioWords.Rungs.Of(some) : ScenarioWords.Absent;

    private static string Decision(DecisionKind? decision) => decision is { } made ? ScenarioWords.Decisions.Of(made) : "未决定";

    private static string Titles(IEnumerable<Core.Processes.StepId> steps, ServiceItem item)
    {
        var titles = steps.Select(s => item.Process[s].Title).Order(StringComparer.Ordinal).ToList();
        return titles.Count == 0 ? ScenarioWords.Absent : Listed(titles);
    }

    private static string Listed(IEnumerable<string> words) => string.Join("、", words) is { Length: > 0 } listed ? listed : ScenarioWords.Absent;
}
