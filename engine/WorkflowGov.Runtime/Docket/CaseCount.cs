using System.Globalization;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Runtime.Docket;

/// <summary>
/// What a case adds to the figures: each event what it adds for good, and the case as it stands what is open now. A
/// function of the log alone, so that counting on and counting from scratch give the same.
/// </summary>
internal sealed class CaseCount(CaseReplay replay, Tally tally)
{
    private const string InTime = "InTime";
    private const string Late = "Late";

    private readonly Dictionary<(ClockName Clock, Rung Rung), LocalDate> standing = [];
    private bool counting;
    private LocalDate closedOn;

    /// <summary>Worst standing card: 0 none, 1 amber, 2 yellow, 3 red.</summary>
    public int Worst => standing.Count == 0 ? 0 : standing.Keys.Max(k => (int)k.Rung);

    /// <summary>From here on events count; those before are known already.</summary>
    public void Begin()
    {
        if (replay.StateIfAny is not null)
            Now(-1);
        counting = true;
    }

    /// <summary>All events are taken: counts what is open now.</summary>
    public void End() => Now(1);

    /// <summary>Takes the next event into the case and its figures.</summary>
    public void Take(RecordedEvent recorded)
    {
        var before = replay.StateIfAny;
        var happened = replay.Take(recorded);
        Count(happened, ChinaTime.DateOf(recorded.At), before);
        if (before is not null)
            StepDays(happened, ChinaTime.DateOf(recorded.At), before);
        if (before is { IsClosed: false } && replay.State.IsClosed)
        {
            closedOn = ChinaTime.DateOf(recorded.At);
            Add(Measure.Closed, closedOn, label: replay.State.Status.ToString());
        }

        if (before is not null && before.Status != CaseStatus.Delivered && replay.State.Status == CaseStatus.Delivered)
            Add(Measure.Delivered, ChinaTime.DateOf(recorded.At));
    }

    private void Count(CaseEvent happened, LocalDate day, ApprovalCase? before)
    {
        switch (happened)
        {
            case CaseEvent.Received:
                Add(Measure.Received, day);
                break;
            case CaseEvent.Accepted e:
                Add(Measure.Accepted, day, label: e.Deemed ? "Deemed" : e.Owed is null ? string.Empty : "Deficient");
                break;
            case CaseEvent.CorrectionRequested e:
                Add(Measure.CorrectionRequested, day);
                foreach (var material in e.Defects.Select(d => d.Material).Distinct())
                    Add(Measure.Defect, day, label: material);
                foreach (var defect in e.Defects.Distinct())
                    Add(Measure.DefectFor, day, label: NamedFor.Label(defect.Material, defect.Standard));
                break;
            case CaseEvent.Declined e:
                Add(Measure.Declined, day, label: e.Ground.ToString());
                break;
            case CaseEvent.StepDone e:
                Done(e, before!, day);
                break;
            case CaseEvent.DecisionMade e:
                Add(Measure.Decided, day, label: e.Decision.ToString());
                if (e.Decision != DecisionKind.Revoked)
                    Decided(e.On);
                break;
            case CaseEvent.DeemedRenewed e:
                Add(Measure.Decided, day, label: nameof(CaseEvent.DeemedRenewed));
                Decided(e.On);
                break;
            case CaseEvent.Extended:
                Add(Measure.Extended, day);
                break;
            case CaseEvent.CardRaised e:
                standing[(e.Clock, e.Rung)] = day;
                Card(e.Clock, e.Rung, day, 1);
                break;
            case CaseEvent.CardRevoked e when standing.Remove((e.Clock, e.Rung), out var raised):
                Card(e.Clock, e.Rung, raised, -1);
                break;
            default:
                break;
        }
    }

    private void Done(CaseEvent.StepDone e, ApprovalCase before, LocalDate day)
    {
        var step = replay.Item.Process[e.Step];
        Add(Measure.StepDone, day, step, e.Outcome);
        if (step.Outcomes.FirstOrDefault(o => o.Label == e.Outcome)?.Action is OutcomeAction.Return)
            Add(Measure.Returned, day, step, e.Outcome);
        if (e.ReturnedFor is { } named)
            Add(Measure.ReturnedFor, day, step, NamedFor.Label(named.Reason, named.Material));
        if (before.ClockOf(new ClockName($"step:{e.Step}:{e.Visit}"))?.Due(replay.Calendar) is { } due)
            Add(Measure.StepTime, day, step, e.On > due.On ? Late : InTime);
    }

    /// <summary>How long the step took that was done: acceptance and delivery are done by acts of their own; what fell away took no time.</summary>
    private void StepDays(CaseEvent happened, LocalDate day, ApprovalCase before)
    {
        var delivered = before.Status != CaseStatus.Delivered && replay.State.Status == CaseStatus.Delivered;
        foreach (var open in before.Marking.Active)
        {
            var step = replay.Item.Process[open.Step];
            var done = happened switch
            {
                CaseEvent.StepDone e => e.Step == open.Step,
                CaseEvent.Accepted => step.Kind == StepKind.Accept,
                _ => delivered && step.Kind == StepKind.Deliver,
            };
            var clock = before.ClockOf(new ClockName($"step:{open.Step}:{open.Visit}"))
                ?? (step.Kind == StepKind.Accept ? before.Clocks.LastOrDefault(c => c.Kind == ClockKind.Acceptance) : null);
            if (done && clock is not null)
                Add(Measure.StepDays, day, step, Number(DaysUsed(clock, day)));
        }
    }

    private void Decided(LocalDate on)
    {
        var clocks = replay.State.Clocks;
        foreach (var clock in clocks.Where(c => c.StoppedOn == on && c.Kind is ClockKind.Promised or ClockKind.Statutory))
        {
            if (clock.Due(replay.Calendar) is { } due)
                Add(clock.Kind == ClockKind.Promised ? Measure.Promise : Measure.Statute, on, label: on > due.On ? Late : InTime);
        }

        if (clocks.LastOrDefault(c => c.Kind == ClockKind.Promised) is not { } promised)
            return;
        Add(Measure.Handled, on, label: Number(DaysUsed(promised, on)));
        if (promised.WorkingDaysLeft(on, replay.Calendar) is { } left)
            Add(Measure.Margin, on, label: Number(left));
    }

    /// <summary>Working days from the day after the clock began, outside special procedures and days taken out.</summary>
    private int DaysUsed(Clock clock, LocalDate on)
    {
        var uncounted = new List<(LocalDate After, LocalDate Through)>();
        LocalDate? suspended = null;
        foreach (var entry in clock.Ledger)
        {
            if (entry is LedgerEntry.Suspended s)
                suspended = s.On;
            if (entry is LedgerEntry.Resumed r && suspended is { } since)
            {
                uncounted.Add((since, r.On));
                suspended = null;
            }

            if (entry is LedgerEntry.Excluded x)
                uncounted.Add((x.From.PlusDays(-1), x.Through));
        }

        if (suspended is { } still)
            uncounted.Add((still, on));
        var used = 0;
        for (var day = clock.StartedOn.PlusDays(1); day <= on; day = day.PlusDays(1))
            used += replay.Calendar.IsWorkingDay(day) && !uncounted.Exists(o => day > o.After && day <= o.Through) ? 1 : 0;
        return used;
    }

    private void Card(ClockName clock, Rung rung, LocalDate day, int by)
    {
        var office = replay.State.ClockOf(clock) is { } of ? ClockRow.Answerable(of, replay.Item) : replay.Item.Authority;
        Add(new Series(Measure.Card, replay.Item.Authority.Name, replay.Item.Code.Value, office.Name, string.Empty, rung.ToString()), day, by);
    }

    /// <summary>What is so now and may change: open cases, and cards that stand on closed ones.</summary>
    private void Now(int by)
    {
        var on = replay.State;
        if (on.IsClosed && standing.Keys.Any(k => k.Rung != Rung.Amber && k.Clock.Value.Split(':')[0] is "promised" or "statutory"))
            tally.Add(Plain(Measure.ClosedLate, string.Empty), closedOn, by);
        if (on.IsClosed)
            return;
        var promised = on.Clocks.FirstOrDefault(c => c.Kind == ClockKind.Promised && c.StoppedOn is null)?.Due(replay.Calendar)?.On;
        tally.Add(Plain(Measure.Open, $"{on.Status}|{Worst}"), promised ?? Tally.NoDay, by);
    }

    private Series Plain(Measure measure, string label) => new(
        measure, replay.Item.Authority.Name, replay.Item.Code.Value, replay.Item.Authority.Name, string.Empty, label);

    private void Add(Measure measure, LocalDate day, Step? step = null, string label = "") => Add(
        new Series(measure, replay.Item.Authority.Name, replay.Item.Code.Value, (step?.Office ?? replay.Item.Authority).Name, step?.Id.Value ?? string.Empty, label),
        day, 1);

    private void Add(Series series, LocalDate day, int by)
    {
        if (counting)
            tally.Add(series, day, by);
    }

    private static string Number(int days) => days.ToString(CultureInfo.InvariantCulture);
}
