using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Supervision;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Desk;
using WorkflowGov.Runtime.Docket;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Runtime.Timers;

namespace WorkflowGov.Server.Api;

/// <summary>撤销警示.</summary>
/// <param name="Clock">Which clock, for example <c>promised</c>.</param>
/// <param name="Rung">Amber, Yellow or Red.</param>
/// <param name="Reason">理由.</param>
public sealed record CardRevocationRequest(ClockName Clock, Rung Rung, string Reason);

/// <summary>督办.</summary>
/// <param name="Ground">Refused, Overdue, Unsolved or BadEffect.</param>
/// <param name="Demand">要求.</param>
/// <param name="WorkingDays">Working days to answer in, 1 to 20.</param>
/// <param name="Office">责任部门; left out = the item's authority.</param>
public sealed record OrderRequest(OrderGround Ground, string Demand, int WorkingDays = 3, Office? Office = null);

/// <summary>督办反馈.</summary>
/// <param name="Answer">In words.</param>
public sealed record OrderAnswerRequest(string Answer);

/// <summary>督办办结.</summary>
/// <param name="Result">结果.</param>
public sealed record OrderResultRequest(string Result);

/// <summary>Figures of the timers.</summary>
/// <param name="LagSeconds">How long the oldest due rung has waited, in seconds; 0 when none waits.</param>
/// <param name="P99Seconds">99 % of the last day's cards were raised within so many seconds of falling due.</param>
/// <param name="Waiting">Rungs due and not yet raised.</param>
/// <param name="CardsOfTheDay">Cards raised during the last 24 hours, by all servers.</param>
/// <param name="Sweeps">Sweeps of this server since it started.</param>
/// <param name="Cards">Cards raised by them.</param>
/// <param name="Audits">Rounds in which this server held the rungs of all clocks against their cards.</param>
/// <param name="Broken">Clocks for which armed = fired + cancelled + superseded + pending did not hold.</param>
/// <param name="Alarm">What is wrong, or null.</param>
public sealed record TimerFigures(
    double LagSeconds, double P99Seconds, long Waiting, long CardsOfTheDay, long Sweeps, long Cards, int Audits,
    IReadOnlyList<UnbalancedClock> Broken, Text? Alarm);

/// <summary>A case's time by party.</summary>
/// <param name="AgencyMinutes">办理机关.</param>
/// <param name="ApplicantMinutes">申请人.</param>
/// <param name="ThirdPartyMinutes">第三方: special procedures, whose time is not counted.</param>
/// <param name="IsClosed">The case has come to its end; else counted until now.</param>
/// <param name="Stretches">Every stretch.</param>
public sealed record TimeSplitView(long AgencyMinutes, long ApplicantMinutes, long ThirdPartyMinutes, bool IsClosed, ImmutableArray<Stretch> Stretches);

/// <summary>电子监察: cards revoked, orders, alerts, whose time it was, the timers themselves.</summary>
internal static class SupervisionApi
{
    public static async Task<IResult> BoardAsync(HttpContext http, BoardQueries board, DocketKeeper docket, Bearings bearings)
    {
        if (!SignIn.ActorOf(http.User).Has(Oversight.Supervisor))
            return LookupApi.SupervisorsOnly();
        var now = bearings.Clock.GetCurrentInstant();
        await docket.CatchUpAsync(http.RequestAborted);
        var figures = await board.FiguresAsync(ChinaTime.DateOf(now), ChinaTime.DateOf(now).PlusDays(-SupervisionBoard.PeriodDays), http.RequestAborted);
        return Results.Ok(SupervisionBoard.Of(ChinaTime.DateOf(now), figures, await board.OpenOrdersAsync(http.RequestAborted)));
    }

    public static async Task<IResult> BoardCasesAsync(
        HttpContext http, BoardQueries board, DocketKeeper docket, Bearings bearings, BoardFilter filter = BoardFilter.Open, string? authority = null,
        string? item = null, string? due = null, string? after = null, int limit = 200)
    {
        if (!SignIn.ActorOf(http.User).Has(Oversight.Supervisor))
            return LookupApi.SupervisorsOnly();
        var (today, most) = (ChinaTime.DateOf(bearings.Clock.GetCurrentInstant()), LookupApi.Page(limit));
        if (LookupApi.Day(due, LocalDate.MaxIsoValue) is not { } on)
            return LookupApi.NoDay();
        await docket.CatchUpAsync(http.RequestAborted);
        var wish = new BoardWish(filter, authority, item, due is null ? null : on);
        var cases = await board.CasesAsync(wish, today, NextPage.Place(after, BoardPlace.Parse), most + 1, http.RequestAborted);
        return NextPage.Of(http, [.. cases.Select(c => BoardRow.For(c, today, bearings.Calendar))], most, r => r.Of.Place?.ToString());
    }

    public static async Task<IResult> RevokeCardAsync(string number, HttpRequest request, SupervisionService supervision)
    {
        var (body, _) = await Body.ReadAsync<CardRevocationRequest>(request);
        return await ActAsync(number, new SupervisionCommand.RevokeCard(body.Clock, body.Rung, body.Reason), request, supervision);
    }

    public static async Task<IResult> OpenOrderAsync(string number, HttpRequest request, SupervisionService supervision)
    {
        var (body, _) = await Body.ReadAsync<OrderRequest>(request);
        return await ActAsync(number, new SupervisionCommand.OpenOrder(body.Ground, body.Demand, body.WorkingDays, body.Office), request, supervision);
    }

    public static async Task<IResult> AnswerOrderAsync(string number, int order, HttpRequest request, SupervisionService supervision)
    {
        var (body, _) = await Body.ReadAsync<OrderAnswerRequest>(request);
        return await ActAsync(number, new SupervisionCommand.AnswerOrder(order, body.Answer), request, supervision);
    }

    public static async Task<IResult> CloseOrderAsync(string number, int order, HttpRequest request, SupervisionService supervision)
    {
        var (body, _) = await Body.ReadAsync<OrderResultRequest>(request);
        return await ActAsync(number, new SupervisionCommand.CloseOrder(order, body.Result), request, supervision);
    }

    /// <summary>Supervisors see all orders, everybody else those to their office.</summary>
    public static async Task<IResult> OrdersAsync(HttpContext http, CaseQueries queries, string? number = null, string? after = null, int limit = 100)
    {
        var (actor, most) = (SignIn.ActorOf(http.User), LookupApi.Page(limit));
        var found = await queries.OrdersAsync(
            number is null ? null : new CaseNumber(number), actor.Has(Oversight.Supervisor) ? null : actor.Office, most + 1, http.RequestAborted,
            NextPage.Place(after, OrderPlace.Parse));
        return NextPage.Of(http, found, most, o => o.Place?.ToString());
    }

    public static async Task<IResult> AlertsAsync(HttpContext http, CaseQueries queries, string? after = null, int limit = 100)
    {
        var (actor, most) = (SignIn.ActorOf(http.User), LookupApi.Page(limit));
        Told[] anywhere = actor.Has(Oversight.Supervisor) ? [Told.Supervisor] : [];
        Told[] within = anywhere.Length > 0 ? [] : actor.Has(Authority.Head) ? [Told.Handler, Told.Head] : [Told.Handler];
        var found = await queries.AlertsAsync(actor.Office, within, anywhere, most + 1, http.RequestAborted, NextPage.Place(after, TimePlace.Parse));
        return NextPage.Of(http, found, most, c => c.Place?.ToString());
    }

    public static async Task<IResult> TimeSplitAsync(string number, CaseQueries queries, IClock clock, CancellationToken cancellation)
    {
        var (events, head) = await queries.TraceAsync(new CaseNumber(number), cancellation);
        if (head is null)
            return CasesApi.NoCase(number);
        var split = TimeSplit.Of(events.Select(e => (e.At, StoredJson.Read<CaseEvent>(e.Payload))), clock.GetCurrentInstant());
        return Results.Ok(new TimeSplitView(
            split.Minutes(Party.Agency), split.Minutes(Party.Applicant), split.Minutes(Party.ThirdParty), split.IsClosed, split.Stretches));
    }

    public static async Task<IResult> TimersAsync(HttpContext http, CaseQueries queries, SweepWatch watch, RungAudit audit, IClock clock)
    {
        var now = clock.GetCurrentInstant();
        var (lag, waiting) = await queries.LagAsync(now, http.RequestAborted);
        var (p99, cards) = await queries.LagFiguresAsync(now, http.RequestAborted);
        var broken = audit.Broken;
        return Results.Ok(new TimerFigures(
            lag.TotalSeconds, p99.TotalSeconds, waiting, cards, watch.Sweeps, watch.Cards, audit.Rounds, broken, TimerAlarm.Of(lag, waiting, broken.Count)));
    }

    public static async Task<IResult> RungSumsAsync(HttpContext http, ISupervisionStore store) =>
        SignIn.ActorOf(http.User).Has(Oversight.Supervisor) ? Results.Ok(await store.SumRungsAsync(http.RequestAborted)) : LookupApi.SupervisorsOnly();

    private static async Task<IResult> ActAsync(string number, SupervisionCommand command, HttpRequest request, SupervisionService supervision)
    {
        var ruling = await supervision.ExecuteAsync(new CaseNumber(number), command, SignIn.ActorOf(request.HttpContext.User), request.HttpContext.RequestAborted);
        return ruling.Rejection is { } rejection ? RejectionProblem.Of(rejection) : Results.Ok(ruling.Value);
    }
}
