using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

public sealed class DeadlineSweepTests(RealDatabase database)
{
    private static readonly ServiceItem Company = Repository.Item("公司设立登记");
    private static readonly ServiceItem Impact = Repository.Item("建设项目环境影响报告书审批");

    [Fact]
    public async Task Sweep_DayByDay_RaisesEachRungOnceInOrder()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await engine.AcceptedAsync(Company);
        for (var day = 0; day < 15; day++)
        {
            engine.Clock.AdvanceDays(1);
            await engine.Sweep.RunOnceAsync(CancellationToken.None);
            await engine.Sweep.RunOnceAsync(CancellationToken.None);
        }

        var cards = await CardsAsync(engine, number);
        cards.Select(c => (c.Clock, c.Rung)).Distinct().Count().ShouldBe(cards.Count);
        cards.Where(c => c.Clock == "promised").Select(c => c.Rung).ShouldBe(["Amber", "Yellow", "Red"]);
        cards.Where(c => c.Clock == "statutory").Select(c => c.Rung).ShouldBe(["Amber", "Red"]);
    }

    [Fact]
    public async Task Sweep_AfterDowntime_RaisesTheSameCardsInTheSameOrder()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var daily = await engine.AcceptedAsync(Company);
        var late = await engine.AcceptedAsync(Company);
        engine.Clock.AdvanceDays(15);

        var report = await engine.Sweep.RunOnceAsync(CancellationToken.None);

        report.Lag.ShouldBeGreaterThan(Duration.FromDays(10));
        var cards = await CardsAsync(engine, late);
        cards.Where(c => c.Clock == "promised").Select(c => c.Rung).ShouldBe(["Amber", "Yellow", "Red"]);
        cards.Select(c => c.DueAt).ShouldBeInOrder();
        (await CardsAsync(engine, daily)).Count.ShouldBe(cards.Count);
        var (events, head) = await engine.Queries.TraceAsync(late, CancellationToken.None);
        RecordedEvent.FirstBreak(events, head).ShouldBeNull();
    }

    [Fact]
    public async Task Sweep_ClockJumpsBackAndAhead_RaisesEachRungOnce()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await engine.AcceptedAsync(Company);
        foreach (var days in new[] { 9, -8, 3, -5, 16, -1, 1, 0 })
        {
            engine.Clock.AdvanceDays(days);
            await engine.Sweep.RunOnceAsync(CancellationToken.None);
        }

        var cards = await CardsAsync(engine, number);
        cards.Where(c => c.Clock == "promised").Select(c => c.Rung).ShouldBe(["Amber", "Yellow", "Red"]);
        cards.Where(c => c.Clock == "statutory").Select(c => c.Rung).ShouldBe(["Amber", "Red"]);
        var (events, head) = await engine.Queries.TraceAsync(number, CancellationToken.None);
        RecordedEvent.FirstBreak(events, head).ShouldBeNull();
    }

    [Fact]
    public async Task Sweep_ManyServersAtOnceWhileCommandsGoOn_RaisesEachRungOnce()
    {
        var connection = await database.CreateAsync();
        await using var one = await Engine.StartAsync(connection);
        await using var two = await Engine.StartAsync(connection);
        var numbers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => one.AcceptedAsync(Company)));
        one.Clock.AdvanceDays(15);
        two.Clock.AdvanceDays(15);
        var review = Company.Process[new StepId("review")];

        var sweeps = new[] { one, two, one, two }.Select(e => e.Sweep.RunOnceAsync(CancellationToken.None));
        var commands = numbers.Take(50).Select(n => two.CompleteAsync(n, review));
        await Task.WhenAll(sweeps.Cast<Task>().Concat(commands));
        await one.Sweep.RunOnceAsync(CancellationToken.None);

        foreach (var number in numbers)
        {
            var (events, head) = await one.Queries.TraceAsync(number, CancellationToken.None);
            RecordedEvent.FirstBreak(events, head).ShouldBeNull();
            var cards = await CardsAsync(one, number);
            cards.Count(c => c.Clock is "promised" or "statutory").ShouldBe(5);
            events.Count(e => e.Type == "card.raised").ShouldBe(cards.Count);
        }
    }

    [Fact]
    public async Task Sweep_AcceptanceLate_IsDeemedFromReceiptWithTheBreachKept()
    {
        // 行政许可法 第三十二条: 逾期不告知的，自收到申请材料之日起即为受理; worked examples F01, F02.
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await engine.ReceiveAsync(Company);
        engine.Clock.AdvanceDays(20);

        await engine.Sweep.RunOnceAsync(CancellationToken.None);

        var found = (await engine.Cases.FindAsync(number, CancellationToken.None))!.Value.Case;
        found.Deemed.ShouldBeTrue();
        found.AcceptedOn.ShouldBe(new LocalDate(2026, 9, 1));
        (await CardsAsync(engine, number)).Select(c => (c.Clock, c.Rung)).ShouldContain(("acceptance", "Yellow"));
    }

    [Fact]
    public async Task Sweep_DuringSpecialProcedure_LeavesTheCaseClocksAlone()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await engine.AcceptedAsync(Impact);
        await engine.CompleteAsync(number, Impact.Process[new StepId("review")]);
        var panel = Impact.Process[new StepId("panel")];
        var began = await engine.DoAsync(
            number, new CaseCommand.BeginSpecial(panel.Id, "特告〔2026〕1号", panel.Limit), Acting.For(panel));
        began.ShouldBeOfType<CaseAnswer.Done>().Case.Status.ShouldBe(CaseStatus.Suspended);
        engine.Clock.AdvanceDays(40);

        await engine.Sweep.RunOnceAsync(CancellationToken.None);

        (await CardsAsync(engine, number)).ShouldAllBe(c => c.Clock != "promised" && c.Clock != "statutory");
        (await engine.CompleteAsync(number, panel)).ShouldBeOfType<CaseAnswer.Done>().Case.Status.ShouldBe(CaseStatus.InReview);
    }

    private static async Task<List<Postgres.ListedCard>> CardsAsync(Engine engine, CaseNumber number)
    {
        var cards = await engine.Queries.CardsAsync(number, 100, CancellationToken.None);
        return [.. cards.OrderBy(c => c.RaisedAt).ThenBy(c => c.DueAt)];
    }
}
