using Elsa.Workflows;
using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Filters;
using Microsoft.Extensions.DependencyInjection;
using WorkflowGov.Core.Items;
using WorkflowGov.Runtime.Tests;
using WorkflowGov.Testing;

namespace WorkflowGov.Elsa.Tests;

/// <summary>All items of the catalogue by every outcome to every end, on a real database, by both executors.</summary>
public sealed class EveryEndTests(RealDatabase database, ITestOutputHelper output)
{
    private const int Lane = 4;

    [Fact]
    public async Task EveryItem_ByEveryOutcomeToEveryEnd_HasOneHistoryByBothExecutorsThoughElsaIsKilled()
    {
        var reached = Repository.Catalogue.Items.Select(i => i.Item).Append(ExecutorConformance.Winding()).AsParallel().AsOrdered().Select(EveryEnd.Of).ToList();
        var plays = reached.SelectMany(r => r.Plays).ToList();
        var native = new List<string>[plays.Count];
        var alone = await database.CreateAsync();
        await Lanes.RunAsync(alone, null, plays, Lane, async (stage, play, n) => (_, native[n]) = await stage.PlayAloneAsync(play));

        var connection = await database.CreateAsync();
        await using var elsa = await ElsaFollower.StartAsync(connection);
        var followers = new KilledFollowers(elsa, connection);
        var followed = await followers.PlayAsync(plays, Lane, plays.Count / 12);

        followed.Zip(native).ShouldAllBe(pair => pair.First.SequenceEqual(pair.Second));
        (await elsa.Repair.CompareAsync(CancellationToken.None)).ShouldBe(0);
        var (whole, ended) = (await CountAsync(elsa, WorkflowStatus.Finished, WorkflowSubStatus.Finished), await CountAsync(elsa, WorkflowStatus.Finished, WorkflowSubStatus.Cancelled));
        (whole + ended).ShouldBe(plays.Count);
        followers.Kills.ShouldBeGreaterThanOrEqualTo(10);
        output.WriteLine($"{plays.Count} cases of {reached.Count} items, {reached.Sum(r => r.Reached)} outcomes and ends, {plays.Sum(p => p.Acts.Length)} commands, {followers.Kills} kills; in Elsa {whole} came to their end, {ended} were ended, {elsa.Following.BegunAnew} begun anew in this program");
    }

    private static async Task<long> CountAsync(ElsaFollower elsa, WorkflowStatus status, WorkflowSubStatus detail)
    {
        await using var scope = elsa.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IWorkflowInstanceStore>()
            .CountAsync(new WorkflowInstanceFilter { WorkflowStatus = status, WorkflowSubStatus = detail });
    }
}
