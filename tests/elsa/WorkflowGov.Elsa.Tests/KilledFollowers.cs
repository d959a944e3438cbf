using System.Diagnostics;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Tests;
using WorkflowGov.Testing;

namespace WorkflowGov.Elsa.Tests;

/// <summary>
/// Cases played in several lanes while processes that do nothing but follow them are killed again and again; what is
/// left when all are played, the test's own Elsa follows.
/// </summary>
internal sealed class KilledFollowers(ElsaFollower elsa, string connection)
{
    /// <summary>How far following may fall behind: a kill is to hit cases on their way, not a queue.</summary>
    private const long BehindMax = 100;

    /// <summary>How many followers were killed.</summary>
    public int Kills { get; private set; }

    /// <summary>Plays the cases and kills a follower each time so many cases more have been played.</summary>
    /// <param name="plays">The cases.</param>
    /// <param name="lanes">How many are played at once.</param>
    /// <param name="between">Cases from one kill to the next.</param>
    /// <returns>The history of each case, in the order of the plays.</returns>
    public async Task<IReadOnlyList<List<string>>> PlayAsync(IReadOnlyList<Play> plays, int lanes, int between)
    {
        var (histories, done) = (new List<string>[plays.Count], 0);
        var playing = Lanes.RunAsync(connection, elsa.Following, plays, lanes, async (stage, play, n) =>
        {
            (_, histories[n]) = await stage.PlayAloneAsync(play);
            Interlocked.Increment(ref done);
            while (await elsa.Moves.CountAsync(CancellationToken.None) > BehindMax)
                await Task.Delay(20);
        });
        while (!playing.IsCompleted)
        {
            using var follower = await StartAsync();
            var until = Volatile.Read(ref done) + between;
            while (!playing.IsCompleted && Volatile.Read(ref done) < until)
                await Task.Delay(5);
            follower.Kill();
            await follower.WaitForExitAsync();
            Kills++;
        }

        await playing;
        await elsa.SettleAsync();
        return histories;
    }

    private async Task<Process> StartAsync()
    {
        var folder = AppContext.BaseDirectory.Replace("WorkflowGov.Elsa.Tests", "WorkflowGov.Elsa.Follower", StringComparison.Ordinal);
        var follower = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(folder, "WorkflowGov.Elsa.Follower.dll"), connection]) { RedirectStandardOutput = true })!;
        // It may warn of what it begins anew before it says so.
        while (await follower.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line == "ready")
                return follower;
        }

        throw new InvalidOperationException("The follower ended before it was ready.");
    }
}
