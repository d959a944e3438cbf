using System.Collections.Immutable;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.Supervision;

namespace WorkflowGov.Core.Cases;

/// <summary>Who may do what (权限): role × office × step, and who must not. One place, default deny.</summary>
public static class Authority
{
    /// <summary>The role of other systems that hand in applications (窗口系统, 网厅, App).</summary>
    public static readonly Role Integrator = new("集成商");

    /// <summary>Who writes the definitions and answers for the standard (政策人员).</summary>
    public static readonly Role PolicyStaff = new("政策人员");

    /// <summary>听证主持人: never who reviews the application (行政许可法 第四十八条).</summary>
    public static readonly Role HearingChair = new("听证主持人");

    /// <summary>部门负责人: who decides for an office directs its work.</summary>
    public static readonly Role Head = new("审批人");

    /// <summary>Whether an actor may do a step of a case now.</summary>
    /// <param name="on">The case.</param>
    /// <param name="step">The step.</param>
    /// <param name="officers">The actor first, further officers after.</param>
    /// <param name="context">Actor and definition.</param>
    /// <returns>The refusal, or null when allowed.</returns>
    public static Rejection? MayDo(
        ApprovalCase on, Step step, ImmutableArray<string> officers, CaseContext context)
    {
        if (!context.Actor.Has(step.Role))
            return Rejections.WrongRole(context.Actor, step);
        if (context.Actor.Office != step.Office)
            return Rejections.WrongOffice(context.Actor, step);
        return Beside(on, step, officers, context);
    }

    /// <summary>Whether these people may take part in a step: the actor, and whoever stands beside them.</summary>
    internal static Rejection? Beside(ApprovalCase on, Step step, ImmutableArray<string> officers, CaseContext context)
    {
        if (step.Kind is StepKind.Review or StepKind.Special or StepKind.Decide && officers.FirstOrDefault(o => o == on.Hearing?.Chair) is { } chair)
            return Rejections.ChairReviews(chair, step);
        if (officers.Where(o => o != context.Actor.User).Select(o => Unfit(o, step, context)).FirstOrDefault(r => r is not null) is { } unfit)
            return unfit;
        if (step.Kind is not (StepKind.Accept or StepKind.Issue or StepKind.Deliver)
            && officers.FirstOrDefault(o => on.ReceivedBy.Contains(o)) is { } receiver)
            return Rejections.ReceiverReviews(receiver, step);
        foreach (var other in step.NotBy)
        {
            var doers = on.Deeds.Where(d => d.Step == other).SelectMany(d => d.Doers);
            if (doers.FirstOrDefault(officers.Contains) is { } same)
                return Rejections.SamePerson(same, step, context.Item.Process[other]);
        }

        return null;
    }

    /// <summary>
    /// Officers beside the actor are staff of the same office and role (行政许可法 第三十四条: 指派工作人员); only a panel
    /// may name experts who are no staff (行政许可法 第四十五条).
    /// </summary>
    private static Rejection? Unfit(string user, Step step, CaseContext context)
    {
        if (context.Staff.Find(user) is not { } officer)
            return step.Review == ReviewMethod.ExpertPanel ? null : Rejections.UnknownOfficer(user, step);
        if (!officer.Has(step.Role))
            return Rejections.WrongRole(officer, step);
        return officer.Office == step.Office ? null : Rejections.WrongOffice(officer, step);
    }

    /// <summary>Whether a colleague may take a step over: as if they wanted to do it themselves.</summary>
    internal static Rejection? MayTakeOver(ApprovalCase on, Step step, string user, CaseContext context) =>
        context.Staff.Find(user) is { } colleague
            ? MayDo(on, step, [user], context with { Actor = colleague })
            : Rejections.UnknownOfficer(user, step);

    /// <summary>Whether an actor may direct who does a step: a supervisor, or the head of the step's office.</summary>
    internal static Rejection? MayDirect(Step step, CaseContext context) =>
        context.Actor.Has(Oversight.Supervisor) || (context.Actor.Has(Head) && context.Actor.Office == step.Office)
            ? null
            : Rejections.NoDirection(context.Actor, step);

    /// <summary>Whether an actor may take in and accept.</summary>
    /// <param name="context">Actor and definition.</param>
    /// <returns>The refusal, or null when allowed.</returns>
    public static Rejection? MayTakeIn(CaseContext context)
    {
        var accept = context.Item.Process.Acceptance;
        if (!context.Actor.Has(accept.Role))
            return Rejections.WrongRole(context.Actor, accept);
        return context.Actor.Office == accept.Office ? null : Rejections.WrongOffice(context.Actor, accept);
    }

    /// <summary>Whether an actor may speak for the applicant: an integrator's system or a window.</summary>
    /// <param name="context">Actor and definition.</param>
    /// <returns>The refusal, or null when allowed.</returns>
    public static Rejection? MaySubmit(CaseContext context) =>
        context.Actor.Has(Integrator) ? null : MayTakeIn(context);
}
