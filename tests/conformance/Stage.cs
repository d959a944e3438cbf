using NodaTime;
using Npgsql;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>The engine with an executor under test.</summary>
internal sealed class Stage(IFollower follower, Engine engine) : IAsyncDisposable
{
    public long BegunAnew => follower.BegunAnew;

    /// <summary>Plays a case through CaseService and compares its history with what Core decided.</summary>
    public async Task PlayAsync(Play play, Func<int, bool> settles)
    {
        engine.Clock.Reset(new PureCase(play.Item).At);
        var number = await ReceiveAsync(play.Item);
        for (var act = 0; act < play.Acts.Length; act++)
        {
            engine.Clock.Reset(play.Acts[act].At);
            (await engine.DoAsync(number, play.Acts[act].Command, play.Acts[act].Actor)).ShouldBeOfType<CaseAnswer.Done>($"{play.Item.Name}: {play.Acts[act].Command}");
            if (!settles(act))
                continue;
            await SettleAsync(number);
            (await FindAsync(number)).Marking.Active.ShouldBe(play.States[act + 1].Marking.Active, play.Item.Name);
        }

        await SettleAsync(number);
        (await HistoryAsync(number)).ShouldBe(Decided(play), play.Item.Name);
    }

    /// <summary>Plays a case, by this stage's clock, while somebody else follows it; its history is what Core decided.</summary>
    /// <returns>The case, and its history.</returns>
    public async Task<(CaseNumber Number, List<string> History)> PlayAloneAsync(Play play)
    {
        engine.Clock.Reset(new PureCase(play.Item).At);
        var number = await ReceiveAsync(play.Item);
        foreach (var act in play.Acts)
        {
            engine.Clock.Reset(act.At);
            (await engine.DoAsync(number, act.Command, act.Actor)).ShouldBeOfType<CaseAnswer.Done>($"{play.Item.Name}: {act.Command}");
        }

        var history = await HistoryAsync(number);
        history.ShouldBe(Decided(play), play.Item.Name);
        return (number, history);
    }

    /// <summary>A case in the block with three branches, and further.</summary>
    public async Task<CaseNumber> AtAsync(ServiceItem item, string[] open, params string[] further)
    {
        var number = await ReceiveAsync(item);
        await engine.DoAsync(number, Acting.Accept(item), Acting.Window);
        await CompleteAsync(number, "look");
        (await OpenAsync(number)).ShouldBe([.. open, "third-2"], ignoreOrder: true);
        foreach (var step in further)
            (await CompleteAsync(number, step)).ShouldBeOfType<CaseAnswer.Done>(step);
        return number;
    }

    public async Task<CaseAnswer> CompleteAsync(CaseNumber number, string step, string? outcome = null)
    {
        var found = (await engine.Cases.FindAsync(number, CancellationToken.None))!.Value;
        var definition = found.Item.Process[new StepId(step)];
        return await engine.CompleteAsync(number, definition, outcome is null ? null : definition.Outcomes.First(o => o.Label == outcome));
    }

    public async Task<string[]> OpenAsync(CaseNumber number) => [.. (await FindAsync(number)).Marking.Active.Select(a => a.Step.Value)];

    public async Task SettleAsync(CaseNumber number)
    {
        await follower.SettleAsync();
        var found = await FindAsync(number);
        (await follower.StandsAsync(found)).ShouldBeTrue($"{found.Item}: {string.Join(", ", found.Marking.Active)}");
    }

    public async Task<ApprovalCase> FindAsync(CaseNumber number) => (await engine.Cases.FindAsync(number, CancellationToken.None))!.Value.Case;

    /// <summary>Received by a version that is not in the catalogue: it is put into the registry first.</summary>
    public async Task<CaseNumber> ReceiveAsync(ServiceItem item)
    {
        if (engine.Registry.InForce(item.Code, LocalDate.MaxIsoValue)!.Version != item.Version)
        {
            await using var insert = engine.Database.CreateCommand(
                "insert into definition (code, version, hash, name, authority, effective_on, content, source, published_at, published_by) values ($1, $2, $3, $4, $5, $6, $7, '', now(), 'test') on conflict do nothing");
            foreach (var value in new object[] { item.Code.Value, item.Version, item.Hash, item.Name, item.Authority.Name, item.EffectiveOn, StoredJson.Write(item) })
                insert.Parameters.AddWithValue(value);
            await insert.ExecuteNonQueryAsync();
            await engine.Registry.RefreshAsync(CancellationToken.None);
        }

        return await engine.ReceiveAsync(item);
    }

    public async ValueTask DisposeAsync()
    {
        await engine.DisposeAsync();
        await follower.DisposeAsync();
    }

    private async Task<List<string>> HistoryAsync(CaseNumber number)
    {
        await using var command = engine.Database.CreateCommand(
            "select e.type, e.payload from case_event e join approval_case c on c.id = e.case_id where c.number = $1 order by e.sequence");
        command.Parameters.AddWithValue(number.Value);
        await using var reader = await command.ExecuteReaderAsync();
        var history = new List<string>();
        while (await reader.ReadAsync())
        {
            var happened = StoredJson.Read<CaseEvent>(reader.GetString(1));
            if (happened is not CaseEvent.CertificateIssued)
                history.Add(Told(happened));
        }

        return history;
    }

    private static IEnumerable<string> Decided(Play play) => play.Events.Select(Told);

    /// <summary>Numbers, of the case at receipt and of the certificate, are the store's and not Core's.</summary>
    private static string Told(CaseEvent happened) => happened is CaseEvent.Received ? "Received" : $"{happened.GetType().Name} {StoredJson.Write(happened)}";
}
