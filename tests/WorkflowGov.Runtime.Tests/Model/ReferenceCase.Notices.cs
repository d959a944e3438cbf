using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Runtime.Tests.Model;

/// <content>公示 with objections, and 催办 by who leads.</content>
internal sealed partial class ReferenceCase
{
    private bool? MayNotify(CaseCommand command, Actor actor, LocalDate today, IStaffRoll staff) => command switch
    {
        CaseCommand.PostNotice c => OpenStep(c.Step) is { Review: ReviewMethod.PublicNotice } step && MayHandle(step, [actor.User], actor, staff) && IsFree(step, actor)
            && Work(step).Notice is null && c.Place.Trim().Length > 0 && c.Reference.Trim().Length > 0 && c.From >= today && c.Through >= c.From
            && (step.NoticePeriod is not { } period || c.Through >= Later(c.From, period)),
        CaseCommand.RecordObjection c => OpenStep(c.Step) is { } step && (MaySubmit(actor) || MayHandle(step, [actor.User], actor, staff))
            && Work(step).Notice?.From <= today && c.By.Trim().Length > 0 && c.Content.Trim().Length > 0,
        CaseCommand.AnswerObjection c => OpenStep(c.Step) is { } step && MayHandle(step, [actor.User], actor, staff) && IsFree(step, actor)
            && Work(step).Notice?.Objections is { } objections && c.Number >= 1 && c.Number <= objections.Count && objections[c.Number - 1] is null && c.Answer.Trim().Length > 0,
        CaseCommand.Remind c => OpenStep(c.Step) is { } step && LeadOver(item.Process.Root, step.Id) is { } lead
            && Steps(lead).Append(item.Process.Decision).Any(s => s.Office == actor.Office && actor.Roles.Contains(s.Role))
            && Work(step).RemindedOn != today && c.Words.Trim().Length > 0,
        _ => null,
    };

    private bool DoNotify(CaseCommand command, LocalDate today)
    {
        switch (command)
        {
            case CaseCommand.PostNotice c:
                Work(c.Step).Notice = new Posted(c.From, c.Through);
                break;
            case CaseCommand.RecordObjection c:
                Work(c.Step).Notice!.Objections.Add(null);
                break;
            case CaseCommand.AnswerObjection c:
                Work(c.Step).Notice!.Objections[c.Number - 1] = c.Upheld;
                break;
            case CaseCommand.Remind c:
                Work(c.Step).RemindedOn = today;
                break;
            default:
                return false;
        }

        return true;
    }

    /// <summary>It goes on once the period is over and nothing is open or right; against the applicant only where an objection is right.</summary>
    private bool NoticeBars(Step step, OutcomeRule outcome, LocalDate today)
    {
        if (step.Review != ReviewMethod.PublicNotice)
            return false;
        if (Work(step).Notice is not { } notice || notice.Objections.Contains(null))
            return true;
        var goesOn = outcome.Action is OutcomeAction.Continue;
        return notice.Objections.Contains(true) ? goesOn : !goesOn || today <= notice.Through;
    }

    /// <summary>The leading branch of the innermost block that a step stands in as another branch.</summary>
    private static Block? LeadOver(Block block, StepId step) => block switch
    {
        Block.Sequence sequence => sequence.Blocks.Select(b => LeadOver(b, step)).FirstOrDefault(b => b is not null),
        Block.Choice choice => choice.Ways.Select(w => LeadOver(w.Body, step)).FirstOrDefault(b => b is not null),
        Block.Parallel parallel when parallel.Branches.FirstOrDefault(b => Steps(b.Body).Any(s => s.Id == step)) is { } mine =>
            LeadOver(mine.Body, step) ?? (parallel.Lead is null || mine.Name == parallel.Lead ? null : parallel.Branches.First(b => b.Name == parallel.Lead).Body),
        _ => null,
    };

    private static IEnumerable<Step> Steps(Block block) => block switch
    {
        Block.Single single => [single.Definition],
        Block.Sequence sequence => sequence.Blocks.SelectMany(Steps),
        Block.Parallel parallel => parallel.Branches.SelectMany(b => Steps(b.Body)),
        Block.Choice choice => choice.Ways.SelectMany(w => Steps(w.Body)),
        _ => [],
    };
}
