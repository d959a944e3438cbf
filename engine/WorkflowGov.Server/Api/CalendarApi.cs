using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Definitions;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Timers;

namespace WorkflowGov.Server.Api;

/// <summary>An edition of the statutory calendar as a list shows it.</summary>
/// <param name="Version">Names its content.</param>
/// <param name="Notices">文号 of its notices, the newest first.</param>
/// <param name="ProposedAt">When it was proposed.</param>
/// <param name="ProposedBy">By whom.</param>
/// <param name="ApprovedAt">When it was approved and came into force; null while it waits.</param>
/// <param name="ApprovedBy">By whom.</param>
/// <param name="SettledAt">When every open clock was found counted with it; null before.</param>
/// <param name="CasesMoved">Cases whose due dates it moved so far.</param>
/// <param name="ClocksMoved">Clocks whose due dates it moved so far.</param>
public sealed record ListedEdition(
    string Version, ImmutableArray<string> Notices, Instant ProposedAt, string ProposedBy, Instant? ApprovedAt, string? ApprovedBy,
    Instant? SettledAt, long CasesMoved, long ClocksMoved)
{
    internal static ListedEdition Of(CalendarEdition of) => new(
        of.Version, [.. of.Notices.OrderByDescending(n => n.IssuedOn).Select(n => n.Number)], of.ProposedAt, of.ProposedBy, of.ApprovedAt,
        of.ApprovedBy, of.SettledAt, of.CasesMoved, of.ClocksMoved);
}

/// <summary>A year of the statutory calendar.</summary>
/// <param name="Year">The year.</param>
/// <param name="Version">Version of the calendar in force.</param>
/// <param name="Days">Its days in order; provisional where no notice has been published.</param>
public sealed record CalendarYear(int Year, string Version, ImmutableArray<CalendarDay> Days);

/// <summary>Approves the edition that waits.</summary>
/// <param name="Version">Its version: what was previewed is what is approved.</param>
public sealed record CalendarApprovalRequest(string Version);

/// <summary>Revisions of the statutory calendar; the notices themselves stand in <c>definitions/calendars</c>.</summary>
internal static class CalendarApi
{
    private const int FirstYear = 2013;
    private const int LastYear = 2099;

    public static async Task<IResult> ListAsync(CalendarRevision revision, CancellationToken cancellation) =>
        Results.Ok((await revision.EditionsAsync(cancellation)).Select(ListedEdition.Of));

    /// <summary>Every day of a year with what it is and by which notice.</summary>
    public static IResult Year(int year, Bearings bearings)
    {
        if (year is < FirstYear or > LastYear)
            return RejectionProblem.Of(400, "WG6012", new Text($"年份须在 {FirstYear} 至 {LastYear} 之间", $"A year from {FirstYear} to {LastYear}"), "year");
        var first = new LocalDate(year, 1, 1);
        var days = Enumerable.Range(0, CalendarSystem.Iso.GetDaysInYear(year)).Select(n => bearings.Calendar.Describe(first.PlusDays(n)));
        return Results.Ok(new CalendarYear(year, bearings.Calendar.Version, [.. days]));
    }

    public static async Task<IResult> PreviewAsync(CalendarRevision revision, ServerOptions options, CancellationToken cancellation) =>
        Read(options, out var notices) is { } problem ? problem : Results.Ok(await revision.PreviewAsync(notices, cancellation));

    public static async Task<IResult> ProposeAsync(HttpContext http, CalendarRevision revision, ServerOptions options)
    {
        if (Read(options, out var notices) is { } problem)
            return problem;
        var ruling = await revision.ProposeAsync(notices, SignIn.ActorOf(http.User), http.RequestAborted);
        return ruling.Rejection is { } rejection ? RejectionProblem.Of(rejection) : Results.Ok(ListedEdition.Of(ruling.Value));
    }

    public static async Task<IResult> ApproveAsync(HttpRequest request, CalendarRevision revision, WakeUp wakeUp)
    {
        var (body, _) = await Body.ReadAsync<CalendarApprovalRequest>(request);
        var ruling = await revision.ApproveAsync(body.Version, SignIn.ActorOf(request.HttpContext.User), request.HttpContext.RequestAborted);
        if (ruling.Rejection is { } rejection)
            return RejectionProblem.Of(rejection);
        wakeUp.CountAnewIn(Duration.Zero);
        return Results.Ok(ListedEdition.Of(ruling.Value));
    }

    /// <summary>The notices as the files hold them now: a revision needs no restart.</summary>
    private static IResult? Read(ServerOptions options, out ImmutableArray<HolidayNotice> notices)
    {
        (notices, var findings) = Catalogue.LoadNotices(options.Definitions);
        var errors = findings.Where(f => f.Severity == Severity.Error).ToList();
        return errors.Count == 0 ? null : RejectionProblem.Of(
            422, "WG6009", new Text($"definitions/calendars 有错误：{string.Join("；", errors)}", $"definitions/calendars have errors: {string.Join("; ", errors)}"));
    }
}
