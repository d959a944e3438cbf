using CsCheck;
using NodaTime;
using Shouldly;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Tests.Calendars;
using WorkflowGov.Core.TimeLimits;
using Xunit;
using static WorkflowGov.Core.Tests.TimeLimits.Clocks;

namespace WorkflowGov.Core.Tests.TimeLimits;

public sealed class LadderTests
{
    private static readonly WorkCalendar Calendar = PublishedCalendar.Latest;

    private static readonly LadderPolicy Policy = new(
        AmberPercent: 90, AmberDaysLeft: 1, RedAfterYellow: 3, [ClockKind.Promised, ClockKind.Step], [ClockKind.Statutory]);

    [Fact]
    public void Rungs_Statutory_AreAmberThenRedAtTheBreach() =>
        Rungs(Statutory("2016-09-28", "20 工作日")).ShouldBe([(Rung.Amber, "2016-10-27"), (Rung.Red, "2016-11-01")]);

    // Three working days without an answer: 31 October, 1 and 2 November.
    [Fact]
    public void Rungs_Promised_TurnRedWhenYellowStaysUnanswered() =>
        Rungs(Of(ClockKind.Promised, "2016-10-14", "10 工作日"))
            .ShouldBe([(Rung.Amber, "2016-10-27"), (Rung.Yellow, "2016-10-29"), (Rung.Red, "2016-11-03")]);

    [Theory]
    [InlineData("1 工作日", "2016-11-02"), InlineData("2 工作日", "2016-11-02"), InlineData("5 工作日", "2016-11-07")]
    [InlineData("1 自然日", "2016-11-02"), InlineData("3 自然日", "2016-11-03")]
    public void Rungs_ShortLimit_NeverWarnOnDayZero(string limit, string amber) =>
        Rungs(Of(ClockKind.Step, "2016-11-01", limit))[0].ShouldBe((Rung.Amber, amber));

    [Fact]
    public void Rungs_OneDayAfterASuspension_WarnOnTheLastDay()
    {
        var clock = Of(ClockKind.Step, "2016-11-01", "1 工作日").Suspend("2016-11-01", Calendar).Value.Resume(D("2016-11-08")).Value;

        Rungs(clock)[0].ShouldBe((Rung.Amber, "2016-11-09"));
    }

    [Fact]
    public void Rungs_OnTheSpot_HaveNoAmber() =>
        Rungs(Of(ClockKind.Promised, "2016-11-01", "即办")).Select(r => r.Rung).ShouldBe([Rung.Yellow, Rung.Red]);

    [Fact]
    public void Rungs_InHours_FallAtTheHour()
    {
        var at = ChinaTime.At(D("2016-11-01"), new LocalTime(9, 0));
        var clock = Clock.Start(new ClockName("step:fire:1"), ClockKind.Step, TimeLimit.Parse("20 小时"), D("2016-11-01"), null, at);

        Ladder.Rungs(clock, Calendar, Policy).Take(2).Select(r => r.DueAt)
            .ShouldBe([at + Duration.FromHours(18), at + Duration.FromHours(20)]);
    }

    [Fact]
    public void Rungs_SuspendedStoppedOrWithoutCards_AreNone()
    {
        var clock = Statutory("2016-09-28", "20 工作日");

        Rungs(clock.Suspend("2016-10-10", Calendar).Value).ShouldBeEmpty();
        Rungs(clock.Stop(D("2016-10-10"))).ShouldBeEmpty();
        Rungs(Of(ClockKind.Correction, "2016-09-28", "30 自然日")).ShouldBeEmpty();
    }

    [Fact]
    public void Rungs_AnyClock_ComeInOrderWithAmberAfterDayZeroAndCardsAfterTheDueDay() =>
        AnyClock.Any.Sample(
            t =>
            {
                var clock = t.Clock with { Kind = ClockKind.Promised };
                var rungs = Ladder.Rungs(clock, t.Calendar.Calendar, Policy);
                if (clock.Due(t.Calendar.Calendar) is not { } due)
                    return rungs.IsEmpty;
                return rungs.Select(r => r.Rung).SequenceEqual(rungs.Select(r => r.Rung).Order().Distinct())
                    && rungs.Zip(rungs.Skip(1)).All(p => p.First.DueAt < p.Second.DueAt)
                    && rungs.Where(r => r.Rung == Rung.Amber).All(r => r.DueAt >= ChinaTime.StartOfDay(t.Start.PlusDays(1)) && r.DueAt < due.BreachAt)
                    && rungs.Where(r => r.Rung != Rung.Amber).All(r => r.DueAt >= due.BreachAt);
            },
            iter: 3_000);

    private static Clock Of(ClockKind kind, string start, string limit) =>
        Clock.Start(new ClockName("any"), kind, TimeLimit.Parse(limit), D(start), null);

    private static List<(Rung Rung, string On)> Rungs(Clock clock) =>
        [.. Ladder.Rungs(clock, Calendar, Policy).Select(r => (r.Rung, $"{ChinaTime.DateOf(r.DueAt):uuuu-MM-dd}"))];
}
