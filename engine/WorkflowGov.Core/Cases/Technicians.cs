using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Cases;

/// <summary>
/// 检验、检测、检疫: two technicians or more are assigned within five days of acceptance, and they do it (行政许可法 第五十五条).
/// </summary>
internal static class Technicians
{
    public static bool IsTechnical(Step step) => step.Review is ReviewMethod.Inspection or ReviewMethod.Testing or ReviewMethod.Quarantine;

    public static Ruling<IReadOnlyList<CaseEvent>> Assign(ApprovalCase on, CaseCommand.AssignTechnicians command, CaseContext context)
    {
        if (!context.Item.Process.Has(command.Step))
            return Rejections.UnknownStep(command.Step, context.Item);
        var step = context.Item.Process[command.Step];
        var refusal = (IsTechnical(step) ? null : Rejections.NotTechnical(step))
            ?? (context.Actor.Office == step.Office ? null : Rejections.WrongOffice(context.Actor, step))
            ?? (context.Actor.Has(step.Role) || context.Actor.Has(Authority.Head) ? null : Rejections.WrongRole(context.Actor, step))
            ?? (on.Status is CaseStatus.InReview or CaseStatus.Suspended && on.Decision is null ? null : Rejections.WrongStatus(on, "指派技术人员", "assign technicians to"))
            ?? (command.Users.Distinct().Count() >= Math.Max(step.People, context.Law.Technicians.People) ? null : Rejections.TooFewTechnicians(step, Math.Max(step.People, context.Law.Technicians.People), context.Law.Technicians.Basis))
            ?? command.Users.Select(u => Authority.MayTakeOver(on, step, u, context)).FirstOrDefault(r => r is not null);
        return refusal is not null
            ? refusal
            : new CaseEvent[] { new CaseEvent.TechniciansAssigned(step.Id, context.Today, [.. command.Users.Distinct()]) };
    }

    /// <summary>Only those assigned test.</summary>
    public static Rejection? Bars(ApprovalCase on, Step step, ImmutableArray<string> officers, CaseContext context)
    {
        if (!IsTechnical(step))
            return null;
        if (on.Assignments.LastOrDefault(a => a.Step == step.Id) is not { } assigned)
            return Rejections.TooFewTechnicians(step, Math.Max(step.People, context.Law.Technicians.People), context.Law.Technicians.Basis);
        return officers.FirstOrDefault(o => !assigned.Users.Contains(o)) is { } other ? Rejections.NotAssigned(step, other) : null;
    }

    /// <summary>The limit of assigning runs from acceptance for every such step that lies ahead.</summary>
    public static ApprovalCase Begin(ApprovalCase on, LocalDate day, CaseContext context)
    {
        var law = context.Law.Technicians;
        return context.Item.Process.Steps.Where(s => IsTechnical(s) && (s.When?.Holds(on.Application.Form) ?? true))
            .Aggregate(on, (next, s) => next.With(Clock.Start(NameOf(s.Id), ClockKind.Step, law.Limit, day, law.Basis)));
    }

    public static ApprovalCase Apply(ApprovalCase on, CaseEvent.TechniciansAssigned e) => on.Stop(NameOf(e.Step), e.On) with
    {
        Assignments = on.Assignments.Add(new Assignment(e.Step, e.Users)),
    };

    /// <summary>Nobody is assigned any more once refusal is proposed or the case is decided.</summary>
    public static ApprovalCase Settle(this ApprovalCase on, LocalDate day) =>
        on.RefusalProposed || on.Decision is not null
            ? on.Clocks.Where(c => !c.IsStopped && c.Name.Value.StartsWith(Prefix, StringComparison.Ordinal)).Aggregate(on, (next, c) => next.With(c.Stop(day)))
            : on;

    private const string Prefix = "assignment:";

    private static ClockName NameOf(StepId step) => new(Prefix + step.Value);
}

/// <summary>指派: who does a technical step.</summary>
/// <param name="Step">The step.</param>
/// <param name="Users">Who, by user name.</param>
public sealed record Assignment(StepId Step, ImmutableArray<string> Users);
