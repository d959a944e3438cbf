using System.Collections.Immutable;
using CsCheck;
using NodaTime;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Tests.TimeLimits;

/// <summary>Random calendars, and random clocks whose ledgers were written by the verbs.</summary>
internal static class AnyClock
{
    public static readonly LocalDate Day = new(2021, 1, 1);

    private const int Calendars = 200;

    /// <summary>What somebody tries to do to a clock.</summary>
    public sealed record Attempt(int Verb, int After, int Lasts, int Amount, int Unit);

    public sealed record Try(RandomCalendar Calendar, LocalDate Start, TimeLimit Budget, Attempt[] Attempts)
    {
        public Clock Clock => Attempts.Aggregate((On: Start, Clock: Fresh), (at, a) => Do(a, at.On, at.Clock, Calendar.Calendar)).Clock;

        public Clock Fresh => Clock.Start(new ClockName("any"), ClockKind.Statutory, Budget, Start, null);

        public override string ToString() =>
            $"{Start:uuuu-MM-dd} + {Budget}, ledger [{string.Join("; ", Clock.Ledger)}], calendar {Calendar}";
    }

    public sealed record RandomCalendar(ImmutableArray<NoticeDay> Named, WorkCalendar Calendar)
    {
        public bool IsWorkingDay(LocalDate d) => Named.LastOrDefault(n => n.Date == d)?.IsWorkingDay
            ?? d.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);

        public RandomCalendar With(LocalDate d, bool working) => Of(Named.Add(new NoticeDay(d, working, "更改")));

        public override string ToString() =>
            string.Join(' ', Named.Select(n => $"{n.Date:uuuu-MM-dd}{(n.IsWorkingDay ? '+' : '-')}"));

        public static RandomCalendar Of(ImmutableArray<NoticeDay> named) =>
            new(named, WorkCalendar.Of([new HolidayNotice("测试", Day, "测试", false, named)]));
    }

    /// <summary>Blocks of rest from one to nine days and single make-up days over a year and a half.</summary>
    private static readonly Gen<RandomCalendar> Calendar =
        from blocks in Gen.Select(Gen.Int[0, 540], Gen.Int[1, 9]).List[0, 14]
        from makeUps in Gen.Int[0, 540].List[0, 20]
        select RandomCalendar.Of(
        [
            .. blocks.SelectMany(b => Enumerable.Range(b.Item1, b.Item2)).Distinct()
                .Select(i => new NoticeDay(Day.PlusDays(i), false, "假日")),
            .. makeUps.Distinct().Where(i => Day.PlusDays(i).DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
                .Select(i => new NoticeDay(Day.PlusDays(i), true, "调休")),
        ]);

    /// <summary>
    /// Preparing a calendar costs far more than counting, so clocks share some; always the same ones, so that a seed is
    /// enough to see a failure again.
    /// </summary>
    private static readonly Lazy<RandomCalendar[]> Pool = new(() => Calendar.Array[Calendars].Generate(new PCG(1), null, out _));

    private static readonly Gen<TimeLimit> DayLimit = Gen.OneOf(
        Gen.Int[0, 45].Select(n => new TimeLimit(n, LimitUnit.WorkingDays)),
        Gen.Int[1, 60].Select(n => new TimeLimit(n, LimitUnit.NaturalDays)),
        Gen.Int[1, 3].Select(n => new TimeLimit(n, LimitUnit.Months)));

    private static readonly Gen<Attempt> AnyAttempt =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 15], Gen.Int[0, 20], Gen.Int[1, 15], Gen.Int[0, 1])
            .Select((verb, after, lasts, amount, unit) => new Attempt(verb, after, lasts, amount, unit));

    public static Gen<RandomCalendar> SharedCalendar => Gen.Int[0, Calendars - 1].Select(i => Pool.Value[i]);

    public static Gen<LocalDate> Start => Gen.Int[0, 400].Select(Day.PlusDays);

    public static Gen<Try> Any => WithBudget(DayLimit);

    public static Gen<Try> InWorkingDays => WithBudget(Gen.Int[1, 45].Select(n => new TimeLimit(n, LimitUnit.WorkingDays)));

    /// <summary>Extensions in days make a clock in hours one in days: those are left out.</summary>
    public static Gen<Try> InHours => WithBudget(Gen.Int[1, 200].Select(n => new TimeLimit(n, LimitUnit.Hours)))
        .Where(t => !t.Clock.Ledger.Any(e => e is LedgerEntry.Extended));

    public static Gen<Try> WithBudget(Gen<TimeLimit> budget) =>
        Gen.Select(SharedCalendar, Start, budget, AnyAttempt.Array[0, 5])
            .Select((calendar, start, limit, attempts) => new Try(calendar, start, limit, attempts));

    public static LocalDate LastEntry(this Clock clock) => clock.Ledger.Select(e => e switch
    {
        LedgerEntry.Suspended s => s.On,
        LedgerEntry.Resumed r => r.On,
        LedgerEntry.Interrupted i => i.On,
        LedgerEntry.Extended x => x.On,
        _ => clock.StartedOn,
    }).Append(clock.StartedOn).Max();

    /// <summary>Tries a verb; what is refused leaves the clock as it was.</summary>
    private static (LocalDate On, Clock Clock) Do(Attempt a, LocalDate before, Clock clock, WorkCalendar calendar)
    {
        var on = before.PlusDays(a.After);
        var until = on.PlusDays(a.Lasts);
        var ground = new SuspensionGround("专家评审", "行政许可法 第四十五条");
        var more = new TimeLimit(a.Amount, a.Unit == 0 ? LimitUnit.WorkingDays : LimitUnit.NaturalDays);
        Clock Or(Ruling<Clock> ruling) => ruling.IsAccepted ? ruling.Value : clock;
        switch (a.Verb)
        {
            case <= 3:
                var suspended = Or(clock.Suspend(on, ground, "告知书1号", new TimeLimit(5, LimitUnit.WorkingDays), calendar));
                if (a is { Verb: 3, Amount: > 12 } || suspended == clock)
                    return (on, suspended);
                return (until, suspended.Resume(until).Value);
            case <= 5:
                return (on, Or(clock.Exclude(on.PlusDays(a.Amount - 8), until, "地方性法规", on, calendar)));
            case <= 8:
                var rule = new ExtensionRule(more, ApproverLevel.AgencyHead, 3, "行政许可法 第四十二条");
                return (on, Or(clock.Extend(more, on, ApproverLevel.AgencyHead, "案情复杂", rule, calendar)));
            default:
                return (on, Or(clock.Interrupt(on, "地方性法规", calendar)));
        }
    }
}
