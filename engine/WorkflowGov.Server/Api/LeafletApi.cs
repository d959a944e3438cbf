using System.Text;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions;
using WorkflowGov.Definitions.Exports;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Desk;

namespace WorkflowGov.Server.Api;

/// <summary>办事指南 and 事项目录 as files.</summary>
internal static class LeafletApi
{
    public static IResult Html(string code, IItemRegistry items, Catalogue catalogue, Bearings bearings) => ItemsApi.Find(
        code, items, catalogue, bearings,
        item => Results.Text(LeafletHtml.Of(GuideLeaflet.Of(item, bearings.Law, catalogue.Organisation)), "text/html; charset=utf-8", Encoding.UTF8));

    public static IResult Pdf(string code, IItemRegistry items, Catalogue catalogue, Bearings bearings, IDocumentPrinter printer) => ItemsApi.Find(code, items, catalogue, bearings, item =>
    {
        var printed = printer.Print(GuideLeaflet.Of(item, bearings.Law, catalogue.Organisation));
        return printed.Rejection is { } rejection
            ? RejectionProblem.Of(rejection)
            : Results.File(printed.Value.Pdf, "application/pdf", $"{item.Name} 办事指南.pdf", entityTag: new($"\"{printed.Value.Sha256}\""));
    });

    public static IResult Csv(IItemRegistry items, Bearings bearings) =>
        Results.Text(CatalogueTable.Csv(items.AllInForce(ChinaTime.DateOf(bearings.Clock.GetCurrentInstant()))), "text/csv; charset=utf-8", Encoding.UTF8);

    public static IResult Json(IItemRegistry items, Bearings bearings) =>
        Results.Text(CatalogueTable.Json(items.AllInForce(ChinaTime.DateOf(bearings.Clock.GetCurrentInstant()))), "application/json; charset=utf-8", Encoding.UTF8);
}
