using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Cases;

/// <summary>What an event changes. Total: an event that was decided always applies, also on replay years later.</summary>
public static class Apply
{
    /// <summary>Applies one event.</summary>
    /// <param name="before">The case; null for <see cref="CaseEvent.Received"/> only.</param>
    /// <param name="happened">The event.</param>
    /// <param name="context">Definition, law and actor.</param>
    /// <returns>The case afterwards.</returns>
    public static ApprovalCase To(ApprovalCase? before, CaseEvent happened, CaseContext context)
    {
        if (happened is CaseEvent.Received received)
            return Receive(received, context) with { Sequence = 1 };
        var on = before ?? throw new ArgumentNullException(nameof(before));
        return Next(on, happened, context) with { Sequence = on.Sequence + 1 };
    }

    private static ApprovalCase Next(ApprovalCase on, CaseEvent happened, CaseContext context) => happened switch
    {
        CaseEvent.Accepted e => Accept(on, e, context),
        CaseEvent.CorrectionRequested e => on.Stop(CaseClocks.Acceptance, e.On).With(
            Clock.Start(on.NextName(CaseClocks.Correction), ClockKind.Correction, context.Law.Correction.Limit, e.On, context.Law.Correction.Basis))
            with
            {
                Status = CaseStatus.Correcting,
                Correction = new CorrectionNotice(e.On, e.Defects, Answered: false),
            },
        CaseEvent.Corrected e => Correct(on, e, context),
        CaseEvent.Declined e => on.Close(e.On, CaseStatus.Declined),
        CaseEvent.Lapsed e => on.Close(e.On, CaseStatus.Lapsed),
        CaseEvent.Withdrawn e => on.Close(e.On, CaseStatus.Withdrawn),
        CaseEvent.Claimed or CaseEvent.Released or CaseEvent.Transferred or CaseEvent.Reassigned or CaseEvent.Entrusted
            or CaseEvent.DraftSubmitted or CaseEvent.OpinionAsked or CaseEvent.OpinionGiven or CaseEvent.OpinionDropped
            or CaseEvent.PanelConvened or CaseEvent.MemberRecused or CaseEvent.Signed
            or CaseEvent.NoticePosted or CaseEvent.ObjectionRecorded or CaseEvent.ObjectionAnswered or CaseEvent.BranchReminded
            => Works.Apply(on, happened, context),
        CaseEvent.Forwarded e => Forwardings.Apply(on, e, context),
        CaseEvent.TechniciansAssigned e => Technicians.Apply(on, e),
        CaseEvent.SpecialBegun e => BeginSpecial(on, e, context),
        CaseEvent.StepDone e => Finish(on, e, context),
        CaseEvent.DecisionMade e => MakeDecision(on, e, context),
        CaseEvent.Extended or CaseEvent.DaysExcluded or CaseEvent.LimitsRestarted => LimitVerbs.Apply(on, happened, context),
        CaseEvent.Terminated or CaseEvent.LicenceEnded or CaseEvent.Reopened => Ending.Apply(on, happened, context),
        CaseEvent.EntryCorrected e => EntryCorrection.Apply(on, e),
        CaseEvent.OfficeChanged e => Succession.Apply(on, e),
        CaseEvent.VersionMoved e => VersionMove.Apply(on, e),
        CaseEvent.MaterialsCompleted e => Deficiency.Complete(on, e),
        CaseEvent.DeemedRenewed e => Renewed(on, e, context),
        CaseEvent.HearingTold or CaseEvent.HearingWaived or CaseEvent.HearingNotRequested or CaseEvent.HearingRequested
            or CaseEvent.HearingSummoned or CaseEvent.HearingHeld => Hearings.Apply(on, happened, context),
        CaseEvent.Recomputed or CaseEvent.CardRaised or CaseEvent.CardRevoked or CaseEvent.OrderOpened or CaseEvent.OrderAnswered
            or CaseEvent.OrderClosed or CaseEvent.DocumentIssued => on,
        CaseEvent.CommitmentWithdrawn e => on.Close(e.On, CaseStatus.Withdrawn),
        _ => FrontDesk.Apply(on, happened) ?? throw new InvalidOperationException($"Unknown event {happened.GetType().Name}."),
    };

    private static ApprovalCase Receive(CaseEvent.Received e, CaseContext context)
    {
        var process = context.Item.Process;
        var start = Course.Received(process, e.Application.Form);
        var byPerson = !context.Actor.Has(Authority.Integrator);
        return new ApprovalCase
        {
            Id = context.CaseId,
            Number = e.Number,
            Item = e.Item,
            Version = e.Version,
            DefinitionHash = e.DefinitionHash,
            Status = CaseStatus.Received,
            Marking = start.Marking,
            ReceivedOn = e.On,
            ReceivedBy = byPerson ? [context.Actor.User] : [],
            Application = e.Application,
            Test = e.Test,
            Clocks = [Clock.Start(
                CaseClocks.Acceptance, ClockKind.Acceptance, context.Law.Acceptance.Limit, e.On, context.Law.Acceptance.Basis)],
        };
    }

    private static ApprovalCase Accept(ApprovalCase on, CaseEvent.Accepted e, CaseContext context)
    {
        var accept = context.Item.Process.Acceptance;
        var limits = context.Item.Limits;
        var moved = Course.Accepted(context.Item.Process, on.Standing, on.Application.Form);
        var next = on.Stop(CaseClocks.Acceptance, ChinaTime.DateOf(context.Now)) with
        {
            Status = CaseStatus.InReview,
            AcceptedOn = e.On,
            Deemed = e.Deemed,
            ReceivedBy = e.Deemed ? on.ReceivedBy : [.. on.ReceivedBy.Append(context.Actor.User).Distinct()],
            Deeds = on.Deeds.Add(new Deed(
                accept.Id, 1, e.Deemed ? "视为受理" : "受理", [context.Actor.User], context.Actor.Name, context.Now)),
        };
        if (limits.Statutory is { } statutory)
            next = next.With(Decision(CaseClocks.Statutory, ClockKind.Statutory, statutory, limits.StatutoryBasis));
        next = next.With(Decision(CaseClocks.Promised, ClockKind.Promised, limits.Promised, null));
        next = Technicians.Begin(Renewal.Begin(Deficiency.Begin(next, e), context), e.On, context);
        return Enter(next, moved.Marking, context);

        Clock Decision(ClockName name, ClockKind kind, TimeLimit limit, string? basis) =>
            CaseClocks.Started(name, kind, limit, e.On, basis, context.Now) with { Closes = CaseClocks.ClosingTime(context) };
    }

    private static ApprovalCase Correct(ApprovalCase on, CaseEvent.Corrected e, CaseContext context)
    {
        var renewed = e.Materials.Select(m => m.Key).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<SubmittedMaterial> materials =
            [.. on.Application.Materials.Where(m => !renewed.Contains(m.Key)), .. e.Materials];
        var again = Clock.Start(
            on.NextName(CaseClocks.Acceptance), ClockKind.Acceptance, context.Law.Acceptance.Limit, e.On,
            context.Law.Acceptance.Basis);
        return on.Stop(CaseClocks.Correction, e.On).With(again) with
        {
            Status = CaseStatus.Received,
            ReceivedOn = e.On,
            Correction = on.Correction! with { Answered = true },
            Application = on.Application with { Materials = materials },
        };
    }

    private static ApprovalCase BeginSpecial(ApprovalCase on, CaseEvent.SpecialBegun e, CaseContext context)
    {
        var announced = CaseClocks.Started(
            CaseClocks.SpecialName(on, e.Step), ClockKind.SpecialProcedure, e.Announced, e.On, e.Basis, context.Now);
        return on.Suspend(e.On, new SuspensionGround(e.Ground, e.Basis), e.NoticeNumber, e.Announced, context.Calendar)
            .Stop(CaseClocks.StepName(on, e.Step), e.On).With(announced);
    }

    private static ApprovalCase Finish(ApprovalCase on, CaseEvent.StepDone e, CaseContext context)
    {
        var process = context.Item.Process;
        var step = process[e.Step];
        var outcome = step.Outcomes.First(o => o.Label == e.Outcome);
        var moved = Course.After(process, on.Standing, step, outcome, on.Application.Form);
        var next = on.Stop(CaseClocks.StepName(on, e.Step), e.On);
        if (on.SpecialClock(e.Step) is not null)
            next = next.Stop(CaseClocks.SpecialName(on, e.Step), e.On).Resume(e.On);
        next = next with
        {
            RefusalProposed = moved.RefusalProposed,
            FailedCriteria = outcome.Action is OutcomeAction.Return
                ? []
                : [.. on.FailedCriteria, .. e.Findings.Where(f => !f.Met).Select(f => f.Criterion)],
            Deeds = on.Deeds.Add(new Deed(e.Step, e.Visit, e.Outcome, e.By, e.ByName, e.At, e.InNameOf)),
        };
        next = Enter(next, moved.Marking, context);
        if (moved.Ended)
            return next.Close(e.On, CaseStatus.Delivered);
        return step.Kind == StepKind.Deliver ? next.Stop(CaseClocks.Delivery, e.On) with { Status = CaseStatus.Delivered } : next;
    }

    private static ApprovalCase MakeDecision(ApprovalCase on, CaseEvent.DecisionMade e, CaseContext context)
    {
        var next = on with { Decision = e.Decision };
        return e.Decision == DecisionKind.Revoked ? next : Decided(next, e.On, context);
    }

    /// <summary>A decision ends what runs towards it; the certificate is to be delivered.</summary>
    private static ApprovalCase Decided(ApprovalCase on, LocalDate day, CaseContext context)
    {
        var next = on.Settle(day).Stop(CaseClocks.Statutory, day).Stop(CaseClocks.Promised, day).Stop(Forwardings.Upper, day).Stop(CaseClocks.Renewal, day)
            .Stop(CaseClocks.Completion, day);
        if (next.Status == CaseStatus.Delivered)
            return next;
        var law = context.Law.Delivery;
        return next.With(Clock.Start(next.NextName(CaseClocks.Delivery), ClockKind.Delivery, law.Limit, day, law.Basis)) with { Status = CaseStatus.Decided };
    }

    /// <summary>逾期未作决定的，视为准予延续: the case goes on behind the decision as if it had been granted.</summary>
    private static ApprovalCase Renewed(ApprovalCase on, CaseEvent.DeemedRenewed e, CaseContext context)
    {
        var process = context.Item.Process;
        var (decide, moved) = (process.Decision, Course.Granted(process, on.Standing, on.Application.Form));
        var next = on with
        {
            Decision = DecisionKind.Granted,
            RefusalProposed = false,
            Deeds = on.Deeds.Add(new Deed(decide.Id, 0, "视为准予延续", [context.Actor.User], context.Actor.Name, context.Now)),
            Clocks = [.. on.Clocks.Select(c => c.Kind is ClockKind.SpecialProcedure or ClockKind.Hearing or ClockKind.HearingRequest ? c.Stop(e.On) : c)],
        };
        next = Decided(Enter(next, moved.Marking, context), e.On, context);
        return moved.Ended ? next.Close(e.On, CaseStatus.Delivered) : next;
    }

    internal static ApprovalCase Enter(ApprovalCase on, Marking marking, CaseContext context)
    {
        var (next, day) = (on with { Marking = marking }, context.Today);
        foreach (var left in on.Marking.Active.Where(a => marking.Find(a.Step)?.Visit != a.Visit))
            next = next.Stop(CaseClocks.StepName(left), day);
        foreach (var open in marking.Active.Where(a => on.Marking.Find(a.Step)?.Visit != a.Visit))
        {
            var step = context.Item.Process[open.Step];
            var kind = step switch
            {
                { Kind: StepKind.PostCheck } => ClockKind.PostCheck,
                { Silence: not null } => ClockKind.Consultation,
                _ => ClockKind.Step,
            };
            next = next.With(CaseClocks.Started(CaseClocks.StepName(open), kind, step.Limit, day, step.Silence?.Basis, context.Now));
        }

        return Hearings.DecisionWaits(next.ForgetLeft().Settle(day), day, context);
    }
}
