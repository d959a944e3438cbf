using System.Text.Json.Nodes;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions.Kit;

/// <summary>An item's form (申请表单) as JSON Schema 2020-12: what draws a screen and checks a request before it is sent.</summary>
public static class FormSchema
{
    private const int TextMax = 2_000;

    /// <summary>The schema of the values of <c>form</c>.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The schema.</returns>
    public static JsonObject Of(ServiceItem item) => new()
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["title"] = item.Name,
        ["type"] = "object",
        ["properties"] = new JsonObject(item.Form.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)Field(f)))),
        ["required"] = new JsonArray([.. item.Form.Where(f => f.Required).Select(f => (JsonNode)f.Key)]),
        ["additionalProperties"] = false,
    };

    private static JsonObject Field(FormField field)
    {
        var schema = Value(field);
        schema["title"] = field.Label;
        if (field.Unit is { } unit)
            schema["x-unit"] = unit;
        if (field.Personal)
            schema["x-personal"] = true;
        return schema;
    }

    private static JsonObject Value(FormField field) => field.Type switch
    {
        FieldType.Number => Number("number", field),
        FieldType.Integer => Number("integer", field),
        FieldType.Boolean => new JsonObject { ["type"] = "boolean" },
        FieldType.Choice => new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. field.Options.Select(o => (JsonNode)o)]) },
        FieldType.Date => new JsonObject { ["type"] = "string", ["format"] = "date" },
        FieldType.IdNumber => new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]{17}[0-9X]$", ["description"] = "居民身份证号，含校验位（GB 11643）" },
        FieldType.Uscc => new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9A-HJ-NPQRTUWXY]{18}$", ["description"] = "统一社会信用代码，含校验位（GB 32100）" },
        FieldType.Phone => new JsonObject { ["type"] = "string", ["pattern"] = "^[-+ 0-9]{7,20}$" },
        _ => new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = TextMax },
    };

    private static JsonObject Number(string type, FormField field)
    {
        var schema = new JsonObject { ["type"] = type };
        if (field.Min is { } min)
            schema["minimum"] = min;
        if (field.Max is { } max)
            schema["maximum"] = max;
        return schema;
    }
}
