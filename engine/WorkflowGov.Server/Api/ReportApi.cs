using NodaTime.Text;
using WorkflowGov.Core;
using WorkflowGov.Core.Supervision;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions.Documents;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Desk;
using WorkflowGov.Runtime.Docket;

namespace WorkflowGov.Server.Api;

/// <summary>监察月报: the same report for the screen and on paper.</summary>
internal static class ReportApi
{
    public static void Map(RouteGroupBuilder supervision)
    {
        supervision.MapGet("/supervision/reports/{month}", OneAsync).WithSummary("监察月报 of all or of one authority (supervisors)").Produces<MonthReport>();
        supervision.MapGet("/supervision/reports/{month}.pdf", PdfAsync).WithSummary("监察月报 as PDF (supervisors)").Produces(StatusCodes.Status200OK, contentType: "application/pdf");
    }

    private static async Task<IResult> OneAsync(
        string month, HttpContext http, ReportDesk desk, DocketKeeper docket, IItemRegistry items, Bearings bearings, string? authority = null)
    {
        var (report, refusal) = await MakeAsync(month, authority, http, desk, docket, items, bearings);
        return report is null ? refusal! : Results.Ok(report);
    }

    private static async Task<IResult> PdfAsync(
        string month, HttpContext http, ReportDesk desk, DocketKeeper docket, IItemRegistry items, Bearings bearings, IDocumentPrinter printer,
        ServerOptions options, string? authority = null)
    {
        var (report, refusal) = await MakeAsync(month, authority, http, desk, docket, items, bearings);
        if (report is null)
            return refusal!;
        var printed = printer.Print(ReportSheet.Of(report, SignIn.ActorOf(http.User).Office.Name, options.Sandbox ? Sheet.OfTest : null));
        return printed.Rejection is { } rejection
            ? RejectionProblem.Of(rejection)
            : Results.File(printed.Value.Pdf, "application/pdf", $"监察月报 {month}{(authority is null ? string.Empty : $" {authority}")}.pdf", entityTag: new($"\"{printed.Value.Sha256}\""));
    }

    private static async Task<(MonthReport? Report, IResult? Refusal)> MakeAsync(
        string month, string? authority, HttpContext http, ReportDesk desk, DocketKeeper docket, IItemRegistry items, Bearings bearings)
    {
        if (!SignIn.ActorOf(http.User).Has(Oversight.Supervisor))
            return (null, LookupApi.SupervisorsOnly());
        var today = ChinaTime.DateOf(bearings.Clock.GetCurrentInstant());
        if (LocalDatePattern.Iso.Parse($"{month}-01") is not { Success: true, Value: { Year: >= 2000 } first } || first > today)
            return (null, RejectionProblem.Of(400, "WG6011", new Text("月份须写成 2026-09 的样子，不晚于本月", "Months are written like 2026-09, and are not to come"), "month"));
        await docket.CatchUpAsync(http.RequestAborted);
        return (await desk.MonthAsync(first, today, authority, FiguresApi.Names(items, bearings), FiguresApi.RuleName, http.RequestAborted), null);
    }
}
