using System.Collections.Immutable;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Runtime.Docket;

/// <summary>What a log is replayed under besides the item: law, staff and every calendar that was ever in force.</summary>
/// <param name="Law">What general law sets.</param>
/// <param name="Staff">Who the officers are.</param>
/// <param name="CalendarOf">The calendar of a version.</param>
/// <param name="InForce">The calendar for what was recorded before any version.</param>
/// <param name="VersionOf">A published version of an item, for cases that were moved from one to another.</param>
public sealed record ReplayGround(
    GeneralLaw Law, IStaffRoll Staff, Func<string, WorkCalendar> CalendarOf, WorkCalendar InForce, Func<ItemCode, int, ServiceItem> VersionOf)
{
    /// <summary>The notices that a version of the calendar was made of, as they were kept; null for one that is not known.</summary>
    public Func<string, ImmutableArray<HolidayNotice>?> NoticesOf { get; init; } = _ => null;
}

/// <summary>
/// A case made anew from its log, event by event, with the calendar each event was counted with: the same events give
/// the same case, whoever asks and whenever.
/// </summary>
public sealed class CaseReplay(ServiceItem item, ReplayGround ground)
{
    private ApprovalCase? state;

    /// <summary>The definition as the case reads it at the last event.</summary>
    public ServiceItem Item { get; private set; } = item;

    /// <summary>The calendar in force at the last event.</summary>
    public WorkCalendar Calendar { get; private set; } = ground.InForce;

    /// <summary>The case after the last event.</summary>
    /// <exception cref="InvalidOperationException">No event was taken yet.</exception>
    public ApprovalCase State => state ?? throw new InvalidOperationException("Nothing was replayed yet.");

    /// <summary>The case after the last event, or null before the first.</summary>
    public ApprovalCase? StateIfAny => state;

    /// <summary>Takes the next event.</summary>
    /// <param name="recorded">The event as it stands in the log.</param>
    /// <returns>The event.</returns>
    /// <exception cref="System.Text.Json.JsonException">The payload cannot be read.</exception>
    public CaseEvent Take(RecordedEvent recorded)
    {
        var happened = StoredJson.Read<CaseEvent>(recorded.Payload);
        if (happened is CaseEvent.Received received && received.Version != Item.Version)
            Item = ground.VersionOf(received.Item, received.Version);
        var context = ContextOf(recorded, happened);
        (Calendar, state) = (context.Calendar, Apply.To(state, happened, context));
        Item = happened switch
        {
            CaseEvent.VersionMoved e => ground.VersionOf(state.Item, e.To).For(state),
            CaseEvent.OfficeChanged e => Item.With(new Successor(e.From, e.To)),
            _ => Item,
        };
        return happened;
    }

    /// <summary>The context an event was decided in, as far as the log tells it.</summary>
    /// <param name="recorded">The event as it stands in the log.</param>
    /// <param name="happened">The event.</param>
    /// <returns>The context.</returns>
    public CaseContext ContextOf(RecordedEvent recorded, CaseEvent happened)
    {
        var calendar = happened switch
        {
            CaseEvent.Accepted e => ground.CalendarOf(e.Calendar),
            CaseEvent.Recomputed e => ground.CalendarOf(e.Calendar),
            _ => Calendar,
        };
        return new CaseContext(Item, ground.Law, calendar, ground.Staff, ActorOf(recorded), recorded.At, recorded.Case) { Test = happened is CaseEvent.Received { Test: true } };
    }

    /// <summary>Roles are not in the log; the one that changes a case is that of a system that handed it in.</summary>
    private static Actor ActorOf(RecordedEvent recorded) => new(
        recorded.User, recorded.UserName, new Office(recorded.Office),
        recorded.Office == Office.Window.Name ? [] : [Authority.Integrator], recorded.User == Actor.Engine.User);
}
