using System.Text.Json.Nodes;
using WorkflowGov.Definitions.Language;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Fixes;

/// <summary>
/// The order of keys is that of the language's own description (<see cref="ItemSchema"/>); names that an author gives
/// (fields, steps, branches, outcomes) keep the author's order.
/// </summary>
internal static class KeyOrder
{
    private static readonly JsonObject Root = ItemSchema.Build();

    /// <summary>The first map, from the top, whose keys are not in order, with the order its entries should have.</summary>
    public static (Piece Map, IReadOnlyList<int> Order)? FirstFault(SourceTree tree) =>
        tree.Root is { } root ? FirstFault(root, Root, tree.Text) : null;

    private static (Piece Map, IReadOnlyList<int> Order)? FirstFault(Piece piece, JsonObject schema, string text)
    {
        if (piece.Kind == PieceKind.List)
        {
            var entry = Fitting(schema, piece, text)?["items"] as JsonObject;
            return entry is null ? null : piece.Inside.Select(p => FirstFault(p, entry, text)).FirstOrDefault(f => f is not null);
        }

        if (piece.Kind != PieceKind.Map || Fitting(schema, piece, text) is not { } map)
            return null;
        var keys = piece.Entries.Select(e => WordOf(e.Key, text)).ToList();
        var places = (map["properties"] as JsonObject)?.Select((p, i) => (p.Key, i)).ToDictionary(p => p.Key, p => p.i, StringComparer.Ordinal) ?? [];
        var order = Enumerable.Range(0, keys.Count).OrderBy(i => places.GetValueOrDefault(keys[i], -1)).ToList();
        if (order.Where((from, to) => from != to).Any())
            return (piece, order);
        return piece.Entries.Zip(keys).Select(e => Inner(map, e.Second) is { } inner ? FirstFault(e.First.Value, inner, text) : null)
            .FirstOrDefault(f => f is not null);
    }

    private static JsonObject? Inner(JsonObject map, string key) =>
        map["properties"]?[key] as JsonObject
        ?? (map["patternProperties"] as JsonObject)?.Where(p => System.Text.RegularExpressions.Regex.IsMatch(key, p.Key)).Select(p => p.Value as JsonObject).FirstOrDefault()
        ?? map["additionalProperties"] as JsonObject;

    /// <summary>The part of a description that a piece answers to: references followed, of several the one that knows all keys.</summary>
    private static JsonObject? Fitting(JsonObject schema, Piece piece, string text)
    {
        if (schema["$ref"] is { } to)
            return Fitting((JsonObject)Root["definitions"]![to.GetValue<string>().Split('/')[^1]]!, piece, text);
        var parts = (schema["anyOf"] ?? schema["allOf"]) as JsonArray;
        if (parts is not null)
            return parts.OfType<JsonObject>().Select(p => Fitting(p, piece, text)).FirstOrDefault(p => p is not null);
        var isList = piece.Kind == PieceKind.List;
        if (schema["type"]?.ToString() != (isList ? "array" : "object"))
            return null;
        return isList || piece.Entries.All(e => Inner(schema, WordOf(e.Key, text)) is not null) ? schema : null;
    }

    private static string WordOf(Piece key, string text) => key.In(text).Trim('\'', '"');
}
