using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.Supervision;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Runtime.FrontDesk;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>Receipts, progress and ratings on the real database; 2026-09-01 is a Tuesday.</summary>
public sealed class PublicDeskTests(RealDatabase database)
{
    private static readonly ServiceItem Food = Repository.Item("食品经营许可新办");
    private static readonly Actor Body = new("shijian", "市监", Food.Authority, [new Role("承办人")]);
    private static readonly Actor Supervisor = new("supervisor", "监察", new Office("监察"), [Oversight.Supervisor]);

    // The check digit finds every wrong digit and every swap of neighbours but 09 and 90.
    [Fact]
    public void QueryNumber_MistypedDigit_IsNoNumber()
    {
        for (var id = 1L; id < 3_000; id += 7)
        {
            var number = QueryNumber.Of(new CaseId(id)).Value;
            QueryNumber.TryParse($"{number[..4]}-{number[4..]}", out var back).ShouldBeTrue();
            back.ShouldBe(new CaseId(id));
            for (var i = 0; i < number.Length; i++)
            {
                var wrong = $"{number[..i]}{(number[i] - '0' + 1 + ((int)id % 9)) % 10}{number[(i + 1)..]}";
                QueryNumber.TryParse(wrong, out _).ShouldBe(wrong == number);
            }
        }
    }

    // W5: status, current step, due date, nothing else.
    [Fact]
    public async Task Progress_WithNumberAndPassword_TellsStatusStepAndDueDate()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await engine.AcceptedAsync(Food);
        var receipt = (await engine.Public.IssueReceiptAsync(number, Acting.Window, CancellationToken.None)).Value;

        var progress = await engine.Public.ProgressAsync(receipt.QueryNumber, receipt.Password.ToLowerInvariant(), CancellationToken.None);

        progress.Value.ShouldSatisfyAllConditions(
            p => p.Status.Zh.ShouldBe("在办"), p => p.Step.ShouldBe("审查"), p => p.DueOn.ShouldBe(new LocalDate(2026, 9, 10)));
        receipt.Materials.Select(m => m.Name).ShouldBe(Acting.Application(Food).Materials.Select(s => Food.Materials.Single(m => m.Key == s.Key).Name));
        (await engine.EventsAsync(number)).OfType<CaseEvent.ReceiptIssued>().Single().QueryNumber.ShouldBe(receipt.QueryNumber);
        (await engine.CompleteAsync(number, Food.Process[new StepId("review")])).Code().ShouldBeNull();
        var (events, _) = await engine.Queries.TraceAsync(number, CancellationToken.None);
        events.ShouldAllBe(e => !e.Payload.Contains(receipt.Password, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Progress_WrongPassword_LocksTheNumberForAWhile()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await engine.ReceiveAsync(Food);
        var receipt = (await engine.Public.IssueReceiptAsync(number, Acting.WebHall, CancellationToken.None)).Value;
        async Task<string?> AskAsync(string query, string password) =>
            (await engine.Public.ProgressAsync(query, password, CancellationToken.None)).Rejection?.Code;
        (await AskAsync(receipt.QueryNumber, "AAAAAAAA")).ShouldBe("WG5741");
        (await AskAsync(receipt.QueryNumber, receipt.Password)).ShouldBeNull();

        // At once: none slips by between looking and counting.
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => AskAsync(receipt.QueryNumber, "AAAAAAAA")));

        answers.Count(a => a == "WG5741").ShouldBe(PublicDesk.AttemptsMax);
        answers.Count(a => a == "WG5742").ShouldBe(12 - PublicDesk.AttemptsMax);
        (await AskAsync(receipt.QueryNumber, receipt.Password)).ShouldBe("WG5742");
        var nobody = QueryNumber.Of(new CaseId(777_777)).Value;
        var unknown = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => AskAsync(nobody, "AAAAAAAA")));
        unknown.Order().ShouldBe(answers.Order());
        engine.Clock.Advance(PublicDesk.Lock + Duration.FromSeconds(1));
        (await AskAsync(receipt.QueryNumber, receipt.Password)).ShouldBeNull();
    }

    [Fact]
    public async Task Receipt_MadeAnew_MakesTheOldPasswordVoid()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await engine.ReceiveAsync(Food);
        var first = (await engine.Public.IssueReceiptAsync(number, Acting.Window, CancellationToken.None)).Value;
        var second = (await engine.Public.IssueReceiptAsync(number, Acting.Window, CancellationToken.None)).Value;

        (await engine.Public.ProgressAsync(first.QueryNumber, first.Password, CancellationToken.None)).Rejection!.Code.ShouldBe("WG5741");
        (await engine.Public.ProgressAsync(second.QueryNumber, second.Password, CancellationToken.None)).IsAccepted.ShouldBeTrue();
        (await engine.Public.IssueReceiptAsync(number, Body, CancellationToken.None)).Rejection!.Code.ShouldBe("WG5401");
    }

    // 国办发〔2019〕51号: 一件一评; 差评回访整改.
    [Fact]
    public async Task Rating_Bad_IsGivenOnceAndFollowedUp()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await engine.ReadyForAsync(Food, StepKind.Deliver);
        var receipt = (await engine.Public.IssueReceiptAsync(number, Acting.Window, CancellationToken.None)).Value;
        async Task<string?> RateAsync(RatingLevel level) =>
            (await engine.Public.RateAsync(receipt.QueryNumber, receipt.Password, level, "等了太久", CancellationToken.None)).Rejection?.Code;
        (await RateAsync(RatingLevel.Satisfied)).ShouldBe("WG5732");
        await engine.CompleteAsync(number, Food.Process.Steps.Single(s => s.Kind == StepKind.Deliver));
        (await RateAsync((RatingLevel)6)).ShouldBe("WG5731");

        (await RateAsync(RatingLevel.Dissatisfied)).ShouldBeNull();

        (await RateAsync(RatingLevel.VerySatisfied)).ShouldBe("WG5733");
        var other = Body with { Office = new Office("深圳市宝安区卫生健康局") };
        (await engine.Public.ContactAsync(number, "已致电", other, CancellationToken.None)).Rejection!.Code.ShouldBe("WG5737");
        (await engine.Public.ResolveAsync(number, "已增开窗口", RatingFinding.Mended, Body, CancellationToken.None)).Rejection!.Code.ShouldBe("WG5736");
        (await engine.Public.ContactAsync(number, "已致电", Body, CancellationToken.None)).IsAccepted.ShouldBeTrue();
        (await engine.Public.ResolveAsync(number, "已增开窗口", RatingFinding.Mended, Supervisor, CancellationToken.None)).IsAccepted.ShouldBeTrue();
        (await engine.Public.ResolveAsync(number, "再答", RatingFinding.Mended, Body, CancellationToken.None)).Rejection!.Code.ShouldBe("WG5738");
        var bad = (await engine.PublicStore.BadAsync(Food.Authority.Name, 10, null, CancellationToken.None)).ShouldHaveSingleItem();
        bad.ShouldSatisfyAllConditions(b => b.Comment.ShouldBe("等了太久"), b => b.Result.ShouldBe("已增开窗口"),
            b => b.ContactedBy.ShouldBe(Body.User), b => b.ResolvedBy.ShouldBe(Supervisor.User), b => b.Finding.ShouldBe(RatingFinding.Mended));
        (await engine.EventsAsync(number)).OfType<CaseEvent.Rated>().Single().Level.ShouldBe(RatingLevel.Dissatisfied);
    }

    // 差评处理期限 5 工作日: rated on Tuesday 2026-09-01, to be answered by Tuesday 09-08; the case itself has ended.
    [Fact]
    public async Task Rating_BadAndNotFollowedUp_RaisesCardsUntilItIsAnswered()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await RatedAsync(engine);
        async Task<IEnumerable<Rung>> SweptAsync()
        {
            await engine.Sweep.RunOnceAsync(CancellationToken.None);
            return (await engine.EventsAsync(number)).OfType<CaseEvent.CardRaised>().Where(c => c.Clock.Value == "follow-up").Select(c => c.Rung);
        }

        Task<List<Postgres.ListedCard>> AlertsAsync() => engine.Queries.AlertsAsync(Food.Authority, [Told.Handler], [], 10, CancellationToken.None);
        (await engine.StateAsync(number)).Clocks.Single(c => c.Kind == ClockKind.FollowUp).Due(engine.Calendars.Now)!.Value.On.ShouldBe(new LocalDate(2026, 9, 8));
        engine.Clock.AdvanceDays(6);
        (await SweptAsync()).ShouldBe([Rung.Amber]);
        engine.Clock.AdvanceDays(2);
        (await SweptAsync()).ShouldBe([Rung.Amber, Rung.Yellow]);
        (await AlertsAsync()).Select(a => a.Clock).ShouldAllBe(c => c == "follow-up");
        (await AlertsAsync()).Count.ShouldBe(2);

        (await engine.Public.ContactAsync(number, "已致电", Body, CancellationToken.None)).IsAccepted.ShouldBeTrue();
        (await engine.Public.ResolveAsync(number, "已增开窗口", RatingFinding.Mended, Body, CancellationToken.None)).IsAccepted.ShouldBeTrue();

        (await AlertsAsync()).ShouldBeEmpty();
        (await engine.StateAsync(number)).Clocks.Single(c => c.Kind == ClockKind.FollowUp).IsStopped.ShouldBeTrue();
        engine.Clock.AdvanceDays(10);
        (await SweptAsync()).ShouldBe([Rung.Amber, Rung.Yellow]);
        (await engine.SupervisionStore.CheckRungsAsync(0, 100, CancellationToken.None)).Broken.ShouldBeEmpty();
    }

    // 国办发〔2019〕51号: 误评或者恶意差评不予采纳; not in one's own cause.
    [Fact]
    public async Task Rating_FoundMistaken_IsFoundSoByAnotherAndDoesNotCount()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await RatedAsync(engine);
        var handler = Acting.For(Food.Process[new StepId("review")]);
        (await engine.Public.ContactAsync(number, "选错了等级", handler, CancellationToken.None)).IsAccepted.ShouldBeTrue();
        Task<IReadOnlyList<RatingCount>> CountedAsync() => engine.Public.CountAsync(new LocalDate(2026, 9, 1), CancellationToken.None);
        (await CountedAsync()).Single().Level.ShouldBe(RatingLevel.Dissatisfied);

        (await engine.Public.ResolveAsync(number, "误评", RatingFinding.NotUpheld, handler, CancellationToken.None)).Rejection!.Code.ShouldBe("WG5740");
        (await engine.Public.ResolveAsync(number, "误评", RatingFinding.NotUpheld, Body, CancellationToken.None)).IsAccepted.ShouldBeTrue();

        (await CountedAsync()).ShouldBeEmpty();
    }

    private static async Task<CaseNumber> RatedAsync(Engine engine)
    {
        var number = await engine.ReadyForAsync(Food, StepKind.Deliver);
        await engine.CompleteAsync(number, Food.Process.Steps.Single(s => s.Kind == StepKind.Deliver));
        var receipt = (await engine.Public.IssueReceiptAsync(number, Acting.Window, CancellationToken.None)).Value;
        (await engine.Public.RateAsync(receipt.QueryNumber, receipt.Password, RatingLevel.Dissatisfied, "等了太久", CancellationToken.None)).IsAccepted.ShouldBeTrue();
        return number;
    }

    // 广东省2019年试行: 7个自然日内未评价的，默认为基本满意. 2026-09-01 + 7 = 2026-09-08, the last day to rate.
    [Fact]
    public async Task Rating_Silence_CountsByRuleAfterSevenDays()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await engine.ReadyForAsync(Food, StepKind.Deliver);
        await engine.CompleteAsync(number, Food.Process.Steps.Single(s => s.Kind == StepKind.Deliver));
        var receipt = (await engine.Public.IssueReceiptAsync(number, Acting.Window, CancellationToken.None)).Value;
        var since = new LocalDate(2026, 9, 1);
        engine.Clock.AdvanceDays(7);
        (await engine.Public.CountAsync(since, CancellationToken.None)).ShouldBeEmpty();

        engine.Clock.AdvanceDays(1);

        (await engine.Public.CountAsync(since, CancellationToken.None)).ShouldHaveSingleItem().ShouldBe(
            new RatingCount(Food.Authority.Name, Food.Code.Value, Food.Name, null, 1));
        (await engine.Public.RateAsync(receipt.QueryNumber, receipt.Password, RatingLevel.Satisfied, "", CancellationToken.None)).Rejection!.Code.ShouldBe("WG5734");
        Repository.Catalogue.Service.Rating.SilentAs.ShouldBe(RatingLevel.FairlySatisfied);
    }
}
