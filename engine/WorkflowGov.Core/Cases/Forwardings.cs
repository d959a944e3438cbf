using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Cases;

/// <summary>
/// 转报: the lower body is done for its part, its clocks stop; opinion and all materials go along, and the clock of the
/// body above starts where it decides in the same case.
/// </summary>
internal static class Forwardings
{
    public static readonly ClockName Upper = new("upper");

    public static Rejection? NumberMissing(Step step, OutcomeRule outcome, string? number) =>
        step.Forwarding is not null && outcome.Action is OutcomeAction.Continue && string.IsNullOrWhiteSpace(number) ? Rejections.ForwardingNumberMissing(step) : null;

    /// <summary>The event of a step that sends the case up; null for any other.</summary>
    public static CaseEvent.Forwarded? Of(ApprovalCase on, Step step, OutcomeRule outcome, string? number, CaseContext context) =>
        step.Forwarding is not { } to || outcome.Action is not OutcomeAction.Continue || on.RefusalProposed ? null : new CaseEvent.Forwarded(
            step.Id, to.To, context.Today, number ?? on.Number.Value, [.. on.Application.Materials.Select(m => m.Key)],
            Intake.DueOf(to.Limit, context.Today, context), to.Basis);

    public static ApprovalCase Apply(ApprovalCase on, CaseEvent.Forwarded e, CaseContext context)
    {
        var next = on with { Forwarding = new CaseForwarding(e.To, e.On, e.Number, e.Due) };
        if (on.Decision is not null)
            return next;
        var to = context.Item.Process[e.Step].Forwarding!;
        return next.Stop(CaseClocks.Statutory, e.On).Stop(CaseClocks.Promised, e.On)
            .With(Clock.Start(Upper, ClockKind.Statutory, to.Limit, e.On, to.Basis));
    }
}

/// <summary>转报 of a case.</summary>
/// <param name="To">上级机关.</param>
/// <param name="On">The day it was sent.</param>
/// <param name="Number">转报文号.</param>
/// <param name="Due">Until when the body above decides.</param>
public sealed record CaseForwarding(string To, LocalDate On, string Number, LocalDate Due);
