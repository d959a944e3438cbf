using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace WorkflowGov.Acceptance.Tests;

/// <summary>An operation of the document.</summary>
/// <param name="Id">operationId.</param>
/// <param name="Method">GET, POST …</param>
/// <param name="Path">With its placeholders.</param>
/// <param name="Text">The operation as written.</param>
internal sealed record DescribedOperation(string Id, string Method, string Path, JsonObject Text)
{
    public override string ToString() => $"{Id} {Method} {Path}";

    public IEnumerable<JsonObject> Parameters => (Text["parameters"] as JsonArray ?? []).OfType<JsonObject>().Where(p => p.ContainsKey("name"));

    public JsonNode? RequestSchema => Text["requestBody"]?["content"]?["application/json"]?["schema"];

    /// <summary>The content that an answer of a status may have: by media type; null = the status is not documented.</summary>
    public JsonObject? Answers(int status) => Text["responses"]?[$"{status}"] is JsonObject answer ? answer["content"] as JsonObject ?? [] : null;
}

/// <summary>The OpenAPI document of a running server, and whether values are what it says: answers to the last member.</summary>
internal sealed class ApiDescription
{
    private static readonly EvaluationOptions Strictly = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };
    private static int number;

    private readonly Uri home = new($"https://workflowgov.example/document{Interlocked.Increment(ref number)}");
    private readonly Dictionary<string, JsonSchema> known = new(StringComparer.Ordinal);

    public ApiDescription(string text)
    {
        Text = JsonNode.Parse(text)!.AsObject();
        Operations =
        [
            .. Text["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(o => new DescribedOperation(
                o.Value!["operationId"]!.ToString(), o.Key.ToUpperInvariant(), p.Key, o.Value!.AsObject()))),
        ];
        var definitions = (JsonObject)Here(Text["components"]!["schemas"]!);
        foreach (var (_, schema) in definitions)
            Close(schema);
        SchemaRegistry.Global.Register(home, JsonSchema.FromText(new JsonObject { ["$id"] = home.ToString(), ["$defs"] = definitions }.ToJsonString()));
    }

    public JsonObject Text { get; }

    public IReadOnlyList<DescribedOperation> Operations { get; }

    /// <summary>The document is written at the first question, which takes its time on a machine that is busy.</summary>
    public static async Task<ApiDescription> OfAsync(RunningServer server)
    {
        using var patient = new HttpClient { BaseAddress = server.Http.BaseAddress, Timeout = TimeSpan.FromMinutes(3) };
        return new ApiDescription(await patient.GetStringAsync("/openapi/v1.json"));
    }

    public DescribedOperation Operation(string id) => Operations.Single(o => o.Id == id);

    /// <summary>What is wrong with a value; empty = nothing.</summary>
    public string WrongWith(JsonNode? value, JsonNode schema)
    {
        var key = schema.ToJsonString();
        lock (known)
        {
            if (!known.TryGetValue(key, out var read))
            {
                var own = Here(schema);
                Close(own);
                known[key] = read = JsonSchema.FromText(own.ToJsonString());
            }

            var result = read.Evaluate(JsonSerializer.SerializeToElement(value), Strictly);
            return result.IsValid ? string.Empty : string.Join('\n', (result.Details ?? []).Where(d => d.Errors is not null)
                .SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation}: {e.Value}")).Distinct().Take(6));
        }
    }

    /// <summary>References lead into the registered document.</summary>
    private JsonNode Here(JsonNode schema) => JsonNode.Parse(schema.ToJsonString().Replace("#/components/schemas/", $"{home}#/$defs/", StringComparison.Ordinal))!;

    /// <summary>No member that is not described.</summary>
    private static void Close(JsonNode? schema)
    {
        if (schema is JsonArray many)
        {
            foreach (var each in many)
                Close(each);
        }
        else if (schema is JsonObject one)
        {
            foreach (var (name, inner) in one.ToList())
            {
                if (name == "discriminator" || name.StartsWith("x-", StringComparison.Ordinal))
                    one.Remove(name);
                else if (name is "properties" && inner is JsonObject members)
                {
                    foreach (var (_, member) in members)
                        Close(member);
                }
                else if (name is not ("enum" or "const" or "examples" or "default"))
                    Close(inner);
            }

            if (one["properties"] is JsonObject && !one.ContainsKey("additionalProperties"))
                one["additionalProperties"] = false;
        }
    }
}
