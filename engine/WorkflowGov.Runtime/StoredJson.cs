using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Runtime;

/// <summary>
/// How domain values are written as JSON, in the database and on the wire: value types as plain text, limits as
/// people say them (<c>"20 工作日"</c>), times by ISO 8601. What is stored must stay readable: only add here.
/// </summary>
public static class StoredJson
{
    /// <summary>The options for everything stored.</summary>
    public static readonly JsonSerializerOptions Options = Configure(new JsonSerializerOptions());

    /// <summary>Adds the domain's converters to options.</summary>
    /// <param name="options">The options to add to.</param>
    /// <returns>The same options.</returns>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.AllowOutOfOrderMetadataProperties = true;
        options.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
        options.Converters.Add(new JsonStringEnumConverter());
        options.Converters.Add(new AsText<ItemCode>(ItemCode.Parse, c => c.Value));
        options.Converters.Add(new AsText<CaseNumber>(t => new CaseNumber(t), n => n.Value));
        options.Converters.Add(new AsText<StepId>(t => new StepId(t), s => s.Value));
        options.Converters.Add(new AsText<Role>(t => new Role(t), r => r.Name));
        options.Converters.Add(new AsText<Office>(t => new Office(t), o => o.Name));
        options.Converters.Add(new AsText<ClockName>(t => new ClockName(t), n => n.Value));
        options.Converters.Add(new AsText<TimeLimit>(TimeLimit.Parse, l => l.ToString()));
        options.Converters.Add(new CaseIdAsNumber());
        options.Converters.Add(new ProcessAsBlocks());
        return options;
    }

    /// <summary>Writes a value.</summary>
    /// <typeparam name="T">Its static type; a closed family's base writes its kind.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>JSON text.</returns>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>Reads a value.</summary>
    /// <typeparam name="T">Its static type.</typeparam>
    /// <param name="json">JSON text.</param>
    /// <returns>The value.</returns>
    /// <exception cref="JsonException">The text is not such a value.</exception>
    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException($"No {typeof(T).Name} in JSON 'null'.");

    private sealed class AsText<T>(Func<string, T> parse, Func<T, string> format) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            try
            {
                return parse(reader.GetString() ?? throw new JsonException($"A {typeof(T).Name} is text, not null."));
            }
            catch (FormatException e)
            {
                throw new JsonException(e.Message, e);
            }
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(format(value));
    }

    private sealed class CaseIdAsNumber : JsonConverter<CaseId>
    {
        public override CaseId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, CaseId value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Value);
    }

    private sealed class ProcessAsBlocks : JsonConverter<Process>
    {
        public override Process Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Block>(ref reader, options) is Block.Sequence root
                ? Process.Of(root)
                : throw new JsonException("A process is a sequence of blocks.");

        public override void Write(Utf8JsonWriter writer, Process value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize<Block>(writer, value.Root, options);
    }
}
