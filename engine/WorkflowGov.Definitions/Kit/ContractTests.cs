using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Kit;

/// <summary>A request with the answer that it gets.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Request">Body of <c>POST /api/v1/cases</c>.</param>
/// <param name="Status">HTTP status of the answer.</param>
/// <param name="Code">Rule that refuses it; null when it is received.</param>
/// <param name="Field">Field that the refusal names; null when it names none.</param>
public sealed record ContractTest(Text Name, JsonObject Request, int Status, string? Code, string? Field);

/// <summary>
/// 契约测试 of an item: the example, and each way in which a request departs from the standard, one at a time. A system
/// that builds its requests from the item can show by them that it and the server mean the same.
/// </summary>
public static class ContractTests
{
    private const int Received = 201;
    private const int Invalid = 422;

    /// <summary>The tests.</summary>
    /// <param name="item">The item.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <returns>The tests, the example first.</returns>
    public static ImmutableArray<ContractTest> Of(ServiceItem item, LocalDate today)
    {
        var example = Request(item, ExampleApplication.Of(item, today));
        return
        [
            new ContractTest(new Text("示例原样提交", "The example as it is"), example, Received, null, null),
            .. item.Form.Where(f => f.Required).Select(f => Refused($"缺少“{f.Label}”", $"Without '{f.Key}'", "WG5105", $"form.{f.Key}", example, r => Form(r).Remove(f.Key))),
            .. item.Form.Select(f => Refused($"“{f.Label}”类型不对", $"'{f.Key}' of another type", "WG5106", $"form.{f.Key}", example, r => Form(r)[f.Key] = Unfit(f))),
            Refused("多一个字段", "One field too many", "WG5104", "form.not_in_the_standard", example, r => Form(r)["not_in_the_standard"] = "x"),
            Refused("多一项材料", "One material too many", "WG5107", "materials.not-in-the-standard", example, r => Materials(r).Add(Material("not-in-the-standard", MaterialForm.Electronic))),
            .. item.Materials.Take(1).Select(m => Refused("同一材料交两次", "A material twice", "WG5108", $"materials.{m.Key}", example, r => Twice(r, m))),
            .. Enum.GetValues<Audience>().Where(a => !item.Audience.Contains(a)).Take(1)
                .Select(a => Refused("不是服务对象", "Not for this applicant", "WG5103", "applicant.kind", example, r => r["applicant"]!["kind"] = a.ToString())),
            Refused("证件号码校验位不对", "An identifier whose check digit is wrong", "WG5131", "applicant.identifier", example, r => r["applicant"]!["identifier"] = "110105194912310021"),
        ];
    }

    /// <summary>The body that hands an application in.</summary>
    /// <param name="item">The item.</param>
    /// <param name="application">The application.</param>
    /// <returns>The body of <c>POST /api/v1/cases</c>.</returns>
    public static JsonObject Request(ServiceItem item, Application application)
    {
        var request = new JsonObject
        {
            ["item"] = item.Code.Value,
            ["applicant"] = new JsonObject
            {
                ["kind"] = application.Applicant.Kind.ToString(), ["name"] = application.Applicant.Name,
                ["identifier"] = application.Applicant.Identifier, ["phone"] = application.Applicant.Phone,
            },
            ["form"] = new JsonObject(item.Form.Where(f => application.Form.ContainsKey(f.Key)).Select(f => KeyValuePair.Create(f.Key, (JsonNode?)Value(application.Form[f.Key])))),
            ["materials"] = new JsonArray([.. application.Materials.Select(m => (JsonNode)Material(m.Key, m.Form))]),
            ["channel"] = application.Channel.ToString(),
        };
        if (application.Commitment is { } commitment)
            request["commitment"] = commitment;
        return request;
    }

    private static ContractTest Refused(string zh, string en, string code, string field, JsonObject example, Action<JsonObject> depart)
    {
        var request = (JsonObject)example.DeepClone();
        depart(request);
        return new ContractTest(new Text(zh, en), request, Invalid, code, field);
    }

    private static JsonObject Form(JsonObject request) => request["form"]!.AsObject();

    private static JsonArray Materials(JsonObject request) => request["materials"]!.AsArray();

    private static JsonObject Material(string key, MaterialForm form) => new() { ["key"] = key, ["form"] = form.ToString(), ["reference"] = string.Empty };

    private static void Twice(JsonObject request, Material material)
    {
        Materials(request).Clear();
        Materials(request).Add(Material(material.Key, material.Form));
        Materials(request).Add(Material(material.Key, material.Form));
    }

    /// <summary>What the field never takes.</summary>
    private static JsonValue Unfit(FormField field) => field.Type switch
    {
        FieldType.Text or FieldType.Number or FieldType.Integer => JsonValue.Create(true),
        _ => JsonValue.Create("不符合类型的值"),
    };

    private static JsonValue? Value(FormValue value) => value switch
    {
        FormValue.Number number => JsonValue.Create(number.Value),
        FormValue.Flag flag => JsonValue.Create(flag.Value),
        FormValue.Of text => JsonValue.Create(text.Value),
        _ => throw new InvalidOperationException($"Unknown value {value.GetType().Name}."),
    };
}
