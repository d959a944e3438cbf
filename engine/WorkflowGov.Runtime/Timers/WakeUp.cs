using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace WorkflowGov.Runtime.Timers;

/// <summary>
/// Hangfire wakes the sweep: one recurring safety sweep a minute and one job for the next due instant, never a job
/// per deadline. Losing a wake-up costs at most a minute; the indexed clock table is the truth.
/// </summary>
public sealed class WakeUp(IServiceProvider services, IClock clock) : IWakeUp
{
    private const string Safety = "deadline-sweep";
    private const string Audit = "rung-audit";
    private const string Checkpoints = "checkpoint";
    private const string Purge = "purge";

    private readonly Lock gate = new();
    private Instant planned = Instant.MaxValue;

    /// <summary>Registers the safety sweep, sweeps once for what fell due while the program was down and goes on counting anew if that was interrupted.</summary>
    public void Start()
    {
        var recurring = services.GetRequiredService<IRecurringJobManager>();
        recurring.AddOrUpdate<SweepJob>(Safety, j => j.RunAsync(CancellationToken.None), Cron.Minutely());
        recurring.AddOrUpdate<RungAuditJob>(Audit, j => j.RunAsync(CancellationToken.None), Cron.Minutely());
        recurring.AddOrUpdate<CheckpointJob>(Checkpoints, j => j.RunAsync(CancellationToken.None), Cron.Hourly());
        recurring.AddOrUpdate<PurgeJob>(Purge, j => j.RunAsync(CancellationToken.None), Cron.Hourly(30));
        Now();
        CountAnewIn(Duration.Zero);
    }

    /// <summary>Asks for a sweep at once.</summary>
    public void Now() => services.GetRequiredService<IBackgroundJobClient>().Enqueue<SweepJob>(j => j.RunAsync(CancellationToken.None));

    /// <summary>Asks for open clocks to be counted anew; nothing happens when the calendar in force is settled.</summary>
    /// <param name="wait">How long from now.</param>
    public void CountAnewIn(Duration wait) =>
        services.GetRequiredService<IBackgroundJobClient>().Schedule<CalendarJob>(j => j.RunAsync(CancellationToken.None), wait.ToTimeSpan());

    /// <inheritdoc/>
    public void NotLaterThan(Instant at)
    {
        var wait = at - clock.GetCurrentInstant();
        lock (gate)
        {
            if (at >= planned || wait > Duration.FromDays(1))
                return;
            planned = at;
        }

        // Hangfire counts in whole seconds and may fire up to one early: a second more is never too early.
        var delay = Duration.Max(wait, Duration.Zero) + Duration.FromSeconds(1);
        services.GetRequiredService<IBackgroundJobClient>().Schedule<SweepJob>(j => j.RunAsync(CancellationToken.None), delay.ToTimeSpan());
    }

    /// <summary>Plans the wake-up for the next due instant after a sweep.</summary>
    /// <param name="next">When something falls due next, or null.</param>
    public void Planned(Instant? next)
    {
        lock (gate)
            planned = Instant.MaxValue;
        if (next is { } at)
            NotLaterThan(at);
    }
}

/// <summary>
/// The job Hangfire runs. Not held to one at a time by Hangfire: its lock outlives a killed server by minutes, and
/// sweeps may run side by side.
/// </summary>
public sealed class SweepJob(DeadlineSweep sweep, IDeadlineStore store, WakeUp wakeUp, SweepWatch watch)
{
    /// <summary>Sweeps once and plans the next wake-up.</summary>
    /// <param name="cancellation">Given by Hangfire at shutdown.</param>
    /// <returns>A task that ends with the sweep.</returns>
    [AutomaticRetry(Attempts = 3)]
    public async Task RunAsync(CancellationToken cancellation)
    {
        watch.Saw(await sweep.RunOnceAsync(cancellation));
        wakeUp.Planned(await store.NextDueAsync(cancellation));
    }
}

/// <summary>What the sweeps of this server did, for the figures of operations.</summary>
public sealed class SweepWatch
{
    private long sweeps;
    private long cards;

    /// <summary>Sweeps run.</summary>
    public long Sweeps => Interlocked.Read(ref sweeps);

    /// <summary>Cards raised.</summary>
    public long Cards => Interlocked.Read(ref cards);

    /// <summary>What the last sweep reported, or null.</summary>
    public SweepReport? Last { get; private set; }

    /// <summary>Takes a report.</summary>
    /// <param name="report">The report.</param>
    public void Saw(SweepReport report)
    {
        Interlocked.Increment(ref sweeps);
        Interlocked.Add(ref cards, report.Cards);
        Last = report;
    }
}

/// <summary>The job that counts open clocks anew under a revised calendar.</summary>
public sealed class CalendarJob(CalendarRevision revision, WakeUp wakeUp)
{
    /// <summary>Counts until all is settled or until it is time to look again.</summary>
    /// <param name="cancellation">Given by Hangfire at shutdown.</param>
    /// <returns>A task that ends then.</returns>
    [AutomaticRetry(Attempts = 3)]
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (await revision.RunAsync(cancellation) is { } wait)
            wakeUp.CountAnewIn(wait);
        wakeUp.Now();
    }
}
