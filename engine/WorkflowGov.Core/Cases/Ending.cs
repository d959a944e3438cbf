using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Cases;

/// <summary>How a case ends outside its course, and how it begins again: 终止, 撤销、撤回、注销, 重新办理.</summary>
internal static class Ending
{
    public static Ruling<IReadOnlyList<CaseEvent>> Terminate(ApprovalCase on, CaseCommand.Terminate command, CaseContext context)
    {
        var natural = on.Application.Applicant.Kind == Audience.NaturalPerson;
        var refusal = (on.AcceptedOn is null ? Authority.MayTakeIn(context) : MayDecide(context))
            ?? (on.Decision is not null || on.IsClosed ? Rejections.WrongStatus(on, "终止办理", "terminate") : null)
            ?? (string.IsNullOrWhiteSpace(command.Evidence) ? Rejections.ReasonMissing("终止办理", "termination") : null)
            ?? (command.Ground == (natural ? TerminationGround.ApplicantDissolved : TerminationGround.ApplicantDied)
                ? Rejections.GroundUnfit(Endings.Of(command.Ground)) : null);
        return refusal is not null
            ? refusal
            : new CaseEvent[] { new CaseEvent.Terminated(context.Today, command.Ground, command.Evidence) };
    }

    public static Ruling<IReadOnlyList<CaseEvent>> EndLicence(ApprovalCase on, CaseCommand.EndLicence command, CaseContext context)
    {
        var refusal = MayDecide(context)
            ?? (on is { Decision: DecisionKind.Granted, Status: CaseStatus.Delivered, Ended: null }
                ? null : Rejections.WrongStatus(on, "撤销、撤回或者注销", "end what was granted in"))
            ?? (string.IsNullOrWhiteSpace(command.Reason) ? Rejections.ReasonMissing("撤销、撤回或者注销", "ending a licence") : null);
        if (refusal is not null)
            return refusal;
        var (end, _, basis) = Endings.Of(command.Ground);
        return new CaseEvent[]
        {
            new CaseEvent.LicenceEnded(
                context.Today, end, command.Ground, command.Reason, basis, end == LicenceEnd.Cancelled ? null : context.Law.Remedies),
        };
    }

    public static Ruling<IReadOnlyList<CaseEvent>> Reopen(ApprovalCase on, CaseCommand.Reopen command, CaseContext context)
    {
        var wasRefused = on.Decision == DecisionKind.Refused;
        var neverAccepted = on.Status is CaseStatus.Declined or CaseStatus.Lapsed && on.AcceptedOn is null;
        var refusal = (neverAccepted ? Authority.MayTakeIn(context) : MayDecide(context))
            ?? (on.IsClosed && (wasRefused || neverAccepted) ? null : Rejections.WrongStatus(on, "重新办理", "reopen"))
            ?? (string.IsNullOrWhiteSpace(command.Reference) ? Rejections.ReasonMissing("重新办理", "reopening") : null);
        if (refusal is not null)
            return refusal;
        var standing = Restarted(on, context.Item.Process, accepted: wasRefused);
        return new CaseEvent[]
        {
            new CaseEvent.Reopened(context.Today, command.Ground, command.Reference, standing.Marking.Active),
        };
    }

    public static ApprovalCase Apply(ApprovalCase on, CaseEvent happened, CaseContext context) => happened switch
    {
        CaseEvent.Terminated e => on.Close(e.On, CaseStatus.Terminated),
        CaseEvent.LicenceEnded e => on.Close(e.On, CaseStatus.Delivered) with
        {
            Ended = e.End,
            Decision = e.End == LicenceEnd.Revoked ? DecisionKind.Revoked : on.Decision,
        },
        CaseEvent.Reopened e => Reopened(on, e, context),
        _ => throw new InvalidOperationException($"Event {happened.GetType().Name} ends nothing."),
    };

    /// <summary>The limits of the law run again in full: the decision that ended them fell away.</summary>
    private static ApprovalCase Reopened(ApprovalCase on, CaseEvent.Reopened e, CaseContext context)
    {
        var wasRefused = on.Decision == DecisionKind.Refused;
        var next = on with
        {
            Status = wasRefused ? CaseStatus.InReview : CaseStatus.Received,
            Decision = null, RefusalProposed = false, FailedCriteria = [], Correction = null, Hearing = null, Owed = null, Handover = null,
            ReceivedOn = wasRefused ? on.ReceivedOn : e.On,
            Marking = on.Marking with { Active = [], Joins = [], Returns = [] },
        };
        var limits = context.Item.Limits;
        if (!wasRefused)
            next = next.With(Anew(CaseClocks.Acceptance, ClockKind.Acceptance, context.Law.Acceptance.Limit, context.Law.Acceptance.Basis));
        if (wasRefused && limits.Statutory is { } statutory)
            next = next.With(Anew(CaseClocks.Statutory, ClockKind.Statutory, statutory, limits.StatutoryBasis));
        if (wasRefused)
            next = next.With(Anew(CaseClocks.Promised, ClockKind.Promised, limits.Promised, null));
        return Cases.Apply.Enter(next, Restarted(on, context.Item.Process, wasRefused).Marking, context);

        Clock Anew(ClockName name, ClockKind kind, TimeLimit limit, string? basis) =>
            CaseClocks.Started(on.NextName(name), kind, limit, e.On, basis, context.Now) with { Closes = CaseClocks.ClosingTime(context) };
    }

    /// <summary>The process from its beginning, or from behind the acceptance; visits go on counting.</summary>
    private static Standing Restarted(ApprovalCase on, Process process, bool accepted)
    {
        var form = on.Application.Form;
        var again = Walk.Restart(process, on.Marking, new Facts(form, false, false));
        var standing = new Standing(again.Marking, false, null, again.Ended);
        return accepted ? Course.Accepted(process, standing, form) : standing;
    }

    private static Rejection? MayDecide(CaseContext context)
    {
        var decide = context.Item.Process.Decision;
        if (!context.Actor.Has(decide.Role))
            return Rejections.WrongRole(context.Actor, decide);
        return context.Actor.Office == decide.Office ? null : Rejections.WrongOffice(context.Actor, decide);
    }
}
