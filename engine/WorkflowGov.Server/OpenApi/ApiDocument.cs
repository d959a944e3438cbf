using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using WorkflowGov.Server.Access;
using WorkflowGov.Server.Api;

namespace WorkflowGov.Server.OpenApi;

/// <summary>
/// The OpenAPI 3.1 document: the framework writes operations and schemas as the code has them, this adds what only
/// the project knows. Written once, at the first question, since code does not change while it runs.
/// </summary>
internal sealed partial class ApiDocument([FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider written, EndpointDataSource endpoints, ServerOptions options)
{
    public const string Name = "v1";

    private readonly SemaphoreSlim one = new(1);
    private volatile byte[]? document;

    [GeneratedRegex(":[a-z]+(?=})")]
    private static partial Regex Constraint { get; }

    /// <summary>Serves the document.</summary>
    public async Task<IResult> AnswerAsync(HttpContext http)
    {
        if (document is null)
        {
            await one.WaitAsync(http.RequestAborted);
            try
            {
                document ??= await WriteAsync();
            }
            finally
            {
                one.Release();
            }
        }

        http.Response.Headers.CacheControl = PackedAnswer.AskAgain;
        return Results.Bytes(document, "application/json; charset=utf-8", entityTag: EntityTag.Of(document));
    }

    private async Task<byte[]> WriteAsync()
    {
        var raw = await (await written.GetOpenApiDocumentAsync(CancellationToken.None)).SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, CancellationToken.None);
        var made = JsonNode.Parse(raw)!.AsObject();
        Introduction.Write(made);
        DocumentedSecurity.WriteSchemes(made, options.Access);
        var byAddress = endpoints.Endpoints.OfType<RouteEndpoint>()
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Select(m => (Key: $"{m} {AddressOf(e)}", Endpoint: e)) ?? [])
            .DistinctBy(e => e.Key).ToDictionary(e => e.Key, e => e.Endpoint, StringComparer.Ordinal);
        var (tags, reachable) = (new HashSet<string>(StringComparer.Ordinal), new ReachableRules());
        foreach (var (path, methods) in made["paths"]!.AsObject())
        {
            foreach (var (method, operation) in methods!.AsObject())
                tags.Add(Dress(operation!.AsObject(), method.ToUpperInvariant(), path, byAddress[$"{method.ToUpperInvariant()} {path}"], reachable));
        }

        Tags.Describe(made, tags);
        DocumentedSchemas.Dress(made);
        return Encoding.UTF8.GetBytes(made.ToJsonString(Runtime.StoredJson.Options));
    }

    /// <summary>What is said of an operation; gives its room.</summary>
    private string Dress(JsonObject operation, string method, string path, RouteEndpoint endpoint, ReachableRules reachable)
    {
        OperationWords.Name(operation, method, path);
        DocumentedParameters.Describe(operation, method, path);
        var (access, isAnonymous) = (RouteAccess.Of(method, endpoint.RoutePattern.RawText!), endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null);
        DocumentedAnswers.Add(operation, endpoint, reachable);
        DocumentedSecurity.Add(operation, access, isAnonymous, options.Access.Provider is not null);
        DocumentedExamples.Add(operation);
        var tag = (string)operation["tags"]![0]!;
        operation["x-audience"] = Tags.AudienceOf(tag);
        return tag;
    }

    private static string AddressOf(RouteEndpoint endpoint)
    {
        var address = Constraint.Replace(endpoint.RoutePattern.RawText!, string.Empty).TrimEnd('/');
        return address.StartsWith('/') ? address : $"/{address}";
    }
}
