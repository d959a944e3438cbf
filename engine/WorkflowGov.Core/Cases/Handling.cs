using System.Collections.Immutable;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Core.Cases;

/// <summary>后台分类审批: claim, special procedures and finishing steps, from review to delivery.</summary>
internal static class Handling
{
    public static Ruling<IReadOnlyList<CaseEvent>> Claim(ApprovalCase on, CaseCommand.Claim command, CaseContext context)
    {
        if (Open(on, command.Step, context) is { Rejection: { } closed })
            return closed;
        var step = context.Item.Process[command.Step];
        var refusal = Authority.MayDo(on, step, [context.Actor.User], context)
            ?? (step.Signing?.Mode == SigningMode.All ? Rejections.SignsInPerson(step) : null)
            ?? (on.Marking.Find(step.Id)!.ClaimedBy is { } by && !HandingOver.MayTakeBack(on, step.Id, context) ? Rejections.AlreadyClaimed(step, by) : null);
        if (refusal is not null)
            return refusal;
        return new CaseEvent[] { new CaseEvent.Claimed(step.Id, context.Actor.User) };
    }

    public static Ruling<IReadOnlyList<CaseEvent>> Release(
        ApprovalCase on, CaseCommand.Release command, CaseContext context)
    {
        if (Open(on, command.Step, context) is { Rejection: { } closed })
            return closed;
        var step = context.Item.Process[command.Step];
        if (on.Marking.Find(step.Id)!.ClaimedBy != context.Actor.User)
            return Rejections.NotClaimedByYou(step);
        return new CaseEvent[] { new CaseEvent.Released(step.Id) };
    }

    public static Ruling<IReadOnlyList<CaseEvent>> BeginSpecial(
        ApprovalCase on, CaseCommand.BeginSpecial command, CaseContext context)
    {
        if (Open(on, command.Step, context) is { Rejection: { } closed })
            return closed;
        var step = context.Item.Process[command.Step];
        if (step.Excluded is not { } excluded)
            return Rejections.NotSpecial(step);
        var refusal = Authority.MayDo(on, step, [context.Actor.User], context)
            ?? HandingOver.HeldByOther(on, step, context)
            ?? (string.IsNullOrWhiteSpace(command.NoticeNumber) ? Rejections.NoticeMissing(step) : null)
            ?? (command.Announced.Amount > 0 ? null : Rejections.AnnouncedMissing(step))
            ?? (on.SpecialClock(step.Id) is null ? null : Rejections.SpecialRunning(step));
        if (refusal is not null)
            return refusal;
        return new CaseEvent[]
        {
            new CaseEvent.SpecialBegun(
                step.Id, context.Today, excluded.Ground, excluded.Basis, command.NoticeNumber, command.Announced),
        };
    }

    public static Ruling<IReadOnlyList<CaseEvent>> Complete(
        ApprovalCase on, CaseCommand.Complete command, CaseContext context)
    {
        if (Open(on, command.Step, context) is { Rejection: { } closed })
            return closed;
        var step = context.Item.Process[command.Step];
        var outcome = step.Outcomes.FirstOrDefault(o => o.Label == command.Outcome);
        if (outcome is null)
            return Rejections.UnknownOutcome(step, command.Outcome);
        ImmutableArray<string> officers = [context.Actor.User, .. command.With];
        var refusal = (step.Kind == StepKind.Deliver && !context.AsEarlier ? Rejections.ReceiptMissing(step) : null)
            ?? HandingOver.MayFinish(on, step, officers, context)
            ?? Technicians.Bars(on, step, officers, context)
            ?? (step.Signing is null ? null : Rejections.SignsInPerson(step))
            ?? (officers.Distinct().Count() < step.People ? Rejections.TooFewOfficers(step) : null)
            ?? (step.Excluded is not null && on.SpecialClock(step.Id) is null ? Rejections.NoticeFirst(step) : null)
            ?? CriteriaCheck.Answers(step, command.Findings)
            ?? CriteriaCheck.Agrees(on, step, outcome, command)
            ?? CompletionCheck.Return(step, outcome, command.ReturnedFor, context)
            ?? CompletionCheck.Site(on, step, command.Site, context)
            ?? Forwardings.NumberMissing(step, outcome, command.Reference)
            ?? CompletionCheck.Level(step, outcome, command.Level)
            ?? Waits(on, step, outcome, context);
        if (refusal is not null)
            return refusal;
        return on.WorkAt(step.Id).Entrustment is { IsOut: true }
            ? new CaseEvent[] { new CaseEvent.DraftSubmitted(step.Id, command) }
            : Events(on, step, outcome, officers, command, context);
    }

    /// <summary>What a step waits for, whoever wants to finish it: opinions, the hearing, materials that are owed.</summary>
    internal static Rejection? Waits(ApprovalCase on, Step step, OutcomeRule outcome, CaseContext context) =>
        Opinions.Awaited(on, step)
        ?? PublicNotices.Bars(on, step, outcome, context)
        ?? (step.Kind == StepKind.Decide ? Hearings.Pending(on, context) ?? Deficiency.Bars(on, outcome, context.Item) : null);

    internal static CaseEvent[] Events(
        ApprovalCase on, Step step, OutcomeRule outcome, ImmutableArray<string> officers,
        CaseCommand.Complete command, CaseContext context, ImmutableArray<Signature>? signatures = null)
    {
        var moved = Course.After(context.Item.Process, on.Standing, step, outcome, on.Application.Form);
        var entered = moved.Marking.Active.Except(on.Marking.Active).ToImmutableArray();
        var done = new CaseEvent.StepDone(
            step.Id, on.Marking.Find(step.Id)!.Visit, outcome.Label, context.Today, context.Now, officers,
            context.Actor.Name, command.Findings, command.Opinion, command.Reference, entered, moved.Ended,
            HandingOver.InNameOf(on, step.Id, context), signatures, command.ReturnedFor, command.Site,
            command.Answerable, command.Level);
        var events = new List<CaseEvent> { done };
        if (Decision(on, step, outcome, command, context) is { } decision)
            events.Add(decision);
        else if (command.CertificateNumber is { } number && Certificates.Issues(on, step, outcome, context.Item))
            events.Add(Certificates.Issued(on, number, context));
        if (Forwardings.Of(on, step, outcome, command.Reference, context) is { } sent)
            events.Add(sent);
        return [.. events];
    }

    private static CaseEvent.DecisionMade? Decision(
        ApprovalCase on, Step step, OutcomeRule outcome, CaseCommand.Complete command, CaseContext context) =>
        Course.DecisionOf(step, outcome) switch
        {
            null => null,
            DecisionKind.Granted => new CaseEvent.DecisionMade(
                DecisionKind.Granted, context.Today, [], context.Item.Basis, null, on.Hearing?.Record, command.Level),
            { } against => new CaseEvent.DecisionMade(
                against, context.Today, Reasons(on, command), context.Item.Basis, context.Law.Remedies, on.Hearing?.Record),
        };

    private static ImmutableArray<string> Reasons(ApprovalCase on, CaseCommand.Complete command) =>
        [.. on.FailedCriteria, .. command.Findings.Where(f => !f.Met).Select(f => f.Criterion), command.Opinion];

    /// <summary>An act at an open step: what refuses it, else what happens.</summary>
    internal static Ruling<IReadOnlyList<CaseEvent>> At(
        ApprovalCase on, StepId id, CaseContext context, Func<Step, Rejection?> refuses, Func<Step, CaseEvent> happens)
    {
        var opened = Open(on, id, context);
        if ((opened.Rejection ?? refuses(opened.Value)) is { } refusal)
            return refusal;
        return new[] { happens(opened.Value) };
    }

    internal static Ruling<Step> Open(ApprovalCase on, StepId id, CaseContext context)
    {
        if (!context.Item.Process.Has(id))
            return Rejections.UnknownStep(id, context.Item);
        var step = context.Item.Process[id];
        if (step.Kind == StepKind.Accept)
            return Rejections.AcceptIsAnAct(step);
        if (on.Marking.Find(id) is null)
            return Rejections.StepNotOpen(step, on.Deeds.LastOrDefault(d => d.Step == id));
        return step;
    }
}
