using System.Diagnostics;
using System.Globalization;
using NodaTime;
using NodaTime.Testing;
using Npgsql;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Desk;
using WorkflowGov.Runtime.Docket;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Testing;

namespace WorkflowGov.Engine.Benchmarks;

/// <summary>
/// How long questions take at the server with a million cases: query, domain figures and JSON, one at a time; and the
/// processor time of engine and database for one, which other guests of the machine do not change.
/// </summary>
internal sealed class Questions(string connection, string data, CaseService cases, IItemRegistry registry, Bearings bearings, FakeClock clock) : IAsyncDisposable
{
    private const int Rounds = 200;

    private readonly NpgsqlDataSource database = CaseDatabase.Open(connection);
    private readonly NpgsqlDataSource writing = CaseDatabase.OpenForWriting(connection);

    public async Task RunAsync(int most, bool renew = false, bool onlyFigures = false)
    {
        using var docket = new DocketKeeper(new PostgresDocketStore(writing), registry, new PostgresCalendarStore(writing), bearings);
        await docket.CatchUpAsync(CancellationToken.None);
        if ((await RowsAsync("select count(*) from approval_case where id >= 1000000000", r => r.GetInt64(0)))[0] < most * 9L / 10)
        {
            var (open, closed) = await ModelsAsync();
            var watch = Stopwatch.StartNew();
            await docket.CatchUpAsync(CancellationToken.None);
            Console.WriteLine($"docket: {open.Count + closed.Count} cases taken up in {watch.Elapsed.TotalMilliseconds:0} ms");
            await Million.FillAsync(database, open, most / 5, closed, most - (most / 5));
        }

        else if (renew)
        {
            await Million.FiguresAsync(database);
        }

        await CountAsync();
        if (!onlyFigures)
        {
            await InboxAsync();
            await SearchAsync();
            await PagesAsync();
        }

        await FiguresAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        await writing.DisposeAsync();
    }

    private async Task InboxAsync()
    {
        var queries = new InboxQueries(database);
        var today = ChinaTime.DateOf(clock.GetCurrentInstant());
        var desks = await RowsAsync("select office, role, count(*) from approval_task where status = 'open' group by 1, 2 order by 3 desc limit 20", r => (Office: r.GetString(0), Role: r.GetString(1), Count: r.GetInt64(2)));
        Console.WriteLine($"largest desks: {string.Join(", ", desks.Take(3).Select(d => $"{d.Office}/{d.Role} {d.Count:N0}"))}");
        foreach (var size in (int[])[50, 500])
        {
            InboxPlace? after = null;
            await TimeAsync($"inbox, page of {size}, going on page by page", async i =>
            {
                var (office, role, _) = desks[i % desks.Count];
                if (i % desks.Count == 0)
                    after = null;
                var tasks = await queries.WaitingAsync(new InboxOf("me", new Office(office), [new Role(role), new Role("审批人")], ["me"]), i % 2 == 0 ? null : after, size, CancellationToken.None);
                after = tasks.Count > 0 ? tasks[^1].Place : null;
                StoredJson.Write(InboxEntry.AllOf(tasks, "me", today, bearings.Calendar, bearings.Ladder, new Nobody()));
                return tasks.Count;
            });
        }

        InboxOf Of(int i) => new("me", new Office(desks[i % desks.Count].Office), [new Role(desks[i % desks.Count].Role), new Role("审批人")], ["me"]);
        foreach (var (name, filter) in (IEnumerable<(string, InboxFilter)>)[("", new InboxFilter()), (", by words", new InboxFilter(Words: "公司"))])
        {
            await TimeAsync($"inbox, counts{name}", async i => (await queries.CountAsync(Of(i), filter, today, bearings.Calendar, CancellationToken.None)).Count);
            await TimeAsync($"inbox, page of 50{name}, 3,000 tasks down", async i => (await queries.WaitingAsync(Of(i), null, 50, CancellationToken.None, filter: filter, skip: 3_000)).Count);
        }
    }

    private async Task SearchAsync()
    {
        var search = new CaseSearch(database);
        var office = new Office(Repository.Item("食品经营许可新办").Authority.Name);
        var small = new Office((await RowsAsync("select office from docket_office group by 1 order by count(*) limit 1", r => r.GetString(0)))[0]);
        string[] first = ["满记", "华丰", "宝启", "新安", "海纳", "金蝶", "鹏程", "前海", "沙井", "福永"];
        string[] second = ["甜品", "科技", "餐饮", "建筑", "物流", "医疗", "教育", "电子"];
        foreach (var (name, wish) in (IEnumerable<(string, Func<int, CaseWish>)>)[
            ("newest, all", _ => new CaseWish()),
            ("newest, of a large office", _ => new CaseWish(Office: office)),
            ("newest, of the smallest office", _ => new CaseWish(Office: small)),
            ("end of a number", i => new CaseWish((1_000_000_000 + (i * 4391)).ToString("000000000000", CultureInfo.InvariantCulture))),
            ("applicant in full", i => new CaseWish($"深圳市{first[i % 10]}{second[i % 8]}有限公司")),
            ("two words of the applicant", i => new CaseWish($"{first[i % 10]} {second[i % 8]}")),
            ("one word, 50,000 cases", i => new CaseWish(first[i % 10])),
            ("a word of every case", _ => new CaseWish("公司")),
            ("one word, of a large office", i => new CaseWish(first[i % 10], Office: office)),
            ("one word, of the smallest office", i => new CaseWish(first[i % 10], Office: small)),
            ("nothing has it", i => new CaseWish($"玄武{first[i % 10]}")),
            ("words that never meet", i => new CaseWish($"{first[i % 10]} 设立登记 烟草")),
            ("red cards of an office", i => new CaseWish(Office: office, Card: Rung.Red)),
            ("declined, in a month", i => new CaseWish(Status: CaseStatus.Declined, From: new LocalDate(2026, 3, 1), To: new LocalDate(2026, 3, 31))),
            ("a word and a status", i => new CaseWish(first[i % 10], Status: CaseStatus.InReview)),
        ])
            await TimeAsync($"search: {name}", async i => { var found = await search.FindAsync(wish(i), null, 50, CancellationToken.None); StoredJson.Write(found.Cases); return found.Cases.Count; });
    }

    private async Task PagesAsync()
    {
        var queries = new CaseQueries(database);
        var numbers = await RowsAsync("select number from approval_case where id % 1013 = 0 and closed_at is null limit 200", r => new CaseNumber(r.GetString(0)));
        await TimeAsync("case page", async i =>
        {
            var (found, item) = (await cases.FindAsync(numbers[i % numbers.Count], CancellationToken.None))!.Value;
            var context = new CaseContext(item, bearings.Law, bearings.Calendar, bearings.Staff, Acting.Window, clock.GetCurrentInstant(), found.Id);
            StoredJson.Write(CasePage.Of(found, context, bearings.Ladder, new Nobody()));
            return 1;
        });
        await TimeAsync("timeline", async i => (await queries.TraceAsync(numbers[i % numbers.Count], CancellationToken.None)).Events.Count);
    }

    private async Task FiguresAsync()
    {
        var (figures, returns) = (new FigureQueries(database), new ReturnQueries(database));
        foreach (var (days, rounds) in (IEnumerable<(int, int)>)[(30, 40), (364, 10)])
        {
            var to = new LocalDate(2026, 8, 31);
            foreach (var by in Enum.GetValues<FigureBy>())
                await TimeAsync($"figures by {by}, {days} days", async _ => await LinesAsync(new FigureWish(to.PlusDays(-days), to, by)), rounds);
            await TimeAsync($"figures by step of an authority, {days} days", async _ => await LinesAsync(new FigureWish(to.PlusDays(-days), to, FigureBy.Step, Repository.Item("食品经营许可新办").Authority.Name)), rounds);
            await TimeAsync($"materials, {days} days", async _ => (await returns.MaterialsAsync(new FigureWish(to.PlusDays(-days), to), CancellationToken.None)).Count, rounds);
        }

        async Task<int> LinesAsync(FigureWish wish)
        {
            var sums = await figures.SumsAsync(wish, CancellationToken.None);
            StoredJson.Write(sums.Select(s => s.Line()).Append(FigureSum.Total(sums).Line()));
            return sums.Count;
        }

        var board = new BoardQueries(database);
        foreach (var filter in Enum.GetValues<BoardFilter>())
            await TimeAsync($"supervision board, cases: {filter}", async i => (await board.CasesAsync(new BoardWish(filter, i % 2 == 0 ? null : Repository.Item("食品经营许可新办").Authority.Name), new LocalDate(2026, 9, 10), null, 200, CancellationToken.None)).Count, 40);
        var (load, desk) = (new LoadQueries(database), new ReportDesk(figures, returns, new ReportQueries(database)));
        var (day, food) = (new LocalDate(2026, 9, 10), Repository.Item("食品经营许可新办"));
        var names = new FigureNames(registry.AllInForce(day), bearings.Law);
        await TimeAsync("board by item of an authority", async _ => (await board.ItemsAsync(food.Authority.Name, day, day.PlusDays(-30), CancellationToken.None)).Count, 40);
        await TimeAsync("forecast", async i =>
        {
            var authority = i % 2 == 0 ? null : food.Authority.Name;
            var decided = await figures.SumsAsync(new FigureWish(DueForecast.Since(day), day, FigureBy.Day, authority), CancellationToken.None);
            return DueForecast.Of(day, await board.DueAsync(authority, CancellationToken.None), [.. decided.Select(d => (day, d.Line().InTime, d.Line().Late))], bearings.Calendar).Days.Length;
        }, 40);
        await TimeAsync("load by office", async _ => (await load.OfficesAsync(day, day.PlusDays(3), CancellationToken.None)).Count, 40);
        await TimeAsync("load of the largest office by officer", async _ => (await load.HandlersAsync("综合窗口", day, day.PlusDays(3), CancellationToken.None)).Count, 40);
        await TimeAsync("heat map of an item, 90 days", async _ => (await figures.SumsAsync(new FigureWish(day.PlusDays(-90), day, FigureBy.Step, null, food.Code.Value), CancellationToken.None)).Count
            + (await load.StepsAsync(food.Code.Value, day, day.PlusDays(3), CancellationToken.None)).Count, 40);
        await TimeAsync("report of a month", async _ => StoredJson.Write(await desk.MonthAsync(new LocalDate(2026, 8, 1), day, null, names, r => new Core.Text(r, r), CancellationToken.None)).Length, 10);
        await TimeAsync("supervision board", async _ => (await board.FiguresAsync(new LocalDate(2026, 8, 31), new LocalDate(2026, 8, 1), CancellationToken.None)).Count, 40);
    }

    private async Task TimeAsync(string what, Func<int, Task<int>> ask, int rounds = Rounds)
    {
        var found = 0L;
        for (var i = 0; i < Math.Min(10, rounds); i++)
            found += await ask(i);
        var took = new List<double>();
        var before = ProcessorTime.Now(data);
        for (var i = 0; i < rounds; i++)
        {
            var since = Stopwatch.GetTimestamp();
            await ask(i);
            took.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        }

        var after = ProcessorTime.Now(data);
        var used = (after.Engine - before.Engine + after.Database - before.Database) * 1000 / rounds;
        took.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-46} p50 {took[rounds / 2],7:0.0} ms  p95 {took[rounds * 95 / 100],7:0.0} ms  max {took[^1],7:0.0} ms  processor {used,6:0.0} ms  ({found / Math.Min(10, rounds)} rows)"));
    }

    /// <summary>Real cases of many items: waiting at their first step, at a later one, ended, declined.</summary>
    private async Task<(List<long> Open, List<long> Closed)> ModelsAsync()
    {
        var (open, closed) = (new List<long>(), new List<long>());
        foreach (var item in Repository.Catalogue.Items.Select(i => i.Item).Where((_, i) => i % 6 == 0))
        {
            for (var steps = 0; steps < 4; steps++)
            {
                if (await cases.ReceiveAsync(item.Code, Acting.Application(item), Acting.WebHall, null, CancellationToken.None) is not CaseAnswer.Done received)
                    break;
                var number = received.Case.Number;
                await cases.ExecuteAsync(number, steps == 3 ? new CaseCommand.Decline(DeclineGround.NotRequired, "依法不需要") : Acting.Accept(item), Acting.Window, null, CancellationToken.None);
                for (var done = 0; done < (steps == 2 ? 30 : steps); done++)
                    await FinishAsync(number, item);
                var at = (await cases.FindAsync(number, CancellationToken.None))!.Value.Case;
                (at.IsClosed ? closed : open).Add(at.Id.Value);
            }
        }

        return (open, closed);
    }

    private async Task FinishAsync(CaseNumber number, ServiceItem item)
    {
        var on = (await cases.FindAsync(number, CancellationToken.None))!.Value.Case;
        if (on.Marking.Active.IsEmpty)
            return;
        var step = item.Process[on.Marking.Active[0].Step];
        if (step.Outcomes.IsEmpty)
            return;
        foreach (var act in Acting.Finishing(on, step, step.Outcomes[0], ChinaTime.DateOf(clock.GetCurrentInstant())))
        {
            clock.Advance(Duration.FromDays(act.DaysLater));
            await cases.ExecuteAsync(number, act.Command, act.Actor, null, CancellationToken.None);
        }
    }

    private async Task CountAsync()
    {
        foreach (var sql in (string[])["select count(*) from approval_case", "select count(*) from approval_task where status = 'open'", "select count(*) from figure", "select count(*) from figure_series"])
            Console.WriteLine($"{sql}: {(await RowsAsync(sql, r => r.GetInt64(0)))[0]:N0}");
    }

    private async Task<List<T>> RowsAsync<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 600;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }

    private sealed class Nobody : IPeople
    {
        public string NameOf(string user) => user;

        public IEnumerable<Colleague> Holding(Role role, Office office) => [];

        public IEnumerable<Colleague> Of(Office office) => [];

        public Actor? Find(string user) => null;
    }
}
