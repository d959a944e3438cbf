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
    private const int Parts = 8;
    private const int Kills = 2;

    /// <summary>Every item is in one of these parts, which may be run one by one (<c>-preEnumerateTheories -trait Part=0</c>).</summary>
    public static IEnumerable<TheoryDataRow<int>> EveryPart => Enumerable.Range(0, Parts).Select(part => new TheoryDataRow<int>(part).WithTrait("Part", $"{part}"));

    [Theory]
    [MemberData(nameof(EveryPart))]
    public async Task EveryItem_ByEveryOutcomeToEveryEnd_HasOneHistoryByBothExecutorsThoughElsaIsKilled(int part)
    {
        var items = Repository.Catalogue.Items.Select(i => i.Item).Append(ExecutorConformance.Winding()).Where((_, n) => n % Parts == part);
        var reached = items.AsParallel().AsOrdered().Select(EveryEnd.Of).ToList();
        var plays = reached.SelectMany(r => r.Plays).ToList();
        var native = new List<string>[plays.Count];
        await Lanes.RunAsync(await database.CreatePlainAsync(), null, plays, Lane, async (stage, play, n) => (_, native[n]) = await stage.PlayAloneAsync(play));

        var connection = await database.CreateAsync();
        await using var elsa = await ElsaFollower.StartAsync(connection);
        var followers = new KilledFollowers(elsa, connection);
        var followed = await followers.PlayAsync(plays, Lane, plays.Count / (Kills + 1));

        for (var n = 0; n < plays.Count; n++)
            followed[n].ShouldBe(native[n], plays[n].Item.Name);
        (await elsa.Repair.CompareAsync(CancellationToken.None)).ShouldBe(0);
        var (whole, ended) = (await CountAsync(elsa, WorkflowSubStatus.Finished), await CountAsync(elsa, WorkflowSubStatus.Cancelled));
        (whole + ended).ShouldBe(plays.Count);
        followers.Kills.ShouldBeGreaterThanOrEqualTo(Kills);
        output.WriteLine($"{plays.Count} cases of {reached.Count} items, {reached.Sum(r => r.Reached)} outcomes and ends, {plays.Sum(p => p.Acts.Length)} commands, {followers.Kills} kills; in Elsa {whole} came to their end, {ended} were ended, {elsa.Following.BegunAnew} begun anew in this program");
    }

    private static async Task<long> CountAsync(ElsaFollower elsa, WorkflowSubStatus detail)
    {
        await using var scope = elsa.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IWorkflowInstanceStore>()
            .CountAsync(new WorkflowInstanceFilter { WorkflowStatus = WorkflowStatus.Finished, WorkflowSubStatus = detail });
    }
}
