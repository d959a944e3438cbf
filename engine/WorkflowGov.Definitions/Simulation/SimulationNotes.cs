using System.Collections.Immutable;
using WorkflowGov.Core;
using WorkflowGov.Definitions.Rules;

namespace WorkflowGov.Definitions.Simulation;

/// <summary>What a simulation asks of what it is given.</summary>
internal static class SimulationNotes
{
    public static readonly ImmutableArray<RuleNote> All =
    [
        Error("WG2701", "到件量、工作量和假设写得清楚", "Arrivals, work and suppositions can be read", "到件量写成“12 每日”，工作量写成“40 分钟”，假设写成“promised=5 工作日”", "Write '12 每日', '40 分钟', 'promised=5 工作日'"),
        Error("WG2702", "人员、角色、环节和结果在所模拟的事项里", "People, roles, steps and outcomes belong to the items simulated", "改成列出的名称", "Use one of the names listed"),
        Error("WG2703", "一个环节各结果的比例合计一百", "Shares of a step's outcomes add up to a hundred", "改成合计一百的百分数", "Make them add up to a hundred"),
        Error("WG2704", "每个环节有够数的人", "Every step has as many people as it takes", "给这个角色加人", "Give the role more people"),
        Error("WG2705", "模拟的规模在限度之内", "A simulation is of a bounded size", "缩短期间，或者减少到件量和次数", "Shorten the period, or lower arrivals and runs"),
    ];

    private static RuleNote Error(string code, string zh, string en, string mendZh, string mendEn) =>
        new(code, Severity.Error, new Text(zh, en), new Text(mendZh, mendEn));
}
