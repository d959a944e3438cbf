using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions.Documents;

namespace WorkflowGov.Runtime.Issuing;

/// <summary>Why a document is not issued: WG581.</summary>
internal static class IssueRejections
{
    public static Rejection NotReached(string kind, int? of) => new(
        "WG5810", RejectionKind.Conflict,
        new Text(
            $"本办件还没有到出具“{kind}”的时点{(of is { } at ? $"（第 {at} 条办理记录）" : string.Empty)}",
            $"The case has not come to where a '{kind}' is issued{(of is { } place ? $" (event {place})" : string.Empty)}"), null, "kind");

    public static Rejection Missing(DocumentTemplate template, IReadOnlyList<string> facts) => new(
        "WG5811", RejectionKind.Invalid,
        new Text(
            $"“{template.Title}”缺少应写明的内容：{string.Join("、", facts)}；请先补全，或者在 facts 里填写",
            $"'{template.Title}' lacks what it must state: {string.Join(", ", facts)}; complete it, or give it under facts"), template.Basis, "facts");

    public static Rejection NotAsked(DocumentTemplate template, string fact) => new(
        "WG5812", RejectionKind.Invalid,
        new Text(
            $"“{template.Title}”的“{fact}”出自办件，不能填写；可以填写的有：{(template.Asked.IsEmpty ? "无" : string.Join("、", template.Asked))}",
            $"'{fact}' of '{template.Title}' comes from the case; to be filled in are: {(template.Asked.IsEmpty ? "none" : string.Join(", ", template.Asked))}"), null, "facts");

    public static Rejection NotTheirs(Actor actor, ServiceItem item) => new(
        "WG5813", RejectionKind.Forbidden,
        new Text(
            $"{actor.Office}不经办“{item.Name}”，不能出具它的文书",
            $"{actor.Office} does not handle '{item.Name}' and issues no documents of it"), null, "kind");

    public static Rejection SupervisorsOnly() => new(
        "WG5814", RejectionKind.Forbidden,
        new Text("督办单由监察员出具", "Orders are issued by supervisors"), null, "kind");

    public static Rejection NumberTaken(string number) => new(
        "WG5815", RejectionKind.Conflict,
        new Text($"文号“{number}”已经用在另一份文书上；一个文号只给一份文书", $"Number '{number}' stands on another document; a number is given once"), null, "number");

    public static Rejection NoNumber(DocumentTemplate template) => new(
        "WG5816", RejectionKind.Invalid,
        new Text($"“{template.Title}”没有文号：办理记录里没有写明", $"'{template.Title}' has no number: the event does not state one"), null, "number");

    public static Rejection NoDocument(string number) => new(
        "WG5817", RejectionKind.NotFound,
        new Text($"没有文号为“{number}”的文书", $"There is no document '{number}'"), null, "number");

    public static Rejection CaseBusy(CaseNumber number) => new(
        "WG5818", RejectionKind.Conflict,
        new Text($"办件 {number} 正在办理，请稍后再试", $"Case {number} is being worked on; try again"));
}
