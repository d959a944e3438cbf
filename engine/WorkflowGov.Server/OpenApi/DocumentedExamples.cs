using System.Text.Json.Nodes;

namespace WorkflowGov.Server.OpenApi;

/// <summary>Requests and answers as they were really sent: <c>examples.json</c>, written and held true by a test.</summary>
internal static class DocumentedExamples
{
    private const string Recorded = "recorded";
    private static readonly Lazy<JsonObject> Known = new(() => JsonNode.Parse(Embedded.Text("examples.json"))!.AsObject());

    /// <summary>Adds what was recorded of an operation.</summary>
    public static void Add(JsonObject operation)
    {
        if (Known.Value[(string)operation["operationId"]!] is not JsonObject example)
            return;
        if (example["request"] is { } request && operation["requestBody"]?["content"]?["application/json"] is JsonObject sent)
            sent["examples"] = Named(request, (string?)operation["summary"]);
        foreach (var (status, answer) in example["answers"]!.AsObject())
        {
            if (operation["responses"]?[status]?["content"] is JsonObject content && (content["application/json"] ?? content.FirstOrDefault().Value) is JsonObject answered)
                answered["examples"] = Named(answer!, (string?)operation["summary"]);
        }
    }

    private static JsonObject Named(JsonNode value, string? summary) =>
        new() { [Recorded] = new JsonObject { ["summary"] = summary, ["value"] = value.DeepClone() } };
}
