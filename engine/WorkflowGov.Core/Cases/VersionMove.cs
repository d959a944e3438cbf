using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Cases;

/// <summary>What moving a case to a newer version would do.</summary>
/// <param name="To">The newer version.</param>
/// <param name="Obstacles">Why it can't be: what the applicant would lose, or where the process no longer fits. Empty = it can.</param>
/// <param name="Limits">The decision limits under it.</param>
/// <param name="Moved">Due dates that would move.</param>
public sealed record VersionPlan(
    int To, ImmutableArray<Text> Obstacles, ImmutableArray<MovedLimit> Limits, ImmutableArray<MovedDueDate> Moved)
{
    /// <summary>Nothing stands in the way.</summary>
    public bool IsPossible => Obstacles.IsEmpty;
}

/// <summary>
/// 转入新版本: a case stays on the version it was received under (S2); moving it is an act of its own, planned first, and
/// refused where the applicant would lose by it: later dates, more materials, more to fill in, stricter criteria, a fee.
/// </summary>
public static class VersionMove
{
    /// <summary>Plans the move; changes nothing.</summary>
    /// <param name="on">The case.</param>
    /// <param name="from">The version it is pinned to.</param>
    /// <param name="to">The newer version.</param>
    /// <param name="calendar">The statutory calendar.</param>
    /// <returns>What it would do, and what stands in the way.</returns>
    public static VersionPlan Plan(ApprovalCase on, ServiceItem from, ServiceItem to, WorkCalendar calendar)
    {
        var obstacles = new List<Text>();
        if (to.Code != from.Code || to.Version <= from.Version)
            obstacles.Add(new Text($"第 {to.Version} 版不是本事项的新版本", $"Version {to.Version} is no newer version of this item"));
        if (on.IsClosed || on.Decision is not null)
            obstacles.Add(new Text("办件已经作出决定或者办结", "The case is decided or closed"));
        obstacles.AddRange(Course(on, from, to));
        obstacles.AddRange(Losses(on, from, to));
        var limits = Limits(on, from, to).ToImmutableArray();
        var moved = ImmutableArray.CreateBuilder<MovedDueDate>();
        foreach (var clock in on.DecisionClocks())
        {
            if (limits.FirstOrDefault(l => l.Clock == clock.Name) is not { } limit)
            {
                obstacles.Add(new Text($"新版本没有{Kind(clock)}", $"The newer version has no {clock.Name} limit"));
                continue;
            }

            var (was, now) = (clock.Due(calendar)?.On, (clock with { Budget = limit.Limit }).Due(calendar)?.On);
            if (now > was || (was is null && limit.Limit != clock.Budget))
                obstacles.Add(new Text($"{Kind(clock)}将由 {Say(was)} 推迟到 {Say(now)}", $"The {clock.Name} due date would move from {Say(was)} to {Say(now)}"));
            else if (now is { } date && was is { } before && date != before)
                moved.Add(new MovedDueDate(clock.Name, before, date));
        }

        return new VersionPlan(to.Version, [.. obstacles], limits, moved.ToImmutable());
    }

    internal static Ruling<IReadOnlyList<CaseEvent>> Decide(ApprovalCase on, CaseCommand.MoveVersion command, CaseContext context)
    {
        if (!context.Actor.Has(Authority.PolicyStaff))
            return Rejections.PolicyStaffOnly(context.Actor);
        if (context.Today < command.To.EffectiveOn)
            return Rejections.NotInForce(command.To);
        if (string.IsNullOrWhiteSpace(command.Reason))
            return Rejections.ReasonMissing("转入新版本", "moving to another version");
        var plan = Plan(on, context.Item, command.To, context.Calendar);
        if (plan.Obstacles is [{ } obstacle, ..])
            return Rejections.VersionCannotMove(command.To, obstacle);
        return new CaseEvent[]
        {
            new CaseEvent.VersionMoved(on.Version, command.To.Version, command.To.Hash, plan.Limits, plan.Moved, command.Reason),
        };
    }

    internal static ApprovalCase Apply(ApprovalCase on, CaseEvent.VersionMoved e) => on with
    {
        Version = e.To,
        DefinitionHash = e.Hash,
        Clocks = [.. on.Clocks.Select(c => e.Limits.FirstOrDefault(l => l.Clock == c.Name) is { } limit ? c with { Budget = limit.Limit } : c)],
    };

    private static IEnumerable<MovedLimit> Limits(ApprovalCase on, ServiceItem from, ServiceItem to)
    {
        foreach (var clock in on.DecisionClocks())
        {
            if (LimitOf(clock, to) is { } budget)
                yield return new MovedLimit(clock.Name, budget);
        }
    }

    /// <summary>After 转报 the limit is that of the body above, which the process sets and not the item's own.</summary>
    private static TimeLimit? LimitOf(Clock clock, ServiceItem of) => clock switch
    {
        { Name: var name } when name == Forwardings.Upper => of.Process.Steps.FirstOrDefault(s => s.Forwarding is not null)?.Forwarding!.Limit,
        { Kind: ClockKind.Statutory } => of.Limits.Statutory,
        _ => of.Limits.Promised,
    };

    /// <summary>Where the case stands must be a place of the newer process too.</summary>
    private static IEnumerable<Text> Course(ApprovalCase on, ServiceItem from, ServiceItem to)
    {
        foreach (var open in on.Marking.Active)
        {
            var step = from.Process[open.Step];
            if (!to.Process.Has(open.Step) || to.Process[open.Step].Kind != step.Kind)
                yield return new Text($"新版本没有正在办理的环节“{step.Title}”", $"The newer version has no open step '{open.Step}'");
        }

        foreach (var gone in on.Deeds.Select(d => d.Step).Distinct().Where(s => from.Process.Has(s) && !to.Process.Has(s)))
            yield return new Text($"新版本没有已经办理的环节“{from.Process[gone].Title}”", $"The newer version has no step '{gone}', which was done");
        if (!on.Marking.Joins.IsEmpty && !from.Process.Steps.Select(s => s.Id).SequenceEqual(to.Process.Steps.Select(s => s.Id)))
            yield return new Text("并联办理进行中，新版本的环节不同", "Parallel steps are under way and the newer version has other steps");
    }

    private static IEnumerable<Text> Losses(ApprovalCase on, ServiceItem from, ServiceItem to)
    {
        var application = on.Application;
        var form = application.Form.Where(f => to.Form.Any(t => t.Key == f.Key)).ToImmutableDictionary();
        if (ApplicationCheck.Form(form, to) is { } unfit)
            yield return new Text($"新版本的表单与申请不符：{unfit.Message.Zh}", $"The application does not fit the newer form: {unfit.Message.En}");
        var known = ApplicationCheck.Missing(application, from).Select(m => m.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var material in ApplicationCheck.Missing(application with { Form = form }, to).Where(m => !known.Contains(m.Key)))
            yield return new Text($"新版本增加材料“{material.Name}”", $"The newer version asks for material '{material.Key}'");
        foreach (var condition in to.Conditions.Except(from.Conditions))
            yield return new Text($"新版本增加受理条件“{condition}”", $"The newer version has another condition: {condition}");
        if (from.FeeBasis is null && to.FeeBasis is not null)
            yield return new Text("新版本收费", "The newer version charges a fee");
        if (to.Limits.Extension is { } extension && (from.Limits.Extension is not { } before || extension.Max.Amount > before.Max.Amount || extension.Times > before.Times))
            yield return new Text("新版本可以延长得更久", "The newer version may be extended for longer");
        var done = on.Deeds.Select(d => d.Step).ToHashSet();
        foreach (var step in to.Process.Steps.Where(s => !done.Contains(s.Id)))
        {
            var old = from.Process.Has(step.Id) ? from.Process[step.Id].Criteria : [];
            foreach (var criterion in step.Criteria.Except(old))
                yield return new Text($"新版本的“{step.Title}”增加审查要点“{criterion}”", $"Step '{step.Id}' has another criterion: {criterion}");
        }
    }

    private static string Kind(Clock clock) => clock.Kind == ClockKind.Statutory ? "法定到期日" : "承诺到期日";

    private static string Say(LocalDate? date) => date is { } day ? $"{day:uuuu-MM-dd}" : "（中止中）";
}
