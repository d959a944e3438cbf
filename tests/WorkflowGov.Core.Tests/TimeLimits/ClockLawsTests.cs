using System.Collections.Immutable;
using CsCheck;
using NodaTime;
using Shouldly;
using WorkflowGov.Core.TimeLimits;
using Xunit;

namespace WorkflowGov.Core.Tests.TimeLimits;

/// <summary>What must hold for every clock, tried on random calendars and ledgers.</summary>
public sealed class ClockLawsTests
{
    [Fact]
    public void Due_AnyLedger_IsTheSlowCountsDue() => AnyClock.Any.Sample(
        t => t.Clock.Due(t.Calendar.Calendar)?.On == SlowCount.Due(t.Clock, t.Calendar.IsWorkingDay), iter: 100_000);

    // Hour by hour: what is neither suspended nor excluded is counted, and the limit ends when enough is.
    [Fact]
    public void Due_InHours_IsTheSlowCountsEnd() => Gen.Select(AnyClock.InHours, Gen.Int[0, 23]).Sample(
        (t, hour) =>
        {
            var clock = t.Clock with { StartedAt = ChinaTime.At(t.Start, new LocalTime(hour, 0)) };
            return clock.Due(t.Calendar.Calendar)?.At == SlowCount.EndInHours(clock);
        },
        iter: 20_000);

    [Fact]
    public void Explanation_AnyLedger_EndsOnTheDueDate() => AnyClock.Any.Sample(
        t =>
        {
            var clock = t.Clock;
            var explained = clock.Explain(t.Calendar.Calendar);
            return explained.Due is null ? explained.Left >= 0 : explained.Days[^1].Date == explained.Due.Value.On;
        },
        iter: 10_000);

    [Fact]
    public void Explanation_LedgerWithDueDate_CountsExactlyTheBudget() => AnyClock.InWorkingDays.Sample(
        t =>
        {
            var explained = t.Clock.Explain(t.Calendar.Calendar);
            var counted = explained.Days.Where(d => d.Leg == 0 && d.IsCounted).ToList();
            return counted.All(d => t.Calendar.IsWorkingDay(d.Date))
                && counted.Select(d => d.Count).SequenceEqual(Enumerable.Range(1, counted.Count))
                && (explained.Due is null || counted.Count == t.Budget.Amount);
        },
        iter: 10_000);

    [Fact]
    public void Explanation_AnyLedger_NamesEachDayOnce() => AnyClock.Any.Sample(
        t =>
        {
            var days = t.Clock.Explain(t.Calendar.Calendar).Days;
            return days.Zip(days.Skip(1)).All(p => p.First.Date.PlusDays(1) == p.Second.Date);
        },
        iter: 5_000);

    [Fact]
    public void Due_HolidayAdded_IsNeverEarlier() =>
        Gen.Select(AnyClock.Any, Gen.Int[0, 90]).Sample(
            (t, after) =>
            {
                var clock = t.Clock;
                var more = t.Calendar.With(t.Start.PlusDays(after), working: false);
                return !(clock.Due(more.Calendar)?.On < clock.Due(t.Calendar.Calendar)?.On);
            },
            iter: 1_500);

    [Fact]
    public void Due_MakeUpDayAdded_IsNeverLater() =>
        Gen.Select(AnyClock.Any, Gen.Int[0, 90]).Sample(
            (t, after) =>
            {
                var clock = t.Clock;
                var more = t.Calendar.With(t.Start.PlusDays(after), working: true);
                return !(clock.Due(more.Calendar)?.On > clock.Due(t.Calendar.Calendar)?.On);
            },
            iter: 1_500);

    [Fact]
    public void Due_SuspendedBeforeTheDueDay_MovesByTheSuspendedWorkingDays() =>
        Gen.Select(AnyClock.SharedCalendar, AnyClock.Start, Gen.Int[2, 45], Gen.Int[0, 40], Gen.Int[0, 40]).Sample(
            (shared, start, budget, after, lasts) =>
            {
                var calendar = shared.Calendar;
                var clock = Fresh(start, budget);
                var due = clock.Due(calendar)!.Value.On;
                var (s, e) = (start.PlusDays(after), start.PlusDays(after + lasts));
                if (s >= due)
                    return true;
                var again = Suspended(clock, s, e, shared);
                return again.Due(calendar)!.Value.On
                    == calendar.AddWorkingDays(due, calendar.WorkingDaysBetween(s, e));
            },
            iter: 8_000);

    [Fact]
    public void Due_TwoDisjointSuspensions_DoNotCareForTheirOrder() =>
        Gen.Select(AnyClock.SharedCalendar, AnyClock.Start, Gen.Int[1, 45], Gen.Int[0, 12].Array[4]).Sample(
            (shared, start, budget, gaps) =>
            {
                var s1 = start.PlusDays(gaps[0]);
                var e1 = s1.PlusDays(gaps[1]);
                var s2 = e1.PlusDays(gaps[2] + 1);
                var e2 = s2.PlusDays(gaps[3]);
                var clock = Fresh(start, budget);
                var forth = clock with { Ledger = [.. Span(s1, e1), .. Span(s2, e2)] };
                var back = clock with { Ledger = [.. Span(s2, e2), .. Span(s1, e1)] };
                return forth.Due(shared.Calendar) == back.Due(shared.Calendar);
            },
            iter: 5_000);

    [Fact]
    public void Extension_UpToTheDueDay_IsTakenAndAfterItRefused() =>
        Gen.Select(AnyClock.Any, Gen.Int[0, 120]).Sample(
            (t, after) =>
            {
                var (clock, calendar) = (t.Clock, t.Calendar.Calendar);
                if (clock.Due(calendar) is not { } due || clock.Ledger.Any(e => e is LedgerEntry.Extended))
                    return true;
                var on = LocalDate.Max(t.Start, clock.LastEntry()).PlusDays(after);
                var ruling = clock.Extend(Clocks.TenMore.Max, on, ApproverLevel.AgencyHead, "案情复杂", Clocks.TenMore, calendar);
                return on <= due.On
                    ? ruling.Value.Due(calendar)!.Value.On > due.On
                    : ruling.Rejection!.Code == "WG3105";
            },
            iter: 5_000);

    [Fact]
    public void Verbs_AfterTheDueDay_AreAllRefused() => AnyClock.Any.Sample(
        t =>
        {
            var (clock, calendar) = (t.Clock, t.Calendar.Calendar);
            if (clock.Due(calendar) is not { } due)
                return true;
            var late = LocalDate.Max(due.On, clock.LastEntry()).PlusDays(1);
            return clock.Suspend(late, Clocks.ExpertReview, "1号", new TimeLimit(1, LimitUnit.WorkingDays), calendar).Rejection?.Code == "WG3105"
                && clock.Exclude(late, late, "依据", late, calendar).Rejection?.Code == "WG3105"
                && clock.Interrupt(late, "依据", calendar).Rejection?.Code == "WG3105";
        },
        iter: 2_000);

    private static Clock Fresh(LocalDate start, int budget) => Clock.Start(
        new ClockName("any"), ClockKind.Statutory, new TimeLimit(budget, LimitUnit.WorkingDays), start, null);

    private static Clock Suspended(Clock clock, LocalDate s, LocalDate e, AnyClock.RandomCalendar calendar) => clock
        .Suspend(s, Clocks.ExpertReview, "1号", new TimeLimit(1, LimitUnit.WorkingDays), calendar.Calendar).Value
        .Resume(e).Value;

    private static ImmutableArray<LedgerEntry> Span(LocalDate s, LocalDate e) =>
    [
        new LedgerEntry.Suspended(s, Clocks.ExpertReview, "1号", new TimeLimit(1, LimitUnit.WorkingDays)),
        new LedgerEntry.Resumed(e),
    ];
}
