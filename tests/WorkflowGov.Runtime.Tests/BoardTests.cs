using NodaTime;
using UglyToad.PdfPig;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Runtime.Desk;
using WorkflowGov.Runtime.Docket;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>The supervisor's numbers reconcile: parts are the whole, and each is what the cases themselves say.</summary>
public sealed class BoardTests(RealDatabase database)
{
    private static readonly ServiceItem Company = Repository.Item("公司设立登记");
    private static readonly ServiceItem Food = Repository.Item("食品经营许可新办");

    [Fact]
    public async Task Board_OfAnyWork_PartsAreTheWholeAndWhatTheCasesSay()
    {
        await using var engine = await WorkedAsync();
        var today = Today(engine);
        var (board, since) = (new BoardQueries(engine.Database), today.PlusDays(-30));
        var whole = SupervisionBoard.Of(today, await board.FiguresAsync(today, since, CancellationToken.None), 0);

        whole.All.Open.ShouldBeGreaterThan(5);
        (whole.All.OnTime + whole.All.Amber + whole.All.Yellow + whole.All.Red).ShouldBe(whole.All.Open);
        foreach (var of in whole.Authorities)
        {
            var items = await board.ItemsAsync(of.Authority, today, since, CancellationToken.None);
            new AuthorityFigures(
                of.Authority, items.Sum(i => i.Figures.Open), items.Sum(i => i.Figures.DueToday), items.Sum(i => i.Figures.Suspended), items.Sum(i => i.Figures.Amber),
                items.Sum(i => i.Figures.Yellow), items.Sum(i => i.Figures.Red), items.Sum(i => i.Figures.Closed), items.Sum(i => i.Figures.ClosedLate)).ShouldBe(of);
        }

        // Page by page the board lists what it lists at once.
        var all = await board.CasesAsync(new BoardWish(), today, null, 500, CancellationToken.None);
        var paged = new List<BoardCase>();
        for (BoardPlace? after = null; await board.CasesAsync(new BoardWish(), today, after, 3, CancellationToken.None) is { Count: > 0 } page; after = BoardPlace.Parse(page[^1].Place!.ToString()))
            paged.AddRange(page);
        paged.Select(c => c.Number).ShouldBe(all.Select(c => c.Number));
        all.Count.ShouldBe((int)whole.All.Open);
    }

    [Fact]
    public async Task Forecast_OfAnyWork_IsWhatTheClocksOfTheOpenCasesSay()
    {
        await using var engine = await WorkedAsync();
        var (today, calendar) = (Today(engine), engine.Calendars.Now);
        var board = new BoardQueries(engine.Database);
        var clocks = await DaysAsync(engine, "select k.due_on from clock k join approval_case c on c.id = k.case_id where c.closed_at is null and k.kind = 'Promised' and k.stopped_on is null and k.due_on is not null");

        var forecast = DueForecast.Of(today, await board.DueAsync(null, CancellationToken.None), [], calendar);

        (forecast.Late + forecast.Days.Sum(d => d.Due) + forecast.Later + forecast.NoDay).ShouldBe(forecast.Open);
        forecast.Late.ShouldBe(clocks.Count(d => d < today));
        foreach (var day in forecast.Days)
        {
            day.Due.ShouldBe(clocks.Count(d => d == day.Day), $"{day.Day}");
            (await board.CasesAsync(new BoardWish(Due: day.Day), today, null, 500, CancellationToken.None)).Count.ShouldBe((int)day.Due);
        }

        forecast.Days.Count(d => d.IsWorkingDay && d.Day > today).ShouldBe(DueForecast.WorkingDays);
        forecast.LateShare.ShouldBeNull();
    }

    /// <summary>行政许可法 第八十二条: working days; 2026-10-01 to 10-07 are a holiday, so nothing of the week falls due and the next days are far away.</summary>
    [Fact]
    public void Forecast_OverTheNationalDay_LeavesTheHolidayOut()
    {
        var calendar = Core.Calendars.WorkCalendar.Of(Repository.Catalogue.Notices);
        var today = new LocalDate(2026, 9, 30);
        var forecast = DueForecast.Of(
            today, [(today, 4), (new LocalDate(2026, 10, 8), 2), (Tally.NoDay, 1)],
            [(new LocalDate(2026, 9, 1), 8, 2), (new LocalDate(2026, 8, 30), 1, 99)], calendar);

        forecast.Days.Take(2).Select(d => (d.Day, d.Due, d.ThisWeek)).ShouldBe([(today, 4L, true), (new LocalDate(2026, 10, 8), 2L, false)]);
        forecast.LateShare.ShouldBe(0.2);
        forecast.Days[0].Expected.ShouldBe(0.8);
        (forecast.Weeks[0].From, forecast.Weeks[^1].To).ShouldBe((new LocalDate(2026, 8, 31), new LocalDate(2026, 9, 27)));
    }

    [Fact]
    public async Task Load_OfOfficesAndOfficers_IsTheirOpenTasks()
    {
        await using var engine = await WorkedAsync();
        var (today, calendar) = (Today(engine), engine.Calendars.Now);
        var queries = new LoadQueries(engine.Database);
        await using (var claim = engine.Database.CreateCommand("update approval_task set claimed_by = 'somebody' where status = 'open' and case_id % 2 = 0"))
            await claim.ExecuteNonQueryAsync();
        var open = await DaysAsync(engine, "select due_on from approval_task where status = 'open' and due_on is not null");

        var load = OfficeLoad.Of(today, calendar, await queries.OfficesAsync(today, OfficeLoad.SoonAt(today, calendar), CancellationToken.None), o => o);

        (load.Total.Late, load.Total.DueToday, load.Total.DueSoon, load.Total.Later).ShouldBe((
            open.Count(d => d < today), open.Count(d => d == today), open.Count(d => d > today && d <= load.Soon), open.Count(d => d > load.Soon)));
        foreach (var line in load.Lines)
        {
            var officers = OfficeLoad.Of(today, calendar, await queries.HandlersAsync(line.Tasks.Key, today, load.Soon, CancellationToken.None), u => u);
            (officers.Total with { Key = line.Tasks.Key }).ShouldBe(line.Tasks);
            officers.Lines.Select(o => o.Name).ShouldBeSubsetOf(["somebody", string.Empty]);
        }

        load.Total.Open.ShouldBe(load.Total.Late + load.Total.DueToday + load.Total.DueSoon + load.Total.Later + load.Total.NoDay);
    }

    /// <summary>Accepted on Tuesday 2026-09-01, reviewed on Friday: three working days; the decision on the Monday after: one.</summary>
    [Fact]
    public async Task Heat_OfKnownDays_SaysHowLongEachStepTook()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await engine.AcceptedAsync(Company);
        engine.Clock.AdvanceDays(3);
        await engine.CompleteAsync(number, Company.Process[new StepId("review")]);
        engine.Clock.AdvanceDays(3);
        await engine.CompleteAsync(number, Company.Process[new StepId("decide")]);
        await engine.AcceptedAsync(Company);
        await engine.Docket.CatchUpAsync(CancellationToken.None);
        var today = Today(engine);
        var wish = new FigureWish(today.PlusDays(-30), today, FigureBy.Step, null, Company.Code.Value);

        var steps = (await new FigureQueries(engine.Database).SumsAsync(wish, CancellationToken.None)).Select(s => s.Line()).ToList();
        var open = await new LoadQueries(engine.Database).StepsAsync(Company.Code.Value, today, today.PlusDays(3), CancellationToken.None);
        var heat = FlowHeat.Of(Company, wish, FigureLine.One([]), steps, open).Steps.ToDictionary(s => s.Step);

        (heat["review"].Median, heat["review"].P95, heat["review"].Done, heat["review"].Open, heat["review"].Heat).ShouldBe((3, 3, 1L, 1L, 4));
        (heat["decide"].Median, heat["decide"].Heat).ShouldBe((1, 2));
        // Accepted on the day of receipt, twice.
        (heat["accept"].Median, heat["accept"].Done).ShouldBe((0, 2L));
    }

    [Fact]
    public async Task Report_OfAMonth_HasTheFiguresOfTheScreenAlsoOnPaper()
    {
        await using var engine = await WorkedAsync();
        var (figures, returns, today) = (new FigureQueries(engine.Database), new ReturnQueries(engine.Database), Today(engine));
        var names = new FigureNames(Repository.Catalogue.Items.Select(i => i.Item).ToList(), Repository.Catalogue.Law);
        var desk = new ReportDesk(figures, returns, new ReportQueries(engine.Database));
        var report = await desk.MonthAsync(new LocalDate(2026, 9, 15), today, null, names, r => new Text($"规则 {r}", r), CancellationToken.None);

        var screen = FigureSum.Total(await figures.SumsAsync(new FigureWish(new LocalDate(2026, 9, 1), new LocalDate(2026, 9, 30)), CancellationToken.None)).Line();
        report.Total.ShouldBe(screen);
        (report.IsOver, report.To).ShouldBe((true, new LocalDate(2026, 9, 30)));
        (report.Authorities.Sum(a => a.Received), report.Authorities.Sum(a => a.Late), report.Days.Sum(d => d.Received)).ShouldBe((screen.Received, screen.Late, screen.Received));
        screen.Received.ShouldBeGreaterThan(3);

        using var document = PdfDocument.Open(Papers.Printer.Print(ReportSheet.Of(report, "深圳市宝安区政务服务和数据管理局", null)).Value.Pdf);
        var text = Papers.Bare(string.Concat(document.GetPages().Select(p => p.Text)));
        text.ShouldContain(Papers.Bare($"收件 {screen.Received} 件，作出决定 {screen.Decisions} 件，其中按时 {screen.InTime} 件，逾期 {screen.Late} 件"));
        foreach (var body in report.Authorities)
            text.ShouldContain(Papers.Bare($"{body.Received}{body.Decisions}{body.Late}"));
        document.GetPages().SelectMany(p => p.Letters).ShouldAllBe(l => l.FontName!.Contains('+', StringComparison.Ordinal), "fonts are embedded in part");
    }

    private static LocalDate Today(Engine engine) => ChinaTime.DateOf(engine.Clock.GetCurrentInstant());

    private async Task<Engine> WorkedAsync()
    {
        var engine = await Engine.StartAsync(await database.CreateAsync());
        await FigureTests.WorkAsync(engine, 30);
        await engine.AcceptedAsync(Food);
        await engine.Sweep.RunOnceAsync(CancellationToken.None);
        await engine.Docket.CatchUpAsync(CancellationToken.None);
        return engine;
    }

    private static async Task<List<LocalDate>> DaysAsync(Engine engine, string sql)
    {
        await using var command = engine.Database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var days = new List<LocalDate>();
        while (await reader.ReadAsync())
            days.Add(reader.GetFieldValue<LocalDate>(0));
        return days;
    }
}
