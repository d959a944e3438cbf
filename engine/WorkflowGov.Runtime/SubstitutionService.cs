using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Runtime;

/// <summary>代理 in force, as this server knows them; commands on cases ask it, the database is the truth.</summary>
public sealed class SubstitutionBook
{
    private ImmutableArray<KeptSubstitution> standing = [];

    /// <summary>Substitutions that stand, also those still to begin.</summary>
    public ImmutableArray<KeptSubstitution> Standing => standing;

    /// <summary>Who acts in an officer's name on a day.</summary>
    /// <param name="user">Who may be away.</param>
    /// <param name="day">The day (Asia/Shanghai).</param>
    /// <returns>The substitute, or null.</returns>
    public string? SubstituteOf(string user, LocalDate day) => standing.FirstOrDefault(s => s.What.Of == user && s.What.HoldsOn(day))?.What.By;

    /// <summary>In whose names an officer acts on a day.</summary>
    /// <param name="user">The officer.</param>
    /// <param name="day">The day (Asia/Shanghai).</param>
    /// <returns>User names.</returns>
    public IEnumerable<string> InNamesOf(string user, LocalDate day) => standing.Where(s => s.What.By == user && s.What.HoldsOn(day)).Select(s => s.What.Of);

    internal void Know(ImmutableArray<KeptSubstitution> now) => standing = now;
}

/// <summary>Appoints and ends substitutions; what is refused is kept like any refused attempt.</summary>
public sealed class SubstitutionService(ISubstitutionStore store, ICaseStore cases, SubstitutionBook book, IStaffRoll staff, IClock clock)
{
    /// <summary>Takes up what stands, also what another server appointed.</summary>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>A task that ends when it is known.</returns>
    public async Task RefreshAsync(CancellationToken cancellation) => book.Know(await store.StandingAsync(Today, cancellation));

    /// <summary>代理: appoints a substitute.</summary>
    /// <param name="what">Who for whom, from when to when.</param>
    /// <param name="actor">Who appoints.</param>
    /// <param name="cancellation">Cancels waiting, not a commit under way.</param>
    /// <returns>The refusal, or null when it is appointed.</returns>
    public async Task<Rejection?> AppointAsync(Substitution what, Actor actor, CancellationToken cancellation)
    {
        await RefreshAsync(cancellation);
        var refusal = what.Refuses(actor, book.Standing.Select(s => s.What), staff, Today);
        if (refusal is null && !await store.AppointAsync(what, staff.Find(what.Of)!.Office, clock.GetCurrentInstant(), actor.User, cancellation))
            refusal = RuntimeRejections.SubstitutedMeanwhile();
        return await ConcludeAsync(refusal, "AppointSubstitute", actor, cancellation);
    }

    /// <summary>结束代理, before its last day.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="actor">Who ends it.</param>
    /// <param name="cancellation">Cancels waiting, not a commit under way.</param>
    /// <returns>The refusal, or null when it is ended.</returns>
    public async Task<Rejection?> EndAsync(long id, Actor actor, CancellationToken cancellation)
    {
        await RefreshAsync(cancellation);
        var kept = book.Standing.FirstOrDefault(s => s.Id == id);
        var refusal = kept is null || staff.Find(kept.What.Of) is not { } absent ? RuntimeRejections.NoSubstitution(id)
            : !Substitution.MayArrange(actor, absent) ? RuntimeRejections.NotYourSubstitution(actor)
            : await store.EndAsync(id, clock.GetCurrentInstant(), actor.User, cancellation) ? null
            : RuntimeRejections.NoSubstitution(id);
        return await ConcludeAsync(refusal, "EndSubstitution", actor, cancellation);
    }

    private LocalDate Today => ChinaTime.DateOf(clock.GetCurrentInstant());

    private async Task<Rejection?> ConcludeAsync(Rejection? refusal, string command, Actor actor, CancellationToken cancellation)
    {
        if (refusal is null)
            await RefreshAsync(cancellation);
        else
            await cases.KeepRefusedAsync(new RefusedAttempt(clock.GetCurrentInstant(), actor.User, actor.Office.Name, null, null, command, refusal), cancellation);
        return refusal;
    }
}
