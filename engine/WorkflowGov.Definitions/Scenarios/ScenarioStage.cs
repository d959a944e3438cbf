using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Scenarios;

/// <summary>
/// Plays a scenario on the engine itself: commands go to <see cref="Decide"/>; between them cards fall and limits run out
/// at their instants, as the sweep of a running server has it.
/// </summary>
internal sealed class ScenarioStage
{
    /// <summary>More acts than any case has; a story that goes round is stopped.</summary>
    private const int ActsMax = 200;

    private static readonly ClockKind[] Consequential =
        [ClockKind.Acceptance, ClockKind.Correction, ClockKind.Completion, ClockKind.Renewal, ClockKind.HearingRequest, ClockKind.Consultation];

    private readonly Scenario scenario;
    private readonly Catalogue catalogue;
    private readonly WorkCalendar known;
    private readonly HashSet<(ClockName Clock, Rung Rung)> raised = [];
    private readonly HashSet<(ClockName Clock, LocalDate Due)> expired = [];
    private readonly List<CaseEvent> sinceLast = [];
    private ServiceItem item;
    private Instant now;

    private ScenarioStage(Scenario scenario, Catalogue catalogue, WorkCalendar known)
    {
        (this.scenario, this.catalogue, this.known, item) = (scenario, catalogue, known, scenario.Item);
        Calendar = known;
    }

    public ApprovalCase? Case { get; private set; }

    public WorkCalendar Calendar { get; private set; }

    /// <summary>Everything that happened, in order.</summary>
    public List<CaseEvent> Events { get; } = [];

    /// <summary>What happened since the line before.</summary>
    public IReadOnlyList<CaseEvent> SinceLast => sinceLast;

    /// <summary>Each line as it was played.</summary>
    public List<PlayedLine> Lines { get; } = [];

    /// <summary>What did not go as the scenario says.</summary>
    public List<Finding> Failures { get; } = [];

    /// <summary>Plays a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="catalogue">Law, ladder, holiday notices.</param>
    /// <param name="known">The calendar by all notices.</param>
    public static ScenarioStage Play(Scenario scenario, Catalogue catalogue, WorkCalendar known)
    {
        var stage = new ScenarioStage(scenario, catalogue, known);
        foreach (var entry in scenario.Timeline)
            stage.Play(entry);
        return stage;
    }

    private void Play(Entry entry)
    {
        sinceLast.Clear();
        GoOnTo(entry.Time);
        var refusal = Perform(entry.Act);
        Lines.Add(new PlayedLine(entry.Time, refusal, [.. sinceLast]));
        Compare(entry, refusal);
        Failures.AddRange(entry.Expected.Select(e => ExpectationCheck.Of(e, this, scenario.Item)).OfType<Finding>());
    }

    private Rejection? Perform(Act act)
    {
        for (var left = ActsMax; left > 0 && act.Next(Case, ChinaTime.DateOf(now)) is { } move; left--)
        {
            if (move.Command is CaseCommand.Receive)
                item = scenario.Amended is { } later && later.EffectiveOn <= ChinaTime.DateOf(now) ? later : scenario.Item;
            if (move.NotBefore is { } day && day > ChinaTime.DateOf(now))
                GoOnTo(ChinaTime.StartOfDay(day));
            if (Give(move.Command, move.By, move.Place) is { } refusal)
                return refusal;
            if (!act.Repeats)
                break;
        }

        return null;
    }

    private Rejection? Give(CaseCommand command, Actor by, Office place)
    {
        var context = new CaseContext(item, AmendedLaw.On(scenario.Law, catalogue.Law, now), Calendar, scenario.Cast.At(place), by, now, new CaseId(1));
        var ruling = Decide.On(Case, command, context);
        if (ruling.Rejection is { } refusal)
            return refusal;
        Case = ruling.Value.State;
        Happen(ruling.Value.Events);
        return null;
    }

    private void Compare(Entry entry, Rejection? refusal)
    {
        if (refusal is null && entry.Rejected is { } missed)
            Fail(missed.At, "WG2603", $"预期被拒绝 {missed.Code}，实际办成了", $"Expected to be refused with {missed.Code}, and it succeeded");
        else if (refusal is not null && entry.Rejected is null)
            Fail(entry.At, "WG2603", $"预期办成，实际被拒绝 {refusal.Code}：{refusal.Message.Zh}", $"Expected to succeed, and was refused with {refusal.Code}: {refusal.Message.En}");
        else if (refusal is not null && refusal.Code != entry.Rejected!.Code)
            Fail(entry.Rejected.At, "WG2603", $"预期被拒绝 {entry.Rejected.Code}，实际是 {refusal.Code}：{refusal.Message.Zh}", $"Expected refusal {entry.Rejected.Code}, was {refusal.Code}: {refusal.Message.En}");
        else if (entry.Rejected?.Basis is { } basis && refusal?.Basis?.Contains(basis, StringComparison.Ordinal) != true)
            Fail(entry.Rejected.At, "WG2604", $"预期拒绝的依据是“{basis}”，实际是“{refusal?.Basis ?? "无"}”", $"Expected the refusal to rest on '{basis}', was '{refusal?.Basis ?? "nothing"}'");
    }

    private void GoOnTo(Instant time)
    {
        while (Case is not null && NextDue(time) is { } due)
        {
            now = due.At;
            KnowCalendar();
            if (due.Rung is { } rung)
                Raise(due.Clock, rung);
            else
                Expire(due.Clock);
        }

        now = Instant.Max(now, time);
        KnowCalendar();
    }

    /// <summary>The calendar as known on the day, when the scenario asks for that.</summary>
    private void KnowCalendar() =>
        Calendar = scenario.CalendarOfTheDay ? WorkCalendar.Of(catalogue.Notices, ChinaTime.DateOf(now)) : known;

    /// <summary>What falls due first, by the given time; cards come before the consequences of the same instant.</summary>
    private Happening? NextDue(Instant until)
    {
        var calendar = scenario.CalendarOfTheDay ? WorkCalendar.Of(catalogue.Notices, ChinaTime.DateOf(until)) : known;
        var rungs = Case!.Clocks
            .SelectMany(c => Ladder.Rungs(c, calendar, catalogue.Ladder).Select(r => new Happening(r.DueAt, c, r.Rung)))
            .Where(h => !raised.Contains((h.Clock.Name, h.Rung!.Value)));
        var ends = Case.Clocks
            .Where(c => !c.IsStopped && Consequential.Contains(c.Kind))
            .Select(c => (Clock: c, Due: c.Due(calendar)))
            .Where(c => c.Due is { } due && !expired.Contains((c.Clock.Name, due.On)))
            .Select(c => new Happening(c.Due!.Value.BreachAt, c.Clock, null));
        return rungs.Concat(ends).Where(h => h.At <= until).OrderBy(h => h.At).ThenBy(h => h.Rung is null).ThenBy(h => h.Rung).FirstOrDefault();
    }

    private void Raise(Clock clock, Rung rung)
    {
        raised.Add((clock.Name, rung));
        Happen([new CaseEvent.CardRaised(clock.Name, rung, now, clock.Due(Calendar)!.Value.On, catalogue.Ladder.ToldOf(rung))]);
    }

    private void Expire(Clock clock)
    {
        if (clock.Due(Calendar) is { } due)
            expired.Add((clock.Name, due.On));
        Give(new CaseCommand.Expire(clock.Name), Actor.Engine with { IsSystem = true }, Actor.Engine.Office);
    }

    private void Happen(ImmutableArray<CaseEvent> events)
    {
        sinceLast.AddRange(events);
        Events.AddRange(events);
    }

    private void Fail(Mark at, string rule, string zh, string en) =>
        Failures.Add(new Finding(rule, Severity.Error, at.File, at.Line, at.Column, new Text(zh, en)));

    private sealed record Happening(Instant At, Clock Clock, Rung? Rung);
}
