using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Supervision;

namespace WorkflowGov.Runtime.Webhooks;

/// <summary>A subscription with the secret that is shown this once.</summary>
/// <param name="Webhook">The subscription.</param>
/// <param name="Secret">What it is signed with (<c>whsec_…</c>); it cannot be read again, only replaced.</param>
public sealed record WebhookWithSecret(Webhook Webhook, string Secret);

/// <summary>What is sent again.</summary>
/// <param name="Deliveries">How many deliveries.</param>
public sealed record Replayed(int Deliveries);

/// <summary>Subscriptions as their owners handle them; supervisors handle all.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="secrets">Makes secrets.</param>
/// <param name="targets">Where may be sent to.</param>
/// <param name="sender">Sends tests.</param>
/// <param name="clock">The program's clock.</param>
public sealed class WebhookService(IWebhookStore store, WebhookSecrets secrets, SafeTargets targets, WebhookSender sender, IClock clock)
{
    private const int PerOwnerMax = 20;
    private const int OverlapHoursMax = 168;

    /// <summary>The type of the event that <see cref="TestAsync"/> sends; it is about no case.</summary>
    public const string TestType = "webhook.test";

    /// <summary>Every event type of the log.</summary>
    public static ImmutableArray<string> Types => Recording.AllNames;

    /// <summary>Makes a subscription: it is told of what happens from now on.</summary>
    /// <param name="actor">Whose it is to be.</param>
    /// <param name="name">What its owner calls it.</param>
    /// <param name="address">Where events are posted to.</param>
    /// <param name="wish">What it is told of.</param>
    /// <param name="cancellation">Cancels before it is kept.</param>
    /// <returns>The subscription with its secret, or why not.</returns>
    public async Task<Ruling<WebhookWithSecret>> AddAsync(
        Actor actor, string name, string address, WebhookWish wish, CancellationToken cancellation)
    {
        if (!MaySubscribe(actor))
            return WebhookRejections.NotAllowed();
        if (!Uri.TryCreate(address, UriKind.Absolute, out var target) || !targets.Allows(target))
            return WebhookRejections.Address(address);
        if (wish.Types.FirstOrDefault(t => !Types.Contains(t)) is { } unknown)
            return WebhookRejections.UnknownType(unknown);
        if ((await store.ListAsync(actor.User, null, cancellation)).Count >= PerOwnerMax)
            return WebhookRejections.TooMany(PerOwnerMax);
        var (shown, stored) = secrets.Make();
        var hook = new Webhook(0, name, target, actor.User, wish, Now, null, null, null, 0, 0);
        var id = await store.AddAsync(hook, actor, SeesAll(actor), stored, cancellation);
        return new WebhookWithSecret(hook with { Id = id }, shown);
    }

    /// <summary>The actor's subscriptions; a supervisor's view has all.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The subscriptions, or why not.</returns>
    public async Task<Ruling<List<Webhook>>> ListAsync(Actor actor, CancellationToken cancellation) => MaySubscribe(actor)
        ? await store.ListAsync(SeesAll(actor) ? null : actor.User, null, cancellation)
        : WebhookRejections.NotAllowed();

    /// <summary>One subscription of the actor's.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The subscription, or why not.</returns>
    public async Task<Ruling<Webhook>> FindAsync(long id, Actor actor, CancellationToken cancellation)
    {
        if (!MaySubscribe(actor))
            return WebhookRejections.NotAllowed();
        var found = await store.ListAsync(SeesAll(actor) ? null : actor.User, id, cancellation);
        return found is [var hook] && id > 0 ? hook : WebhookRejections.Unknown(id);
    }

    /// <summary>Replaces the secret; both sign for a while, so that the receiver can change over.</summary>
    /// <param name="hook">The subscription.</param>
    /// <param name="overlapHours">For how long both sign, in hours.</param>
    /// <param name="cancellation">Cancels before it is kept.</param>
    /// <returns>The subscription with its new secret, or why not.</returns>
    public async Task<Ruling<WebhookWithSecret>> RotateAsync(Webhook hook, int overlapHours, CancellationToken cancellation)
    {
        if (overlapHours is < 0 or > OverlapHoursMax)
            return WebhookRejections.Overlap(OverlapHoursMax);
        var (shown, stored) = secrets.Make();
        await store.RotateAsync(hook.Id, stored, Now + Duration.FromHours(overlapHours), cancellation);
        return new WebhookWithSecret(hook, shown);
    }

    /// <summary>Sends to a subscription no more, or again: what waited meanwhile is sent then.</summary>
    /// <param name="hook">The subscription.</param>
    /// <param name="on">Whether it is sent to.</param>
    /// <param name="cancellation">Cancels before it is kept.</param>
    /// <returns>A task that ends when it is kept.</returns>
    public Task SwitchAsync(Webhook hook, bool on, CancellationToken cancellation) => store.SwitchAsync(hook.Id, on ? null : Now, cancellation);

    /// <summary>Dead deliveries are sent again, in order; one that is named, also when it was taken.</summary>
    /// <param name="hook">The subscription.</param>
    /// <param name="delivery">Only this one; null = all dead ones.</param>
    /// <param name="cancellation">Cancels before it is kept.</param>
    /// <returns>How many are sent again, or why none is.</returns>
    public async Task<Ruling<Replayed>> ReplayAsync(Webhook hook, long? delivery, CancellationToken cancellation)
    {
        var again = await store.ReplayAsync(hook.Id, delivery, Now, cancellation);
        return again == 0 && delivery is { } named ? WebhookRejections.UnknownDelivery(named) : new Replayed(again);
    }

    /// <summary>Sends an event of type <see cref="TestType"/> at once.</summary>
    /// <param name="hook">The subscription.</param>
    /// <param name="cancellation">Cancels before it is sent.</param>
    /// <returns>What came of it.</returns>
    public async Task<SendResult> TestAsync(Webhook hook, CancellationToken cancellation)
    {
        var stored = await store.SecretsAsync(hook.Id, cancellation) ?? throw new InvalidOperationException($"Webhook {hook.Id} has no secret.");
        return await sender.SendAsync(hook.Address, stored, ToldEvent.Of(TestType, hook, Now));
    }

    private static bool SeesAll(Actor actor) => actor.Has(Oversight.Supervisor);

    private static bool MaySubscribe(Actor actor) => SeesAll(actor) || actor.Has(Authority.Integrator);

    private Instant Now => Recording.Precise(clock.GetCurrentInstant());
}
