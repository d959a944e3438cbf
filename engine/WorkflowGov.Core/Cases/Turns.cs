using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Cases;

/// <summary>Other turns of a case: extension, withdrawal, and what the law attaches to a lapse of time.</summary>
internal static class Turns
{
    public static Ruling<IReadOnlyList<CaseEvent>> Extend(
        ApprovalCase on, CaseCommand.Extend command, CaseContext context)
    {
        var decide = context.Item.Process.Decision;
        if (!context.Actor.Has(decide.Role))
            return Rejections.WrongRole(context.Actor, decide);
        if (context.Actor.Office != decide.Office)
            return Rejections.WrongOffice(context.Actor, decide);
        if (on.Status is not (CaseStatus.InReview or CaseStatus.Suspended))
            return Rejections.WrongStatus(on, "延长期限", "extend");
        if (context.Item.Limits.Extension is not { } rule)
            return Rejections.NoExtension(context.Item);
        // The statutory clock rules where there is one: a broken promise stays broken but bars no lawful extension.
        var ruling = Apply.DecisionClocks(on).OrderBy(c => c.Kind == ClockKind.Statutory ? 0 : 1).First()
            .Extend(command.By, context.Today, command.ApprovedBy, command.Reason, rule, context.Calendar);
        if (ruling.Rejection is { } rejection)
            return rejection;
        return new CaseEvent[]
        {
            new CaseEvent.Extended(context.Today, command.By, command.ApprovedBy, command.Reason, rule.Basis),
        };
    }

    public static Ruling<IReadOnlyList<CaseEvent>> Withdraw(
        ApprovalCase on, CaseCommand.Withdraw command, CaseContext context)
    {
        if (Authority.MaySubmit(context) is { } refusal)
            return refusal;
        if (on.Decision is not null || on.IsClosed)
            return Rejections.WrongStatus(on, "撤回", "withdraw");
        return new CaseEvent[] { new CaseEvent.Withdrawn(context.Today, command.Reason) };
    }

    /// <summary>
    /// 逾期不告知的，自收到申请材料之日起即为受理 (行政许可法 第三十二条); a correction that was not handed in lapses.
    /// Safe to give twice: a clock that stopped meanwhile is refused.
    /// </summary>
    public static Ruling<IReadOnlyList<CaseEvent>> Expire(
        ApprovalCase on, CaseCommand.Expire command, CaseContext context)
    {
        if (!context.Actor.IsSystem)
            return Rejections.EngineOnly();
        var clock = on.ClockOf(command.Clock);
        if (clock?.Due(context.Calendar) is not { } due || clock.StoppedOn is not null || context.Today <= due.On)
            return Rejections.NotExpired(command.Clock);
        return clock.Kind switch
        {
            ClockKind.Acceptance => new[] { Intake.AcceptedOn(on, context, deemed: true) },
            ClockKind.Correction => new CaseEvent[] { new CaseEvent.Lapsed(context.Today) },
            _ => Rejections.NotExpired(command.Clock),
        };
    }
}
