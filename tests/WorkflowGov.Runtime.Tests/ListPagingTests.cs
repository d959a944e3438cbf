using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.Supervision;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Runtime.Access;
using WorkflowGov.Runtime.FrontDesk;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>Lists that grow, page by page: every row once, in the order of the whole, whatever the size of a page.</summary>
public sealed class ListPagingTests(RealDatabase database)
{
    private static readonly ServiceItem Food = Repository.Item("食品经营许可新办");
    private static readonly Actor Supervisor = new("supervisor", "监察", new Office("监察"), [Oversight.Supervisor]);

    [Fact]
    public async Task Lists_PageByPage_GiveEveryRowOnceInOrder()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        List<CaseNumber> numbers = [];
        for (var i = 0; i < 4; i++)
            numbers.Add(await engine.AcceptedAsync(Food));
        var untouched = await engine.ReceiveAsync(Food);
        for (var i = 0; i < 4; i++)
            (await engine.DoAsync(untouched, new CaseCommand.Claim(new("review")), Acting.Window)).Code().ShouldNotBeNull();
        engine.Clock.AdvanceDays(40);
        await engine.Sweep.RunOnceAsync(CancellationToken.None);
        foreach (var (number, i) in numbers.Select((n, i) => (n, i)))
        {
            (await engine.Supervision.ExecuteAsync(number, new SupervisionCommand.OpenOrder(OrderGround.Overdue, $"尽快办结 {i}", 1 + (i / 2), null), Supervisor, CancellationToken.None)).IsAccepted.ShouldBeTrue();
            if (i == 1)
            {
                await engine.Supervision.ExecuteAsync(number, new SupervisionCommand.AnswerOrder(1, "已办"), Acting.For(Food.Process[new("review")]), CancellationToken.None);
                (await engine.Supervision.ExecuteAsync(number, new SupervisionCommand.CloseOrder(1, "属实"), Supervisor, CancellationToken.None)).IsAccepted.ShouldBeTrue();
            }
        }

        var none = CancellationToken.None;
        var office = Food.Authority;
        await SameAsync<ListedCard, TimePlace>((most, after) => engine.Queries.CardsAsync(null, most, none, after), c => c.Place, TimePlace.Parse, 8);
        await SameAsync<ListedCard, TimePlace>((most, after) => engine.Queries.AlertsAsync(office, [Told.Head, Told.Handler], [], most, none, after), c => c.Place, TimePlace.Parse, 4);
        await SameAsync<ListedRefusal, TimePlace>((most, after) => engine.Queries.RefusalsAsync(most, none, after), r => r.Place, TimePlace.Parse, 4);
        await SameAsync<ListedOrder, OrderPlace>((most, after) => engine.Queries.OrdersAsync(null, null, most, none, after), o => o.Place, OrderPlace.Parse, 4);
        await SameAsync<InboxTask, Desk.InboxPlace>(
            (most, after) => engine.Queries.InboxAsync(office, [new Role("承办人")], most, none, after), t => t.Place, Desk.InboxPlace.Parse, 4);
        (await engine.Queries.CardsAsync(null, 500, none, rung: Rung.Red)).ShouldAllBe(c => c.Rung == "Red");
        (await engine.Queries.OrdersAsync(null, null, 10, none)).Last().Result.ShouldBe("属实", "the open ones first");
    }

    [Fact]
    public async Task ListsOfTheDesks_PageByPage_GiveEveryRowOnceInOrder()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var (none, deliver) = (CancellationToken.None, Food.Process.Steps.Single(s => s.Kind == StepKind.Deliver));
        CaseNumber last = default;
        for (var i = 0; i < 3; i++)
        {
            await engine.AcceptedAsync(Food);
            last = await engine.ReadyForAsync(Food, StepKind.Deliver);
            var receipt = (await engine.Public.IssueReceiptAsync(last, Acting.Window, none)).Value;
            await engine.CompleteAsync(last, deliver);
            (await engine.Public.RateAsync(receipt.QueryNumber, receipt.Password, RatingLevel.Dissatisfied, "久等", none)).IsAccepted.ShouldBeTrue();
            (await engine.Drafts.AskAsync(Food.Code, Acting.Application(Food), true, Acting.WebHall, none)).IsAccepted.ShouldBeTrue();
        }

        (await engine.Public.ContactAsync(last, "已致电", Supervisor, none)).IsAccepted.ShouldBeTrue();
        (await engine.Public.ResolveAsync(last, "已改进", RatingFinding.Mended, Supervisor, none)).IsAccepted.ShouldBeTrue();
        await engine.Docket.CatchUpAsync(none);
        var (board, readers, log) = (new BoardQueries(engine.Database), new CaseReaders(engine.Database, engine.Clock), new PostgresSessionStore(engine.Database));
        foreach (var user in (string[])["a", "b", "c"])
        {
            await readers.MayReadAsync(Supervisor with { User = user }, seesAll: true, last, none);
            await log.KeepAsync(new AccessEvent(0, engine.Clock.GetCurrentInstant(), AccessEventKind.SignedIn, user, null, "-"), none);
        }

        var today = ChinaTime.DateOf(engine.Clock.GetCurrentInstant());
        await SameAsync<BoardCase, BoardPlace>(
            (most, after) => board.CasesAsync(new BoardWish(), today, after, most, none), c => c.Place, BoardPlace.Parse, 3, (one, other) => one.Number == other.Number);
        await SameAsync<BadRating, RatingPlace>(async (most, after) => [.. await engine.PublicStore.BadAsync(null, most, after, none)], RatingPlace.Of, RatingPlace.Parse, 3);
        (await engine.PublicStore.BadAsync(null, 9, null, none))[^1].Result.ShouldBe("已改进", "those that wait first");
        await SameAsync<CaseReading, string>(async (most, before) => [.. await readers.OfAsync(last, most, Number(before), none)], r => $"{r.Id}", s => s, 3);
        await SameAsync<AccessEvent, string>(async (most, before) => [.. await log.ReadAsync(Number(before), null, most, none)], e => $"{e.Id}", s => s, 3);
        await SameAsync<DraftCheck, string>(async (most, after) => [.. await engine.Drafts.WaitingAsync(most, none, Number(after) ?? 0)], d => $"{d.Id}", s => s, 3, (one, other) => one.Id == other.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-09-01T00:00:00Z~x~")]
    [InlineData("nonsense~1~")]
    [InlineData("-9998-01-01T00:00:00Z~1~")]
    public void Place_MadeUp_IsNone(string text)
    {
        TimePlace.Parse(text).ShouldBeNull();
        OrderPlace.Parse(text).ShouldBeNull();
        BoardPlace.Parse(text).ShouldBeNull();
        RatingPlace.Parse(text).ShouldBeNull();
    }

    private static long? Number(string? text) => text is null ? null : long.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The places go through text, as over HTTP.</summary>
    private static async Task SameAsync<TRow, TPlace>(
        Func<int, TPlace?, Task<List<TRow>>> read, Func<TRow, TPlace?> placeOf, Func<string, TPlace?> parse, int least, Func<TRow, TRow, bool>? same = null)
        where TPlace : class
    {
        var whole = await read(500, null);
        whole.Count.ShouldBeGreaterThanOrEqualTo(least, typeof(TRow).Name);
        foreach (var size in (int[])[1, 3])
        {
            List<TRow> paged = [];
            for (TPlace? after = null; ;)
            {
                var page = await read(size, after);
                paged.AddRange(page);
                if (page.Count < size)
                    break;
                after = parse(placeOf(page[^1])!.ToString()!).ShouldNotBeNull();
            }

            paged.Count.ShouldBe(whole.Count, $"{typeof(TRow).Name} by {size}");
            foreach (var (one, other) in paged.Zip(whole))
                (same?.Invoke(one, other) ?? Equals(one, other)).ShouldBeTrue($"{typeof(TRow).Name} by {size}: {one} for {other}");
        }
    }
}
