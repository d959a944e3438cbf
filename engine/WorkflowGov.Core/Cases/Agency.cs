using NodaTime;

namespace WorkflowGov.Core.Cases;

/// <summary>
/// 代办 (行政许可法 第二十九条; 民法典 第一百六十五条、第一百七十三条): who acts for the applicant does so under a written power,
/// within its scope and time, until it is revoked; each such act is recorded as the agent's.
/// </summary>
internal static class Agency
{
    public static Rejection? Unfit(Agent agent, LocalDate today)
    {
        if (string.IsNullOrWhiteSpace(agent.Name) || !IdentityCheck.Holds(agent.Document, agent.Identifier, today) || agent.Document == IdentityDocument.Uscc)
            return Rejections.AgentUnidentified(agent.Document);
        if (string.IsNullOrWhiteSpace(agent.Power.Reference) || agent.Power.Scope.IsDefaultOrEmpty)
            return Rejections.PowerMissing();
        return agent.Power.Until < today ? Rejections.PowerExpired(agent.Power.Until.Value) : null;
    }

    /// <summary>Refuses an agent who hands in an application without the power to.</summary>
    public static Rejection? MaySubmit(Application application, LocalDate today) =>
        application.Agent is { } agent ? Unfit(agent, today) ?? InScope(agent, AgentAct.Submit) : null;

    public static Ruling<IReadOnlyList<CaseEvent>> Appoint(ApprovalCase on, CaseCommand.AppointAgent command, CaseContext context)
    {
        var refusal = Authority.MaySubmit(context)
            ?? (on.IsClosed ? Rejections.WrongStatus(on, "委托代办", "appoint an agent in") : null)
            ?? Unfit(command.Agent, context.Today);
        return refusal is not null ? refusal : new CaseEvent[] { new CaseEvent.AgentAppointed(context.Today, command.Agent) };
    }

    public static Ruling<IReadOnlyList<CaseEvent>> Revoke(ApprovalCase on, CaseCommand.RevokeAgent command, CaseContext context)
    {
        var refusal = Authority.MaySubmit(context)
            ?? (on.Application.Agent is null ? Rejections.NoAgent() : null)
            ?? (string.IsNullOrWhiteSpace(command.Reason) ? Rejections.ReasonMissing("撤销委托", "revoking the power") : null);
        return refusal is not null
            ? refusal
            : new CaseEvent[] { new CaseEvent.AgentRevoked(context.Today, on.Application.Agent!.Name, command.Reason) };
    }

    /// <summary>An act through the agent: refused outside of the power, else recorded before what came of it.</summary>
    public static Ruling<IReadOnlyList<CaseEvent>> Recorded(
        ApprovalCase on, CaseCommand command, Ruling<IReadOnlyList<CaseEvent>> ruling, CaseContext context)
    {
        if (context.Actor.AgentIdentifier is not { } identifier || !ruling.IsAccepted)
            return ruling;
        if (ActOf(command) is not { } act)
            return Rejections.NotAnAgentsAct();
        if (on.Application.Agent is not { } agent || agent.Identifier != identifier)
            return Rejections.NotTheAgent();
        if ((Unfit(agent, context.Today) ?? InScope(agent, act)) is { } refusal)
            return refusal;
        return new CaseEvent[] { new CaseEvent.AgentActed(context.Today, act, agent.Name, agent.Power.Reference) }.Concat(ruling.Value).ToArray();
    }

    public static bool MayCollect(Application application, string identifier, LocalDate today) =>
        application.Agent is { } agent && agent.Identifier == identifier && Unfit(agent, today) is null && InScope(agent, AgentAct.Collect) is null;

    private static Rejection? InScope(Agent agent, AgentAct act) =>
        agent.Power.Scope.Contains(act) ? null : Rejections.OutsideThePower(agent, act);

    private static AgentAct? ActOf(CaseCommand command) => command switch
    {
        CaseCommand.Correct or CaseCommand.CompleteMaterials => AgentAct.HandIn,
        CaseCommand.RequestHearing or CaseCommand.WaiveHearing => AgentAct.Hearing,
        CaseCommand.Withdraw or CaseCommand.WithdrawCommitment => AgentAct.Withdraw,
        _ => null,
    };
}
