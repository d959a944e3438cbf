using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Cases;

/// <summary>What an event changes. Total: an event that was decided always applies, also on replay years later.</summary>
public static class Apply
{
    private static readonly ClockName Acceptance = new("acceptance");
    private static readonly ClockName Correction = new("correction");
    private static readonly ClockName Statutory = new("statutory");
    private static readonly ClockName Promised = new("promised");
    private static readonly ClockName Delivery = new("delivery");

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

    /// <summary>The decision clocks that still run: statutory and promised.</summary>
    internal static IEnumerable<Clock> DecisionClocks(ApprovalCase on) =>
        on.Clocks.Where(c => (c.Name == Statutory || c.Name == Promised) && c.StoppedOn is null);

    /// <summary>The running clock of a special procedure's announced time, or null before the notice.</summary>
    internal static Clock? SpecialClock(ApprovalCase on, Step step) =>
        on.Clocks.FirstOrDefault(c => c.Name == SpecialName(on, step.Id) && c.StoppedOn is null);

    private static ApprovalCase Next(ApprovalCase on, CaseEvent happened, CaseContext context) => happened switch
    {
        CaseEvent.Accepted e => Accept(on, e, context),
        CaseEvent.CorrectionRequested e => Stop(on, Acceptance, e.On).With(
            Clock.Start(Correction, ClockKind.Correction, context.Law.Correction.Limit, e.On, context.Law.Correction.Basis))
            with
            {
                Status = CaseStatus.Correcting,
                Correction = new CorrectionNotice(e.On, e.Defects, Answered: false),
            },
        CaseEvent.Corrected e => Correct(on, e, context),
        CaseEvent.Declined e => Close(on, e.On, CaseStatus.Declined),
        CaseEvent.Lapsed e => Close(on, e.On, CaseStatus.Lapsed),
        CaseEvent.Withdrawn e => Close(on, e.On, CaseStatus.Withdrawn),
        CaseEvent.Claimed e => Claim(on, e.Step, e.By),
        CaseEvent.Released e => Claim(on, e.Step, null),
        CaseEvent.SpecialBegun e => BeginSpecial(on, e, context),
        CaseEvent.StepDone e => Finish(on, e, context),
        CaseEvent.DecisionMade e => MakeDecision(on, e, context),
        CaseEvent.Extended e => Extend(on, e, context),
        CaseEvent.Recomputed or CaseEvent.CardRaised or CaseEvent.CardRevoked or CaseEvent.OrderOpened or CaseEvent.OrderAnswered
            or CaseEvent.OrderClosed => on,
        _ => throw new InvalidOperationException($"Unknown event {happened.GetType().Name}."),
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
            Clocks = [Clock.Start(
                Acceptance, ClockKind.Acceptance, context.Law.Acceptance.Limit, e.On, context.Law.Acceptance.Basis)],
        };
    }

    private static ApprovalCase Accept(ApprovalCase on, CaseEvent.Accepted e, CaseContext context)
    {
        var accept = Authority.AcceptStep(context.Item);
        var limits = context.Item.Limits;
        var moved = Course.Accepted(context.Item.Process, on.Standing, on.Application.Form);
        var next = Stop(on, Acceptance, ChinaTime.DateOf(context.Now)) with
        {
            Status = CaseStatus.InReview,
            AcceptedOn = e.On,
            Deemed = e.Deemed,
            ReceivedBy = e.Deemed ? on.ReceivedBy : [.. on.ReceivedBy.Append(context.Actor.User).Distinct()],
            Deeds = on.Deeds.Add(new Deed(
                accept.Id, 1, e.Deemed ? "视为受理" : "受理", [context.Actor.User], context.Actor.Name, context.Now)),
        };
        if (limits.Statutory is { } statutory)
            next = next.With(Clock.Start(Statutory, ClockKind.Statutory, statutory, e.On, limits.StatutoryBasis));
        next = next.With(Clock.Start(Promised, ClockKind.Promised, limits.Promised, e.On, null));
        return Enter(next, moved.Marking, ChinaTime.DateOf(context.Now), context.Item.Process);
    }

    private static ApprovalCase Correct(ApprovalCase on, CaseEvent.Corrected e, CaseContext context)
    {
        var renewed = e.Materials.Select(m => m.Key).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<SubmittedMaterial> materials =
            [.. on.Application.Materials.Where(m => !renewed.Contains(m.Key)), .. e.Materials];
        var again = Clock.Start(
            new ClockName("acceptance:2"), ClockKind.Acceptance, context.Law.Acceptance.Limit, e.On,
            context.Law.Acceptance.Basis);
        return Stop(on, Correction, e.On).With(again) with
        {
            Status = CaseStatus.Received,
            ReceivedOn = e.On,
            Correction = on.Correction! with { Answered = true },
            Application = on.Application with { Materials = materials },
        };
    }

    private static ApprovalCase Claim(ApprovalCase on, StepId step, string? by)
    {
        var open = on.Marking.Find(step)!;
        return on with
        {
            Marking = on.Marking with { Active = on.Marking.Active.Replace(open, open with { ClaimedBy = by }) },
        };
    }

    private static ApprovalCase BeginSpecial(ApprovalCase on, CaseEvent.SpecialBegun e, CaseContext context)
    {
        var announced = Clock.Start(SpecialName(on, e.Step), ClockKind.SpecialProcedure, e.Announced, e.On, e.Basis);
        var ground = new SuspensionGround(e.Ground, e.Basis);
        var next = on;
        foreach (var clock in DecisionClocks(on).Where(c => !c.IsSuspended))
            {
            var ruling = clock.Suspend(e.On, ground, e.NoticeNumber, e.Announced, context.Calendar);
            if (ruling.IsAccepted)
                next = next.With(ruling.Value);
        }

        next = Stop(next, StepName(on, e.Step), e.On);
        return next.With(announced) with { Status = CaseStatus.Suspended };
    }

    private static ApprovalCase Finish(ApprovalCase on, CaseEvent.StepDone e, CaseContext context)
    {
        var process = context.Item.Process;
        var step = process[e.Step];
        var outcome = step.Outcomes.First(o => o.Label == e.Outcome);
        var moved = Course.After(process, on.Standing, step, outcome, on.Application.Form);
        var next = Stop(on, StepName(on, e.Step), e.On);
        if (SpecialClock(on, step) is not null)
            next = Resume(Stop(next, SpecialName(on, e.Step), e.On), e.On);
        next = next with
        {
            RefusalProposed = moved.RefusalProposed,
            FailedCriteria = outcome.Action is OutcomeAction.Return
                ? []
                : [.. on.FailedCriteria, .. e.Findings.Where(f => !f.Met).Select(f => f.Criterion)],
            Deeds = on.Deeds.Add(new Deed(e.Step, e.Visit, e.Outcome, e.By, e.ByName, e.At)),
        };
        next = Enter(next, moved.Marking, e.On, process);
        if (moved.Ended)
            return Close(next, e.On, CaseStatus.Delivered);
        return step.Kind == StepKind.Deliver ? Stop(next, Delivery, e.On) with { Status = CaseStatus.Delivered } : next;
    }

    /// <summary>Resumes the decision clocks once no special procedure runs any more (overlaps count once).</summary>
    private static ApprovalCase Resume(ApprovalCase on, LocalDate day)
    {
        if (on.Clocks.Any(c => c.Kind == ClockKind.SpecialProcedure && c.StoppedOn is null))
            return on;
        var next = on with { Status = CaseStatus.InReview };
        foreach (var clock in DecisionClocks(on).Where(c => c.IsSuspended))
            next = next.With(clock.Resume(day).Value);
        return next;
    }

    private static ApprovalCase MakeDecision(ApprovalCase on, CaseEvent.DecisionMade e, CaseContext context)
    {
        var next = on with { Decision = e.Decision };
        if (e.Decision == DecisionKind.Revoked)
            return next;
        next = Stop(Stop(next, Statutory, e.On), Promised, e.On);
        if (next.Status == CaseStatus.Delivered)
            return next;
        var deliver = Clock.Start(Delivery, ClockKind.Delivery, context.Law.Delivery.Limit, e.On, context.Law.Delivery.Basis);
        return next.With(deliver) with { Status = CaseStatus.Decided };
    }

    private static ApprovalCase Extend(ApprovalCase on, CaseEvent.Extended e, CaseContext context)
    {
        var rule = context.Item.Limits.Extension!;
        var next = on with { Extended = true };
        foreach (var clock in DecisionClocks(on))
        {
            var ruling = clock.Extend(e.By, e.On, e.ApprovedBy, e.Reason, rule, context.Calendar);
            if (ruling.IsAccepted)
                next = next.With(ruling.Value);
        }

        return next;
    }

    private static ApprovalCase Enter(ApprovalCase on, Marking marking, LocalDate day, Process process)
    {
        var next = on with { Marking = marking };
        foreach (var left in on.Marking.Active.Where(a => marking.Find(a.Step)?.Visit != a.Visit))
            next = Stop(next, StepName(left), day);
        foreach (var open in marking.Active.Where(a => on.Marking.Find(a.Step)?.Visit != a.Visit))
        {
            var step = process[open.Step];
            var kind = step.Kind == StepKind.PostCheck ? ClockKind.PostCheck : ClockKind.Step;
            next = next.With(Clock.Start(StepName(open), kind, step.Limit, day, null));
        }

        return next;
    }

    private static ApprovalCase Close(ApprovalCase on, LocalDate day, CaseStatus status) => on with
    {
        Status = status,
        Marking = on.Marking with { Active = [] },
        Clocks = [.. on.Clocks.Select(c => c.StoppedOn is null ? c.Stop(day) : c)],
    };

    private static ApprovalCase Stop(ApprovalCase on, ClockName name, LocalDate day) => on with
    {
        Clocks = [.. on.Clocks.Select(c => IsNamed(c, name) && c.StoppedOn is null ? c.Stop(day) : c)],
    };

    /// <summary>A second window of acceptance after a correction is the same clock for whoever stops it.</summary>
    private static bool IsNamed(Clock clock, ClockName name) =>
        clock.Name == name || (name == Acceptance && clock.Kind == ClockKind.Acceptance);

    private static ClockName StepName(ActiveStep open) => new($"step:{open.Step}:{open.Visit}");

    private static ClockName StepName(ApprovalCase on, StepId step) => StepName(on.Marking.Find(step)!);

    private static ClockName SpecialName(ApprovalCase on, StepId step) =>
        new($"special:{step}:{on.Marking.Find(step)?.Visit ?? 0}");
}
