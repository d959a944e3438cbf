using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>What CaseService keeps for an executor, and how an executor follows it, on a real database.</summary>
public sealed class ExecutorTests(RealDatabase database)
{
    private static readonly ServiceItem Item = Repository.Item("食品经营许可新办");

    [Fact]
    public async Task Move_EachCommandThatMovesACase_IsKeptWithItAndFollowedInOrder()
    {
        var (executor, followed) = (new Kept(), new List<CaseMove>());
        await using var engine = await Engine.StartAsync(await database.CreateAsync(), executor: executor);
        var number = await engine.AcceptedAsync(Item);
        var step = Item.Process[(await engine.Cases.FindAsync(number, CancellationToken.None))!.Value.Case.Marking.Active[0].Step];
        await engine.DoAsync(number, new CaseCommand.Claim(step.Id), Acting.For(step));
        await engine.CompleteAsync(number, step);

        while (await engine.Moves.FollowNextAsync(m => { followed.Add(m); return Task.CompletedTask; }, engine.Clock.GetCurrentInstant(), CancellationToken.None))
        {
        }

        followed.Select(m => m.Left.Select(l => $"{l.Step} {l.Visit} {l.Outcome}").SingleOrDefault())
            .ShouldBe([null, "accept 1 受理", $"{step.Id} 1 {step.Outcomes.First(o => o.Action is OutcomeAction.Continue).Label}"]);
        followed[^1].Open.ShouldBe((await engine.Cases.FindAsync(number, CancellationToken.None))!.Value.Case.Marking.Active.Select(a => new StepVisit(a.Step, a.Visit)));
        executor.Told.ShouldBe(3);
        (await engine.Moves.CountAsync(CancellationToken.None)).ShouldBe(0);
    }

    [Fact]
    public async Task Move_FollowingFails_IsTriedAgainLaterAndHoldsBackTheCaseOnly()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync(), executor: new Kept());
        var (first, second) = (await engine.AcceptedAsync(Item), await engine.ReceiveAsync(Item));
        var ids = new[] { first, second }.Select(n => engine.Cases.FindAsync(n, CancellationToken.None).Result!.Value.Case.Id).ToArray();
        var (followed, fails) = (new List<(CaseId, int)>(), true);
        Task Follow(CaseMove move)
        {
            if (fails && move.Case == ids[0])
                throw new InvalidOperationException("not now");
            followed.Add((move.Case, move.Sequence));
            return Task.CompletedTask;
        }

        Task<bool> Next(int seconds) => engine.Moves.FollowNextAsync(Follow, engine.Clock.GetCurrentInstant() + Duration.FromSeconds(seconds), CancellationToken.None);
        await Should.ThrowAsync<InvalidOperationException>(Next(0));
        (await Next(0)).ShouldBeTrue();
        (await Next(0)).ShouldBeFalse();
        fails = false;
        (await Next(1)).ShouldBeTrue();
        (await Next(1)).ShouldBeTrue();

        followed.ShouldBe([(ids[1], 1), (ids[0], 1), (ids[0], 3)]);
    }

    [Fact]
    public async Task Move_TwoServers_NeverFollowOneCaseAtTheSameTime()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync(), executor: new Kept());
        var first = await engine.AcceptedAsync(Item);
        var (now, inside, release) = (engine.Clock.GetCurrentInstant(), new TaskCompletionSource(), new TaskCompletionSource());

        var following = engine.Moves.FollowNextAsync(_ => { inside.SetResult(); return release.Task; }, now, CancellationToken.None);
        await inside.Task;
        (await engine.Moves.FollowNextAsync(_ => Task.CompletedTask, now, CancellationToken.None)).ShouldBeFalse(first.Value);
        release.SetResult();

        (await following).ShouldBeTrue();
        (await engine.Moves.FollowNextAsync(_ => Task.CompletedTask, now, CancellationToken.None)).ShouldBeTrue();
    }

    [Fact]
    public async Task Standing_OfCasesWithoutWaitingMoves_IsKeptOnceForRepair()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await engine.AcceptedAsync(Item);
        var found = (await engine.Cases.FindAsync(number, CancellationToken.None))!.Value.Case;

        var standing = new List<CaseMove>();
        await foreach (var one in engine.Moves.StandingAsync(CancellationToken.None))
            standing.Add(one);

        standing.Single().Open.ShouldBe(found.Marking.Active.Select(a => new StepVisit(a.Step, a.Visit)));
        (await engine.Moves.NowAsync([found.Id], CancellationToken.None)).Single().Sequence.ShouldBe(found.Sequence);
        (await engine.Moves.KeepAsync(standing, CancellationToken.None)).ShouldBe(1);
        (await engine.Moves.KeepAsync(standing, CancellationToken.None)).ShouldBe(0);
        await foreach (var one in engine.Moves.StandingAsync(CancellationToken.None))
            one.ShouldBeNull();
    }

    [Fact]
    public void Move_ToANewerVersion_IsOneThoughTheSameStepsAreOpen()
    {
        var before = PureCase.Received(Item).Now!;

        CaseMove.Between(before, before).ShouldBeNull();
        CaseMove.Between(before, before with { Version = before.Version + 1 })!.Version.ShouldBe(before.Version + 1);
    }

    [Fact]
    public async Task Native_KeepsNothing()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        await engine.AcceptedAsync(Item);

        (await engine.Moves.CountAsync(CancellationToken.None)).ShouldBe(0);
    }

    private sealed class Kept : IExecutor
    {
        public int Told { get; private set; }

        public bool KeepsMoves => true;

        public void Moved() => Told++;
    }
}
