using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Runtime.Tests.Model;

/// <content>转办, 委托办理, 改派 and 加签.</content>
internal sealed partial class ReferenceCase
{
    private bool? MayHandOver(CaseCommand command, Actor actor, IStaffRoll staff) => command switch
    {
        CaseCommand.Transfer c => OpenStep(c.Step) is { } step && step.Signing?.Mode != SigningMode.All && HandsOn(step, actor, staff)
            && c.Reason.Trim().Length > 0 && Takes(step, c.To, actor, staff),
        CaseCommand.Entrust c => OpenStep(c.Step) is { Signing: null } step && HandsOn(step, actor, staff)
            && c.Reason.Trim().Length > 0 && Takes(step, c.To, actor, staff),
        CaseCommand.Reassign c => OpenStep(c.Step) is { } step && Directs(step, actor) && Work(step).Claimed is not null
            && c.Reason.Trim().Length > 0 && Takes(step, c.To, actor, staff),
        CaseCommand.AskOpinion c => OpenStep(c.Step) is { } step && MayHandle(step, [actor.User], actor, staff) && IsFree(step, actor)
            && c.Question.Trim().Length > 0 && MayAsk(step, c.From, actor, staff),
        CaseCommand.GiveOpinion c => OpenStep(c.Step) is { } step && Work(step).Opinions.Contains((actor.User, false)) && c.Opinion.Trim().Length > 0,
        CaseCommand.DropOpinion c => OpenStep(c.Step) is { } step && MayHandle(step, [actor.User], actor, staff) && IsFree(step, actor)
            && Work(step).Opinions.Contains((c.From, false)) && c.Reason.Trim().Length > 0,
        _ => null,
    };

    private bool DoHandOver(CaseCommand command, Actor actor, LocalDate today)
    {
        switch (command)
        {
            case CaseCommand.Transfer c:
                (Work(c.Step).Claimed, Work(c.Step).Entrusted) = (c.To, null);
                break;
            case CaseCommand.Reassign c:
                (Work(c.Step).Claimed, Work(c.Step).Entrusted) = (c.To, null);
                break;
            case CaseCommand.Entrust c:
                (Work(c.Step).Claimed, Work(c.Step).Entrusted) = (c.To, new Entrusted(actor.User));
                break;
            case CaseCommand.ConfirmEntrusted c:
                var confirmed = Confirmed(c.Step, actor)!;
                Complete(item.Process[c.Step], confirmed.Outcome, [actor.User, .. confirmed.With], today);
                break;
            case CaseCommand.AskOpinion c:
                Work(c.Step).Opinions.AddRange(c.From.Select(f => (f, false)));
                break;
            case CaseCommand.GiveOpinion c:
                Work(c.Step).Opinions[Work(c.Step).Opinions.IndexOf((actor.User, false))] = (actor.User, true);
                break;
            case CaseCommand.DropOpinion c:
                Work(c.Step).Opinions.Remove((c.From, false));
                break;
            default:
                return false;
        }

        return true;
    }

    /// <summary>What was prepared, as the work of both.</summary>
    private CaseCommand.Complete? Confirmed(StepId step, Actor actor) => Work(step).Entrusted is { Draft: { } draft, DraftBy: { } by }
        ? draft with { With = [.. draft.With.Append(by).Where(o => o != actor.User).Distinct()] }
        : null;

    private bool HandsOn(Step step, Actor actor, IStaffRoll staff) =>
        MayHandle(step, [actor.User], actor, staff) && IsFree(step, actor) && Work(step).Entrusted is not { IsOut: true };

    private bool Takes(Step step, string to, Actor actor, IStaffRoll staff) =>
        to != actor.User && to != Work(step).Claimed && staff.Find(to) is { } colleague && MayHandle(step, [to], colleague, staff);

    private static bool Directs(Step step, Actor actor) =>
        actor.Roles.Contains(new Role("监察员")) || (actor.Roles.Contains(new Role("审批人")) && actor.Office == step.Office);

    /// <summary>Up to five colleagues of the office, none twice, none who took the case in.</summary>
    private bool MayAsk(Step step, IReadOnlyList<string> from, Actor actor, IStaffRoll staff) =>
        from.Count > 0 && Work(step).Opinions.Count + from.Count <= 5 && from.Distinct().Count() == from.Count
        && from.All(f => f != actor.User && staff.Find(f)?.Office == step.Office && !received.Contains(f) && !Work(step).Opinions.Exists(o => o.From == f));
}
