using System.Collections.Immutable;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Runtime.Desk;

/// <summary>What an open step asks, and whether it asks the reader.</summary>
/// <param name="Step">The step.</param>
/// <param name="Title">环节名称.</param>
/// <param name="Kind">What it is in the procedure.</param>
/// <param name="Role">Who does it.</param>
/// <param name="Office">Where.</param>
/// <param name="Limit">环节时限, as people say it.</param>
/// <param name="ClaimedBy">Name of whoever claimed it; null when nobody did.</param>
/// <param name="ClaimedByMe">The reader claimed it.</param>
/// <param name="WhyNot">Why the reader may not do it; null when they may.</param>
/// <param name="People">How many officers must take part.</param>
/// <param name="Criteria">审查要点.</param>
/// <param name="Outcomes">What may come of it.</param>
/// <param name="Excluded">Why its time is not counted; null = counted.</param>
/// <param name="NoticeServed">The notice of the special procedure was served.</param>
/// <param name="Colleagues">Who may take part, when more than one officer must.</param>
/// <param name="Sitters">Who may be a member where the step is voted on, or a technician where it is technical.</param>
/// <param name="GoesToSite">It ends with the record of a visit.</param>
/// <param name="TakesPhotos">And with photos.</param>
/// <param name="ReturnReasons">退回理由 to choose from; none when nothing is returned.</param>
/// <param name="IsNotice">It is a 公示.</param>
/// <param name="Notice">公示 as posted; null before.</param>
/// <param name="NeedsTechnicians">Technicians are to be assigned first.</param>
/// <param name="Discretion">裁量标准, of which a grant names a level.</param>
/// <param name="Signing">会签 or 表决; null when one officer does it.</param>
public sealed record AskedStep(
    StepId Step, string Title, StepKind Kind, Role Role, Office Office, string Limit, string? ClaimedBy, bool ClaimedByMe, Rejection? WhyNot, int People,
    ImmutableArray<string> Criteria, ImmutableArray<OfferedOutcome> Outcomes, ExcludedTime? Excluded, bool NoticeServed, ImmutableArray<Colleague> Colleagues,
    ImmutableArray<Colleague> Sitters, bool GoesToSite, bool TakesPhotos, ImmutableArray<ReturnReason> ReturnReasons,
    bool IsNotice, PostedNotice? Notice, bool NeedsTechnicians, ImmutableArray<DiscretionLevel> Discretion, SigningDesk? Signing)
{
    private static bool Technical(Step step) => step.Review is ReviewMethod.Inspection or ReviewMethod.Testing or ReviewMethod.Quarantine;

    internal static AskedStep Of(ActiveStep open, ApprovalCase of, CaseContext context, IPeople people)
    {
        var step = context.Item.Process[open.Step];
        var whyNot = step.Kind == StepKind.Accept ? Authority.MayTakeIn(context) : Authority.MayDo(of, step, [context.Actor.User], context);
        var served = of.Clocks.Any(c => c.Kind == ClockKind.SpecialProcedure && !c.IsStopped && c.Name.Value.Split(':') is [_, var id, ..] && id == step.Id.Value);
        return new AskedStep(
            step.Id, step.Title, step.Kind, step.Role, step.Office, step.Limit.ToString(), open.ClaimedBy is { } by ? people.NameOf(by) : null,
            open.ClaimedBy == context.Actor.User, whyNot, step.People, step.Criteria,
            [.. step.Outcomes.Select(o => OfferedOutcome.Of(o, step, of))], step.Excluded, served,
            step.People > 1 ? [.. people.Holding(step.Role, step.Office).Where(c => c.User != context.Actor.User)] : [],
            step.Signing?.Mode == SigningMode.Vote || Technical(step) ? [.. people.Holding(step.Role, step.Office)] : [],
            step.Review is ReviewMethod.OnSite or ReviewMethod.HomeVisit, step.Review == ReviewMethod.OnSite,
            step.Outcomes.Any(o => o.Action is OutcomeAction.Return) ? context.Law.ReturnReasons : [],
            step.Review == ReviewMethod.PublicNotice, of.Works.FirstOrDefault(w => w.Step == step.Id && w.Visit == open.Visit)?.Notice,
            Technical(step) && of.Assignments.All(a => a.Step != step.Id), step.Discretion, SigningDesk.Of(step, of, context, people));
    }
}

/// <summary>What an outcome does.</summary>
public enum OutcomeEffect
{
    /// <summary>On to the next step; at the deciding step 准予.</summary>
    GoesOn,

    /// <summary>不予, or a proposal of it.</summary>
    Refuses,

    /// <summary>退回 to an earlier step.</summary>
    Returns,

    /// <summary>撤销.</summary>
    Revokes,
}

/// <summary>An outcome to choose.</summary>
/// <param name="Label">As the approver sees it.</param>
/// <param name="Effect">What it does.</param>
/// <param name="ReturnsLeft">How often it may still be used; null when it returns nothing.</param>
public sealed record OfferedOutcome(string Label, OutcomeEffect Effect, int? ReturnsLeft)
{
    internal static OfferedOutcome Of(OutcomeRule outcome, Step step, ApprovalCase of) => outcome.Action switch
    {
        OutcomeAction.Return r => new(outcome.Label, OutcomeEffect.Returns, Math.Max(0, r.Max - of.Marking.ReturnsOf(step.Id, outcome.Label))),
        OutcomeAction.Refuse => new(outcome.Label, OutcomeEffect.Refuses, null),
        OutcomeAction.Revoke => new(outcome.Label, OutcomeEffect.Revokes, null),
        _ => new(outcome.Label, OutcomeEffect.GoesOn, null),
    };
}
