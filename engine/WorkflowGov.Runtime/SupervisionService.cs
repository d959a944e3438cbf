using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Supervision;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Runtime;

/// <summary>
/// The door of supervision: revoking cards and orders. It writes into the case's log and leaves the course of the
/// case alone.
/// </summary>
/// <param name="store">Where it is written.</param>
/// <param name="cases">Keeps refused attempts.</param>
/// <param name="bearings">Calendar and clock.</param>
/// <param name="wakeUp">Woken when a revoked card is armed again.</param>
public sealed class SupervisionService(ISupervisionStore store, ICaseStore cases, Bearings bearings, IWakeUp wakeUp)
{
    /// <summary>Carries out a command of supervision.</summary>
    /// <param name="number">办件编号.</param>
    /// <param name="command">What is wanted.</param>
    /// <param name="actor">Who wants it.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>The event, or why not.</returns>
    public async Task<Ruling<CaseEvent>> ExecuteAsync(
        CaseNumber number, SupervisionCommand command, Actor actor, CancellationToken cancellation)
    {
        var now = Recording.Precise(bearings.Clock.GetCurrentInstant());
        var calendar = bearings.Calendar;
        var ruling = await store.ActAsync(number, now, Decide, cancellation) ?? RuntimeRejections.UnknownCase(number);
        if (ruling.Rejection is { } rejection)
        {
            await cases.KeepRefusedAsync(
                new RefusedAttempt(now, actor.User, actor.Office.Name, null, null, command.GetType().Name, rejection), cancellation);
            return rejection;
        }

        if (ruling.Value.Happened is CaseEvent.CardRevoked)
            wakeUp.NotLaterThan(now);
        return ruling.Value.Happened;

        Ruling<Supervised> Decide(HeldCase held)
        {
            var decided = Oversight.Decide(held.On, command, actor, ChinaTime.DateOf(now), calendar);
            if (decided.Rejection is { } refused)
                return refused;
            var happened = decided.Value;
            return new Supervised(happened, RecordedEvent.Chain(held.Head, new RecordedEvent(
                held.Case, held.Sequence + 1, now, actor.User, actor.Name, actor.Office.Name, held.DefinitionHash,
                Recording.NameOf(happened), StoredJson.Write(happened), [])));
        }
    }
}
