using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Runtime.Timers;

namespace WorkflowGov.Server.Api;

/// <summary>Move the clock ahead.</summary>
/// <param name="Days">By so many days.</param>
/// <param name="Hours">And so many hours.</param>
/// <param name="To">Or to the start of this local day.</param>
public sealed record ClockMove(int Days = 0, int Hours = 0, LocalDate? To = null);

/// <summary>Where the clock stands.</summary>
/// <param name="Now">The program's time (UTC).</param>
/// <param name="Today">The local day in Asia/Shanghai.</param>
/// <param name="AheadSeconds">How far ahead of real time, in seconds.</param>
public sealed record MovedClock(Instant Now, LocalDate Today, double AheadSeconds);

/// <summary>The clock of a demo or sandbox; no other server has these addresses.</summary>
internal static class ClockApi
{
    private const int DaysMax = 3_660;

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/clock", View).Produces<MovedClock>();
        group.MapPost("/clock", AdvanceAsync).Accepts<ClockMove>("application/json").Produces<MovedClock>();
    }

    private static async Task<IResult> AdvanceAsync(HttpRequest request, DemoClock clock, DemoClockStore store, WakeUp wakeUp)
    {
        var (body, _) = await Body.ReadAsync<ClockMove>(request);
        var by = body.To is { } day
            ? ChinaTime.StartOfDay(day) - clock.GetCurrentInstant()
            : Duration.FromDays(body.Days) + Duration.FromHours(body.Hours);
        if (by < Duration.Zero || by > Duration.FromDays(DaysMax))
        {
            return RejectionProblem.Of(
                422, "WG6007", new Text("时钟只能向前，最多十年", "The clock moves ahead only, ten years at most"), body.To is null ? "days" : "to");
        }

        clock.MoveTo(await store.AdvanceAsync(by, request.HttpContext.RequestAborted));
        ClockWatch.WakeUp(wakeUp);
        return Results.Ok(View(clock));
    }

    private static MovedClock View(DemoClock clock)
    {
        var now = clock.GetCurrentInstant();
        return new MovedClock(now, ChinaTime.DateOf(now), clock.Ahead.TotalSeconds);
    }
}
