using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Language;

/// <summary>Reads what is not an item: general law, the ladder of cards, holiday notices.</summary>
internal static class LawReader
{
    public static GeneralLaw Law(Node.Map map, List<Finding> findings)
    {
        var fields = new Fields(map, findings);
        fields.Text("law");
        fields.Text("source");
        var grounds = ImmutableArray.CreateBuilder<SuspensionGround>();
        foreach (var item in fields.Items("grounds"))
        {
            if (fields.SubOf(item, "grounds") is not { } ground)
                continue;
            var name = ground.Text("name");
            if (name.Length > 0 && grounds.Any(g => g.Name == name))
                ground.Error(ground.MarkOf("name"), "WG2506", $"“{name}”已经有了", $"'{name}' stands twice");
            grounds.Add(new SuspensionGround(name, ground.Text("basis")));
            ground.Done();
        }

        var remedies = fields.Sub("remedies");
        var law = new GeneralLaw(
            Limit(fields, "acceptance"), Limit(fields, "correction"), Limit(fields, "delivery"), grounds.ToImmutable(),
            new Remedies(
                remedies?.Text("reconsideration") ?? string.Empty, remedies?.Text("litigation") ?? string.Empty,
                remedies?.Text("basis") ?? string.Empty),
            Deficiency(fields), Hearing(fields), Limit(fields, "renewal")) { Hours = Hours(fields), Technicians = Technicians(fields) };
        remedies?.Done();
        fields.Done();
        return law;
    }

    public static ImmutableArray<ReturnReason> ReturnReasons(Node.Map map, List<Finding> findings)
    {
        var fields = new Fields(map, findings);
        fields.Text("source");
        var reasons = ImmutableArray.CreateBuilder<ReturnReason>();
        foreach (var item in fields.Items("reasons", some: true))
        {
            if (fields.SubOf(item, "reasons") is not { } reason)
                continue;
            var code = reason.Text("code");
            if (code.Length > 0 && reasons.Any(r => r.Code == code))
                reason.Error(reason.MarkOf("code"), "WG2510", $"“{code}”已经有了", $"'{code}' stands twice");
            reasons.Add(new ReturnReason(code, reason.Text("name"), reason.YesNo("material", false)));
            reason.Done();
        }

        fields.Done();
        return reasons.ToImmutable();
    }

    public static LadderPolicy Ladder(Node.Map map, List<Finding> findings)
    {
        var fields = new Fields(map, findings);
        fields.Text("source");
        var amber = fields.Sub("amber");
        var told = fields.Sub("told");
        var policy = new LadderPolicy(
            amber?.Whole("percent_used", 1, 100) ?? 100,
            amber?.Whole("working_days_left", 0, 30) ?? 1,
            fields.Whole("red_after_yellow_working_days", 1, 60),
            Kinds(fields, "yellow"), Kinds(fields, "red"))
        {
            Tells = new[] { (Rung.Amber, "amber"), (Rung.Yellow, "yellow"), (Rung.Red, "red") }
                .ToImmutableDictionary(r => r.Item1, r => told is null ? [] : Whom(told, r.Item2)),
        };
        amber?.Done();
        told?.Done();
        fields.Done();
        if (policy.Red.Intersect(policy.Yellow).Any() && fields.Find("red") is { } red)
            fields.Error(red.Mark, "WG2505", "同一种时限既是黄牌又是红牌", "A clock has both a yellow and a red card");
        return policy;
    }

    public static ImmutableArray<HolidayNotice> Notices(Node.Map map, List<Finding> findings)
    {
        var fields = new Fields(map, findings);
        fields.Whole("year", 2000, 2069);
        var notices = ImmutableArray.CreateBuilder<HolidayNotice>();
        foreach (var item in fields.Items("notices"))
        {
            if (fields.SubOf(item, "notices") is not { } notice)
                continue;
            notice.TextIfAny("url");
            notices.Add(new HolidayNotice(
                notice.Text("number"), notice.Date("issued"), notice.Text("title"), notice.YesNo("provisional", false),
                [.. Days(notice, "off", false), .. Days(notice, "work", true)]));
            notice.Done();
            foreach (var both in notices[^1].Days.GroupBy(d => d.Date).Where(d => d.Select(x => x.IsWorkingDay).Distinct().Count() > 1))
                notice.Error(item.Mark, "WG2507", $"{both.Key:uuuu-MM-dd} 既放假又上班", $"{both.Key:uuuu-MM-dd} is both off and worked");
        }

        fields.Done();
        return notices.ToImmutable();
    }

    /// <summary>No arrangement reaches further; it bounds what a slip in a year can cost.</summary>
    private const int SpanMax = 60;

    private static LegalLimit Limit(Fields fields, string key)
    {
        if (fields.Sub(key) is not { } limit)
            return new LegalLimit(default, string.Empty);
        var found = new LegalLimit(limit.Limit("limit"), limit.Text("basis"));
        limit.Done();
        return found;
    }

    private static TechniciansLaw Technicians(Fields fields)
    {
        if (fields.Sub("technicians") is not { } technicians)
            return new TechniciansLaw(default, 0, string.Empty);
        var found = new TechniciansLaw(technicians.Limit("limit"), technicians.Whole("people", 1, 20), technicians.Text("basis"));
        technicians.Done();
        return found;
    }

    private static DeficiencyLaw Deficiency(Fields fields)
    {
        if (fields.Sub("deficiency") is not { } deficiency)
            return new DeficiencyLaw(default, default, string.Empty);
        var found = new DeficiencyLaw(deficiency.Limit("shorter_by"), deficiency.Limit("most"), deficiency.Text("basis"));
        deficiency.Done();
        return found;
    }

    private static HearingLaw Hearing(Fields fields)
    {
        if (fields.Sub("hearing") is not { } hearing)
            return new HearingLaw(default, default, default, string.Empty);
        var found = new HearingLaw(hearing.Limit("request"), hearing.Limit("organise"), hearing.Limit("notice"), hearing.Text("basis"));
        hearing.Done();
        return found;
    }

    private static OfficeHours Hours(Fields fields)
    {
        if (fields.Sub("hours") is not { } hours)
            return new OfficeHours(default, default, string.Empty);
        var found = new OfficeHours(hours.TimeOfDay("office"), hours.TimeOfDay("window"), hours.Text("basis"));
        hours.Done();
        return found;
    }

    private static ImmutableArray<ClockKind> Kinds(Fields fields, string key) =>
        [.. fields.Items(key).Select(i => fields.WordOf(i, key, Words.Clocks))];

    private static ImmutableArray<Told> Whom(Fields told, string rung) =>
        [.. told.Items(rung).Select(i => told.WordOf(i, rung, Words.Told))];

    private static IEnumerable<NoticeDay> Days(Fields notice, string key, bool working)
    {
        if (notice.Sub(key, needed: false) is not { } names)
            yield break;
        foreach (var entry in names.Entries)
        {
            foreach (var span in names.Items(entry.Key.Text))
            {
                foreach (var date in Dates(span, names))
                {
                    if (working && date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday))
                        names.Warn(span.Mark, "WG2508", $"{date:uuuu-MM-dd} 不是周末，不用调休", $"{date:uuuu-MM-dd} is no weekend day");
                    yield return new NoticeDay(date, working, entry.Key.Text);
                }
            }
        }
    }

    /// <summary>A day or a span, <c>2016-10-01..2016-10-07</c>.</summary>
    private static IEnumerable<LocalDate> Dates(Node span, Fields names)
    {
        var ends = names.TextOf(span, "day").Split("..");
        var from = LocalDatePattern.Iso.Parse(ends[0]);
        var through = LocalDatePattern.Iso.Parse(ends[^1]);
        if (!from.Success || !through.Success || through.Value < from.Value || ends.Length > 2 || Period.DaysBetween(from.Value, through.Value) > SpanMax)
        {
            names.Error(span.Mark, "WG1108", "须是日期或者起止日期，如 2016-10-01..2016-10-07", "Must be a day or a span such as 2016-10-01..2016-10-07");
            yield break;
        }

        for (var date = from.Value; date <= through.Value; date = date.PlusDays(1))
            yield return date;
    }
}
