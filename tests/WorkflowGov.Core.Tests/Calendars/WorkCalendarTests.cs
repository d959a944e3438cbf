using CsCheck;
using NodaTime;
using Shouldly;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Tests.TimeLimits;
using Xunit;
using static WorkflowGov.Core.Tests.TimeLimits.Clocks;

namespace WorkflowGov.Core.Tests.Calendars;

public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar Latest = PublishedCalendar.Latest;
    private static readonly WorkCalendar Bare = WorkCalendar.Of([]);

    [Theory]
    [InlineData(2013, 250), InlineData(2014, 250), InlineData(2015, 249), InlineData(2016, 250), InlineData(2017, 249)]
    [InlineData(2018, 250), InlineData(2019, 250), InlineData(2020, 249), InlineData(2021, 250), InlineData(2022, 249)]
    [InlineData(2023, 249), InlineData(2024, 251), InlineData(2025, 248), InlineData(2026, 248)]
    public void Year_ByTheNotices_HasSoManyWorkingDays(int year, int days) =>
        Latest.WorkingDaysBetween(new LocalDate(year - 1, 12, 31), new LocalDate(year, 12, 31)).ShouldBe(days);

    [Theory]
    [InlineData("2015-01-04", DayKind.MakeUpWorkingDay)]
    [InlineData("2016-04-02", DayKind.Weekend)]
    [InlineData("2015-09-03", DayKind.Holiday)]
    [InlineData("2015-09-06", DayKind.MakeUpWorkingDay)]
    [InlineData("2018-01-01", DayKind.Holiday)]
    [InlineData("2018-12-29", DayKind.MakeUpWorkingDay)]
    [InlineData("2020-01-31", DayKind.Holiday)]
    [InlineData("2023-01-03", DayKind.WorkingDay)]
    [InlineData("2024-02-09", DayKind.WorkingDay)]
    public void Describe_DisputedDate_FollowsTheNoticeText(string date, DayKind kind) =>
        Latest.Describe(D(date)).Kind.ShouldBe(kind);

    [Fact]
    public void Describe_DayOfARevision_NamesTheLaterNotice()
    {
        Latest.Describe(D("2020-02-01")).Notice.ShouldBe("国办发明电〔2020〕1号");
        PublishedCalendar.AsKnownOn(D("2020-01-25")).Describe(D("2020-02-01"))
            .ShouldBe(new CalendarDay(D("2020-02-01"), DayKind.MakeUpWorkingDay, "春节", "国办发明电〔2019〕16号", false));
    }

    [Fact]
    public void Of_NoticesInAnyOrder_GivesOneCalendar() =>
        WorkCalendar.Of(PublishedCalendar.Notices.Reverse()).Version.ShouldBe(Latest.Version);

    [Fact]
    public void Version_OneDayChanged_IsAnother()
    {
        PublishedCalendar.AsKnownOn(D("2020-01-25")).Version.ShouldNotBe(PublishedCalendar.AsKnownOn(D("2020-01-26")).Version);
        Latest.Version.Length.ShouldBe(12);
    }

    [Fact]
    public void Provisional_YearWithoutNotice_IsMarked()
    {
        Latest.IsProvisional(D("2026-12-31")).ShouldBeFalse();
        Latest.IsProvisional(D("2027-01-01")).ShouldBeTrue();
        Latest.IsProvisional(D("2026-12-31"), D("2027-01-04")).ShouldBeTrue();
        PublishedCalendar.AsKnownOn(D("2018-12-03")).IsProvisional(D("2019-01-02")).ShouldBeTrue();
    }

    [Fact]
    public void Provisional_MakeUpDayOfTheDecemberBefore_DoesNotPublishItsYear()
    {
        var notice = PublishedCalendar.Notices.Single(n => n.Number == "国办发明电〔2018〕15号");

        WorkCalendar.Of([notice]).IsProvisional(D("2018-12-29")).ShouldBeTrue();
        WorkCalendar.Of([notice]).IsProvisional(D("2019-01-02")).ShouldBeFalse();
    }

    [Fact]
    public void Provisional_NoticeArrives_FallsAwayAsAWhole()
    {
        var published = new HolidayNotice(
            "国办发明电〔2026〕9号", new LocalDate(2026, 11, 25), "2027", false,
            [new NoticeDay(D("2027-01-01"), false, "元旦"), new NoticeDay(D("2027-01-09"), true, "元旦")]);

        var before = WorkCalendar.Of([PublishedCalendar.Provisional2027, published], D("2026-11-24"));
        var after = WorkCalendar.Of([PublishedCalendar.Provisional2027, published]);

        before.Describe(D("2027-02-08")).ShouldBe(new CalendarDay(D("2027-02-08"), DayKind.Holiday, "春节", "(2027)", true));
        after.Describe(D("2027-02-08")).ShouldBe(new CalendarDay(D("2027-02-08"), DayKind.WorkingDay, null, null, false));
    }

    [Fact]
    public void AddWorkingDays_AnyCount_IsTheDayByDayCount() =>
        Gen.Select(AnyClock.SharedCalendar, Gen.Int[-30, 460], Gen.Int[-80, 80]).Sample(
            (shared, start, n) => shared.Calendar.AddWorkingDays(AnyClock.Day.PlusDays(start), n)
                == OneByOne(shared, AnyClock.Day.PlusDays(start), n),
            iter: 4_000);

    [Fact]
    public void WorkingDaysBetween_AnyTwoDays_UndoesTheAdding() =>
        Gen.Select(AnyClock.SharedCalendar, AnyClock.Start, Gen.Int[1, 80]).Sample(
            (shared, start, n) =>
            {
                var there = shared.Calendar.AddWorkingDays(start, n);
                return shared.Calendar.WorkingDaysBetween(start, there) == n
                    && shared.Calendar.AddWorkingDays(there, -n) <= start
                    && shared.Calendar.IsWorkingDay(there);
            },
            iter: 4_000);

    [Fact]
    public void Roll_AnyDay_IsTheFirstWorkingDayFromIt() =>
        Gen.Select(AnyClock.SharedCalendar, AnyClock.Start).Sample(
            (shared, day) =>
            {
                var rolled = day;
                while (!shared.IsWorkingDay(rolled))
                    rolled = rolled.PlusDays(1);
                return shared.Calendar.Roll(day) == rolled;
            },
            iter: 2_000);

    [Theory]
    [InlineData("1999-12-20", 30), InlineData("1999-12-31", 1), InlineData("2000-01-01", -1), InlineData("2000-01-10", -20)]
    [InlineData("2069-12-20", 30), InlineData("2069-12-31", 1), InlineData("2070-01-01", -1), InlineData("2070-02-10", -60)]
    [InlineData("1950-05-06", 7), InlineData("2150-05-09", -13), InlineData("1999-01-02", 12_000), InlineData("2071-01-04", -19_000)]
    public void AddWorkingDays_AtAndBeyondTheIndex_GoesOnByMondayToFriday(string start, int n)
    {
        var day = D(start);
        for (var left = Math.Abs(n); left > 0;)
        {
            day = day.PlusDays(Math.Sign(n));
            if (day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday))
                left--;
        }

        Bare.AddWorkingDays(D(start), n).ShouldBe(day);
        Bare.IsWorkingDay(day).ShouldBeTrue();
    }

    [Fact]
    public void Counting_WholeLedger_AllocatesNothing()
    {
        var clock = Statutory("2016-09-12", "20 工作日").Suspend("2016-09-28", Latest).Value.Resume(D("2016-10-11")).Value
            .Extend("2016-10-12", TenMore, Latest).Value;
        clock.Due(Latest);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            clock.Due(Latest);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        allocated.ShouldBe(0);
    }

    private static LocalDate OneByOne(AnyClock.RandomCalendar calendar, LocalDate day, int n)
    {
        for (var left = Math.Abs(n); left > 0;)
        {
            day = day.PlusDays(Math.Sign(n));
            if (calendar.IsWorkingDay(day))
                left--;
        }

        return day;
    }
}
