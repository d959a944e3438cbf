using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.Supervision;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Runtime.Desk;
using WorkflowGov.Runtime.Docket;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

public sealed class DocketTests(RealDatabase database)
{
    private static readonly ServiceItem Company = Repository.Item("公司设立登记");
    private static readonly ServiceItem Impact = Repository.Item("建设项目环境影响报告书审批");
    private static readonly ServiceItem Food = Repository.Item("食品经营许可新办");
    private static readonly Actor Supervisor = new("supervisor", "王海波", new Office("深圳市宝安区政务服务和数据管理局"), [Oversight.Supervisor]);

    [Fact]
    public async Task Figures_CountedOnInAnyBatches_EqualACountFromScratch()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var random = new Random(7);
        var open = new List<(CaseNumber Number, ServiceItem Item)>();
        for (var round = 0; round < 60; round++)
        {
            var item = (ServiceItem[])[Company, Impact, Food];
            open.Add((await engine.ReceiveAsync(item[round % 3]), item[round % 3]));
            foreach (var (number, of) in open.ToList().Where(_ => random.Next(2) == 0))
                await StepAsync(engine, number, of, random);
            engine.Clock.AdvanceDays(random.Next(3));
            if (random.Next(3) == 0)
                await engine.Sweep.RunOnceAsync(CancellationToken.None);
            if (random.Next(4) == 0)
                await engine.Docket.CatchUpAsync(CancellationToken.None);
        }

        var yellow = (await engine.Queries.CardsAsync(null, 500, CancellationToken.None)).First(c => c is { Clock: "promised", Rung: "Yellow" });
        await engine.Supervision.ExecuteAsync(
            new CaseNumber(yellow.Case), new SupervisionCommand.RevokeCard(new ClockName("promised"), Rung.Yellow, "误报"), Supervisor, CancellationToken.None);
        (await engine.Docket.CatchUpAsync(CancellationToken.None)).ShouldBeEmpty();

        var kept = await new FigureQueries(engine.Database).EverythingAsync(CancellationToken.None);
        kept.Select(k => k.Series.Measure).Distinct().Count().ShouldBeGreaterThan(15);
        var scratch = (await engine.Docket.RecountAsync(CancellationToken.None)).Counts.ToList();
        kept.Except(scratch).Take(3).ShouldBeEmpty("kept, but not counted from scratch");
        scratch.Except(kept).Take(3).ShouldBeEmpty("counted from scratch, but not kept");
        var queries = new FigureQueries(engine.Database);
        foreach (var (from, to) in (IEnumerable<(LocalDate, LocalDate)>)[(new(2026, 9, 1), new(2026, 9, 30)), (new(2026, 8, 20), new(2026, 12, 31)), (new(2026, 9, 5), new(2026, 10, 20)), (new(2026, 9, 5), new(2026, 9, 6))])
        {
            var byMonth = FigureLine.One(await queries.CountsAsync(new FigureWish(from, to), CancellationToken.None));
            byMonth.ShouldBe(FigureLine.One(await queries.CountsAsync(new FigureWish(from, to, FigureBy.Day), CancellationToken.None)), $"{from} to {to}");
        }

    }

    [Fact]
    public async Task Figures_OfKnownCases_AreWhatHappened()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var review = Company.Process[new StepId("review")];
        var inTime = await engine.AcceptedAsync(Company);
        var late = await engine.AcceptedAsync(Company);
        await DriveAsync(engine, inTime, Company);
        engine.Clock.Advance(Duration.FromDays(60));
        await engine.Sweep.RunOnceAsync(CancellationToken.None);
        await DriveAsync(engine, late, Company);
        await engine.DoAsync(late, Acting.Complete(review, review.Outcomes[0]), Acting.For(review));
        await engine.Docket.CatchUpAsync(CancellationToken.None);
        var (queries, today) = (new FigureQueries(engine.Database), ChinaTime.DateOf(engine.Clock.GetCurrentInstant()));

        var line = FigureLine.Of(await queries.CountsAsync(new FigureWish(today.PlusDays(-70), today), CancellationToken.None)).ShouldHaveSingleItem();
        (line.Key, line.Received, line.Accepted, line.Granted, line.Delivered, line.Closed).ShouldBe((Company.Authority.Name, 2, 2, 2, 2, 2));
        (line.InTime, line.Late, line.HandledMedian).ShouldBe((1, 1, 0));
        var worked = engine.Calendars.Now.WorkingDaysBetween(today.PlusDays(-60), today);
        line.HandledP95.ShouldBe(worked);
        (await queries.CountsAsync(new FigureWish(today, today, FigureBy.Day), CancellationToken.None))
            .Where(c => c.Measure == Measure.Promise).ShouldHaveSingleItem().Label.ShouldBe("Late");
        var steps = FigureLine.Of(await queries.CountsAsync(new FigureWish(today.PlusDays(-70), today, FigureBy.Step), CancellationToken.None)).ToList();
        steps.Single(s => s.Key == "review").ShouldSatisfyAllConditions(s => s.StepsDone.ShouldBe(2), s => s.StepsLate.ShouldBe(1));
        (await queries.RefusalsAsync(today, today, false, CancellationToken.None)).ShouldHaveSingleItem().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Figures_OfCorrections_NameTheMaterial()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await engine.ReceiveAsync(Food);
        await engine.ReceiveAsync(Food);
        var material = Food.Materials.First(m => m.Need == MaterialNeed.Required && !m.AcceptIf.IsEmpty);
        (await engine.DoAsync(number, new CaseCommand.RequestCorrection([new Defect(material.Key, material.AcceptIf[0])]), Acting.Window)).ShouldBeOfType<CaseAnswer.Done>();
        await engine.Docket.CatchUpAsync(CancellationToken.None);
        var today = ChinaTime.DateOf(engine.Clock.GetCurrentInstant());

        var figure = (await new ReturnQueries(engine.Database).MaterialsAsync(new FigureWish(today, today), CancellationToken.None)).ShouldHaveSingleItem();
        (figure.Item, figure.Material, figure.Defects, figure.Received, figure.Returned).ShouldBe((Food.Code.Value, material.Key, 1, 2, 0));
        figure.Reasons.ShouldHaveSingleItem().ShouldBe(new DefectReason(material.AcceptIf[0], 1));
    }

    // A return that hides behind words: the coded reason is counted, by step and by the material it names.
    [Fact]
    public async Task Figures_OfReturns_NameReasonAndMaterial()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var step = Food.Process.Steps.Single(s => s.Review == ReviewMethod.OnSite);
        var outcome = step.Outcomes.Single(o => o.Action is OutcomeAction.Return);
        var material = Food.Materials.First(m => !m.AcceptIf.IsEmpty);
        foreach (var named in (ReturnedFor[])[new("TH01", material.Key, material.AcceptIf[0]), new("TH02")])
        {
            var number = await engine.AcceptedAsync(Food);
            foreach (var before in Food.Process.Steps.Skip(1).TakeWhile(s => s != step))
                (await engine.CompleteAsync(number, before)).Code().ShouldBeNull();
            var site = Acting.Visit with { At = engine.Clock.GetCurrentInstant().InZone(ChinaTime.Zone).LocalDateTime };
            (await engine.DoAsync(number, Acting.Complete(step, outcome) with { ReturnedFor = named, Site = site }, Acting.For(step))).Code().ShouldBeNull();
        }

        await engine.Docket.CatchUpAsync(CancellationToken.None);
        var today = ChinaTime.DateOf(engine.Clock.GetCurrentInstant());
        var queries = new ReturnQueries(engine.Database);
        var returns = await queries.ReturnsAsync(new FigureWish(today, today), CancellationToken.None);
        returns.Select(r => (r.Step, r.Reason, r.Material, r.Returns, r.Done)).ShouldBe(
            [(step.Id.Value, "TH01", material.Key, 1, 2), (step.Id.Value, "TH02", null, 1, 2)], ignoreOrder: true);
        var figure = (await queries.MaterialsAsync(new FigureWish(today, today), CancellationToken.None)).ShouldHaveSingleItem();
        (figure.Material, figure.Defects, figure.Returned).ShouldBe((material.Key, 0, 1));
        figure.Returns.ShouldHaveSingleItem().ShouldBe(new ReasonCount("TH01", 1));
        await FigureTests.EqualARecountAsync(engine);
    }

    [Fact]
    public async Task Search_ByNumberApplicantItemAndWords_FindsEachAndOnlyWhatTheOfficeMaySee()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var field = Food.Form.First(f => f.Type == FieldType.Text);
        var application = Acting.Application(Food);
        var food = await ReceiveAsync(engine, Food, application with
        {
            Applicant = application.Applicant with { Name = "深圳市满记甜品有限公司", Kind = Food.Audience.First(a => a != Audience.NaturalPerson) },
            Form = application.Form.SetItem(field.Key, new FormValue.Of("宝安大道4018号华丰国际ABC座")),
        });
        engine.Clock.AdvanceDays(1);
        var impact = await engine.ReceiveAsync(Impact);
        async Task<IEnumerable<string>> FoundAsync(CaseWish wish)
        {
            await engine.Docket.CatchUpAsync(CancellationToken.None);
            var found = (await new CaseSearch(engine.Database).FindAsync(wish, null, 50, CancellationToken.None)).Cases.Select(c => c.Number).ToList();
            (await new CaseSearch(engine.Database, few: 0).FindAsync(wish, null, 50, CancellationToken.None)).Cases.Select(c => c.Number).ShouldBe(found, "the way words are looked for changes nothing");
            return found;
        }

        foreach (var text in (string[])[food.Value, food.Value[31..], "满记", "甜品有限", "食品经营", "华丰国际", "华", "abc", "满记 华丰", "4018"])
            (await FoundAsync(new CaseWish(text))).ShouldBe([food.Value], text);
        foreach (var text in (string[])["记满", "华丰公司", "满记 环境", "';drop table docket;--"])
            (await FoundAsync(new CaseWish(text))).ShouldBeEmpty(text);
        (await FoundAsync(new CaseWish("  "))).ShouldBe([impact.Value, food.Value]);
        (await FoundAsync(new CaseWish(Office: Food.Authority))).ShouldBe([food.Value]);
        (await FoundAsync(new CaseWish("满记", Office: Impact.Authority))).ShouldBeEmpty();
        (await FoundAsync(new CaseWish(Office: Office.Window))).ShouldBe([impact.Value, food.Value]);
        (await FoundAsync(new CaseWish(Office: Acting.WebHall.Office))).ShouldBe([impact.Value, food.Value]);
        (await FoundAsync(new CaseWish(Item: Impact.Code, Status: CaseStatus.Received))).ShouldBe([impact.Value]);
        (await FoundAsync(new CaseWish(Status: CaseStatus.InReview))).ShouldBeEmpty();
        (await engine.DoAsync(food, Acting.Accept(await engine.StateAsync(food), Food), Acting.Window)).ShouldBeOfType<CaseAnswer.Done>();
        (await FoundAsync(new CaseWish(Status: CaseStatus.InReview))).ShouldBe([food.Value]);
    }

    [Fact]
    public async Task Search_PageByPage_ShowsEachCaseOnceAlsoWhileOthersArrive()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var numbers = new List<string>();
        for (var i = 0; i < 23; i++)
            numbers.Add((await engine.ReceiveAsync(Company)).Value);
        await engine.Docket.CatchUpAsync(CancellationToken.None);
        var search = new CaseSearch(engine.Database);
        var seen = new List<string>();
        for (long? before = null; ;)
        {
            var page = await search.FindAsync(new CaseWish("公司"), before, 5, CancellationToken.None);
            seen.AddRange(page.Cases.Select(c => c.Number));
            if ((before = page.GoOn) is null)
                break;
            await engine.ReceiveAsync(Company);
            await engine.Docket.CatchUpAsync(CancellationToken.None);
        }

        seen.ShouldBe(numbers.AsEnumerable().Reverse());
    }

    [Fact]
    public async Task Inbox_PageByPage_ShowsEachTaskOnceInOrder()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var review = Company.Process[new StepId("review")];
        var expected = new List<string>();
        for (var i = 0; i < 17; i++)
        {
            expected.Add((await engine.AcceptedAsync(Company)).Value);
            if (i % 3 == 0)
                engine.Clock.AdvanceDays(1);
        }

        await using (var undated = engine.Database.CreateCommand("update approval_task set due_on = null, case_due_on = null where status = 'open' and case_id in (select id from approval_case order by id limit 4)"))
            await undated.ExecuteNonQueryAsync();
        expected = [.. expected.Skip(4), .. expected.Take(4)];

        foreach (var size in (int[])[1, 4, 5, 17])
        {
            var seen = new List<string>();
            for (InboxPlace? after = null; ;)
            {
                var page = await engine.Inbox.WaitingAsync(new InboxOf("reader", review.Office, [new Role("检测人员"), review.Role], ["reader"]), after, size, CancellationToken.None);
                if (page.Count == 0)
                    break;
                seen.AddRange(page.Select(t => t.Case));
                after = InboxPlace.Parse(page[^1].Place!.ToString());
            }

            seen.ShouldBe(expected, $"pages of {size}");
        }
    }

    [Theory]
    [InlineData("陈慧", "陈*")]
    [InlineData("陈佳慧", "陈*慧")]
    [InlineData("欧阳佳慧", "欧**慧")]
    [InlineData("陈", "陈")]
    public void Applicant_NaturalPerson_IsMaskedInLists(string name, string shown) =>
        DocketEntry.Masked(new Applicant(Audience.NaturalPerson, name, "1", "1")).ShouldBe(shown);

    [Fact]
    public async Task Docket_WhileAnOldTransactionRuns_ShowsWhatIsCommittedAndCountsItOnce()
    {
        var connection = await database.CreateAsync();
        await using var engine = await Engine.StartAsync(connection);
        await using var other = new Npgsql.NpgsqlConnection(connection);
        await other.OpenAsync();
        await using var old = await other.BeginTransactionAsync();
        await using (var number = new Npgsql.NpgsqlCommand("select pg_current_xact_id()::text", other))
            await number.ExecuteScalarAsync();

        for (var i = 1; i <= 3; i++)
        {
            await engine.ReceiveAsync(Company);
            (await engine.ListAsync()).Count.ShouldBe(i);
        }

        await old.RollbackAsync();
        await engine.ReceiveAsync(Company);
        (await engine.ListAsync()).Count.ShouldBe(4);
        (await new FigureQueries(engine.Database).EverythingAsync(CancellationToken.None))
            .ShouldBe((await engine.Docket.RecountAsync(CancellationToken.None)).Counts, ignoreOrder: true);
    }

    [Fact]
    public async Task Docket_ALogThatCannotBeRead_IsNamedAndHoldsUpNobody()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var broken = await engine.ReceiveAsync(Company);
        await using (var attack = engine.Database.CreateCommand(
            "alter table case_event disable trigger all; update case_event set payload = '{}'; alter table case_event enable trigger all"))
            await attack.ExecuteNonQueryAsync();
        var sound = await engine.ReceiveAsync(Company);

        (await engine.Docket.CatchUpAsync(CancellationToken.None)).ShouldHaveSingleItem();
        (await new CaseSearch(engine.Database).FindAsync(new CaseWish(), null, 50, CancellationToken.None)).Cases.ShouldHaveSingleItem().Number.ShouldBe(sound.Value);
        broken.ShouldNotBe(sound);
    }

    private static async Task<CaseNumber> ReceiveAsync(Engine engine, ServiceItem item, Application application) =>
        (await engine.Cases.ReceiveAsync(item.Code, application, Acting.WebHall, null, CancellationToken.None)).ShouldBeOfType<CaseAnswer.Done>().Case.Number;

    private static async Task DriveAsync(Engine engine, CaseNumber number, ServiceItem item)
    {
        foreach (var step in item.Process.Steps.Skip(1))
            (await engine.CompleteAsync(number, step)).ShouldBeOfType<CaseAnswer.Done>();
    }

    /// <summary>Some step, lawful or not: what is refused changes nothing but the figure of refusals.</summary>
    private static async Task StepAsync(Engine engine, CaseNumber number, ServiceItem item, Random random)
    {
        if (await engine.Cases.FindAsync(number, CancellationToken.None) is not var (found, _) || found.IsClosed)
            return;
        var material = item.Materials.First(m => m.Need == MaterialNeed.Required && !m.AcceptIf.IsEmpty);
        var command = found.Status switch
        {
            CaseStatus.Received => random.Next(4) switch
            {
                0 => new CaseCommand.RequestCorrection([new Defect(material.Key, material.AcceptIf[0])]),
                1 when random.Next(4) == 0 => new CaseCommand.Decline(DeclineGround.NotCompetent, "不属于本机关职权"),
                2 when random.Next(6) == 0 => new CaseCommand.Withdraw("不办了"),
                _ => (CaseCommand)Acting.Accept(found, item),
            },
            CaseStatus.Correcting => new CaseCommand.Correct([new SubmittedMaterial(material.Key, material.Form, string.Empty)]),
            _ => null,
        };
        if (command is not null)
        {
            await engine.DoAsync(number, command, Acting.Window);
            return;
        }

        var step = item.Process[found.Marking.Active[random.Next(found.Marking.Active.Length)].Step];
        if (step.Excluded is not null && found.Status != CaseStatus.Suspended)
            await engine.DoAsync(number, new CaseCommand.BeginSpecial(step.Id, "特告", step.Limit), Acting.For(step));
        await engine.CompleteAsync(number, step, step.Outcomes[random.Next(4) == 0 ? random.Next(step.Outcomes.Length) : 0]);
    }
}
