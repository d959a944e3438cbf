using System.Collections.Immutable;
using NodaTime;

namespace WorkflowGov.Core.TimeLimits;

/// <summary>Puts an explanation into words. Ordinary days and weekends go unsaid; what moved the date is said.</summary>
internal sealed class ExplanationText
{
    private static readonly string[] WeekdaysZh = ["", "周一", "周二", "周三", "周四", "周五", "周六", "周日"];

    private readonly Explanation of;
    private readonly List<Text> parts = [];
    private readonly HashSet<string> cited = new(StringComparer.Ordinal);
    private int year;

    private ExplanationText(Explanation of) => this.of = of;

    public static ImmutableArray<Text> Of(Explanation explanation)
    {
        var text = new ExplanationText(explanation);
        text.Begin();
        if (explanation.Clock.FixedDue is not null)
        {
            text.Fixed();
            return [.. text.parts];
        }

        var extensions = explanation.Clock.Extensions;
        for (var leg = 0; leg <= explanation.Days[^1].Leg; leg++)
            text.Leg(leg, leg == 0 ? null : extensions[leg - 1]);
        text.End();
        return [.. text.parts];
    }

    private void Begin()
    {
        var clock = of.Clock;
        var day = Day(of.Days[0].Date);
        var (zh, en) = EventOf(clock.Kind);
        if (clock.DayZero != clock.StartedOn)
        {
            var again = clock.Ledger.OfType<LedgerEntry.Interrupted>().Last();
            Say($"{day} 重新起算（{again.Basis}；当日不计）", $"{day} started again ({again.Basis}; the day itself not counted)");
        }
        else if (clock is { IsCountedInHours: true, StartedAt: { } at })
        {
            var time = at.InZone(ChinaTime.Zone).LocalDateTime;
            Say($"{time:uuuu-MM-dd HH:mm} {zh}", $"{time:uuuu-MM-dd HH:mm} {en}");
        }
        else
            Say($"{day} {zh}（当日不计）", $"{day} {en} (the day itself not counted)");
        if (clock.FixedDue is null)
            Say($"期限{clock.Budget.ToSentence()}", $"limit {clock.Budget.ToEnglish()}");
    }

    private void Fixed()
    {
        var day = Full(of.Days[^1]);
        Say($"有效期于 {day.Zh} 届满，须在届满前作出决定（{of.Clock.Basis}）", $"the licence expires on {day.En}, the decision is due before ({of.Clock.Basis})");
        Say($"中止和延长不改变届满之日", $"neither suspension nor extension moves that day");
    }

    private void Leg(int leg, LedgerEntry.Extended? extension)
    {
        if (extension is not null)
        {
            var day = Day(extension.On);
            Say(
                $"{day} 经{Levels.Name(extension.ApprovedBy)}批准延长{extension.By.ToSentence()}（{extension.Reason}）",
                $"extended by {extension.By.ToEnglish()} on {day}, approved by {LevelEn(extension.ApprovedBy)} ({extension.Reason})");
        }

        var days = of.Days.Where(d => d.Leg == leg).ToList();
        var last = days.FindLastIndex(d => d.IsCounted);
        Groups(days.Take(last + 1));
        var limit = LegLimit(leg);
        var isWhole = leg < of.Days[^1].Leg || of.Due is not null || of.Left == 0;
        if (isWhole && last >= 0)
            Reached(limit, days[last]);
        if (last + 1 < days.Count && days[last + 1].Reason != DayReason.DayZero)
            After([.. days.Skip(last + 1)], last >= 0 || leg > 0);
    }

    /// <summary>From the last day counted to the due day.</summary>
    private void After(List<ExplainedDay> days, bool isCounted)
    {
        Groups(days.Where(d => d.Reason is DayReason.Suspended or DayReason.Excluded
            || (!isCounted && d.Reason is not DayReason.Landed)));
        if (days[^1].Reason != DayReason.Landed)
            return;
        var landed = Full(days[^1]);
        if (days.Any(d => d.Reason == DayReason.Rolled && d.Name is not null))
        {
            var why = days.First(d => d.Reason == DayReason.Rolled && d.Name is not null);
            Say(
                $"最后一日逢{why.Name}放假（{why.Notice}），顺延至 {landed.Zh}",
                $"the last day is off for {why.Name} ({why.Notice}), so it moves to {landed.En}");
        }
        else if (days.Any(d => d.Reason == DayReason.Suspended))
            Say($"期满当日中止，恢复后到期日为 {landed.Zh}", $"suspended on the last day, so due once resumed, on {landed.En}");
        else
            Say($"最后一日为休息日，顺延至 {landed.Zh}", $"the last day is a rest day, so it moves to {landed.En}");
    }

    private void Reached(TimeLimit limit, ExplainedDay last)
    {
        var day = Full(last);
        switch (limit.Unit)
        {
            case LimitUnit.WorkingDays:
                Say($"第{last.Count}个工作日为 {day.Zh}", $"working day {last.Count} is {day.En}");
                break;
            case LimitUnit.NaturalDays:
                Say($"第{last.Count}日为 {day.Zh}", $"day {last.Count} is {day.En}");
                break;
            default:
                Say($"{limit.ToSentence()}届满日为 {day.Zh}", $"{limit.ToEnglish()} end on {day.En}");
                break;
        }
    }

    private void End()
    {
        if (of.Clock.OpenSuspension is { } open && of.Due is null)
        {
            var day = Day(open.On);
            Say(
                $"{day} 起因{open.Ground.Name}中止（{open.NoticeNumber}，所需时间{open.Announced.ToSentence()}），尚未恢复",
                $"suspended from {day} for {open.Ground.Name} ({open.NoticeNumber}, {open.Announced.ToEnglish()} announced), not resumed");
            var unit = LegLimit(of.Days[^1].Leg).Unit == LimitUnit.WorkingDays ? "个工作日" : "日";
            Say(
                $"已计{of.Days[^1].Count}{unit}，剩余{of.Left}{unit}，恢复后续计",
                $"{of.Days[^1].Count} days counted, {of.Left} left, to go on when resumed");
            return;
        }

        if (of.Due is not { } due)
            return;
        if (due.At is { } at)
        {
            var end = at.InZone(ChinaTime.Zone).LocalDateTime;
            Say($"到期时刻为 {end:uuuu-MM-dd HH:mm}", $"it ends at {end:uuuu-MM-dd HH:mm}");
        }
        else if (of.Days[^1].Reason == DayReason.DayZero)
            Say($"当日到期：{Full(of.Days[^1]).Zh}", $"due on the day itself, {Full(of.Days[^1]).En}");
        if (due.Provisional)
            Say($"{due.On.Year} 年放假安排尚未公布，为暂定日期", $"provisional: no arrangement of holidays is published for {due.On.Year} yet");
    }

    private void Groups(IEnumerable<ExplainedDay> days)
    {
        var group = new List<ExplainedDay>();
        foreach (var day in days)
        {
            if (group.Count > 0 && !Together(group[^1], day))
            {
                Group(group);
                group.Clear();
            }

            group.Add(day);
        }

        if (group.Count > 0)
            Group(group);
    }

    private void Group(List<ExplainedDay> group)
    {
        var day = group[0];
        if (day.Reason is DayReason.Counted or DayReason.Weekend or DayReason.DayZero)
            return;
        var (zh, en) = Span(group);
        switch (day.Reason)
        {
            case DayReason.Holiday:
                Say($"{zh} {day.Name}放假{Cite(day.Notice)}不计", $"{en} off for {day.Name} ({day.Notice}), not counted");
                break;
            case DayReason.CountedMakeUp:
                Say($"{zh} 调休上班{Cite(day.Notice)}计入", $"{en} make-up working day{(group.Count > 1 ? "s" : string.Empty)}, counted");
                break;
            case DayReason.Suspended:
                Say($"{zh} {day.Name}期间中止，不计", $"{en} suspended for {day.Name}, not counted");
                break;
            case DayReason.Excluded:
                Say($"{zh} 依法扣除（{day.Name}），不计", $"{en} taken out ({day.Name}), not counted");
                break;
            default:
                Say($"{zh} 顺延", $"{en} passed over");
                break;
        }
    }

    private static bool Together(ExplainedDay a, ExplainedDay b) =>
        a.Date.PlusDays(1) == b.Date && (a.Reason, a.Name, a.Notice) == (b.Reason, b.Name, b.Notice);

    /// <summary>A notice is cited where it is first relied on.</summary>
    private string Cite(string? notice) => notice is not null && cited.Add(notice) ? $"（{notice}）" : string.Empty;

    private Text Span(List<ExplainedDay> group)
    {
        if (group.Count <= 2)
        {
            var days = group.Select(d => Day(d.Date)).ToList();
            return new Text(string.Join('、', days), string.Join(", ", days));
        }

        var (first, last) = (Day(group[0].Date), Day(group[^1].Date));
        return new Text($"{first} 至 {last}", $"{first} to {last}");
    }

    /// <summary>Month and day; the year too where it changes.</summary>
    private string Day(LocalDate date)
    {
        var text = date.Year == year ? $"{date:MM-dd}" : $"{date:uuuu-MM-dd}";
        year = date.Year;
        return text;
    }

    private static Text Full(ExplainedDay day)
    {
        var isMakeUp = day.Reason == DayReason.CountedMakeUp || (day.Reason == DayReason.Landed && day.Notice is not null);
        return new Text(
            $"{day.Date:uuuu-MM-dd}（{WeekdaysZh[(int)day.Date.DayOfWeek]}{(isMakeUp ? "，调休上班" : string.Empty)}）",
            $"{day.Date:uuuu-MM-dd} ({day.Date.DayOfWeek}{(isMakeUp ? ", a make-up working day" : string.Empty)})");
    }

    private TimeLimit LegLimit(int leg) => leg == 0 ? of.Clock.Budget : of.Clock.Extensions[leg - 1].By;

    private static string LevelEn(ApproverLevel level) => level switch
    {
        ApproverLevel.AgencyHead => "the head of the agency",
        ApproverLevel.GovernmentHead => "the head of the government",
        _ => "the higher agency",
    };

    private void Say(string zh, string en) => parts.Add(new Text(zh, en));

    private static (string Zh, string En) EventOf(ClockKind kind) => kind switch
    {
        ClockKind.Acceptance => ("收件", "received"),
        ClockKind.Correction => ("告知补正", "correction requested"),
        ClockKind.Statutory or ClockKind.Promised or ClockKind.Renewal => ("受理", "accepted"),
        ClockKind.Completion => ("容缺受理", "accepted with materials to follow"),
        ClockKind.HearingRequest => ("告知听证权利", "told of the right to a hearing"),
        ClockKind.Hearing => ("申请听证", "hearing requested"),
        ClockKind.Step or ClockKind.Consultation => ("进入环节", "step entered"),
        ClockKind.SpecialProcedure => ("告知特别程序", "special procedure announced"),
        ClockKind.Delivery => ("作出决定", "decided"),
        ClockKind.FollowUp => ("收到差评", "rated badly"),
        _ => ("起算", "started"),
    };
}
