using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Runtime.FrontDesk;

/// <summary>预约.</summary>
/// <param name="Id">预约号.</param>
/// <param name="Point">服务网点.</param>
/// <param name="At">When the slot begins.</param>
/// <param name="Holder">证件号码 of who comes.</param>
/// <param name="Name">姓名.</param>
/// <param name="Item">For which item; null = any.</param>
public sealed record Appointment(long Id, string Point, Instant At, string Holder, string Name, string? Item)
{
    /// <summary>到号: when they came; null before.</summary>
    public Instant? ArrivedAt { get; init; }
}

/// <summary>A slot of a day.</summary>
/// <param name="At">When it begins.</param>
/// <param name="Free">Seats left.</param>
public sealed record Slot(Instant At, int Free);

/// <summary>What came of taking a seat.</summary>
public enum SeatAnswer
{
    /// <summary>Taken.</summary>
    Taken,

    /// <summary>All seats are taken.</summary>
    Full,

    /// <summary>The person has an appointment at that time.</summary>
    Twice,
}

/// <summary>Where appointments are kept.</summary>
public interface IAppointmentStore
{
    /// <summary>Takes a free seat of a slot; never one that somebody has, however many ask at once.</summary>
    /// <param name="wanted">The appointment; its id is not looked at.</param>
    /// <param name="capacity">Seats of the slot.</param>
    /// <param name="by">Who books it.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>What came of it, and the id when taken.</returns>
    Task<(SeatAnswer Answer, long Id)> TakeAsync(Appointment wanted, int capacity, string by, Instant now, CancellationToken cancellation);

    /// <summary>Gives a seat back.</summary>
    /// <param name="id">预约号.</param>
    /// <param name="holder">证件号码 of who has it.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>False when there is no such appointment of this person.</returns>
    Task<bool> GiveBackAsync(long id, string holder, Instant now, CancellationToken cancellation);

    /// <summary>Who comes to a point, by time; what was cancelled is left out.</summary>
    /// <param name="point">服务网点.</param>
    /// <param name="from">From, inclusive.</param>
    /// <param name="to">To, exclusive.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The appointments.</returns>
    Task<IReadOnlyList<Appointment>> ListAsync(string point, Instant from, Instant to, CancellationToken cancellation);

    /// <summary>Keeps that somebody came; the first time counts.</summary>
    /// <param name="id">预约号.</param>
    /// <param name="by">Who received them.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>The appointment; null when there is none that stands.</returns>
    Task<Appointment?> ArriveAsync(long id, string by, Instant now, CancellationToken cancellation);

    /// <summary>Seats taken at a point by slot.</summary>
    /// <param name="point">服务网点.</param>
    /// <param name="from">From, inclusive.</param>
    /// <param name="to">To, exclusive.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>Seats taken by the slot's beginning.</returns>
    Task<IReadOnlyDictionary<Instant, int>> TakenAsync(string point, Instant from, Instant to, CancellationToken cancellation);
}

/// <summary>预约 at the service points.</summary>
public sealed class AppointmentDesk(IAppointmentStore store, Bearings bearings, AppointmentRule rule)
{
    /// <summary>The slots of a point on a day.</summary>
    /// <param name="point">服务网点.</param>
    /// <param name="day">The day.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The slots with the seats left; none when there is no such point or the day is one of rest.</returns>
    public async Task<IReadOnlyList<Slot>> SlotsAsync(string point, LocalDate day, CancellationToken cancellation)
    {
        if (rule.Points.FirstOrDefault(p => p.Name == point) is not { } found)
            return [];
        var taken = await store.TakenAsync(point, ChinaTime.StartOfDay(day), ChinaTime.StartOfDay(day.PlusDays(1)), cancellation);
        return [.. Appointments.Slots(rule, found, day, bearings.Calendar).Select(s => new Slot(s, found.Capacity - taken.GetValueOrDefault(s)))];
    }

    /// <summary>Who comes to a point on a day, by time.</summary>
    /// <param name="point">服务网点.</param>
    /// <param name="day">The day.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The appointments.</returns>
    public Task<IReadOnlyList<Appointment>> DayAsync(string point, LocalDate day, CancellationToken cancellation) =>
        store.ListAsync(point, ChinaTime.StartOfDay(day), ChinaTime.StartOfDay(day.PlusDays(1)), cancellation);

    /// <summary>到号: who has it has come.</summary>
    /// <param name="id">预约号.</param>
    /// <param name="actor">The window.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>The appointment, or why not.</returns>
    public async Task<Ruling<Appointment>> ArriveAsync(long id, Actor actor, CancellationToken cancellation) =>
        await store.ArriveAsync(id, actor.User, bearings.Clock.GetCurrentInstant(), cancellation) is { } arrived
            ? arrived
            : new Rejection("WG5760", RejectionKind.NotFound, new Text("没有这个预约，或者已经取消", "There is no such appointment, or it was cancelled"), null, "id");

    /// <summary>Books a slot.</summary>
    /// <param name="wanted">The appointment.</param>
    /// <param name="actor">Who books it.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>The appointment with its number, or why not.</returns>
    public async Task<Ruling<Appointment>> BookAsync(Appointment wanted, Actor actor, CancellationToken cancellation)
    {
        var now = bearings.Clock.GetCurrentInstant();
        if (string.IsNullOrWhiteSpace(wanted.Holder) || string.IsNullOrWhiteSpace(wanted.Name))
            return new Rejection("WG5754", RejectionKind.Invalid, new Text("预约须有姓名和证件号码", "An appointment needs a name and an identifier"), null, "holder");
        var open = Appointments.Open(rule, wanted.Point, wanted.At, now, bearings.Calendar);
        if (open.Rejection is { } refusal)
            return refusal;
        var (answer, id) = await store.TakeAsync(wanted, open.Value.Capacity, actor.User, now, cancellation);
        return answer switch
        {
            SeatAnswer.Taken => wanted with { Id = id },
            SeatAnswer.Full => new Rejection("WG5755", RejectionKind.Conflict, new Text("该时段已约满，请另选时段", "The slot is full; choose another"), null, "at"),
            _ => new Rejection("WG5756", RejectionKind.Conflict, new Text("该时段已有您的预约", "This person has an appointment at that time"), null, "holder"),
        };
    }

    /// <summary>Cancels an appointment.</summary>
    /// <param name="id">预约号.</param>
    /// <param name="holder">证件号码 of who has it.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>Why not; null when it is cancelled.</returns>
    public async Task<Rejection?> CancelAsync(long id, string holder, CancellationToken cancellation) =>
        await store.GiveBackAsync(id, holder, bearings.Clock.GetCurrentInstant(), cancellation)
            ? null
            : new Rejection("WG5757", RejectionKind.NotFound, new Text("没有这个人的这个预约，或者已经取消", "This person has no such appointment, or it was cancelled"), null, "id");
}
