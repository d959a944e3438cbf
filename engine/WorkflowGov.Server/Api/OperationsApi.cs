using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Runtime.Timers;

namespace WorkflowGov.Server.Api;

/// <summary>Who is signed in.</summary>
/// <param name="User">User name.</param>
/// <param name="Name">Name shown to people.</param>
/// <param name="Office">部门.</param>
/// <param name="Roles">角色.</param>
public sealed record SignedIn(string User, string Name, Office Office, ImmutableArray<Role> Roles);

/// <summary>What a visitor may know before signing in.</summary>
/// <param name="Demo">Demo accounts exist.</param>
/// <param name="Password">Their password; null without a demo.</param>
/// <param name="Accounts">One account of each role.</param>
/// <param name="Provider">What the button of the OpenID Connect provider says; null = there is none.</param>
public sealed record Welcome(bool Demo, string? Password, ImmutableArray<SignedIn> Accounts, string? Provider);

/// <summary>What the server says of itself.</summary>
internal static class OperationsApi
{
    public static Welcome Welcome(ServerOptions options, Catalogue catalogue)
    {
        if (!options.Demo)
            return new Welcome(false, null, [], options.Access.Provider?.Label);
        var people = catalogue.Organisation.Accounts.Where(a => !a.Roles.Contains(Authority.Integrator)).DistinctBy(a => a.Roles[0]);
        return new Welcome(true, catalogue.Organisation.DemoPassword, [.. people.Select(a => new SignedIn(a.User, a.Name, a.Office, a.Roles))], options.Access.Provider?.Label);
    }

    public static SignedIn Me(HttpContext http)
    {
        var actor = SignIn.ActorOf(http.User);
        return new SignedIn(actor.User, actor.Name, actor.Office, actor.Roles);
    }

    public static CalendarDay Today(Bearings bearings) =>
        bearings.Calendar.Describe(ChinaTime.DateOf(bearings.Clock.GetCurrentInstant()));

    public static async Task<IResult> ReadyAsync(CaseQueries queries, IClock clock, CancellationToken cancellation)
    {
        await queries.LagAsync(clock.GetCurrentInstant(), cancellation);
        return Results.Ok();
    }
}

/// <summary>Where the demo's clock stands.</summary>
/// <param name="Now">The program's time (UTC).</param>
/// <param name="Today">The local day in Asia/Shanghai.</param>
/// <param name="AheadSeconds">How far ahead of real time, in seconds.</param>
public sealed record DemoClockView(Instant Now, LocalDate Today, double AheadSeconds);

/// <summary>The demo's clock; these addresses exist in demo mode only.</summary>
internal static class DemoApi
{
    private const int DaysMax = 3_660;

    public static DemoClockView Read(DemoClock clock) => View(clock);

    public static async Task<IResult> AdvanceAsync(HttpRequest request, DemoClock clock, DemoClockStore store, WakeUp wakeUp)
    {
        var (body, _) = await Body.ReadAsync<DemoClockRequest>(request);
        var by = body.To is { } day
            ? ChinaTime.StartOfDay(day) - clock.GetCurrentInstant()
            : Duration.FromDays(body.Days) + Duration.FromHours(body.Hours);
        if (by < Duration.Zero || by > Duration.FromDays(DaysMax))
        {
            return RejectionProblem.Of(
                422, "WG6007", new Text("演示时钟只能向前，最多十年", "The demo's clock moves ahead only, ten years at most"), body.To is null ? "days" : "to");
        }

        await store.WriteAsync(clock.Advance(by), request.HttpContext.RequestAborted);
        wakeUp.Now();
        wakeUp.CountAnewIn(Duration.Zero);
        return Results.Ok(View(clock));
    }

    private static DemoClockView View(DemoClock clock)
    {
        var now = clock.GetCurrentInstant();
        return new DemoClockView(now, ChinaTime.DateOf(now), clock.Ahead.TotalSeconds);
    }
}
