using NodaTime;
using WorkflowGov.Core;
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
        (await PublishedAsync(revisions, proposed, Publisher)).IsAccepted.ShouldBeTrue();

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
        await PublishedAsync(revisions, proposed, Publisher);

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
    public async Task Draft_UntilAnotherPersonReviewsIt_CannotBePublished()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var revisions = ServiceOf(engine);
        var draft = (await revisions.ProposeAsync(Food.Code, Revised(), "名称规范", Author, CancellationToken.None)).Value;

        draft.State.ShouldBe(RevisionState.Draft);
        (await revisions.PublishAsync(Food.Code, draft.Hash, Publisher, CancellationToken.None)).Rejection!.Code.ShouldBe("WG5567");
        (await revisions.ReviewAsync(Food.Code, draft.Hash, Author, CancellationToken.None)).Rejection!.Code.ShouldBe("WG5565");
        (await revisions.ReviewAsync(Food.Code, draft.Hash, Acting.Window, CancellationToken.None)).Rejection!.Code.ShouldBe("WG5510");
        (await revisions.ReviewAsync(Food.Code, draft.Hash, Publisher, CancellationToken.None)).Value.State.ShouldBe(RevisionState.Reviewed);
        (await revisions.ReviewAsync(Food.Code, draft.Hash, Publisher, CancellationToken.None)).Rejection!.Code.ShouldBe("WG5566");
        (await revisions.PublishAsync(Food.Code, draft.Hash, Author, CancellationToken.None)).Rejection!.Code.ShouldBe("WG5519");
        (await revisions.ListAsync(Food.Code, CancellationToken.None)).ShouldHaveSingleItem().ReviewedBy.ShouldBe("publisher");

        // A new text is a new draft: what was reviewed is what is published, nothing else.
        var other = (await revisions.ProposeAsync(Food.Code, Revised("食品经营许可证新办"), "再改", Author, CancellationToken.None)).Value;
        (await revisions.PublishAsync(Food.Code, other.Hash, Publisher, CancellationToken.None)).Rejection!.Code.ShouldBe("WG5567");
        (await PublishedAsync(revisions, other, Publisher)).Value.State.ShouldBe(RevisionState.Published);
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
        (await PublishedAsync(revisions, all[0], Author)).IsAccepted.ShouldBeTrue();
        (await revisions.VersionsAsync(Food.Code, CancellationToken.None)).Select(v => (v.Version, v.PublishedBy)).ShouldBe([(2, "author"), (1, "test")]);
    }

    [Fact]
    public async Task Revision_WhoseDayPassesWhileItWaits_IsNotPublished()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var revisions = ServiceOf(engine);
        var proposed = (await revisions.ProposeAsync(Food.Code, Revised(), "名称规范", Author, CancellationToken.None)).Value;
        (await revisions.ReviewAsync(Food.Code, proposed.Hash, Publisher, CancellationToken.None)).IsAccepted.ShouldBeTrue();
        engine.Clock.AdvanceDays(31);

        (await revisions.PublishAsync(Food.Code, proposed.Hash, Publisher, CancellationToken.None)).Rejection!.Code.ShouldBe("WG5517");
    }

    [Fact]
    public async Task Item_Retired_ReceivesNoNewCaseAndOldOnesGoOn()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var revisions = ServiceOf(engine);
        var successor = Repository.Item("食品经营许可变更");
        var before = await engine.AcceptedAsync(Food);
        var end = new Retirement(new LocalDate(2026, 10, 1), successor.Code, "《国务院关于取消一批行政许可事项的决定》");

        var proposed = (await revisions.RetireAsync(Food.Code, end, "并入变更", Author, CancellationToken.None)).Value;
        (await revisions.PublishAsync(Food.Code, proposed.Hash, Author, CancellationToken.None)).Rejection!.Code.ShouldBe("WG5519");
        (await PublishedAsync(revisions, proposed, Publisher)).IsAccepted.ShouldBeTrue();

        await engine.ReceiveAsync(Food);
        engine.Clock.AdvanceDays(30);
        var refused = (await engine.Cases.ReceiveAsync(Food.Code, Acting.Application(Food), Acting.WebHall, null, CancellationToken.None)).ShouldBeOfType<CaseAnswer.Refused>().Rejection;
        refused.Code.ShouldBe("WG5170");
        refused.Message.Zh.ShouldContain(successor.Code.Value);
        engine.Registry.AllInForce(new LocalDate(2026, 9, 30)).ShouldContain(i => i.Code == Food.Code);
        engine.Registry.AllInForce(new LocalDate(2026, 10, 1)).ShouldNotContain(i => i.Code == Food.Code);
        (await engine.Cases.FindAsync(before, CancellationToken.None))!.Value.Case.Version.ShouldBe(Food.Version);
        (await revisions.RollBackAsync(Food.Code, 1, "恢复", Author, CancellationToken.None)).Rejection!.Code.ShouldBe("WG5562");
    }

    [Theory]
    [InlineData("11440306BA0000189Q400019000600099")]
    [InlineData(null)]
    public async Task Retirement_WithASuccessorThatIsNone_IsRefused(string? unknown)
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var end = new Retirement(new LocalDate(2026, 10, 1), unknown is null ? null : ItemCode.Parse(unknown), "《决定》");

        var ruling = await ServiceOf(engine).RetireAsync(Food.Code, end, "取消", Author, CancellationToken.None);

        ruling.Rejection?.Code.ShouldBe(unknown is null ? null : "WG5563");
    }

    [Fact]
    public async Task Version_RolledBack_IsAnotherVersionWithTheContentOfBefore()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var revisions = ServiceOf(engine);
        var proposed = (await revisions.ProposeAsync(Food.Code, Revised(), "名称规范", Author, CancellationToken.None)).Value;
        await PublishedAsync(revisions, proposed, Publisher);

        var back = (await revisions.RollBackAsync(Food.Code, 1, "改回", Publisher, CancellationToken.None)).Value;
        (await PublishedAsync(revisions, back, Author)).IsAccepted.ShouldBeTrue();

        // In force no earlier than the version it takes the place of; the text is the old one but for number and day.
        (back.Version, back.EffectiveOn, back.Hash).ShouldBe((3, new LocalDate(2026, 10, 1), Food.Hash));
        (await revisions.SourceAsync(Food.Code, 3, CancellationToken.None)).ShouldBe(
            FoodText.Replace("version: 1", "version: 3", StringComparison.Ordinal).Replace("effective: 2026-07-01", "effective: 2026-10-01", StringComparison.Ordinal));
        (await revisions.RollBackAsync(Food.Code, 9, "改回", Author, CancellationToken.None)).Rejection!.Code.ShouldBe("WG5564");
        var early = Revised().Replace("version: 2", "version: 4", StringComparison.Ordinal).Replace("2026-10-01", "2026-09-15", StringComparison.Ordinal);
        (await revisions.ProposeAsync(Food.Code, early, "提前", Author, CancellationToken.None)).Rejection!.Code.ShouldBe("WG5561");
    }

    /// <summary>Reviewed and published by the same person, who is not the author.</summary>
    private static async Task<Ruling<ItemRevision>> PublishedAsync(RevisionService revisions, ItemRevision revision, Actor by)
    {
        (await revisions.ReviewAsync(revision.Code, revision.Hash, by, CancellationToken.None)).IsAccepted.ShouldBeTrue();
        return await revisions.PublishAsync(revision.Code, revision.Hash, by, CancellationToken.None);
    }

    private static RevisionService ServiceOf(Engine engine) =>
        new(new PostgresRevisionStore(engine.Database), engine.Registry, Repository.Catalogue, engine.Clock);

    private static Actor PolicyStaff(string user) => new(user, user, new Office("政务服务"), [CalendarRevision.PolicyStaff]);

    private static string Revised(string name = "食品经营许可首次申请") => FoodText
        .Replace("name: 食品经营许可新办", $"name: {name}", StringComparison.Ordinal)
        .Replace("version: 1", "version: 2", StringComparison.Ordinal)
        .Replace("effective: 2026-07-01", "effective: 2026-10-01", StringComparison.Ordinal);
}
