using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.Supervision;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>The revision of 2020-01-26 (国办发明电〔2020〕1号): dates by the worked examples G01, G02 and G04.</summary>
public sealed class CalendarRevisionTests(RealDatabase database)
{
    private const string Extended2020 = "国办发明电〔2020〕1号";

    private static readonly Catalogue Since2013 = CatalogueSince2013();
    private static readonly ServiceItem Hotel = Since2013.Items.Single().Item;
    private static readonly Step Review = Hotel.Process.Steps.First(s => s.Kind == StepKind.Review);
    private static readonly LocalDate DayBefore = new(2020, 1, 25);
    private static readonly ImmutableArray<HolidayNotice> Revised = [.. Since2013.Notices.Where(n => n.IssuedOn <= new LocalDate(2020, 1, 26))];

    [Theory]
    [InlineData("2020-01-02", "2020-02-04", "2020-02-06")]
    [InlineData("2020-01-10", "2020-02-12", "2020-02-14")]
    [InlineData("2020-01-13", "2020-02-13", "2020-02-17")]
    public async Task Revision_Approved_MovesTheDueDateAndKeepsOldAndNewWithTheNotice(string accepted, string before, string after)
    {
        await using var engine = await StartAsync(accepted);
        var number = await engine.AcceptedAsync(Hotel);
        var of = (await engine.Cases.FindAsync(number, CancellationToken.None))!.Value.Case;
        (await StoredAsync(engine)).Single(o => o.Clock.Name.Value == "statutory").Times.DueOn.ShouldBe(Day(before));

        await ApproveAsync(engine);
        await engine.Revision.RunAsync(CancellationToken.None);

        (await StoredAsync(engine)).Single(o => o.Clock.Name.Value == "statutory").Times.DueOn.ShouldBe(Day(after));
        var (events, head) = await engine.Queries.TraceAsync(number, CancellationToken.None);
        RecordedEvent.FirstBreak(events, head).ShouldBeNull();
        var recomputed = StoredJson.Read<CaseEvent>(events[^1].Payload).ShouldBeOfType<CaseEvent.Recomputed>();
        recomputed.Notices.ShouldBe([Extended2020]);
        recomputed.ApprovedBy.ShouldBe("policy2");
        recomputed.Moved.ShouldContain(new MovedDueDate(new("statutory"), Day(before), Day(after)));
        // The evidence quotes every calendar the case was counted with as it was kept, not what the server's files say today.
        var pack = Evidence.EvidencePack.Of(
            events, head!, Hotel, string.Empty, new Dictionary<string, string>(), await engine.Docket.GroundAsync(CancellationToken.None), [], null, engine.Clock.GetCurrentInstant());
        var quoted = pack.Attachments.Where(a => a.Name.StartsWith("calendar-", StringComparison.Ordinal)).ToList();
        quoted.Select(a => $"calendar-{WorkCalendar.Of(StoredJson.Read<ImmutableArray<HolidayNotice>>(a.Content)).Version}.json").ShouldBe(quoted.Select(a => a.Name));
        pack.Receipts.Select(r => r.Calendar).ShouldAllBe(v => quoted.Any(a => a.Name == $"calendar-{v}.json"));
        var task = (await engine.Queries.InboxAsync(Review.Office, [Review.Role], 10, CancellationToken.None)).Single(t => t.Case == number.Value);
        var calendar = engine.Calendars.Now;
        task.CaseDueOn.ShouldBe(of.ClockOf(new("promised"))!.Due(calendar)!.Value.On);
        task.DueOn.ShouldBe(of.ClockOf(new($"step:{Review.Id}:1"))!.Due(calendar)!.Value.On);
    }

    [Fact]
    public async Task Revision_Preview_NamesExactlyWhatIsThenMoved()
    {
        await using var engine = await StartAsync("2020-01-10");
        for (var i = 0; i < 5; i++)
            await engine.AcceptedAsync(Hotel);

        var preview = await engine.Revision.PreviewAsync(Revised, CancellationToken.None);
        await ApproveAsync(engine);
        await engine.Revision.RunAsync(CancellationToken.None);

        preview.Days.Select(d => (d.Date.ToString("MM-dd", null), d.IsWorkingDay)).ShouldBe([("01-31", false), ("02-01", false)]);
        var moved = new List<(string, MovedDueDate)>();
        foreach (var listed in await engine.ListAsync())
        {
            var (events, _) = await engine.Queries.TraceAsync(new CaseNumber(listed.Number), CancellationToken.None);
            moved.AddRange(((CaseEvent.Recomputed)StoredJson.Read<CaseEvent>(events[^1].Payload)).Moved.Select(m => (listed.Number, m)));
        }

        preview.Moves.First.Select(m => (m.Case.Value, new MovedDueDate(m.Clock, m.From, m.To))).ShouldBe(moved, ignoreOrder: true);
        (preview.Moves.Cases, preview.Moves.Clocks).ShouldBe((5, moved.Count));
        var settled = (await engine.Revision.EditionsAsync(CancellationToken.None))[0];
        (settled.CasesMoved, settled.ClocksMoved).ShouldBe((5, moved.Count));
    }

    [Fact]
    public async Task Revision_ByOnePersonAlone_IsRefused()
    {
        await using var engine = await StartAsync("2020-01-10");
        var version = WorkCalendar.Of(Revised).Version;

        (await engine.Revision.ProposeAsync(Revised, Acting.Window, CancellationToken.None)).Rejection?.Code.ShouldBe("WG5509");
        (await engine.Revision.ProposeAsync(Revised, Policy("policy1"), CancellationToken.None)).IsAccepted.ShouldBeTrue();
        (await engine.Revision.ApproveAsync(version, Policy("policy1"), CancellationToken.None)).Rejection?.Code.ShouldBe("WG5508");
        engine.Calendars.Now.Version.ShouldNotBe(version);
        (await engine.Revision.ApproveAsync("another", Policy("policy2"), CancellationToken.None)).Rejection?.Code.ShouldBe("WG5507");
        (await engine.Revision.ApproveAsync(version, Policy("policy2"), CancellationToken.None)).IsAccepted.ShouldBeTrue();
        (await engine.Revision.ApproveAsync(version, Policy("policy2"), CancellationToken.None)).Rejection?.Code.ShouldBe("WG5507");
        (await engine.Revision.ProposeAsync(Revised, Policy("policy1"), CancellationToken.None)).Rejection?.Code.ShouldBe("WG5505");
        var first = Revised.Where(n => n.IssuedOn <= DayBefore).ToImmutableArray();
        (await engine.Revision.ProposeAsync(first, Policy("policy1"), CancellationToken.None)).Rejection?.Code.ShouldBe("WG5506");
    }

    [Fact]
    public async Task Revision_WhileCommandsGoOnAtAServerThatDoesNotKnowIt_EndsRightAndOnce()
    {
        var connection = await database.CreateAsync();
        await using var one = await StartAsync("2020-01-10", connection);
        await using var late = await StartAsync("2020-01-10", connection);
        var numbers = await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => one.AcceptedAsync(Hotel)));
        await one.Docket.CatchUpAsync(CancellationToken.None);
        await ApproveAsync(one);

        var commands = numbers.Take(150).Select(n => late.CompleteAsync(n, Review)).ToList();
        using var interruption = new CancellationTokenSource();
        var interrupted = one.Revision.RunAsync(interruption.Token);
        await commands[0];
        await interruption.CancelAsync();
        await Should.NotThrowAsync(() => interrupted.ContinueWith(_ => { }, TaskScheduler.Default));
        (await Task.WhenAll(commands)).ShouldAllBe(a => a is CaseAnswer.Done);
        await late.Revision.TakeUpAsync(CancellationToken.None);
        (await one.Revision.RunAsync(CancellationToken.None)).ShouldBe(CalendarRevision.TakenUpWithin);
        one.Clock.Advance(CalendarRevision.TakenUpWithin);

        (await one.Revision.RunAsync(CancellationToken.None)).ShouldBeNull();

        (await one.Revision.EditionsAsync(CancellationToken.None))[0].SettledAt.ShouldNotBeNull();
        foreach (var open in await StoredAsync(one))
            open.Times.ShouldBe(ClockTimes.Of(open.Clock, one.Calendars.Now, Since2013.Ladder), $"{open.Case} {open.Clock.Name}");
        (await one.SupervisionStore.CheckRungsAsync(0, 1000, CancellationToken.None)).Broken.ShouldBeEmpty();
        foreach (var number in numbers)
        {
            var (events, head) = await one.Queries.TraceAsync(number, CancellationToken.None);
            RecordedEvent.FirstBreak(events, head).ShouldBeNull();
            events.Where(e => e.Type == "limit.recomputed").SelectMany(e => ((CaseEvent.Recomputed)StoredJson.Read<CaseEvent>(e.Payload)).Moved)
                .CountBy(m => m.Clock).ShouldAllBe(c => c.Value == 1);
        }

        await FigureTests.EqualARecountAsync(one);
    }

    [Fact]
    public async Task Revision_AfterABreach_LeavesTheCardAndRaisesNoSecondOne()
    {
        await using var engine = await StartAsync("2020-01-10");
        var number = await engine.AcceptedAsync(Hotel);
        engine.Clock.Reset(Instant.FromUtc(2020, 2, 13, 2, 0));
        await engine.Sweep.RunOnceAsync(CancellationToken.None);
        var before = await engine.Queries.CardsAsync(number, 100, CancellationToken.None);
        before.ShouldContain(c => c.Clock == "statutory" && c.Rung == "Red" && c.DueOn == Day("2020-02-12"));

        await ApproveAsync(engine);
        await engine.Revision.RunAsync(CancellationToken.None);
        engine.Clock.Reset(Instant.FromUtc(2020, 2, 29, 2, 0));
        await engine.Sweep.RunOnceAsync(CancellationToken.None);

        var after = await engine.Queries.CardsAsync(number, 100, CancellationToken.None);
        after.Where(c => c.Clock == "statutory").ShouldBe(before.Where(c => c.Clock == "statutory"), ignoreOrder: true);
        (await StoredAsync(engine)).Single(o => o.Clock.Name.Value == "statutory").Times.DueOn.ShouldBe(Day("2020-02-14"));
    }

    [Fact]
    public async Task Revision_AfterABreachThatIsThenRevoked_RaisesTheCardAgainAtTheNewDate()
    {
        await using var engine = await StartAsync("2020-01-10");
        var number = await engine.AcceptedAsync(Hotel);
        engine.Clock.Reset(Instant.FromUtc(2020, 2, 13, 2, 0));
        await engine.Sweep.RunOnceAsync(CancellationToken.None);
        await ApproveAsync(engine);
        await engine.Revision.RunAsync(CancellationToken.None);
        var supervisor = new Actor("supervisor", "王海波", new Office("深圳市宝安区政务服务和数据管理局"), [Oversight.Supervisor]);

        var revoke = new SupervisionCommand.RevokeCard(new ClockName("statutory"), Rung.Red, $"{Extended2020}：到期日改为 2020-02-14");
        (await engine.Supervision.ExecuteAsync(number, revoke, supervisor, CancellationToken.None)).IsAccepted.ShouldBeTrue();
        engine.Clock.Reset(Instant.FromUtc(2020, 2, 15, 2, 0));
        await engine.Sweep.RunOnceAsync(CancellationToken.None);

        var red = (await engine.Queries.CardsAsync(number, 100, CancellationToken.None)).Where(c => c is { Clock: "statutory", Rung: "Red" }).OrderBy(c => c.RaisedAt);
        red.Select(c => (c.DueOn, c.RevokedAt is null)).ShouldBe([(Day("2020-02-12"), false), (Day("2020-02-14"), true)]);
        (await engine.SupervisionStore.CheckRungsAsync(0, 100, CancellationToken.None)).Broken.ShouldBeEmpty();
    }

    private async Task<Engine> StartAsync(string now, string? connection = null)
    {
        var engine = await Engine.StartAsync(connection ?? await database.CreateAsync(), true, now, Since2013, DayBefore);
        await engine.Revision.OpenAsync([.. Since2013.Notices.Where(n => n.IssuedOn <= DayBefore)], CancellationToken.None);
        return engine;
    }

    private static async Task ApproveAsync(Engine engine)
    {
        var proposed = await engine.Revision.ProposeAsync(Revised, Policy("policy1"), CancellationToken.None);
        (await engine.Revision.ApproveAsync(proposed.Value.Version, Policy("policy2"), CancellationToken.None)).IsAccepted.ShouldBeTrue();
    }

    private static Task<IReadOnlyList<OpenClock>> StoredAsync(Engine engine) =>
        engine.CalendarStore.ReadAsync(0, long.MaxValue, Reach.Everything, CancellationToken.None);

    private static Actor Policy(string user) => new(user, user, new Office("深圳市宝安区政务服务和数据管理局"), [CalendarRevision.PolicyStaff]);

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;

    /// <summary>The definitions with one item, in force since 2013: the worked examples lie before the items' time.</summary>
    private static Catalogue CatalogueSince2013()
    {
        using var definitions = new CopiedDefinitions((path, text) =>
            path == "stages.yaml" || (path.StartsWith("items", StringComparison.Ordinal) && !path.EndsWith("lv-guan-ye-xu-ke.yaml", StringComparison.Ordinal))
                ? null
                : text.Replace("effective: 2026-07-01", "effective: 2013-01-01", StringComparison.Ordinal));
        var load = Catalogue.Load(definitions.Folder);
        return load.Catalogue ?? throw new InvalidOperationException(string.Join("\n", load.Findings));
    }
}
