using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using WorkflowGov.Core;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Cli;

/// <summary>What <c>wfgov due</c> prints.</summary>
/// <param name="Due">The due date; null while suspended.</param>
/// <param name="Provisional">It rests on a year without a published notice.</param>
/// <param name="BreachAt">The first instant that is too late.</param>
/// <param name="Calendar">Version of the calendar.</param>
/// <param name="Explanation">In words.</param>
/// <param name="Days">Day by day; empty for a backward count.</param>
internal sealed record DueAnswer(
    LocalDate? Due, bool Provisional, Instant? BreachAt, string Calendar, Text Explanation, ImmutableArray<ExplainedDay> Days);

/// <summary>A question to <c>wfgov due</c>, as it was typed: read here, judged by the clock's own verbs.</summary>
internal sealed record DueWish(
    string Start, string Limit, string[] Suspend, string[] Exclude, string? Interrupt, string? Extend, string ReceiptPolicyName, string OfficeCloses)
{
    private static readonly SuspensionGround Special = new("特别程序", "行政许可法 第四十五条");
    private static readonly TimeLimit Untold = new(1, LimitUnit.WorkingDays);

    /// <summary>Reads a day.</summary>
    public static (LocalDate Value, Rejection? Rejection) DayOf(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true } day
        ? (day.Value, null)
        : (default, Unreadable(text, "日期，如 2016-09-28", "a day such as 2016-09-28"));

    /// <summary>Counts forward.</summary>
    public Ruling<DueAnswer> Count(WorkCalendar calendar)
    {
        var (limit, rejection) = TimeLimit.Read(Limit);
        (var day0, var at, rejection) = rejection is null ? DayZero(calendar) : (default, null, rejection);
        if (rejection is not null)
            return rejection;
        var clock = Clock.Start(
            new ClockName("due"), ClockKind.Promised, limit, day0, null, limit.Unit == LimitUnit.Hours ? at : null);
        var written = Written(clock, calendar);
        return written.Rejection is { } refused ? refused : Answer(written.Value.Explain(calendar));
    }

    /// <summary>Counts backward from the day.</summary>
    public Ruling<DueAnswer> CountBackward(WorkCalendar calendar)
    {
        var (limit, rejection) = TimeLimit.Read(Limit);
        (var day, var at, rejection) = rejection is null ? DayZero(calendar) : (default, null, rejection);
        if (rejection is not null)
            return rejection;
        if (limit.Unit == LimitUnit.Hours)
            return HoursBefore(at, limit, calendar);
        var last = BackwardLimit.Before(day, limit, calendar);
        var said = new Text(
            $"{day:uuuu-MM-dd}（当日不计）之前{limit.ToSentence()}，不顺延；最迟 {last.On:uuuu-MM-dd}。",
            $"{limit.ToEnglish()} before {day:uuuu-MM-dd} (not counted), never rolled: {last.On:uuuu-MM-dd} at the latest.");
        return new DueAnswer(last.On, last.Provisional, last.BreachAt, calendar.Version, said, []);
    }

    private Ruling<DueAnswer> HoursBefore(Instant? at, TimeLimit limit, WorkCalendar calendar)
    {
        if (at is not { } from)
            return Unreadable(Start, "时刻，如 2016-09-28T19:30；以小时倒算须有时刻", "an instant such as 2016-09-28T19:30, which hours are counted from");
        var last = BackwardLimit.Before(from, limit);
        var time = last.At!.Value.InZone(ChinaTime.Zone).LocalDateTime;
        var said = new Text($"{Start} 之前{limit.ToSentence()}；最迟 {time:uuuu-MM-dd HH:mm}。", $"{limit.ToEnglish()} before {Start}: {time:uuuu-MM-dd HH:mm} at the latest.");
        return new DueAnswer(last.On, false, last.BreachAt, calendar.Version, said, []);
    }

    private static DueAnswer Answer(Explanation explained) => new(
        explained.Due?.On, explained.Due?.Provisional ?? false, explained.Due?.BreachAt, explained.Calendar,
        new Text(explained.ToChinese(), explained.ToEnglish()), explained.Days);

    private static Rejection Unreadable(string text, string zh, string en) => new(
        "WG3901", RejectionKind.Invalid, new Text($"“{text}”不是{zh}", $"'{text}' is not {en}"));

    private (LocalDate Day, Instant? At, Rejection? Rejection) DayZero(WorkCalendar calendar)
    {
        var policy = ReceiptPolicyName switch
        {
            "same_day" => ReceiptPolicy.SameDay,
            "next_workday" => ReceiptPolicy.NextWorkday,
            _ => (ReceiptPolicy?)null,
        };
        if (policy is not { } known)
            return (default, null, Unreadable(ReceiptPolicyName, "收件规则：same_day、next_workday", "same_day or next_workday"));
        var closes = LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(OfficeCloses);
        if (!closes.Success)
            return (default, null, Unreadable(OfficeCloses, "时间，如 17:30", "a time such as 17:30"));
        var time = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(Start);
        if (!time.Success)
        {
            var (day, rejection) = DayOf(Start);
            var morning = rejection is null ? ChinaTime.StartOfDay(day) : default;
            return rejection is null ? (Receipt.DayZero(morning, known, closes.Value, calendar), null, null) : (default, null, rejection);
        }

        var at = ChinaTime.At(time.Value.Date, time.Value.TimeOfDay);
        return (Receipt.DayZero(at, known, closes.Value, calendar), at, null);
    }

    /// <summary>Gives the verbs in the order of their days; the first that is refused is the answer.</summary>
    private Ruling<Clock> Written(Clock clock, WorkCalendar calendar)
    {
        var verbs = new List<(LocalDate On, Func<Clock, Ruling<Clock>> Do)>();
        foreach (var text in Suspend.Order(StringComparer.Ordinal))
        {
            if (SpanOf(text, mayBeOpen: true) is not ({ } from, var end))
                return Unreadable(text, "起止日期，如 2016-09-28..2016-10-11", "a span such as 2016-09-28..2016-10-11");
            verbs.Add((from, c => c.Suspend(from, Special, "未载明", Untold, calendar)));
            if (end is { } until)
                verbs.Add((until, c => c.Resume(until)));
        }

        foreach (var text in Exclude)
        {
            if (SpanOf(text, mayBeOpen: false) is not ({ } from, { } through))
                return Unreadable(text, "起止日期，如 2020-02-03..2020-02-14", "a span such as 2020-02-03..2020-02-14");
            var on = LocalDate.Max(clock.StartedOn, from);
            verbs.Add((on, c => c.Exclude(from, through, "命令行指定", on, calendar)));
        }

        if (Interrupt is not null)
        {
            var (on, unclear) = DayOf(Interrupt);
            if (unclear is not null)
                return unclear;
            verbs.Add((on, c => c.Interrupt(on, "命令行指定", calendar)));
        }

        if (Extend is not null)
        {
            var parts = Extend.Split('@');
            var (more, rejection) = TimeLimit.Read(parts[0]);
            var (on, unclear) = parts.Length > 1 ? DayOf(parts[1]) : (LocalDate.MaxIsoValue, null);
            if ((rejection ?? unclear) is { } refused)
                return refused;
            verbs.Add((on, c => Extended(c, more, parts.Length > 1 ? on : null, calendar)));
        }

        Ruling<Clock> written = clock;
        foreach (var (_, verb) in verbs.OrderBy(v => v.On))
        {
            written = verb(written.Value);
            if (!written.IsAccepted)
                return written;
        }

        return written;
    }

    /// <summary>What the law of the item allows isn't known here: one extension, of the length asked for.</summary>
    private static Ruling<Clock> Extended(Clock clock, TimeLimit by, LocalDate? on, WorkCalendar calendar)
    {
        var rule = new ExtensionRule(by, ApproverLevel.AgencyHead, 1, "行政许可法 第四十二条");
        var day = on ?? clock.Due(calendar)?.On ?? clock.Ledger.OfType<LedgerEntry.Suspended>().Last().On;
        return clock.Extend(by, day, rule.Level, "未载明", rule, calendar);
    }

    private static (LocalDate? From, LocalDate? Through) SpanOf(string text, bool mayBeOpen)
    {
        var ends = text.Split("..");
        var from = LocalDatePattern.Iso.Parse(ends[0]);
        if (!from.Success || ends.Length != 2)
            return (null, null);
        if (ends[1].Length == 0)
            return mayBeOpen ? (from.Value, null) : (null, null);
        var through = LocalDatePattern.Iso.Parse(ends[1]);
        return through.Success ? (from.Value, through.Value) : (null, null);
    }
}
