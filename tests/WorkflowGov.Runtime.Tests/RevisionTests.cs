using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>事项修订: proposed by one, published by another, in force from its day; today is 2026-09-01.</summary>
public sealed class RevisionTests(RealDatabase database)
{
    private static readonly ServiceItem Food = Repository.Item("食品经营许可新办");
    private static readonly string FoodText = Repository.Catalogue.Find(Food.Code)!.Text;
    private static readonly Actor Author = PolicyStaff("author");
    private static readonly Actor Publisher = PolicyStaff("publisher");

    [Fact]
    public async Task Revision_ProposedAndPublishedByAnother_IsInForceFromItsDay()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var revisions = ServiceOf(engine);
        var before = await engine.AcceptedAsync(Food);

        var proposed = (await revisions.ProposeAsync(Food.Code, Revised(), "名称规范", Author, CancellationToken.None)).Value;
        (await revisions.PublishAsync(Food.Code, proposed.Hash, Publisher, CancellationToken.None)).IsAccepted.ShouldBeTrue();

        engine.Registry.InForce(Food.Code, new LocalDate(2026, 9, 30))!.Version.ShouldBe(Food.Version);
        var after = engine.Registry.InForce(Food.Code, new LocalDate(2026, 10, 1))!;
        (after.Version, after.Hash).ShouldBe((Food.Version + 1, proposed.Hash));
        engine.Clock.AdvanceDays(30);
        var received = await engine.ReceiveAsync(Food);
        (await engine.Cases.FindAsync(received, CancellationToken.None))!.Value.Case.Version.ShouldBe(Food.Version + 1);
        (await engine.Cases.FindAsync(before, CancellationToken.None))!.Value.Case.Version.ShouldBe(Food.Version);
    }

    [Fact]
    public async Task Revision_PublishedOnOneServer_IsTakenUpByAnother()
    {
        var connection = await database.CreateAsync();
        await using var one = await Engine.StartAsync(connection);
        await using var other = await Engine.StartAsync(connection);
        var revisions = ServiceOf(one);
        var proposed = (await revisions.ProposeAsync(Food.Code, Revised(), "名称规范", Author, CancellationToken.None)).Value;
        await revisions.PublishAsync(Food.Code, proposed.Hash, Publisher, CancellationToken.None);

        (await other.Registry.RefreshAsync(CancellationToken.None)).ShouldBeTrue();
        (await other.Registry.RefreshAsync(CancellationToken.None)).ShouldBeFalse();

        other.Registry.InForce(Food.Code, new LocalDate(2026, 10, 1))!.Hash.ShouldBe(proposed.Hash);
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "WG5512", Revised().Replace("promised: 7 工作日", "promised: 6 工作日", StringComparison.Ordinal) },
        { "WG5515", FoodText.Replace("version: 1", "version: 2", StringComparison.Ordinal) },
        { "WG5516", Revised().Replace("version: 2", "version: 3", StringComparison.Ordinal) },
        { "WG5517", Revised().Replace("effective: 2026-10-01", "effective: 2026-08-31", StringComparison.Ordinal) },
        { "WG5512", "name: [" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Revision_ThatMayNotBePublished_IsRefusedAndNothingIsKept(string code, string text)
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var revisions = ServiceOf(engine);

        var ruling = await revisions.ProposeAsync(Food.Code, text, "说明", Author, CancellationToken.None);

        ruling.Rejection!.Code.ShouldBe(code);
        (await revisions.ListAsync(null, CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Revision_ByTheSamePerson_CannotBePublished()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var revisions = ServiceOf(engine);
        var proposed = (await revisions.ProposeAsync(Food.Code, Revised(), "名称规范", Author, CancellationToken.None)).Value;

        (await revisions.PublishAsync(Food.Code, proposed.Hash, Author, CancellationToken.None)).Rejection!.Code.ShouldBe("WG5519");
        (await revisions.PublishAsync(Food.Code, proposed.Hash, Acting.Window, CancellationToken.None)).Rejection!.Code.ShouldBe("WG5510");
        (await revisions.PublishAsync(Food.Code, "another", Publisher, CancellationToken.None)).Rejection!.Code.ShouldBe("WG5518");
        engine.Registry.InForce(Food.Code, new LocalDate(2026, 10, 1))!.Version.ShouldBe(Food.Version);
    }

    [Fact]
    public async Task Revision_Returned_LeavesRoomForAnother()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var revisions = ServiceOf(engine);
        var first = (await revisions.ProposeAsync(Food.Code, Revised(), "名称规范", Author, CancellationToken.None)).Value;
        (await revisions.ReturnAsync(Food.Code, first.Hash, " ", Publisher, CancellationToken.None)).Rejection!.Code.ShouldBe("WG5520");
        (await revisions.ReturnAsync(Food.Code, first.Hash, "名称不规范", Publisher, CancellationToken.None)).IsAccepted.ShouldBeTrue();
        (await revisions.PublishAsync(Food.Code, first.Hash, Publisher, CancellationToken.None)).Rejection!.Code.ShouldBe("WG5518");
        await revisions.ProposeAsync(Food.Code, Revised("食品经营许可证新办"), "再改", Author, CancellationToken.None);
        await revisions.ProposeAsync(Food.Code, Revised(), "改回", Publisher, CancellationToken.None);

        var all = await revisions.ListAsync(Food.Code, CancellationToken.None);

        all.Select(r => r.Outcome).ShouldBe([null, RevisionOutcome.Replaced, RevisionOutcome.Returned]);
        (await revisions.PublishAsync(Food.Code, all[0].Hash, Author, CancellationToken.None)).IsAccepted.ShouldBeTrue();
        (await revisions.VersionsAsync(Food.Code, CancellationToken.None)).Select(v => (v.Version, v.PublishedBy)).ShouldBe([(2, "author"), (1, "test")]);
    }

    [Fact]
    public async Task Revision_WhoseDayPassesWhileItWaits_IsNotPublished()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var revisions = ServiceOf(engine);
        var proposed = (await revisions.ProposeAsync(Food.Code, Revised(), "名称规范", Author, CancellationToken.None)).Value;
        engine.Clock.AdvanceDays(31);

        (await revisions.PublishAsync(Food.Code, proposed.Hash, Publisher, CancellationToken.None)).Rejection!.Code.ShouldBe("WG5517");
    }

    private static RevisionService ServiceOf(Engine engine) =>
        new(new PostgresRevisionStore(engine.Database), engine.Registry, Repository.Catalogue, engine.Clock);

    private static Actor PolicyStaff(string user) => new(user, user, new Office("政务服务"), [CalendarRevision.PolicyStaff]);

    private static string Revised(string name = "食品经营许可首次申请") => FoodText
        .Replace("name: 食品经营许可新办", $"name: {name}", StringComparison.Ordinal)
        .Replace("version: 1", "version: 2", StringComparison.Ordinal)
        .Replace("effective: 2026-07-01", "effective: 2026-10-01", StringComparison.Ordinal);
}
