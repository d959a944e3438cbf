using System.Collections.Immutable;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Runtime.Webhooks;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests.Webhooks;

/// <summary>One engine for the tests of deliveries; each begins without subscriptions.</summary>
public sealed class SharedHooks(RealDatabase real) : IAsyncLifetime
{
    private HookedEngine? engine;

    public async ValueTask InitializeAsync() => engine = await HookedEngine.StartAsync(real);

    public ValueTask DisposeAsync() => engine!.DisposeAsync();

    internal async Task<HookedEngine> FreshAsync()
    {
        foreach (var hook in await engine!.Store.ListAsync(null, null, CancellationToken.None))
            await engine.Store.RemoveAsync(hook.Id, CancellationToken.None);
        await engine.UntilSeenAsync();
        return engine;
    }
}

/// <summary>The engine with subscriptions, and any number of servers that send.</summary>
internal sealed class HookedEngine : IAsyncDisposable
{
    private readonly Npgsql.NpgsqlDataSource database;
    private readonly WebhookSender sender;

    private HookedEngine(Engine engine, string connection)
    {
        (Engine, database) = (engine, CaseDatabase.OpenForWriting(connection));
        var secrets = new WebhookSecrets(new EphemeralDataProtectionProvider());
        var targets = new SafeTargets(local: true);
        sender = new WebhookSender(targets, secrets, engine.Clock, TimeProvider.System);
        Store = new PostgresWebhookStore(database);
        Access = new PostgresSessionStore(database);
        Service = new WebhookService(Store, secrets, targets, sender, engine.Clock);
        Dispatch = AnotherServer();
    }

    public static ServiceItem Item { get; } = Repository.Catalogue.Items.First(i => i.Item.Name == "零就业家庭认定").Item;

    public Engine Engine { get; }

    public PostgresWebhookStore Store { get; }

    public WebhookService Service { get; }

    public WebhookDispatch Dispatch { get; }

    public PostgresSessionStore Access { get; }

    public static async Task<HookedEngine> StartAsync(RealDatabase real)
    {
        var connection = await real.CreateAsync();
        return new HookedEngine(await Engine.StartAsync(connection), connection);
    }

    public WebhookDispatch AnotherServer() => new(
        Store, sender, Engine.Clock, new WebhookNotices(Store, sender, Access, Engine.Clock, NullLogger<WebhookNotices>.Instance), NullLogger<WebhookDispatch>.Instance);

    public async Task<WebhookWithSecret> SubscribeAsync(Receiver to, params string[] types) =>
        (await Service.AddAsync(Acting.WebHall, "test", to.Address, new WebhookWish([.. types]), CancellationToken.None)).Value;

    /// <summary>
    /// Events are handed out once every transaction that began before theirs is over, in whatever database of the
    /// cluster; tests beside these have long ones, so a turn that must send waits for them.
    /// </summary>
    public async Task UntilSeenAsync()
    {
        await using var ask = database.CreateCommand("select not exists (select from case_event where transaction >= pg_snapshot_xmin(pg_current_snapshot()))");
        while (!(bool)(await ask.ExecuteScalarAsync())!)
            await Task.Delay(20);
    }

    /// <summary>One turn of a server: hands out, sends what is due, and waits for it.</summary>
    public async Task TurnAsync()
    {
        await UntilSeenAsync();
        await Dispatch.RunOnceAsync(CancellationToken.None);
        await Dispatch.FinishAsync();
    }

    /// <summary>Turns, an interval of the program's time after each, until nothing waits for a subscription.</summary>
    public async Task UntilNothingWaitsAsync(long hook, Duration between)
    {
        for (var turns = 0; ; turns++)
        {
            turns.ShouldBeLessThan(100);
            await TurnAsync();
            var stands = await FindAsync(hook);
            if (stands.Waiting == 0)
                return;
            Engine.Clock.Advance(between);
        }
    }

    public async Task<Webhook> FindAsync(long hook) => (await Store.ListAsync(null, hook, CancellationToken.None)).Single();

    public Task<ImmutableArray<WebhookDelivery>> DeadAsync(long hook) => DeliveriesAsync(hook, DeliveryStatus.Dead);

    public async Task<ImmutableArray<WebhookDelivery>> DeliveriesAsync(long hook, DeliveryStatus? status = null) =>
        [.. await Store.DeliveriesAsync(hook, status, null, 500, CancellationToken.None)];

    public async ValueTask DisposeAsync()
    {
        sender.Dispose();
        await database.DisposeAsync();
        await Engine.DisposeAsync();
    }
}
