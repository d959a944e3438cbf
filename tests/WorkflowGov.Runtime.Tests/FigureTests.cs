using CsCheck;
using NodaTime;
using Npgsql;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Runtime.Docket;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>Figures as they are kept, held against a count of the whole log.</summary>
public sealed class FigureTests(RealDatabase database)
{
    private static readonly ServiceItem[] Items = [Repository.Item("公司设立登记"), Repository.Item("食品经营许可新办"), Repository.Item("建设项目环境影响报告书审批")];

    /// <summary>By authority, office, item, step and day, of any period, of all, of one authority, of one item: what the log says.</summary>
    [Fact]
    public async Task Figures_OfAnyPeriodByAnything_AreWhatTheLogAddsUpTo()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        await WorkAsync(engine, 40);
        await EqualARecountAsync(engine);
        var scratch = (await engine.Docket.RecountAsync(CancellationToken.None)).Counts.Where(c => c.Series.Item.Length > 0).ToList();
        var queries = new FigureQueries(engine.Database);
        var first = new LocalDate(2026, 8, 25);

        await Gen.Select(Gen.Enum<FigureBy>(), Gen.Int[0, 120], Gen.Int[0, 150], Gen.Int[0, 5]).SampleAsync(async (by, from, length, only) =>
        {
            var wish = new FigureWish(
                first.PlusDays(from), first.PlusDays(from + length), by, only is 3 or 4 ? Items[only - 3].Authority.Name : null, only < 3 ? Items[only].Code.Value : null);
            var expected = scratch.Where(c => c.Day >= wish.From && c.Day <= wish.To && c.Series.Measure is not (Measure.Open or Measure.Defect) && (by == FigureBy.Step || c.Series.Measure != Measure.StepDays)
                && (wish.Authority is null || c.Series.Authority == wish.Authority) && (wish.Item is null || c.Series.Item == wish.Item)
                && (by != FigureBy.Step || c.Series.Step.Length > 0));
            var lines = FigureLine.Of(expected.Select(c => new FigureCount(Key(c.Series, c.Day, by), c.Series.Measure, c.Series.Label, c.Count))).Where(IsAny).ToList();
            var sums = await queries.SumsAsync(wish, CancellationToken.None);
            sums.Select(s => s.Line()).Where(IsAny).ShouldBe(lines, $"{wish}");
            FigureSum.Total(sums).Line().ShouldBe(FigureLine.One(expected.Select(c => new FigureCount("all", c.Series.Measure, c.Series.Label, c.Count))));
        }, iter: 120, threads: 1);
    }

    /// <summary>Killed while it counts: no event is counted twice or passed over.</summary>
    [Fact]
    public async Task Figures_CounterKilledWhileItCounts_EqualARecount()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var killed = 0;
        for (var round = 0; round < 6; round++)
        {
            await WorkAsync(engine, 4);
            var store = new PostgresDocketStore(engine.Database);
            await Should.ThrowAsync<Exception>(() => store.TakeUpAsync(50, async (logs, cancellation) =>
            {
                killed++;
                var docketed = new Docketed([.. logs.Select(l => DocketEntry.Of(l, engine.Registry.Known(l.Item, l.Version)!, Ground(engine), new Tally()))], new Tally(), []);
                await using var kill = engine.Database.CreateCommand(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'");
                await kill.ExecuteNonQueryAsync(cancellation);
                return docketed;
            }, CancellationToken.None));
            if (round % 2 == 0)
                await EqualARecountAsync(engine);
        }

        await EqualARecountAsync(engine);
        killed.ShouldBe(6);
    }

    [Fact]
    public async Task Board_CasesInTheOrderOfTheirDueDates_AreThoseThatTheFiguresCount()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        await WorkAsync(engine, 40);
        var today = Core.TimeLimits.ChinaTime.DateOf(engine.Clock.GetCurrentInstant());
        await engine.Sweep.RunOnceAsync(CancellationToken.None);
        await engine.Docket.CatchUpAsync(CancellationToken.None);
        var board = new BoardQueries(engine.Database);

        foreach (var of in await board.FiguresAsync(today, today.PlusDays(-30), CancellationToken.None))
        {
            foreach (var (filter, count) in (IEnumerable<(BoardFilter, long)>)[
                (BoardFilter.Open, of.Open), (BoardFilter.OnTime, of.OnTime), (BoardFilter.DueToday, of.DueToday), (BoardFilter.Suspended, of.Suspended),
                (BoardFilter.Amber, of.Amber), (BoardFilter.Yellow, of.Yellow), (BoardFilter.Red, of.Red)])
            {
                var cases = await board.CasesAsync(new BoardWish(filter, of.Authority), today, null, 500, CancellationToken.None);
                cases.Count.ShouldBe((int)count, $"{of.Authority} {filter}");
                cases.Select(c => Earliest(c.PromisedDue, c.StatutoryDue)).ShouldBeInOrder();
            }
        }

        await using var rows = engine.Database.CreateCommand("select count(*) from figure f join figure_series s on s.id = f.series where s.measure = 'Open' and f.n = 0");
        (await rows.ExecuteScalarAsync()).ShouldBe(0L, "nothing is kept of what is no longer open");
    }

    internal static async Task EqualARecountAsync(Engine engine)
    {
        (await engine.Docket.CatchUpAsync(CancellationToken.None)).ShouldBeEmpty();
        var kept = await new FigureQueries(engine.Database).EverythingAsync(CancellationToken.None);
        var scratch = (await engine.Docket.RecountAsync(CancellationToken.None)).Counts.ToList();
        kept.Except(scratch).Take(3).ShouldBeEmpty("kept, but not counted from scratch");
        scratch.Except(kept).Take(3).ShouldBeEmpty("counted from scratch, but not kept");
    }

    private static LocalDate Earliest(LocalDate? one, LocalDate? other) => LocalDate.Min(one ?? LocalDate.MaxIsoValue, other ?? LocalDate.MaxIsoValue);

    private static bool IsAny(FigureLine line) => line with { Key = string.Empty } != FigureLine.One([]);

    private static string Key(Series series, LocalDate day, FigureBy by) => by switch
    {
        FigureBy.Authority => series.Authority,
        FigureBy.Office => series.Office,
        FigureBy.Item => series.Item,
        FigureBy.Step => series.Step,
        _ => day.ToString("uuuu-MM-dd", null),
    };

    private static ReplayGround Ground(Engine engine) => new(
        Repository.Catalogue.Law, Acting.Staff, _ => engine.Calendars.Now, engine.Calendars.Now, (code, version) => engine.Registry.Known(code, version)!);

    internal static async Task WorkAsync(Engine engine, int rounds)
    {
        var random = new Random(rounds);
        var open = new List<(CaseNumber Number, ServiceItem Item)>();
        for (var round = 0; round < rounds; round++)
        {
            var item = Items[round % Items.Length];
            open.Add((await engine.AcceptedAsync(item), item));
            foreach (var (number, of) in open.ToList().Where(_ => random.Next(2) == 0))
            {
                if (await engine.Cases.FindAsync(number, CancellationToken.None) is var (found, _) && !found.IsClosed)
                {
                    var step = of.Process[found.Marking.Active[0].Step];
                    await engine.CompleteAsync(number, step, step.Outcomes[random.Next(4) == 0 ? random.Next(step.Outcomes.Length) : 0]);
                }
            }

            engine.Clock.AdvanceDays(random.Next(4));
            if (random.Next(3) == 0)
                await engine.Sweep.RunOnceAsync(CancellationToken.None);
            if (random.Next(3) == 0)
                await engine.Docket.CatchUpAsync(CancellationToken.None);
        }
    }
}
