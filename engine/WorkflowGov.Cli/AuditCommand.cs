using System.CommandLine;
using WorkflowGov.Core.Cases;
using WorkflowGov.Runtime.Postgres;

namespace WorkflowGov.Cli;

/// <summary><c>wfgov audit verify</c>: recomputes hash chains here and names the first broken event.</summary>
internal static class AuditCommand
{
    public static Command Create() => new("audit", "留痕核验 / the audit trail")
    {
        CaseCommands.With(
            "verify", "核验哈希链 / verify hash chains, of one case or of all",
            new Argument<string>("number") { Description = "办件编号；不写则核验全部 / case number; all when left out", Arity = ArgumentArity.ZeroOrOne },
            (number, client, cancellation) => VerifyAsync(number, client, cancellation)),
    };

    private static async Task<int> VerifyAsync(string number, ServerClient client, CancellationToken cancellation)
    {
        var (checkedCases, events, broken) = (0, 0, 0);
        await foreach (var one in number.Length > 0 ? One(number) : AllAsync(client, cancellation))
        {
            var trace = await client.GetAsync<CaseTraceView>($"/api/v1/cases/{one}/events", cancellation);
            (checkedCases, events) = (checkedCases + 1, events + trace.Events.Length);
            if (RecordedEvent.FirstBreak(trace.Events, trace.Head) is not { } found)
                continue;
            broken++;
            Console.WriteLine($"✘ {one}  {found.Message.Zh} / {found.Message.En}");
        }

        Console.WriteLine(broken == 0
            ? $"✔ {checkedCases} 个办件、{events} 条留痕，哈希链完整 / {checkedCases} case(s), {events} event(s), chains hold"
            : $"{broken} 个办件的留痕被改动 / {broken} case(s) tampered with");
        return broken == 0 ? 0 : 1;
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
