using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

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
        CaseEvent.StepDone e when before!.Works.Any(w => w.Step == e.Step && w.Visit == e.Visit && Confirms(e, w.Entrustment)) => new CaseCommand.ConfirmEntrusted(e.Step),
        CaseEvent.StepDone { Signatures: not null } e => new CaseCommand.ConcludeVote(e.Step, e.Reference ?? string.Empty, e.Opinion),
        CaseEvent.StepDone e => new CaseCommand.Complete(
            e.Step, e.Outcome, e.Findings, e.Opinion, e.By.RemoveAt(0), e.Reference, (following as CaseEvent.CertificateIssued)?.Certificate.Number)
        {
            ReturnedFor = e.ReturnedFor,
            Site = e.Site,
            Level = e.Level,
        },
        CaseEvent.MaterialsChecked e when following is CaseEvent.Accepted { Owed: { } owed } => new CaseCommand.AcceptDeficient(owed.Commitment, owed.Reference, e.Checks),
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
        _ => AtTheDesk(happened) ?? AtTheWindow(happened),
    };

    /// <summary>Who has a task, who was asked, who signed.</summary>
    private static CaseCommand? AtTheDesk(CaseEvent happened) => happened switch
    {
        CaseEvent.Claimed e => new CaseCommand.Claim(e.Step),
        CaseEvent.Released e => new CaseCommand.Release(e.Step),
        CaseEvent.Transferred e => new CaseCommand.Transfer(e.Step, e.To, e.Reason),
        CaseEvent.Entrusted e => new CaseCommand.Entrust(e.Step, e.To, e.Reason),
        CaseEvent.DraftSubmitted e => e.Draft,
        CaseEvent.Reassigned e => new CaseCommand.Reassign(e.Step, e.To, e.Reason),
        CaseEvent.OpinionAsked e => new CaseCommand.AskOpinion(e.Step, e.From, e.Question),
        CaseEvent.OpinionGiven e => new CaseCommand.GiveOpinion(e.Step, e.Opinion),
        CaseEvent.OpinionDropped e => new CaseCommand.DropOpinion(e.Step, e.From, e.Reason),
        CaseEvent.PanelConvened e => new CaseCommand.Convene(e.Step, e.Members),
        CaseEvent.MemberRecused e => new CaseCommand.Recuse(e.Step, e.Member, e.Reason),
        CaseEvent.Signed { Signature: var s } e => new CaseCommand.Sign(
            e.Step, s.Outcome, s.Findings, s.Opinion, NoConflict: true, s.By, s.Reference, s.ReturnedFor),
        _ => null,
    };

    /// <summary>What windows take in and hand out, and how a case ends outside its course.</summary>
    private static CaseCommand? AtTheWindow(CaseEvent happened) => happened switch
    {
        CaseEvent.PreReviewed e => new CaseCommand.PreReview(e.Originals, e.Note),
        CaseEvent.OriginalsVerified e => new CaseCommand.VerifyOriginals(e.Materials),
        CaseEvent.LicencesMatched e => new CaseCommand.MatchLicences(e.Consent, e.Materials),
        CaseEvent.AgentAppointed e => new CaseCommand.AppointAgent(e.Agent),
        CaseEvent.AgentRevoked e => new CaseCommand.RevokeAgent(e.Reason),
        CaseEvent.CommitmentSigned e => new CaseCommand.SignCommitment(e.Reference),
        CaseEvent.CommitmentWithdrawn e => new CaseCommand.WithdrawCommitment(e.Reason),
        CaseEvent.PickupNotified e => new CaseCommand.NotifyPickup(e.Step, e.Means, e.Place),
        CaseEvent.CourierSent e => new CaseCommand.SendByCourier(e.Step, e.Carrier, e.Tracking),
        CaseEvent.CourierReturned e => new CaseCommand.ReturnByCourier(e.Step, e.Reason),
        CaseEvent.Terminated e => new CaseCommand.Terminate(e.Ground, e.Evidence),
        CaseEvent.LicenceEnded e => new CaseCommand.EndLicence(e.Ground, e.Reason),
        CaseEvent.Reopened e => new CaseCommand.Reopen(e.Ground, e.Reference),
        CaseEvent.EntryCorrected e => new CaseCommand.CorrectEntry(e.Entry, e.Now, e.Reason),
        CaseEvent.OfficeChanged e => new CaseCommand.ChangeOffice(e.From, e.To, e.Basis),
        _ => null,
    };

    /// <summary>What an engine before November 2026 took: acceptance in one word, delivery without its 回证.</summary>
    public static bool IsEarlier(CaseCommand command, ServiceItem item) => command switch
    {
        CaseCommand.Accept { Checks: null } or CaseCommand.AcceptDeficient { Checks: null } => true,
        CaseCommand.Complete c => item.Process.Has(c.Step) && item.Process[c.Step].Kind == StepKind.Deliver,
        _ => false,
    };

    /// <summary>What was done is what the entrusted colleague prepared, not what the officer did instead of it.</summary>
    private static bool Confirms(CaseEvent.StepDone done, Entrustment? entrusted) => entrusted is { Draft: { } draft, DraftBy: { } by }
        && (draft.Outcome, draft.Opinion, draft.Reference) == (done.Outcome, done.Opinion, done.Reference) && draft.Findings.SequenceEqual(done.Findings)
        && done.By.Skip(1).SequenceEqual(draft.With.Append(by).Where(o => o != done.By[0]).Distinct());

    private static CaseCommand.Expire Expire(string clock) => new(new Core.TimeLimits.ClockName(clock));
}
