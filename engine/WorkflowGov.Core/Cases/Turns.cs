using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Cases;

/// <summary>Other turns of a case: withdrawal, and what the law attaches to a lapse of time.</summary>
internal static class Turns
{
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
    /// 逾期不告知的，自收到申请材料之日起即为受理 (行政许可法 第三十二条); 逾期未作决定的，视为准予延续 (第五十条); what the
    /// applicant did not hand in or ask for in time lapses; a consulted department's silence is consent where that has a basis.
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
            ClockKind.Acceptance => new CaseEvent[] { Intake.AcceptedOn(on, context, deemed: true) },
            ClockKind.Correction => new CaseEvent[] { new CaseEvent.Lapsed(context.Today) },
            ClockKind.Completion => new CaseEvent[] { new CaseEvent.Lapsed(context.Today, LapseGround.NotCompleted) },
            ClockKind.Renewal => new CaseEvent[] { Renewal.Deemed(on, due.On, context) },
            ClockKind.HearingRequest => new CaseEvent[] { new CaseEvent.HearingNotRequested(context.Today) },
            ClockKind.Consultation => Silent(on, command.Clock, context),
            _ => Rejections.NotExpired(command.Clock),
        };
    }

    /// <summary>超时默认: a consulted department that kept silent is taken to have agreed, where its basis says so.</summary>
    private static CaseEvent[] Silent(ApprovalCase on, ClockName clock, CaseContext context)
    {
        var open = on.Marking.Active.First(a => CaseClocks.StepName(a) == clock);
        var step = context.Item.Process[open.Step];
        var silence = step.Silence!;
        var consent = step.Outcomes.First(o => o.Label == silence.Deemed);
        var command = new CaseCommand.Complete(step.Id, consent.Label, [], $"逾期未答复，视为{consent.Label}（{silence.Basis}）", [], null);
        return Handling.Events(on, step, consent, [context.Actor.User], command, context);
    }
}
