using System.CommandLine;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Postgres;

namespace WorkflowGov.Cli;

/// <summary><c>wfgov impact</c>: what rests on a law or an article.</summary>
internal static class ImpactCommand
{
    private const int CasesMost = 500;

    public static Command Create()
    {
        var law = new Argument<string>("law") { Description = "法律条文，如 《食品安全法》第三十五条 / a law or an article of it" };
        var definitions = new Option<string>("--definitions") { Description = "definitions 文件夹 / the definitions folder", DefaultValueFactory = _ => "definitions" };
        var cases = new Option<bool>("--cases") { Description = "列出在办件（需要运行的服务器） / list open cases too, from a running server" };
        var inner = CaseCommands.With("impact", "一部法律或者一个条文变化会影响哪些事项、环节和办件 / what a change of law touches", law, (_, _, _) => Task.FromResult(0));
        inner.Add(definitions);
        inner.Add(cases);
        inner.SetAction(async (parsed, cancellation) =>
        {
            var load = Catalogue.Load(parsed.GetValue(definitions)!);
            if (load.Catalogue is not { } catalogue)
            {
                Console.Error.WriteLine($"{string.Join("\n", load.Findings)}\n定义有错误，先运行 wfgov lint / the definitions have errors: run wfgov lint first");
                return 1;
            }

            if (Impact.Of(catalogue, parsed.GetValue(law)!) is not { } impact)
            {
                Console.Error.WriteLine("没有认出法律名称；请写成 《食品安全法》第三十五条 / no law was recognised; write 《食品安全法》第三十五条");
                return 1;
            }

            using var client = parsed.GetValue(cases) ? await CaseCommands.ClientAsync(parsed, inner, cancellation) : null;
            await WriteAsync(impact, client, cancellation);
            return 0;
        });
        return inner;
    }

    private static async Task WriteAsync(Impact impact, ServerClient? client, CancellationToken cancellation)
    {
        foreach (var place in impact.General)
            Console.WriteLine($"全部事项 / every item　{place.Where.Zh}　{place.Cited}");
        var open = 0;
        foreach (var (item, file, places) in impact.Items)
        {
            Console.WriteLine($"{item.Authority}　{item.Name}　{item.Code}　{file}");
            foreach (var place in places)
                Console.WriteLine($"    {place.Where.Zh} / {place.Where.En}　{place.Cited}");
            if (client is null)
                continue;
            var found = (await client.GetAsync<List<ListedCase>>($"/api/v1/cases?item={item.Code}&limit={CasesMost}", cancellation)).Where(c => IsOpen(c.Status)).ToList();
            open += found.Count;
            foreach (var each in found)
                Console.WriteLine($"    在办 / open　{each.Number}　{each.Applicant}　{each.Status}");
        }

        Console.WriteLine($"{string.Join("、", impact.Laws)}：{impact.Items.Length} 个事项{(client is null ? string.Empty : $"，{open} 个在办件")} / {impact.Items.Length} item(s){(client is null ? string.Empty : $", {open} open case(s)")}");
    }

    private static bool IsOpen(string status) => status is "Received" or "Correcting" or "InReview" or "Suspended" or "Decided";
}
