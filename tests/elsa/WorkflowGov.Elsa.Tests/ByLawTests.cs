using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Runtime.Tests;
using WorkflowGov.Testing;

namespace WorkflowGov.Elsa.Tests;

/// <summary>Cases that time moves and nobody's command: the deadlines are WorkflowGov's, Elsa follows.</summary>
public sealed class ByLawTests(RealDatabase database)
{
    [Fact]
    public async Task Acceptance_ByLawBecauseTheNoticeWasLate_IsFollowedByItsPort()
    {
        var connection = await database.CreateAsync();
        await using var elsa = await ElsaFollower.StartAsync(connection);
        var engine = await Engine.StartAsync(connection, executor: elsa.Following);
        await using var stage = new Stage(elsa, engine);
        var number = await engine.ReceiveAsync(ExecutorConformance.Winding());
        await stage.SettleAsync(number);

        await UntilAsync(engine, new LocalDate(2026, 9, 10));

        (await stage.FindAsync(number)).Deemed.ShouldBeTrue();
        await stage.SettleAsync(number);
        elsa.BegunAnew.ShouldBe(0);
    }

    /// <summary>行政许可法 第五十条: the case jumps behind the decision, where no connection leads; the instance begins anew there.</summary>
    [Fact]
    public async Task Renewal_DeemedGranted_IsFollowedByBeginningAnew()
    {
        var connection = await database.CreateAsync();
        await using var elsa = await ElsaFollower.StartAsync(connection);
        var engine = await Engine.StartAsync(connection, executor: elsa.Following);
        await using var stage = new Stage(elsa, engine);
        ServiceItem item = Repository.Item("排污许可证延续");
        var number = await engine.AcceptedAsync(item);
        await stage.SettleAsync(number);

        await UntilAsync(engine, new LocalDate(2026, 11, 25));

        (await stage.FindAsync(number)).Decision.ShouldBe(DecisionKind.Granted);
        await stage.SettleAsync(number);
        elsa.BegunAnew.ShouldBe(1);
        while ((await stage.OpenAsync(number)) is [var open, ..])
        {
            await stage.CompleteAsync(number, open);
            await stage.SettleAsync(number);
        }

        elsa.BegunAnew.ShouldBe(1);
    }

    private static async Task UntilAsync(Engine engine, LocalDate day)
    {
        while (ChinaTime.DateOf(engine.Clock.GetCurrentInstant()) < day)
        {
            engine.Clock.Advance(Duration.FromDays(1));
            await engine.Sweep.RunOnceAsync(CancellationToken.None);
        }
    }
}
