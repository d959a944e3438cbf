using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Cases;

/// <summary>
/// What moves the decision limits besides 特别程序: extension, days taken out, a new start. Always by the body that
/// decides, always on a ground of the item's law, never after the due date.
/// </summary>
internal static class LimitVerbs
{
    public static Ruling<IReadOnlyList<CaseEvent>> Extend(ApprovalCase on, CaseCommand.Extend command, CaseContext context)
    {
        if (MayMove(on, context, "延长期限", "extend") is { } refusal)
            return refusal;
        if (context.Item.Limits.Extension is not { } rule)
            return Rejections.NoExtension(context.Item);
        var ruling = Leading(on).Extend(command.By, context.Today, command.ApprovedBy, command.Reason, rule, context.Calendar);
        if (ruling.Rejection is { } rejection)
            return rejection;
        return new CaseEvent[]
        {
            new CaseEvent.Extended(context.Today, command.By, command.ApprovedBy, command.Reason, rule.Basis),
        };
    }

    public static Ruling<IReadOnlyList<CaseEvent>> Exclude(ApprovalCase on, CaseCommand.ExcludeDays command, CaseContext context)
    {
        if (MayMove(on, context, "扣除期间", "take days out of") is { } refusal)
            return refusal;
        var grounds = context.Item.Limits.Excludes;
        if (grounds.FirstOrDefault(g => g.Name == command.Ground) is not { } ground)
            return Rejections.NoSuchGround("扣除期间", "taking days out", command.Ground, grounds);
        if (string.IsNullOrWhiteSpace(command.Reference))
            return Rejections.ReasonMissing("扣除期间", "taking days out");
        var ruling = Leading(on).Exclude(command.From, command.Through, ground.Basis, context.Today, context.Calendar);
        if (ruling.Rejection is { } rejection)
            return rejection;
        return new CaseEvent[]
        {
            new CaseEvent.DaysExcluded(
                context.Today, command.From, command.Through, ground.Name, ground.Basis, command.Reference),
        };
    }

    public static Ruling<IReadOnlyList<CaseEvent>> Restart(ApprovalCase on, CaseCommand.RestartLimits command, CaseContext context)
    {
        if (MayMove(on, context, "重新计算期限", "restart the limits of") is { } refusal)
            return refusal;
        var grounds = context.Item.Limits.Restarts;
        if (grounds.FirstOrDefault(g => g.Name == command.Ground) is not { } ground)
            return Rejections.NoSuchGround("重新计算期限", "restarting the limits", command.Ground, grounds);
        if (string.IsNullOrWhiteSpace(command.Reason))
            return Rejections.ReasonMissing("重新计算期限", "restarting the limits");
        var ruling = Leading(on).Interrupt(context.Today, ground.Basis, context.Calendar);
        if (ruling.Rejection is { } rejection)
            return rejection;
        return new CaseEvent[] { new CaseEvent.LimitsRestarted(context.Today, ground.Name, ground.Basis, command.Reason) };
    }

    /// <summary>Every decision clock that can still be moved is; one that is past its due date keeps its breach.</summary>
    public static ApprovalCase Apply(ApprovalCase on, CaseEvent happened, CaseContext context)
    {
        var next = happened is CaseEvent.Extended ? on with { Extended = true } : on;
        foreach (var clock in on.DecisionClocks())
        {
            var ruling = happened switch
            {
                CaseEvent.Extended e => clock.Extend(
                    e.By, e.On, e.ApprovedBy, e.Reason, context.Item.Limits.Extension!, context.Calendar),
                CaseEvent.DaysExcluded e => clock.Exclude(e.From, e.Through, e.Basis, e.On, context.Calendar),
                CaseEvent.LimitsRestarted e => clock.Interrupt(e.On, e.Basis, context.Calendar),
                _ => throw new InvalidOperationException($"Event {happened.GetType().Name} moves no limit."),
            };
            if (ruling.IsAccepted)
                next = next.With(ruling.Value);
        }

        return next;
    }

    private static Rejection? MayMove(ApprovalCase on, CaseContext context, string zh, string en)
    {
        var decide = context.Item.Process.Decision;
        if (!context.Actor.Has(decide.Role))
            return Rejections.WrongRole(context.Actor, decide);
        if (context.Actor.Office != decide.Office)
            return Rejections.WrongOffice(context.Actor, decide);
        return on.Status is CaseStatus.InReview or CaseStatus.Suspended ? null : Rejections.WrongStatus(on, zh, en);
    }

    /// <summary>The statutory clock rules where there is one: a broken promise stays broken but bars nothing lawful.</summary>
    private static Clock Leading(ApprovalCase on) =>
        on.DecisionClocks().OrderBy(c => c.Kind == ClockKind.Statutory ? 0 : 1).First();
}
