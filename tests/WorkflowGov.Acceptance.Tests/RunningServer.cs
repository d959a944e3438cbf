using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace WorkflowGov.Acceptance.Tests;

/// <summary>The server as its users start it: a process of its own with its private PostgreSQL, and a way to kill it.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private const int RedAskedMost = 10_000;

    private readonly ConcurrentDictionary<string, string> tokens = new(StringComparer.Ordinal);
    private readonly StringBuilder said = new();
    private readonly string? definitions;
    private readonly bool isGuest;
    private readonly string program;
    private readonly IReadOnlyDictionary<string, string> settings;
    private Process process;

    private RunningServer(
        string folder, int port, string? definitions, bool isGuest = false, IReadOnlyDictionary<string, string>? settings = null, string? program = null)
    {
        (this.definitions, this.isGuest, this.program) = (definitions, isGuest, program ?? Path.Combine(AppContext.BaseDirectory, "WorkflowGov.Server.dll"));
        this.settings = settings ?? new Dictionary<string, string>();
        (Folder, Address) = (folder, $"http://127.0.0.1:{port}");
        Http = new HttpClient { BaseAddress = new Uri(Address), Timeout = TimeSpan.FromSeconds(30) };
        process = Launch();
    }

    public string Folder { get; }

    public string Address { get; }

    public HttpClient Http { get; }

    public string Said
    {
        get
        {
            lock (said)
                return said.ToString();
        }
    }

    /// <summary>Starts a server on a free port with an empty data folder.</summary>
    /// <param name="definitions">Its definitions folder; null = the checkout's.</param>
    /// <param name="settings">Settings besides, as environment variables.</param>
    /// <param name="program">Path of the program; null = WorkflowGov's server.</param>
    public static async Task<RunningServer> StartAsync(string? definitions = null, IReadOnlyDictionary<string, string>? settings = null, string? program = null)
    {
        var folder = Directory.CreateTempSubdirectory("workflowgov-run-").FullName;
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        var server = new RunningServer(folder, FreePort(), definitions, false, settings, program);
        await server.ReadyAsync();
        return server;
    }

    /// <summary>Another server on the same database, at an address of its own.</summary>
    /// <param name="further">Settings besides, as environment variables.</param>
    public async Task<RunningServer> BesideAsync(IReadOnlyDictionary<string, string>? further = null)
    {
        var server = new RunningServer(Folder, FreePort(), definitions, isGuest: true, further);
        await server.ReadyAsync();
        return server;
    }

    /// <summary>kill -9 of the server.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>kill -9 of PostgreSQL's first process.</summary>
    public void KillPostgres()
    {
        var id = int.Parse(File.ReadLines(Path.Combine(Folder, "postgres", "postmaster.pid")).First());
        using var postgres = Process.GetProcessById(id);
        postgres.Kill();
    }

    public async Task RestartAsync()
    {
        process.Dispose();
        process = Launch();
        await ReadyAsync();
    }

    /// <summary>The exit code and words of a second server on the same address and data.</summary>
    /// <param name="words">Further words of its command line.</param>
    public async Task<(int Code, string Said)> StartAnotherAsync(params string[] words)
    {
        var start = StartInfo();
        foreach (var word in words)
            start.ArgumentList.Add(word);
        using var second = Process.Start(start)!;
        var text = second.StandardOutput.ReadToEndAsync();
        var errors = await second.StandardError.ReadToEndAsync();
        await second.WaitForExitAsync();
        return (second.ExitCode, await text + errors);
    }

    public async Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(string user, string path, JsonNode? body, string? key = null)
    {
        using var request = await RequestAsync(HttpMethod.Post, user, path);
        request.Content = new StringContent(body?.ToJsonString() ?? "{}", Encoding.UTF8, "application/json");
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.Length > 0 ? JsonNode.Parse(text) : null);
    }

    /// <summary>受理, every acceptance standard of what was handed in found met.</summary>
    public async Task<(HttpStatusCode Status, JsonNode? Body)> AcceptAsync(string user, string number)
    {
        var checks = await ChecksAsync(user, number);
        return await PostAsync(user, $"/api/v1/cases/{number}/acceptance", new JsonObject { ["checks"] = checks });
    }

    /// <summary>Every acceptance standard that the case page shows, answered yes.</summary>
    public async Task<JsonArray> ChecksAsync(string user, string number)
    {
        var page = await GetAsync(user, $"/api/v1/desk/cases/{number}");
        return [.. page["materials"]!.AsArray().Where(m => m!["handed_in"] is not null).SelectMany(
            m => m!["accept_if"]!.AsArray(),
            (m, s) => (JsonNode)new JsonObject { ["material"] = m!["key"]!.DeepClone(), ["standard"] = s!.DeepClone(), ["met"] = true })];
    }

    /// <summary>The token of a user who has asked before.</summary>
    public string TokenOf(string user) => tokens[user];

    /// <summary>The token of a user, who signs in if need be.</summary>
    public async Task<string> SignedInAsync(string user)
    {
        if (tokens.TryGetValue(user, out var token))
            return token;
        using var answer = await Http.PostAsJsonAsync("/api/v1/sign-in", new { user, password = "wfgov-demo" });
        answer.EnsureSuccessStatusCode();
        token = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["access_token"]!.GetValue<string>();
        tokens[user] = token;
        return token;
    }

    /// <summary>A user whose session has ended signs in anew.</summary>
    public void Forget(string user) => tokens.TryRemove(user, out _);

    /// <summary>Asks until a case has a red card: the timers go on by themselves.</summary>
    public async Task UntilRedAsync(string number)
    {
        for (var asked = 0; asked < RedAskedMost; asked++)
        {
            if ((await GetAsync("supervisor", "/api/v1/alerts")).AsArray().Any(a => a!["case"]!.ToString() == number && a["rung"]!.ToString() == "Red"))
                return;
        }

        throw new TimeoutException($"No red card fell for case {number}.");
    }

    public async Task<JsonNode> GetAsync(string user, string path)
    {
        using var request = await RequestAsync(HttpMethod.Get, user, path);
        using var response = await Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            using var stop = Process.Start("kill", $"-TERM {process.Id}");
            await process.WaitForExitAsync();
        }

        process.Dispose();
        Http.Dispose();
        if (!isGuest)
            Directory.Delete(Folder, true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<HttpRequestMessage> RequestAsync(HttpMethod method, string user, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await SignedInAsync(user));
        return request;
    }

    private ProcessStartInfo StartInfo()
    {
        var start = new ProcessStartInfo("dotnet", [program, "--urls", Address])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["WORKFLOWGOV_DATA"] = Folder;
        start.Environment.Remove("ConnectionStrings__WorkflowGov");
        if (definitions is not null)
            start.Environment["WORKFLOWGOV_DEFINITIONS"] = definitions;
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return start;
    }

    private Process Launch()
    {
        var started = Process.Start(StartInfo())!;
        started.OutputDataReceived += (_, e) => Hear(e.Data);
        started.ErrorDataReceived += (_, e) => Hear(e.Data);
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return started;
    }

    private void Hear(string? line)
    {
        lock (said)
            said.AppendLine(line);
    }

    private async Task ReadyAsync()
    {
        while (true)
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The server ended with {process.ExitCode}:\n{Said}");
            try
            {
                using var ready = await Http.GetAsync("/health/ready");
                if (ready.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(50);
        }
    }
}
