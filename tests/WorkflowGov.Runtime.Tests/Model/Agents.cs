using WorkflowGov.Core.Cases;

namespace WorkflowGov.Runtime.Tests.Model;

/// <summary>代办人 of the runs.</summary>
internal static class Agents
{
    public static readonly Agent Fit = new(
        "周敏", IdentityDocument.ResidentId, "440306198503152018", "13900139000", new PowerOfAttorney("委托书 7 号", [AgentAct.HandIn, AgentAct.Collect]));
}
