using WorkflowGov.Core.Cases;

namespace WorkflowGov.Runtime.Evidence;

/// <summary>The command that an event answers: the inputs a decision was made from, read back out of the log.</summary>
internal static class CommandBehind
{
    /// <summary>The command, or null for an event that answers none or that follows another one.</summary>
    public static CaseCommand? Of(CaseEvent happened, CaseEvent? following, ApprovalCase? before) => happened switch
    {
        CaseEvent.Received e => new CaseCommand.Receive(e.Number, e.Application),
        CaseEvent.Accepted { Deemed: true } => new CaseCommand.Expire(before!.Clocks.Last(c => c is { Kind: Core.TimeLimits.ClockKind.Acceptance, StoppedOn: null }).Name),
        CaseEvent.Accepted { Owed: { } owed } => new CaseCommand.AcceptDeficient(owed.Commitment, owed.Reference),
        CaseEvent.Accepted => new CaseCommand.Accept(),
        CaseEvent.CorrectionRequested e => new CaseCommand.RequestCorrection(e.Defects),
        CaseEvent.Corrected e => new CaseCommand.Correct(e.Materials),
        CaseEvent.Declined e => new CaseCommand.Decline(e.Ground, e.Reason),
        CaseEvent.Lapsed { Ground: LapseGround.NotCorrected } => Expire("correction"),
        CaseEvent.Lapsed { Ground: LapseGround.NotCompleted } => Expire("completion"),
        CaseEvent.MaterialsCompleted e => new CaseCommand.CompleteMaterials(e.Materials),
        CaseEvent.DeemedRenewed => Expire("renewal"),
        CaseEvent.HearingTold e => new CaseCommand.TellHearingRight(e.Step, e.NoticeNumber, e.Interested),
        CaseEvent.HearingWaived => new CaseCommand.WaiveHearing(),
        CaseEvent.HearingNotRequested => Expire("hearing-request"),
        CaseEvent.HearingRequested e => new CaseCommand.RequestHearing(e.By),
        CaseEvent.HearingSummoned e => new CaseCommand.SummonHearing(e.HeldOn, e.Place, e.Chair, e.NoticeNumber),
        CaseEvent.HearingHeld e => new CaseCommand.RecordHearing(e.Record, e.Summary),
        CaseEvent.SpecialBegun e => new CaseCommand.BeginSpecial(e.Step, e.NoticeNumber, e.Announced),
        CaseEvent.StepDone { Answerable: not null } => null,
        CaseEvent.StepDone { By: [var by, ..] } e when by == Actor.Engine.User => Expire($"step:{e.Step}:{e.Visit}"),
        CaseEvent.StepDone e when before!.Works.Any(w => w.Step == e.Step && w.Visit == e.Visit && w.Entrustment?.Draft is not null) => new CaseCommand.ConfirmEntrusted(e.Step),
        CaseEvent.StepDone { Signatures: not null } => null,
        CaseEvent.StepDone e => new CaseCommand.Complete(
            e.Step, e.Outcome, e.Findings, e.Opinion, e.By.RemoveAt(0), e.Reference, (following as CaseEvent.CertificateIssued)?.Certificate.Number)
        {
            ReturnedFor = e.ReturnedFor,
            Site = e.Site,
            Level = e.Level,
        },
        CaseEvent.MaterialsChecked e => new CaseCommand.Accept(e.Checks),
        CaseEvent.ResultServed e => new CaseCommand.Serve(e.Step, e.Receipt),
        CaseEvent.NoticePosted e => new CaseCommand.PostNotice(e.Step, e.Place, e.From, e.Through, e.Reference),
        CaseEvent.ObjectionRecorded e => new CaseCommand.RecordObjection(e.Step, e.By, e.Content),
        CaseEvent.ObjectionAnswered e => new CaseCommand.AnswerObjection(e.Step, e.Number, e.Upheld, e.Answer),
        CaseEvent.BranchReminded e => new CaseCommand.Remind(e.Step, e.Words),
        CaseEvent.TechniciansAssigned e => new CaseCommand.AssignTechnicians(e.Step, e.Users),
        CaseEvent.Extended e => new CaseCommand.Extend(e.By, e.ApprovedBy, e.Reason),
        CaseEvent.DaysExcluded e => new CaseCommand.ExcludeDays(e.From, e.Through, e.Ground, e.Reference),
        CaseEvent.LimitsRestarted e => new CaseCommand.RestartLimits(e.Ground, e.Reason),
        CaseEvent.Withdrawn e => new CaseCommand.Withdraw(e.Reason),
        _ => null,
    };

    private static CaseCommand.Expire Expire(string clock) => new(new Core.TimeLimits.ClockName(clock));
}
