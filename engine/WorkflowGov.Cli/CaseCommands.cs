using System.Collections.Immutable;
using System.CommandLine;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Postgres;

namespace WorkflowGov.Cli;

/// <summary><c>wfgov case</c>: list, start, show, trace and explain cases of a running server.</summary>
internal static class CaseCommands
{
    private static readonly Argument<string> Number = new("number") { Description = "办件编号（43 位）/ case number" };

    public static Command Create() => new("case", "办件 / cases of a running server")
    {
        With("list", "最近的办件 / the newest cases", null, (_, client, cancellation) => ListAsync(client, cancellation)),
        With("start", "收件：从 JSON 文件开始一个办件 / start a case from a JSON file", new Argument<string>("file") { Description = "POST /api/v1/cases 的内容 / the body of the POST" }, StartAsync),
        With("show", "办件现状 / where a case stands", Number, ShowAsync),
        With("trace", "全部留痕 / every event of a case", Number, TraceAsync),
        With("who", "现在谁能办理，其他人为什么不能 / who could act now, and why the others could not", Number, WhoAsync),
        EvidenceCommand(),
        With("time", "用时：机关、申请人、第三方各多少 / whose time it was: agency, applicant, third party", Number, TimeAsync),
        With("explain", "逐日说明到期日 / why each due date is what it is, day by day", Number, ExplainAsync),
    };

    /// <summary>A command that talks to a server.</summary>
    public static Command With(
        string name, string description, Argument<string>? argument, Func<string, ServerClient, CancellationToken, Task<int>> run)
    {
        var server = new Option<string>("--server") { Description = "服务器地址 / address", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var user = new Option<string>("--user") { Description = "用户名 / user", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("WFGOV_USER") ?? "supervisor" };
        var password = new Option<string>("--password") { Description = "密码 / password (WFGOV_PASSWORD)", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("WFGOV_PASSWORD") ?? "wfgov-demo" };
        var command = new Command(name, description) { server, user, password };
        if (argument is not null)
            command.Add(argument);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = await ClientAsync(parsed, command, cancellation);
            return await run(argument is null ? string.Empty : parsed.GetValue(argument) ?? string.Empty, client, cancellation);
        });
        return command;
    }

    /// <summary>Signs in with the options that <see cref="With"/> gave a command.</summary>
    public static Task<ServerClient> ClientAsync(ParseResult parsed, Command command, CancellationToken cancellation)
    {
        string Of(string option) => parsed.GetValue((Option<string>)command.Options.First(o => o.Name == option))!;
        return ServerClient.SignInAsync(new Login(Of("--server"), Of("--user"), Of("--password")), cancellation);
    }

    private static async Task<int> WhoAsync(string number, ServerClient client, CancellationToken cancellation)
    {
        var steps = await client.GetAsync<ImmutableArray<StepActorsData>>($"/api/v1/cases/{number}/who-may-act", cancellation);
        foreach (var step in steps)
        {
            Console.WriteLine($"{step.Title}（{step.Role}，{step.Office}）{(step.WaitsFor.IsEmpty ? string.Empty : $"　等待 {string.Join("、", step.WaitsFor)}")}");
            foreach (var officer in step.May)
                Console.WriteLine($"  ✔ {officer.Name}　{officer.User}");
            foreach (var barred in step.MayNot.GroupBy(b => b.Code).OrderByDescending(g => g.Count()))
                Console.WriteLine($"  ✘ {barred.Key}　{barred.Count()} 人，如：{barred.First().Why.Zh}");
        }

        return 0;
    }

    private static Command EvidenceCommand()
    {
        var to = new Option<string>("--to") { Description = "写入的文件 / the file to write", Required = true };
        var command = With("evidence", "办件证据包，可以离线核验 / the evidence of a case, verified offline", Number, (_, _, _) => Task.FromResult(0));
        command.Add(to);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = await ClientAsync(parsed, command, cancellation);
            var file = parsed.GetValue(to)!;
            await File.WriteAllTextAsync(file, await client.TextAsync($"/api/v1/cases/{parsed.GetValue(Number)}/evidence", cancellation), cancellation);
            Console.WriteLine($"{file}\n离线核验 / verify offline: wfgov audit verify --file {file}");
            return 0;
        });
        return command;
    }

    private static async Task<int> ListAsync(ServerClient client, CancellationToken cancellation)
    {
        foreach (var found in await client.GetAsync<List<ListedCase>>("/api/v1/cases", cancellation))
            Console.WriteLine($"{found.Number}  {found.ReceivedAt.InZone(ChinaTime.Zone):uuuu-MM-dd HH:mm}  {found.Status,-10}  {found.ItemName}　{found.Applicant}");
        return 0;
    }

    private static async Task<int> StartAsync(string file, ServerClient client, CancellationToken cancellation)
    {
        Print(await client.PostAsync<CaseSummary>("/api/v1/cases", await File.ReadAllTextAsync(file, cancellation), cancellation));
        return 0;
    }

    private static async Task<int> ShowAsync(string number, ServerClient client, CancellationToken cancellation)
    {
        Print(await client.GetAsync<CaseSummary>($"/api/v1/cases/{number}", cancellation));
        return 0;
    }

    private static async Task<int> TraceAsync(string number, ServerClient client, CancellationToken cancellation)
    {
        var trace = await client.GetAsync<CaseTraceView>($"/api/v1/cases/{number}/events", cancellation);
        foreach (var e in trace.Events)
        {
            Console.WriteLine($"{e.Sequence,4}  {e.At.InZone(ChinaTime.Zone):uuuu-MM-dd HH:mm:ss}  {e.UserName}（{e.User}，{e.Office}）  {e.Type}  {Convert.ToHexStringLower(e.Hash)[..12]}");
            Console.WriteLine($"      {e.Payload}");
        }

        return 0;
    }

    private static async Task<int> TimeAsync(string number, ServerClient client, CancellationToken cancellation)
    {
        var split = await client.GetAsync<TimeSplitData>($"/api/v1/cases/{number}/time-split", cancellation);
        Console.WriteLine($"办理机关 {Length(split.AgencyMinutes)}　申请人 {Length(split.ApplicantMinutes)}　第三方 {Length(split.ThirdPartyMinutes)}{(split.IsClosed ? string.Empty : "　（计至现在 / until now）")}");
        foreach (var stretch in split.Stretches)
            Console.WriteLine($"  {stretch.From.InZone(ChinaTime.Zone):uuuu-MM-dd HH:mm} — {stretch.To.InZone(ChinaTime.Zone):uuuu-MM-dd HH:mm}  {stretch.Party}{(stretch.Ground is null ? string.Empty : $"　{stretch.Ground}")}");
        return 0;
    }

    private static string Length(long minutes) => $"{minutes / 1440} 天 {minutes / 60 % 24} 小时 {minutes % 60} 分";

    private static async Task<int> ExplainAsync(string number, ServerClient client, CancellationToken cancellation)
    {
        foreach (var clock in await client.GetAsync<List<ExplainedClockView>>($"/api/v1/cases/{number}/clocks", cancellation))
        {
            Console.WriteLine($"\n{clock.Name}　{clock.Limit}{(clock.Basis is null ? string.Empty : $"　{clock.Basis}")}\n  {clock.Why.Zh}\n  {clock.Why.En}");
            foreach (var day in clock.Days)
                Console.WriteLine($"    {day.Date:uuuu-MM-dd}  {day.Count,3}  {day.Reason}{(day.Name is null ? string.Empty : $"　{day.Name}")}{(day.Notice is null ? string.Empty : $"　{day.Notice}")}");
        }

        return 0;
    }

    private static void Print(CaseSummary found)
    {
        Console.WriteLine($"{found.Number}\n{found.ItemName}（第 {found.Version} 版）　{found.Status}{(found.Decision is { } d ? $"　{d}" : string.Empty)}");
        foreach (var step in found.OpenSteps)
            Console.WriteLine($"  待办　{step.Title}（{step.Step}）　{step.Role}　{step.Office}{(step.ClaimedBy is null ? string.Empty : $"　{step.ClaimedBy} 已签收")}");
        foreach (var clock in found.Clocks)
            Console.WriteLine($"  期限　{clock.Name}　{clock.Limit}　自 {clock.StartedOn:uuuu-MM-dd}　{(clock.DueOn is { } due ? $"到期 {due:uuuu-MM-dd}" : "中止中")}");
    }
}
