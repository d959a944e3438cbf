using System.Collections.Immutable;
using NodaTime.Text;
using WorkflowGov.Core;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions.Simulation;

/// <summary>A simulation as it is asked for on the command line or over the API: in words.</summary>
/// <param name="Arrivals">到件量, for example <c>12 每日</c>.</param>
/// <param name="Staff">YAML or the short form; null = nothing known.</param>
/// <param name="StaffName">What to call it in findings.</param>
/// <param name="From">First day, ISO 8601.</param>
/// <param name="To">Last day, ISO 8601.</param>
/// <param name="Seed">Seed of chance.</param>
/// <param name="Runs">Repetitions.</param>
/// <param name="WhatIf">Suppositions, each a plan of its own beside the base.</param>
/// <param name="Away">Absences, together one plan beside the base.</param>
public sealed record SimulationWish(
    string Arrivals, string? Staff, string StaffName, string From, string To, ulong Seed, int Runs, ImmutableArray<string> WhatIf, ImmutableArray<string> Away)
{
    private const int FirstYear = 2000;
    private const int LastYear = 2069;
    private const int YearsMax = 10;

    /// <summary>Simulates what is asked for.</summary>
    /// <param name="items">The items.</param>
    /// <param name="catalogue">Law, calendars, organisation.</param>
    /// <param name="casesMax">The most applications, over all repetitions and plans.</param>
    /// <returns>The report, or what is wrong with the wish.</returns>
    public (SimulationReport? Report, ImmutableArray<Finding> Findings) Simulate(
        ImmutableArray<ServiceItem> items, Catalogue catalogue, int casesMax = SimulationRun.CasesMax)
    {
        var (from, to) = (LocalDatePattern.Iso.Parse(From), LocalDatePattern.Iso.Parse(To));
        if (!from.Success || !to.Success || from.Value.Year < FirstYear || to.Value.Year > LastYear || to.Value.Year - from.Value.Year > YearsMax)
            return (null, [Wrong("from", $"期间 {From}..{To} 须是 {FirstYear} 到 {LastYear} 年的日期，不超过 {YearsMax} 年", $"The period {From}..{To} must be days of {FirstYear} to {LastYear}, {YearsMax} years at most")]);
        if (Simulation.Arrivals.Read(Arrivals) is not { } arrivals)
            return (null, [Wrong("arrivals", $"到件量“{Arrivals}”写成“12 每日”“60 每周”“250 每月”或者“3000 每年”", $"Arrivals '{Arrivals}' read '12 每日', '60 每周', '250 每月' or '3000 每年'")]);
        var (staff, findings) = Staff is null ? (StaffPlan.Unknown, []) : StaffReader.Read(Staff, StaffName, items, catalogue.Organisation);
        var plan = new SimulationPlan { Items = items, Arrivals = arrivals, Staff = staff, Period = new DateSpan(from.Value, to.Value), Seed = Seed, Runs = Runs };
        var (others, wrong) = Others(plan);
        findings = [.. findings.Where(f => f.Severity == Severity.Error), .. wrong];
        return findings.IsEmpty ? SimulationRun.Of(plan, others, catalogue, casesMax) : (null, findings);
    }

    private (List<(Text Name, SimulationPlan Plan)> Plans, List<Finding> Wrong) Others(SimulationPlan plan)
    {
        var (plans, wrong) = (new List<(Text, SimulationPlan)>(), new List<Finding>());
        foreach (var text in WhatIf)
        {
            var (other, why) = Simulation.WhatIf.Read(text, plan);
            if (other is not null)
                plans.Add((new Text(text, text), other));
            wrong.AddRange(why is null ? [] : [why]);
        }

        var absent = plan;
        foreach (var text in Away)
        {
            var (other, why) = Simulation.WhatIf.ReadAbsence(text, absent);
            absent = other ?? absent;
            wrong.AddRange(why is null ? [] : [why]);
        }

        if (absent != plan)
            plans.Add((new Text($"缺勤：{string.Join("，", Away)}", $"away: {string.Join(", ", Away)}"), absent));
        return (plans, wrong);
    }

    private static Finding Wrong(string of, string zh, string en) => new("WG2701", Severity.Error, of, 1, 1, new Text(zh, en));
}
