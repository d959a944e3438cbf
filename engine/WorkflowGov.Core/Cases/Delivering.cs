using NodaTime;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Core.Cases;

/// <summary>
/// 一个窗口出件: pick-up or courier, and the 送达回证 that ends it. The ten days of 行政许可法 第四十四条 end with service, or with the
/// notice that the result can be collected; both dates are kept.
/// </summary>
internal static class Delivering
{
    public static Ruling<IReadOnlyList<CaseEvent>> Notify(ApprovalCase on, CaseCommand.NotifyPickup command, CaseContext context)
    {
        var refusal = MayDeliver(on, command.Step, context)
            ?? (string.IsNullOrWhiteSpace(command.Means) || string.IsNullOrWhiteSpace(command.Place) ? Rejections.PickupNoticeMissing() : null)
            ?? (on.Handover?.IsUnderWay == true ? Rejections.UnderWay(on.Handover) : null);
        return refusal is not null
            ? refusal
            : new CaseEvent[] { new CaseEvent.PickupNotified(command.Step, context.Today, command.Means, command.Place) };
    }

    public static Ruling<IReadOnlyList<CaseEvent>> Send(ApprovalCase on, CaseCommand.SendByCourier command, CaseContext context)
    {
        var refusal = MayDeliver(on, command.Step, context)
            ?? (string.IsNullOrWhiteSpace(command.Carrier) || string.IsNullOrWhiteSpace(command.Tracking) ? Rejections.TrackingMissing() : null)
            ?? (on.Handover?.IsUnderWay == true ? Rejections.UnderWay(on.Handover) : null);
        return refusal is not null
            ? refusal
            : new CaseEvent[] { new CaseEvent.CourierSent(command.Step, context.Today, command.Carrier, command.Tracking) };
    }

    public static Ruling<IReadOnlyList<CaseEvent>> Return(ApprovalCase on, CaseCommand.ReturnByCourier command, CaseContext context)
    {
        var refusal = MayDeliver(on, command.Step, context)
            ?? (on.Handover?.IsUnderWay == true ? null : Rejections.NotUnderWay())
            ?? (string.IsNullOrWhiteSpace(command.Reason) ? Rejections.ReasonMissing("退回", "the return") : null);
        return refusal is not null
            ? refusal
            : new CaseEvent[] { new CaseEvent.CourierReturned(command.Step, context.Today, command.Reason) };
    }

    public static Ruling<IReadOnlyList<CaseEvent>> Serve(ApprovalCase on, CaseCommand.Serve command, CaseContext context)
    {
        var receipt = command.Receipt;
        var refusal = MayDeliver(on, command.Step, context)
            ?? (string.IsNullOrWhiteSpace(receipt.Number) || string.IsNullOrWhiteSpace(receipt.Receiver) ? Rejections.ReceiptIncomplete() : null)
            ?? (receipt.ServedOn > context.Today || receipt.ServedOn < DecidedOn(on, context) ? Rejections.ServedOnUnfit(receipt.ServedOn) : null)
            ?? ByWay(on, receipt, context)
            ?? Opinions.Awaited(on, context.Item.Process[command.Step]);
        if (refusal is not null)
            return refusal;
        var step = context.Item.Process[command.Step];
        var outcome = step.Outcomes.First(o => o.Action is OutcomeAction.Continue);
        var complete = new CaseCommand.Complete(step.Id, outcome.Label, [], string.Empty, [], receipt.Number);
        return new CaseEvent[] { new CaseEvent.ResultServed(step.Id, receipt) }
            .Concat(Handling.Events(on, step, outcome, [context.Actor.User], complete, context)).ToArray();
    }

    public static ApprovalCase Apply(ApprovalCase on, CaseEvent happened)
    {
        var handover = on.Handover ?? new Handover();
        return happened switch
        {
            CaseEvent.PickupNotified e => on.Stop(CaseClocks.Delivery, e.On).Stop(CaseClocks.StepName(on, e.Step), e.On)
                with { Handover = handover with { NotifiedOn = handover.NotifiedOn ?? e.On } },
            CaseEvent.CourierSent e => on with
            {
                Handover = handover with { Carrier = e.Carrier, Tracking = e.Tracking, SentOn = e.On, ReturnedOn = null },
            },
            CaseEvent.CourierReturned e => on with { Handover = handover with { ReturnedOn = e.On } },
            CaseEvent.ResultServed e => on.Stop(CaseClocks.Delivery, e.Receipt.ServedOn).Stop(CaseClocks.StepName(on, e.Step), e.Receipt.ServedOn)
                with { Handover = handover with { Receipt = e.Receipt } },
            _ => on,
        };
    }

    private static Rejection? MayDeliver(ApprovalCase on, StepId id, CaseContext context)
    {
        if (Handling.Open(on, id, context) is { Rejection: { } closed })
            return closed;
        var step = context.Item.Process[id];
        return step.Kind == StepKind.Deliver
            ? HandingOver.MayFinish(on, step, [context.Actor.User], context)
            : Rejections.NotDelivery(step);
    }

    private static Rejection? ByWay(ApprovalCase on, ServiceReceipt receipt, CaseContext context)
    {
        if (receipt.Refused is { } refused)
            return string.IsNullOrWhiteSpace(refused.Reason) || string.IsNullOrWhiteSpace(refused.Witness) ? Rejections.WitnessMissing() : null;
        return receipt.Way switch
        {
            ServiceWay.Direct => Collector(on, receipt, context),
            ServiceWay.Courier => on.Handover?.IsUnderWay != true ? Rejections.NotUnderWay()
                : receipt.ServedOn < on.Handover.SentOn ? Rejections.ServedOnUnfit(receipt.ServedOn) : null,
            ServiceWay.Electronic => receipt.Consented ? null : Rejections.ElectronicConsentMissing(),
            _ => throw new InvalidOperationException($"Unknown way {receipt.Way}."),
        };
    }

    /// <summary>核验领取人身份: a person collects in person or through the agent; a body through whoever receives for it.</summary>
    private static Rejection? Collector(ApprovalCase on, ServiceReceipt receipt, CaseContext context)
    {
        if (receipt is not { Document: { } document and not IdentityDocument.Uscc, Identifier: { } identifier }
            || !IdentityCheck.Holds(document, identifier, context.Today))
            return Rejections.CollectorUnidentified();
        var applicant = on.Application.Applicant;
        var mayCollect = applicant.Kind != Audience.NaturalPerson || applicant.Identifier == identifier
            || Agency.MayCollect(on.Application, identifier, context.Today);
        return mayCollect ? null : Rejections.CollectorUnknown(receipt.Receiver);
    }

    private static LocalDate DecidedOn(ApprovalCase on, CaseContext context) =>
        on.Deeds.LastOrDefault(d => context.Item.Process.Has(d.Step) && context.Item.Process[d.Step].Kind == StepKind.Decide) is { } deed
            ? TimeLimits.ChinaTime.DateOf(deed.At)
            : on.ReceivedOn;
}
