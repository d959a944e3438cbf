using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Runtime;

/// <summary>What a revision would change.</summary>
/// <param name="InForce">Version of the calendar in force.</param>
/// <param name="Revised">Version of the revised one.</param>
/// <param name="Days">Days that count otherwise.</param>
/// <param name="Moves">Due dates that move.</param>
public sealed record RevisionPreview(string InForce, string Revised, ImmutableArray<ChangedDay> Days, MovePreview Moves);

/// <summary>
/// Revisions of the statutory calendar (工作日历调整): the notice is written into <c>definitions/calendars</c>, one
/// person proposes it, another approves it; then it is in force and every open clock is counted anew.
/// </summary>
/// <param name="store">Where editions are kept.</param>
/// <param name="recompute">Counts clocks anew.</param>
/// <param name="calendars">The calendar this server counts with.</param>
/// <param name="clock">The program's one clock.</param>
public sealed class CalendarRevision(ICalendarStore store, Recompute recompute, CalendarInForce calendars, IClock clock)
{
    /// <summary>Who may propose and approve.</summary>
    public static readonly Role PolicyStaff = new("政策人员");

    /// <summary>Every server of the database counts with an approved calendar after this time at the latest.</summary>
    public static readonly Duration TakenUpWithin = Duration.FromMinutes(2);

    private const int MovesNamed = 200;
    private static readonly Duration LookAgain = Duration.FromSeconds(5);

    /// <summary>
    /// At the start of a server: counts with the edition in force; on a new database the notices of the definitions
    /// become the first.
    /// </summary>
    /// <param name="notices">The notices of the definitions.</param>
    /// <param name="cancellation">Cancels starting.</param>
    /// <returns>True when the definitions hold another calendar than the one in force: it may be proposed.</returns>
    public async Task<bool> OpenAsync(ImmutableArray<HolidayNotice> notices, CancellationToken cancellation)
    {
        var ofDefinitions = WorkCalendar.Of(notices);
        if (await store.VersionInForceAsync(cancellation) is null)
        {
            var now = clock.GetCurrentInstant();
            await store.KeepAsync(
                new CalendarEdition(ofDefinitions.Version, notices, now, "definitions", now, "definitions", now, 0, 0), cancellation);
        }

        await TakeUpAsync(cancellation);
        return calendars.Now.Version != ofDefinitions.Version;
    }

    /// <summary>Counts with the edition in force from now on, if it is another than before.</summary>
    /// <param name="cancellation">Cancels the reads.</param>
    /// <returns>True when the calendar changed.</returns>
    public async Task<bool> TakeUpAsync(CancellationToken cancellation)
    {
        if (await store.VersionInForceAsync(cancellation) == calendars.Now.Version)
            return false;
        var edition = (await store.InForceAsync(cancellation))!;
        calendars.Become(edition.Prepare());
        return true;
    }

    /// <summary>All editions, the newest first.</summary>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The editions.</returns>
    public Task<ImmutableArray<CalendarEdition>> EditionsAsync(CancellationToken cancellation) => store.EditionsAsync(cancellation);

    /// <summary>What putting these notices in force would change; nothing is written.</summary>
    /// <param name="notices">The notices.</param>
    /// <param name="cancellation">Cancels the reads.</param>
    /// <returns>The preview.</returns>
    public async Task<RevisionPreview> PreviewAsync(ImmutableArray<HolidayNotice> notices, CancellationToken cancellation)
    {
        var (before, after) = (calendars.Now, WorkCalendar.Of(notices));
        return new RevisionPreview(
            before.Version, after.Version, after.ChangesSince(before), await recompute.PreviewAsync(before, after, MovesNamed, cancellation));
    }

    /// <summary>提请: a revision that then waits for a second person; it takes the place of one that waited.</summary>
    /// <param name="notices">All notices of the revised calendar.</param>
    /// <param name="actor">Who proposes.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>The edition, or why not.</returns>
    public async Task<Ruling<CalendarEdition>> ProposeAsync(
        ImmutableArray<HolidayNotice> notices, Actor actor, CancellationToken cancellation)
    {
        if (!actor.Has(PolicyStaff))
            return RuntimeRejections.PolicyStaffOnly();
        var version = WorkCalendar.Of(notices).Version;
        if (version == await store.VersionInForceAsync(cancellation))
            return RuntimeRejections.CalendarInForceAlready(version);
        var edition = new CalendarEdition(version, notices, clock.GetCurrentInstant(), actor.User, null, null, null, 0, 0);
        return await store.KeepAsync(edition, cancellation) ? edition : RuntimeRejections.CalendarUsedBefore(version);
    }

    /// <summary>批准, by another person than the one who proposed: the edition is in force at once.</summary>
    /// <param name="version">Which edition.</param>
    /// <param name="actor">Who approves.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>The edition, or why not.</returns>
    public async Task<Ruling<CalendarEdition>> ApproveAsync(string version, Actor actor, CancellationToken cancellation)
    {
        if (!actor.Has(PolicyStaff))
            return RuntimeRejections.PolicyStaffOnly();
        if ((await store.EditionsAsync(cancellation)).FirstOrDefault(e => e.Version == version && e.ApprovedAt is null) is not { } waiting)
            return RuntimeRejections.NoCalendarWaits(version);
        if (waiting.ProposedBy == actor.User)
            return RuntimeRejections.ProposerApproves(actor.User);
        var now = clock.GetCurrentInstant();
        if (!await store.ApproveAsync(version, now, actor.User, cancellation))
            return RuntimeRejections.NoCalendarWaits(version);
        await TakeUpAsync(cancellation);
        return waiting with { ApprovedAt = now, ApprovedBy = actor.User };
    }

    /// <summary>
    /// Counts open clocks anew until that is settled: until a pass that began when every server counted with the
    /// edition wrote nothing. Run again after an interruption it goes on; settled, it does nothing.
    /// </summary>
    /// <param name="cancellation">Stops after the batches under way.</param>
    /// <returns>When to run again, or null when there is nothing left to do.</returns>
    public async Task<Duration?> RunAsync(CancellationToken cancellation)
    {
        await TakeUpAsync(cancellation);
        var approved = (await store.EditionsAsync(cancellation)).Where(e => e.ApprovedAt is not null).ToList();
        if (approved is not [{ SettledAt: null } edition, .. var earlier])
            return null;
        await using var turn = await store.TakeTurnAsync(cancellation);
        if (turn is null)
            return LookAgain;

        // What an unsettled edition before it left uncounted is read too: the last settled one is what clocks rest on.
        var before = earlier.FirstOrDefault(e => e.SettledAt is not null)?.Prepare();
        while (true)
        {
            var begun = clock.GetCurrentInstant();
            var report = await recompute.PassAsync(edition, before, cancellation);
            var takenUp = begun - edition.ApprovedAt >= TakenUpWithin;
            var settled = takenUp && report.Written == 0;
            await store.AddMovedAsync(edition.Version, report.Cases, report.Clocks, settled ? begun : null, cancellation);
            if (settled)
                return null;
            if (report.Written == 0)
                return TakenUpWithin;
        }
    }
}
