namespace WorkflowGov.Definitions.Simulation;

/// <summary>
/// Who takes which work. The oldest comes first; nobody reviews what he took in or does what he is kept from; as many as a
/// step takes begin together.
/// </summary>
/// <param name="workplace">Roles and officers.</param>
/// <param name="time">Office time.</param>
/// <param name="tally">What is counted.</param>
/// <param name="workOf">The work of an open step, in seconds.</param>
/// <param name="begun">Told of work that begins, and when it will be done.</param>
internal sealed class Desks(Workplace workplace, OfficeTime time, Tally tally, Func<Job, long> workOf, Action<Job, long> begun)
{
    private readonly List<Officer> idle = [];
    private readonly List<Officer> fit = [];

    /// <summary>Work comes in.</summary>
    public void Bring(Job job, long now)
    {
        var pool = workplace.Pools[job.Step.Pool];
        job.Place = pool.Queue.AddLast(job);
        pool.Waiting.Enter(now);
        tally.Of(job).Enter(now);
        Scan(pool, now);
    }

    /// <summary>Work that waits is not asked for any more.</summary>
    public void TakeAway(Job job, long now)
    {
        var pool = workplace.Pools[job.Step.Pool];
        pool.Queue.Remove(job.Place!);
        pool.Waiting.Leave(now);
        tally.Of(job).Leave(now);
    }

    /// <summary>Who worked on it is free; what they take up next is up to <see cref="TakeUp"/>.</summary>
    /// <returns>The roles they hold.</returns>
    public static List<Pool> Free(Job job, long now)
    {
        foreach (var officer in job.Officers)
            (officer.Busy, officer.IdleSince) = (false, now);
        return job.Officers.SelectMany(o => o.Pools).Distinct().ToList();
    }

    /// <summary>Officers who have come free look at the roles they hold, the one with the oldest work first.</summary>
    public void TakeUp(List<Pool> pools, long now)
    {
        while (pools.Where(p => p.Queue.Count > 0).MinBy(p => p.Queue.First!.Value.Entered) is { } oldest)
        {
            Scan(oldest, now);
            pools.Remove(oldest);
        }
    }

    /// <summary>Somebody is back.</summary>
    public void Open(long now) => TakeUp(workplace.Officers.Where(o => o.Off is not null && !o.Busy).SelectMany(o => o.Pools).Distinct().ToList(), now);

    /// <summary>Days on which somebody comes back.</summary>
    public IEnumerable<int> Mornings() => workplace.Officers.Where(o => o.Off is not null)
        .SelectMany(o => Enumerable.Range(1, time.Days - 1).Where(d => o.Off![d - 1] && !o.Off[d])).Distinct().Order();

    /// <summary>Time is up.</summary>
    public void Close(long now)
    {
        foreach (var pool in workplace.Pools)
            pool.Waiting.Pass(now);
    }

    /// <summary>
    /// Gives waiting work to officers. Work that somebody idle may do, but not alone, keeps him for it: else steps for two
    /// would never begin under load.
    /// </summary>
    private void Scan(Pool pool, long now)
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
                Begin(job, pool, now);
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

    private void Begin(Job job, Pool pool, long now)
    {
        fit.Sort((a, b) => a.IdleSince != b.IdleSince ? a.IdleSince.CompareTo(b.IdleSince) : a.Number.CompareTo(b.Number));
        job.Officers = [.. fit.Take(job.Step.Need)];
        pool.Queue.Remove(job.Place!);
        pool.Waiting.Begin(now, job.Entered);
        tally.Of(job).Begin(now, job.Entered);
        job.State = JobState.Serving;
        var work = workOf(job);
        var done = WorkedOff(work, job.Officers, now);
        var inPeriod = Math.Clamp((double)((time.ArrivalDays * time.DaySeconds) - now) / Math.Max(1, done - now), 0, 1);
        foreach (var officer in job.Officers)
        {
            officer.Busy = true;
            officer.Worked += work * inPeriod;
            idle.Remove(officer);
        }

        begun(job, done);
    }

    /// <summary>When work is done that goes on only on days when all who do it are there.</summary>
    private long WorkedOff(long work, Officer[] officers, long now)
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
}
