using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Runtime.Files;

namespace WorkflowGov.Server.Api;

/// <summary>
/// Files: uploads after the IETF's resumable uploads (Upload-Offset, Upload-Complete, PATCH of application/partial-upload),
/// downloads with ranges. A body that arrives is stored part by part; a broken connection loses at most the last megabyte.
/// </summary>
internal static class FilesApi
{
    private const string Offset = "Upload-Offset";
    private const string Complete = "Upload-Complete";
    private const string Length = "Upload-Length";
    private const string PartialUpload = "application/partial-upload";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/files", UploadAsync).WithSummary("上传文件").Produces<Upload>(StatusCodes.Status201Created);
        Downloads(api.MapGet("/files/{sha256}", OwnAsync)).WithSummary("下载自己上传的文件");
        api.MapGet("/uploads/{upload:guid}", ProgressAsync).WithSummary("上传进度").Produces<Upload>();
        api.MapMethods("/uploads/{upload:guid}", [HttpMethods.Head], ProgressAsync).ExcludeFromDescription();
        api.MapPatch("/uploads/{upload:guid}", ResumeAsync).WithSummary("续传").Produces<Upload>();
        api.MapDelete("/uploads/{upload:guid}", CancelAsync).WithSummary("取消上传").Produces(StatusCodes.Status204NoContent);
        api.MapGet("/cases/{number}/files", OfCaseAsync).WithSummary("办件的文件").Produces<IEnumerable<CaseFile>>();
        Downloads(api.MapGet("/cases/{number}/files/{sha256}", OfCaseOneAsync)).WithSummary("下载办件的文件");
    }

    private static RouteHandlerBuilder Downloads(RouteHandlerBuilder route) =>
        route.Produces(StatusCodes.Status200OK, contentType: FileKind.Taken[0], additionalContentTypes: FileKind.Taken[1..]);

    private static async Task<IResult> UploadAsync(HttpContext http, FileService files, string? name = null)
    {
        var begun = await files.BeginAsync(SignIn.ActorOf(http.User), name, LengthOf(http.Request), http.RequestAborted);
        if (begun.Rejection is { } no)
            return RejectionProblem.Of(no);
        http.Response.Headers.Location = $"/api/v1/uploads/{begun.Value.Id}";
        return await TakeAsync(http, files, begun.Value, 0, StatusCodes.Status201Created);
    }

    private static async Task<IResult> ResumeAsync(Guid upload, HttpContext http, FileService files)
    {
        if (!string.Equals(http.Request.ContentType, PartialUpload, StringComparison.OrdinalIgnoreCase))
            return RejectionProblem.Of(415, "WG6008", new Text($"续传内容要用 {PartialUpload}", $"What goes on must be {PartialUpload}"));
        if (!long.TryParse(http.Request.Headers[Offset].ToString(), out var offset))
            return RejectionProblem.Of(400, "WG6012", new Text($"缺少 {Offset}", $"{Offset} is missing"), Offset);
        var found = await files.FindAsync(upload, SignIn.ActorOf(http.User), http.RequestAborted);
        return found.Rejection is { } no ? RejectionProblem.Of(no) : await TakeAsync(http, files, found.Value, offset, StatusCodes.Status200OK);
    }

    private static async Task<IResult> TakeAsync(HttpContext http, FileService files, Upload upload, long offset, int status)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;
        var isLast = http.Request.Headers[Complete].ToString() != "?0";
        var taken = await files.AppendAsync(upload, offset, http.Request.Body, isLast, http.RequestAborted);
        if (taken.Rejection is { } no)
            return RejectionProblem.Of(no);
        Tell(http.Response, taken.Value);
        return Results.Json(taken.Value, statusCode: status);
    }

    private static async Task<IResult> ProgressAsync(Guid upload, HttpContext http, FileService files)
    {
        var found = await files.FindAsync(upload, SignIn.ActorOf(http.User), http.RequestAborted);
        if (found.Rejection is { } no)
            return RejectionProblem.Of(no);
        Tell(http.Response, found.Value);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Ok(found.Value);
    }

    private static async Task<IResult> CancelAsync(Guid upload, HttpContext http, FileService files)
    {
        var found = await files.FindAsync(upload, SignIn.ActorOf(http.User), http.RequestAborted);
        if (found.Rejection is { } no)
            return RejectionProblem.Of(no);
        if (found.Value.Sha256 is not null)
            return RejectionProblem.Of(FileRejections.NoUpload(upload));
        await files.CancelAsync(found.Value);
        return Results.NoContent();
    }

    private static async Task<IResult> OwnAsync(string sha256, HttpContext http, IFileStore store, bool inline = false) =>
        await store.FindAsync(sha256, SignIn.ActorOf(http.User).User, http.RequestAborted) is { } found
            ? Send(http, store, found, found.Name, inline)
            : RejectionProblem.Of(FileRejections.NoFile(sha256));

    private static async Task<IResult> OfCaseAsync(string number, HttpContext http, IFileStore store) =>
        await SeenAsync(number, http, store) is { } found
            ? Results.Ok(found)
            : RejectionProblem.Of(FileRejections.NoCase(new CaseNumber(number)));

    private static async Task<IResult> OfCaseOneAsync(string number, string sha256, HttpContext http, IFileStore store, bool inline = false)
    {
        if (await SeenAsync(number, http, store) is not { } all)
            return RejectionProblem.Of(FileRejections.NoCase(new CaseNumber(number)));
        return all.FirstOrDefault(f => f.Sha256 == sha256) is { } named && await store.FindAsync(sha256, null, http.RequestAborted) is { } found
            ? Send(http, store, found, named.Name, inline)
            : RejectionProblem.Of(FileRejections.NoFile(sha256));
    }

    private static Task<List<CaseFile>?> SeenAsync(string number, HttpContext http, IFileStore store)
    {
        var actor = SignIn.ActorOf(http.User);
        return store.OfCaseAsync(new CaseNumber(number), LookupApi.SeesAll(actor) ? null : actor, http.RequestAborted);
    }

    /// <summary>What applicants send is shown as the kind it is and nothing else, and never runs.</summary>
    private static IResult Send(HttpContext http, IFileStore store, Upload file, string name, bool inline)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'";
        headers.CacheControl = "private, no-cache";
        var disposition = new ContentDispositionHeaderValue(inline ? "inline" : "attachment");
        disposition.SetHttpFileName(name);
        headers.ContentDisposition = disposition.ToString();
        return Results.Stream(
            store.Open(file), file.Type, entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true);
    }

    private static void Tell(HttpResponse response, Upload upload)
    {
        response.Headers[Offset] = upload.Received.ToString(System.Globalization.CultureInfo.InvariantCulture);
        response.Headers[Complete] = upload.Sha256 is null ? "?0" : "?1";
        if (upload.Expected is { } expected)
            response.Headers[Length] = expected.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static long? LengthOf(HttpRequest request) =>
        long.TryParse(request.Headers[Length].ToString(), out var said) && said >= 0 ? said
        : request.Headers[Complete].ToString() == "?0" ? null : request.ContentLength;
}
