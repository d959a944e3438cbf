using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using Npgsql;
using WorkflowGov.Runtime.Postgres.Private;

namespace WorkflowGov.Acceptance.Tests;

/// <summary>Search, figures, live updates and the trail, asked of a running server.</summary>
public sealed class TraceTests(SharedServer shared)
{
    private readonly RunningServer server = shared.Running;

    [Fact]
    public async Task Search_OverTheApi_FindsInChineseMasksPeopleAndShowsEachOfficeItsOwn()
    {
        var number = await StartAsync();

        // Servers take keys in blocks, so cases received at two servers may stand in another order than they came.
        var found = (await UntilAsync(
            async () => (await server.GetAsync("supervisor", $"/api/v1/cases?q={Uri.EscapeDataString("宝启科技")}&limit=50")).AsArray().SingleOrDefault(c => c!["number"]!.GetValue<string>() == number),
            listed => listed is not null)).ShouldNotBeNull();
        found["applicant"]!.GetValue<string>().ShouldBe("邓*婷");
        (await server.GetAsync("window1", $"/api/v1/cases?q={Uri.EscapeDataString("邓雅婷")}&limit=1")).AsArray().Count.ShouldBe(1);
        (await server.GetAsync("shijian-clerk1", $"/api/v1/cases?q={number[31..]}&status=Received")).AsArray().Count.ShouldBe(1);
        (await server.GetAsync("weijian-clerk1", $"/api/v1/cases?q={number}")).AsArray().ShouldBeEmpty();
        (await StatusAsync("supervisor", "/api/v1/cases?from=yesterday")).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Figures_OverTheApi_CountWhatJustHappenedForSupervisorsOnly()
    {
        async Task<long> ReceivedAsync() => (await server.GetAsync("supervisor", "/api/v1/supervision/figures?by=Item"))["total"]!["received"]!.GetValue<long>();
        var before = await ReceivedAsync();
        await StartAsync();

        (await UntilAsync(ReceivedAsync, received => received > before)).ShouldBe(before + 1);
        foreach (var path in (string[])["figures", "figures/materials", "figures/returns", "figures/refusals", "figures?by=Day", "figures?by=Step", "figures?by=Office"])
        {
            (await StatusAsync("window1", $"/api/v1/supervision/{path}")).ShouldBe(HttpStatusCode.Forbidden);
            (await StatusAsync("supervisor", $"/api/v1/supervision/{path}")).ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Live_WhoListens_IsToldOfTheOfficesCasesAndGoesOnWhereItBrokeOff()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        string last;
        await using (var window = ListenAsync("window1", null, limit.Token).GetAsyncEnumerator(limit.Token))
        await using (var other = ListenAsync("weijian-clerk1", null, limit.Token).GetAsyncEnumerator(limit.Token))
        {
            (await NextAsync(window)).EventType.ShouldBe("hello");
            (await NextAsync(other)).EventType.ShouldBe("hello");
            var number = await StartAsync();
            var told = await NextAsync(window);
            JsonNode.Parse(told.Data)!["case"]!.GetValue<string>().ShouldBe(number);
            last = told.EventId!;
            (await server.AcceptAsync("window1", number)).Status.ShouldBe(HttpStatusCode.OK);
            JsonNode.Parse((await NextAsync(window)).Data)!["type"]!.GetValue<string>().ShouldBe("case.materials_checked");
            JsonNode.Parse((await NextAsync(window)).Data)!["type"]!.GetValue<string>().ShouldBe("case.accepted");
        }

        await using var again = ListenAsync("window1", last, limit.Token).GetAsyncEnumerator(limit.Token);
        (await NextAsync(again)).EventType.ShouldBe("hello");
        JsonNode.Parse((await NextAsync(again)).Data)!["type"]!.GetValue<string>().ShouldBe("case.materials_checked");
    }

    /// <summary>
    /// What was written before somebody listened, by a transaction that may yet be overtaken, belongs to neither the past that is
    /// read nor the present that is told, if these are cut at what is written in place of what is final.
    /// </summary>
    [Fact]
    public async Task Live_WrittenBeforeAndFinalAfterTheListenerCame_IsToldAllTheSame()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var postgres = await PrivatePostgres.StartAsync(new PrivatePostgresOptions(server.Folder), limit.Token);
        await using var database = NpgsqlDataSource.Create(postgres.ConnectionString);
        await using var older = await database.OpenConnectionAsync(limit.Token);
        var running = await older.BeginTransactionAsync(limit.Token);
        await using (var begun = new NpgsqlCommand("select pg_current_xact_id()", older, running))
            await begun.ExecuteScalarAsync(limit.Token);
        var number = await StartAsync();

        await using var window = ListenAsync("window1", null, limit.Token).GetAsyncEnumerator(limit.Token);
        (await NextAsync(window)).EventType.ShouldBe("hello");
        await running.DisposeAsync();

        var told = await NextAsync(window);
        while (told.EventType != "case" || JsonNode.Parse(told.Data)!["case"]!.GetValue<string>() != number)
            told = await NextAsync(window);
        JsonNode.Parse(told.Data)!["type"]!.GetValue<string>().ShouldBe("case.received");
    }

    /// <summary>Whoever comes while things happen is told of each of them once: none falls between what is read and what is told.</summary>
    [Fact]
    public async Task Live_ListenersThatComeWhileThingsHappen_EachIsToldOfAllBehindItsPlace()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        string place;
        await using (var first = ListenAsync("window1", null, limit.Token).GetAsyncEnumerator(limit.Token))
        {
            (await NextAsync(first)).EventType.ShouldBe("hello");
            await StartAsync();
            place = (await NextAsync(first)).EventId!;
        }

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
        var heard = new List<ConcurrentQueue<string>>();
        var started = new List<string>();
        var listeners = new List<Task>();
        for (var i = 0; i < 12; i++)
        {
            heard.Add(new ConcurrentQueue<string>());
            listeners.Add(HearAsync(place, heard[^1], enough.Token));
            started.Add(await StartAsync());
        }

        (await UntilAsync(() => Task.FromResult(heard.Count(h => started.All(h.Contains))), all => all == heard.Count)).ShouldBe(heard.Count);
        await enough.CancelAsync();
        await Task.WhenAll(listeners);
        heard.ShouldAllBe(h => h.Where(started.Contains).SequenceEqual(started));
    }

    private async Task HearAsync(string place, ConcurrentQueue<string> heard, CancellationToken cancellation)
    {
        try
        {
            await foreach (var item in ListenAsync("window1", place, cancellation))
            {
                if (item.EventType == "case")
                    heard.Enqueue(JsonNode.Parse(item.Data)!["case"]!.GetValue<string>());
            }
        }
        catch (OperationCanceledException)
        {
            // All was heard.
        }
    }

    [Fact]
    public async Task Live_TwoServersOnOneDatabase_EachTellsWhatHappenedAtEitherOnceAndInOrder()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        await using var beside = await server.BesideAsync();
        await using var here = ListenAsync("window1", null, limit.Token).GetAsyncEnumerator(limit.Token);
        await using var there = ListenAsync("window1", null, limit.Token, beside).GetAsyncEnumerator(limit.Token);
        (await NextAsync(here)).EventType.ShouldBe("hello");
        (await NextAsync(there)).EventType.ShouldBe("hello");

        var expected = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            var number = await StartAsync(i % 2 == 0 ? server : beside);
            (await (i % 2 == 0 ? beside : server).AcceptAsync("window1", number)).Status.ShouldBe(HttpStatusCode.OK);
            expected.AddRange([$"{number} case.received", $"{number} case.materials_checked", $"{number} case.accepted"]);
        }

        foreach (var listener in (IAsyncEnumerator<SseItem<string>>[])[here, there])
        {
            var told = new List<string>();
            while (told.Count < expected.Count)
            {
                var item = await NextAsync(listener);
                if (item.EventType == "case")
                    told.Add($"{JsonNode.Parse(item.Data)!["case"]} {JsonNode.Parse(item.Data)!["type"]}");
            }

            told.ShouldBe(expected);
        }
    }

    [Fact]
    public async Task Audit_OnTheCommandLine_SealsPacksAndVerifiesOffline()
    {
        var number = await StartAsync();
        await server.AcceptAsync("window1", number);
        var (checkpoints, pack) = (Path.Combine(server.Folder, "checkpoints.ndjson"), Path.Combine(server.Folder, "pack.json"));

        (await CliAsync("audit", "checkpoint", "--to", checkpoints)).ShouldContain("检查点");
        (await CliAsync("audit", "verify", "--against", checkpoints)).ShouldContain("哈希链完整");
        (await CliAsync("case", "evidence", number, "--to", pack)).ShouldContain("--file");
        (await CliAsync("audit", "verify", "--file", pack)).ShouldContain("哈希链完整");
        (await CliAsync("audit", "replay", number)).ShouldContain("✔  case.accepted");
        (await StatusAsync("weijian-clerk1", $"/api/v1/cases/{number}/evidence")).ShouldBe(HttpStatusCode.Forbidden);

        await File.WriteAllTextAsync(pack, (await File.ReadAllTextAsync(pack)).Replace("宝安区新安街道", "宝安区别的街道", StringComparison.Ordinal));
        (await CliAsync(1, "audit", "verify", "--file", pack)).ShouldContain("第 1 条被改动");
    }

    /// <summary>What is read from the log is seen once every transaction that began earlier is over: asked again until then.</summary>
    internal static async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> holds)
    {
        var answer = await ask();
        for (var tries = 0; tries < 200 && !holds(answer); tries++)
        {
            await Task.Delay(100);
            answer = await ask();
        }

        return answer;
    }

    private Task<string> CliAsync(params string[] arguments) => CliAsync(0, arguments);

    private async Task<string> CliAsync(int code, params string[] arguments)
    {
        string[] all = [Path.Combine(AppContext.BaseDirectory, "wfgov.dll"), .. arguments, "--server", server.Address];
        using var cli = Process.Start(new ProcessStartInfo("dotnet", all) { RedirectStandardOutput = true })!;
        var said = await cli.StandardOutput.ReadToEndAsync();
        await cli.WaitForExitAsync();
        cli.ExitCode.ShouldBe(code, said);
        return said;
    }

    private async Task<string> StartAsync(RunningServer? at = null)
    {
        var (status, started) = await (at ?? server).PostAsync("web-hall", "/api/v1/cases", await Requests.CompanyAsync(at ?? server));
        status.ShouldBe(HttpStatusCode.Created);
        return started!["number"]!.GetValue<string>();
    }

    private async Task<HttpStatusCode> StatusAsync(string user, string path)
    {
        await server.GetAsync(user, "/api/v1/me");
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", server.TokenOf(user));
        using var response = await server.Http.SendAsync(request);
        return response.StatusCode;
    }

    private async IAsyncEnumerable<SseItem<string>> ListenAsync(
        string user, string? last, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation, RunningServer? at = null)
    {
        var asked = at ?? server;
        await asked.GetAsync(user, "/api/v1/me");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/desk/live");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", asked.TokenOf(user));
        if (last is not null)
            request.Headers.Add("Last-Event-ID", last);
        using var response = await asked.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        await foreach (var item in SseParser.Create(body).EnumerateAsync(cancellation))
            yield return item;
    }

    private static async Task<SseItem<string>> NextAsync(IAsyncEnumerator<SseItem<string>> events)
    {
        (await events.MoveNextAsync()).ShouldBeTrue();
        return events.Current;
    }
}
