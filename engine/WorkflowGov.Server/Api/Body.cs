using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using NodaTime.Text;
using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Runtime;

namespace WorkflowGov.Server.Api;

/// <summary>Reads request bodies strictly: unknown keys and wrong types are named with their place.</summary>
internal static class Body
{
    public const int BytesMax = 1_000_000;

    private static readonly JsonSerializerOptions Strict = StoredJson.Configure(new JsonSerializerOptions
    {
        Converters = { new AnyZone() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        MaxDepth = 16,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(NullMayBeLeftOut),
    });

    /// <summary>A member that may be null need not be named: what was left out was not said.</summary>
    private static void NullMayBeLeftOut(JsonTypeInfo type)
    {
        foreach (var member in type.Properties.Where(p => p.AssociatedParameter is { } given ? given.IsNullable : p.IsSetNullable))
            member.IsRequired = false;
    }

    /// <summary>The body and its bytes.</summary>
    public static async Task<(T Value, ReadOnlyMemory<byte> Bytes)> ReadAsync<T>(HttpRequest request)
        where T : class
    {
        var bytes = await BytesAsync(request);
        try
        {
            var value = JsonSerializer.Deserialize<T>(bytes.Span, Strict)
                ?? throw new BadBodyException("$", new Text("请求内容不能是 null", "The body must not be null"));
            return (value, bytes);
        }
        catch (JsonException e)
        {
            var field = e.Path ?? "$";
            var fault = FaultOf(e.Message, e.InnerException is FormatException);
            throw new BadBodyException(field, new Text($"请求内容读不懂，在 {field}：{fault.Zh}", $"The body cannot be read at {field}: {fault.En}"));
        }
    }

    /// <summary>What the reader says, without the names of our code.</summary>
    private static Text FaultOf(string said, bool isValue) => said switch
    {
        _ when said.Contains("doesn't allow null", StringComparison.Ordinal) => new Text("不能是 null", "it must not be null"),
        _ when said.Contains("could not be mapped to any .NET member", StringComparison.Ordinal) => new Text("没有这个成员", "there is no such member"),
        _ when said.Contains("missing required properties including: ", StringComparison.Ordinal) && said.Split("including: ")[1].Split(". Path")[0] is var missing => new Text($"缺少 {missing}", $"{missing} is missing"),
        _ when said.Contains("could not be converted to ", StringComparison.Ordinal) => new Text("类型或者取值不对", "it is of another type or no such value"),
        _ when said.Contains("-character item code", StringComparison.Ordinal) => new Text($"业务办理项编码有 {ItemCode.Length} 位", said.Split(" Path: ")[0]),
        _ => new Text(isValue ? "取值的写法不对" : "JSON 不完整，或者有语法错误", said.Split(" Path: ")[0]),
    };

    /// <summary>The bytes that were sent, with or without a length told beforehand.</summary>
    public static async Task<ReadOnlyMemory<byte>> BytesAsync(HttpRequest request)
    {
        if (request.ContentLength > BytesMax)
            throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge);
        if (request.ContentLength is { } length)
        {
            var whole = new byte[length];
            await request.Body.ReadExactlyAsync(whole, request.HttpContext.RequestAborted);
            return whole;
        }

        using var bytes = new MemoryStream();
        var buffer = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            if (bytes.Length + read > BytesMax)
                throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge);
            bytes.Write(buffer, 0, read);
        }

        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    /// <summary>An instant may be told in any zone, for example <c>2026-11-25T09:30:00+08:00</c>.</summary>
    private sealed class AnyZone : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            OffsetDateTimePattern.Rfc3339.Parse(reader.GetString() ?? string.Empty) is { Success: true, Value: var told }
                ? told.ToInstant()
                : throw new JsonException("An instant is written like 2026-11-25T09:30:00+08:00.");

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
    }
}
