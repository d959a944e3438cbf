using System.Net;
using System.Text.Json.Nodes;
using WorkflowGov.Acceptance.Tests;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Runtime;
using WorkflowGov.Testing;

namespace WorkflowGov.Elsa.Tests;

/// <summary>
/// Clients of a server over HTTP: all open steps of a case are finished in the same moment, each by two clients. Who gets
/// no answer asks again with the same key, as an integrator does.
/// </summary>
internal sealed class RacingClients(RunningServer server)
{
    private const string Watcher = "supervisor";

    private int answered;

    /// <summary>How many commands were answered so far.</summary>
    public int Answered => Volatile.Read(ref answered);

    /// <summary>Signs everybody in.</summary>
    public async Task SignInAsync()
    {
        foreach (var user in Repository.Catalogue.Organisation.Accounts.Select(a => a.User).Where(u => u is not "author"))
            await server.GetAsync(user, "/api/v1/today");
    }

    /// <summary>Takes a case from receipt to its end.</summary>
    /// <param name="item">The item.</param>
    /// <param name="returns">Whether each step that can send back does so the first time.</param>
    /// <returns>Its number.</returns>
    public async Task<string> RunAsync(ServiceItem item, bool returns)
    {
        var started = await AskAsync("web-hall", "/api/v1/cases", Application(item), Key());
        started.Status.ShouldBe(HttpStatusCode.Created, started.Body?.ToJsonString());
        var (number, returned) = (started.Body!["number"]!.GetValue<string>(), new HashSet<string>(StringComparer.Ordinal));
        while (await OpenAsync(number) is { Length: > 0 } open)
        {
            var today = (await WatchAsync("/api/v1/today"))["date"]!.GetValue<string>();
            await Task.WhenAll(open.Select(id =>
            {
                var step = item.Process[new StepId(id)];
                var back = returns && step.Outcomes.Any(o => o.Action is OutcomeAction.Return) && returned.Add(id);
                return FinishTwiceAsync(number, step, step.Outcomes.First(o => o.Action is OutcomeAction.Return == back), today);
            }));
        }

        return number;
    }

    /// <summary>What happened to a case. Steps done in the same moment may stand in either order; numbers are the store's.</summary>
    /// <param name="number">The case.</param>
    /// <returns>Type and content of each event, sorted.</returns>
    public async Task<string[]> HistoryAsync(string number) =>
        [.. (await WatchAsync($"/api/v1/cases/{number}/events"))["events"]!.AsArray()
            .Select(e => e!["type"]!.GetValue<string>() is var type && type is "case.received" or "certificate.issued" ? type : $"{type} {e["payload"]}")
            .Order(StringComparer.Ordinal)];

    private static string Key() => Guid.NewGuid().ToString();

    private static string User(Office office, Role role, int which) =>
        Repository.Catalogue.Organisation.Accounts.Where(a => a.Office == office && a.Roles.Contains(role)).ElementAt(which).User;

    private static JsonObject Application(ServiceItem item)
    {
        var application = Acting.Application(item);
        return new JsonObject
        {
            ["item"] = item.Code.Value,
            ["applicant"] = Json(application.Applicant),
            ["form"] = new JsonObject(application.Form.Select(f => KeyValuePair.Create(f.Key, f.Value switch
            {
                FormValue.Number number => (JsonNode?)number.Value,
                FormValue.Flag flag => flag.Value,
                var value => ((FormValue.Of)value).Value,
            }))),
            ["materials"] = Json(application.Materials),
            ["channel"] = "Web",
            ["commitment"] = application.Commitment,
        };
    }

    private static JsonNode Json<T>(T value) => JsonNode.Parse(StoredJson.Write(value))!;

    private static JsonObject Body(CaseCommand.Complete complete, string today)
    {
        var body = Json(complete).AsObject();
        body.Remove("step");
        if (body["site"] is JsonObject site)
            site["at"] = $"{today}T00:00:00";
        return body;
    }

    private async Task FinishTwiceAsync(string number, Step step, OutcomeRule outcome, string today)
    {
        var complete = Acting.Complete(step, outcome) with { With = [.. Enumerable.Range(1, step.People - 1).Select(n => User(step.Office, step.Role, n))] };
        var (path, body) = step.Kind == StepKind.Accept ? ("acceptance", []) : ($"steps/{step.Id}/completion", Body(complete, today));
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ =>
            AskAsync(User(step.Office, step.Role, 0), $"/api/v1/cases/{number}/{path}", body.DeepClone(), Key())));
        answers.Count(a => a.Status == HttpStatusCode.OK).ShouldBe(1, $"{number} {step.Id}: {string.Join("\n", answers.Select(a => a.Body?.ToJsonString()))}");
    }

    private async Task<string[]> OpenAsync(string number) =>
        [.. (await WatchAsync($"/api/v1/cases/{number}"))["open_steps"]!.AsArray().Select(s => s!["step"]!.GetValue<string>())];

    private Task<JsonNode> WatchAsync(string path) => PatientlyAsync(() => server.GetAsync(Watcher, path));

    private async Task<(HttpStatusCode Status, JsonNode? Body)> AskAsync(string user, string path, JsonNode body, string key)
    {
        var answer = await PatientlyAsync(async () =>
        {
            var (status, said) = await server.PostAsync(user, path, body, key);
            return status < HttpStatusCode.InternalServerError ? (status, said) : throw new HttpRequestException($"{status}");
        });
        Interlocked.Increment(ref answered);
        return answer;
    }

    private static async Task<T> PatientlyAsync<T>(Func<Task<T>> ask)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException && !patience.IsCancellationRequested)
            {
                await Task.Delay(50, CancellationToken.None);
            }
        }
    }
}
