using System.Text.Json.Nodes;

namespace WorkflowGov.Acceptance.Tests;

/// <summary>Requests as an integrator writes them.</summary>
internal static class Requests
{
    public const string Company = "公司设立登记";

    public static async Task<JsonObject> CompanyAsync(RunningServer server)
    {
        var items = await server.GetAsync("web-hall", "/api/v1/items");
        var code = items.AsArray().First(i => i!["name"]!.GetValue<string>() == Company)!["code"]!.GetValue<string>();
        return new JsonObject
        {
            ["item"] = code,
            ["applicant"] = new JsonObject { ["kind"] = "NaturalPerson", ["name"] = "邓雅婷", ["identifier"] = "11010519491231002X", ["phone"] = "13900139000" },
            ["form"] = new JsonObject
            {
                ["company_name"] = "深圳市宝启科技有限公司", ["capital"] = 100, ["shareholders"] = 2, ["domicile"] = "宝安区新安街道",
                ["prior_approval"] = false, ["phone"] = "13900139000",
            },
            ["materials"] = new JsonArray([.. new[] { "application", "articles", "shareholder-identity", "appointments", "property-certificate" }
                .Select(k => (JsonNode)new JsonObject { ["key"] = k, ["form"] = "Electronic", ["reference"] = "" })]),
            ["channel"] = "Web",
        };
    }
}
