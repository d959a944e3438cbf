using System.Net;
using System.Text.Json.Nodes;

namespace WorkflowGov.Acceptance.Tests;

/// <summary>沙箱: what an integrator does there counts nowhere, and everything says so.</summary>
[Collection(DescribedServer.Name)]
public sealed class SandboxTests(SandboxServer shared)
{
    private readonly RunningServer server = shared.Running;

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/api/v1/welcome")]
    public async Task Answer_OfASandbox_SaysWhatItIs(string path)
    {
        using var answer = await server.Http.GetAsync(path);

        answer.Headers.GetValues("WorkflowGov-Sandbox").ShouldBe(["true"]);
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["sandbox"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Case_HandedIn_IsATestForGood()
    {
        var (_, handedIn) = await server.PostAsync("web-hall", "/api/v1/cases", await Requests.CompanyAsync(server));
        var path = $"/api/v1/cases/{handedIn!["number"]}";
        await server.AcceptAsync("window1", handedIn["number"]!.ToString());

        handedIn["test"]!.GetValue<bool>().ShouldBeTrue();
        (await server.GetAsync("window1", path))["test"]!.GetValue<bool>().ShouldBeTrue();
        var evidence = await server.GetAsync("supervisor", $"{path}/evidence");
        JsonNode.Parse(evidence["events"]![0]!["payload"]!.ToString())!["test"]!.GetValue<bool>().ShouldBeTrue();
        evidence["receipts"]!.AsArray().ShouldAllBe(r => r!["result"]!.ToString() != "Different");
    }

    [Fact]
    public async Task Clock_MovedByAnIntegrator_WhatFallsDueHappens()
    {
        var (_, handedIn) = await server.PostAsync("web-hall", "/api/v1/cases", await Requests.CompanyAsync(server));
        var before = await server.GetAsync("web-hall", "/api/v1/sandbox/clock");

        var (status, after) = await server.PostAsync("web-hall", "/api/v1/sandbox/clock", new JsonObject { ["days"] = 15 });

        status.ShouldBe(HttpStatusCode.OK);
        (Ahead(after!) - Ahead(before)).ShouldBe(15 * 24 * 3600);
        (await TraceTests.UntilAsync(async () => (await server.GetAsync("web-hall", $"/api/v1/cases/{handedIn!["number"]}"))["status"]!.ToString(), s => s != "Received"))
            .ShouldBe("InReview");
    }

    [Fact]
    public async Task Clock_MovedBack_IsRefused()
    {
        var (status, problem) = await server.PostAsync("web-hall", "/api/v1/sandbox/clock", new JsonObject { ["days"] = -1 });

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        problem!["code"]!.ToString().ShouldBe("WG6007");
    }

    [Fact]
    public async Task RealWork_OnTheDatabaseOfASandbox_DoesNotStart()
    {
        var (code, said) = await server.StartAnotherAsync("--sandbox=false");

        code.ShouldBe(1);
        said.ShouldContain("这个数据库是沙箱");
    }

    private static double Ahead(JsonNode clock) => clock["ahead_seconds"]!.GetValue<double>();
}
