using System.Text.Json.Nodes;

namespace WorkflowGov.Definitions.Language;

/// <summary>The parts of which the schemas of the language are made.</summary>
internal static class SchemaParts
{
    public static JsonObject Map(params (string Key, string Term, JsonObject Schema, bool Required)[] keys)
    {
        var properties = new JsonObject();
        foreach (var (key, term, schema, _) in keys)
            properties[key] = schema.ContainsKey("$ref") ? new JsonObject { ["description"] = term, ["allOf"] = new JsonArray(schema) } : Described(schema, term);
        var map = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (keys.Any(k => k.Required))
            map["required"] = new JsonArray([.. keys.Where(k => k.Required).Select(k => (JsonNode)k.Key)]);
        return map;
    }

    private static JsonObject Described(JsonObject schema, string term)
    {
        schema.Insert(0, "description", term);
        return schema;
    }

    public static JsonObject Named(string pattern, JsonObject value, int? most = null)
    {
        var map = new JsonObject { ["type"] = "object", ["patternProperties"] = new JsonObject { [pattern] = value }, ["additionalProperties"] = false };
        if (most is { } max)
            map["maxProperties"] = max;
        return map;
    }

    public static JsonObject Enum<T>(Words<T> words)
        where T : struct => new() { ["enum"] = new JsonArray([.. words.All.Select(w => (JsonNode)w)]) };

    public static JsonObject ListOf(JsonObject entry, int min = 1) =>
        min == 0 ? new() { ["type"] = "array", ["items"] = entry } : new() { ["type"] = "array", ["minItems"] = min, ["items"] = entry };

    public static JsonObject AnyOf(params JsonObject[] schemas) => new() { ["anyOf"] = new JsonArray([.. schemas]) };

    public static JsonObject Const(JsonNode value) => new() { ["const"] = value };

    public static JsonObject Text(string? pattern = null) =>
        pattern is null ? Type("string") : new() { ["type"] = "string", ["pattern"] = pattern };

    public static JsonObject YesNo() => Type("boolean");

    public static JsonObject Type(string type) => new() { ["type"] = type };

    public static JsonObject Whole(int min, int max) => new() { ["type"] = "integer", ["minimum"] = min, ["maximum"] = max };

    public static JsonObject Ref(string name) => new() { ["$ref"] = $"#/definitions/{name}" };
}
