using System.Collections.Immutable;
using NodaTime;

namespace WorkflowGov.Core.Cases;

/// <summary>What an applicant lets an agent do (委托权限).</summary>
public enum AgentAct
{
    /// <summary>提出申请.</summary>
    Submit,

    /// <summary>补正、补齐材料.</summary>
    HandIn,

    /// <summary>申请或者放弃听证.</summary>
    Hearing,

    /// <summary>撤回申请或者承诺.</summary>
    Withdraw,

    /// <summary>领取结果.</summary>
    Collect,
}

/// <summary>代办人: acts for the applicant under a power of attorney (行政许可法 第二十九条).</summary>
/// <param name="Name">姓名.</param>
/// <param name="Document">身份证件.</param>
/// <param name="Identifier">证件号码.</param>
/// <param name="Phone">联系电话.</param>
/// <param name="Power">授权委托书.</param>
public sealed record Agent(string Name, IdentityDocument Document, string Identifier, string Phone, PowerOfAttorney Power);

/// <summary>授权委托书: in writing, with scope and time (民法典 第一百六十五条).</summary>
/// <param name="Reference">Its number or shelf mark.</param>
/// <param name="Scope">What the agent may do.</param>
/// <param name="Until">Last day on which it holds; null = until revoked.</param>
public sealed record PowerOfAttorney(string Reference, ImmutableArray<AgentAct> Scope, LocalDate? Until = null);
