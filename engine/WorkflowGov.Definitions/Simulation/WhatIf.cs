using System.Collections.Immutable;
using System.Globalization;
using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Definitions.Simulation;

/// <summary>What somebody asks a simulation to suppose: other promises, people, work, arrivals, or absences.</summary>
public static class WhatIf
{
    private const int PeopleMax = 1_000;
    private const string File = "what-if";

    /// <summary>Reads a supposition: <c>promised=5 工作日</c>, <c>承办人+1</c>, <c>审查=30 分钟</c>, <c>arrivals=20 每日</c>.</summary>
    /// <param name="text">The text; several are joined by <c>;</c>.</param>
    /// <param name="plan">The plan it starts from.</param>
    /// <returns>The plan with it, or why it cannot be read.</returns>
    public static (SimulationPlan? Plan, Finding? Wrong) Read(string text, SimulationPlan plan)
    {
        var changed = plan;
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (One(part, changed) is not { } next)
                return (null, Unread(part));
            changed = next;
        }

        return changed == plan ? (null, Unread(text)) : (changed, null);
    }

    /// <summary>Reads an absence: <c>张三 2027-03-01..2027-03-12</c>, or of a role <c>承办人 2 2027-03-01..2027-03-31</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="plan">The plan it starts from.</param>
    /// <returns>The plan with it, or why it cannot be read.</returns>
    public static (SimulationPlan? Plan, Finding? Wrong) ReadAbsence(string text, SimulationPlan plan)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is < 2 or > 3 || StaffReader.SpanOf(parts[^1]) is not { } span)
            return (null, Wrong("WG2701", text, "缺勤写成“张三 2027-03-01..2027-03-12”或者“承办人 2 2027-03-01..2027-03-31”", "An absence reads '张三 2027-03-01..2027-03-12' or '承办人 2 2027-03-01..2027-03-31'"));
        var person = plan.Staff.People.FirstOrDefault(p => p.Name == parts[0]);
        if (parts.Length == 2 && person is not null)
        {
            var away = person with { Away = person.Away.Add(span) };
            return (plan with { Staff = plan.Staff with { People = plan.Staff.People.Replace(person, away) } }, null);
        }

        var count = parts.Length == 3 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : parts.Length == 2 ? 1 : 0;
        return RoleOf(parts[0], plan) is { } role && count > 0
            ? (plan with { RolesAway = plan.RolesAway.Add((role, count, span)) }, null)
            : (null, Wrong("WG2702", text, $"没有这个人或者角色；可用：{Known(plan)}", $"There is no such person or role; use {Known(plan)}"));
    }

    private static SimulationPlan? One(string part, SimulationPlan plan)
    {
        if (part.IndexOf('=', StringComparison.Ordinal) is var at and > 0)
            return Set(part[..at].Trim(), part[(at + 1)..].Trim(), plan);
        var sign = part.LastIndexOfAny(['+', '-']);
        return sign > 0 && RoleOf(part[..sign].Trim(), plan) is { } role
            && int.TryParse(part[sign..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var more) && more is not 0 and >= -PeopleMax and <= PeopleMax
            ? plan with { More = plan.More.SetItem(role, more) }
            : null;
    }

    private static SimulationPlan? Set(string name, string value, SimulationPlan plan)
    {
        switch (name)
        {
            case "promised" or "承诺办结时限":
                return TimeLimit.TryParse(value, out var promised) ? plan with { Promised = promised } : null;
            case "statutory" or "法定办结时限":
                return TimeLimit.TryParse(value, out var statutory) ? plan with { Statutory = statutory } : null;
            case "arrivals" or "到件量":
                return Arrivals.Read(value) is { } arrivals ? plan with { Arrivals = arrivals } : null;
            default:
                break;
        }

        var title = plan.Items.SelectMany(i => i.Process.Steps).FirstOrDefault(s => s.Title == name || s.Id.Value == name)?.Title;
        return title is not null && Effort.Read(value) is { } effort
            ? plan with { Staff = plan.Staff with { Work = plan.Staff.Work.SetItem(title, effort) } }
            : null;
    }

    private static Role? RoleOf(string name, SimulationPlan plan) =>
        plan.Items.SelectMany(i => i.Process.Steps).Select(s => s.Role).Cast<Role?>().FirstOrDefault(r => r!.Value.Name == name);

    private static string Known(SimulationPlan plan) => string.Join("、", plan.Staff.People.Where(p => !p.IsUnnamed).Select(p => p.Name)
        .Concat(plan.Items.SelectMany(i => i.Process.Steps).Select(s => s.Role.Name)).Distinct());

    private static Finding Unread(string text) => Wrong(
        "WG2701", text, "假设写成“promised=5 工作日”“承办人+1”“审查=30 分钟”或者“arrivals=20 每日”", "A supposition reads 'promised=5 工作日', '承办人+1', '审查=30 分钟' or 'arrivals=20 每日'");

    private static Finding Wrong(string rule, string text, string zh, string en) =>
        new(rule, Severity.Error, File, 1, 1, new Text($"“{text}”：{zh}", $"'{text}': {en}"));
}
