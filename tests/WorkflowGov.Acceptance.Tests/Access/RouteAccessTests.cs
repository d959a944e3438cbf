using System.Text.Json.Nodes;

namespace WorkflowGov.Acceptance.Tests.Access;

/// <summary>Every address has its decision in one list, and what the list opens is what the program opens.</summary>
public sealed class RouteAccessTests(SharedServer shared)
{
    [Fact]
    public async Task Routes_All_HaveADecisionThatTheProgramKeeps()
    {
        var routes = await shared.Running.GetAsync("admin", "/api/v1/routes");

        routes.AsArray().Count.ShouldBeGreaterThan(150);
        routes.AsArray().Where(r => !r!["decided"]!.GetValue<bool>()).Select(r => r!["address"]!.ToString())
            .ShouldBeEmpty("Decide who may call it in engine/WorkflowGov.Server/Access/RouteAccess.cs");
        routes.AsArray().Where(r => r!["visitors"]!.GetValue<bool>() != r["anonymous"]!.GetValue<bool>()).Select(r => r!["address"]!.ToString())
            .ShouldBeEmpty("RouteAccess.cs and AllowAnonymous differ");
    }
}
