using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Shouldly;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Tests;

/// <summary>A validator for the part of JSON Schema that the item schema uses; an unknown word of it fails the test.</summary>
internal sealed class Schema(JsonObject root)
{
    /// <summary>Where a value does not fit, or nothing.</summary>
    public IEnumerable<string> Faults(JsonNode? value) => Faults(root, value, "$");

    /// <summary>YAML as an editor's schema check sees it: plain numbers and booleans have their types.</summary>
    public static JsonNode? Json(string yaml)
    {
        var findings = new List<Finding>();
        return NodeReader.ReadText(yaml, "x", findings) is { } map ? Of(map) : throw new InvalidOperationException(findings[0].ToString());
    }

    private static JsonNode? Of(Node node) => node switch
    {
        Node.Map map => new JsonObject(map.Entries.Select(e => KeyValuePair.Create(e.Key.Text, Of(e.Value)))),
        Node.List list => new JsonArray([.. list.Items.Select(Of)]),
        Node.Scalar { Quote: Quote.None, Text: "" } => null,
        Node.Scalar { Quote: Quote.None, Text: "true" or "false" } yes => yes.Text == "true",
        Node.Scalar { Quote: Quote.None } s when decimal.TryParse(s.Text, NumberStyles.Number, CultureInfo.InvariantCulture, out var n) => n,
        Node.Scalar s => s.Text,
        _ => null,
    };

    private IEnumerable<string> Faults(JsonObject schema, JsonNode? value, string path) =>
        schema.SelectMany(word => Faults(word.Key, word.Value!, value, path)).Concat(Properties(schema, value, path));

    private IEnumerable<string> Properties(JsonObject schema, JsonNode? value, string path)
    {
        var speaks = schema.ContainsKey("properties") || schema.ContainsKey("patternProperties") || schema.ContainsKey("additionalProperties");
        return speaks && value is JsonObject map ? map.SelectMany(e => Property(schema, e.Key, e.Value, path)) : [];
    }

    private IEnumerable<string> Faults(string word, JsonNode said, JsonNode? value, string path)
    {
        switch (word)
        {
            case "$schema" or "title" or "description" or "definitions" or "properties" or "patternProperties" or "additionalProperties":
                return [];
            case "$ref":
                return Faults(root["definitions"]![said.GetValue<string>().Split('/')[^1]]!.AsObject(), value, path);
            case "allOf":
                return said.AsArray().SelectMany(s => Faults(s!.AsObject(), value, path));
            case "anyOf":
                return said.AsArray().Any(s => !Faults(s!.AsObject(), value, path).Any()) ? [] : [$"{path}: none of anyOf"];
            case "type":
                return (said is JsonArray several ? several.Select(t => t!.GetValue<string>()) : [said.GetValue<string>()]).Any(t => Is(t, value)) ? [] : [$"{path}: not {said}"];
            case "enum":
                return said.AsArray().Any(v => JsonNode.DeepEquals(v, value)) ? [] : [$"{path}: not in enum"];
            case "const":
                return JsonNode.DeepEquals(said, value) ? [] : [$"{path}: not {said}"];
            case "pattern":
                return value is JsonValue && Regex.IsMatch(value.ToString(), said.GetValue<string>()) ? [] : [$"{path}: does not match"];
            case "minimum":
                return value is JsonValue v1 && v1.TryGetValue<decimal>(out var a) && a < said.GetValue<int>() ? [$"{path}: too small"] : [];
            case "maximum":
                return value is JsonValue v2 && v2.TryGetValue<decimal>(out var b) && b > said.GetValue<int>() ? [$"{path}: too large"] : [];
            case "minItems":
                return value is JsonArray list && list.Count < said.GetValue<int>() ? [$"{path}: too few"] : [];
            case "items":
                return value is JsonArray all ? all.SelectMany((v, i) => Faults(said.AsObject(), v, $"{path}[{i}]")) : [];
            case "minProperties":
                return value is JsonObject few && few.Count < said.GetValue<int>() ? [$"{path}: too few keys"] : [];
            case "maxProperties":
                return value is JsonObject many && many.Count > said.GetValue<int>() ? [$"{path}: too many keys"] : [];
            case "required":
                return value is JsonObject has ? said.AsArray().Where(k => !has.ContainsKey(k!.GetValue<string>())).Select(k => $"{path}: lacks {k}") : [];
            default:
                throw new ShouldAssertException($"The validator does not know '{word}'.");
        }
    }

    private IEnumerable<string> Property(JsonObject schema, string key, JsonNode? value, string path)
    {
        if (schema["properties"]?[key] is JsonObject known)
            return Faults(known, value, $"{path}.{key}");
        if (schema["patternProperties"] is JsonObject patterns && patterns.FirstOrDefault(p => Regex.IsMatch(key, p.Key)) is { Value: JsonObject fits })
            return Faults(fits, value, $"{path}.{key}");
        return schema["additionalProperties"] switch
        {
            JsonObject any => Faults(any, value, $"{path}.{key}"),
            _ => [$"{path}: no key {key}"],
        };
    }

    private static bool Is(string type, JsonNode? value) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "null" => value is null,
        "string" => value is JsonValue v && v.TryGetValue<string>(out _),
        "boolean" => value is JsonValue v && v.TryGetValue<bool>(out _),
        "number" => value is JsonValue v && v.TryGetValue<decimal>(out _),
        "integer" => value is JsonValue v && v.TryGetValue<decimal>(out var d) && decimal.IsInteger(d),
        _ => false,
    };
}
