using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Folder;

namespace WorkflowGov.Server.Api;

/// <summary>The definitions folder as one ZIP, into the registry and out of it.</summary>
internal static class FolderApi
{
    private const string Zip = "application/zip";

    public static void Map(RouteGroupBuilder definitions)
    {
        definitions.MapGet("/folder", ExportAsync).WithSummary("The definitions folder byte for byte as it was written; on a day (at): the versions in force then").Produces(StatusCodes.Status200OK, contentType: Zip);
        definitions.MapPost("/folder", ImportAsync).WithSummary("Each item that differs becomes a draft; with any problem nothing is done (policy staff)").Accepts<byte[]>(Zip).Produces<FolderImport>();
        definitions.MapPost("/folder/check", CheckAsync).WithSummary("What an import would come to; nothing is kept (policy staff)").Accepts<byte[]>(Zip).Produces<FolderImport>();
    }

    private static async Task<IResult> ExportAsync(string? at, FolderService folder, CancellationToken cancellation)
    {
        LocalDate? on = null;
        if (at is not null)
        {
            if (!Day.TryRead(at, out var day))
                return Day.Unread("at");
            on = day;
        }

        return Results.Bytes((await folder.ExportAsync(on, cancellation)).Packed(), Zip, "definitions.zip");
    }

    private static async Task<IResult> ImportAsync(HttpRequest request, string? note, FolderService folder)
    {
        var ruling = await AskAsync(request, note ?? string.Empty, isCheck: false, folder);
        return (ruling.Rejection ?? ruling.Value.Refusal()) is { } rejection ? RejectionProblem.Of(rejection) : Results.Ok(ruling.Value);
    }

    private static async Task<IResult> CheckAsync(HttpRequest request, FolderService folder)
    {
        var ruling = await AskAsync(request, string.Empty, isCheck: true, folder);
        return ruling.Rejection is { } rejection ? RejectionProblem.Of(rejection) : Results.Ok(ruling.Value);
    }

    private static async Task<Ruling<FolderImport>> AskAsync(HttpRequest request, string note, bool isCheck, FolderService folder)
    {
        var cancellation = request.HttpContext.RequestAborted;
        using var packed = new MemoryStream();
        await request.Body.CopyToAsync(packed, cancellation);
        var archive = FolderArchive.Unpack(packed.ToArray());
        return archive.Rejection is { } rejection
            ? rejection
            : await folder.ImportAsync(archive.Value, note, isCheck, SignIn.ActorOf(request.HttpContext.User), cancellation);
    }
}
