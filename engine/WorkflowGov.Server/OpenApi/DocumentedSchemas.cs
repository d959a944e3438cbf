using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace WorkflowGov.Server.OpenApi;

/// <summary>Schemas as others can rely on them: titles, families told apart by one member, nothing that may be anything.</summary>
internal static partial class DocumentedSchemas
{
    [GeneratedRegex(@"^[\p{IsCJKUnifiedIdeographs}、（）《》]+")]
    private static partial Regex ChineseName { get; }

    /// <summary>What the framework leaves open: members of families that hold themselves, and a process in blocks.</summary>
    private static readonly (string Schema, string Member, string Is)[] LeftOpen =
    [
        ("GuardAny", "parts", """{"type":"array","items":{"$ref":"#/components/schemas/Guard"}}"""),
        ("GuardAll", "parts", """{"type":"array","items":{"$ref":"#/components/schemas/Guard"}}"""),
        ("ItemKit", "form_schema", """{"type":"object","required":["$schema","type","properties"],"additionalProperties":true}"""),
        ("ItemKit", "example", """{"$ref":"#/components/schemas/StartCaseRequest"}"""),
        ("ContractTest", "request", """{"type":"object","additionalProperties":true}"""),
        ("Signature", "at", """{"type":"string","format":"date-time"}"""),
        ("ServiceItem", "process", """{"type":"object","required":["kind"],"properties":{"kind":{"const":"sequence","type":"string"}},"additionalProperties":true}"""),
    ];

    public static void Dress(JsonObject document)
    {
        var schemas = document["components"]!["schemas"]!.AsObject();
        foreach (var (schema, member, type) in LeftOpen)
        {
            if (schemas[schema]?["properties"]?[member] is JsonObject open && !open.ContainsKey("type") && !open.ContainsKey("$ref"))
            {
                foreach (var (key, value) in JsonNode.Parse(type)!.AsObject())
                    open[key] = value?.DeepClone();
            }
        }

        foreach (var (name, schema) in schemas.ToList())
        {
            var found = ChineseName.Match((string?)schema!["description"] ?? string.Empty);
            schema["title"] = found.Success ? $"{found.Value} {name}" : name;
            schema["description"] ??= name;
            LeaveOutNull(schema.AsObject());
            if (schema["discriminator"] is JsonObject by)
                TellApart(schema.AsObject(), by, schemas);
        }

        Close(document, schemas);
    }

    /// <summary>What may be null is left out when it is, in answers and in requests alike.</summary>
    private static void LeaveOutNull(JsonObject schema)
    {
        if (schema["required"] is not JsonArray required || schema["properties"] is not JsonObject members)
            return;
        foreach (var absent in required.Where(r => MayBeNull(members[(string)r!])).ToList())
            required.Remove(absent);
        if (required.Count == 0)
            schema.Remove("required");
    }

    private static bool MayBeNull(JsonNode? member) => member?["type"] switch
    {
        JsonArray types => types.Any(t => (string)t! == "null"),
        { } type => (string)type! == "null",
        null => (member?["oneOf"] ?? member?["anyOf"]) is JsonArray kinds && kinds.Any(MayBeNull),
    };

    /// <summary>One of the family, named by the member that says which.</summary>
    private static void TellApart(JsonObject family, JsonObject by, JsonObject schemas)
    {
        var member = (string)by["propertyName"]!;
        family.Remove("type");
        family.Remove("required");
        if (family.Remove("anyOf", out var kinds))
            family["oneOf"] = kinds;
        foreach (var (_, reference) in by["mapping"]!.AsObject())
        {
            var kind = schemas[((string)reference!).Split('/')[^1]]!.AsObject();
            kind["type"] = "object";
            var required = kind["required"] as JsonArray ?? [];
            if (required.All(r => (string)r! != member))
                required.Insert(0, member);
            if (required.Parent is null)
                kind["required"] = required;
        }
    }

    /// <summary>What is sent must be known to the last member; answers may grow.</summary>
    private static void Close(JsonObject document, JsonObject schemas)
    {
        HashSet<string> sent = [], answered = [];
        foreach (var operation in document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject()).Select(o => o.Value!))
        {
            Collect(operation["requestBody"], schemas, sent);
            Collect(operation["responses"], schemas, answered);
        }

        foreach (var name in sent.Except(answered))
        {
            var schema = schemas[name]!.AsObject();
            if ((string?)(schema["type"] as JsonValue) == "object" && schema.ContainsKey("properties"))
                schema["additionalProperties"] = false;
        }
    }

    private static void Collect(JsonNode? node, JsonObject schemas, HashSet<string> into)
    {
        switch (node)
        {
            case JsonArray many:
                foreach (var each in many)
                    Collect(each, schemas, into);
                break;
            case JsonObject one:
                if ((string?)(one["$ref"] as JsonValue) is { } reference && reference.StartsWith("#/components/schemas/", StringComparison.Ordinal)
                    && reference.Split('/')[^1] is var name && into.Add(name))
                    Collect(schemas[name], schemas, into);
                foreach (var (key, value) in one)
                {
                    if (key != "mapping")
                        Collect(value, schemas, into);
                }

                break;
        }
    }
}
