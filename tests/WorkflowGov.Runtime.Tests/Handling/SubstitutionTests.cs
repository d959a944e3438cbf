using NodaTime;
using NodaTime.Testing;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Runtime.Desk;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests.Handling;

/// <summary>代理: who may stand in for whom, kept by the database, known to every server.</summary>
public sealed class SubstitutionTests(RealDatabase database) : IClassFixture<RealDatabase>
{
    private static readonly LocalDate Today = new(2026, 9, 1);
    private static readonly Office Here = new("深圳市市场监督管理局宝安监管局");
    private static readonly Actor A = Acting.Officer(Here, new Role("承办人"), "a");
    private static readonly Actor B = Acting.Officer(Here, new Role("承办人"), "b");
    private static readonly Actor C = Acting.Officer(Here, new Role("承办人"), "c");
    private static readonly Actor Head = Acting.Officer(Here, Authority.Head, "head");
    private static readonly Actor Supervisor = Acting.Officer(new Office("监察局"), new Role("监察员"), "s");

    public static TheoryData<string, string, int, int, string, string?> Wishes => new()
    {
        { A.User, B.User, 0, 5, "a", null },
        { A.User, B.User, 0, 5, "head", null },
        { A.User, B.User, 0, 5, "supervisor", null },
        { A.User, B.User, 0, 5, "b", "WG5411" },
        { A.User, A.User, 0, 5, "a", "WG5268" },
        { A.User, Head.User, 0, 5, "a", "WG5268" },
        { A.User, "深圳市宝安区卫生健康局/承办人/x", 0, 5, "a", "WG5268" },
        { A.User, "无此人", 0, 5, "a", "WG5267" },
        { A.User, B.User, 5, 0, "a", "WG5269" },
        { A.User, B.User, -5, -1, "a", "WG5269" },
        { A.User, B.User, 0, 400, "a", "WG5269" },
    };

    [Theory]
    [MemberData(nameof(Wishes))]
    public void Substitute_Appointed_IsAColleagueForAPeriod(string of, string by, int from, int through, string actor, string? code)
    {
        var who = actor switch { "a" => A, "b" => B, "head" => Head, _ => Supervisor };

        new Substitution(of, by, Today.PlusDays(from), Today.PlusDays(through), "出差").Refuses(who, [], Acting.Staff, Today)?.Code.ShouldBe(code);
        (new Substitution(of, by, Today.PlusDays(from), Today.PlusDays(through), "出差").Refuses(who, [], Acting.Staff, Today) is null).ShouldBe(code is null);
    }

    [Fact]
    public void Substitute_OfSomebodyWhoStandsInOrIsAway_IsRefused()
    {
        Substitution[] standing = [new(A.User, B.User, Today, Today.PlusDays(5), "出差")];
        string? Refused(Actor of, Actor by, int from) => new Substitution(of.User, by.User, Today.PlusDays(from), Today.PlusDays(9), "出差").Refuses(Head, standing, Acting.Staff, Today)?.Code;

        Refused(A, C, 5).ShouldBe("WG5270");
        Refused(B, C, 5).ShouldBe("WG5271");
        Refused(C, A, 5).ShouldBe("WG5271");
        Refused(A, C, 6).ShouldBeNull();
        Refused(C, B, 5).ShouldBeNull();
    }

    [Fact]
    public async Task Substitute_AppointedOnOneServer_ActsOnAnotherUntilItIsEnded()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var (one, here) = Server(engine);
        var (other, there) = Server(engine);
        (await one.AppointAsync(new Substitution(A.User, B.User, Today, Today.PlusDays(2), "出差"), A, CancellationToken.None)).ShouldBeNull();

        await other.RefreshAsync(CancellationToken.None);

        (here.SubstituteOf(A.User, Today), there.SubstituteOf(A.User, Today.PlusDays(2)), there.SubstituteOf(A.User, Today.PlusDays(3))).ShouldBe((B.User, B.User, null));
        there.InNamesOf(B.User, Today).ShouldBe([A.User]);
        (await other.EndAsync(there.Standing.Single().Id, C, CancellationToken.None))!.Code.ShouldBe("WG5542");
        (await other.EndAsync(there.Standing.Single().Id, Head, CancellationToken.None)).ShouldBeNull();
        there.SubstituteOf(A.User, Today).ShouldBeNull();
        (await one.EndAsync(1, Head, CancellationToken.None))!.Code.ShouldBe("WG5541");
        (await engine.Queries.RefusalsAsync(10, CancellationToken.None)).Select(r => r.Code).ShouldBe(["WG5541", "WG5542"]);
    }

    [Fact]
    public async Task Substitutes_ThatOverlapAppointedAtOnce_AreKeptOnce()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var store = new PostgresSubstitutionStore(engine.Database);

        var kept = await Task.WhenAll(new[] { B, C, B, C }.Select((by, i) => store.AppointAsync(
            new Substitution(A.User, by.User, Today.PlusDays(i), Today.PlusDays(9), "出差"), Here, engine.Clock.GetCurrentInstant(), A.User, CancellationToken.None)));

        kept.Count(k => k).ShouldBe(1);
    }

    [Fact]
    public async Task NamedTask_OfTheAbsent_IsInTheInboxOfWhoStandsIn()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var food = Repository.Item("食品经营许可新办");
        var number = await engine.AcceptedAsync(food);
        await engine.DoAsync(number, new CaseCommand.AskOpinion(new StepId("review"), [B.User], "问"), A);

        (await WaitingForAsync(C.User, B.User)).ShouldBe([number.Value]);
        (await WaitingForAsync(C.User)).ShouldBeEmpty();
        await engine.DoAsync(number, new CaseCommand.GiveOpinion(new StepId("review"), "答"), B);
        (await WaitingForAsync(C.User, B.User)).ShouldBeEmpty();

        async Task<IEnumerable<string>> WaitingForAsync(params string[] names) =>
            (await engine.Inbox.WaitingAsync(new InboxOf(names[0], new Office("别的部门"), [], [.. names]), null, 10, CancellationToken.None)).Select(t => t.Case);
    }

    private static (SubstitutionService Service, SubstitutionBook Book) Server(Engine engine)
    {
        var book = new SubstitutionBook();
        return (new SubstitutionService(new PostgresSubstitutionStore(engine.Database), new PostgresCaseStore(engine.Database, false), book, Acting.Staff, engine.Clock), book);
    }
}
