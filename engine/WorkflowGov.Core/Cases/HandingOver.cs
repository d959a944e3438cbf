using System.Collections.Immutable;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Core.Cases;

/// <summary>转办, 委托办理, 改派 and 代理: who has a task, and in whose name it is done.</summary>
internal static class HandingOver
{
    public static Ruling<IReadOnlyList<CaseEvent>> Transfer(ApprovalCase on, CaseCommand.Transfer command, CaseContext context) => Handling.At(
        on, command.Step, context,
        step => MayHandOn(on, step, context)
            ?? (step.Signing?.Mode == SigningMode.All ? Rejections.SignsInPerson(step) : null)
            ?? ReasonGiven("转办", "a transfer", command.Reason)
            ?? Taker(on, step, command.To, context),
        step => new CaseEvent.Transferred(step.Id, command.To, command.Reason));

    public static Ruling<IReadOnlyList<CaseEvent>> Entrust(ApprovalCase on, CaseCommand.Entrust command, CaseContext context) => Handling.At(
        on, command.Step, context,
        step => MayHandOn(on, step, context)
            ?? (step.Signing is null ? null : Rejections.SignsInPerson(step))
            ?? ReasonGiven("委托办理", "entrusting", command.Reason)
            ?? Taker(on, step, command.To, context),
        step => new CaseEvent.Entrusted(step.Id, context.Actor.User, command.To, command.Reason));

    /// <summary>What the colleague prepared takes effect as the work of both; everything is checked again.</summary>
    public static Ruling<IReadOnlyList<CaseEvent>> Confirm(ApprovalCase on, CaseCommand.ConfirmEntrusted command, CaseContext context)
    {
        var opened = Handling.Open(on, command.Step, context);
        if (opened.Rejection is { } closed)
            return closed;
        if (on.WorkAt(command.Step).Entrustment is not { Draft: { } draft, DraftBy: { } by })
            return Rejections.NothingToConfirm(opened.Value);
        return Handling.Complete(on, draft with { With = [.. draft.With.Append(by).Where(o => o != context.Actor.User).Distinct()] }, context);
    }

    public static Ruling<IReadOnlyList<CaseEvent>> Reassign(ApprovalCase on, CaseCommand.Reassign command, CaseContext context) => Handling.At(
        on, command.Step, context,
        step => Authority.MayDirect(step, context)
            ?? (on.Marking.Find(step.Id)!.ClaimedBy is null ? Rejections.NotClaimed(step) : null)
            ?? ReasonGiven("改派", "reassigning", command.Reason)
            ?? Taker(on, step, command.To, context),
        step => new CaseEvent.Reassigned(step.Id, on.Marking.Find(step.Id)!.ClaimedBy!, command.To, command.Reason));

    /// <summary>Whether these officers may finish a step: who stands in for another is held to what bars either of them.</summary>
    public static Rejection? MayFinish(ApprovalCase on, Step step, ImmutableArray<string> officers, CaseContext context) =>
        Authority.MayDo(on, step, InNameOf(on, step.Id, context) is { } absent ? officers.Add(absent) : officers, context)
        ?? HeldByOther(on, step, context);

    /// <summary>Somebody else has the task, and the actor does not stand in for them today.</summary>
    public static Rejection? HeldByOther(ApprovalCase on, Step step, CaseContext context) =>
        on.Marking.Find(step.Id)!.ClaimedBy is { } by && by != context.Actor.User && !StandsInFor(by, context)
            ? Rejections.AlreadyClaimed(step, by)
            : null;

    /// <summary>代理: in whose name the actor does a task; null when in their own.</summary>
    public static string? InNameOf(ApprovalCase on, StepId step, CaseContext context) =>
        on.Marking.Find(step)?.ClaimedBy is { } by && by != context.Actor.User && StandsInFor(by, context) ? by : null;

    public static bool StandsInFor(string user, CaseContext context) =>
        context.Staff.SubstituteOf(user, context.Today) == context.Actor.User;

    /// <summary>Who entrusted may take a task back that is still out.</summary>
    public static bool MayTakeBack(ApprovalCase on, StepId step, CaseContext context) =>
        on.WorkAt(step).Entrustment is { IsOut: true } d && d.By == context.Actor.User;

    private static Rejection? MayHandOn(ApprovalCase on, Step step, CaseContext context) =>
        Authority.MayDo(on, step, [context.Actor.User], context)
        ?? HeldByOther(on, step, context)
        ?? (on.WorkAt(step.Id).Entrustment is { IsOut: true } ? Rejections.EntrustedHandsOn(step) : null);

    private static Rejection? Taker(ApprovalCase on, Step step, string user, CaseContext context)
    {
        if (user == context.Actor.User || user == on.Marking.Find(step.Id)!.ClaimedBy)
            return Rejections.ToThemselves(step);
        return Authority.MayTakeOver(on, step, user, context);
    }

    private static Rejection? ReasonGiven(string zh, string en, string reason) =>
        string.IsNullOrWhiteSpace(reason) ? Rejections.WhyMissing(zh, en) : null;
}
