using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Server.Api;

/// <summary>
/// The OpenAPI document says what is really sent: value types as text, days and instants by ISO 8601, null left out.
/// </summary>
internal static class ApiDocument
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
        [typeof(LocalTime)] = "time",
        [typeof(byte[])] = "byte",
    };

    public static void AddTo(IServiceCollection services) => services.AddOpenApi(o =>
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
        Texts.ContainsKey(Nullable.GetUnderlyingType(type.Type) ?? type.Type) || type.Type == typeof(Process) || type.Type == typeof(JsonElement)
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
        else if (type.IsEnum)
            schema.Type = JsonSchemaType.String;
        else if (type == typeof(Dictionary<string, JsonElement>))
            schema.AdditionalProperties = AnyValue();
        else if (ElementOf(type) is { } element && Texts.TryGetValue(element, out var each))
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.String, Format = each };
    }

    /// <summary>A form's values are text, numbers or yes and no.</summary>
    private static OpenApiSchema AnyValue() => new() { Type = JsonSchemaType.String | JsonSchemaType.Number | JsonSchemaType.Boolean };

    private static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GenericTypeArguments is [var element] && type.IsAssignableTo(typeof(System.Collections.IEnumerable)) ? element : null;
}
