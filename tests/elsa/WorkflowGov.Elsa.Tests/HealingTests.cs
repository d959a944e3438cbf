using Elsa.Workflows;
using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Filters;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Filters;
using Elsa.Workflows.Runtime.Options;
using Microsoft.Extensions.DependencyInjection;
using WorkflowGov.Core.Cases;
using WorkflowGov.Elsa.Activities;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Tests;
using WorkflowGov.Testing;

namespace WorkflowGov.Elsa.Tests;

/// <summary>What breaks Elsa's defaults: torn saves, lost and doubled resumes, kills under load.</summary>
public sealed class HealingTests(RealDatabase database)
{
    private static readonly Core.Items.ServiceItem Item = ExecutorConformance.Winding();

    private static readonly Actor Policy = Acting.Officer(Item.Authority, Authority.PolicyStaff, "policy");

    [Fact]
    public async Task Crash_BetweenTheCasesCommitAndTheBookmark_IsMadeUpForByTheNextProgram()
    {
        var connection = await database.CreateAsync();
        CaseNumber number;
        await using (var first = await ElsaFollower.StartAsync(connection))
        {
            var stage = new Stage(first, await Engine.StartAsync(connection, executor: first.Following));
            number = await stage.AtAsync(Item, ["left", "right", "third"]);
            await stage.SettleAsync(number);
            await stage.CompleteAsync(number, "left");
            await stage.CompleteAsync(number, "right");
        }

        await using var second = await ElsaFollower.StartAsync(connection);
        await using var again = new Stage(second, await Engine.StartAsync(connection, executor: second.Following));
        await again.SettleAsync(number);

        (await again.OpenAsync(number)).ShouldBe(["weigh"]);
        second.Following.BegunAnew.ShouldBe(0);
    }

    [Theory]
    [InlineData("bookmarks")]
    [InlineData("instance")]
    [InlineData("all")]
    public async Task Instance_LostInPart_IsPutRightOnce(string lost)
    {
        var connection = await database.CreateAsync();
        await using var elsa = await ElsaFollower.StartAsync(connection);
        var stage = new Stage(elsa, await Engine.StartAsync(connection, executor: elsa.Following));
        var number = await stage.AtAsync(Item, ["left", "right", "third"]);
        await stage.SettleAsync(number);
        var id = CaseInstance.IdOf((await stage.FindAsync(number)).Id);
        await using var scope = elsa.Services.CreateAsyncScope();
        if (lost is "bookmarks" or "all")
            await scope.ServiceProvider.GetRequiredService<IBookmarkStore>().DeleteAsync(new BookmarkFilter { WorkflowInstanceId = id });
        if (lost is "instance" or "all")
            await scope.ServiceProvider.GetRequiredService<IWorkflowInstanceManager>().DeleteAsync(new WorkflowInstanceFilter { Id = id });

        var found = await elsa.Repair.CompareAsync(CancellationToken.None);
        await stage.CompleteAsync(number, "left");
        await stage.SettleAsync(number);

        (await elsa.Repair.CompareAsync(CancellationToken.None)).ShouldBe(0);
        (found, elsa.Following.BegunAnew <= 1).ShouldBe((lost == "instance" ? found : 1, true));
        await stage.CompleteAsync(number, "right");
        await stage.SettleAsync(number);
        (await stage.OpenAsync(number)).ShouldBe(["weigh"]);
    }

    [Fact]
    public async Task Instance_RunningThoughItsCaseIsOver_IsEnded()
    {
        var connection = await database.CreateAsync();
        await using var elsa = await ElsaFollower.StartAsync(connection);
        CaseNumber number;
        await using (var without = await Engine.StartAsync(connection))
        {
            var stage = new Stage(elsa, await Engine.StartAsync(connection, executor: elsa.Following));
            number = await stage.AtAsync(Item, ["left", "right", "third"]);
            await stage.SettleAsync(number);
            (await without.DoAsync(number, new CaseCommand.Withdraw("不办了"), Acting.Window)).ShouldBeOfType<CaseAnswer.Done>();
        }

        (await elsa.Repair.CompareAsync(CancellationToken.None)).ShouldBe(1);
        await using var after = new Stage(elsa, await Engine.StartAsync(connection, executor: elsa.Following));
        await after.SettleAsync(number);
        (await elsa.Repair.CompareAsync(CancellationToken.None)).ShouldBe(0);
    }

    [Fact]
    public async Task Resumes_DoubledAndByStrangers_MoveNothing()
    {
        var connection = await database.CreateAsync();
        await using var elsa = await ElsaFollower.StartAsync(connection);
        var stage = new Stage(elsa, await Engine.StartAsync(connection, executor: elsa.Following));
        var number = await stage.AtAsync(Item, ["left", "right", "third"]);
        await stage.SettleAsync(number);
        var found = await stage.FindAsync(number);
        var standing = (await elsa.Moves.NowAsync([found.Id], CancellationToken.None)).Single();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            await using var scope = elsa.Services.CreateAsyncScope();
            var options = new ResumeBookmarkOptions { Input = new Dictionary<string, object> { [Led.Input] = StoredJson.Write(standing) } };
            await scope.ServiceProvider.GetRequiredService<IWorkflowResumer>().ResumeAsync<Step>(
                new StepStimulus(found.Id.Value, "left", 1), CaseInstance.IdOf(found.Id), options);
        }));

        (await elsa.StandsAsync(found)).ShouldBeTrue();
        (await stage.FindAsync(number)).Sequence.ShouldBe(found.Sequence);
    }

    /// <summary>A move followed just before a kill comes again, when the case has already gone on: Elsa stands where it should and is left alone.</summary>
    [Fact]
    public async Task Move_ThatComesAgainAfterTheCaseHasGoneOn_BeginsNothingAnew()
    {
        var connection = await database.CreateAsync();
        await using var elsa = await ElsaFollower.StartAsync(connection);
        var stage = new Stage(elsa, await Engine.StartAsync(connection, executor: elsa.Following));
        var number = await stage.AtAsync(Item, ["left", "right", "third"]);
        await stage.SettleAsync(number);
        await stage.CompleteAsync(number, "left");
        var again = (await elsa.Moves.NowAsync([(await stage.FindAsync(number)).Id], CancellationToken.None)).Single();
        await stage.SettleAsync(number);
        await stage.CompleteAsync(number, "right");

        await elsa.Moves.KeepAsync([again with { Left = [new StepLeft(new Core.Processes.StepId("left"), 1, "符合")] }], CancellationToken.None);
        await stage.SettleAsync(number);

        (await stage.OpenAsync(number)).ShouldBe(["weigh"]);
        elsa.Following.BegunAnew.ShouldBe(0);
    }

    [Fact]
    public async Task Case_MovedToANewerVersion_GoesOnInElsaUnderThatVersion()
    {
        var connection = await database.CreateAsync();
        await using var elsa = await ElsaFollower.StartAsync(connection);
        var engine = await Engine.StartAsync(connection, executor: elsa.Following);
        await using var stage = new Stage(elsa, engine);
        var number = await stage.AtAsync(Item, ["left", "right", "third"]);
        var newer = Item with { Version = Item.Version + 1, Hash = "newer" };
        await stage.ReceiveAsync(newer);
        await stage.SettleAsync(number);

        (await engine.DoAsync(number, new CaseCommand.MoveVersion(newer, "新版本对申请人更有利"), Policy)).ShouldBeOfType<CaseAnswer.Done>();
        await stage.SettleAsync(number);

        await using var scope = elsa.Services.CreateAsyncScope();
        var instance = await scope.ServiceProvider.GetRequiredService<IWorkflowInstanceManager>().FindByIdAsync(CaseInstance.IdOf((await stage.FindAsync(number)).Id));
        instance!.DefinitionVersionId.ShouldBe(ElsaDefinitions.VersionId(newer.Code, newer.Version));
        await stage.CompleteAsync(number, "left");
        await stage.CompleteAsync(number, "right");
        await stage.SettleAsync(number);
        (await stage.OpenAsync(number)).ShouldBe(["weigh"]);
        elsa.BegunAnew.ShouldBe(0);
    }

    /// <summary>Whoever follows late follows all the same: every case has its instance, though it ended long before.</summary>
    [Fact]
    public async Task Case_AtItsEndBeforeElsaFollows_HasItsInstanceFromReceiptToTheEnd()
    {
        var connection = await database.CreateAsync();
        await using var elsa = await ElsaFollower.StartAsync(connection);
        var engine = await Engine.StartAsync(connection, executor: elsa.Following);
        await using var stage = new Stage(elsa, engine);
        var item = Repository.Item("食品经营许可新办");
        var number = await engine.AcceptedAsync(item);
        while (await stage.OpenAsync(number) is [var open, ..])
            await stage.CompleteAsync(number, open);

        await stage.SettleAsync(number);

        await using var scope = elsa.Services.CreateAsyncScope();
        var instance = await scope.ServiceProvider.GetRequiredService<IWorkflowInstanceManager>().FindByIdAsync(CaseInstance.IdOf((await stage.FindAsync(number)).Id));
        (instance!.Status, instance.SubStatus).ShouldBe((WorkflowStatus.Finished, WorkflowSubStatus.Finished));
        elsa.BegunAnew.ShouldBe(0);
    }

    /// <summary>The executor's process is killed again and again while cases move; another one finishes its work.</summary>
    [Fact]
    public async Task Kill_UnderLoad_LeavesNoCaseStuckAndNothingDoneTwice()
    {
        var connection = await database.CreateAsync();
        await using var elsa = await ElsaFollower.StartAsync(connection);
        var followers = new KilledFollowers(elsa, connection);

        await followers.PlayAsync([.. Enumerable.Range(0, 40).Select(seed => Play.OfChance(Item, seed))], 4, 6);

        followers.Kills.ShouldBeGreaterThan(3);
        (await elsa.Repair.CompareAsync(CancellationToken.None)).ShouldBe(0);
    }
}
