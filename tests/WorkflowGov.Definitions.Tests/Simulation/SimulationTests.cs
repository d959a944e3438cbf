using System.Collections.Immutable;
using Shouldly;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions.Simulation;
using Xunit;

namespace WorkflowGov.Definitions.Tests.Simulation;

/// <summary>The simulation against what is known otherwise: queueing theory, counting by hand, the rules of the engine.</summary>
public sealed class SimulationTests
{
    private const string Change = "烟草专卖零售许可证变更";
    private const string Food = "食品经营许可新办";
    private const string Instruments = "企业、事业单位最高计量标准器具核准";

    /// <summary>Nobody has to wait, and work takes a second.</summary>
    private const string Plenty = """
        staff: {窗口受理: 60, 承办人: 60, 审批人: 60, 窗口出件: 60}
        work: {受理: 1 秒 固定, 审查: 1 秒 固定, 决定: 1 秒 固定, 制证: 1 秒 固定, 送达: 1 秒 固定}
        outcomes: {审查: {通过: 100}, 决定: {准予: 100}}
        """;

    private static readonly Lazy<Catalogue> Definitions =
        new(() => Catalogue.Load(Path.Combine(SampleFolder.Repository, "definitions")).Catalogue.ShouldNotBeNull());

    /// <summary>M/M/c: arrivals and work by chance, c alike officers; the mean wait by Erlang's formula.</summary>
    [Theory]
    [InlineData(1, 0.6)]
    [InlineData(3, 0.7)]
    public void Wait_ExponentialWork_IsErlangs(int officers, double load)
    {
        const double servedADay = 7;
        var arrivals = officers * servedADay * load;
        var staff = Plenty.Replace("窗口受理: 60", $"窗口受理: {officers}", StringComparison.Ordinal).Replace("受理: 1 秒 固定", "受理: 60 分钟 指数", StringComparison.Ordinal);

        var result = Run(Change, $"{arrivals} 每日", staff, "2014-01-01", "2023-12-31", seed: 11, runs: 3).Base;

        var expected = ErlangC(officers, officers * load) / ((officers * servedADay) - arrivals);
        result.Steps.Single(s => s.Step == "受理").MeanWaitDays.ShouldBe(expected, expected * 0.05);
    }

    /// <summary>M/D/1: the work is always the same, the mean wait is half of that by chance.</summary>
    [Fact]
    public void Wait_FixedWork_IsPollaczeksAndKhinchins()
    {
        const double load = 0.7;
        var staff = Plenty.Replace("窗口受理: 60", "窗口受理: 1", StringComparison.Ordinal).Replace("受理: 1 秒 固定", "受理: 60 分钟 固定", StringComparison.Ordinal);

        var result = Run(Change, $"{7 * load} 每日", staff, "2014-01-01", "2023-12-31", seed: 11, runs: 3).Base;

        var expected = load / (2 * 7 * (1 - load));
        result.Steps.Single(s => s.Step == "受理").MeanWaitDays.ShouldBe(expected, expected * 0.05);
        result.Roles.Single(r => r.Role == "窗口受理").Utilisation.ShouldBe(load, 0.02);
    }

    /// <summary>Little's law: mean queue = rate of arrivals × mean wait, at each step and role.</summary>
    [Fact]
    public void Queue_WorkedOff_IsRateTimesWait()
    {
        var result = Run(Food, "12 每日", null, "2026-01-01", "2026-12-31").Base;

        result.Decided.ShouldBe(result.Cases);
        foreach (var step in result.Steps)
            (step.MeanQueue * result.SimulatedDays).ShouldBe(step.Entered * step.MeanWaitDays, 0.001 + (step.WaitedDays * 1e-9), step.Step);
        foreach (var role in result.Roles)
            (role.MeanQueue * result.SimulatedDays).ShouldBe(role.Served * role.MeanWaitDays, 0.001 + (role.WaitedDays * 1e-9), role.Role);
    }

    /// <summary>
    /// By hand: one application a working day at half past its middle, each step an hour of a day of seven: accepted 4.5 h
    /// into the day, decided at 7.5 h, which is half an hour into the next; six hours in all.
    /// </summary>
    [Fact]
    public void Times_NothingLeftToChance_AreThoseCountedByHand()
    {
        const string staff = """
            staff: {窗口受理: 9, 承办人: 9, 现场核查人员: 9, 审批人: 9, 窗口出件: 9}
            work: {受理: 1 小时 固定, 审查: 1 小时 固定, 现场核查: 1 小时 固定, 决定: 1 小时 固定, 制证: 1 小时 固定, 送达: 1 小时 固定}
            outcomes: {审查: {通过: 100}, 现场核查: {符合: 100}, 决定: {准予: 100}}
            """;

        var result = Run(Food, "1 每日 均匀", staff, "2026-09-01", "2026-09-30").Base;

        result.Cases.ShouldBe(22); // 22 working days, 20 September made up for the holiday and the 25th off
        result.ToDecision.ShouldSatisfyAllConditions(t => t.Median.ShouldBe(1), t => t.Most.ShouldBe(1), t => t.Mean.ShouldBe(1), t => t.Histogram.ShouldBe([0, 22]));
        result.Through.Median.ShouldBe(6.0 / 7);
        result.Through.Most.ShouldBe(6.0 / 7);
        result.Steps.ShouldAllBe(s => s.Entered == 22 && s.WaitedDays == 0);
        result.Roles.Single(r => r.Role == "现场核查人员").Utilisation.ShouldBe(2 * 1.0 / (9 * 7), 1e-9);
    }

    [Fact]
    public void Times_WorkEndsAtClosingTime_IsDoneOnThatDay()
    {
        // Half a day is 12,600 seconds; one of them goes to 受理 and one to 决定.
        double Days(int review) => Run(
            Change, "1 每日 均匀", Plenty.Replace("审查: 1 秒", $"审查: {review} 秒", StringComparison.Ordinal), "2026-09-01", "2026-09-30").Base.ToDecision.Most;

        Days(12_598).ShouldBe(0);
        Days(12_599).ShouldBe(1);
    }

    /// <summary>A promise of n days is broken by exactly those that took more than n: the engine's clock against counting.</summary>
    [Theory]
    [InlineData(Food)]
    [InlineData(Instruments)]
    [InlineData("取水许可首次申请")]
    [InlineData("校车使用许可")]
    public void Late_AtEveryPromise_AreThoseThatTookLonger(string item)
    {
        var promises = Enumerable.Range(1, 12).Select(n => $"promised={n} 工作日").ToArray();

        var report = Run(item, "4 每日", "承办人=3", "2026-07-01", "2026-12-31", seed: 7, whatIf: promises);

        for (var n = 1; n <= promises.Length; n++)
        {
            var longer = report.Base.ToDecision.Histogram.Skip(n + 1).Sum();
            report.WhatIf[n - 1].Result.LatePromised.ShouldBe((double)longer / report.Base.Cases, 1e-12, promises[n - 1]);
        }

        report.WhatIf[0].Result.LatePromised.ShouldBeGreaterThan(0);
    }

    /// <summary>A panel of ten working days takes none of the limit's (行政许可法 第四十五条).</summary>
    [Fact]
    public void SpecialProcedure_TakesTime_IsNotCounted()
    {
        const string staff = """
            staff: {窗口受理: 9, 承办人: 9, 评审组织人: 9, 审批人: 9, 窗口出件: 9}
            work: {受理: 1 分钟 固定, 审查: 1 分钟 固定, 专家评审: 1 分钟 固定, 决定: 1 分钟 固定, 制证: 1 分钟 固定, 送达: 1 分钟 固定}
            outcomes: {审查: {通过: 100}, 专家评审: {通过: 100}, 决定: {准予: 100}}
            elapsed: {专家评审: 10 工作日}
            """;

        var result = Run(Instruments, "1 每日 均匀", staff, "2026-09-01", "2026-09-30").Base;

        result.ToDecision.Most.ShouldBe(0);
        result.Through.Median.ShouldBe(10 + (6.0 / (7 * 60)), 1e-9);
        result.LateStatutory.ShouldBe(0);
    }

    [Fact]
    public void Result_SameSeed_IsTheSameBitForBit()
    {
        string Json(ulong seed) => SimulationJson.Of(Run(Food, "9 每日", "承办人=2", "2026-01-01", "2026-06-30", seed, runs: 2, whatIf: ["承办人+1"]));

        Json(5).ShouldBe(Json(5));
        Json(5).ShouldNotBe(Json(6));
    }

    /// <summary>Kept from the first day on: whoever changes how chance is drawn changes every result ever published.</summary>
    [Fact]
    public void Chance_FirstDraws_AreThoseOfSplitMix()
    {
        var draws = Draws.Of(0, 0, 0, 0, 0);
        var mean = Enumerable.Range(0, 100_000).Select(i => Draws.Of(1, 0, 0, i, 9).NextExponential()).Average();

        Draws.Ln(Math.E).ShouldBe(1, 1e-15);
        for (var x = 1e-300; x < 1e300; x *= 7.3)
            Draws.Ln(x).ShouldBe(Math.Log(x), Math.Abs(Math.Log(x)) * 4e-16);
        mean.ShouldBe(1, 0.02);
        draws.Next().ShouldBeInRange(0, 1);
    }

    [Fact]
    public void Staff_MoreAtTheBottleneck_NeverMakesTheMedianLater()
    {
        for (var seed = 1UL; seed <= 12; seed++)
        {
            var report = Run(
                Change, "10 每日", "承办人=4 审批人=60 窗口受理=1 窗口出件=60", "2026-01-01", "2026-04-30", seed, whatIf: ["承办人+1", "承办人+2", "承办人+3"]);

            var medians = report.WhatIf.Select(w => w.Result.Through.Median).Prepend(report.Base.Through.Median).ToList();
            medians.ShouldBe([.. medians.OrderDescending()], $"seed {seed}");
            medians[^1].ShouldBeLessThan(medians[0]);
        }
    }

    [Fact]
    public void Absence_OfOneOfTwo_MakesMoreCasesLateThanThePlanWithoutIt()
    {
        var report = Run(Food, "12 每日", null, "2027-01-01", "2027-06-30", away: ["承办人 1 2027-03-01..2027-03-31"]);

        report.WhatIf.Single().Result.Cases.ShouldBe(report.Base.Cases);
        report.WhatIf.Single().Result.LatePromised.ShouldBeGreaterThan(report.Base.LatePromised);
    }

    [Fact]
    public void Absence_OfTheOnlyOne_LetsWorkWaitUntilHeIsBack()
    {
        const string staff = """
            staff: {窗口受理: 9, 王五: {roles: [承办人], away: [2026-09-01..2026-09-11]}, 审批人: 9, 窗口出件: 9}
            work: {受理: 1 秒 固定, 审查: 1 秒 固定, 决定: 1 秒 固定, 制证: 1 秒 固定, 送达: 1 秒 固定}
            outcomes: {审查: {通过: 100}, 决定: {准予: 100}}
            """;

        var result = Run(Change, "1 每日 均匀", staff, "2026-09-01", "2026-09-01").Base;

        // Accepted on Tuesday the 1st; back on Monday the 14th: nine working days behind it.
        result.ToDecision.Most.ShouldBe(9);
    }

    [Fact]
    public void Receiver_IsTheOnlyReviewer_NeverReviews()
    {
        const string alone = "staff: {林晓: [窗口受理, 承办人], 审批人: 1, 窗口出件: 1}";
        const string two = "staff: {林晓: [窗口受理, 承办人], 何明: [窗口受理, 承办人], 审批人: 1, 窗口出件: 1}";

        Run(Change, "2 每日", alone, "2026-09-01", "2026-09-30").Base.ShouldSatisfyAllConditions(r => r.Cases.ShouldBeGreaterThan(10), r => r.Decided.ShouldBe(0), r => r.LatePromised.ShouldBe(1));
        Run(Change, "2 每日", two, "2026-09-01", "2026-09-30").Base.ShouldSatisfyAllConditions(r => r.Decided.ShouldBe(r.Cases));
    }

    [Fact]
    public void Reviewer_IsTheOnlyOneToDecide_NeverDecides() =>
        Run(Change, "2 每日", "staff: {何明: [承办人, 审批人], 窗口受理: 1, 窗口出件: 1}", "2026-09-01", "2026-09-30").Base.Decided.ShouldBe(0);

    [Fact]
    public void Returns_AlwaysWanted_HappenAsOftenAsTheyMay()
    {
        var result = Run(Food, "3 每日", "outcomes: {审查: {通过: 100}, 现场核查: {限期整改: 100}, 决定: {准予: 100}}", "2026-09-01", "2026-10-31").Base;

        result.Steps.Single(s => s.Step == "现场核查").Entered.ShouldBe(2 * result.Cases);
        result.Steps.Single(s => s.Step == "审查").Entered.ShouldBe(2 * result.Cases);
        result.Decided.ShouldBe(result.Cases);
    }

    [Fact]
    public void Parallel_OneRefuses_AllAreAskedAndTheDecisionRefuses()
    {
        var result = Run("校车使用许可", "3 每日", "outcomes: {主办部门审查: {通过: 100}, 公安交警意见: {不同意: 100}, 交通运输意见: {同意: 100}}", "2026-09-01", "2026-10-31").Base;

        result.Steps.Where(s => s.Step is "主办部门审查" or "公安交警意见" or "交通运输意见" or "决定").ShouldAllBe(s => s.Entered == result.Cases);
        result.Refused.ShouldBe(result.Cases);
        result.Steps.Single(s => s.Step == "制证").Entered.ShouldBe(0);
    }

    /// <summary>A consulted department that keeps silent is taken to have agreed, where the item says so with its basis.</summary>
    [Fact]
    public void Silence_OfTheConsulted_IsWhatTheItemTakesItFor()
    {
        const string fire = "review: 征求意见, limit: 3 工作日, criteria: [消防设计已经审查合格]}";
        var silent = SampleFolder.TextOf(SampleFolder.Site).Replace(fire, fire[..^1] + ", silence: {deemed: 通过, basis: 《示例规定》第一条}}", StringComparison.Ordinal);
        var item = SampleFolder.Check(SampleFolder.Site, silent).Item.ShouldNotBeNull();
        const string away = "staff: {周队: {roles: [承办人], office: 示例区消防救援大队, away: [2026-01-01..2029-12-31]}, 李四: {roles: [承办人], office: 示例区住房和建设局}, 王五: {roles: [承办人], office: 示例区住房和建设局}}\noutcomes: {审查: {通过: 100}}";

        SimulationResult Run(ServiceItem of) => new SimulationWish("2 每日", away, "staff", "2026-03-02", "2026-03-31", 1, 1, [], [])
            .Simulate([of], SampleFolder.Loaded).Report.ShouldNotBeNull().Base;

        Run(item).ShouldSatisfyAllConditions(r => r.Cases.ShouldBeGreaterThan(20), r => r.Decided.ShouldBe(r.Cases));
        Run(SampleFolder.Check(SampleFolder.Site, SampleFolder.TextOf(SampleFolder.Site)).Item!).Decided.ShouldBe(0);
    }

    [Fact]
    public void Acceptance_NobodyAtTheWindow_ComesByLaw()
    {
        const string staff = "staff: {赵六: {roles: [窗口受理], away: [2026-09-01..2026-12-31]}, 承办人: 3, 审批人: 3, 窗口出件: 3}";

        var result = Run(Change, "2 每日", staff, "2026-09-01", "2026-09-30").Base;

        result.Deemed.ShouldBe(result.Cases);
        result.ToDecision.Median.ShouldBeGreaterThanOrEqualTo(6);
    }

    [Fact]
    public void Correction_OfAll_IsAskedOnceAndNotCounted()
    {
        var result = Run(Change, "2 每日", Plenty + "\ncorrection: 100\ncorrection_takes: 8 工作日", "2026-09-01", "2026-10-31").Base;

        result.Steps.Single(s => s.Step == "受理").Entered.ShouldBe(2 * result.Cases);
        result.ToDecision.Median.ShouldBe(0);
        result.Through.Mean.ShouldBeInRange(6.5, 9.5);
    }

    [Fact]
    public void Text_ComparesSideBySideAndNamesTheBottleneckAndWhatIsSupposed()
    {
        var report = Run(Food, "12 每日", "承办人=1", "2027-01-01", "2027-03-31", whatIf: ["promised=5 工作日", "承办人+1"]);

        var text = SimulationText.Of(report, manyItems: false);

        text.ShouldContain("现状 / base");
        text.ShouldContain("promised=5 工作日");
        text.ShouldContain("瓶颈是环节“审查”");
        text.ShouldContain("按环节时限的八分之一估计");
        report.WhatIf[0].Result.ToDecision.ShouldBe(report.Base.ToDecision with { Histogram = report.WhatIf[0].Result.ToDecision.Histogram });
    }

    internal static SimulationReport Run(
        string item, string arrivals, string? staff, string from, string to, ulong seed = 1, int runs = 1, string[]? whatIf = null, string[]? away = null)
    {
        var (report, findings) = Ask(item, arrivals, staff, from, to, seed, runs, whatIf, away);
        findings.ShouldBeEmpty();
        return report.ShouldNotBeNull();
    }

    internal static (SimulationReport? Report, ImmutableArray<Finding> Findings) Ask(
        string item, string arrivals, string? staff, string from, string to, ulong seed = 1, int runs = 1, string[]? whatIf = null, string[]? away = null)
    {
        ImmutableArray<ServiceItem> items = [.. Definitions.Value.Items.Select(i => i.Item).Where(i => i.Name == item)];
        return new SimulationWish(arrivals, staff, "staff.yaml", from, to, seed, runs, [.. whatIf ?? []], [.. away ?? []]).Simulate(items, Definitions.Value, 1_000_000);
    }

    private static double ErlangC(int servers, double offered)
    {
        var (term, sum) = (1.0, 0.0);
        for (var n = 0; n < servers; n++)
        {
            sum += term;
            term *= offered / (n + 1);
        }

        var waiting = term / (1 - (offered / servers));
        return waiting / (sum + waiting);
    }
}
