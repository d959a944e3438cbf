using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>批量办理 on a real database: resumed after a cut, each case reported, nothing twice.</summary>
public sealed class BulkTests(RealDatabase database)
{
    private static readonly ServiceItem Food = Repository.Item("食品经营许可新办");
    private static readonly Actor Policy = Acting.Officer(new Office("深圳市宝安区政务服务和数据管理局"), Authority.PolicyStaff, "policy");
    private static readonly Office Elsewhere = new("深圳市宝安区商务局");

    [Fact]
    public async Task ChangeOffice_OfAllOpenCases_MovesTasksClocksAndAuthority()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var open = await engine.AcceptedAsync(Food);
        var other = await engine.AcceptedAsync(Repository.Item("公司设立登记"));
        var (bulk, store) = Bulk(engine);

        var asked = (await bulk.AskAsync(new BulkAct.ChangeOffice(Food.Authority, Elsewhere, "机构改革1号"), Policy, [], Food.Code, CancellationToken.None)).Value;
        await bulk.RunOnceAsync(CancellationToken.None);

        var report = (await store.FindAsync(asked.Id, CancellationToken.None))!;
        report.Cases.ShouldHaveSingleItem().ShouldSatisfyAllConditions(c => c.Number.ShouldBe(open), c => c.Rule.ShouldBeNull(), c => c.AnsweredAt.ShouldNotBeNull());
        report.FinishedAt.ShouldNotBeNull();
        (await ValuesAsync(engine, "select office from approval_task t join approval_case c on c.id = t.case_id where t.status = 'open' and c.number = $1", open)).ShouldAllBe(o => o == Elsewhere.Name);
        (await ValuesAsync(engine, "select authority from approval_case where number = $1", open)).ShouldBe([Elsewhere.Name]);
        (await ValuesAsync(engine, "select k.office from clock k join approval_case c on c.id = k.case_id where k.stopped_on is null and c.number = $1", open)).ShouldAllBe(o => o == Elsewhere.Name);
        (await engine.Cases.FindAsync(other, CancellationToken.None))!.Value.Case.Successors.ShouldBeEmpty();
        var (events, head) = await engine.Queries.TraceAsync(open, CancellationToken.None);
        RecordedEvent.FirstBreak(events, head).ShouldBeNull();
    }

    [Fact]
    public async Task Abolish_CutOffInTheMiddle_GoesOnWhereItStoppedAndReportsEachCase()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var numbers = new List<CaseNumber>();
        for (var i = 0; i < 6; i++)
            numbers.Add(await engine.AcceptedAsync(Food));
        var decider = Acting.Officer(Food.Authority, Food.Process.Decision.Role, "decider");
        (await engine.DoAsync(numbers[4], new CaseCommand.Withdraw("不办了"), Acting.WebHall)).ShouldBeOfType<CaseAnswer.Done>();
        var (bulk, store) = Bulk(engine);
        var cut = new CutStore(store, after: 2);
        var asked = (await bulk.AskAsync(new BulkAct.Abolish("取消决定1号"), decider, [.. numbers, new CaseNumber("没有这件")], null, CancellationToken.None)).Value;

        await Should.ThrowAsync<IOException>(new BulkService(cut, engine.Cases, engine.Registry, engine.Clock).RunOnceAsync(CancellationToken.None));
        (await store.FindAsync(asked.Id, CancellationToken.None))!.Cases.Count(c => c.AnsweredAt is not null).ShouldBe(2);
        await Task.WhenAll(bulk.RunOnceAsync(CancellationToken.None), bulk.RunOnceAsync(CancellationToken.None));

        var report = (await store.FindAsync(asked.Id, CancellationToken.None))!;
        report.FinishedAt.ShouldNotBeNull();
        report.Cases.Select(c => c.Rule).ShouldBe([null, null, null, null, "WG5110", null, "WG5502"]);
        foreach (var number in numbers.Where((_, i) => i != 4))
        {
            var (events, _) = await engine.Queries.TraceAsync(number, CancellationToken.None);
            events.Count(e => e.Type == "case.terminated").ShouldBe(1);
        }
    }

    [Fact]
    public async Task HandOut_OfAStepWithDiscretion_IsRefused()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await engine.AcceptedAsync(Food);
        var (bulk, store) = Bulk(engine);
        var review = Food.Process[new StepId("review")];

        var asked = (await bulk.AskAsync(new BulkAct.HandOut(review.Id, review.Outcomes[0].Label), Acting.For(review), [number], null, CancellationToken.None)).Value;
        await bulk.RunOnceAsync(CancellationToken.None);

        (await store.FindAsync(asked.Id, CancellationToken.None))!.Cases.Single().Rule.ShouldBe("WG5522");
        (await bulk.AskAsync(new BulkAct.Abolish("1号"), Policy, [], null, CancellationToken.None)).Rejection!.Code.ShouldBe("WG5521");
    }

    [Fact]
    public async Task MoveVersion_OnTheDatabase_PinsTheCaseToIt()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await engine.AcceptedAsync(Food);
        await using (var command = engine.Database.CreateCommand("""
            insert into definition (code, version, hash, name, authority, effective_on, content, source, published_at, published_by)
            select code, 2, '2', name, authority, effective_on, $2, source, published_at, 'test' from definition where code = $1 and version = 1
            """))
        {
            command.Parameters.AddWithValue(Food.Code.Value);
            command.Parameters.AddWithValue(StoredJson.Write(Food with { Version = 2, Hash = "2" }));
            await command.ExecuteNonQueryAsync();
        }

        var newer = (await engine.Registry.FindAsync(Food.Code, 2, CancellationToken.None))!;
        (await engine.DoAsync(number, new CaseCommand.MoveVersion(newer, "新版本"), Policy)).ShouldBeOfType<CaseAnswer.Done>();

        (await ValuesAsync(engine, "select item_version || ' ' || definition_hash from approval_case where number = $1", number)).ShouldBe(["2 2"]);
        var found = (await engine.Cases.FindAsync(number, CancellationToken.None))!.Value;
        found.Item.Version.ShouldBe(2);
        var (events, head) = await engine.Queries.TraceAsync(number, CancellationToken.None);
        RecordedEvent.FirstBreak(events, head).ShouldBeNull();
        events[^1].DefinitionHash.ShouldBe(Food.Hash);

        // What follows rests on the new version; the evidence tells both apart and holds.
        (await engine.DoAsync(number, new CaseCommand.Withdraw("不办了"), Acting.WebHall)).ShouldBeOfType<CaseAnswer.Done>();
        (events, head) = await engine.Queries.TraceAsync(number, CancellationToken.None);
        events[^1].DefinitionHash.ShouldBe("2");
        var pack = Evidence.EvidencePack.Of(
            events, head!, Food, string.Empty, new Dictionary<string, string>(), await engine.Docket.GroundAsync(CancellationToken.None), Repository.Catalogue.Notices, null, engine.Clock.GetCurrentInstant());
        Verifier.EvidenceFile.Verify(StoredJson.Write(pack)).Broken.ShouldBeEmpty();
    }

    private static (BulkService Bulk, PostgresBulkStore Store) Bulk(Engine engine)
    {
        var store = new PostgresBulkStore(engine.Database);
        return (new BulkService(store, engine.Cases, engine.Registry, engine.Clock), store);
    }

    private static async Task<List<string>> ValuesAsync(Engine engine, string sql, CaseNumber number)
    {
        await using var command = engine.Database.CreateCommand(sql);
        command.Parameters.AddWithValue(number.Value);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync())
            found.Add(reader.GetString(0));
        return found;
    }

    /// <summary>A server that is killed after some cases: the next case is done, but its answer is lost.</summary>
    private sealed class CutStore(IBulkStore store, int after) : IBulkStore
    {
        private int answers;

        public Task<long> KeepAsync(BulkAct act, Actor actor, IReadOnlyList<CaseNumber> numbers, Instant at, CancellationToken cancellation) =>
            store.KeepAsync(act, actor, numbers, at, cancellation);

        public Task<System.Collections.Immutable.ImmutableArray<CaseNumber>> OpenCasesAsync(Office office, CancellationToken cancellation) =>
            store.OpenCasesAsync(office, cancellation);

        public Task<System.Collections.Immutable.ImmutableArray<CaseNumber>> OpenCasesAsync(ItemCode item, CancellationToken cancellation) =>
            store.OpenCasesAsync(item, cancellation);

        public Task<bool> TakeAsync(Func<BulkWork, Task> work, CancellationToken cancellation) => store.TakeAsync(work, cancellation);

        public Task AnswerAsync(long action, int ordinal, Core.Rejection? answer, Instant at, CancellationToken cancellation) =>
            answers++ < after ? store.AnswerAsync(action, ordinal, answer, at, cancellation) : throw new IOException("killed");

        public Task FinishAsync(long action, Instant at, CancellationToken cancellation) => store.FinishAsync(action, at, cancellation);

        public Task<BulkReport?> FindAsync(long action, CancellationToken cancellation) => store.FindAsync(action, cancellation);
    }
}
