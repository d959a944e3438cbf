using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Runtime.Tests.Model;

/// <content>The decision limits and what moves them: 延长, 扣除, 重新计算, 转入新版本.</content>
internal sealed partial class ReferenceCase
{
    private readonly List<Successor> successors = [];
    private PlainLimit? statutory;
    private PlainLimit? promised;

    /// <summary>The promised due date, counted day by day: null before acceptance, while suspended, and where hours are promised.</summary>
    public LocalDate? PromisedDue() => promised?.Due();

    /// <summary>The same for the statutory one; after 转报 that of the body above.</summary>
    public LocalDate? StatutoryDue() => statutory?.Due();

    private IEnumerable<PlainLimit> Limits => new[] { statutory, promised }.OfType<PlainLimit>();

    /// <summary>A broken promise bars nothing that the statutory limit still allows.</summary>
    private PlainLimit Leading => statutory ?? promised!;

    private bool? MayMoveLimits(CaseCommand command, Actor actor, LocalDate today) => command switch
    {
        CaseCommand.Extend c => MayTouchLimits(actor) && item.Limits.Extension is { } rule && c.Reason.Trim().Length > 0 && c.ApprovedBy == rule.Level
            && c.By.Unit == rule.Max.Unit && c.By.Amount >= 1 && c.By.Amount <= rule.Max.Amount && Leading.Extensions < rule.Times && !Leading.IsBreached(today),
        CaseCommand.ExcludeDays c => MayTouchLimits(actor) && item.Limits.Excludes.Any(g => g.Name == c.Ground) && c.Reference.Trim().Length > 0
            && c.From <= c.Through && !Leading.IsBreached(today),
        CaseCommand.RestartLimits c => MayTouchLimits(actor) && item.Limits.Restarts.Any(g => g.Name == c.Ground) && c.Reason.Trim().Length > 0
            && !Leading.IsSuspended && !Leading.IsBreached(today),
        CaseCommand.MoveVersion c => actor.Roles.Contains(new Role("政策人员")) && c.Reason.Trim().Length > 0 && today >= c.To.EffectiveOn
            && c.To.Code == item.Code && c.To.Version > item.Version && !IsClosed && Decision is null && LosesNothing(c.To),
        _ => null,
    };

    private bool DoMoveLimits(CaseCommand command, LocalDate today)
    {
        switch (command)
        {
            case CaseCommand.Extend c:
                Each(l => l.Extend(c.By, today, item.Limits.Extension!.Times));
                break;
            case CaseCommand.ExcludeDays c:
                Each(l => l.Exclude(c.From, c.Through, today));
                break;
            case CaseCommand.RestartLimits:
                Each(l => l.Restart(today));
                break;
            case CaseCommand.MoveVersion c:
                item = successors.Aggregate(c.To, (to, by) => to.With(by));
                statutory?.Become(Statutory(c.To)!.Value);
                promised?.Become(c.To.Limits.Promised);
                break;
            default:
                return false;
        }

        return true;
    }

    private bool MayTouchLimits(Actor actor) => Decides(actor) && Status is CaseStatus.InReview or CaseStatus.Suspended;

    /// <summary>No later day, nothing more to hand in, to meet or to pay, no longer extension (the versions differ in nothing else here).</summary>
    private bool LosesNothing(ServiceItem to)
    {
        if (to.Conditions.Except(item.Conditions).Any() || (item.FeeBasis is null && to.FeeBasis is not null))
            return false;
        if (to.Materials.Any(m => m.Need == MaterialNeed.Required && item.Materials.All(l => l.Key != m.Key)))
            return false;
        if (to.Limits.Extension is { } more && (item.Limits.Extension is not { } now || more.Max.Amount > now.Max.Amount || more.Times > now.Times))
            return false;
        if (to.Process.Steps.Any(s => !(s.Kind == StepKind.Accept && accepted is not null) && !doers.ContainsKey(s.Id) && s.Criteria.Except(item.Process[s.Id].Criteria).Any()))
            return false;
        return IsNoLater(statutory, Statutory(item), Statutory(to)) && IsNoLater(promised, item.Limits.Promised, to.Limits.Promised);
    }

    /// <summary>While a limit is suspended nobody can tell its day: then it must stay what it is.</summary>
    private static bool IsNoLater(PlainLimit? limit, TimeLimit? now, TimeLimit? then) =>
        limit is null || now == then || (limit.Due() is { } was && limit.Due(then) is { } will && will <= was);

    private TimeLimit? Statutory(ServiceItem of) => sentUp is { } step ? of.Process[step].Forwarding!.Limit : of.Limits.Statutory;

    private void BeginLimits(LocalDate day)
    {
        sentUp = null;
        statutory = item.Limits.Statutory is { } limit ? new PlainLimit(limit, day, isWorkingDay) : null;
        promised = new PlainLimit(item.Limits.Promised, day, isWorkingDay);
    }

    /// <summary>转报: this body is done for its part, and that above has its own limit.</summary>
    private void SendUp(Step step, LocalDate today) => (sentUp, statutory, promised) = (step.Id, new PlainLimit(step.Forwarding!.Limit, today, isWorkingDay), null);

    private void Each(Action<PlainLimit> act)
    {
        foreach (var limit in Limits)
            act(limit);
    }
}
