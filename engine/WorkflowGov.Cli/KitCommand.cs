using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowGov.Definitions.Kit;
using WorkflowGov.Runtime;

namespace WorkflowGov.Cli;

/// <summary><c>wfgov kit</c>: what a system needs for an item, and its contract tests against a running server.</summary>
internal static class KitCommand
{
    private static readonly JsonSerializerOptions Indented = new(StoredJson.Options) { WriteIndented = true };
    private static readonly Argument<string> Code = new("code") { Description = "业务办理项编码 / item code" };

    public static Command Create() => new("kit", "事项对接包 / what a system needs to hand in cases of an item")
    {
        CaseCommands.With("show", "表单结构、材料、时限、示例 / form schema, materials, limits, example", Code, ShowAsync),
        CaseCommands.With("run", "对沙箱跑契约测试 / run the contract tests against a sandbox", Code, RunAsync),
    };

    private static async Task<int> ShowAsync(string code, ServerClient client, CancellationToken cancellation)
    {
        Console.WriteLine(JsonNode.Parse(await client.TextAsync($"/api/v1/items/{code}/kit", cancellation))!.ToJsonString(Indented));
        return 0;
    }

    /// <summary>Its first test starts a case: only where nothing counts.</summary>
    private static async Task<int> RunAsync(string code, ServerClient client, CancellationToken cancellation)
    {
        if (JsonNode.Parse(await client.TextAsync("/health/live", cancellation))?["sandbox"]?.GetValue<bool>() != true)
        {
            throw new ServerAnswerException(
                "契约测试会提交办件，只对沙箱运行：用 ./run --sandbox 启动一个\nThe contract tests hand in cases, so they run against a sandbox only: start one with ./run --sandbox");
        }

        var tests = await client.GetAsync<ImmutableArray<ContractTest>>($"/api/v1/items/{code}/contract-tests", cancellation);
        var failed = 0;
        foreach (var test in tests)
        {
            var (status, answer) = await client.TryPostAsync("/api/v1/cases", test.Request.ToJsonString(), cancellation);
            var holds = status == test.Status && Text(answer, "code") == test.Code && (test.Code is null || Text(answer, "field") == test.Field);
            failed += holds ? 0 : 1;
            Console.WriteLine($"{(holds ? "✔" : "✘")} {test.Name.Zh} / {test.Name.En}　{test.Status} {test.Code}{(holds ? string.Empty : $"　≠　{status} {Text(answer, "code")} {Text(answer, "field")}")}");
        }

        Console.WriteLine(failed == 0 ? $"{tests.Length} 项全部符合 / all {tests.Length} hold" : $"{tests.Length} 项中 {failed} 项不符合 / {failed} of {tests.Length} do not hold");
        return failed == 0 ? 0 : 1;
    }

    private static string? Text(JsonNode? answer, string key) => (answer as JsonObject)?[key]?.ToString();
}
