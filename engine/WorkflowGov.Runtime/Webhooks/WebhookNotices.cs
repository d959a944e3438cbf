using Microsoft.Extensions.Logging;
using NodaTime;
using WorkflowGov.Runtime.Access;

namespace WorkflowGov.Runtime.Webhooks;

/// <summary>
/// Tells of a subscription that is sent to no more: administrators by the access log, operators by the server's log, its
/// owner by the other subscriptions of theirs that work, once each.
/// </summary>
/// <param name="store">Where subscriptions are.</param>
/// <param name="sender">Sends to the others.</param>
/// <param name="access">登录和账户留痕.</param>
/// <param name="clock">The program's clock.</param>
/// <param name="logger">The server's log.</param>
public sealed class WebhookNotices(IWebhookStore store, WebhookSender sender, IAccessLog access, IClock clock, ILogger<WebhookNotices> logger)
{
    /// <summary>The type of the event that the owner's other subscriptions get, whatever they wish for.</summary>
    public const string DisabledType = "webhook.disabled";

    /// <summary>Tells that a subscription was disabled.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="why">Why.</param>
    /// <returns>A task that ends when everybody was told, or could not be.</returns>
    public async Task DisabledAsync(long id, DisabledFor why)
    {
        logger.LogError("Webhook {Webhook} is disabled ({Why}); its owner enables it again with POST /api/v1/webhooks/{Webhook}/activation", id, why, id);
        if (await store.ListAsync(null, id, CancellationToken.None) is not [var hook])
            return;
        var now = Recording.Precise(clock.GetCurrentInstant());
        await access.KeepAsync(
            new AccessEvent(0, now, AccessEventKind.WebhookDisabled, hook.Owner, null, "webhooks", $"{id} {hook.Address.Host} {why}"), CancellationToken.None);
        var told = ToldEvent.Of(DisabledType, hook, now);
        foreach (var other in await store.ListAsync(hook.Owner, null, CancellationToken.None))
        {
            if (other.DisabledAt is null && await store.SecretsAsync(other.Id, CancellationToken.None) is { } secrets)
                await sender.SendAsync(other.Address, secrets, told);
        }
    }
}
