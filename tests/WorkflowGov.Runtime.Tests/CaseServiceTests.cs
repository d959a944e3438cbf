using Npgsql;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

public sealed class CaseServiceTests(RealDatabase database)
{
    private static readonly ServiceItem Food = Repository.Item("食品经营许可新办");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Complete_TwoApproversAtTheSameMoment_OneWinsTheOtherIsToldWho(bool groupCommit)
    {
        var connection = await database.CreateAsync();
        await using var one = await Engine.StartAsync(connection, groupCommit);
        await using var other = await Engine.StartAsync(connection, groupCommit);
        var review = Food.Process[new StepId("review")];
        for (var round = 0; round < 20; round++)
        {
            var number = await one.AcceptedAsync(Food);

            var answers = await Task.WhenAll(one.CompleteAsync(number, review), other.CompleteAsync(number, review));

            answers.OfType<CaseAnswer.Done>().Count().ShouldBe(1);
            var refused = answers.OfType<CaseAnswer.Refused>().Single().Rejection;
            refused.Code.ShouldBe("WG5203");
            refused.Message.En.ShouldContain($"was done by {Acting.For(review).User}");
        }
    }

    [Fact]
    public async Task Receive_SameKeyManyTimesAtOnce_IsOneCaseWithOneAnswer()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var key = new IdempotencyKey("hall", "k-1", "hash");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => engine.Cases.ReceiveAsync(
            Food.Code, Acting.Application(Food), Acting.WebHall, key, CancellationToken.None)));

        answers.Select(a => a switch
        {
            CaseAnswer.Done done => done.Text,
            CaseAnswer.Repeated repeated => repeated.Text,
            _ => a.ToString()!,
        }).Distinct().Count().ShouldBe(1);
        (await engine.ListAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Receive_KeyOfAnotherRequest_IsRefused()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        await engine.ReceiveAsync(Food, new IdempotencyKey("hall", "k-1", "first"));

        var answer = await engine.Cases.ReceiveAsync(
            Food.Code, Acting.Application(Food), Acting.WebHall, new IdempotencyKey("hall", "k-1", "second"), CancellationToken.None);

        answer.ShouldBeOfType<CaseAnswer.Refused>().Rejection.Code.ShouldBe("WG5504");
    }

    [Fact]
    public async Task Receive_ManyAtOnce_NumbersAreTheDaysSerialsWithoutGaps()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());

        var numbers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => engine.ReceiveAsync(Food)));

        numbers.Select(n => n.Value).Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(1, 60).Select(i => $"{Food.Code.Implementation}20260901{i:0000}"));
    }

    [Fact]
    public async Task Receive_ItemOutsideTheCatalogue_IsRefusedAndKept()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var unknown = ItemCode.Parse("11440306BA0000189Q400019999900001");

        var answer = await engine.Cases.ReceiveAsync(unknown, Acting.Application(Food), Acting.WebHall, null, CancellationToken.None);

        answer.ShouldBeOfType<CaseAnswer.Refused>().Rejection.Code.ShouldBe("WG5501");
        (await engine.Queries.RefusalsAsync(10, CancellationToken.None)).Single().User.ShouldBe("web-hall");
    }

    [Fact]
    public async Task Complete_ByWhoReceived_IsRefused()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await engine.AcceptedAsync(Food);
        var review = Food.Process[new StepId("review")];
        var both = Acting.For(review) with { User = Acting.Window.User };

        var answer = await engine.DoAsync(number, Acting.Complete(review, review.Outcomes[0]), both);

        answer.ShouldBeOfType<CaseAnswer.Refused>().Rejection.Code.ShouldBe("WG5403");
    }

    [Fact]
    public async Task Trace_EventChangedBehindTheEngine_IsFound()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await engine.AcceptedAsync(Food);
        await engine.CompleteAsync(number, Food.Process[new StepId("review")]);
        var (whole, head) = await engine.Queries.TraceAsync(number, CancellationToken.None);
        RecordedEvent.FirstBreak(whole, head).ShouldBeNull();

        // The owner of the database switches the trigger off and rewrites who accepted.
        await ExecuteAsync(engine, "alter table case_event disable trigger all");
        await ExecuteAsync(engine, "update case_event set user_name = 'somebody' where sequence = 2");
        var (changed, _) = await engine.Queries.TraceAsync(number, CancellationToken.None);
        await ExecuteAsync(engine, "delete from case_event where sequence = 3");
        var (truncated, _) = await engine.Queries.TraceAsync(number, CancellationToken.None);

        RecordedEvent.FirstBreak(changed, head)!.Sequence.ShouldBe(2);
        RecordedEvent.FirstBreak([whole[0], whole[2]], head)!.Sequence.ShouldBe(2);
        RecordedEvent.FirstBreak([whole[0], whole[1]], head)!.Sequence.ShouldBe(3);
        truncated.Count.ShouldBe(whole.Count - 1);
    }

    [Theory]
    [InlineData("update case_event set user_name = 'x'")]
    [InlineData("delete from case_event")]
    [InlineData("truncate case_event")]
    public async Task Log_ChangedByOrdinaryMeans_IsRefusedByTheDatabase(string sql)
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        await engine.ReceiveAsync(Food);

        var refused = await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(engine, sql));

        // What points at events refuses a truncation before the log's own guard is asked.
        (refused.MessageText.Contains("append-only", StringComparison.Ordinal) || refused.SqlState == PostgresErrorCodes.FeatureNotSupported).ShouldBeTrue(refused.MessageText);
    }

    [Fact]
    public async Task Publish_SameVersionOtherContent_IsRefused()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        await ExecuteAsync(engine, "update definition set content = replace(content, hash, repeat('0', 64)), hash = repeat('0', 64) where name = '食品经营许可新办'");
        var registry = new Postgres.PostgresItemRegistry(engine.Database);
        await registry.LoadAsync(CancellationToken.None);

        var refused = await registry.PublishAsync(Repository.Catalogue, "test", engine.Clock.GetCurrentInstant(), CancellationToken.None);

        refused.Single().Item.Name.ShouldBe("食品经营许可新办");
    }

    [Fact]
    public async Task State_ReadBack_IsWhatTheEventsGive()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        foreach (var source in Repository.Catalogue.Items)
        {
            var number = await engine.AcceptedAsync(source.Item);
            var (found, item) = (await engine.Cases.FindAsync(number, CancellationToken.None))!.Value;

            item.Hash.ShouldBe(source.Item.Hash);
            found.Sequence.ShouldBe(Acting.Application(source.Item).Commitment is null ? 3 : 4);
            found.Marking.Active.ShouldNotBeEmpty();
            StoredJson.Write(item).ShouldBe(StoredJson.Write(source.Item));
        }
    }

    private static async Task ExecuteAsync(Engine engine, string sql)
    {
        await using var command = engine.Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
