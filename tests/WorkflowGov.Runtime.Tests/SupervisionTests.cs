using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.Supervision;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

public sealed class SupervisionTests(RealDatabase database)
{
    private static readonly ServiceItem Company = Repository.Item("公司设立登记");
    private static readonly ServiceItem Impact = Repository.Item("建设项目环境影响报告书审批");
    private static readonly ClockName Promised = new("promised");
    private static readonly Actor Supervisor = new("supervisor", "王海波", new Office("深圳市宝安区政务服务和数据管理局"), [Oversight.Supervisor]);

    [Fact]
    public async Task RevokeCard_WithAReason_KeepsTheCardMarkedAndRaisesItNoSecondTime()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await LateAsync(engine);

        (await engine.Supervision.ExecuteAsync(number, Revoke("当日系统停机"), Supervisor, CancellationToken.None)).IsAccepted.ShouldBeTrue();
        (await engine.Supervision.ExecuteAsync(number, Revoke("再撤一次"), Supervisor, CancellationToken.None)).Rejection?.Code.ShouldBe("WG5602");
        engine.Clock.AdvanceDays(5);
        await engine.Sweep.RunOnceAsync(CancellationToken.None);

        var card = (await engine.Queries.CardsAsync(number, 100, CancellationToken.None)).Where(c => c is { Clock: "promised", Rung: "Yellow" }).ShouldHaveSingleItem();
        (card.RevokedBy, card.Reason).ShouldBe(("supervisor", "当日系统停机"));
        var (events, head) = await engine.Queries.TraceAsync(number, CancellationToken.None);
        RecordedEvent.FirstBreak(events, head).ShouldBeNull();
        events.Count(e => e.Type == "card.revoked").ShouldBe(1);
        (await engine.CompleteAsync(number, Company.Process[new StepId("review")])).ShouldBeOfType<CaseAnswer.Done>();
        await BalancedAsync(engine);
    }

    [Fact]
    public async Task RevokeCard_WithoutRightOrReason_IsRefusedAndKept()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await LateAsync(engine);

        (await engine.Supervision.ExecuteAsync(number, Revoke("我不同意"), Acting.Window, CancellationToken.None)).Rejection?.Code.ShouldBe("WG5601");
        (await engine.Supervision.ExecuteAsync(number, Revoke(" "), Supervisor, CancellationToken.None)).Rejection?.Code.ShouldBe("WG5603");

        (await engine.Queries.RefusalsAsync(10, CancellationToken.None)).Select(r => r.Code).ShouldBe(["WG5603", "WG5601"]);
        (await engine.Queries.CardsAsync(number, 100, CancellationToken.None)).ShouldAllBe(c => c.RevokedAt == null);
    }

    [Fact]
    public async Task Alerts_OfACard_ReachWhomThePolicyNames()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        await LateAsync(engine);
        async Task<IEnumerable<string>> SeenAsync(Office office, Told[] within, Told[] anywhere) =>
            (await engine.Queries.AlertsAsync(office, within, anywhere, 100, CancellationToken.None)).Select(c => c.Rung).Distinct().Order();

        (await SeenAsync(Company.Authority, [Told.Handler], [])).ShouldBe(["Amber", "Red", "Yellow"]);
        (await SeenAsync(Company.Authority, [Told.Head], [])).ShouldBe(["Red", "Yellow"]);
        (await SeenAsync(Supervisor.Office, [], [Told.Supervisor])).ShouldBe(["Red", "Yellow"]);
        (await SeenAsync(Impact.Authority, [Told.Handler, Told.Head], [])).ShouldBeEmpty();
    }

    [Fact]
    public async Task Order_FromOpeningToResult_IsInTheLog()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await LateAsync(engine);
        var handler = Acting.For(Company.Process[new StepId("review")]);
        Task<Core.Ruling<CaseEvent>> DoAsync(SupervisionCommand command, Actor actor) => engine.Supervision.ExecuteAsync(number, command, actor, CancellationToken.None);
        var open = new SupervisionCommand.OpenOrder(OrderGround.Overdue, "三个工作日内办结并说明原因", 3);

        var opened = (await DoAsync(open, Supervisor)).Value.ShouldBeOfType<CaseEvent.OrderOpened>();
        (opened.Order, opened.Office).ShouldBe((1, Company.Authority));
        (await DoAsync(open, Supervisor)).Rejection?.Code.ShouldBe("WG5605");
        (await DoAsync(open with { WorkingDays = 21, Office = Office.Window }, Supervisor)).Rejection?.Code.ShouldBe("WG5604");
        (await DoAsync(new SupervisionCommand.AnswerOrder(1, "今天办结"), Acting.Window)).Rejection?.Code.ShouldBe("WG5607");
        (await DoAsync(new SupervisionCommand.AnswerOrder(1, "今天办结"), handler)).IsAccepted.ShouldBeTrue();
        (await DoAsync(new SupervisionCommand.CloseOrder(1, "已办结，对经办人提醒谈话"), handler)).Rejection?.Code.ShouldBe("WG5601");
        (await DoAsync(new SupervisionCommand.CloseOrder(1, "已办结，对经办人提醒谈话"), Supervisor)).IsAccepted.ShouldBeTrue();
        (await DoAsync(new SupervisionCommand.CloseOrder(1, "又一次"), Supervisor)).Rejection?.Code.ShouldBe("WG5606");

        var listed = (await engine.Queries.OrdersAsync(number, null, 10, CancellationToken.None)).ShouldHaveSingleItem();
        (listed.Answer, listed.Result).ShouldBe(("今天办结", "已办结，对经办人提醒谈话"));
        var (events, head) = await engine.Queries.TraceAsync(number, CancellationToken.None);
        RecordedEvent.FirstBreak(events, head).ShouldBeNull();
        events.Select(e => e.Type).TakeLast(3).ShouldBe(["order.opened", "order.answered", "order.closed"]);
        (await DoAsync(open, Supervisor)).Value.ShouldBeOfType<CaseEvent.OrderOpened>().Order.ShouldBe(2);
    }

    [Fact]
    public async Task Rungs_ThroughEveryTurnOfACase_AddUp()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var late = await LateAsync(engine);
        var number = await engine.AcceptedAsync(Impact);
        await engine.CompleteAsync(number, Impact.Process[new StepId("review")]);
        var panel = Impact.Process[new StepId("panel")];
        await engine.DoAsync(number, new CaseCommand.BeginSpecial(panel.Id, "特告〔2026〕1号", panel.Limit), Acting.For(panel));
        await BalancedAsync(engine);
        engine.Clock.AdvanceDays(20);
        await engine.Sweep.RunOnceAsync(CancellationToken.None);
        (await engine.CompleteAsync(number, panel)).ShouldBeOfType<CaseAnswer.Done>();
        await engine.Supervision.ExecuteAsync(late, Revoke("测试"), Supervisor, CancellationToken.None);
        await engine.DoAsync(late, new CaseCommand.Withdraw("不办了"), Acting.WebHall);

        var sums = await BalancedAsync(engine);
        sums.Holds.ShouldBeTrue(sums.ToString());
        (sums.Fired > 0 && sums.Cancelled > 0 && sums.Pending > 0).ShouldBeTrue(sums.ToString());
    }

    [Fact]
    public async Task Rungs_LostOrDoubled_AreFound()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await LateAsync(engine);
        await using (var lose = engine.Database.CreateCommand("update clock set next_rung_at = null where name = 'statutory'"))
            await lose.ExecuteNonQueryAsync();
        engine.Clock.AdvanceDays(-14);

        var (_, broken) = await engine.SupervisionStore.CheckRungsAsync(0, 1000, CancellationToken.None);
        var fresh = await engine.AcceptedAsync(Company);
        await using (var lose = engine.Database.CreateCommand("update clock set next_rung_at = null, red_at = null where name = 'statutory' and fired = 0"))
            await lose.ExecuteNonQueryAsync();
        var (_, worse) = await engine.SupervisionStore.CheckRungsAsync(0, 1000, CancellationToken.None);

        broken.ShouldBeEmpty($"{number}: all rungs of a red clock have fired");
        worse.Select(b => (b.Case, b.Clock)).ShouldBe([(fresh.Value, "statutory")]);
    }

    [Fact]
    public async Task Board_OfKnownCases_CountsEachOnceWhereItStands()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var board = new BoardQueries(engine.Database);
        var late = await LateAsync(engine);
        var suspended = await engine.AcceptedAsync(Impact);
        await engine.CompleteAsync(suspended, Impact.Process[new StepId("review")]);
        var panel = Impact.Process[new StepId("panel")];
        await engine.DoAsync(suspended, new CaseCommand.BeginSpecial(panel.Id, "特告〔2026〕1号", panel.Limit), Acting.For(panel));
        var fresh = await engine.AcceptedAsync(Company);
        var gone = await LateAsync(engine);
        await engine.DoAsync(gone, new CaseCommand.Withdraw("不办了"), Acting.WebHall);
        var order = new SupervisionCommand.OpenOrder(OrderGround.Overdue, "办结", 3);
        await engine.Supervision.ExecuteAsync(late, order, Supervisor, CancellationToken.None);
        var now = engine.Clock.GetCurrentInstant();
        var today = ChinaTime.DateOf(now);

        await engine.Docket.CatchUpAsync(CancellationToken.None);
        var figures = await board.FiguresAsync(today, today.PlusDays(-30), CancellationToken.None);

        figures.Select(f => (f.Authority, f.Open, f.Suspended, f.Red, f.Closed, f.ClosedLate)).ShouldBe(
            [(Company.Authority.Name, 2, 0, 2, 1, 1), (Impact.Authority.Name, 1, 1, 0, 0, 0)], ignoreOrder: true);
        async Task<IEnumerable<string>> ListedAsync(BoardFilter filter, string? authority = null) =>
            (await board.CasesAsync(new BoardWish(filter, authority), today, null, 100, CancellationToken.None)).Select(c => c.Number);
        (await ListedAsync(BoardFilter.Open)).ShouldBe([late.Value, fresh.Value, suspended.Value], ignoreOrder: true);
        (await ListedAsync(BoardFilter.Suspended)).ShouldBe([suspended.Value]);
        (await ListedAsync(BoardFilter.Red, Company.Authority.Name)).ShouldBe([late.Value, fresh.Value]);
        (await ListedAsync(BoardFilter.Red, Impact.Authority.Name)).ShouldBeEmpty();
        (await ListedAsync(BoardFilter.Ordered)).ShouldBe([late.Value]);
        (await board.CasesAsync(new BoardWish(BoardFilter.Ordered), today, null, 100, CancellationToken.None))[0].OpenOrders.ShouldBe(1);
    }

    private static async Task<CaseNumber> LateAsync(Engine engine)
    {
        var number = await engine.AcceptedAsync(Company);
        engine.Clock.AdvanceDays(15);
        await engine.Sweep.RunOnceAsync(CancellationToken.None);
        return number;
    }

    private static async Task<RungSums> BalancedAsync(Engine engine)
    {
        (await engine.SupervisionStore.CheckRungsAsync(0, 1000, CancellationToken.None)).Broken.ShouldBeEmpty();
        return await engine.SupervisionStore.SumRungsAsync(CancellationToken.None);
    }

    private static SupervisionCommand.RevokeCard Revoke(string reason) => new(Promised, Rung.Yellow, reason);
}
