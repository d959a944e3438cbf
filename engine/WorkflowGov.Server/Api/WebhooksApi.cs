using System.Collections.Immutable;
using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Runtime.Webhooks;

namespace WorkflowGov.Server.Api;

/// <summary>订阅事件.</summary>
/// <param name="Address">Where events are posted to: https.</param>
/// <param name="Name">What you call it.</param>
/// <param name="Types">Event types, for example <c>case.decided</c>; left out = all.</param>
/// <param name="Item">Only of this item.</param>
/// <param name="Authority">Only of items of this body (实施机关).</param>
public sealed record WebhookRequest(
    string Address, string Name = "", ImmutableArray<string>? Types = null, ItemCode? Item = null, Office? Authority = null);

/// <summary>更换密钥.</summary>
/// <param name="OverlapHours">For how many hours the secret before signs too.</param>
public sealed record WebhookSecretRequest(int OverlapHours = 24);

/// <summary>重发.</summary>
/// <param name="Delivery">Only this delivery; left out = every dead one.</param>
public sealed record WebhookReplayRequest(long? Delivery = null);

/// <summary>Webhooks: who subscribes is told of what happens to cases, signed by Standard Webhooks, as CloudEvents 1.0.</summary>
internal static class WebhooksApi
{
    public static void Map(RouteGroupBuilder hooks)
    {
        hooks.MapGet("/types", () => WebhookService.Types).WithSummary("Event types to subscribe to").Produces<IEnumerable<string>>();
        hooks.MapPost("/", AddAsync).WithSummary("订阅事件: what happens from now on is posted to the address, signed; the secret is shown this once")
            .Accepts<WebhookRequest>("application/json").Produces<WebhookWithSecret>(StatusCodes.Status201Created);
        hooks.MapGet("/", ListAsync).WithSummary("My webhooks; supervisors see all").Produces<IEnumerable<Webhook>>();
        hooks.MapGet("/{id:long}", OneAsync).WithSummary("One webhook: since when it fails, whether it is disabled and why, what waits").Produces<Webhook>();
        hooks.MapDelete("/{id:long}", RemoveAsync).WithSummary("取消订阅").Produces(StatusCodes.Status204NoContent);
        hooks.MapPost("/{id:long}/secret", RotateAsync).WithSummary("更换密钥: the one before signs too for a while")
            .Accepts<WebhookSecretRequest>("application/json").Produces<WebhookWithSecret>();
        hooks.MapPost("/{id:long}/activation", (long id, HttpContext http, WebhookService service) => SwitchAsync(id, true, http, service))
            .WithSummary("启用: what waited is sent now").Produces<Webhook>();
        hooks.MapPost("/{id:long}/deactivation", (long id, HttpContext http, WebhookService service) => SwitchAsync(id, false, http, service))
            .WithSummary("停用: events wait").Produces<Webhook>();
        hooks.MapPost("/{id:long}/test", TestAsync).WithSummary("Sends an event of type webhook.test at once").Produces<SendResult>();
        hooks.MapPost("/{id:long}/replay", ReplayAsync).WithSummary("重发: dead deliveries are sent again, in order; one that is named, also when it was taken")
            .Accepts<WebhookReplayRequest>("application/json").Produces<Replayed>();
        hooks.MapGet("/{id:long}/deliveries", DeliveriesAsync).WithSummary("投递, the newest first, by keyset").Produces<IEnumerable<WebhookDelivery>>();
        hooks.MapGet("/{id:long}/deliveries/{delivery:long}", AttemptsAsync).WithSummary("投递记录: every attempt and what the receiver said").Produces<IEnumerable<WebhookAttempt>>();
    }

    private static async Task<IResult> AddAsync(HttpRequest request, WebhookService service)
    {
        var (body, _) = await Body.ReadAsync<WebhookRequest>(request);
        var wish = new WebhookWish(body.Types ?? [], body.Item, body.Authority);
        var added = await service.AddAsync(SignIn.ActorOf(request.HttpContext.User), body.Name, body.Address, wish, request.HttpContext.RequestAborted);
        return added.Rejection is { } no ? RejectionProblem.Of(no) : Results.Created($"/api/v1/webhooks/{added.Value.Webhook.Id}", added.Value);
    }

    private static async Task<IResult> ListAsync(HttpContext http, WebhookService service) =>
        Answer(await service.ListAsync(SignIn.ActorOf(http.User), http.RequestAborted));

    private static async Task<IResult> OneAsync(long id, HttpContext http, WebhookService service) =>
        Answer(await service.FindAsync(id, SignIn.ActorOf(http.User), http.RequestAborted));

    private static Task<IResult> RemoveAsync(long id, HttpContext http, WebhookService service, IWebhookStore store) => WithAsync(id, http, service, async hook =>
    {
        await store.RemoveAsync(hook.Id, http.RequestAborted);
        return Results.NoContent();
    });

    private static async Task<IResult> RotateAsync(long id, HttpRequest request, WebhookService service)
    {
        var (body, _) = await Body.ReadAsync<WebhookSecretRequest>(request);
        return await WithAsync(id, request.HttpContext, service, async hook =>
            Answer(await service.RotateAsync(hook, body.OverlapHours, request.HttpContext.RequestAborted)));
    }

    private static Task<IResult> SwitchAsync(long id, bool on, HttpContext http, WebhookService service) => WithAsync(id, http, service, async hook =>
    {
        await service.SwitchAsync(hook, on, http.RequestAborted);
        return await OneAsync(id, http, service);
    });

    private static Task<IResult> TestAsync(long id, HttpContext http, WebhookService service) =>
        WithAsync(id, http, service, async hook => Results.Ok(await service.TestAsync(hook, http.RequestAborted)));

    private static async Task<IResult> ReplayAsync(long id, HttpRequest request, WebhookService service)
    {
        var (body, _) = await Body.ReadAsync<WebhookReplayRequest>(request);
        return await WithAsync(id, request.HttpContext, service, async hook =>
            Answer(await service.ReplayAsync(hook, body.Delivery, request.HttpContext.RequestAborted)));
    }

    private static Task<IResult> DeliveriesAsync(
        long id, HttpContext http, WebhookService service, IWebhookStore store, DeliveryStatus? status = null, long? before = null, int limit = 50) =>
        WithAsync(id, http, service, async hook =>
            NextPage.Of(
                http, await store.DeliveriesAsync(hook.Id, status, before, LookupApi.Page(limit) + 1, http.RequestAborted), LookupApi.Page(limit), d => $"{d.Id}", nameof(before)));

    private static Task<IResult> AttemptsAsync(long id, long delivery, HttpContext http, WebhookService service, IWebhookStore store) =>
        WithAsync(id, http, service, async hook => Results.Ok(await store.AttemptsAsync(hook.Id, delivery, http.RequestAborted)));

    private static async Task<IResult> WithAsync(long id, HttpContext http, WebhookService service, Func<Webhook, Task<IResult>> act)
    {
        var found = await service.FindAsync(id, SignIn.ActorOf(http.User), http.RequestAborted);
        return found.Rejection is { } no ? RejectionProblem.Of(no) : await act(found.Value);
    }

    private static IResult Answer<T>(Ruling<T> ruling)
        where T : class => ruling.Rejection is { } no ? RejectionProblem.Of(no) : Results.Ok(ruling.Value);
}
