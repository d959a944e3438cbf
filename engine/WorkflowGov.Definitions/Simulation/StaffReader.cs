using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions.Language;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Simulation;

/// <summary>
/// Reads who works and how: a YAML file (<c>staff</c>, <c>work</c>, <c>outcomes</c>, <c>elapsed</c>, <c>correction</c>,
/// <c>day</c>), or the short form <c>承办人=3 审批人=1</c>. Names are held against the items simulated.
/// </summary>
public static class StaffReader
{
    private const int CountMax = 5_000;
    private const double Whole = 100;
    private const double Slack = 0.01;

    private static readonly Words<IsoDayOfWeek> Weekdays = new(
        ("周一", IsoDayOfWeek.Monday), ("周二", IsoDayOfWeek.Tuesday), ("周三", IsoDayOfWeek.Wednesday), ("周四", IsoDayOfWeek.Thursday),
        ("周五", IsoDayOfWeek.Friday), ("周六", IsoDayOfWeek.Saturday), ("周日", IsoDayOfWeek.Sunday));

    /// <summary>Reads the text of a file, or the short form.</summary>
    /// <param name="text">The text.</param>
    /// <param name="shownAs">What to call it in findings.</param>
    /// <param name="items">The items simulated.</param>
    /// <param name="organisation">Roles and offices.</param>
    /// <returns>The plan, and what is wrong with the text.</returns>
    public static (StaffPlan Plan, ImmutableArray<Finding> Findings) Read(
        string text, string shownAs, ImmutableArray<ServiceItem> items, Organisation organisation)
    {
        var findings = new List<Finding>();
        var map = IsShort(text) ? Short(text, shownAs) : NodeReader.ReadText(text, shownAs, findings);
        var plan = map is null ? StaffPlan.Unknown : Plan(new Fields(map, findings), items, organisation);
        return (plan, FindingList.Sorted(findings));
    }

    private static bool IsShort(string text) => text.Contains('=', StringComparison.Ordinal) && !text.Contains(':', StringComparison.Ordinal);

    /// <summary>The short form as the map that it stands for, each entry where it was written.</summary>
    private static Node.Map Short(string text, string file)
    {
        var entries = new List<Node.Entry>();
        var at = 0;
        foreach (var word in text.Split([' ', ',', '，', '、'], StringSplitOptions.None))
        {
            var parts = word.Split('=');
            if (word.Length > 0)
                entries.Add(new Node.Entry(new Node.Scalar(new Mark(file, 1, at + 1), parts[0]), new Node.Scalar(new Mark(file, 1, at + 2 + parts[0].Length), parts[^1])));
            at += word.Length + 1;
        }

        var mark = new Mark(file, 1, 1);
        return new Node.Map(mark, [new Node.Entry(new Node.Scalar(mark, "staff"), new Node.Map(mark, entries))]);
    }

    private static StaffPlan Plan(Fields fields, ImmutableArray<ServiceItem> items, Organisation organisation)
    {
        ImmutableArray<Step> steps = [.. items.SelectMany(i => i.Process.Steps)];
        var day = fields.Find("day") is { } hours ? EffortOf(hours, "day", fields)?.Seconds : null;
        var plan = new StaffPlan
        {
            DaySeconds = day is >= 3_600 and <= 86_400 ? day.Value : StaffPlan.UsualDaySeconds,
            People = People(fields, steps, organisation),
            Work = Each(fields, "work", steps, (node, key, _) => EffortOf(node, key, fields)),
            Elapsed = Limits(fields, steps),
            Shares = Each(fields, "outcomes", steps, (node, key, step) => SharesOf(node, key, step, fields)),
            Correction = fields.Whole("correction", 0, 100, 0),
        };
        plan = fields.Find("correction_takes") is null ? plan : plan with { CorrectionTakes = fields.Limit("correction_takes") };
        fields.Done();
        return plan;
    }

    private static ImmutableArray<StaffMember> People(Fields fields, ImmutableArray<Step> steps, Organisation organisation)
    {
        var people = ImmutableArray.CreateBuilder<StaffMember>();
        if (fields.Sub("staff", needed: false) is not { } staff)
            return [];
        foreach (var (name, value) in staff.Entries)
        {
            if (value is Node.Scalar)
                people.AddRange(Unnamed(name, staff, steps));
            else if (value is Node.List)
                people.Add(new StaffMember(name.Text, Roles(staff, name.Text, steps), null, [], []));
            else if (staff.SubOf(value, name.Text) is { } person)
                people.Add(Named(name.Text, person, steps, organisation));
        }

        return people.ToImmutable();
    }

    private static IEnumerable<StaffMember> Unnamed(Node.Scalar role, Fields staff, ImmutableArray<Step> steps)
    {
        Known(role, steps, staff);
        var count = staff.Whole(role.Text, 0, CountMax);
        return Enumerable.Range(1, count).Select(n => new StaffMember($"{role.Text}{n}", [new Role(role.Text)], null, [], []) { IsUnnamed = true });
    }

    private static StaffMember Named(string name, Fields person, ImmutableArray<Step> steps, Organisation organisation)
    {
        Office? office = null;
        if (person.Find("office") is Node.Scalar at)
        {
            office = new Office(at.Text);
            if (steps.All(s => s.Office != office.Value))
                person.Unknown(at, "WG2702", "所模拟的环节的部门", "such office among the steps", steps.Select(s => s.Office.Name).Distinct());
        }

        var found = new StaffMember(
            name, Roles(person, "roles", steps), office,
            [.. person.Items("days", needed: false).Select(d => person.WordOf(d, "days", Weekdays))],
            [.. person.Items("away", needed: false).Select(d => Span(d, person)).OfType<DateSpan>()]);
        person.Done();
        return found;
    }

    private static ImmutableArray<Role> Roles(Fields fields, string key, ImmutableArray<Step> steps)
    {
        foreach (var role in fields.Items(key, some: true).OfType<Node.Scalar>())
            Known(role, steps, fields);
        return [.. fields.Texts(key).Select(r => new Role(r))];
    }

    private static void Known(Node.Scalar role, ImmutableArray<Step> steps, Fields fields)
    {
        if (steps.All(s => s.Role.Name != role.Text))
            fields.Unknown(role, "WG2702", "所模拟的环节的角色", "such role among the steps", steps.Select(s => s.Role.Name).Distinct());
    }

    private static DateSpan? Span(Node node, Fields fields)
    {
        if (SpanOf(fields.TextOf(node, "away")) is { } span)
            return span;
        fields.Error(node.Mark, "WG1108", "须是日期或者起止日期，如 2027-03-01..2027-03-12", "Must be a day or a span such as 2027-03-01..2027-03-12");
        return null;
    }

    /// <summary>Reads a day or a span of days.</summary>
    internal static DateSpan? SpanOf(string text)
    {
        var ends = text.Split("..");
        var (from, through) = (LocalDatePattern.Iso.Parse(ends[0]), LocalDatePattern.Iso.Parse(ends[^1]));
        return ends.Length <= 2 && from.Success && through.Success && from.Value <= through.Value ? new DateSpan(from.Value, through.Value) : null;
    }

    private static ImmutableDictionary<string, T> Each<T>(Fields fields, string key, ImmutableArray<Step> steps, Func<Node, string, Step, T?> read)
        where T : class
    {
        var found = ImmutableDictionary.CreateBuilder<string, T>();
        foreach (var (name, value) in fields.Sub(key, needed: false)?.Entries ?? [])
        {
            if (StepOf(name, steps, fields) is { } step && read(value, name.Text, step) is { } known)
                found[step.Title] = known;
        }

        return found.ToImmutable();
    }

    private static ImmutableDictionary<string, TimeLimit> Limits(Fields fields, ImmutableArray<Step> steps)
    {
        var found = ImmutableDictionary.CreateBuilder<string, TimeLimit>();
        foreach (var (name, value) in fields.Sub("elapsed", needed: false)?.Entries ?? [])
        {
            if (StepOf(name, steps, fields) is { } step)
                found[step.Title] = fields.LimitOf(value, name.Text);
        }

        return found.ToImmutable();
    }

    private static Step? StepOf(Node.Scalar name, ImmutableArray<Step> steps, Fields fields)
    {
        var found = steps.FirstOrDefault(s => s.Title == name.Text || s.Id.Value == name.Text);
        if (found is null)
            fields.Unknown(name, "WG2702", "所模拟的环节", "such step", steps.Select(s => s.Title).Distinct());
        return found;
    }

    private static Effort? EffortOf(Node node, string key, Fields fields)
    {
        var read = Effort.Read(fields.TextOf(node, key));
        if (read is null)
            fields.Error(node.Mark, "WG2701", $"“{key}”写成“40 分钟”或者“3 小时 固定”（一般、固定、指数）", $"'{key}' reads '40 分钟' or '3 小时 固定' (一般, 固定, 指数)");
        return read;
    }

    private static ImmutableDictionary<string, double>? SharesOf(Node node, string key, Step step, Fields fields)
    {
        if (fields.SubOf(node, key) is not { } shares)
            return null;
        var found = ImmutableDictionary.CreateBuilder<string, double>();
        foreach (var (label, value) in shares.Entries)
        {
            if (step.Outcomes.All(o => o.Label != label.Text))
                shares.Unknown(label, "WG2702", "这个结果", "such outcome", step.Outcomes.Select(o => o.Label));
            else if (double.TryParse(shares.TextOf(value, label.Text).TrimEnd('%', ' '), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent))
                found[label.Text] = percent;
        }

        if (Math.Abs(found.Values.Sum() - Whole) > Slack)
            fields.Error(node.Mark, "WG2703", $"“{key}”各结果合计 {found.Values.Sum():0.##}，应为 100", $"The outcomes of '{key}' add up to {found.Values.Sum():0.##}, not 100");
        return found.ToImmutable();
    }
}
