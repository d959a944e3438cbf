using System.Diagnostics;
using WorkflowGov.Core;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Postgres.Private;

namespace WorkflowGov.Server;

/// <summary>The server as a program: starts, says so, runs until it is told to stop, and says in plain words why it cannot start.</summary>
public static class ServerProgram
{
    /// <summary>Runs the server.</summary>
    /// <param name="args">Command line.</param>
    /// <param name="executor">Makes the executor that this program brings, for a database; it is used unless the native one is asked for.</param>
    /// <returns>Exit code.</returns>
    public static async Task<int> RunAsync(string[] args, Func<string, Task<IExecutor>>? executor = null)
    {
        var since = Stopwatch.StartNew();
        try
        {
            await using var host = await ServerHost.StartAsync(args, CancellationToken.None, executor);
            Announcement.Write(host, since.Elapsed);
            await host.WaitForShutdownAsync();
            return 0;
        }
        catch (PrivatePostgresException e)
        {
            return Refuse(e.Text);
        }
        catch (StartRefusedException e)
        {
            return Refuse(e.Text);
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return Refuse(new Text(
                $"端口被占用：{e.Message}。另一个 WorkflowGov 可能正在运行；请先停止它，或者用 --urls http://127.0.0.1:5081 换一个端口",
                $"The port is taken: {e.Message} Another WorkflowGov may be running; stop it, or choose another port with --urls http://127.0.0.1:5081"));
        }
    }

    private static int Refuse(Text text)
    {
        Console.Error.WriteLine($"\n{text.Zh}\n{text.En}");
        return 1;
    }
}
