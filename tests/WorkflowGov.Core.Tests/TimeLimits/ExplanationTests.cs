using NodaTime;
using Shouldly;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Tests.Calendars;
using WorkflowGov.Core.TimeLimits;
using Xunit;
using static WorkflowGov.Core.Tests.TimeLimits.Clocks;

namespace WorkflowGov.Core.Tests.TimeLimits;

public sealed class ExplanationTests
{
    private const string NationalDay =
        "2016-09-28 受理（当日不计）；期限20个工作日；10-01 至 10-07 国庆节放假（国办发明电〔2015〕18号）不计；10-08、10-09 调休上班计入；";

    private static readonly WorkCalendar Calendar = PublishedCalendar.Latest;

    [Fact]
    public void Explain_AcrossNationalDay_SaysWhatMovedTheDate()
    {
        var explained = Statutory("2016-09-28", "20 工作日").Explain(Calendar);

        explained.ToChinese().ShouldBe(NationalDay + "第20个工作日为 2016-10-31（周一）。");
        explained.ToEnglish().ShouldBe(
            "2016-09-28 accepted (the day itself not counted); limit 20 working days; "
            + "10-01 to 10-07 off for 国庆节 (国办发明电〔2015〕18号), not counted; "
            + "10-08, 10-09 make-up working days, counted; working day 20 is 2016-10-31 (Monday).");
    }

    [Fact]
    public void Explain_SuspendedOverTheHoliday_SaysTheGround() =>
        Statutory("2016-09-12", "20 工作日").Suspend("2016-09-28", Calendar).Value.Resume(D("2016-10-11")).Value
            .Explain(Calendar).ToChinese().ShouldBe(
                "2016-09-12 受理（当日不计）；期限20个工作日；09-15 至 09-17 中秋节放假（国办发明电〔2015〕18号）不计；09-18 调休上班计入；"
                + "09-29 至 10-11 专家评审期间中止，不计；第20个工作日为 2016-10-24（周一）。");

    [Fact]
    public void Explain_SuspendedOnTheLastDay_SaysThatItIsDueOnceResumed() =>
        Statutory("2016-09-28", "20 工作日").Suspend("2016-10-31", Calendar).Value.Resume(D("2016-11-07")).Value
            .Explain(Calendar).ToChinese().ShouldBe(
                NationalDay + "第20个工作日为 2016-10-31（周一）；11-01 至 11-06 专家评审期间中止，不计；"
                + "期满当日中止，恢复后到期日为 2016-11-07（周一）。");

    [Fact]
    public void Explain_StillSuspended_SaysWhatIsLeft() =>
        Statutory("2016-09-28", "20 工作日").Suspend("2016-10-10", Calendar).Value.Explain(Calendar).ToChinese().ShouldBe(
            NationalDay + "10-10 起因专家评审中止（特别程序告知书〔2016〕1号，所需时间6个工作日），尚未恢复；"
            + "已计5个工作日，剩余15个工作日，恢复后续计。");

    [Fact]
    public void Explain_Extended_CountsTheExtensionFromOne() =>
        Statutory("2016-09-28", "20 工作日").Extend("2016-10-31", TenMore, Calendar).Value.Explain(Calendar).ToChinese().ShouldBe(
            NationalDay + "第20个工作日为 2016-10-31（周一）；10-31 经本行政机关负责人批准延长10个工作日（案情复杂）；"
            + "第10个工作日为 2016-11-14（周一）。");

    [Theory]
    [InlineData("2016-07-02", "3 个月", "3个月届满日为 2016-10-02（周日）；最后一日逢国庆节放假（国办发明电〔2015〕18号），顺延至 2016-10-08（周六，调休上班）。")]
    [InlineData("2016-09-28", "60 自然日", "第60日为 2016-11-27（周日）；最后一日为休息日，顺延至 2016-11-28（周一）。")]
    [InlineData("2016-09-28", "3 工作日", "10-08 调休上班计入；第3个工作日为 2016-10-08（周六，调休上班）。")]
    [InlineData("2016-09-28", "即办", "期限即办；当日到期：2016-09-28（周三）。")]
    [InlineData("2026-12-10", "20 工作日", "第20个工作日为 2027-01-07（周四）；2027 年放假安排尚未公布，为暂定日期。")]
    [InlineData("2017-12-28", "3 工作日", "2018-01-01 元旦放假（国办发明电〔2017〕12号）不计；第3个工作日为 2018-01-03（周三）。")]
    public void Explain_OtherLimits_EndInTheirOwnWords(string start, string limit, string end) =>
        Statutory(start, limit).Explain(Calendar).ToChinese().ShouldEndWith(end);

    [Fact]
    public void Explain_StartedAgainOrTakenOut_SaysTheBasis()
    {
        Statutory("2016-09-28", "20 工作日").Interrupt(D("2016-10-10"), "地方性法规", Calendar).Value.Explain(Calendar).ToChinese()
            .ShouldBe("2016-10-10 重新起算（地方性法规；当日不计）；期限20个工作日；第20个工作日为 2016-11-07（周一）。");
        Statutory("2016-10-10", "5 工作日").Exclude(D("2016-10-12"), D("2016-10-13"), "政府令", D("2016-10-11"), Calendar).Value
            .Explain(Calendar).ToChinese()
            .ShouldBe("2016-10-10 受理（当日不计）；期限5个工作日；10-12、10-13 依法扣除（政府令），不计；第5个工作日为 2016-10-19（周三）。");
    }

    [Fact]
    public void Explain_InHours_GivesTheHour() =>
        Clock.Start(
            new ClockName("step:fire:1"), ClockKind.Step, TimeLimit.Parse("24 小时"), D("2016-09-30"), null,
            ChinaTime.At(D("2016-09-30"), new LocalTime(16, 20)))
            .Explain(Calendar).ToChinese().ShouldBe("2016-09-30 16:20 进入环节；期限24小时；到期时刻为 2016-10-01 16:20。");
}
