using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Simulation;

/// <summary>
/// The discrete-event simulation: applications come, officers work them off, cases go the ways of the engine's own course.
/// Time that is not counted, public notices, silence and acceptance by law come as the engine has them.
/// </summary>
internal sealed class CaseFlow
{
    private const int PurposeWork = 0;
    private const int PurposeOutcome = 1;
    private const int PurposeElapsed = 2;
    private const int PurposeForm = 3;
    private const int PurposeCorrection = 4;

    private readonly PriorityQueue<(What What, object? On), (long Time, long Order)> events = new();
    private readonly SimulationPlan plan;
    private readonly int run;
    private readonly IReadOnlyList<ItemModel> items;
    private readonly OfficeTime time;
    private readonly GeneralLaw law;
    private readonly Draws[] arriving;
    private readonly double[] nextArrival;
    private readonly int[] numbers;
    private readonly Tally tally;
    private readonly Desks desks;
    private long now;
    private long order;

    public CaseFlow(SimulationPlan plan, int run, IReadOnlyList<ItemModel> items, Workplace workplace, OfficeTime time, GeneralLaw law)
    {
        (this.plan, this.run, this.items, this.time, this.law) = (plan, run, items, time, law);
        arriving = [.. items.Select((_, i) => Draws.Of(plan.Seed, run, i, 0, 0))];
        (nextArrival, numbers) = (new double[items.Count], new int[items.Count]);
        tally = new Tally(plan, items, time);
        desks = new Desks(workplace, time, tally, WorkOf, (job, done) => At(done, What.Served, job));
    }

    /// <summary>Told of every act as it happens, so that it can be held against the engine; null = nobody listens.</summary>
    public Action<SimulatedAct>? Told { get; init; }

    private enum What
    {
        Arrival,
        Served,
        Passed,
        Silent,
        Deemed,
        Corrected,
        Morning,
    }

    /// <summary>Runs until everything that came is worked off, or time is up.</summary>
    /// <param name="perDay">Applications of an item on a working day.</param>
    public Tally Run(double perDay)
    {
        var between = time.DaySeconds / perDay;
        for (var i = 0; i < items.Count; i++)
        {
            nextArrival[i] = plan.Arrivals.Even ? between * (i + 0.5) / items.Count : 0;
            ScheduleArrival(i, between, first: true);
        }

        foreach (var day in desks.Mornings())
            At(day * time.DaySeconds, What.Morning, null);
        while (events.TryDequeue(out var next, out var due) && due.Time < time.End)
        {
            now = due.Time;
            Happen(next.What, next.On, between);
        }

        desks.Close(now);
        tally.Close(now);
        return tally;
    }

    private void Happen(What what, object? on, double between)
    {
        switch (what)
        {
            case What.Arrival:
                Arrive((int)on!, between);
                break;
            case What.Served:
                Served((Job)on!);
                break;
            case What.Passed:
                Passed((Job)on!);
                break;
            case What.Silent:
                Silent((Job)on!);
                break;
            case What.Deemed:
                Deem((Job)on!);
                break;
            case What.Corrected:
                HandedIn((CaseRun)on!);
                break;
            default:
                desks.Open(now);
                break;
        }
    }

    private void Tell(CaseRun on, SimulatedActKind kind, Job? job = null, OutcomeRule? outcome = null) =>
        Told?.Invoke(new SimulatedAct(now, on, kind, job, outcome));

    private void At(long when, What what, object? on) => events.Enqueue((what, on), (when, order++));

    private void ScheduleArrival(int item, double between, bool first)
    {
        if (!plan.Arrivals.Even)
            nextArrival[item] += arriving[item].NextExponential() * between;
        else if (!first)
            nextArrival[item] += between;
        if (nextArrival[item] < time.ArrivalDays * time.DaySeconds)
            At((long)nextArrival[item], What.Arrival, item);
    }

    private void Arrive(int item, double between)
    {
        var model = items[item];
        var number = ++numbers[item];
        var chance = Draws.Of(plan.Seed, run, item, number, PurposeForm).Next();
        var on = new CaseRun(model, item, number, model.Starts[(int)(chance * model.Starts.Length)], now) { ReceivedDay = time.DayOf(now) };
        tally.Came(on);
        Tell(on, SimulatedActKind.Received);
        OpenAcceptance(on);
        ScheduleArrival(item, between, first: false);
    }

    private void OpenAcceptance(CaseRun on)
    {
        var job = Open(on, on.Item.Steps[on.Item.Accept]);
        At(time.OpeningOn(Tally.DueOn(law.Acceptance.Limit, time[on.ReceivedDay], time.Calendar).PlusDays(1)), What.Deemed, job);
    }

    private Job Open(CaseRun on, StepModel step)
    {
        var job = new Job(on, step, ++on.Visits[step.Index], now);
        on.Open.Add(job);
        if (step.Step.Silence is not null)
            At(time.After(time.DayOf(now) * time.DaySeconds, step.Step.Limit, 1) + time.DaySeconds, What.Silent, job);
        desks.Bring(job, now);
        return job;
    }

    private long WorkOf(Job job)
    {
        var draws = Chance(job, PurposeWork);
        return job.Step.Effort.Draw(ref draws);
    }

    private Draws Chance(Job job, int purpose) =>
        Draws.Of(plan.Seed, run, job.Case.ItemIndex, job.Case.Number, (((job.Step.Index * 64) + job.Visit) * 8) + purpose);

    private void Served(Job job)
    {
        if (job.State != JobState.Serving)
            return;
        var freed = Desks.Free(job, now);
        if (job.Step.Step.Kind == StepKind.Accept)
            Accept(job);
        else if (job.Step.Elapsed is { } elapsed)
            LetPass(job, elapsed);
        else
            Complete(job);
        desks.TakeUp(freed, now);
    }

    private void Accept(Job job)
    {
        var on = job.Case;
        on.Receiver = job.Officers[0];
        Close(job);
        var draws = Chance(job, PurposeCorrection);
        if (!on.Corrected && draws.Next() * 100 < plan.Staff.Correction)
        {
            on.Corrected = true;
            Tell(on, SimulatedActKind.CorrectionAsked, job);
            At(time.After(now, plan.Staff.CorrectionTakes, draws.NextErlang(4)), What.Corrected, on);
            return;
        }

        on.AcceptedDay = time.DayOfEnd(now);
        Tell(on, SimulatedActKind.Accepted, job);
        Accepted(on, job);
    }

    private void HandedIn(CaseRun on)
    {
        Tell(on, SimulatedActKind.Corrected);
        on.ReceivedDay = time.DayOf(now);
        OpenAcceptance(on);
    }

    /// <summary>视为受理: nobody told the applicant in time.</summary>
    private void Deem(Job job)
    {
        if (job.State is JobState.Over)
            return;
        job.Case.AcceptedDay = job.Case.ReceivedDay;
        tally.Deemed++;
        Tell(job.Case, SimulatedActKind.Deemed, job);
        Accepted(job.Case, job);
    }

    private void Accepted(CaseRun on, Job accept)
    {
        FallAway(accept);
        for (var step = 0; step < on.Place.Open.Length; step++)
        {
            if (on.Place.Open[step])
                Open(on, on.Item.Steps[step]);
        }
    }

    private void LetPass(Job job, Core.TimeLimits.TimeLimit elapsed)
    {
        job.State = JobState.Passing;
        var on = job.Case;
        Tell(on, SimulatedActKind.Begun, job);
        if (job.Step.Excluded && on.SuspendedOn < 0)
            on.SuspendedOn = time.DayOfEnd(now);
        if (job.Step.IsNotice)
        {
            // 公示: nothing goes on before its last day is over, first thing on the next.
            At(time.OpeningOn(Tally.DueOn(elapsed, time[time.DayOfEnd(now)], time.Calendar).PlusDays(1)) + 1, What.Passed, job);
            return;
        }

        var (from, to) = job.Step.ElapsedShare;
        var share = from + ((to - from) * Chance(job, PurposeElapsed).Next());
        At(time.After(now, elapsed, share), What.Passed, job);
    }

    private void Passed(Job job)
    {
        if (job.State == JobState.Passing)
            Complete(job);
    }

    /// <summary>超时默认: what silence is taken for.</summary>
    private void Silent(Job job)
    {
        if (job.State == JobState.Over)
            return;
        var label = job.Step.Step.Silence!.Deemed;
        Tell(job.Case, SimulatedActKind.Silent, job);
        Follow(job, job.Case.Place.Moves.First(m => m.Step == job.Step.Index && job.Step.Step.Outcomes[m.Outcome].Label == label));
    }

    private void Complete(Job job)
    {
        var doers = job.Case.Doers[job.Step.Index] ??= [];
        doers.AddRange(job.Officers.Except(doers));
        if (RandomWay.Choose(job.Case.Place, job.Step, Chance(job, PurposeOutcome).Next()) is not { } move)
            return;
        Tell(job.Case, SimulatedActKind.Done, job, job.Step.Step.Outcomes[move.Outcome]);
        Follow(job, move);
    }

    private void Follow(Job job, RouteMove move)
    {
        var on = job.Case;
        FallAway(job);
        on.Place = move.To;
        foreach (var left in on.Open.Where(o => !move.To.Open[o.Step.Index] || move.Entered.Contains(o.Step.Index)).ToList())
            FallAway(left);
        if (move.Decision is { } decision)
        {
            if (on.DecidedAt < 0)
                tally.Decided(on, decision, now);
            on.Decision = decision;
        }

        foreach (var step in move.Entered)
            Open(on, on.Item.Steps[step]);
        if ((move.To.Delivered || move.To.Ended) && on.DeliveredAt < 0)
            tally.Delivered(on, now);
    }

    /// <summary>An open step is done, or nothing is asked of it any more.</summary>
    private void FallAway(Job job)
    {
        var state = job.State;
        if (state == JobState.Waiting)
            desks.TakeAway(job, now);
        Close(job);
        if (state == JobState.Passing && job.Step.Excluded && !job.Case.Open.Any(o => o.State == JobState.Passing && o.Step.Excluded))
        {
            job.Case.Suspensions.Add((job.Case.SuspendedOn, time.DayOfEnd(now)));
            job.Case.SuspendedOn = -1;
        }

        if (state == JobState.Serving && job.Officers.Any(o => o.Busy))
            desks.TakeUp(Desks.Free(job, now), now);
    }

    private static void Close(Job job)
    {
        job.State = JobState.Over;
        job.Case.Open.Remove(job);
    }
}
