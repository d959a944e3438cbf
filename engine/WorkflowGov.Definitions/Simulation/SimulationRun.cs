using System.Collections.Immutable;
using WorkflowGov.Core;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Simulation;

/// <summary>Simulates plans: pure, and the same for the same plan on every machine.</summary>
public static class SimulationRun
{
    /// <summary>More applications than this are not simulated in one go.</summary>
    public const int CasesMax = 3_000_000;

    private const int RunsMax = 1_000;
    private const string File = "simulation";

    /// <summary>Simulates a plan, and others beside it with the same chances.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="whatIf">Other plans by name.</param>
    /// <param name="catalogue">Law and holiday notices.</param>
    /// <param name="casesMax">The most applications, over all repetitions and plans.</param>
    /// <returns>The report; null when the plan cannot be simulated, and then why.</returns>
    public static (SimulationReport? Report, ImmutableArray<Finding> Findings) Of(
        SimulationPlan plan, IReadOnlyList<(Text Name, SimulationPlan Plan)> whatIf, Catalogue catalogue, int casesMax = CasesMax)
    {
        var calendar = WorkCalendar.Of(catalogue.Notices);
        ImmutableArray<Finding> findings = [.. whatIf.Select(w => w.Plan).Prepend(plan).SelectMany(p => Check(p, calendar, casesMax / (whatIf.Count + 1))).Distinct()];
        if (!findings.IsEmpty)
            return (null, findings);
        var (result, supposed, wrong) = Simulate(plan, calendar, catalogue.Law);
        if (result is null)
            return (null, wrong);
        var others = whatIf.AsParallel().AsOrdered().Select(w => (w.Name, Simulated: Simulate(w.Plan, calendar, catalogue.Law))).ToList();
        findings = [.. others.SelectMany(o => o.Simulated.Findings)];
        return findings.IsEmpty
            ? (new SimulationReport(result, [.. others.Select(o => new WhatIfResult(o.Name, o.Simulated.Result!))], [.. Suppositions(plan), .. supposed]), [])
            : (null, findings);
    }

    private static (SimulationResult? Result, IReadOnlyList<Text> Supposed, ImmutableArray<Finding> Findings) Simulate(
        SimulationPlan plan, WorkCalendar calendar, GeneralLaw law)
    {
        var models = plan.Items.AsParallel().AsOrdered().Select(i => ItemModel.Of(i, plan.Staff)).ToList();
        if (models.Any(m => m is null))
            return (null, [], [Wrong("WG2705", "事项的流程可能的状态太多，不能模拟", "An item has too many states to simulate")]);
        var items = models.OfType<ItemModel>().ToList();
        var time = new OfficeTime(calendar, plan.Period, plan.Staff.DaySeconds);
        var perItem = PerWorkingDay(plan, calendar) / items.Count;
        var places = Enumerable.Range(0, plan.Runs).Select(_ => Workplace.Of(plan, items, time, PerWorkingDay(plan, calendar))).ToList();
        ImmutableArray<Finding> short_ = [.. items.SelectMany(i => i.Steps).Where(s => places[0].Pools[s.Pool].Officers.Count < s.Need).Select(TooFew).Distinct()];
        if (!short_.IsEmpty)
            return (null, [], short_);
        var runs = Enumerable.Range(0, plan.Runs).AsParallel().AsOrdered()
            .Select(r => (new CaseFlow(plan, r, items, places[r], time, law).Run(perItem), places[r])).ToList();
        return (Figures.Of(items, runs, time), places[0].Suppositions, []);
    }

    private static double PerWorkingDay(SimulationPlan plan, WorkCalendar calendar)
    {
        var first = new NodaTime.LocalDate(plan.Period.From.Year, 1, 1);
        return plan.Arrivals.PerWorkingDay(calendar.WorkingDaysBetween(first.PlusDays(-1), first.PlusYears(1).PlusDays(-1)));
    }

    private static IEnumerable<Finding> Check(SimulationPlan plan, WorkCalendar calendar, int casesMax)
    {
        if (plan.Items.IsEmpty)
            yield return Wrong("WG2702", "没有事项可以模拟", "There is no item to simulate");
        if (plan.Period.Through < plan.Period.From || plan.Runs < 1)
            yield return Wrong("WG2701", $"期间 {plan.Period.From:uuuu-MM-dd}..{plan.Period.Through:uuuu-MM-dd} 或者次数 {plan.Runs} 不对", "The period or the number of runs is wrong");
        var cases = PerWorkingDay(plan, calendar) * calendar.WorkingDaysBetween(plan.Period.From, plan.Period.Through) * plan.Runs;
        if (plan.Runs > RunsMax)
            yield return Wrong("WG2705", $"次数 {plan.Runs} 超过 {RunsMax}", $"{plan.Runs} runs are more than {RunsMax}");
        if (cases > casesMax)
            yield return Wrong("WG2705", $"约 {cases:0} 件，超过 {casesMax} 件", $"About {cases:0} cases, more than {casesMax}");
    }

    private static Finding TooFew(StepModel step) => Wrong(
        "WG2704", $"环节“{step.Step.Title}”要 {step.Need} 名{step.Step.Office}{step.Step.Role}，人数不够", $"Step '{step.Step.Id}' takes {step.Need} {step.Step.Role} of {step.Step.Office}, and there are fewer");

    private static Finding Wrong(string code, string zh, string en) => new(code, Severity.Error, File, 1, 1, new Text(zh, en));

    /// <summary>What the figures rest on besides what was given.</summary>
    private static IEnumerable<Text> Suppositions(SimulationPlan plan)
    {
        var steps = plan.Items.SelectMany(i => i.Process.Steps).ToList();
        var unknown = steps.Where(s => !plan.Staff.Work.ContainsKey(s.Title)).Select(s => s.Title).Distinct().ToList();
        if (unknown.Count > 0)
        {
            yield return new Text(
                $"工作量未知的环节（{Some(unknown)}）按环节时限的八分之一估计，窗口环节和公示、特别程序的组织按 15 分钟",
                $"Work that is not known ({Some(unknown)}) is taken as an eighth of the step's limit, at windows and for organising as a quarter of an hour");
        }

        if (steps.Any(s => s.Outcomes.Length > 1 && !plan.Staff.Shares.ContainsKey(s.Title)))
            yield return new Text("结果比例未知的环节，退回、不通过等每种按 5 %", "Of outcomes whose shares are not known, each that does not go on is taken as 5 %");
        if (steps.Any(s => s.Excluded is not null && !plan.Staff.Elapsed.ContainsKey(s.Title)))
            yield return new Text("特别程序用去所告知时间的六成到全部", "A special procedure takes between 60 and 100 % of its announced time");
        if (steps.Any(s => s.Review == ReviewMethod.PublicNotice && s.NoticePeriod is null && s.Excluded is null && !plan.Staff.Elapsed.ContainsKey(s.Title)))
            yield return new Text("没有写明公示期的公示，比环节时限短一日", "A public notice of no stated period is a day shorter than the step's limit");
        if (plan.Items.Any(i => i.Handling == Handling.Instant))
            yield return new Text("即办件临近下班受理、次日才办完的，算作超过承诺", "An item decided at once counts as late when it is accepted at the end of a day and done on the next");
        if (plan.Staff.Correction == 0)
            yield return new Text("没有补正；不计申请听证、容缺、延长和撤回", "No corrections; hearings on request, materials to follow, extensions and withdrawals are left out");
        yield return new Text("每个工作日到件；有空的人先办等得最久的；忙闲从空着开始", "Applications come on working days; who is free takes what has waited longest; offices begin empty");
    }

    private static string Some(List<string> names) => names.Count <= 6 ? string.Join("、", names) : $"{string.Join("、", names.Take(6))} 等 {names.Count} 个";
}
