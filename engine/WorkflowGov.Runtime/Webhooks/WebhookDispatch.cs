using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace WorkflowGov.Runtime.Webhooks;

/// <summary>
/// Sends what the log tells subscriptions. Each subscription is sent to on its own, so that a dead receiver holds nobody
/// up; of each case one event at a time, in order; a server that dies leaves its deliveries to the others. At least once:
/// a receiver that saw the id before has seen the event before.
/// </summary>
/// <param name="store">Where deliveries are kept.</param>
/// <param name="sender">Sends them.</param>
/// <param name="clock">The program's clock.</param>
/// <param name="notices">Told when a subscription is disabled.</param>
/// <param name="logger">Says what was cut off.</param>
public sealed class WebhookDispatch(IWebhookStore store, WebhookSender sender, IClock clock, WebhookNotices notices, ILogger<WebhookDispatch> logger)
{
    private const int EventsPerBatch = 2_000;
    private const int AtOnce = 10;
    private const int KeptDays = 30;

    /// <summary>Longer than any attempt takes.</summary>
    private static readonly Duration Lease = Duration.FromSeconds(60);

    private readonly ConcurrentDictionary<long, Task> underWay = new();

    /// <summary>Hands out what is new, and begins to send what is due; what is under way goes on behind the answer.</summary>
    /// <param name="cancellation">Begins nothing more.</param>
    /// <returns>A task that ends when all that is due is under way.</returns>
    public async Task RunOnceAsync(CancellationToken cancellation)
    {
        while (await store.HandOutAsync(EventsPerBatch, Now, cancellation) == EventsPerBatch)
            cancellation.ThrowIfCancellationRequested();
        foreach (var hook in await store.DueAsync(Now, cancellation))
        {
            if (!underWay.TryGetValue(hook, out var before) || before.IsCompleted)
                underWay[hook] = SendAsync(hook, cancellation);
        }
    }

    /// <summary>Waits for what is under way: each attempt ends by itself within seconds.</summary>
    /// <returns>A task that ends when nothing is under way.</returns>
    public Task FinishAsync() => Task.WhenAll(underWay.Values);

    /// <summary>Forgets what ended a month ago.</summary>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>How much.</returns>
    public Task<int> PurgeAsync(CancellationToken cancellation) => store.PurgeAsync(Now - Duration.FromDays(KeptDays), cancellation);

    private Instant Now => Recording.Precise(clock.GetCurrentInstant());

    private async Task SendAsync(long hook, CancellationToken cancellation)
    {
        var sending = new List<Task>();
        try
        {
            do
            {
                if (!cancellation.IsCancellationRequested)
                {
                    var now = Now;
                    var claimed = await store.ClaimAsync(hook, AtOnce - sending.Count, now, now + Lease, CancellationToken.None);
                    sending.AddRange(claimed.Select(d => SendAsync(hook, d)));
                }

                if (sending.Count > 0)
                    await Task.WhenAny(sending);
            }
            while (sending.RemoveAll(t => t.IsCompletedSuccessfully) > 0);
            await Task.WhenAll(sending);
        }
        catch (Exception e)
        {
            logger.LogWarning(e, "Sending to webhook {Webhook} was cut off; what was taken is tried again", hook);
        }
    }

    private async Task SendAsync(long hook, ClaimedDelivery delivery)
    {
        var result = await sender.SendAsync(delivery.Address, delivery.Secrets, delivery.Event);
        if (await store.RecordAsync(hook, delivery, result, After(delivery, result)) is { } why)
            await notices.DisabledAsync(hook, why);
    }

    private AfterFailure? After(ClaimedDelivery delivery, SendResult result) => result.Fault is null
        ? null
        : new AfterFailure(
            RetryPlan.Next(delivery.FirstTriedAt, Now, RandomNumberGenerator.GetInt32(1_001) / 1_000.0),
            result.At - RetryPlan.GiveUpAfter, result.Status == (int)System.Net.HttpStatusCode.Gone);
}
