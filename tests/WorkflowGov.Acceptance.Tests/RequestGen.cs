using System.Text;
using System.Text.Json.Nodes;
using CsCheck;

namespace WorkflowGov.Acceptance.Tests;

/// <summary>A request made up from the document.</summary>
/// <param name="User">Who asks; null = nobody signed in.</param>
/// <param name="Path">With its query.</param>
/// <param name="Body">JSON or what claims to be; null = none.</param>
/// <param name="ContentType">What the body claims to be.</param>
internal sealed record MadeRequest(string? User, string Path, string? Body, string ContentType);

/// <summary>
/// Requests to an operation as its schemas describe them, and broken ones: members dropped, added, of another type, and
/// bodies that are no JSON. Numbers, codes and steps are mostly real, so that requests get past the first check.
/// </summary>
internal sealed class RequestGen(ApiDescription document, IReadOnlyDictionary<string, string[]> real)
{
    private const int Deepest = 5;

    /// <summary>Who asks: people by name, systems by their key's.</summary>
    public static readonly string[] Users =
        ["window1", "counter1", "web-hall", "supervisor", "author", "publisher", "shijian-clerk1", "shijian-reviewer", "shijian-head", "shijian-panel", "weijian-clerk1", "admin", "@all", "@items"];

    private static readonly string[] Odd =
        ["", " ", "0", "-1", "null", "x", "中文", "'; drop table approval_case; --", "%00", "..%2F..", "\u0001", "𠀀𠮷", "2026-02-30", "9999-12-31", "é́́", new('a', 300), "{}", "1e400"];

    private static readonly string[] Bodies = ["", "{", "[]", "null", "true", "\"x\"", "{\"a\":1}", "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]", "{\"number\":1e999}", "\uFEFF{}", "{\"a\":\"\\ud800\"}"];

    /// <summary>Requests to an operation.</summary>
    public Gen<MadeRequest> Of(DescribedOperation operation) =>
        from user in Gen.Frequency<string?>((14, Gen.OneOf(Users).Select(u => (string?)u)), (1, Gen.Const((string?)null)))
        from path in Path(operation)
        from body in operation.RequestSchema is { } schema ? Body(schema) : Gen.Const((string?)null)
        from type in Gen.Frequency<string>((30, "application/json"), (1, "text/plain"), (1, "application/json; charset=utf-16"))
        select new MadeRequest(user, path, body, type);

    private Gen<string?> Body(JsonNode schema) => Gen.Frequency<string?>(
        (8, Value(schema, string.Empty, 0, isBroken: false).Select(v => (string?)(v?.ToJsonString() ?? "null"))),
        (5, Value(schema, string.Empty, 0, isBroken: true).Select(v => (string?)(v?.ToJsonString() ?? "null"))),
        (1, Gen.OneOf(Bodies).Select(b => (string?)b)));

    private Gen<string> Path(DescribedOperation operation)
    {
        var made = Gen.Const(operation.Path);
        var query = Gen.Const(string.Empty);
        foreach (var parameter in operation.Parameters)
        {
            var (name, place) = (parameter["name"]!.ToString(), parameter["in"]!.ToString());
            var value = Text(name, parameter["schema"]).Select(Uri.EscapeDataString);
            if (place == "path")
                made = from path in made from v in value select path.Replace($"{{{name}}}", v.Length == 0 ? "-" : v, StringComparison.Ordinal);
            else if (place == "query")
            {
                var share = (bool?)parameter["required"] == true ? 9 : 4;
                query = from before in query from v in value from isAsked in Gen.Int[0, 9] select isAsked <= share ? $"{before}&{name}={v}" : before;
            }
        }

        return from path in made from q in query select q.Length > 0 ? $"{path}?{q[1..]}" : path;
    }

    /// <summary>Text for a parameter: mostly what there is.</summary>
    private Gen<string> Text(string name, JsonNode? schema)
    {
        var resolved = Resolve(schema);
        var fitting = resolved?["enum"] is JsonArray values ? Gen.OneOf(values.OfType<JsonNode>().Select(v => v.ToString()).ToArray())
            : resolved?["examples"] is JsonArray shown && !real.ContainsKey(name) ? Gen.OneOf(shown.Select(v => v!.ToString()).ToArray())
            : real.TryGetValue(name, out var known) && known.Length > 0 ? Gen.OneOf(known)
            : IsOf(resolved, "integer") ? Gen.OneOf<string>(Gen.Int[-1, 40].Select(i => $"{i}"), Gen.OneOf("2147483647", "2147483648", "9223372036854775807", "9223372036854775808"))
            : IsOf(resolved, "boolean") ? Gen.OneOf("true", "false")
            : (string?)resolved?["format"] == "date" ? Gen.Int[0, 500].Select(d => $"{new NodaTime.LocalDate(2026, 1, 1).PlusDays(d):uuuu-MM-dd}")
            : (string?)resolved?["format"] == "date-time" ? Gen.OneOf("2026-12-01T01:00:00Z", "2026-12-01T09:00:00+08:00", "2026-12-01T09:00:00.5+08:00")
            : Gen.OneOf(Odd);
        return Gen.Frequency<string>((6, fitting), (1, Gen.OneOf(Odd)));
    }

    private Gen<JsonNode?> Value(JsonNode? schema, string name, int depth, bool isBroken)
    {
        if (Resolve(schema) is not { } resolved)
            return Text(name, null).Select(t => (JsonNode?)t);
        var fits = Fitting(resolved, name, depth, isBroken);
        return isBroken && depth > 0 ? Gen.Frequency<JsonNode?>((12, fits), (1, Wrong)) : fits;
    }

    private static Gen<JsonNode?> Wrong => Gen.OneOf("null", "1", "-1", "1.5", "1e300", "\"\"", "\"x\"", "true", "[]", "{}", "[null]", "{\"a\":{}}").Select(t => JsonNode.Parse(t));

    private Gen<JsonNode?> Fitting(JsonNode schema, string name, int depth, bool isBroken)
    {
        if ((schema["oneOf"] ?? schema["anyOf"]) is JsonArray kinds)
        {
            var possible = kinds.Where(k => depth < Deepest || IsOf(k, "null")).DefaultIfEmpty(kinds[0]).ToArray();
            return Gen.OneOf<JsonNode?>(possible.Select(k => (IGen<JsonNode?>)Value(k, name, depth, isBroken)).ToArray());
        }

        if (schema["const"] is { } only)
            return Gen.Const(() => (JsonNode?)only.DeepClone());
        if (schema["enum"] is JsonArray values)
            return Gen.OneOf(values.OfType<JsonNode>().Select(v => v.ToString()).ToArray()).Select(v => (JsonNode?)v);
        if (IsOf(schema, "object"))
            return Members(schema, depth, isBroken);
        if (IsOf(schema, "array"))
            return depth >= Deepest ? Gen.Const(() => (JsonNode?)new JsonArray()) : Value(schema["items"], name, depth + 1, isBroken).Array[0, 3].Select(a => (JsonNode?)new JsonArray(a.Select(x => x?.DeepClone()).ToArray()));
        if (IsOf(schema, "integer"))
            return Gen.Frequency<int>((5, Gen.Int[-2, 30]), (1, Gen.OneOf(int.MaxValue, int.MinValue, 0))).Select(i => (JsonNode?)i);
        if (IsOf(schema, "string"))
            return Text(name, schema).Select(t => (JsonNode?)t);
        if (IsOf(schema, "number"))
            return Gen.Double[-10, 1000].Select(d => (JsonNode?)Math.Round(d, 2));
        return Gen.Bool.Select(b => (JsonNode?)b);
    }

    private Gen<JsonNode?> Members(JsonNode schema, int depth, bool isBroken)
    {
        var required = (schema["required"] as JsonArray ?? []).Select(r => r!.ToString()).ToHashSet();
        var made = Gen.Const(() => new JsonObject());
        foreach (var (name, member) in schema["properties"] as JsonObject ?? [])
        {
            var share = required.Contains(name) ? (isBroken ? 8 : 9) : (depth < Deepest - 2 ? 4 : -1);
            made = from before in made from v in Value(member, name, depth + 1, isBroken) from isIn in Gen.Int[0, 9] select isIn <= share ? With(before, name, v) : before;
        }

        if (schema["additionalProperties"] is JsonObject each)
            made = from before in made from key in Gen.OneOf("company_name", "capital", "phone", "x") from v in Value(each, key, depth + 1, isBroken) select With(before, key, v);
        if (isBroken)
            made = from before in made from isIn in Gen.Int[0, 9] select isIn == 0 ? With(before, "surprise", 1) : before;
        return made.Select(o => (JsonNode?)o);
    }

    private static JsonObject With(JsonObject before, string name, JsonNode? value)
    {
        var after = (JsonObject)before.DeepClone();
        after[name] = value?.DeepClone();
        return after;
    }

    private JsonNode? Resolve(JsonNode? schema) => (string?)schema?["$ref"] is { } reference
        ? document.Text["components"]!["schemas"]![reference.Split('/')[^1]]
        : schema;

    private static bool IsOf(JsonNode? schema, string type) => schema?["type"] switch
    {
        JsonArray many => many.Any(t => t!.ToString() == type),
        { } one => one.ToString() == type,
        _ => false,
    };
}
