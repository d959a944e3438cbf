using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Runtime.Tests.Model;

/// <content>会签 and 表决.</content>
internal sealed partial class ReferenceCase
{
    private bool? MaySign(CaseCommand command, Actor actor, LocalDate today, IStaffRoll staff) => command switch
    {
        CaseCommand.ConfirmEntrusted c => OpenStep(c.Step) is { } step && Confirmed(c.Step, actor) is { } draft && MayComplete(step, draft, actor, today, staff),
        CaseCommand.Convene c => OpenStep(c.Step) is { Signing.Mode: SigningMode.Vote } step && MayHandle(step, [actor.User], actor, staff) && IsFree(step, actor)
            && c.Members.All(m => MaySitWith(step, m, actor, staff)) && IsBody(step, [.. Work(step).Members ?? [], .. c.Members]) && !c.Members.Any(Work(step).Recused.Contains),
        CaseCommand.Recuse c => OpenStep(c.Step) is { } step && Work(step).Members?.Contains(c.Member) == true && (actor.User == c.Member || actor.User == Work(step).Claimed)
            && !Work(step).Signed.Exists(s => s.Member == c.Member) && c.Reason.Trim().Length > 0,
        CaseCommand.Sign c => OpenStep(c.Step) is { Signing: not null } step && step.Outcomes.FirstOrDefault(o => o.Label == c.Outcome) is { } outcome
            && MaySign(step, outcome, c, actor, today, staff),
        CaseCommand.ConcludeVote c => OpenStep(c.Step) is { Signing.Mode: SigningMode.Vote } step && Work(step) is { Members: { } members } work
            && MayHandle(step, [actor.User], actor, staff) && IsFree(step, actor) && members.Count >= step.People
            && work.Signed.Count >= (step.Signing.Quorum ?? ((members.Count / 2) + 1)) && c.Minutes.Trim().Length > 0
            && Carried(step, [.. work.Signed.Select(s => s.Outcome)], members.Count) is { } carried && !Waits(step, carried, today),
        _ => null,
    };

    private bool DoSign(CaseCommand command, Actor actor, LocalDate today)
    {
        switch (command)
        {
            case CaseCommand.Convene c:
                Work(c.Step).Members = [.. Work(c.Step).Members ?? [], .. c.Members];
                (Work(c.Step).Claimed, Work(c.Step).Entrusted) = (actor.User, null);
                break;
            case CaseCommand.Recuse c:
                Work(c.Step).Members!.Remove(c.Member);
                Work(c.Step).Recused.Add(c.Member);
                break;
            case CaseCommand.Sign c:
                Work(c.Step).Signed.Add(c with { Member = c.Member ?? actor.User });
                if (item.Process[c.Step] is { Signing.Mode: SigningMode.All } step && Work(c.Step).Signed.Count >= step.People)
                    Close(step, step.People, actor, today);
                break;
            case CaseCommand.ConcludeVote c:
                Close(item.Process[c.Step], Work(c.Step).Members!.Count, actor, today);
                break;
            default:
                return false;
        }

        return true;
    }

    private void Close(Step step, int members, Actor actor, LocalDate today)
    {
        var signed = Work(step).Signed;
        var carried = Carried(step, [.. signed.Select(s => s.Outcome)], members)!;
        Complete(step, carried.Label, [.. signed.Select(s => s.Member!), actor.User], today);
    }

    private bool MaySign(Step step, OutcomeRule outcome, CaseCommand.Sign c, Actor actor, LocalDate today, IStaffRoll staff)
    {
        var (work, signer) = (Work(step), c.Member ?? actor.User);
        var mayBallot = step.Signing!.Mode == SigningMode.All
            ? signer == actor.User && MayHandle(step, [signer], actor, staff)
            : work.Members?.Contains(signer) == true && (signer == actor.User || (staff.Find(signer) is null && work.Claimed == actor.User));
        if (!mayBallot || work.Signed.Exists(s => s.Member == signer) || (step.Review == ReviewMethod.ExpertPanel && !c.NoConflict))
            return false;
        if ((signer != actor.User && string.IsNullOrWhiteSpace(c.Reference)) || (step.Excluded is not null && !work.Begun))
            return false;
        if (!Agrees(step, outcome, c.Findings, c.Opinion, c.ReturnedFor))
            return false;
        return step.Signing.Mode != SigningMode.All || work.Signed.Count + 1 < step.People
            || !Waits(step, Carried(step, [.. work.Signed.Select(s => s.Outcome), c.Outcome], step.People)!, today);
    }

    /// <summary>What a majority of all members wants; when all have voted without one, what most of those against want.</summary>
    private static OutcomeRule? Carried(Step step, IReadOnlyCollection<string> votes, int members)
    {
        var needed = step.Signing!.Majority switch
        {
            Majority.MoreThanHalf => (members / 2) + 1,
            Majority.TwoThirds => (int)Math.Ceiling(members * 2 / 3.0),
            _ => members,
        };
        var carried = step.Outcomes.FirstOrDefault(o => votes.Count(v => v == o.Label) >= needed);
        return carried ?? (votes.Count < members ? null : step.Outcomes.Where(o => o.Action is not OutcomeAction.Continue).MaxBy(o => votes.Count(v => v == o.Label)));
    }

    private static bool IsBody(Step step, List<string> members) =>
        members.Distinct().Count() == members.Count && members.Count >= step.People && members.Count <= 20;

    private bool MaySitWith(Step step, string member, Actor actor, IStaffRoll staff)
    {
        if (member != actor.User && (staff.Find(member) is { } officer ? !officer.Roles.Contains(step.Role) || officer.Office != step.Office : step.Review != ReviewMethod.ExpertPanel))
            return false;
        return !received.Contains(member) && !step.NotBy.Any(other => doers.GetValueOrDefault(other)?.Contains(member) == true);
    }
}
