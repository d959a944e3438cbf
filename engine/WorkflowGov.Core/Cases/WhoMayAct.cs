using System.Collections.Immutable;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Core.Cases;

/// <summary>Who could act on a case now, and why the others could not: the rules of commands, asked for everybody on the roll.</summary>
public static class WhoMayAct
{
    /// <summary>The open steps of a case with everybody on the roll.</summary>
    /// <param name="on">The case.</param>
    /// <param name="context">Definition, roll and day; its actor is not looked at.</param>
    /// <returns>One entry an open step, in the order the steps were entered; empty for a closed case.</returns>
    public static ImmutableArray<StepActors> Of(ApprovalCase on, CaseContext context) =>
        [.. on.Marking.Active.Select(a => At(on, context.Item.Process[a.Step], a.ClaimedBy, context))];

    /// <summary>Why an actor may not do an open step.</summary>
    /// <param name="on">The case.</param>
    /// <param name="step">The open step.</param>
    /// <param name="context">Actor, definition and day.</param>
    /// <returns>The refusal, or null when they may.</returns>
    public static Rejection? WhyNot(ApprovalCase on, Step step, CaseContext context) => step.Kind == StepKind.Accept
        ? Authority.MayTakeIn(context)
        : step.Signing is { } signing && (signing.Mode == SigningMode.All || on.WorkAt(step.Id).WaitsFor.Contains(context.Actor.User))
            ? Signings.MaySign(on, step, context.Actor.User, context)
            : HandingOver.MayFinish(on, step, [context.Actor.User], context);

    /// <summary>Whether an actor may sign or vote at an open step for themselves.</summary>
    /// <param name="on">The case.</param>
    /// <param name="step">The open step.</param>
    /// <param name="context">Actor, definition and day.</param>
    /// <returns>True when they may.</returns>
    public static bool MaySign(ApprovalCase on, Step step, CaseContext context) =>
        step.Signing is not null && Signings.MaySign(on, step, context.Actor.User, context) is null;

    /// <summary>Whether a vote has quorum and an outcome.</summary>
    /// <param name="on">The case.</param>
    /// <param name="step">The open step.</param>
    /// <returns>True when it may be concluded.</returns>
    public static bool IsSettled(ApprovalCase on, Step step) =>
        step.Signing is { Mode: SigningMode.Vote } signing && on.WorkAt(step.Id) is { Panel: { } panel } work
        && panel.Members.Length >= step.People && work.Signatures.Length >= signing.QuorumOf(panel.Members.Length)
        && Signings.Result(step, work.Signatures, panel.Members.Length) is not null;

    private static StepActors At(ApprovalCase on, Step step, string? claimedBy, CaseContext context)
    {
        var asked = context.Staff.Everyone.Select(a => (Actor: a, WhyNot: WhyNot(on, step, context with { Actor = a }))).ToList();
        return new StepActors(
            step.Id, step.Title, step.Role, step.Office, claimedBy, [.. on.WorkAt(step.Id).WaitsFor],
            [.. asked.Where(a => a.WhyNot is null).Select(a => a.Actor)],
            [.. asked.Where(a => a.WhyNot is not null).Select(a => new Barred(a.Actor, a.WhyNot!))]);
    }
}

/// <summary>An open step with who may do it and who may not.</summary>
/// <param name="Step">The step.</param>
/// <param name="Title">环节名称.</param>
/// <param name="Role">角色 it takes.</param>
/// <param name="Office">部门 it belongs to.</param>
/// <param name="ClaimedBy">Who claimed it; null when nobody did.</param>
/// <param name="WaitsFor">Who is named and must act before it can be finished (加签).</param>
/// <param name="May">Who may do it.</param>
/// <param name="MayNot">Everybody else, each with the first reason.</param>
public sealed record StepActors(
    StepId Step, string Title, Role Role, Office Office, string? ClaimedBy, ImmutableArray<string> WaitsFor,
    ImmutableArray<Actor> May, ImmutableArray<Barred> MayNot);

/// <summary>Somebody who may not do a step.</summary>
/// <param name="Who">Who.</param>
/// <param name="WhyNot">Why.</param>
public sealed record Barred(Actor Who, Rejection WhyNot);
