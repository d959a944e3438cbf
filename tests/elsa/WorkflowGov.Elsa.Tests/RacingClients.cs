using System.Net;
using System.Text.Json.Nodes;
using NodaTime.Text;
using WorkflowGov.Acceptance.Tests;
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
    private const string Hall = "web-hall";

    /// <summary>Signs in everybody who will be needed.</summary>
    /// <param name="items">The items of the cases to come.</param>
    public async Task SignInAsync(IEnumerable<ServiceItem> items)
    {
        var users = items.SelectMany(i => i.Process.Steps).SelectMany(s => Enumerable.Range(0, s.People).Select(n => User(s.Office, s.Role, n)));
        foreach (var user in users.Append(Watcher).Append(Hall).Distinct())
            await server.GetAsync(user, "/api/v1/today");
    }

    /// <summary>Takes a case from receipt to its end.</summary>
    /// <param name="item">The item.</param>
    /// <param name="returns">Whether each step that can send back does so the first time.</param>
    /// <returns>Its number.</returns>
    public async Task<string> RunAsync(ServiceItem item, bool returns)
    {
        var started = await AskAsync(Hall, "/api/v1/cases", Application(item), Key());
        started.Status.ShouldBe(HttpStatusCode.Created, started.Body?.ToJsonString());
        var (number, returned) = (started.Body!["number"]!.GetValue<string>(), new HashSet<string>(StringComparer.Ordinal));
        while (await OpenAsync(number) is { Length: > 0 } open)
        {
            var today = (await WatchAsync("/api/v1/today"))["date"]!.GetValue<string>();
            await Task.WhenAll(open.Select(id =>
            {
                var step = item.Process[new StepId(id)];
                var back = returns && step.Outcomes.Any(o => o.Action is OutcomeAction.Return) && returned.Add(id);
                return FinishTwiceAsync(number, item, step, step.Outcomes.FirstOrDefault(o => back ? o.Action is OutcomeAction.Return : o.Action is OutcomeAction.Continue), today);
            }));
        }

        return number;
    }

    /// <summary>
    /// What happened to a case. Of steps done in the same moment the last enters the next: what was entered is told apart.
    /// Instants and the store's numbers are left out.
    /// </summary>
    /// <param name="number">The case.</param>
    /// <returns>Type and content of each event, and each step entered, sorted.</returns>
    public async Task<string[]> HistoryAsync(string number) =>
        [.. (await WatchAsync($"/api/v1/cases/{number}/events"))["events"]!.AsArray().SelectMany(e => Told(e!)).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Told(JsonNode recorded)
    {
        var type = recorded["type"]!.GetValue<string>();
        var happened = JsonNode.Parse(recorded["payload"]!.GetValue<string>())!.AsObject();
        foreach (var entered in happened["entered"]?.AsArray() ?? [])
            yield return $"entered {entered}";
        happened.Remove("entered");
        happened.Remove("at");
        yield return type is "case.received" or "certificate.issued" ? type : $"{type} {happened.ToJsonString()}";
    }

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

    /// <summary>As the API reads it: that no document was shown is said too.</summary>
    private static JsonNode Receipt(Step step, string today)
    {
        var receipt = Json(Acting.Serve(step, LocalDatePattern.Iso.Parse(today).Value).Receipt);
        (receipt["document"], receipt["identifier"]) = (null, null);
        return receipt;
    }

    private static JsonObject Body(Step step, OutcomeRule outcome, string today)
    {
        var body = Json(Acting.Complete(step, outcome) with { With = [.. Enumerable.Range(1, step.People - 1).Select(n => User(step.Office, step.Role, n))] }).AsObject();
        body.Remove("step");
        if (body["site"] is JsonObject site)
            site["at"] = $"{today}T00:00:00";
        return body;
    }

    private async Task FinishTwiceAsync(string number, ServiceItem item, Step step, OutcomeRule? outcome, string today)
    {
        var (path, body) = step.Kind switch
        {
            StepKind.Accept => ("acceptance", new JsonObject { ["checks"] = Json(Acting.Accept(item).Checks) }),
            StepKind.Deliver => ($"steps/{step.Id}/service", Receipt(step, today)),
            _ => ($"steps/{step.Id}/completion", Body(step, outcome!, today)),
        };
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ =>
            AskAsync(User(step.Office, step.Role, 0), $"/api/v1/cases/{number}/{path}", body.DeepClone(), Key())));
        answers.Count(a => a.Status == HttpStatusCode.OK).ShouldBe(1, $"{number} {step.Id}: {string.Join("\n", answers.Select(a => a.Body?.ToJsonString()))}");
    }

    private async Task<string[]> OpenAsync(string number) =>
        [.. (await WatchAsync($"/api/v1/cases/{number}"))["open_steps"]!.AsArray().Select(s => s!["step"]!.GetValue<string>())];

    private Task<JsonNode> WatchAsync(string path) => PatientlyAsync(() => server.GetAsync(Watcher, path));

    private Task<(HttpStatusCode Status, JsonNode? Body)> AskAsync(string user, string path, JsonNode body, string key) => PatientlyAsync(async () =>
    {
        var (status, said) = await server.PostAsync(user, path, body, key);
        return status < HttpStatusCode.InternalServerError ? (status, said) : throw new HttpRequestException($"{status}");
    });

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
