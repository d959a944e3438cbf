using System.CommandLine;
using System.Text.Json;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Cli;

/// <summary><c>wfgov item</c>: versions and revisions of items on a running server; one proposes, another publishes.</summary>
internal static class ItemCommands
{
    private static readonly Dictionary<string, string> StateWords = new(StringComparer.Ordinal)
    {
        ["Coming"] = "待施行 / coming", ["InForce"] = "现行 / in force", ["Retired"] = "已取消 / cancelled", ["Superseded"] = "已被替代 / superseded",
        ["Draft"] = "草稿，待审核 / draft", ["Reviewed"] = "已审核，待发布 / reviewed", ["Published"] = "已发布 / published",
        ["Returned"] = "已退回 / returned", ["Replaced"] = "已另行提请 / replaced",
    };

    private static readonly Argument<string> Code = new("code") { Description = "业务办理项编码（33 位）/ item code" };

    public static Command Create()
    {
        var note = new Option<string>("--note") { Description = "修订说明：改了什么，为什么 / what is revised, and why", Required = true };
        var item = new Option<string>("--item") { Description = "业务办理项编码（33 位）/ item code", Required = true };
        var reason = new Option<string>("--reason") { Description = "退回理由 / reasons", Required = true };
        var version = new Option<int>("--version") { Description = "恢复到第几版 / the version to go back to", Required = true };
        var on = new Option<string>("--on") { Description = "取消日期，如 2027-01-01 / the first day without new cases", Required = true };
        var basis = new Option<string>("--basis") { Description = "取消的依据 / the decision that cancels it", Required = true };
        var successor = new Option<string?>("--successor") { Description = "接替事项的编码 / code of the item that takes its place" };
        return new Command("item", "事项版本与修订 / versions and revisions of items on a running server")
        {
            CaseCommands.With("versions", "一个事项的各版本和修订 / versions and revisions of an item", Code, VersionsAsync),
            Text(),
            FolderCommands.Export(),
            FolderCommands.Import(),
            CaseCommands.With("revisions", "待发布的修订 / revisions that wait", null, (_, client, cancellation) => RevisionsAsync(client, cancellation)),
            Asking("propose", "提请发布一个文件 / propose a file for publication", new Argument<string>("file") { Description = "YAML 文件 / YAML file" }, [item, note], (file, parsed) =>
                ($"/api/v1/definitions/{Plain(parsed.GetValue(item)!)}/revision", new { text = File.ReadAllText(file), note = parsed.GetValue(note) })),
            Asking("rollback", "恢复：以早先一版的内容提请发布新的一版 / propose the content of an earlier version as the next one", Code, [version, note], (code, parsed) =>
                ($"/api/v1/definitions/{Plain(code)}/rollback", new { version = parsed.GetValue(version), note = parsed.GetValue(note) })),
            Asking("retire", "取消：提请自某日起不再收件，已收的办完 / propose that no case be received from a day on", Code, [on, basis, successor, note], (code, parsed) =>
                ($"/api/v1/definitions/{Plain(code)}/retirement", new
                {
                    on = parsed.GetValue(on), basis = parsed.GetValue(basis), note = parsed.GetValue(note),
                    successor = parsed.GetValue(successor) is { } next ? Plain(next) : null,
                })),
            Deciding("review", "审核草稿，由提请人以外的人 / review a draft, by another person than who proposed", "review", [], (_, hash) => new { hash }),
            Deciding("publish", "发布已审核的修订，由提请人以外的人 / publish what was reviewed, by another person than who proposed", "publication", [], (_, hash) => new { hash }),
            Deciding("return", "退回修订 / return a revision", "return", [reason], (parsed, hash) => new { hash, reason = parsed.GetValue(reason) }),
        };
    }

    private static Command Text()
    {
        var version = new Option<int>("--version") { Description = "第几版 / the version", Required = true };
        var command = Command("text", "已发布的一版的 YAML / the text of a published version", Code, [version]);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = await CaseCommands.ClientAsync(parsed, command, cancellation);
            Console.Out.Write((await client.GetAsync<VersionTextData>($"/api/v1/definitions/{Plain(parsed.GetValue(Code)!)}/versions/{parsed.GetValue(version)}", cancellation)).Text);
            return 0;
        });
        return command;
    }

    private static Command Asking(string name, string description, Argument<string> argument, Option[] options, Func<string, ParseResult, (string Path, object Body)> ask)
    {
        var command = Command(name, description, argument, options);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = await CaseCommands.ClientAsync(parsed, command, cancellation);
            var (path, body) = ask(parsed.GetValue(argument)!, parsed);
            return Print(await client.PostAsync<RevisionData>(path, JsonSerializer.Serialize(body), cancellation));
        });
        return command;
    }

    /// <summary>A decision names the revision it was made on: the one that waits when the command runs.</summary>
    private static Command Deciding(string name, string description, string act, Option<string>[] options, Func<ParseResult, string, object> body)
    {
        var command = Command(name, description, Code, options);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = await CaseCommands.ClientAsync(parsed, command, cancellation);
            var code = Plain(parsed.GetValue(Code)!);
            var history = await client.GetAsync<HistoryData>($"/api/v1/definitions/{code}/versions", cancellation);
            if (history.Revisions.FirstOrDefault(r => r.Outcome is null) is not { } waiting)
            {
                Console.Error.WriteLine("没有待发布的修订 / no revision waits");
                return 1;
            }

            return Print(await client.PostAsync<RevisionData>($"/api/v1/definitions/{code}/{act}", JsonSerializer.Serialize(body(parsed, waiting.Hash)), cancellation));
        });
        return command;
    }

    private static Command Command(string name, string description, Argument<string> argument, Option[] options)
    {
        var command = CaseCommands.With(name, description, argument, (_, _, _) => Task.FromResult(0));
        foreach (var option in options)
            command.Add(option);
        return command;
    }

    private static async Task<int> VersionsAsync(string code, ServerClient client, CancellationToken cancellation)
    {
        var history = await client.GetAsync<HistoryData>($"/api/v1/definitions/{Plain(code)}/versions", cancellation);
        foreach (var revision in history.Revisions)
            Print(revision);
        foreach (var version in history.Versions)
            Console.WriteLine($"第 {version.Version} 版　{StateWords.GetValueOrDefault(version.State, version.State)}　{version.EffectiveOn:uuuu-MM-dd} 起施行　{version.Publisher} 发布于 {version.PublishedAt.InZone(ChinaTime.Zone):uuuu-MM-dd HH:mm}　{version.Hash[..16]}");
        return 0;
    }

    private static async Task<int> RevisionsAsync(ServerClient client, CancellationToken cancellation)
    {
        foreach (var revision in (await client.GetAsync<List<RevisionData>>("/api/v1/definitions/revisions", cancellation)).Where(r => r.Outcome is null))
            Print(revision);
        return 0;
    }

    private static int Print(RevisionData revision)
    {
        var state = StateWords.GetValueOrDefault(revision.State, revision.State)
            + (revision.Outcome is null ? revision.Reviewer is { } reviewer ? $"，{reviewer}" : string.Empty : $"，{revision.Decider}{(revision.Reason is { } why ? $"：{why}" : string.Empty)}");
        Console.WriteLine($"{revision.Name}　{revision.Code}　第 {revision.Version} 版，{revision.EffectiveOn:uuuu-MM-dd} 起施行　{state}");
        Console.WriteLine($"  {revision.Proposer}：{revision.Note}");
        return 0;
    }

    private static string Plain(string code) => ItemCode.TryParse(code, out var item) ? item.Value : Uri.EscapeDataString(code);

    private sealed record RevisionData(
        string Code, int Version, string Name, string Hash, NodaTime.LocalDate EffectiveOn, string Note, string Proposer, string? Outcome, string? Decider, string? Reason,
        string State, string? Reviewer);

    private sealed record VersionData(int Version, string Hash, NodaTime.LocalDate EffectiveOn, NodaTime.Instant PublishedAt, string Publisher, string State);

    private sealed record VersionTextData(string Code, int Version, string Text);

    private sealed record HistoryData(List<VersionData> Versions, List<RevisionData> Revisions);
}
