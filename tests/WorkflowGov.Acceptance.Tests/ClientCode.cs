using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NJsonSchema;
using NJsonSchema.CodeGeneration;
using NJsonSchema.CodeGeneration.CSharp;
using NSwag;
using NSwag.CodeGeneration.CSharp;
using NSwag.CodeGeneration.OperationNameGenerators;

namespace WorkflowGov.Acceptance.Tests;

/// <summary>The typed C# client, generated from the OpenAPI document: what systems call, in C#'s words.</summary>
internal static partial class ClientCode
{
    /// <summary>Ways to sign in that are people's, though anybody may call them.</summary>
    private static readonly string[] SignIn = ["/api/v1/session", "/api/v1/password", "/api/v1/sign-in"];

    [GeneratedRegex("(?:^|_)([a-z0-9])")]
    private static partial Regex WordStart { get; }

    [GeneratedRegex(@"^ +$|[ \t]+$", RegexOptions.Multiline)]
    private static partial Regex TrailingBlanks { get; }

    /// <summary>The code of the client.</summary>
    /// <param name="document">The OpenAPI document as the server gives it.</param>
    public static async Task<string> OfAsync(JsonObject document)
    {
        var reduced = await OpenApiDocument.FromJsonAsync(Reduced(document).ToJsonString());
        var settings = new CSharpClientGeneratorSettings
        {
            ClassName = "WorkflowGovClient",
            OperationNameGenerator = new SingleClientFromOperationIdOperationNameGenerator(),
            UseBaseUrl = false,
            GenerateOptionalParameters = true,
            GenerateClientInterfaces = false,
            ExposeJsonSerializerSettings = false,
            ResponseArrayType = "System.Collections.Generic.IReadOnlyList",
            ParameterArrayType = "System.Collections.Generic.IEnumerable",
        };
        var code = settings.CSharpGeneratorSettings;
        code.Namespace = "WorkflowGov.Client";
        code.JsonLibrary = CSharpJsonLibrary.SystemTextJson;
        (code.GenerateNullableReferenceTypes, code.GenerateOptionalPropertiesAsNullable, code.UseRequiredKeyword, code.GenerateDataAnnotations) = (true, true, true, false);
        (code.DateType, code.DateTimeType, code.TimeType, code.AnyType) = ("System.DateOnly", "System.DateTimeOffset", "System.TimeOnly", "object");
        (code.ArrayType, code.ArrayInstanceType, code.ArrayBaseType) = ("System.Collections.Generic.IReadOnlyList", "System.Collections.Generic.List", "System.Collections.Generic.List");
        code.PropertyNameGenerator = new Pascal();
        return $"#nullable enable\n{TrailingBlanks.Replace(new CSharpClientGenerator(reduced, settings).GenerateFile().ReplaceLineEndings("\n"), string.Empty)}";
    }

    /// <summary>The stable part for systems, in the terms of OpenAPI 3.0 that the generator knows.</summary>
    private static JsonObject Reduced(JsonObject document)
    {
        var reduced = document.DeepClone().AsObject();
        reduced["openapi"] = "3.0.3";
        reduced.Remove("servers");
        var paths = reduced["paths"]!.AsObject();
        foreach (var (path, operations) in paths.ToList())
        {
            foreach (var (method, operation) in operations!.AsObject().ToList())
            {
                if (operation!["x-audience"]?.ToString() != "integrators" || SignIn.Contains(path) || !IsForSystems(operation))
                    operations.AsObject().Remove(method);
                else
                    Plain(operation.AsObject());
            }

            if (operations.AsObject().Count == 0)
                paths.Remove(path);
        }

        foreach (var (_, schema) in reduced["components"]!["schemas"]!.AsObject())
            Plain(schema!);
        reduced["components"]!.AsObject().Remove("parameters");
        foreach (var (note, _) in reduced.Where(n => n.Key.StartsWith("x-", StringComparison.Ordinal)).ToList())
            reduced.Remove(note);
        KeepUsed(reduced);
        return reduced;
    }

    private static bool IsForSystems(JsonNode operation) =>
        operation["security"]!.AsArray() is var ways && (ways.Count == 0 || ways.Any(w => w!.AsObject().ContainsKey("key")));

    /// <summary>Headers are the client's own business, and every refusal is a problem.</summary>
    private static void Plain(JsonObject operation)
    {
        if (operation["parameters"] is JsonArray parameters)
            operation["parameters"] = new JsonArray([.. parameters.Where(p => p!["$ref"] is null && p["in"]?.ToString() != "header").Select(p => p!.DeepClone())]);
        var answers = operation["responses"]!.AsObject();
        var refusal = answers.FirstOrDefault(a => a.Key[0] == '4').Value?.DeepClone();
        foreach (var (status, _) in answers.Where(a => a.Key[0] != '2').ToList())
            answers.Remove(status);
        if (refusal is not null)
        {
            refusal["description"] = "Refused.";
            answers["default"] = refusal;
        }

        foreach (var (_, value) in operation.ToList())
            Plain(value);
    }

    private static void Plain(JsonNode? at)
    {
        if (at is JsonArray array)
        {
            foreach (var value in array)
                Plain(value);
        }

        if (at is not JsonObject schema)
            return;
        if (schema["type"] is JsonArray types)
            OneType(schema, types);
        if (schema["oneOf"] is JsonArray { Count: 2 } either && either.FirstOrDefault(o => o!["type"]?.ToString() == "null") is { } nothing)
        {
            var other = either.First(o => o != nothing)!;
            schema.Remove("oneOf");
            (schema["nullable"], schema["oneOf"]) = (true, new JsonArray(new JsonObject { ["$ref"] = other["$ref"]!.DeepClone() }));
        }

        foreach (var (note, _) in schema.Where(n => n.Key.StartsWith("x-", StringComparison.Ordinal) || n.Key is "examples").ToList())
            schema.Remove(note);

        // What may be one of many things is read as it came.
        if (schema.ContainsKey("discriminator") || schema.ContainsKey("anyOf"))
        {
            foreach (var key in (string[])["discriminator", "anyOf", "oneOf", "type", "required", "properties"])
                schema.Remove(key);
        }

        foreach (var (_, value) in schema.ToList())
            Plain(value);
    }

    private static void OneType(JsonObject schema, JsonArray types)
    {
        var said = types.Select(t => t!.ToString()).Where(t => t != "null").ToList();
        if (said.Count < types.Count)
            schema["nullable"] = true;
        if (said.Count == 1)
            schema["type"] = said[0];
        else
            schema.Remove("type");
    }

    /// <summary>Only schemas that are reached.</summary>
    private static void KeepUsed(JsonObject document)
    {
        const string Prefix = "#/components/schemas/";
        var schemas = document["components"]!["schemas"]!.AsObject();
        var (used, open) = (new HashSet<string>(StringComparer.Ordinal), new Stack<string>());
        void Look(JsonNode from)
        {
            foreach (Match found in Regex.Matches(from.ToJsonString(), $"\"{Prefix}([^\"]+)\""))
            {
                if (used.Add(found.Groups[1].Value))
                    open.Push(found.Groups[1].Value);
            }
        }

        Look(document["paths"]!);
        while (open.TryPop(out var next))
            Look(schemas[next]!);
        foreach (var (name, _) in schemas.Where(s => !used.Contains(s.Key)).ToList())
            schemas.Remove(name);
    }

    /// <summary><c>item_name</c> is <c>ItemName</c>.</summary>
    private sealed class Pascal : IPropertyNameGenerator
    {
        public string Generate(JsonSchemaProperty property) => WordStart.Replace(property.Name.Replace('-', '_'), m => m.Groups[1].Value.ToUpperInvariant());
    }
}
