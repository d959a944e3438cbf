using System.Collections.Immutable;
using System.Globalization;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions.Documents;
using WorkflowGov.Runtime.Docket;

namespace WorkflowGov.Runtime.Desk;

/// <summary>监察月报 on paper: every number as the report has it.</summary>
public static class ReportSheet
{
    /// <summary>The sheet of a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="author">Who makes it.</param>
    /// <param name="warning">What stands on every page; null = nothing.</param>
    /// <returns>The sheet.</returns>
    public static Sheet Of(MonthReport report, string author, string? warning) => new(
        SheetStyle.Leaflet, author, Title(report), null, report.To,
        [
            new SheetPart.Paragraph(Lead(report)),
            .. Section("一、总体情况", new SheetPart.Table(["指标", "本月", "上月"], Summary(report)), new SheetPart.Picture(ReportChart.Of(report))),
            .. Section("二、各部门情况", new SheetPart.Table(
                ["部门", "收件", "决定", "逾期", "按时率", "中位", "95%", "提前", "黄牌", "红牌"], [.. report.Authorities.Select(Line)])),
            .. Listed("三、逾期较多的事项", ["事项", "收件", "决定", "逾期", "按时率", "中位", "95%", "提前", "黄牌", "红牌"], report.Items.Select(Line)),
            .. Listed("四、环节用时（工作日）", ["环节", "办结", "逾期", "按时率", "中位", "95%", "退回"], report.Steps.Select(Step)),
            .. Listed("五、材料补正", ["事项", "材料", "补正", "收件", "补正率", "退回"], report.Materials.Select(m => Row(
                m.ItemName, m.MaterialName, m.Defects, m.Received, Percent(m.DefectRate), m.Returned))),
            .. Listed("六、退回理由", ["事项", "环节", "部门", "理由", "材料", "退回", "退回率"], report.Returns.Select(r => Row(
                r.ItemName, r.StepTitle, r.Office, r.ReasonName, r.MaterialName ?? "—", r.Returns, Percent(r.Rate)))),
            .. Listed("七、好差评", ["评价", "件数"], report.Ratings.Select(r => Row(Level(r.Level), r.Count))),
            .. report.Refusals is { } refusals ? Listed("八、被拒操作", ["规则", "内容", "次数"], refusals.Select(r => Row(r.Rule, r.Name.Zh, r.Attempts))) : [],
            .. Section(report.Refusals is null ? "八、督办" : "九、督办", new SheetPart.Table(
                ["本月发起", "本月办结", "期末未结", "其中逾期未反馈"],
                [Row(report.Orders.Opened, report.Orders.Closed, report.Orders.Open, report.Orders.Unanswered)])),
            new SheetPart.Heading("说明"),
            new SheetPart.Paragraph(
                "本报表与监察统计页出自同一批逐日累计的数字。按时率＝承诺期限内作出的决定占全部决定；中位、95% 为受理至决定的工作日，不含特别程序；提前为决定时承诺期限剩余工作日的中位数，负数为超出；环节用时自 2026 年 12 月起累计。各表至多列 20 行，部门全列。"),
        ], null, null, warning);

    private static string Title(MonthReport report) => $"{report.From.Year} 年 {report.From.Month} 月行政审批时限监察月报{(report.Authority is { } body ? $"（{body}）" : string.Empty)}";

    private static string Lead(MonthReport report)
    {
        var total = report.Total;
        return $"统计期间 {report.From:uuuu-MM-dd} 至 {report.To:uuuu-MM-dd}{(report.IsOver ? string.Empty : "（本月尚未结束）")}。"
            + $"收件 {total.Received} 件，作出决定 {total.Decisions} 件，其中按时 {total.InTime} 件，逾期 {total.Late} 件，按时率 {Percent(total.InTimeShare)}；"
            + $"发出黄牌 {total.Yellow} 张、红牌 {total.Red} 张。";
    }

    private static ImmutableArray<ImmutableArray<string>> Summary(MonthReport report)
    {
        ImmutableArray<string> Of(string name, Func<FigureLine, object?> figure) => Row(name, figure(report.Total), figure(report.Before));
        return
        [
            Of("收件", l => l.Received), Of("受理", l => l.Accepted), Of("其中逾期视为受理", l => l.Deemed), Of("不予受理", l => l.Declined),
            Of("补正告知", l => l.Corrections), Of("准予", l => l.Granted), Of("不予", l => l.Refused), Of("撤销", l => l.Revoked), Of("送达", l => l.Delivered),
            Of("作出决定", l => l.Decisions), Of("承诺期限内", l => l.InTime), Of("超承诺期限", l => l.Late), Of("超法定期限", l => l.StatuteLate),
            Of("按时率", l => Percent(l.InTimeShare)), Of("办理用时中位数（工作日）", l => l.HandledMedian), Of("办理用时 95 分位（工作日）", l => l.HandledP95),
            Of("比承诺提前，中位数（工作日）", l => l.MarginMedian), Of("95% 至少提前（工作日）", l => l.MarginP95),
            Of("环节办结", l => l.StepsDone), Of("环节逾期", l => l.StepsLate), Of("退回", l => l.Returned), Of("延期", l => l.Extended),
            Of("预警", l => l.Amber), Of("黄牌", l => l.Yellow), Of("红牌", l => l.Red),
        ];
    }

    private static ImmutableArray<string> Line(FigureLine l) => Row(
        l.Name, l.Received, l.Decisions, l.Late, Percent(l.InTimeShare), l.HandledMedian, l.HandledP95, l.MarginMedian, l.Yellow, l.Red);

    private static ImmutableArray<string> Step(FigureLine l) => Row(
        l.Name, l.StepsDone, l.StepsLate, Percent(l.StepsDone == 0 ? null : 1 - ((double)l.StepsLate / l.StepsDone)), l.StepMedian, l.StepP95, l.Returned);

    private static IEnumerable<SheetPart> Section(string heading, params SheetPart[] parts) => parts.Prepend(new SheetPart.Heading(heading));

    private static IEnumerable<SheetPart> Listed(string heading, ImmutableArray<string> columns, IEnumerable<ImmutableArray<string>> rows)
    {
        ImmutableArray<ImmutableArray<string>> all = [.. rows];
        return Section(heading, all.IsEmpty ? new SheetPart.Paragraph("本月没有。") : new SheetPart.Table(columns, all));
    }

    private static ImmutableArray<string> Row(params object?[] cells) => [.. cells.Select(c => c is null ? "—" : Convert.ToString(c, CultureInfo.InvariantCulture)!)];

    private static string Percent(double? share) => share is { } of ? string.Create(CultureInfo.InvariantCulture, $"{of * 100:0.0}%") : "—";

    private static string Level(RatingLevel level) => level switch
    {
        RatingLevel.VerySatisfied => "非常满意",
        RatingLevel.Satisfied => "满意",
        RatingLevel.FairlySatisfied => "基本满意",
        RatingLevel.Dissatisfied => "不满意",
        _ => "非常不满意",
    };
}
