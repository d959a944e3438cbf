using System.Collections.Immutable;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions.Proofs;

namespace WorkflowGov.Definitions.Simulation;

/// <summary>A step made ready for simulation.</summary>
internal sealed record StepModel(int Index, Step Step, Effort Effort, TimeLimit? Elapsed, (double From, double To) ElapsedShare, double[] Shares)
{
    /// <summary>Index of the office's role that does it.</summary>
    public int Pool { get; set; }

    /// <summary>Officers that it takes; a panel's experts are no staff.</summary>
    public int Need { get; } = Staffing.Needed(Step);

    /// <summary>Steps whose doers may not do it, by index.</summary>
    public required int[] NotBy { get; init; }

    /// <summary>Who took the case in may not do it (收件权和审核权分离).</summary>
    public bool Reviews { get; } = Step.Kind is not (StepKind.Accept or StepKind.Issue or StepKind.Deliver);

    /// <summary>公示.</summary>
    public bool IsNotice { get; } = Step.Review == ReviewMethod.PublicNotice;

    /// <summary>Its time is not counted.</summary>
    public bool Excluded => Step.Excluded is not null;
}

/// <summary>A move of a case, by indices.</summary>
/// <param name="Step">The step done.</param>
/// <param name="Outcome">Index of its outcome.</param>
/// <param name="To">The place it leads to.</param>
/// <param name="Entered">Steps it opens.</param>
/// <param name="Decision">The decision it makes; null when none.</param>
internal sealed record RouteMove(int Step, int Outcome, RoutePlace To, int[] Entered, DecisionKind? Decision);

/// <summary>A place of a case; the engine's own <see cref="StateSpace"/> by indices.</summary>
internal sealed class RoutePlace(bool[] open, bool ended, bool delivered)
{
    public bool[] Open { get; } = open;

    public bool Ended { get; } = ended;

    public bool Delivered { get; } = delivered;

    public RouteMove[] Moves { get; set; } = [];
}

/// <summary>An item made ready for simulation: every place its cases can be in, what work is, what comes of it.</summary>
internal sealed class ItemModel
{
    private const int PlacesMax = 50_000;
    private const double AgainstShare = 5;
    private const int ShareOfLimit = 8;
    private const long LeastSeconds = 15 * 60;

    private ItemModel(ServiceItem item, StepModel[] steps, RoutePlace[] starts)
    {
        (Item, Steps, Starts) = (item, steps, starts);
        Accept = steps.Single(s => s.Step.Kind == StepKind.Accept && s.Index == Array.FindIndex(steps, x => x.Step.Kind == StepKind.Accept)).Index;
    }

    public ServiceItem Item { get; }

    public StepModel[] Steps { get; }

    /// <summary>The place right after acceptance, one for each kind of form; applications are spread over them alike.</summary>
    public RoutePlace[] Starts { get; }

    /// <summary>Index of 受理.</summary>
    public int Accept { get; }

    /// <summary>Makes an item ready; null when there are too many places to look at.</summary>
    public static ItemModel? Of(ServiceItem item, StaffPlan plan)
    {
        var index = item.Process.Steps.Select((s, i) => (s.Id, i)).ToDictionary();
        StepModel[] steps = [.. item.Process.Steps.Select((s, i) => StepOf(s, i, index, plan))];
        if (FormCase.All(item) is not { } forms)
            return null;
        var starts = new List<RoutePlace>();
        foreach (var form in forms)
        {
            if (StateSpace.Explore(item.Process, form, PlacesMax) is not { } space)
                return null;
            starts.Add(Routes(space, index));
        }

        return new ItemModel(item, steps, [.. starts]);
    }

    /// <summary>Where nothing is known of the work: an eighth of the step's limit, a quarter of an hour at least and at windows.</summary>
    public static Effort Supposed(Step step, long daySeconds)
    {
        var days = step.Kind is StepKind.Accept or StepKind.Issue or StepKind.Deliver || step.Excluded is not null || step.Review == ReviewMethod.PublicNotice
            ? 0
            : Rules.DayCount.Working(step.Limit);
        return new Effort(Math.Clamp(days * daySeconds / ShareOfLimit, LeastSeconds, daySeconds));
    }

    private static StepModel StepOf(Step step, int i, Dictionary<StepId, int> index, StaffPlan plan)
    {
        var given = plan.Elapsed.TryGetValue(step.Title, out var known);
        var passes = step.Excluded is not null || step.Review == ReviewMethod.PublicNotice;
        var shares = plan.Shares.GetValueOrDefault(step.Title);
        var against = step.Outcomes.Count(o => o.Action is not OutcomeAction.Continue);
        var on = (100 - (against * AgainstShare)) / Math.Max(1, step.Outcomes.Length - against);
        return new StepModel(
            i, step, plan.Work.GetValueOrDefault(step.Title) ?? Supposed(step, plan.DaySeconds),
            given ? known : passes ? Passing(step) : null,
            given || step.Excluded is null ? (1, 1) : (0.6, 1),
            [.. step.Outcomes.Select(o => shares?.GetValueOrDefault(o.Label) ?? (o.Action is OutcomeAction.Continue ? on : AgainstShare))])
        {
            NotBy = [.. step.NotBy.Select(n => index[n])],
        };
    }

    /// <summary>A public notice of no stated period leaves a day of the step's limit for the rest.</summary>
    private static TimeLimit Passing(Step step) => step.Review != ReviewMethod.PublicNotice || step.Excluded is not null
        ? step.NoticePeriod ?? step.Limit
        : step.NoticePeriod ?? step.Limit with { Amount = Math.Max(1, step.Limit.Amount - 1) };

    private static RoutePlace Routes(StateSpace space, Dictionary<StepId, int> index)
    {
        RoutePlace[] places = [.. space.Nodes.Select(n =>
        {
            var open = new bool[index.Count];
            foreach (var step in n.Open)
                open[index[step]] = true;
            return new RoutePlace(open, n.Standing.Ended, n.Delivered);
        })];
        foreach (var node in space.Nodes)
        {
            places[node.Number].Moves =
            [
                .. node.Moves.Select(m => new RouteMove(
                    index[m.Step.Id], m.Step.Outcomes.IndexOf(m.Outcome), places[m.To.Number], [.. m.Entered.Select(e => index[e])], m.Decision)),
            ];
        }

        return places[0];
    }
}
