using System.Collections.Immutable;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Runtime.Desk;

/// <summary>会签 or 表决 at an open step, and what the reader may do about it.</summary>
/// <param name="Mode">会签 or 表决.</param>
/// <param name="Members">Who votes, or null before they were convened; of a 会签 nobody is named.</param>
/// <param name="Signatures">What was signed so far.</param>
/// <param name="Carries">How many carry an outcome.</param>
/// <param name="Quorum">How many must have signed.</param>
/// <param name="MayConvene">The reader may name members.</param>
/// <param name="MaySign">The reader signs for themselves.</param>
/// <param name="Ballots">Experts who are no staff, whose signed ballots the reader enters.</param>
/// <param name="MayConclude">The reader closes the vote, which is settled.</param>
/// <param name="AsksConflict">Whoever signs declares that they have no interest in the case.</param>
public sealed record SigningDesk(
    SigningMode Mode, ImmutableArray<Colleague>? Members, ImmutableArray<Signature> Signatures, int Carries, int Quorum,
    bool MayConvene, bool MaySign, ImmutableArray<string> Ballots, bool MayConclude, bool AsksConflict)
{
    internal static SigningDesk? Of(Step step, ApprovalCase of, CaseContext context, IPeople people)
    {
        if (step.Signing is not { } signing)
            return null;
        var work = of.Works.FirstOrDefault(w => w.Step == step.Id) ?? new StepWork(step.Id, 0);
        var named = work.Panel?.Members;
        var count = named?.Length ?? step.People;
        var isVote = signing.Mode == SigningMode.Vote;
        var convenes = isVote && Core.Cases.Authority.MayDo(of, step, [context.Actor.User], context) is null
            && (of.Marking.Find(step.Id)?.ClaimedBy is not { } by || by == context.Actor.User);
        var open = (named ?? []).Where(m => work.Signatures.All(s => s.By != m)).ToList();
        return new SigningDesk(
            signing.Mode, named is { } members ? [.. members.Select(m => new Colleague(m, people.NameOf(m)))] : null, work.Signatures,
            signing.Carries(count), signing.QuorumOf(count), convenes && (named?.Length ?? 0) < step.People,
            WhoMayAct.MaySign(of, step, context), convenes ? [.. open.Where(m => people.Find(m) is null)] : [],
            convenes && named is not null && WhoMayAct.IsSettled(of, step), step.Review == ReviewMethod.ExpertPanel);
    }
}
