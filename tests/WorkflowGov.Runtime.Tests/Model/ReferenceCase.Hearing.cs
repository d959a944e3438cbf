using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Runtime.Tests.Model;

/// <content>听证 on request (行政许可法 第四十七条、第四十八条).</content>
internal sealed partial class ReferenceCase
{
    private static readonly Role HearingChair = new("听证主持人");

    private HearingStage? hearing;
    private int hearings;
    private LocalDate requestBy;
    private LocalDate organiseBy;
    private LocalDate heldOn;
    private string? chair;

    private bool? MayHear(CaseCommand command, Actor actor, LocalDate today, IStaffRoll staff) => command switch
    {
        CaseCommand.TellHearingRight c => OpenStep(c.Step) is { Kind: StepKind.Review or StepKind.Decide } step && MayHandle(step, [actor.User], actor, staff)
            && hearing is null && c.NoticeNumber.Trim().Length > 0,
        CaseCommand.RequestHearing c => MaySubmit(actor) && IsAt(HearingStage.Told) && c.By.Trim().Length > 0 && today <= requestBy,
        CaseCommand.WaiveHearing => MaySubmit(actor) && IsAt(HearingStage.Told),
        CaseCommand.SummonHearing c => (Decides(actor) || (actor.Roles.Contains(HearingChair) && actor.Office == item.Process.Decision.Office))
            && IsAt(HearingStage.Requested) && c.NoticeNumber.Trim().Length > 0 && c.Place.Trim().Length > 0
            && MayChair(c.Chair == actor.User ? actor : staff.Find(c.Chair)) && today.PlusDays(law.Hearing.Notice.Amount) <= c.HeldOn
            && (c.HeldOn <= organiseBy || today.PlusDays(law.Hearing.Notice.Amount) > organiseBy),
        CaseCommand.RecordHearing c => IsAt(HearingStage.Summoned) && actor.User == chair && today >= heldOn && c.Record.Trim().Length > 0,
        _ => null,
    };

    private bool DoHear(CaseCommand command, LocalDate today)
    {
        switch (command)
        {
            case CaseCommand.TellHearingRight:
                (hearing, requestBy) = (HearingStage.Told, Later(today, law.Hearing.Request));
                hearings++;
                break;
            case CaseCommand.RequestHearing:
                (hearing, organiseBy) = (HearingStage.Requested, Later(today, law.Hearing.Organise));
                break;
            case CaseCommand.WaiveHearing:
                hearing = HearingStage.NotHeld;
                break;
            case CaseCommand.SummonHearing c:
                (hearing, heldOn, chair) = (HearingStage.Summoned, c.HeldOn, c.Chair);
                Suspend(today);
                break;
            case CaseCommand.RecordHearing:
                hearing = HearingStage.Held;
                ResumeIfFree(today);
                break;
            default:
                return false;
        }

        return true;
    }

    private bool IsAt(HearingStage stage) => hearing == stage && Decision is null && !IsClosed;

    /// <summary>Who took in or reviewed does not hear (审查该申请的工作人员以外的人员).</summary>
    private bool MayChair(Actor? officer) =>
        officer is not null && officer.Roles.Contains(HearingChair) && officer.Office == item.Process.Decision.Office && !received.Contains(officer.User)
        && !doers.Any(d => item.Process[d.Key].Kind is StepKind.Review or StepKind.Special && d.Value.Contains(officer.User));

    /// <summary>The decision waits until the right was used, waived, or has lapsed.</summary>
    private bool HearingPends(LocalDate today) =>
        hearing is HearingStage.Requested or HearingStage.Summoned || (hearing is HearingStage.Told && today <= requestBy);
}
