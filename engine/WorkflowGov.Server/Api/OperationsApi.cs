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
/// <param name="Sandbox">沙箱: nothing here counts.</param>
public sealed record Welcome(bool Demo, string? Password, ImmutableArray<SignedIn> Accounts, string? Provider, bool Sandbox);

/// <summary>How the server is.</summary>
/// <param name="Status"><c>live</c> or <c>ready</c>.</param>
/// <param name="Sandbox">沙箱: nothing here counts.</param>
public sealed record Health(string Status, bool Sandbox);

/// <summary>What the server says of itself.</summary>
internal static class OperationsApi
{
    public static Welcome Welcome(ServerOptions options, Catalogue catalogue)
    {
        if (!options.Demo)
            return new Welcome(false, null, [], options.Access.Provider?.Label, options.Sandbox);
        var people = catalogue.Organisation.Accounts.Where(a => !a.Roles.Contains(Authority.Integrator)).DistinctBy(a => a.Roles[0]);
        return new Welcome(true, catalogue.Organisation.DemoPassword, [.. people.Select(a => new SignedIn(a.User, a.Name, a.Office, a.Roles))], options.Access.Provider?.Label, options.Sandbox);
    }

    public static SignedIn Me(HttpContext http)
    {
        var actor = SignIn.ActorOf(http.User);
        return new SignedIn(actor.User, actor.Name, actor.Office, actor.Roles);
    }

    public static CalendarDay Today(Bearings bearings) =>
        bearings.Calendar.Describe(ChinaTime.DateOf(bearings.Clock.GetCurrentInstant()));

    public static Health Live(ServerOptions options) => new("live", options.Sandbox);

    public static async Task<Health> ReadyAsync(ServerOptions options, HealthQueries health, CancellationToken cancellation)
    {
        await health.AliveAsync(cancellation);
        return new Health("ready", options.Sandbox);
    }
}
