using System.Collections.Immutable;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Core.Cases;

/// <summary>
/// 会签 and 表决: each officer signs or votes by their own act, with criteria answered for themselves; the outcome follows,
/// and a dissent stays in the record.
/// </summary>
internal static class Signings
{
    private const int MembersMax = 20;

    public static Ruling<IReadOnlyList<CaseEvent>> Convene(ApprovalCase on, CaseCommand.Convene command, CaseContext context)
    {
        var opened = Handling.Open(on, command.Step, context);
        if (opened.Rejection is { } closed)
            return closed;
        var step = opened.Value;
        var panel = on.WorkAt(step.Id).Panel ?? Panel.Empty;
        var members = panel.Members.Concat(command.Members).ToList();
        var refusal = (step.Signing?.Mode == SigningMode.Vote ? null : Rejections.NoVote(step))
            ?? Authority.MayDo(on, step, [context.Actor.User], context)
            ?? HandingOver.HeldByOther(on, step, context)
            ?? Authority.Beside(on, step, command.Members, context)
            ?? (members.Distinct().Count() == members.Count ? null : Rejections.MemberTwice(step))
            ?? (command.Members.FirstOrDefault(panel.Recused.Contains) is { } recused ? Rejections.RecusedMember(step, recused) : null)
            ?? (members.Count >= step.People && members.Count <= MembersMax ? null : Rejections.MembersWrong(step, members.Count, MembersMax));
        return refusal is not null ? refusal : new CaseEvent[] { new CaseEvent.PanelConvened(step.Id, context.Actor.User, command.Members) };
    }

    public static Ruling<IReadOnlyList<CaseEvent>> Recuse(ApprovalCase on, CaseCommand.Recuse command, CaseContext context)
    {
        var opened = Handling.Open(on, command.Step, context);
        if (opened.Rejection is { } closed)
            return closed;
        var step = opened.Value;
        var work = on.WorkAt(step.Id);
        var refusal = (work.Panel?.Members.Contains(command.Member) == true ? null : Rejections.NoMember(step, command.Member))
            ?? (context.Actor.User == command.Member || context.Actor.User == on.Marking.Find(step.Id)!.ClaimedBy ? null : Rejections.ConvenerOnly(step))
            ?? (work.Signatures.Any(s => s.By == command.Member) ? Rejections.SignedAlready(step, command.Member) : null)
            ?? (string.IsNullOrWhiteSpace(command.Reason) ? Rejections.WhyMissing("回避", "a recusal") : null);
        return refusal is not null ? refusal : new CaseEvent[] { new CaseEvent.MemberRecused(step.Id, command.Member, command.Reason) };
    }

    public static Ruling<IReadOnlyList<CaseEvent>> Sign(ApprovalCase on, CaseCommand.Sign command, CaseContext context)
    {
        var opened = Handling.Open(on, command.Step, context);
        if (opened.Rejection is { } closed)
            return closed;
        var step = opened.Value;
        if (step.Signing is not { } signing)
            return Rejections.NoSigning(step);
        var outcome = step.Outcomes.FirstOrDefault(o => o.Label == command.Outcome);
        if (outcome is null)
            return Rejections.UnknownOutcome(step, command.Outcome);
        var signer = command.Member ?? context.Actor.User;
        var ballot = new CaseCommand.Complete(step.Id, outcome.Label, command.Findings, command.Opinion, [], command.Reference);
        var refusal = MaySign(on, step, signer, context)
            ?? (step.Review == ReviewMethod.ExpertPanel && !command.NoConflict ? Rejections.ConflictOpen(step) : null)
            ?? (signer != context.Actor.User && string.IsNullOrWhiteSpace(command.Reference) ? Rejections.BallotMissing(step) : null)
            ?? (step.Excluded is not null && on.SpecialClock(step.Id) is null ? Rejections.NoticeFirst(step) : null)
            ?? CriteriaCheck.Answers(step, command.Findings)
            ?? CriteriaCheck.Agrees(on, step, outcome, ballot)
            ?? CompletionCheck.Return(step, outcome, command.ReturnedFor, context);
        if (refusal is not null)
            return refusal;
        var name = signer == context.Actor.User ? context.Actor.Name : context.Staff.Find(signer)?.Name ?? signer;
        var signature = new Signature(signer, name, outcome.Label, command.Findings, command.Opinion, context.Now, command.Reference, command.ReturnedFor);
        var signed = new CaseEvent.Signed(step.Id, signature);
        var all = on.WorkAt(step.Id).Signatures.Add(signature);
        if (signing.Mode == SigningMode.Vote || all.Length < step.People)
            return new CaseEvent[] { signed };
        var done = Finish(on, step, all, new Closing(string.Empty, null), context);
        return done.Rejection is { } bar ? bar : new CaseEvent[] { signed }.Concat(done.Value).ToArray();
    }

    public static Ruling<IReadOnlyList<CaseEvent>> Conclude(ApprovalCase on, CaseCommand.ConcludeVote command, CaseContext context)
    {
        var opened = Handling.Open(on, command.Step, context);
        if (opened.Rejection is { } closed)
            return closed;
        var step = opened.Value;
        if (step.Signing is not { Mode: SigningMode.Vote } signing || on.WorkAt(step.Id) is not { Panel: { } panel } work)
            return Rejections.NoVote(step);
        var refusal = HandingOver.MayFinish(on, step, [context.Actor.User], context)
            ?? (panel.Members.Length >= step.People ? null : Rejections.MembersWrong(step, panel.Members.Length, MembersMax))
            ?? (work.Signatures.Length >= signing.QuorumOf(panel.Members.Length) ? null : Rejections.NoQuorum(step, signing.QuorumOf(panel.Members.Length), work.Signatures.Length))
            ?? (Result(step, work.Signatures, panel.Members.Length) is null ? Rejections.NotSettled(step, signing.Carries(panel.Members.Length)) : null)
            ?? (string.IsNullOrWhiteSpace(command.Minutes) ? Rejections.MinutesMissing(step) : null);
        return refusal is not null ? refusal : Finish(on, step, work.Signatures, new Closing(command.Opinion, command.Minutes), context);
    }

    /// <summary>
    /// The outcome that a majority of all members carries; once everybody has signed without one, what most of those
    /// against want, in the definition's order where equally many do. Null while it is open.
    /// </summary>
    public static OutcomeRule? Result(Step step, ImmutableArray<Signature> signatures, int members)
    {
        var counted = step.Outcomes.Select(o => (Outcome: o, Votes: signatures.Count(s => s.Outcome == o.Label))).ToList();
        var carried = counted.Where(c => c.Votes >= step.Signing!.Carries(members)).Select(c => c.Outcome).FirstOrDefault();
        if (carried is not null || signatures.Length < members)
            return carried;
        return counted.Where(c => c.Outcome.Action is not OutcomeAction.Continue).MaxBy(c => c.Votes).Outcome;
    }

    /// <summary>Whether an actor may sign now, or enter what a member signed who is no staff.</summary>
    public static Rejection? MaySign(ApprovalCase on, Step step, string signer, CaseContext context)
    {
        var work = on.WorkAt(step.Id);
        if (work.Signatures.Any(s => s.By == signer))
            return Rejections.SignedAlready(step, signer);
        if (step.Signing!.Mode == SigningMode.All)
            return signer == context.Actor.User ? Authority.MayDo(on, step, [signer], context) : Rejections.SignsInPerson(step);
        if (work.Panel?.Members.Contains(signer) != true)
            return Rejections.NoMember(step, signer);
        if (signer == context.Actor.User)
            return null;
        return context.Staff.Find(signer) is null && on.Marking.Find(step.Id)!.ClaimedBy == context.Actor.User ? null : Rejections.SignsInPerson(step);
    }

    private static Ruling<IReadOnlyList<CaseEvent>> Finish(
        ApprovalCase on, Step step, ImmutableArray<Signature> signatures, Closing closing, CaseContext context)
    {
        var members = on.WorkAt(step.Id).Panel?.Members.Length ?? step.People;
        var outcome = Result(step, signatures, members)!;
        var carrying = signatures.Where(s => s.Outcome == outcome.Label).ToList();
        ImmutableArray<CriterionFinding> findings = [.. step.Criteria.Select(c => carrying.SelectMany(s => s.Findings).Where(f => f.Criterion == c).MinBy(f => f.Met)!)];
        var opinion = closing.Opinion.Length > 0 ? closing.Opinion : string.Join("；", carrying.Select(s => s.Opinion).Where(o => o.Length > 0).Distinct());
        ImmutableArray<string> officers = [.. signatures.Select(s => s.By).Prepend(context.Actor.User).Distinct()];
        var command = new CaseCommand.Complete(step.Id, outcome.Label, findings, opinion, [], closing.Minutes)
        {
            ReturnedFor = carrying.Select(s => s.ReturnedFor).FirstOrDefault(r => r is not null),
        };
        return Handling.Waits(on, step, outcome, context) is { } refusal
            ? refusal
            : Handling.Events(on, step, outcome, officers, command, context, signatures);
    }

    private sealed record Closing(string Opinion, string? Minutes);
}
