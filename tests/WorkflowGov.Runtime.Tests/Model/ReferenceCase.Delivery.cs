using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Runtime.Tests.Model;

/// <content>一个窗口出件: pick-up, courier, 送达回证.</content>
internal sealed partial class ReferenceCase
{
    private LocalDate receivedOn;
    private LocalDate? sentOn;
    private bool isUnderWay;

    private bool? MayDeliver(CaseCommand command, Actor actor, LocalDate today, IStaffRoll staff) => command switch
    {
        CaseCommand.NotifyPickup c => Delivers(c.Step, actor, staff) && c.Means.Trim().Length > 0 && c.Place.Trim().Length > 0 && !isUnderWay,
        CaseCommand.SendByCourier c => Delivers(c.Step, actor, staff) && c.Carrier.Trim().Length > 0 && c.Tracking.Trim().Length > 0 && !isUnderWay,
        CaseCommand.ReturnByCourier c => Delivers(c.Step, actor, staff) && isUnderWay && c.Reason.Trim().Length > 0,
        CaseCommand.Serve c => Delivers(c.Step, actor, staff) && MayServe(c.Receipt, today) && !Work(c.Step).Opinions.Exists(o => !o.Given),
        _ => null,
    };

    private bool DoDeliver(CaseCommand command, Actor actor, LocalDate today)
    {
        switch (command)
        {
            case CaseCommand.NotifyPickup:
                break;
            case CaseCommand.SendByCourier:
                (sentOn, isUnderWay) = (today, true);
                break;
            case CaseCommand.ReturnByCourier:
                isUnderWay = false;
                break;
            case CaseCommand.Serve c:
                isUnderWay = false;
                var step = item.Process[c.Step];
                Complete(step, step.Outcomes.First(o => o.Action is OutcomeAction.Continue).Label, [actor.User], today);
                break;
            default:
                return false;
        }

        return true;
    }

    private bool Delivers(StepId id, Actor actor, IStaffRoll staff) =>
        OpenStep(id) is { Kind: StepKind.Deliver } step && MayHandle(step, [actor.User], actor, staff) && IsFree(step, actor);

    private bool MayServe(ServiceReceipt receipt, LocalDate today)
    {
        if (receipt.Number.Trim().Length == 0 || receipt.Receiver.Trim().Length == 0 || receipt.ServedOn > today || receipt.ServedOn < (decidedOn ?? receivedOn))
            return false;
        if (receipt.Refused is { } refused)
            return refused.Reason.Trim().Length > 0 && refused.Witness.Trim().Length > 0;
        return receipt.Way switch
        {
            ServiceWay.Courier => isUnderWay && receipt.ServedOn >= sentOn,
            ServiceWay.Electronic => receipt.Consented,
            _ => receipt.Document == IdentityDocument.ResidentId && MayCollect(receipt.Identifier, today),
        };
    }

    /// <summary>A person collects in person or through an agent who may; for a body, whoever shows who they are.</summary>
    private bool MayCollect(string? identifier, LocalDate today) => identifier is "11010519491231002X" or "440306198503152018"
        && (applicant!.Kind != Audience.NaturalPerson || applicant.Identifier == identifier || (agent is { } by && by.Identifier == identifier && IsFit(by, today)));
}
