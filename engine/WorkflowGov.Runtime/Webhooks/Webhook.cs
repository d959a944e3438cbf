using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Runtime.Webhooks;

/// <summary>Why a subscription is not sent to.</summary>
public enum DisabledFor
{
    /// <summary>Nothing got through for three days.</summary>
    Failing,

    /// <summary>The receiver answered 410 Gone.</summary>
    Gone,

    /// <summary>Its owner wants it so.</summary>
    Owner,
}

/// <summary>What a subscription is told of.</summary>
/// <param name="Types">Event types as the log stores them, for example <c>case.decided</c>; empty = all.</param>
/// <param name="Item">Only of this item; null = all.</param>
/// <param name="Authority">Only of items of this body (实施机关); null = all.</param>
public sealed record WebhookWish(ImmutableArray<string> Types, ItemCode? Item = null, Office? Authority = null);

/// <summary>A subscription (事件订阅) without its secret.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Address">Where events are posted to.</param>
/// <param name="Owner">User or system whose it is.</param>
/// <param name="Wish">What it is told of.</param>
/// <param name="CreatedAt">Since when.</param>
/// <param name="FailingSince">Since when nothing got through; null when the last attempt did.</param>
/// <param name="DisabledAt">Since when it is not sent to; null while it is.</param>
/// <param name="DisabledFor">Why not.</param>
/// <param name="Waiting">Deliveries that wait.</param>
/// <param name="Dead">Deliveries that were given up; they can be replayed.</param>
public sealed record Webhook(
    long Id, string Name, Uri Address, string Owner, WebhookWish Wish, Instant CreatedAt, Instant? FailingSince,
    Instant? DisabledAt, DisabledFor? DisabledFor, long Waiting, long Dead);

/// <summary>The secrets of a subscription as they are stored, protected.</summary>
/// <param name="Secret">The one in force.</param>
/// <param name="Earlier">The one before; null when there is none.</param>
/// <param name="EarlierUntil">Until when both sign.</param>
public sealed record StoredSecrets(string Secret, string? Earlier, Instant? EarlierUntil);

/// <summary>How a delivery stands.</summary>
public enum DeliveryStatus
{
    /// <summary>It waits for its turn or its next attempt.</summary>
    Waiting,

    /// <summary>The receiver took it.</summary>
    Delivered,

    /// <summary>Given up after three days.</summary>
    Dead,
}

/// <summary>Why an attempt failed.</summary>
public enum SendFault
{
    /// <summary>The receiver answered, but not with 2xx.</summary>
    Status,

    /// <summary>No answer within the time.</summary>
    Timeout,

    /// <summary>No connection, or it broke off.</summary>
    Connection,

    /// <summary>The name leads to an address that is not sent to.</summary>
    ForbiddenAddress,

    /// <summary>This server cannot read the secret: its keys are not those of the others.</summary>
    Secret,
}

/// <summary>A delivery (投递) in the list.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Number">办件编号.</param>
/// <param name="Sequence">The event's place in the case.</param>
/// <param name="Type">The event's type.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="MadeAt">When it was handed out of the log.</param>
/// <param name="NextAt">When it is sent next; null when it is not.</param>
/// <param name="EndedAt">When it was taken or given up.</param>
/// <param name="LastStatus">HTTP status of the last attempt.</param>
/// <param name="LastFault">Why the last attempt failed; null when it did not.</param>
public sealed record WebhookDelivery(
    long Id, string Number, int Sequence, string Type, DeliveryStatus Status, int Attempts, Instant MadeAt, Instant? NextAt,
    Instant? EndedAt, int? LastStatus, SendFault? LastFault);

/// <summary>One attempt (投递记录).</summary>
/// <param name="Attempt">Which, from 1.</param>
/// <param name="At">When.</param>
/// <param name="TookMs">How long, in milliseconds.</param>
/// <param name="Status">HTTP status; null without an answer.</param>
/// <param name="Fault">Why it failed; null when it did not.</param>
public sealed record WebhookAttempt(int Attempt, Instant At, int TookMs, int? Status, SendFault? Fault);
