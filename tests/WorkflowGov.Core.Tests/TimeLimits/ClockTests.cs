using System.Text.Json;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using Shouldly;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Tests.Calendars;
using WorkflowGov.Core.TimeLimits;
using Xunit;
using static WorkflowGov.Core.Tests.TimeLimits.Clocks;

namespace WorkflowGov.Core.Tests.TimeLimits;

public sealed class ClockTests
{
    private static readonly WorkCalendar Calendar = PublishedCalendar.Latest;

    [Fact]
    public void Suspend_Twice_IsRefused() =>
        Statutory("2016-09-28", "20 工作日").Suspend("2016-10-10", Calendar).Value.Suspend("2016-10-11", Calendar)
            .Rejection!.Code.ShouldBe("WG3102");

    // 行政许可法 §45: the time needed is told in writing.
    [Theory]
    [InlineData("", 5), InlineData("1号", 0)]
    public void Suspend_WithoutNoticeOrTime_IsRefused(string notice, int days)
    {
        var ruling = Statutory("2016-09-28", "20 工作日")
            .Suspend(D("2016-10-10"), ExpertReview, notice, new TimeLimit(days, LimitUnit.WorkingDays), Calendar);

        ruling.Rejection!.Code.ShouldBe("WG3111");
    }

    [Fact]
    public void Resume_RunningClock_IsRefused() =>
        Statutory("2016-09-28", "20 工作日").Resume(D("2016-10-10")).Rejection!.Code.ShouldBe("WG3103");

    [Fact]
    public void Verbs_BeforeTheLastEntry_AreRefused()
    {
        var resumed = Statutory("2016-09-28", "20 工作日").Suspend("2016-10-10", Calendar).Value.Resume(D("2016-10-12")).Value;

        resumed.Suspend("2016-10-11", Calendar).Rejection!.Code.ShouldBe("WG3104");
        resumed.Extend("2016-10-11", TenMore, Calendar).Rejection!.Code.ShouldBe("WG3104");
        resumed.Interrupt(D("2016-10-11"), "依据", Calendar).Rejection!.Code.ShouldBe("WG3104");
        Statutory("2016-09-28", "20 工作日").Suspend("2016-09-27", Calendar).Rejection!.Code.ShouldBe("WG3104");
    }

    [Fact]
    public void Verbs_OnAStoppedClock_AreRefused()
    {
        var stopped = Statutory("2016-09-28", "20 工作日").Stop(D("2016-10-10"));

        stopped.Suspend("2016-10-10", Calendar).Rejection!.Code.ShouldBe("WG3101");
        stopped.Resume(D("2016-10-10")).Rejection!.Code.ShouldBe("WG3101");
        stopped.Extend("2016-10-10", TenMore, Calendar).Rejection!.Code.ShouldBe("WG3101");
        stopped.Exclude(D("2016-10-10"), D("2016-10-10"), "依据", D("2016-10-10"), Calendar).Rejection!.Code.ShouldBe("WG3101");
        stopped.IsRunning.ShouldBeFalse();
    }

    [Fact]
    public void Stop_Again_KeepsTheFirstEnd() =>
        Statutory("2016-09-28", "20 工作日").Stop(D("2016-10-10")).Stop(D("2016-10-11")).StoppedOn.ShouldBe(D("2016-10-10"));

    // An application can be withdrawn while a special procedure runs.
    [Fact]
    public void Due_StoppedInASuspension_IsNone()
    {
        var stopped = Statutory("2016-09-28", "20 工作日").Suspend("2016-10-10", Calendar).Value.Stop(D("2016-10-12"));

        stopped.Due(Calendar).ShouldBeNull();
        stopped.IsSuspended.ShouldBeFalse();
        stopped.Explain(Calendar).Left.ShouldBe(15);
    }

    [Fact]
    public void Extend_OtherThanTheLawAllows_IsRefused()
    {
        var clock = Statutory("2016-09-28", "20 工作日");
        Ruling<Clock> Extend(TimeLimit by, ApproverLevel level, string reason) =>
            clock.Extend(by, D("2016-10-20"), level, reason, TenMore, Calendar);

        Extend(new TimeLimit(11, LimitUnit.WorkingDays), ApproverLevel.AgencyHead, "案情复杂").Rejection!.Code.ShouldBe("WG3106");
        Extend(new TimeLimit(10, LimitUnit.NaturalDays), ApproverLevel.AgencyHead, "案情复杂").Rejection!.Code.ShouldBe("WG3106");
        Extend(new TimeLimit(0, LimitUnit.WorkingDays), ApproverLevel.AgencyHead, "案情复杂").Rejection!.Code.ShouldBe("WG3106");
        Extend(TenMore.Max, ApproverLevel.GovernmentHead, "案情复杂").Rejection!.Code.ShouldBe("WG3107");
        Extend(TenMore.Max, ApproverLevel.AgencyHead, " ").Rejection!.Code.ShouldBe("WG3109");
        Extend(TenMore.Max, ApproverLevel.AgencyHead, "案情复杂").Rejection.ShouldBeNull();
    }

    [Fact]
    public void Exclude_DaysByOrder_AreNotCounted()
    {
        var clock = Statutory("2016-09-28", "20 工作日")
            .Exclude(D("2016-10-10"), D("2016-10-14"), "政府令", D("2016-10-09"), Calendar).Value;

        clock.Due(Calendar)!.Value.On.ShouldBe(D("2016-11-07"));
        clock.Exclude(D("2016-10-12"), D("2016-10-11"), "政府令", D("2016-10-09"), Calendar).Rejection!.Code.ShouldBe("WG3110");
        clock.Exclude(D("2016-10-12"), D("2016-10-12"), "", D("2016-10-09"), Calendar).Rejection!.Code.ShouldBe("WG3112");
    }

    [Theory]
    [InlineData("2016-11-01", "2016-11-01", "2016-11-02")]
    [InlineData("2016-10-20", "2016-11-01", "2016-11-02")]
    [InlineData("2016-11-01", "2016-11-04", "2016-11-07")]
    [InlineData("2016-11-02", "2016-11-04", "2016-11-01")]
    public void Exclude_DayOnWhichSomethingIsDueOnTheSpot_PutsItOff(string from, string through, string due)
    {
        var clock = Statutory("2016-11-01", "即办").Exclude(D(from), D(through), "政府令", D("2016-11-01"), Calendar).Value;

        clock.Due(Calendar)!.Value.On.ShouldBe(D(due));
        clock.Explain(Calendar).Days[^1].Date.ShouldBe(D(due));
    }

    [Fact]
    public void Interrupt_Clock_StartsAgainInFull()
    {
        var clock = Statutory("2016-09-28", "20 工作日").Interrupt(D("2016-10-10"), "地方性法规", Calendar).Value;

        clock.Due(Calendar)!.Value.On.ShouldBe(Calendar.AddWorkingDays(D("2016-10-10"), 20));
        clock.Suspend("2016-10-11", Calendar).Value.Interrupt(D("2016-10-12"), "地方性法规", Calendar).Rejection!.Code.ShouldBe("WG3102");
    }

    // The extension was granted before the suspension began, so its first day is the first working day after the end.
    [Fact]
    public void Due_SuspendedOnTheOldDueDayOfAnExtendedClock_LosesNoDay()
    {
        var clock = Statutory("2016-09-28", "20 工作日").Extend("2016-10-20", TenMore, Calendar).Value
            .Suspend("2016-10-31", Calendar).Value.Resume(D("2016-11-06")).Value;

        clock.Due(Calendar)!.Value.On.ShouldBe(Calendar.AddWorkingDays(D("2016-11-06"), 10));
    }

    [Theory]
    [InlineData("2016-01-31", "1 个月", "2016-02-29")]
    [InlineData("2015-01-31", "1 个月", "2015-02-28")] // a make-up Saturday
    [InlineData("2025-08-30", "6 个月", "2026-02-28")] // another one
    [InlineData("2016-02-29", "1 年", "2017-02-28")]
    [InlineData("2024-08-30", "6 个月", "2025-02-28")]
    public void Due_NoCorrespondingDay_IsTheLastOfTheMonthThenRolls(string start, string limit, string due) =>
        Statutory(start, limit).Due(Calendar)!.Value.On.ShouldBe(D(due));

    [Fact]
    public void Due_InHours_IsExactAndKnowsNoCalendar()
    {
        var at = ChinaTime.At(D("2016-09-30"), new LocalTime(16, 20));
        var clock = Clock.Start(new ClockName("step:fire:1"), ClockKind.Step, TimeLimit.Parse("24 小时"), D("2016-09-30"), null, at);
        var suspended = clock.Suspend("2016-09-30", Calendar).Value.Resume(D("2016-10-03")).Value;

        clock.Due(Calendar)!.Value.BreachAt.ShouldBe(at + Duration.FromHours(24));
        clock.Due(Calendar)!.Value.On.ShouldBe(D("2016-10-01"));
        suspended.Due(Calendar)!.Value.BreachAt.ShouldBe(at + Duration.FromHours(24 * 4));
        (clock with { StartedAt = null }).Due(Calendar)!.Value.BreachAt.ShouldBe(ChinaTime.StartOfDay(D("2016-10-02")));
    }

    [Fact]
    public void Due_HoursEndAtMidnight_BelongToTheDayBefore()
    {
        var clock = Clock.Start(
            new ClockName("any"), ClockKind.Step, TimeLimit.Parse("24 小时"), D("2016-09-28"), null, ChinaTime.StartOfDay(D("2016-09-28")));

        clock.Due(Calendar)!.Value.On.ShouldBe(D("2016-09-28"));
    }

    [Fact]
    public void Due_CountBeginsInAYearWithoutNotice_IsProvisional() =>
        Statutory("2012-12-20", "20 工作日").Due(Calendar)!.Value.Provisional.ShouldBeTrue();

    [Fact]
    public void Json_ClockWithEveryVerb_ComesBackEqual()
    {
        var options = new JsonSerializerOptions().ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
        var clock = Statutory("2016-09-28", "20 工作日")
            .Exclude(D("2016-10-10"), D("2016-10-10"), "政府令", D("2016-09-28"), Calendar).Value
            .Interrupt(D("2016-10-11"), "地方性法规", Calendar).Value
            .Extend("2016-10-12", TenMore, Calendar).Value
            .Suspend("2016-10-13", Calendar).Value.Resume(D("2016-10-14")).Value
            .Stop(D("2016-10-20")) with { StartedAt = ChinaTime.StartOfDay(D("2016-09-28")) };

        var json = JsonSerializer.Serialize(clock, options);
        var back = JsonSerializer.Deserialize<Clock>(json, options);

        back.ShouldBe(clock);
        back!.GetHashCode().ShouldBe(clock.GetHashCode());
        json.ShouldNotContain("IsSuspended");
        JsonSerializer.Deserialize<Clock>("""{"Name":{"Value":"x"},"StartedOn":"2016-09-28"}""", options)!.Ledger.ShouldBeEmpty();
    }
}
