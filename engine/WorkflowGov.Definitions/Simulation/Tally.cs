using NodaTime;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Definitions.Simulation;

/// <summary>What is counted while a simulation runs. Due dates are those of the engine's own clocks.</summary>
internal sealed class Tally
{
    private readonly SimulationPlan plan;
    private readonly OfficeTime time;
    private readonly Waiting[][] waiting;
    private readonly Dictionary<(TimeLimit Limit, int Day), LocalDate> known = [];

    public Tally(SimulationPlan plan, IReadOnlyList<ItemModel> items, OfficeTime time)
    {
        (this.plan, this.time) = (plan, time);
        waiting = [.. items.Select(i => i.Steps.Select(_ => new Waiting()).ToArray())];
        Items = [.. items.Select(_ => new ItemTally())];
    }

    /// <summary>Counts by item.</summary>
    public ItemTally[] Items { get; }

    public int Cases { get; private set; }

    public int DecidedCases { get; private set; }

    public int Refused { get; private set; }

    /// <summary>Accepted by law, nobody having told the applicant in time.</summary>
    public int Deemed { get; set; }

    public int LatePromised { get; private set; }

    public int LateStatutory { get; private set; }

    /// <summary>Counted working days from acceptance to decision.</summary>
    public List<int> DaysToDecision { get; } = [];

    /// <summary>Seconds of office time from receipt to delivery.</summary>
    public List<long> Through { get; } = [];

    public long EndedAt { get; private set; }

    public Waiting Of(Job job) => waiting[job.Case.ItemIndex][job.Step.Index];

    public Waiting Of(int item, int step) => waiting[item][step];

    public void Came(CaseRun on)
    {
        Cases++;
        Items[on.ItemIndex].Cases++;
    }

    public void Decided(CaseRun on, DecisionKind decision, long now)
    {
        on.DecidedAt = now;
        var day = time.DayOfEnd(now);
        var stood = on.Suspensions.Sum(s => s.Through - s.From);
        DecidedCases++;
        if (decision == DecisionKind.Refused)
            Refused++;
        DaysToDecision.Add(day - on.AcceptedDay - stood);
        var limits = on.Item.Item.Limits;
        on.PromisedDue = DueOn(on, plan.Promised ?? limits.Promised);
        if (time[day] > on.PromisedDue)
        {
            LatePromised++;
            Items[on.ItemIndex].LatePromised++;
        }

        if ((plan.Statutory ?? limits.Statutory) is { } statutory && time[day] > DueOn(on, statutory))
            LateStatutory++;
    }

    public void Delivered(CaseRun on, long now)
    {
        on.DeliveredAt = now;
        Through.Add(now - on.Received);
    }

    public void Close(long now)
    {
        EndedAt = now;
        foreach (var step in waiting.SelectMany(w => w))
            step.Pass(now);
    }

    /// <summary>The due day of a limit without a suspension.</summary>
    public static LocalDate DueOn(TimeLimit limit, LocalDate from, WorkCalendar calendar) =>
        Clock.Start(new ClockName("simulated"), ClockKind.Promised, limit, from, null).Due(calendar)!.Value.On;

    private LocalDate DueOn(CaseRun on, TimeLimit limit)
    {
        if (on.Suspensions.Count == 0)
        {
            if (!known.TryGetValue((limit, on.AcceptedDay), out var due))
                known[(limit, on.AcceptedDay)] = due = DueOn(limit, time[on.AcceptedDay], time.Calendar);
            return due;
        }

        var clock = Clock.Start(new ClockName("simulated"), ClockKind.Promised, limit, time[on.AcceptedDay], null);
        foreach (var (from, through) in on.Suspensions)
        {
            var stood = clock.Suspend(time[from], new SuspensionGround("特别程序", string.Empty), "模拟", limit with { Amount = Math.Max(1, limit.Amount) }, time.Calendar);
            if (stood.IsAccepted)
                clock = stood.Value.Resume(time[through]).Value;
        }

        return clock.Due(time.Calendar)!.Value.On;
    }
}

/// <summary>Counts of one item.</summary>
internal sealed class ItemTally
{
    public int Cases { get; set; }

    public int LatePromised { get; set; }
}
