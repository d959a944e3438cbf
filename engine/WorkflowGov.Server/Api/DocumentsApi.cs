using WorkflowGov.Core.Cases;
using WorkflowGov.Runtime.Issuing;

namespace WorkflowGov.Server.Api;

/// <summary>文书 of cases, and their verification.</summary>
internal static class DocumentsApi
{
    /// <summary>Whether the file is byte for byte the one that was issued; with other fonts it is not.</summary>
    private const string SameBytes = "Document-Same-Bytes";

    public static async Task<IResult> ListAsync(string number, HttpContext http, DocumentService documents) =>
        await documents.OfCaseAsync(new CaseNumber(number), SignIn.ActorOf(http.User), http.RequestAborted) is { } found
            ? Results.Ok(found)
            : CasesApi.NoCase(number);

    public static async Task<IResult> IssueAsync(string number, HttpRequest request, DocumentService documents)
    {
        var (body, _) = await Body.ReadAsync<IssueRequest>(request);
        var ruling = await documents.IssueAsync(
            new CaseNumber(number), body.Kind, body.Of, body.Facts ?? [], SignIn.ActorOf(request.HttpContext.User), request.HttpContext.RequestAborted);
        return ruling.Rejection is { } rejection
            ? RejectionProblem.Of(rejection)
            : Results.Json(ListedDocument.From(ruling.Value), statusCode: StatusCodes.Status201Created);
    }

    public static async Task<IResult> PdfAsync(string number, string document, HttpContext http, DocumentService documents)
    {
        var ruling = await documents.PrintAsync(new CaseNumber(number), document, http.RequestAborted);
        if (ruling.Rejection is { } rejection)
            return RejectionProblem.Of(rejection);
        var (issued, printed) = (ruling.Value.Document, ruling.Value.Printed);
        http.Response.Headers[SameBytes] = ruling.Value.SameBytes ? "true" : "false";
        return Results.File(printed.Pdf, "application/pdf", $"{issued.Title} {issued.Number}.pdf", entityTag: new($"\"{printed.Sha256}\""));
    }

    public static async Task<IResult> VerifyAsync(DocumentService documents, CancellationToken cancellation, string number = "", string code = "") =>
        Results.Ok(await documents.VerifyAsync(number, code, cancellation));
}
