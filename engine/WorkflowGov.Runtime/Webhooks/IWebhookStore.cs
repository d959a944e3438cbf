using NodaTime;
using WorkflowGov.Core.Cases;

namespace WorkflowGov.Runtime.Webhooks;

/// <summary>A delivery that this server has taken, with all that is sent.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Attempt">Which attempt this is: what is recorded counts only while no other server has taken it over.</param>
/// <param name="FirstTriedAt">When it was first tried.</param>
/// <param name="Address">Where it goes.</param>
/// <param name="Secrets">What it is signed with.</param>
/// <param name="Event">What it says.</param>
public sealed record ClaimedDelivery(
    long Id, int Attempt, Instant FirstTriedAt, Uri Address, StoredSecrets Secrets, ToldEvent Event);

/// <summary>What a receiver is told: that something happened and to which case. Who the applicant is, it asks for.</summary>
/// <param name="Number">办件编号.</param>
/// <param name="Sequence">The event's place in the case, from 1 without gaps.</param>
/// <param name="Type">The event's type.</param>
/// <param name="At">When.</param>
/// <param name="Item">业务办理项编码.</param>
/// <param name="ItemName">事项名称.</param>
/// <param name="Authority">实施机关.</param>
public sealed record ToldEvent(
    string Number, int Sequence, string Type, Instant At, string Item, string ItemName, string Authority)
{
    /// <summary>Where to read more.</summary>
    public string Href { get; init; } = $"/api/v1/cases/{Number}";

    /// <summary>Something that a subscription itself is told of, about no case.</summary>
    /// <param name="type">The event's type.</param>
    /// <param name="hook">The subscription it is about.</param>
    /// <param name="at">When.</param>
    /// <returns>The event.</returns>
    internal static ToldEvent Of(string type, Webhook hook, Instant at) =>
        new($"webhook-{hook.Id}-{at.ToUnixTimeSeconds()}", 1, type, at, string.Empty, hook.Name, string.Empty) { Href = $"/api/v1/webhooks/{hook.Id}" };
}

/// <summary>What came of an attempt.</summary>
/// <param name="At">When it was sent (the program's time).</param>
/// <param name="TookMs">How long, in milliseconds.</param>
/// <param name="Status">HTTP status; null without an answer.</param>
/// <param name="Fault">Why it failed; null when it did not.</param>
public sealed record SendResult(Instant At, int TookMs, int? Status, SendFault? Fault);

/// <summary>What follows from a failed attempt.</summary>
/// <param name="NextAt">When the delivery is tried next; null = given up.</param>
/// <param name="GiveUpSince">A subscription that has been failing since this instant or longer is disabled.</param>
/// <param name="Gone">The receiver wants no more.</param>
public sealed record AfterFailure(Instant? NextAt, Instant GiveUpSince, bool Gone);

/// <summary>Where subscriptions and deliveries are kept.</summary>
public interface IWebhookStore
{
    /// <summary>Keeps a new subscription.</summary>
    /// <param name="hook">The subscription; its number is not looked at.</param>
    /// <param name="owner">Whose it is, and which cases they may see.</param>
    /// <param name="allCases">The owner may see every case.</param>
    /// <param name="secret">The secret, protected.</param>
    /// <param name="cancellation">Cancels before it is kept.</param>
    /// <returns>Its number.</returns>
    Task<long> AddAsync(Webhook hook, Actor owner, bool allCases, string secret, CancellationToken cancellation);

    /// <summary>Subscriptions in order of their numbers.</summary>
    /// <param name="owner">Only whose; null = all.</param>
    /// <param name="id">Only this one; null = all.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The subscriptions.</returns>
    Task<List<Webhook>> ListAsync(string? owner, long? id, CancellationToken cancellation);

    /// <summary>The secrets of a subscription as stored.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The secrets, or null when there is no such subscription.</returns>
    Task<StoredSecrets?> SecretsAsync(long id, CancellationToken cancellation);

    /// <summary>Puts a new secret in force; the one before still signs for a while.</summary>
    /// <param name="id">Which subscription.</param>
    /// <param name="secret">The new secret, protected.</param>
    /// <param name="earlierUntil">Until when the one before signs too.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>A task that ends when it is kept.</returns>
    Task RotateAsync(long id, string secret, Instant earlierUntil, CancellationToken cancellation);

    /// <summary>Sends to a subscription no more, or again; what waited goes on.</summary>
    /// <param name="id">Which subscription.</param>
    /// <param name="disabledAt">Since when not; null = it is sent to.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>A task that ends when it is kept.</returns>
    Task SwitchAsync(long id, Instant? disabledAt, CancellationToken cancellation);

    /// <summary>Removes a subscription with its deliveries.</summary>
    /// <param name="id">Which subscription.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>A task that ends when it is gone.</returns>
    Task RemoveAsync(long id, CancellationToken cancellation);

    /// <summary>Deliveries, the newest first.</summary>
    /// <param name="id">Of which subscription.</param>
    /// <param name="status">Only such; null = all.</param>
    /// <param name="before">Only with lower numbers; null = from the newest.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The deliveries.</returns>
    Task<List<WebhookDelivery>> DeliveriesAsync(
        long id, DeliveryStatus? status, long? before, int most, CancellationToken cancellation);

    /// <summary>Every attempt of a delivery, the first first.</summary>
    /// <param name="id">Of which subscription.</param>
    /// <param name="delivery">Of which delivery.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The attempts.</returns>
    Task<List<WebhookAttempt>> AttemptsAsync(long id, long delivery, CancellationToken cancellation);

    /// <summary>Dead deliveries wait again; taken ones too when they are named.</summary>
    /// <param name="id">Of which subscription.</param>
    /// <param name="delivery">Only this one; null = all dead ones.</param>
    /// <param name="now">Now.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>How many wait again.</returns>
    Task<int> ReplayAsync(long id, long? delivery, Instant now, CancellationToken cancellation);

    /// <summary>Makes deliveries of what is new in the log; one server at a time.</summary>
    /// <param name="most">How many events at most.</param>
    /// <param name="now">Now.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>How many events were looked at.</returns>
    Task<int> HandOutAsync(int most, Instant now, CancellationToken cancellation);

    /// <summary>Subscriptions with something to send now.</summary>
    /// <param name="now">Now.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>Their numbers.</returns>
    Task<List<long>> DueAsync(Instant now, CancellationToken cancellation);

    /// <summary>Takes deliveries of a subscription: the first of each case that waits, no other.</summary>
    /// <param name="id">Of which subscription.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="now">Now.</param>
    /// <param name="until">When another server may take them over.</param>
    /// <param name="cancellation">Cancels before they are taken.</param>
    /// <returns>The deliveries.</returns>
    Task<List<ClaimedDelivery>> ClaimAsync(long id, int most, Instant now, Instant until, CancellationToken cancellation);

    /// <summary>Records what came of an attempt.</summary>
    /// <param name="id">Of which subscription.</param>
    /// <param name="delivery">Of which delivery.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="after">What follows; null when it was taken.</param>
    /// <returns>Why the subscription is disabled from now on; null when it is not.</returns>
    Task<DisabledFor?> RecordAsync(long id, ClaimedDelivery delivery, SendResult result, AfterFailure? after);

    /// <summary>Forgets deliveries that ended before an instant, and those that wait for disabled subscriptions since before.</summary>
    /// <param name="before">The instant.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>How many.</returns>
    Task<int> PurgeAsync(Instant before, CancellationToken cancellation);
}
