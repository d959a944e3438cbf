namespace WorkflowGov.Core.Cases;

/// <summary>前台: the commands and events of the window, in one place between the case machine and their rules.</summary>
internal static class FrontDesk
{
    /// <summary>Rules on a command of the window; null when it is none.</summary>
    public static Ruling<IReadOnlyList<CaseEvent>>? Rule(ApprovalCase on, CaseCommand command, CaseContext context) => command switch
    {
        CaseCommand.PreReview c => WindowCheck.PreReview(on, c, context),
        CaseCommand.VerifyOriginals c => WindowCheck.VerifyOriginals(on, c, context),
        CaseCommand.MatchLicences c => HeldLicences.Match(on, c, context),
        CaseCommand.AppointAgent c => Agency.Appoint(on, c, context),
        CaseCommand.RevokeAgent c => Agency.Revoke(on, c, context),
        CaseCommand.SignCommitment c => Commitments.Sign(on, c, context),
        CaseCommand.WithdrawCommitment c => Commitments.Withdraw(on, c, context),
        CaseCommand.NotifyPickup c => Delivering.Notify(on, c, context),
        CaseCommand.SendByCourier c => Delivering.Send(on, c, context),
        CaseCommand.ReturnByCourier c => Delivering.Return(on, c, context),
        CaseCommand.Serve c => Delivering.Serve(on, c, context),
        _ => default(Ruling<IReadOnlyList<CaseEvent>>?),
    };

    /// <summary>What an event of the window changes; null when it is none. What ends the case is closed by <see cref="Cases.Apply"/>.</summary>
    public static ApprovalCase? Apply(ApprovalCase on, CaseEvent happened) => happened switch
    {
        CaseEvent.MaterialsChecked or CaseEvent.AgentActed or CaseEvent.ReceiptIssued or CaseEvent.RatingContacted => on,
        CaseEvent.Rated e => Feedback.Begin(e) is { } followUp ? on.With(followUp) : on,
        CaseEvent.RatingResolved e => on.Stop(CaseClocks.FollowUp, e.On),
        CaseEvent.PreReviewed or CaseEvent.OriginalsVerified => WindowCheck.Apply(on, happened),
        CaseEvent.LicencesMatched e => HeldLicences.Apply(on, e),
        CaseEvent.AgentAppointed e => on with { Application = on.Application with { Agent = e.Agent } },
        CaseEvent.AgentRevoked => on with { Application = on.Application with { Agent = null } },
        CaseEvent.CommitmentSigned e => on with { Commitment = new SignedCommitment(e.Reference, e.On) },
        CaseEvent.CertificateIssued e => on with { Certificate = e.Certificate },
        CaseEvent.PickupNotified or CaseEvent.CourierSent or CaseEvent.CourierReturned or CaseEvent.ResultServed => Delivering.Apply(on, happened),
        _ => null,
    };
}

/// <summary>告知承诺书, signed.</summary>
/// <param name="Reference">承诺书编号.</param>
/// <param name="On">The day.</param>
public sealed record SignedCommitment(string Reference, NodaTime.LocalDate On);
