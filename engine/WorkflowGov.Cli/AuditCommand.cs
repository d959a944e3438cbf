using System.CommandLine;
using System.Text.Json;
using WorkflowGov.Runtime.Evidence;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Verifier;

namespace WorkflowGov.Cli;

/// <summary>
/// <c>wfgov audit</c>: verifies hash chains with the offline verifier, which shares no code with what wrote them, seals
/// checkpoints, and runs decisions again.
/// </summary>
internal static class AuditCommand
{
    public static Command Create() => new("audit", "留痕核验 / the audit trail") { Verify(), Checkpoint(), Replay() };

    private static Argument<string> NumberIfAny() => new("number") { Description = "办件编号；不写则核验全部 / case number; all when left out", Arity = ArgumentArity.ZeroOrOne };

    private static Command Verify()
    {
        var number = NumberIfAny();
        var file = new Option<string?>("--file") { Description = "离线核验一个证据包 / verify an evidence pack offline" };
        var against = new Option<string?>("--against") { Description = "与另行保存的检查点文件比对 / hold against a file of checkpoints kept outside" };
        var command = CaseCommands.With("verify", "核验哈希链 / verify hash chains, of one case or of all", number, (_, _, _) => Task.FromResult(0));
        command.Add(file);
        command.Add(against);
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(file) is { } pack)
                return Offline(await File.ReadAllTextAsync(pack, cancellation));
            var kept = parsed.GetValue(against) is { } path ? CheckpointFile.Read(File.ReadLines(path)) : null;
            using var client = await CaseCommands.ClientAsync(parsed, command, cancellation);
            return await VerifyAsync(parsed.GetValue(number), kept, client, cancellation);
        });
        return command;
    }

    private static Command Checkpoint()
    {
        var to = new Option<string?>("--to") { Description = "写入的文件，请保存在系统之外 / the file to write: keep it outside" };
        var command = CaseCommands.With("checkpoint", "封存检查点 / seal a checkpoint over all chains", null, (_, _, _) => Task.FromResult(0));
        command.Add(to);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = await CaseCommands.ClientAsync(parsed, command, cancellation);
            var made = await client.PostAsync<SealedCheckpointView>("/api/v1/audit/checkpoints", "{}", cancellation);
            Console.WriteLine($"检查点 {made.Number}　{made.Cases} 个办件、{made.Events} 条留痕　{made.Hash}");
            if (parsed.GetValue(to) is { } path)
                await File.WriteAllTextAsync(path, await client.TextAsync("/api/v1/audit/checkpoints", cancellation), cancellation);
            return 0;
        });
        return command;
    }

    private static Command Replay() => CaseCommands.With(
        "replay", "重算：由留痕再作一次每个决定 / decide every event of a case again", new Argument<string>("number") { Description = "办件编号 / case number" },
        async (number, client, cancellation) =>
        {
            var pack = await client.GetAsync<ReceiptsView>($"/api/v1/cases/{number}/evidence", cancellation);
            foreach (var receipt in pack.Receipts)
                Console.WriteLine($"{receipt.Sequence,4}  {Mark(receipt.Result)}  {receipt.Type,-26}  事项 {receipt.DefinitionHash[..12]}　日历 {receipt.Calendar}{(receipt.Difference is { } why ? $"\n      {why.Zh} / {why.En}" : string.Empty)}");
            return pack.Receipts.Any(r => r.Result == RerunResult.Different) ? 1 : 0;
        });

    private static string Mark(RerunResult result) => result switch { RerunResult.Same => "✔", RerunResult.Different => "✘", _ => "·" };

    private static int Offline(string text)
    {
        var (number, events, definitions, broken) = EvidenceFile.Verify(text);
        foreach (var one in broken)
            Console.WriteLine($"✘ {one.Case}  {one.Zh} / {one.En}");
        if (broken.Count == 0)
        {
            Console.WriteLine($"✔ {number}　{events} 条留痕，哈希链完整 / {events} event(s), the chain holds");
            Console.WriteLine(definitions > 0
                ? $"✔ {definitions} 个事项版本的哈希由所附全文重算一致 / {definitions} definition(s) hashed anew from their text"
                : "· 证据包未附事项定义全文，定义的哈希未能重算 / the definition's text is not in this pack, so its hash was not made anew");
        }

        return broken.Count == 0 ? 0 : 1;
    }

    private static async Task<int> VerifyAsync(string? number, CheckpointFile? kept, ServerClient client, CancellationToken cancellation)
    {
        var (cases, events, broken) = (0, 0, new List<Broken>());
        if (kept?.FirstBroken() is { } file)
            broken.Add(file);
        var met = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var one in number is { Length: > 0 } ? One(number) : AllAsync(client, cancellation))
        {
            using var json = JsonDocument.Parse(await client.TextAsync($"/api/v1/cases/{one}/events", cancellation));
            var chain = EventChain.Read(json.RootElement);
            (cases, events) = (cases + 1, events + chain.Count);
            met.Add(one);
            if ((chain.FirstBroken() ?? kept?.FirstBroken(one, chain)) is { } found)
                broken.Add(found);
        }

        if (string.IsNullOrEmpty(number) && kept is not null)
            broken.AddRange(kept.Cases.Where(c => !met.Contains(c)).Select(c => kept.FirstBroken(c, null)!));
        foreach (var one in broken)
            Console.WriteLine($"✘ {one.Case}  {one.Zh} / {one.En}");
        Console.WriteLine(broken.Count == 0
            ? $"✔ {cases} 个办件、{events} 条留痕，哈希链完整 / {cases} case(s), {events} event(s), chains hold"
            : $"{broken.Count} 处留痕被改动 / tampered with in {broken.Count} place(s)");
        return broken.Count == 0 ? 0 : 1;
    }

    private static async IAsyncEnumerable<string> One(string number)
    {
        await Task.CompletedTask;
        yield return number;
    }

    private static async IAsyncEnumerable<string> AllAsync(
        ServerClient client, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        long? before = null;
        while (true)
        {
            var page = await client.GetAsync<List<ListedCase>>($"/api/v1/cases?limit=500{(before is null ? string.Empty : $"&before={before}")}", cancellation);
            foreach (var listed in page)
                yield return listed.Number;
            if (page.Count < 500)
                yield break;
            before = page[^1].Id;
        }
    }
}
