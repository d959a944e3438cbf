using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>What every executor must do. The same for all: only how it is started differs.</summary>
public abstract class ExecutorConformance(RealDatabase database)
{
    /// <summary>How many cases of chance each item is given.</summary>
    protected abstract int Plays { get; }

    /// <summary>Starts the executor.</summary>
    protected abstract Task<IFollower> StartAsync(string connection);

    /// <summary>One item of each pattern, and one whose process has all that a process can have.</summary>
    protected static IReadOnlyList<ServiceItem> Items { get; } =
        [.. Repository.Catalogue.Items.GroupBy(i => i.Item.Pattern).Select(g => g.MaxBy(i => i.Item.Process.Steps.Length)!.Item), Winding()];

    [Fact]
    public async Task Cases_OfEveryPattern_HaveTheHistoryThatCoreDecides()
    {
        await using var stage = await StageAsync();
        foreach (var item in Items)
        {
            for (var seed = 0; seed < Plays; seed++)
                await stage.PlayAsync(Play.OfChance(item, seed), act => seed % 2 == 0 || act % 3 == 0);

            stage.BegunAnew.ShouldBe(0, item.Name);
        }
    }

    [Fact]
    public async Task Branches_DoneAtTheSameMoment_AreBothDone()
    {
        await using var stage = await StageAsync();
        foreach (var round in Enumerable.Range(0, Plays * 2))
        {
            var number = await stage.AtAsync(Winding(), ["left", "right", "third"]);
            await stage.SettleAsync(number);

            var answers = await Task.WhenAll(stage.CompleteAsync(number, "left"), stage.CompleteAsync(number, "right"));

            answers.Count(a => a is CaseAnswer.Done).ShouldBe(2, $"{round}");
            await stage.SettleAsync(number);
            (await stage.OpenAsync(number)).ShouldBe(["weigh"]);
        }

        stage.BegunAnew.ShouldBe(0);
    }

    /// <summary>The third branch is half done when the others leave the block: what waits inside it must not hold them back.</summary>
    [Theory]
    [InlineData("third")]
    [InlineData("third-2")]
    public async Task Block_InsideABranchThatFallsAwayHalfDone_HoldsNothingBack(string half)
    {
        await using var stage = await StageAsync();
        var number = await stage.AtAsync(Winding(), ["left", "right", "third"], half);
        await stage.SettleAsync(number);
        foreach (var step in new[] { "left", "right", "weigh", "decide", "hand-out" })
        {
            (await stage.CompleteAsync(number, step)).ShouldBeOfType<CaseAnswer.Done>(step);
            await stage.SettleAsync(number);
        }

        (await stage.OpenAsync(number)).ShouldBeEmpty();
        stage.BegunAnew.ShouldBe(0);
    }

    [Fact]
    public async Task Decision_MadeTwiceAtTheSameMoment_IsMadeOnce()
    {
        await using var stage = await StageAsync();
        foreach (var _ in Enumerable.Range(0, Plays * 2))
        {
            var number = await stage.AtAsync(Winding(), ["left", "right", "third"], "left", "right", "weigh");
            await stage.SettleAsync(number);

            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => stage.CompleteAsync(number, "decide")));

            answers.Count(a => a is CaseAnswer.Done).ShouldBe(1);
            await stage.SettleAsync(number);
            (await stage.OpenAsync(number)).ShouldBe(["hand-out"]);
        }
    }

    [Fact]
    public async Task Return_FromBehindAJoinAndFromInsideABranch_OpensTheBlockAgain()
    {
        await using var stage = await StageAsync();
        var number = await stage.AtAsync(Winding(), ["left", "right", "third"], "left", "right");
        await stage.SettleAsync(number);
        await stage.CompleteAsync(number, "weigh", "退回");
        await stage.SettleAsync(number);
        (await stage.OpenAsync(number)).ShouldBe(["look"]);

        await stage.CompleteAsync(number, "look");
        await stage.CompleteAsync(number, "right");
        await stage.SettleAsync(number);
        await stage.CompleteAsync(number, "left", "退回");
        await stage.SettleAsync(number);
        (await stage.OpenAsync(number)).ShouldBe(["look"]);

        foreach (var step in new[] { "look", "third", "third-2", "third-3", "left", "weigh", "decide", "hand-out" })
        {
            await stage.CompleteAsync(number, step);
            await stage.SettleAsync(number);
        }

        (await stage.OpenAsync(number)).ShouldBeEmpty();
        stage.BegunAnew.ShouldBe(0);
    }

    /// <summary>Two of three branches, one of them with a block inside; returns from inside and from behind; a choice; a refusal.</summary>
    internal static ServiceItem Winding()
    {
        var plain = Repository.Item("食品经营许可新办");
        var (accept, decide) = (plain.Process.Steps[0], plain.Process.Decision with { Criteria = [], NotBy = [], When = null });
        var review = plain.Process.Steps.First(s => s.Kind == StepKind.Review) with { NotBy = [], Criteria = [], When = null, People = 1, Excluded = null, Silence = null, Review = ReviewMethod.Written };
        OutcomeRule go = new("符合", new OutcomeAction.Continue()), against = new("不符合", new OutcomeAction.Refuse()), back = new("退回", new OutcomeAction.Return(new StepId("look"), 2));
        Block Step(string id, params OutcomeRule[] outcomes) => new Block.Single(review with { Id = new StepId(id), Title = id, Outcomes = [.. outcomes] });
        Branch Branch(string name, params Block[] blocks) => new(name, new Block.Sequence([.. blocks]));
        var field = plain.Form[0].Key;
        var inner = new Block.Parallel("内联", 2, [Branch("一", Step("third", go, against)), Branch("二", Step("third-2", go), Step("third-3", go))]);
        var block = new Block.Parallel("并联审查", 2, [Branch("左", Step("left", go, back, against)), Branch("右", Step("right", go, against)), Branch("第三", inner)]);
        var process = Process.Of(new Block.Sequence([
            new Block.Single(accept), Step("look", go, against), block, Step("weigh", go, back, against),
            new Block.Choice([new Way(new Guard.Compare(field, Comparison.Equal, new FormValue.Of("没有")), new Block.Sequence([Step("never", go)]))]),
            new Block.Single(decide with { Id = new StepId("decide"), Outcomes = [new("准予", new OutcomeAction.Continue()), new("不予", new OutcomeAction.Refuse())] }),
            new Block.Single(review with { Id = new StepId("hand-out"), Kind = StepKind.Deliver, Review = null, Outcomes = [new("送达", new OutcomeAction.Continue())] })]));
        return plain with { Version = 900, Hash = "conformance", Process = process };
    }

    private async Task<Stage> StageAsync()
    {
        var connection = await database.CreateAsync();
        var follower = await StartAsync(connection);
        return new Stage(follower, await Engine.StartAsync(connection, executor: follower.Executor));
    }
}
