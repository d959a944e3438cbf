using NodaTime;
using Shouldly;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Tests.Calendars;
using WorkflowGov.Core.TimeLimits;
using Xunit;

namespace WorkflowGov.Core.Tests.TimeLimits;

/// <summary>What an item's own law says of its limits, in a case: receipt after hours, end of the day, days taken out, a new start.</summary>
public sealed class LimitVerbsTests
{
    private static readonly Actor Online = new("web", "网上办事大厅", Office.Window, [Authority.Integrator]);
    private static readonly LimitGround Notice = new("收养公告", "《中国公民收养子女登记办法》第八条");

    private static WorkCalendar Calendar => PublishedCalendar.Latest;

    // B01 and B02 of the worked examples: the windows are open until 20:00, offices until 18:00.
    [Theory]
    [InlineData(ReceiptPolicy.SameDay, "2016-09-28", "2016-10-31")]
    [InlineData(ReceiptPolicy.NextWorkday, "2016-09-29", "2016-11-01")]
    public void Accept_AfterOfficeHours_FollowsTheItemsPolicy(ReceiptPolicy policy, string received, string due)
    {
        var small = SmallCase.ReceivedAt(At("2016-09-28", 19, 30), l => l with { Receipt = policy });
        small.HandInAtOnce(At("2016-09-28", 19, 31), At("2016-09-28", 19, 32)).Do(At("2016-09-28", 19, 33), new CaseCommand.Accept());

        small.Case.ReceivedOn.ShouldBe(Clocks.D(received));
        small.Case.AcceptedOn.ShouldBe(Clocks.D(received));
        small.DueOf("statutory").On.ShouldBe(Clocks.D(due));
    }

    // 民法典 第二百零三条第二款: 有业务时间的，停止业务活动的时间为截止时间. B08 of the worked examples.
    [Theory]
    [InlineData(DayEnd.Midnight, "2016-10-31", 24)]
    [InlineData(DayEnd.EndOfBusiness, "2016-10-31", 18)]
    public void Limits_EndOfBusinessDeclared_BreachThen(DayEnd ends, string day, int hour)
    {
        var small = SmallCase.ReceivedAt(At("2016-09-28", 10, 0), l => l with { DayEnds = ends });
        small.HandInAtOnce(At("2016-09-28", 10, 0), At("2016-09-28", 10, 0)).Do(At("2016-09-28", 10, 0), new CaseCommand.Accept());
        var due = small.DueOf("statutory");

        due.BreachAt.ShouldBe(ChinaTime.StartOfDay(Clocks.D(day)) + Duration.FromHours(hour));
        Ladder.Rungs(small.Case.ClockOf(new ClockName("statutory"))!, Calendar, new LadderPolicy(90, 1, 3, [], [ClockKind.Statutory]))
            .ShouldBe([new RungDue(Rung.Amber, ChinaTime.StartOfDay(Clocks.D("2016-10-27"))), new RungDue(Rung.Red, due.BreachAt)]);
        small.Case.ClockOf(new ClockName("statutory"))!.Explain(Calendar).ToChinese()
            .Contains("到期时刻为 2016-10-31 18:00", StringComparison.Ordinal).ShouldBe(ends == DayEnd.EndOfBusiness);
    }

    // B09 of the worked examples: the hall closes at 20:00; a filing online is in time until 24:00.
    [Fact]
    public void Correct_AtTheWindowAfterItCloses_IsLateAndOnlineIsNot()
    {
        var small = SmallCase.ReceivedOn("2016-09-29").AskForTheMaterial("2016-09-29");
        var last = At(small.DueOf("correction").On, 20, 5);
        var materials = new CaseCommand.Correct([new SubmittedMaterial("form", MaterialForm.Original, "")]);

        small.Do(last, materials).Refusal!.Code.ShouldBe("WG5305");
        small.Do(last + Duration.FromHours(4), materials, Online).Refusal!.Code.ShouldBe("WG5306");
        small.Do(last, materials, Online).Refusal.ShouldBeNull();
        small.Case.Status.ShouldBe(CaseStatus.Received);
    }

    [Fact]
    public void ExcludeDays_OnAGroundOfTheItem_MovesBothLimitsByTheWorkingDaysTakenOut()
    {
        var small = Accepted(l => l with { Excludes = [Notice] });
        var (statutory, promised) = (small.DueOf("statutory").On, small.DueOf("promised").On);

        small.Do(At("2016-09-29", 9, 0), new CaseCommand.ExcludeDays(Clocks.D("2016-09-29"), Clocks.D("2016-10-11"), Notice.Name, "公告第3号"));

        small.Refusal.ShouldBeNull();
        var days = Enumerable.Range(0, 13).Count(i => Calendar.IsWorkingDay(Clocks.D("2016-09-29").PlusDays(i)));
        small.DueOf("statutory").On.ShouldBe(Calendar.AddWorkingDays(statutory, days));
        small.DueOf("promised").On.ShouldBe(Calendar.AddWorkingDays(promised, days));
    }

    [Fact]
    public void RestartLimits_OnAGroundOfTheItem_CountsInFullFromThatDay()
    {
        var small = Accepted(l => l with { Restarts = [Notice] });

        small.Do(At("2016-10-10", 9, 0), new CaseCommand.RestartLimits(Notice.Name, "申请内容变更"));

        small.Refusal.ShouldBeNull();
        small.DueOf("statutory").On.ShouldBe(Calendar.AddWorkingDays(Clocks.D("2016-10-10"), 20));
    }

    [Theory]
    [InlineData("2016-10-10", "工作繁忙", "WG5304")]
    [InlineData("2016-11-01", "收养公告", "WG3105")]
    public void ExcludeDays_NoGroundOrTooLate_IsRefused(string day, string ground, string code)
    {
        var small = Accepted(l => l with { Excludes = [Notice], Restarts = [Notice] });
        var before = small.Case;

        small.Do(At(day, 9, 0), new CaseCommand.ExcludeDays(Clocks.D(day), Clocks.D(day), ground, "公告第3号")).Refusal!.Code.ShouldBe(code);
        small.Do(At(day, 9, 0), new CaseCommand.RestartLimits(ground, "理由")).Refusal!.Code.ShouldBe(code);
        small.Case.ShouldBe(before);
    }

    private static SmallCase Accepted(Func<ItemLimits, ItemLimits> change)
    {
        var small = SmallCase.ReceivedAt(At("2016-09-28", 10, 0), change);
        return small.HandInAtOnce(At("2016-09-28", 10, 0), At("2016-09-28", 10, 0)).Do(At("2016-09-28", 10, 0), new CaseCommand.Accept());
    }

    private static Instant At(string day, int hour, int minute) => At(Clocks.D(day), hour, minute);

    private static Instant At(LocalDate day, int hour, int minute) => ChinaTime.At(day, new LocalTime(hour, minute));
}
