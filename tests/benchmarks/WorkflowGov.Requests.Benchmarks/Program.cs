// Requests a second beside those of an empty ASP.NET Core endpoint, in one run, in turns: what needs no database (the cheap
// ones, held to 70 %), and what must ask it, beside an empty endpoint that asks it one prepared `select 1` each.
// dotnet run -c Release --project tests/benchmarks/WorkflowGov.Requests.Benchmarks [rounds, default 5] [seconds each, default 2]
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using WorkflowGov.Requests.Benchmarks;
using WorkflowGov.Runtime.Postgres.Private;

const int Connections = 64;
const double Aim = 0.7;

if (args is ["empty", var at, var connection])
{
    await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 1, AutoPrepareMinUsages = 1, NoResetOnClose = true });
    var builder = WebApplication.CreateSlimBuilder();
    builder.Logging.SetMinimumLevel(LogLevel.Warning);
    builder.WebHost.UseUrls($"http://127.0.0.1:{at}");
    var app = builder.Build();
    app.MapGet("/", () => Results.Ok());
    app.MapGet("/one", async () =>
    {
        await using var one = database.CreateCommand("select 1");
        await one.ExecuteScalarAsync();
        return Results.Ok();
    });
    app.Run();
    return;
}

var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
var time = TimeSpan.FromSeconds(args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 2);
// What is compiled for good only after many calls takes its time, the more on a busy machine.
var warm = TimeSpan.FromSeconds(5);
var folder = Directory.CreateTempSubdirectory("workflowgov-bench-").FullName;
File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
var (emptyAt, serverAt) = (FreePort(), FreePort());
await using var postgres = await PrivatePostgres.StartAsync(new PrivatePostgresOptions(folder), CancellationToken.None);
using var empty = Start("WorkflowGov.Requests.Benchmarks.dll", "empty", $"{emptyAt}", postgres.ConnectionString);
// The limit on requests is on, as in production, but high enough.
using var server = Start(
    "WorkflowGov.Server.dll", "--urls", $"http://127.0.0.1:{serverAt}", "--RateLimit", "10000000", "--Demo", "true", "--ConnectionStrings:WorkflowGov", postgres.ConnectionString);
try
{
    await UntilAsync(emptyAt, "/");
    await UntilAsync(serverAt, "/health/ready");
    var (none, load) = (new Load(emptyAt, Connections), new Load(serverAt, Connections));
    var targets = await Target.OfAsync(serverAt, Connections);
    foreach (var target in targets)
        await load.RunAsync(target.Paths, target.Headers, target.Status, warm);
    await none.RunAsync(["/", "/one"], string.Empty, 200, warm);
    var measured = targets.ToDictionary(t => t, _ => new List<double>());
    var (plain, one) = (new List<double>(), new List<double>());
    for (var round = 0; round < rounds; round++)
    {
        plain.Add(await none.RunAsync(["/"], string.Empty, 200, time));
        one.Add(await none.RunAsync(["/one"], string.Empty, 200, time));
        foreach (var target in targets)
            measured[target].Add(await load.RunAsync(target.Paths, target.Headers, target.Status, time));
    }

    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"empty endpoint",-16} {Median(plain),9:0} requests/s"));
    foreach (var (target, figures) in measured.Where(m => m.Key.Kind == Need.Memory))
    {
        var part = Median(figures) / Median(plain);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{target.Name,-16} {Median(figures),9:0} requests/s {part,6:P0} of it {(part >= Aim ? "✔" : "✘")}"));
    }

    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{"empty + select 1",-16} {Median(one),9:0} requests/s {Median(one) / Median(plain),6:P0} of the empty one"));
    foreach (var (target, figures) in measured.Where(m => m.Key.Kind == Need.Database))
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{target.Name,-16} {Median(figures),9:0} requests/s {Median(figures) / Median(plain),6:P0} of the empty one, {Median(figures) / Median(one):P0} of select 1"));
    }
}
finally
{
    foreach (var process in (Process[])[empty, server])
    {
        using var stop = Process.Start("kill", $"-TERM {process.Id}");
        await process.WaitForExitAsync();
    }

    Directory.Delete(folder, true);
}

static double Median(List<double> figures) => figures.Order().ElementAt(figures.Count / 2);

static Process Start(string program, params string[] words) =>
    Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. words]) { RedirectStandardOutput = true })!;

static async Task UntilAsync(int port, string path)
{
    using var http = new HttpClient();
    while (true)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{port}{path}"));
            if (answer.IsSuccessStatusCode)
                return;
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
        }

        await Task.Delay(100);
    }
}

static int FreePort()
{
    using var listener = new TcpListener(IPAddress.Loopback, 0);
    listener.Start();
    return ((IPEndPoint)listener.LocalEndpoint).Port;
}
