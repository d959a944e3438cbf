using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Server.OpenApi;

/// <summary>
/// Schemas say what is really sent: value types as text, days and instants by ISO 8601, null left out.
/// </summary>
internal static class WrittenSchemas
{
    private static readonly Dictionary<Type, string?> Texts = new()
    {
        [typeof(ItemCode)] = null,
        [typeof(CaseNumber)] = null,
        [typeof(StepId)] = null,
        [typeof(Role)] = null,
        [typeof(Office)] = null,
        [typeof(ClockName)] = null,
        [typeof(TimeLimit)] = null,
        [typeof(LocalDate)] = "date",
        [typeof(LocalDateTime)] = "local-date-time",
        [typeof(Instant)] = "date-time",
        [typeof(LocalTime)] = "local-time",
        [typeof(byte[])] = "byte",
    };

    public static void AddTo(IServiceCollection services) => services.AddSingleton<ApiDocument>().AddOpenApi(ApiDocument.Name, o =>
    {
        o.CreateSchemaReferenceId = NameOf;
        o.AddSchemaTransformer((schema, context, _) =>
        {
            Describe(schema, context.JsonTypeInfo.Type);
            foreach (var absent in context.JsonTypeInfo.Properties.Where(p => p.IsGetNullable))
                schema.Required?.Remove(absent.Name);
            return Task.CompletedTask;
        });
    });

    /// <summary>What is sent as text is no schema of its own; a process is its blocks.</summary>
    private static string? NameOf(JsonTypeInfo type) =>
        Texts.ContainsKey(Nullable.GetUnderlyingType(type.Type) ?? type.Type) || type.Type == typeof(Process) || type.Type == typeof(JsonElement) || type.Type == typeof(JsonObject)
            ? null
            : OpenApiOptions.CreateDefaultSchemaReferenceId(type);

    private static void Describe(OpenApiSchema schema, Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (Texts.TryGetValue(bare, out var format))
        {
            schema.Type = bare == type ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
            schema.Format = format;
            schema.Properties?.Clear();
            schema.Required?.Clear();
        }
        else if (bare.IsEnum)
            DescribeEnum(schema, type, bare);
        else if (bare == typeof(CaseId))
            (schema.Type, schema.Format) = (JsonSchemaType.Integer, "int64");
        else if (bare == typeof(JsonElement))
            schema.Type = AnyValue().Type;
        else if (type == typeof(Dictionary<string, JsonElement>))
            schema.AdditionalProperties = AnyValue();
        else if (ElementOf(type) is { } element && Texts.TryGetValue(element, out var each))
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.String, Format = each };
    }

    /// <summary>Each value with what it means, as the code says it.</summary>
    private static void DescribeEnum(OpenApiSchema schema, Type sent, Type type)
    {
        schema.Type = sent == type ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
        var words = Enum.GetNames(type).Select(n => (Name: n, Words: CodeWords.Of(type.GetField(n)!))).Where(v => v.Words.Length > 0).ToList();
        if (words.Count > 0)
            schema.AddExtension("x-enum-descriptions", new JsonNodeExtension(new JsonObject(words.Select(w => KeyValuePair.Create(w.Name, (JsonNode?)w.Words)))));
    }

    /// <summary>A form's values are text, numbers or yes and no.</summary>
    private static OpenApiSchema AnyValue() => new() { Type = JsonSchemaType.String | JsonSchemaType.Number | JsonSchemaType.Boolean };

    private static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GenericTypeArguments is [var element] && type.IsAssignableTo(typeof(System.Collections.IEnumerable)) ? element : null;
}
