using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.FrontDesk;
using WorkflowGov.Runtime.Postgres;

namespace WorkflowGov.Server.Api;

/// <summary>一件事: one form for several items.</summary>
/// <param name="Applicant">申请人.</param>
/// <param name="Form">Values that go to every item whose form has the field.</param>
/// <param name="Materials">Materials that go to every item that asks for them.</param>
/// <param name="Channel">提交渠道.</param>
/// <param name="Items">The items, each with what is its own.</param>
/// <param name="Agent">代办人.</param>
/// <param name="Consent">同意查询 of the e-licence store.</param>
public sealed record StartGroupRequest(
    Applicant Applicant, Dictionary<string, JsonElement> Form, ImmutableArray<SubmittedMaterial> Materials, Channel Channel,
    ImmutableArray<GroupItemRequest> Items, Agent? Agent = null, LicenceConsent? Consent = null);

/// <summary>An item of a 一件事.</summary>
/// <param name="Item">业务办理项编码.</param>
/// <param name="Form">Values that are this item's only.</param>
/// <param name="Materials">Materials that are this item's only.</param>
/// <param name="Commitment">Number of the signed 告知承诺书.</param>
public sealed record GroupItemRequest(
    ItemCode Item, Dictionary<string, JsonElement>? Form = null, ImmutableArray<SubmittedMaterial>? Materials = null, string? Commitment = null);

/// <summary>预约.</summary>
/// <param name="Point">服务网点.</param>
/// <param name="At">When the slot begins.</param>
/// <param name="Holder">证件号码 of who comes.</param>
/// <param name="Name">姓名.</param>
/// <param name="Item">For which item; null = any.</param>
public sealed record AppointmentRequest(string Point, Instant At, string Holder, string Name, string? Item = null);

/// <summary>取消预约.</summary>
/// <param name="Holder">证件号码 of who has it.</param>
public sealed record AppointmentCancellationRequest(string Holder);

/// <summary>一件事 as windows offer it.</summary>
/// <param name="Name">名称.</param>
/// <param name="Basis">Where it is laid down.</param>
/// <param name="Items">The items.</param>
public sealed record OfferedBundle(string Name, string Basis, ImmutableArray<BundledItem> Items);

/// <summary>An item of a bundle.</summary>
/// <param name="Code">业务办理项编码.</param>
/// <param name="Name">事项名称.</param>
/// <param name="Authority">实施主体.</param>
public sealed record BundledItem(ItemCode Code, string Name, Office Authority);

/// <summary>一件事 and 预约.</summary>
internal static class GroupsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/case-groups", StartAsync).WithTags("Cases").WithSummary("一件事: one form, several items, all or none").Accepts<StartGroupRequest>("application/json").Produces<GroupSummary>(StatusCodes.Status201Created);
        api.MapGet("/case-groups/{group}", CasesAsync).WithTags("Cases").WithSummary("The cases of a 一件事").Produces<IEnumerable<ListedCase>>();
        api.MapGet("/items/bundles", Bundles).WithTags("Items").WithSummary("一件事: items taken in together with one form").Produces<IEnumerable<OfferedBundle>>();
        var appointments = api.MapGroup("/appointments").WithTags("Appointments");
        appointments.MapGet("/points", (ServiceRules rules) => rules.Appointments.Points).AllowAnonymous().WithSummary("服务网点: each takes any item").Produces<IEnumerable<ServicePoint>>();
        appointments.MapGet("/slots", SlotsAsync).AllowAnonymous().WithSummary("Slots of a point on a day with the seats left").Produces<IEnumerable<Slot>>();
        appointments.MapGet("/", DayAsync).WithSummary("Who comes to a point on a day (windows)").Produces<IEnumerable<Appointment>>();
        appointments.MapPost("/{id:long}/arrival", ArriveAsync).WithSummary("到号: who has it has come (windows)").Produces<Appointment>();
        appointments.MapPost("/", BookAsync).WithSummary("预约").Accepts<AppointmentRequest>("application/json").Produces<Appointment>();
        appointments.MapPost("/{id:long}/cancellation", CancelAsync).WithSummary("取消预约").Accepts<AppointmentCancellationRequest>("application/json").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> StartAsync(HttpRequest request, CaseService cases, Catalogue catalogue)
    {
        var (body, bytes) = await Body.ReadAsync<StartGroupRequest>(request);
        var shared = new Application(
            body.Applicant, CasesApi.FormOf(body.Form), FrontDeskApi.FromApplicant(body.Materials), body.Channel, body.Agent, null, body.Consent);
        ImmutableArray<AskedItem> asked =
        [
            .. body.Items.Select(i => new AskedItem(
                catalogue.ItemBehind(i.Item), CasesApi.FormOf(i.Form ?? []), FrontDeskApi.FromApplicant(i.Materials ?? []), i.Commitment)),
        ];
        var actor = SignIn.ActorOf(request.HttpContext.User);
        var ruling = await cases.ReceiveTogetherAsync(shared, asked, actor, CasesApi.KeyOf(request, actor, bytes), request.HttpContext.RequestAborted);
        return ruling.Rejection is { } rejection
            ? RejectionProblem.Of(rejection)
            : Results.Text(ruling.Value, "application/json", statusCode: StatusCodes.Status201Created);
    }

    /// <summary>Those all of whose items are in force.</summary>
    private static IEnumerable<OfferedBundle> Bundles(ServiceRules rules, IItemRegistry items, Bearings bearings)
    {
        var today = ChinaTime.DateOf(bearings.Clock.GetCurrentInstant());
        return rules.Bundles
            .Select(b => new OfferedBundle(b.Name, b.Basis, [.. b.Items.Select(c => items.InForce(c, today)).OfType<ServiceItem>().Select(i => new BundledItem(i.Code, i.Name, i.Authority))]))
            .Where(b => b.Items.Length == rules.Bundles.First(r => r.Name == b.Name).Items.Length);
    }

    private static async Task<IResult> CasesAsync(string group, GroupQueries queries, CancellationToken cancellation) =>
        Results.Ok(await queries.CasesAsync(group, cancellation));

    private static async Task<IResult> SlotsAsync(string point, string day, AppointmentDesk desk, CancellationToken cancellation) =>
        Day.TryRead(day, out var on) ? Results.Ok(await desk.SlotsAsync(point, on, cancellation)) : Day.Unread("day");

    private static async Task<IResult> DayAsync(HttpContext http, string point, string day, AppointmentDesk desk) =>
        SignIn.ActorOf(http.User).Office != Office.Window ? WindowsOnly()
        : Day.TryRead(day, out var on) ? Results.Ok(await desk.DayAsync(point, on, http.RequestAborted)) : Day.Unread("day");

    private static async Task<IResult> ArriveAsync(long id, HttpContext http, AppointmentDesk desk)
    {
        var actor = SignIn.ActorOf(http.User);
        if (actor.Office != Office.Window)
            return WindowsOnly();
        var arrived = await desk.ArriveAsync(id, actor, http.RequestAborted);
        return arrived.Rejection is { } rejection ? RejectionProblem.Of(rejection) : Results.Ok(arrived.Value);
    }

    private static IResult WindowsOnly() =>
        RejectionProblem.Of(403, "WG5759", new Text("预约名单只给窗口看", "Windows only see who comes"));

    private static async Task<IResult> BookAsync(HttpRequest request, AppointmentDesk desk)
    {
        var (body, _) = await Body.ReadAsync<AppointmentRequest>(request);
        var actor = SignIn.ActorOf(request.HttpContext.User);
        if (actor.Office != Office.Window && !actor.Has(Authority.Integrator))
            return RejectionProblem.Of(403, "WG5758", new Text("预约由网上大厅、App 或者窗口登记", "Appointments are booked by halls, apps and windows"));
        var booked = await desk.BookAsync(new Appointment(0, body.Point, body.At, body.Holder, body.Name, body.Item), actor, request.HttpContext.RequestAborted);
        return booked.Rejection is { } rejection ? RejectionProblem.Of(rejection) : Results.Ok(booked.Value);
    }

    private static async Task<IResult> CancelAsync(long id, HttpRequest request, AppointmentDesk desk)
    {
        var (body, _) = await Body.ReadAsync<AppointmentCancellationRequest>(request);
        return await desk.CancelAsync(id, body.Holder, request.HttpContext.RequestAborted) is { } rejection ? RejectionProblem.Of(rejection) : Results.NoContent();
    }
}
