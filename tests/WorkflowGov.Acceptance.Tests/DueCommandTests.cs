using System.Text.Json.Nodes;

namespace WorkflowGov.Acceptance.Tests;

/// <summary><c>wfgov due</c> as somebody types it: the law's worked examples and what else people ask.</summary>
public sealed class DueCommandTests
{
    public static TheoryData<string, string?, bool> Questions => new()
    {
        { "--start 2016-09-28 --limit '20 工作日'", "2016-10-31", false },
        { "--start 2020-01-10 --limit '20 工作日' --as-of 2020-01-25", "2020-02-12", false },
        { "--start 2020-01-10 --limit '20 工作日'", "2020-02-14", false },
        { "--start 2016-09-12 --limit '20 工作日' --suspend 2016-09-28..2016-10-11", "2016-10-24", false },
        { "--start 2016-09-28 --limit '20 工作日' --suspend 2016-10-31..2016-11-07", "2016-11-07", false },
        { "--start 2016-09-28 --limit '20 工作日' --suspend 2016-10-10..", null, false },
        { "--start 2016-09-28 --limit '20 工作日' --extend '10 工作日'", "2016-11-14", false },
        { "--start 2016-09-28T19:30 --limit '20 工作日' --receipt-policy next_workday", "2016-11-01", false },
        { "--start 2025-10-05 --limit '30 自然日' --backward", "2025-09-05", false },
        { "--start 2016-11-04T09:00 --limit '168 小时' --backward", "2016-10-28", false },
        { "--start 2016-07-02 --limit '3 个月'", "2016-10-08", false },
        { "--start 2016-09-28 --limit '5 工作日' --interrupt 2016-10-10 ", "2016-10-17", false },
        { "--start 2026-12-10 --limit '20 工作日'", "2027-01-08", true },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Due_Asked_PrintsDateAndExplanation(string question, string? due, bool provisional)
    {
        var (code, text, _) = await Wfgov.RunAsync(["due", .. Words(question), "--json"]);

        code.ShouldBe(0);
        var answer = JsonNode.Parse(text)!;
        answer["due"]?.ToString().ShouldBe(due);
        answer["provisional"]!.GetValue<bool>().ShouldBe(provisional);
        if (answer["days"]!.AsArray() is { Count: > 0 } days && due is not null)
            days[^1]!["date"]!.ToString().ShouldBe(due);
        answer["explanation"]!["zh"]!.ToString().ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("--start 2016-09-28 --limit '20 工作日' --suspend 2016-11-01..2016-11-10", "WG3105")]
    [InlineData("--start 2016-09-28 --limit '20 工作日' --extend '10 工作日@2016-11-01'", "WG3105")]
    [InlineData("--start 2016-09-28 --limit '20 日'", "日")]
    [InlineData("--start 2016-02-30 --limit '20 工作日'", "2016-02-30")]
    [InlineData("--start 2016-09-28 --limit '20 工作日' --suspend 2016-10-12", "2016-10-12")]
    public async Task Due_RefusedOrUnreadable_ExitsWithOneAndSaysWhy(string question, string reason)
    {
        var (code, text, errors) = await Wfgov.RunAsync(["due", .. Words(question)]);

        code.ShouldBe(1);
        text.ShouldBeEmpty();
        errors.ShouldContain(reason);
    }

    /// <summary>Splits at blanks, quotation marks hold together.</summary>
    private static string[] Words(string line) =>
        [.. line.Split('\'').SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
}
