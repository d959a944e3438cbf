using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace WorkflowGov.Elsa.Benchmarks;

/// <summary>A server of its own process on a database, from its start until it is ready, and what memory it takes.</summary>
internal static class Started
{
    /// <summary>How long after it is ready memory is read a second time: all cases have been compared by then.</summary>
    public static readonly TimeSpan Later = TimeSpan.FromSeconds(20);

    /// <summary>Starts a server and stops it.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="executor"><c>native</c> or <c>elsa</c>.</param>
    /// <returns>Time until it is ready; resident memory then and <see cref="Later"/>, in MB.</returns>
    public static async Task<(TimeSpan Start, double Ready, double Later)> MeasureAsync(string connection, string executor)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var program = Path.Combine(AppContext.BaseDirectory.Replace("tests/elsa/WorkflowGov.Elsa.Benchmarks", "engine/WorkflowGov.Elsa.Server", StringComparison.Ordinal), "WorkflowGov.Elsa.Server.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--urls", address, "--executor", executor]) { RedirectStandardOutput = true };
        start.Environment["ConnectionStrings__WorkflowGov"] = connection;
        var since = Stopwatch.StartNew();
        using var server = Process.Start(start)!;
        _ = server.StandardOutput.ReadToEndAsync();
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        while (!server.HasExited && !await ReadyAsync(http))
            await Task.Delay(20);
        var ready = since.Elapsed;
        var then = Memory(server);
        await Task.Delay(Later);
        var later = Memory(server);
        using var stop = Process.Start("kill", $"-TERM {server.Id}");
        await server.WaitForExitAsync();
        return (ready, then, later);
    }

    private static double Memory(Process server)
    {
        server.Refresh();
        return server.WorkingSet64 / 1e6;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> ReadyAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
