using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace WorkflowGov.Server.OpenApi;

/// <summary>What parameters mean: <c>parameters.txt</c>, and the headers that are the same everywhere.</summary>
internal static class DocumentedParameters
{
    private static readonly Lazy<FrozenDictionary<string, string[]>> Known = new(() => Embedded.Lines("parameters.txt")
        .Select(l => l.Split('|', StringSplitOptions.TrimEntries)).DistinctBy(l => l[0]).ToFrozenDictionary(l => l[0], StringComparer.Ordinal));

    /// <summary>Describes the parameters of an operation.</summary>
    public static void Describe(JsonObject operation, string method, string path)
    {
        var parameters = operation["parameters"] as JsonArray ?? [];
        foreach (var parameter in parameters.OfType<JsonObject>())
        {
            if (!Known.Value.TryGetValue((string?)parameter["name"] ?? string.Empty, out var words))
                continue;
            parameter["description"] ??= $"{words[1]}。{words[2]}.";
            if (words[3].Length > 0 && parameter["schema"] is JsonObject schema && schema["$ref"] is null)
            {
                foreach (var (key, value) in JsonNode.Parse(words[3])!.AsObject())
                    schema[key] = value?.DeepClone();
            }
        }

        if (method != "POST")
            return;
        if (path.StartsWith("/api/", StringComparison.Ordinal))
            Refer(operation, "IdempotencyKey");
        if (path.StartsWith("/api/v1/cases/{number}/", StringComparison.Ordinal))
            Refer(operation, "ActingAgent");
    }

    /// <summary>Adds a header that is described once for all.</summary>
    public static void Refer(JsonObject operation, string name)
    {
        if (operation["parameters"] is not JsonArray parameters)
            operation["parameters"] = parameters = [];
        parameters.Add(new JsonObject { ["$ref"] = $"#/components/parameters/{name}" });
    }
}
