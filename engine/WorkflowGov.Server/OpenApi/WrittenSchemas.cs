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
    /// <summary>How a value type is written.</summary>
    private sealed record Written(string? Format = null, string? Pattern = null, string? Example = null);

    private static readonly Dictionary<Type, Written> Texts = new()
    {
        [typeof(ItemCode)] = new(null, "^[0-9A-Z]{18}[0-9]{10}[0-9A-Z]{3}[0-9]{2}$", "11440306BA0000189Q400019000600001"),
        [typeof(CaseNumber)] = new(Example: "11440306BA0000189Q4000190006000202611250001"),
        [typeof(StepId)] = new(),
        [typeof(Role)] = new(),
        [typeof(Office)] = new(),
        [typeof(ClockName)] = new(Example: "promised"),
        [typeof(TimeLimit)] = new(null, "^(即办|[1-9][0-9]{0,4} (工作日|自然日|个月|年|小时))$", "10 工作日"),
        [typeof(LocalDate)] = new("date"),
        [typeof(LocalDateTime)] = new("local-date-time", "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?$", "2026-11-25T09:30:00"),
        [typeof(Instant)] = new("date-time", null, "2026-11-25T09:30:00+08:00"),
        [typeof(LocalTime)] = new("local-time", "^[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?$", "09:30:00"),
        [typeof(byte[])] = new("byte"),
    };

    public static void AddTo(IServiceCollection services) => services.AddSingleton<ApiDocument>().AddOpenApi(ApiDocument.Name, o =>
    {
        o.CreateSchemaReferenceId = NameOf;
        o.AddSchemaTransformer((schema, context, _) =>
        {
            Describe(schema, context.JsonTypeInfo.Type);
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
        if (Texts.TryGetValue(bare, out var written))
        {
            Write(schema, written, bare == type ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null);
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
            Write((OpenApiSchema)(schema.Items = new OpenApiSchema()), each, JsonSchemaType.String);
    }

    private static void Write(OpenApiSchema schema, Written text, JsonSchemaType type)
    {
        (schema.Type, schema.Format, schema.Pattern) = (type, text.Format, text.Pattern);
        if (text.Example is { } example)
            schema.Examples = [example];
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
