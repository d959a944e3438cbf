using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Runtime.Desk;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>Somebody turns pages while others work: what was there all the time is shown once, nothing is shown twice.</summary>
public sealed class PagingTests(RealDatabase database)
{
    private static readonly ServiceItem Company = Repository.Item("公司设立登记");
    private static readonly Step Review = Company.Process[new StepId("review")];
    private static readonly InboxOf Reader = new("reader", Review.Office, [Review.Role], ["reader"]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task InboxAndSearch_WhileCommandsGoOn_ShowWhatStaysOnceAndNothingTwice(int seed)
    {
        var random = new Random(seed);
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        for (var i = 0; i < 25; i++)
        {
            await engine.AcceptedAsync(Company);
            engine.Clock.AdvanceDays(random.Next(2));
        }

        var before = await OpenAsync(engine);
        await engine.Docket.CatchUpAsync(CancellationToken.None);
        var found = (await AllFoundAsync(engine)).ToList();
        var (inbox, search) = (new List<string>(), new List<string>());
        InboxPlace? after = null;
        long? older = null;
        var (reading, searching) = (true, true);
        while (reading || searching)
        {
            if (reading)
            {
                var page = await engine.Inbox.WaitingAsync(Reader, after, 1 + random.Next(6), CancellationToken.None);
                inbox.AddRange(page.Select(t => t.Case));
                reading = page.Count > 0;
                after = page.Count > 0 ? InboxPlace.Parse(page[^1].Place!.ToString()) : after;
            }

            if (searching)
            {
                await engine.Docket.CatchUpAsync(CancellationToken.None);
                var page = await new CaseSearch(engine.Database, effort: 10).FindAsync(new CaseWish("设立登记", Status: CaseStatus.InReview), older, 1 + random.Next(6), CancellationToken.None);
                search.AddRange(page.Cases.Select(c => c.Number));
                searching = (older = page.GoOn) is not null;
            }

            await SomethingHappensAsync(engine, random);
        }

        var stayed = before.Intersect(await OpenAsync(engine)).ToList();
        stayed.ShouldNotBeEmpty();
        inbox.ShouldBeUnique();
        stayed.Except(inbox).ShouldBeEmpty("open all the time, and not shown in the inbox");
        search.ShouldBeUnique();
        await engine.Docket.CatchUpAsync(CancellationToken.None);
        found.Intersect(await AllFoundAsync(engine)).Except(search).ShouldBeEmpty("in review all the time, and not found");
    }

    private static async Task SomethingHappensAsync(Engine engine, Random random)
    {
        var open = await OpenAsync(engine);
        for (var i = 0; i < 2; i++)
        {
            if (random.Next(2) == 0)
                await engine.AcceptedAsync(Company);
            else
                await engine.CompleteAsync(new CaseNumber(open[random.Next(open.Count)]), Review);
        }
    }

    private static async Task<List<string>> OpenAsync(Engine engine) =>
        [.. (await engine.Inbox.WaitingAsync(Reader, null, 1_000, CancellationToken.None)).Select(t => t.Case)];

    private static async Task<IEnumerable<string>> AllFoundAsync(Engine engine) =>
        (await new CaseSearch(engine.Database).FindAsync(new CaseWish("设立登记", Status: CaseStatus.InReview), null, 1_000, CancellationToken.None)).Cases.Select(c => c.Number);
}
