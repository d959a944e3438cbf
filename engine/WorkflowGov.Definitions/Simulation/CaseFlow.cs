using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Simulation;

/// <summary>
/// The discrete-event simulation: applications come, officers take the oldest work they may do, cases go the ways of the
/// engine's own course. Nobody reviews what he took in; as many officers as a step takes begin together; time that is not
/// counted, silence and acceptance by law come as the engine has them.
/// </summary>
internal sealed class CaseFlow(SimulationPlan plan, int run, IReadOnlyList<ItemModel> items, Workplace workplace, OfficeTime time, GeneralLaw law)
{
    private const int PurposeWork = 0;
    private const int PurposeOutcome = 1;
    private const int PurposeElapsed = 2;
    private const int PurposeForm = 3;
    private const int PurposeCorrection = 4;

    private readonly PriorityQueue<(What What, object? On), (long Time, long Order)> events = new();
    private readonly Draws[] arriving = [.. items.Select((_, i) => Draws.Of(plan.Seed, run, i, 0, 0))];
    private readonly double[] nextArrival = new double[items.Count];
    private readonly int[] numbers = new int[items.Count];
    private readonly List<Officer> idle = [];
    private readonly List<Officer> fit = [];
    private readonly Tally tally = new(plan, items, time);
    private long now;
    private long order;

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

        foreach (var day in Mornings())
            At(day * time.DaySeconds, What.Morning, null);
        while (events.TryDequeue(out var next, out var due) && due.Time < time.End)
        {
            now = due.Time;
            Happen(next.What, next.On, between);
        }

        foreach (var pool in workplace.Pools)
            pool.Waiting.Pass(now);
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
                Dispatch(workplace.Officers.Where(o => o.Off is not null && !o.Busy).SelectMany(o => o.Pools).Distinct().ToList());
                break;
        }
    }

    private void Tell(CaseRun on, SimulatedActKind kind, Job? job = null, OutcomeRule? outcome = null) =>
        Told?.Invoke(new SimulatedAct(now, on, kind, job, outcome));

    private void At(long when, What what, object? on) => events.Enqueue((what, on), (when, order++));

    /// <summary>Days on which somebody comes back.</summary>
    private IEnumerable<int> Mornings() => workplace.Officers.Where(o => o.Off is not null)
        .SelectMany(o => Enumerable.Range(1, time.Days - 1).Where(d => o.Off![d - 1] && !o.Off[d])).Distinct().Order();

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
        var pool = workplace.Pools[step.Pool];
        job.Place = pool.Queue.AddLast(job);
        pool.Waiting.Enter(now);
        tally.Of(job).Enter(now);
        if (step.Step.Silence is not null)
            At(time.After(time.DayOf(now) * time.DaySeconds, step.Step.Limit, 1) + time.DaySeconds, What.Silent, job);
        Scan(pool);
        return job;
    }

    /// <summary>Officers who have come free look at the roles they hold, the one with the oldest work first.</summary>
    private void Dispatch(List<Pool> pools)
    {
        while (pools.Where(p => p.Queue.Count > 0).MinBy(p => p.Queue.First!.Value.Entered) is { } oldest)
        {
            Scan(oldest);
            pools.Remove(oldest);
        }
    }

    /// <summary>
    /// Gives waiting work to officers, the oldest first. Work that somebody idle may do, but not alone, keeps him for it:
    /// else steps for two would never begin under load.
    /// </summary>
    private void Scan(Pool pool)
    {
        idle.Clear();
        var today = time.DayOf(now);
        idle.AddRange(pool.Officers.Where(o => !o.Busy && o.IsThere(today)));
        for (var place = pool.Queue.First; place is not null && idle.Count > 0;)
        {
            var (job, next) = (place.Value, place.Next);
            fit.Clear();
            fit.AddRange(idle.Where(o => !IsBarred(job, o)));
            if (fit.Count >= job.Step.Need)
                Serve(job, pool);
            else
                idle.RemoveAll(fit.Contains);
            place = next;
        }
    }

    private static bool IsBarred(Job job, Officer officer)
    {
        if (job.Step.Reviews && job.Case.Receiver == officer)
            return true;
        foreach (var other in job.Step.NotBy)
        {
            if (job.Case.Doers[other]?.Contains(officer) == true)
                return true;
        }

        return false;
    }

    private void Serve(Job job, Pool pool)
    {
        fit.Sort((a, b) => a.IdleSince != b.IdleSince ? a.IdleSince.CompareTo(b.IdleSince) : a.Number.CompareTo(b.Number));
        job.Officers = [.. fit.Take(job.Step.Need)];
        foreach (var officer in job.Officers)
        {
            officer.Busy = true;
            idle.Remove(officer);
        }

        pool.Queue.Remove(job.Place!);
        pool.Waiting.Begin(now, job.Entered);
        tally.Of(job).Begin(now, job.Entered);
        job.State = JobState.Serving;
        var draws = Chance(job, PurposeWork);
        var work = job.Step.Effort.Draw(ref draws);
        var done = WorkedOff(work, job.Officers);
        var within = Math.Min(1, Math.Max(0, (double)((time.ArrivalDays * time.DaySeconds) - now) / Math.Max(1, done - now)));
        foreach (var officer in job.Officers)
            officer.Worked += work * within;
        At(done, What.Served, job);
    }

    /// <summary>When work is done that goes on only on days when all who do it are there.</summary>
    private long WorkedOff(long work, Officer[] officers)
    {
        if (officers.All(o => o.Off is null))
            return now + work;
        for (var (at, left) = (now, work); ;)
        {
            var day = (int)(at / time.DaySeconds);
            if (day >= time.Days)
                return time.End;
            var closes = (day + 1) * time.DaySeconds;
            if (officers.All(o => o.IsThere(day)))
            {
                if (left <= closes - at)
                    return at + left;
                left -= closes - at;
            }

            at = closes;
        }
    }

    private Draws Chance(Job job, int purpose) =>
        Draws.Of(plan.Seed, run, job.Case.ItemIndex, job.Case.Number, (((job.Step.Index * 64) + job.Visit) * 8) + purpose);

    private void Served(Job job)
    {
        if (job.State != JobState.Serving)
            return;
        var freed = Free(job);
        if (job.Step.Step.Kind == StepKind.Accept)
            Accept(job);
        else if (job.Step.Elapsed is { } elapsed)
            LetPass(job, elapsed);
        else
            Complete(job);
        Dispatch(freed);
    }

    private List<Pool> Free(Job job)
    {
        foreach (var officer in job.Officers)
            (officer.Busy, officer.IdleSince) = (false, now);
        return job.Officers.SelectMany(o => o.Pools).Distinct().ToList();
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
        {
            var pool = workplace.Pools[job.Step.Pool];
            pool.Queue.Remove(job.Place!);
            pool.Waiting.Leave(now);
            tally.Of(job).Leave(now);
        }

        Close(job);
        if (state == JobState.Passing && job.Step.Excluded && !job.Case.Open.Any(o => o.State == JobState.Passing && o.Step.Excluded))
        {
            job.Case.Suspensions.Add((job.Case.SuspendedOn, time.DayOfEnd(now)));
            job.Case.SuspendedOn = -1;
        }

        if (state == JobState.Serving && job.Officers.Any(o => o.Busy))
            Dispatch(Free(job));
    }

    private static void Close(Job job)
    {
        job.State = JobState.Over;
        job.Case.Open.Remove(job);
    }
}
