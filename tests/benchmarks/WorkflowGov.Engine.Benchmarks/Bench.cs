using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using NodaTime;
using NodaTime.Testing;
using Npgsql;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Testing;

namespace WorkflowGov.Engine.Benchmarks;

/// <summary>Measures one engine on one database.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private static readonly ServiceItem Item = Repository.Item("公司设立登记");
    private static readonly Step Review = Item.Process[new StepId("review")];
    private static readonly int[] Clients = [1, 8, 32];

    private readonly NpgsqlDataSource database;
    private readonly string data;
    private readonly FakeClock clock = new(Instant.FromUtc(2026, 9, 1, 2, 0));
    private readonly PostgresCaseStore alone;
    private readonly PostgresCaseStore together;
    private readonly CaseService singly;
    private readonly CaseService grouped;
    private readonly PostgresItemRegistry registry;
    private readonly Bearings bearings;
    private readonly string connection;

    private Bench(NpgsqlDataSource database, PostgresItemRegistry registry, string data, string connection)
    {
        (this.database, this.data, this.registry, this.connection) = (database, data, registry, connection);
        alone = new PostgresCaseStore(database, groupCommit: false);
        together = new PostgresCaseStore(database);
        var catalogue = Repository.Catalogue;
        bearings = new Bearings(catalogue.Law, new CalendarInForce(WorkCalendar.Of(catalogue.Notices)), Acting.Staff, catalogue.Ladder, clock);
        singly = new CaseService(alone, registry, bearings, new NoWakeUp());
        grouped = new CaseService(together, registry, bearings, new NoWakeUp());
    }

    public static async Task<Bench> StartAsync(string connection, string data)
    {
        CaseDatabase.Migrate(connection);
        var database = CaseDatabase.OpenForWriting(connection);
        var registry = new PostgresItemRegistry(database);
        await registry.PublishAsync(Repository.Catalogue, "bench", Instant.FromUtc(2026, 9, 1, 0, 0), CancellationToken.None);
        var bench = new Bench(database, registry, data, connection);
        await using var last = database.CreateCommand("select max(received_at) from approval_case");
        if (await last.ExecuteScalarAsync() is Instant at && at > bench.clock.GetCurrentInstant())
            bench.clock.Reset(at + Duration.FromDays(1));
        return bench;
    }

    public async Task WarmUpAsync()
    {
        Console.WriteLine($"{Environment.ProcessorCount} cores, fsync on, client and server on one machine");
        foreach (var cases in (CaseService[])[singly, grouped])
            await TimeAsync(await AcceptedAsync(cases, 1500), 8, n => CompleteAsync(cases, n));
    }

    /// <summary>The same rows as a decision writes, by six plain prepared statements in one round trip.</summary>
    public async Task PlainSqlAsync()
    {
        foreach (var clients in Clients)
        {
            var ids = await IdsAsync(await AcceptedAsync(grouped, 4000));
            Show($"plain SQL, same writes, {clients,2} clients", await TimeAsync(ids, clients, id => PlainAsync(PlainStatements.One, id)));
        }

        var many = (await IdsAsync(await AcceptedAsync(grouped, 8000))).Chunk(50).ToList();
        Show("plain SQL, fifty a transaction,  2 clients", await TimeAsync(many, 2, ids => PlainAsync(PlainStatements.Many, ids)), 50);
    }

    public async Task DecisionsAsync()
    {
        foreach (var (name, cases) in (IEnumerable<(string, CaseService)>)[("group commit", grouped), ("one transaction each", singly)])
        {
            foreach (var clients in Clients)
            {
                var numbers = await AcceptedAsync(cases, clients == 1 ? 3000 : 8000);
                Show($"decisions, {name}, {clients,2} clients", await TimeAsync(numbers, clients, n => CompleteAsync(cases, n)));
            }
        }
    }

    /// <summary>收件, 受理, 审查, 决定, 制证, 送达: six human steps from start to end.</summary>
    public async Task SixStepCasesAsync()
    {
        foreach (var clients in Clients)
        {
            clock.Advance(Duration.FromDays(1));
            var rounds = Enumerable.Repeat(default(CaseNumber), clients == 1 ? 500 : 3000).ToList();
            Show($"six-step cases, group commit, {clients,2} clients", await TimeAsync(rounds, clients, async _ =>
            {
                var number = await ReceiveAsync(grouped);
                await DoAsync(grouped, number, Acting.Accept(Item), Acting.Window);
                foreach (var step in Item.Process.Steps.Skip(1))
                    await DoAsync(grouped, number, Finishes(step), Acting.For(step));
            }));
        }
    }

    private CaseCommand Finishes(Step step) => step.Kind == StepKind.Deliver
        ? Acting.Serve(step, Core.TimeLimits.ChinaTime.DateOf(clock.GetCurrentInstant()))
        : Acting.Complete(step, step.Outcomes.First(o => o.Action is OutcomeAction.Continue));

    /// <summary>What a decision costs with a thousand open cases and with many: it should not notice.</summary>
    public async Task CostByOpenCasesAsync(int most)
    {
        for (var open = 1_000; open <= most; open *= open == 1_000 ? 100 : 10)
        {
            await Filling.ToAsync(database, open);
            var numbers = await AcceptedAsync(grouped, 6000);
            Show($"decisions with {open,9:N0} open cases, 8 clients", await TimeAsync(numbers, 8, n => CompleteAsync(grouped, n)));
        }
    }

    public async Task RungsAsync(int due)
    {
        await Filling.ToAsync(database, due / 2);
        await Filling.MakeDueAsync(database, due, clock.GetCurrentInstant());
        var sweep = new DeadlineSweep(new PostgresDeadlineStore(database), grouped, Repository.Catalogue.Ladder, clock);
        var watch = Stopwatch.StartNew();
        var report = await sweep.RunOnceAsync(CancellationToken.None);
        Console.WriteLine($"{report.Cards,9:N0} rungs due in one second, raised with their events in {watch.Elapsed.TotalSeconds:0.0} s ({report.Cards / watch.Elapsed.TotalSeconds:N0}/s)");
    }

    /// <summary>A revision that moves every open clock, while decisions go on.</summary>
    public async Task RevisionAsync(int openClocks)
    {
        await Filling.ToAsync(database, (openClocks + 2) / 3);
        var waiting = await AcceptedAsync(grouped, 9_000);
        var before = WorkCalendar.Of(Repository.Catalogue.Notices);
        var notice = new HolidayNotice("测试〔2026〕1号", new LocalDate(2026, 8, 1), "a day off that every open clock counted", false,
            [.. Enumerable.Range(1, 20).Select(d => new NoticeDay(new LocalDate(2026, 9, d), false, "测试"))]);
        var now = clock.GetCurrentInstant();
        var edition = new CalendarEdition("bench", [.. Repository.Catalogue.Notices, notice], now, "one", now, "two", null, 0, 0);
        var recompute = new Recompute(new PostgresCalendarStore(database), Repository.Catalogue.Ladder, clock);
        var watch = Stopwatch.StartNew();
        var pass = recompute.PassAsync(edition, before, CancellationToken.None);
        var queue = new ConcurrentQueue<CaseNumber>(waiting);
        var decisions = await TimeAsync([.. Enumerable.Range(0, 2)], 2, async _ =>
        {
            while (!pass.IsCompleted && queue.TryDequeue(out var number))
                await CompleteAsync(grouped, number);
        });
        var report = await pass;
        var seconds = watch.Elapsed.TotalSeconds;
        Console.WriteLine(
            $"{report.Clocks,9:N0} open clocks of {report.Cases:N0} cases counted anew in {seconds:0.0} s ({report.Clocks / seconds:N0}/s) while {waiting.Count - queue.Count:N0} decisions went on ({decisions.Median / 1000:0.0} s for a client's share)");
        var again = Stopwatch.StartNew();
        var second = await recompute.PassAsync(edition, before, CancellationToken.None);
        Console.WriteLine($"{second.Clocks,9:N0} left for the second pass, which took {again.Elapsed.TotalSeconds:0.0} s");
    }

    /// <summary>Inbox, search, case page and supervision figures over many cases.</summary>
    public async Task QuestionsAsync(int cases, bool renew = false, bool onlyFigures = false)
    {
        await using var questions = new Questions(connection, data, grouped, registry, bearings, clock);
        await questions.RunAsync(cases, renew, onlyFigures);
    }

    public async ValueTask DisposeAsync()
    {
        await alone.DisposeAsync();
        await together.DisposeAsync();
        await database.DisposeAsync();
    }

    private async Task<Found> TimeAsync<T>(
        List<T> work, int clients, Func<T, Task> run)
    {
        var queue = new ConcurrentQueue<T>(work);
        var took = new ConcurrentBag<double>();
        var before = ProcessorTime.Now(data);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            while (queue.TryDequeue(out var number))
            {
                var since = Stopwatch.GetTimestamp();
                await run(number);
                took.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            }
        })));
        var elapsed = watch.Elapsed.TotalSeconds;
        var after = ProcessorTime.Now(data);
        var sorted = took.Order().ToList();
        return new Found(
            work.Count / elapsed, sorted[sorted.Count / 2], sorted[(int)(sorted.Count * 0.99)],
            (after.Engine - before.Engine) / work.Count * 1000, (after.Database - before.Database) / work.Count * 1000);
    }

    private static void Show(string what, Found found, int each = 1) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what,-46} {found.PerSecond * each,6:N0}/s  p50 {found.Median,5:0.0} ms  p99 {found.P99,5:0.0} ms  processor: engine {found.Engine / each,5:0.00} ms, database {found.Database / each,5:0.00} ms"));

    private static Task CompleteAsync(CaseService cases, CaseNumber number) =>
        DoAsync(cases, number, Acting.Complete(Review, Review.Outcomes[0]), Acting.For(Review));

    private static async Task DoAsync(CaseService cases, CaseNumber number, CaseCommand command, Actor actor)
    {
        var answer = await cases.ExecuteAsync(number, command, actor, null, CancellationToken.None);
        if (answer is not CaseAnswer.Done)
            throw new InvalidOperationException(answer.ToString());
    }

    private static async Task<CaseNumber> ReceiveAsync(CaseService cases)
    {
        var answer = await cases.ReceiveAsync(Item.Code, Acting.Application(Item), Acting.WebHall, null, CancellationToken.None);
        return answer is CaseAnswer.Done done ? done.Case.Number : throw new InvalidOperationException(answer.ToString());
    }

    /// <summary>Fresh cases ready for review; a day of its own for each set, because a day has 9,999 numbers.</summary>
    private async Task<List<CaseNumber>> AcceptedAsync(CaseService cases, int count)
    {
        clock.Advance(Duration.FromDays(1));
        var numbers = new ConcurrentBag<CaseNumber>();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (_, _) =>
        {
            var number = await ReceiveAsync(cases);
            await DoAsync(cases, number, Acting.Accept(Item), Acting.Window);
            numbers.Add(number);
        });
        return [.. numbers];
    }

    private async Task<List<long>> IdsAsync(List<CaseNumber> numbers)
    {
        await using var command = database.CreateCommand("select id from approval_case where number = any($1)");
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. numbers.Select(n => n.Value)] });
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new List<long>();
        while (await reader.ReadAsync())
            ids.Add(reader.GetInt64(0));
        return ids;
    }

    private async Task PlainAsync<T>(string[] statements, T ids)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var batch = connection.CreateBatch();
        foreach (var sql in statements)
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = ids });
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>Rate, times in ms, processor time an operation in ms.</summary>
    private sealed record Found(double PerSecond, double Median, double P99, double Engine, double Database);

    private sealed class NoWakeUp : IWakeUp
    {
        public void NotLaterThan(Instant at)
        {
        }
    }
}
