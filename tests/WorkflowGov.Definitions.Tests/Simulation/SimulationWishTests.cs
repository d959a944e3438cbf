using Shouldly;
using WorkflowGov.Definitions.Simulation;
using Xunit;

namespace WorkflowGov.Definitions.Tests.Simulation;

/// <summary>What is asked for in words is read, or what is wrong is named at its place.</summary>
public sealed class SimulationWishTests
{
    private const string Food = "食品经营许可新办";

    [Theory]
    [InlineData("staff: {承办: 2}", "WG2702", 1, 9)]
    [InlineData("承办人=2 审批=1", "WG2702", 1, 7)]
    [InlineData("staff:\n  张三: {roles: [承办人], away: [三月]}", "WG1108", 2, 29)]
    [InlineData("staff:\n  张三: {roles: [承办人], office: 示例局}", "WG2702", 2, 30)]
    [InlineData("work: {审查: 半天}", "WG2701", 1, 12)]
    [InlineData("work: {审察: 1 小时}", "WG2702", 1, 8)]
    [InlineData("outcomes: {审查: {通过: 90, 不通过: 20}}", "WG2703", 1, 16)]
    [InlineData("outcomes: {审查: {合格: 100}}", "WG2702", 1, 17)]
    [InlineData("people: 3", "WG1101", 1, 1)]
    [InlineData("correction: 101", "WG1106", 1, 13)]
    [InlineData("现场核查人员=1", "WG2704", 1, 1)]
    public void Staff_SomethingWrong_IsFoundAtItsPlace(string staff, string rule, int line, int column)
    {
        var (report, findings) = SimulationTests.Ask(Food, "5 每日", staff, "2026-09-01", "2026-09-30");

        report.ShouldBeNull();
        findings.ShouldContain(f => f.Rule == rule && f.Line == line && f.Column == column, string.Join("\n", findings));
    }

    [Theory]
    [InlineData("五件", "2026-09-01", "2026-09-30", 1, "WG2701")]
    [InlineData("5 每日", "2026-09-31", "2026-09-30", 1, "WG2701")]
    [InlineData("5 每日", "2026-09-30", "2026-09-01", 1, "WG2701")]
    [InlineData("5 每日", "2026-09-01", "2026-09-30", 0, "WG2701")]
    [InlineData("500000 每日", "2026-09-01", "2026-09-30", 1, "WG2705")]
    [InlineData("0.001 每日", "2026-09-01", "2026-09-30", 1_000_000, "WG2705")]
    [InlineData("1 每日", "9998-01-01", "9998-12-31", 1, "WG2701")]
    [InlineData("1 每日", "2001-01-01", "2060-12-31", 1, "WG2701")]
    public void Wish_SomethingWrong_IsRefused(string arrivals, string from, string to, int runs, string rule) =>
        SimulationTests.Ask(Food, arrivals, null, from, to, runs: runs).Findings.ShouldContain(f => f.Rule == rule);

    [Theory]
    [InlineData("promised=5", "WG2701")]
    [InlineData("更快一点", "WG2701")]
    [InlineData("审核人+1", "WG2701")]
    [InlineData("承办人+2000000000", "WG2701")]
    public void WhatIf_SomethingWrong_IsRefused(string text, string rule) =>
        SimulationTests.Ask(Food, "5 每日", null, "2026-09-01", "2026-09-30", whatIf: [text]).Findings.ShouldContain(f => f.Rule == rule);

    [Theory]
    [InlineData("张三", "WG2701")]
    [InlineData("张三 2026-09-01..2026-09-10", "WG2702")]
    public void Absence_SomethingWrong_IsRefused(string text, string rule) =>
        SimulationTests.Ask(Food, "5 每日", null, "2026-09-01", "2026-09-30", away: [text]).Findings.ShouldContain(f => f.Rule == rule);

    [Theory]
    [InlineData("12 每日", 12)]
    [InlineData("12.5 每工作日", 12.5)]
    [InlineData("60 每周", 12)]
    [InlineData("250 每月", 12)]
    [InlineData("3000 每年 均匀", 12)]
    public void Arrivals_InWords_AreReadByTheWorkingDay(string text, double perDay) =>
        Arrivals.Read(text).ShouldNotBeNull().PerWorkingDay(250).ShouldBe(perDay);

    [Fact]
    public void Items_None_AreRefused() =>
        SimulationTests.Ask("没有的事项", "5 每日", null, "2026-09-01", "2026-09-30").Findings.ShouldContain(f => f.Rule == "WG2702");
}
