using NodaTime;

namespace WorkflowGov.Core.TimeLimits;

/// <summary>Refusals of time limits and of verbs on clocks: WG30 reading, WG31 verbs.</summary>
internal static class LimitRejections
{
    private const string Art42 = "行政许可法 第四十二条";
    private const string Art45 = "行政许可法 第四十五条";
    private const string Art82 = "行政许可法 第八十二条";

    public static Rejection NoAmount(string text) => Of(
        "WG3001", RejectionKind.Invalid, $"“{text}”不是期限：请写 1 到 10000 的整数和单位，如“20 工作日”；当日办结写“即办”",
        $"'{text}' is no limit: write a whole number from 1 to 10000 and a unit, such as '20 工作日', or 即办");

    public static Rejection DayOfWhatKind(string text) => Of(
        "WG3002", RejectionKind.Invalid, $"“{text}”没有说明是工作日还是自然日；请写“工作日”或“自然日”",
        $"'{text}' does not say which days; write 工作日 (working days) or 自然日 (natural days)", Art82);

    public static Rejection NoUnit(string text) => Of(
        "WG3003", RejectionKind.Invalid, $"“{text}”没有单位；可用：工作日、自然日、个月、年、小时，或“即办”",
        $"'{text}' has no unit; use 工作日, 自然日, 个月, 年, 小时, or 即办");

    public static Rejection Stopped(Clock clock) => Of(
        "WG3101", RejectionKind.Conflict, $"期限“{clock.Name}”已于 {clock.StoppedOn:uuuu-MM-dd} 停止",
        $"Clock '{clock.Name}' stopped on {clock.StoppedOn:uuuu-MM-dd}");

    public static Rejection AlreadySuspended(Clock clock) => Of(
        "WG3102", RejectionKind.Conflict, $"期限“{clock.Name}”已经中止，尚未恢复", $"Clock '{clock.Name}' is suspended already", Art45);

    public static Rejection NotSuspended(Clock clock) => Of(
        "WG3103", RejectionKind.Conflict, $"期限“{clock.Name}”没有中止，不能恢复", $"Clock '{clock.Name}' is not suspended", Art45);

    public static Rejection OutOfOrder(Clock clock, LocalDate on) => Of(
        "WG3104", RejectionKind.Invalid,
        $"{on:uuuu-MM-dd} 早于期限“{clock.Name}”的起算日或者最近一次记载 {clock.LastEntryOn:uuuu-MM-dd}",
        $"{on:uuuu-MM-dd} is before the start or the last entry of clock '{clock.Name}', {clock.LastEntryOn:uuuu-MM-dd}");

    public static Rejection AfterDue(Clock clock, LocalDate on, LocalDate due, string basis) => Of(
        "WG3105", RejectionKind.Conflict,
        $"{on:uuuu-MM-dd} 已超过期限“{clock.Name}”的到期日 {due:uuuu-MM-dd}；超期是事实，不能以中止或者延长补救",
        $"{on:uuuu-MM-dd} is after clock '{clock.Name}' fell due on {due:uuuu-MM-dd}; a breach cannot be cured", basis);

    public static Rejection TooLong(TimeLimit by, ExtensionRule rule) => Of(
        "WG3106", RejectionKind.Invalid, $"延长 {by} 超过上限 {rule.Max}（{rule.Basis}）",
        $"An extension by {by.ToEnglish()} exceeds {rule.Max.ToEnglish()} ({rule.Basis})", rule.Basis);

    public static Rejection WrongLevel(ApproverLevel level, ExtensionRule rule) => Of(
        "WG3107", RejectionKind.Forbidden, $"延长须由{Levels.Name(rule.Level)}批准，不是{Levels.Name(level)}",
        $"An extension is approved by {rule.Level}, not {level}", rule.Basis);

    public static Rejection UsedUp(Clock clock, ExtensionRule rule) => Of(
        "WG3108", RejectionKind.Conflict, $"期限“{clock.Name}”只能延长 {rule.Times} 次，已用完",
        $"Clock '{clock.Name}' may be extended {rule.Times} time(s), all used", rule.Basis);

    public static Rejection NoReason() => Of(
        "WG3109", RejectionKind.Invalid, "延长期限须说明理由，并告知申请人", "Give the reason of an extension; the applicant is told", Art42);

    public static Rejection EndsBeforeItBegins(LocalDate from, LocalDate through) => Of(
        "WG3110", RejectionKind.Invalid, $"{through:uuuu-MM-dd} 早于 {from:uuuu-MM-dd}", $"{through:uuuu-MM-dd} is before {from:uuuu-MM-dd}");

    public static Rejection NoNotice(SuspensionGround ground) => Of(
        "WG3111", RejectionKind.Invalid, $"因“{ground.Name}”中止，须先将所需时间书面告知申请人：请写明告知书文号和所需时间",
        $"Before a suspension for {ground.Name} the applicant is told in writing how long it takes: give number and time", Art45);

    public static Rejection NoBasis(Clock clock) => Of(
        "WG3112", RejectionKind.Invalid, $"期限“{clock.Name}”的扣除或者重新计算须写明依据",
        $"Taking days out of clock '{clock.Name}', or starting it again, needs a legal basis");

    private static Rejection Of(string code, RejectionKind kind, string zh, string en, string? basis = null) =>
        new(code, kind, new Text(zh, en), basis);
}
