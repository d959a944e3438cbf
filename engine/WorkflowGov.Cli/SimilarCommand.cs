using System.CommandLine;
using WorkflowGov.Definitions;

namespace WorkflowGov.Cli;

/// <summary><c>wfgov similar</c>: items that may be one under two names.</summary>
internal static class SimilarCommand
{
    public static Command Create()
    {
        var definitions = new Argument<string>("definitions") { Description = "definitions 文件夹 / the definitions folder" };
        var least = new Option<int>("--least") { Description = "相似度至少多少（0–100）/ the least likeness", DefaultValueFactory = _ => NearDuplicates.Threshold };
        var command = new Command("similar", "疑似同一事项：名称、依据、结果相近 / items that may be one: alike in name, basis and result") { definitions, least };
        command.SetAction(parsed => Run(parsed.GetValue(definitions)!, parsed.GetValue(least)));
        return command;
    }

    private static int Run(string definitions, int least)
    {
        var load = Catalogue.Load(definitions);
        if (load.Catalogue is not { } catalogue)
        {
            Console.Error.WriteLine($"{string.Join("\n", load.Findings)}\n定义有错误，先运行 wfgov lint / the definitions have errors: run wfgov lint first");
            return 1;
        }

        var pairs = NearDuplicates.Among(catalogue.Items.Select(i => i.Item), least);
        foreach (var pair in pairs)
        {
            Console.WriteLine($"{pair.Likeness}　{pair.One.Name}（{pair.One.Authority}）　~　{pair.Other.Name}（{pair.Other.Authority}）");
            Console.WriteLine($"    名称 {pair.Name}；{(pair.Basis.IsEmpty ? "依据不同" : $"同据 {string.Join("、", pair.Basis)}")}；{(pair.SameResult ? $"结果同为{pair.One.Result.Document}" : "结果不同")}");
        }

        Console.WriteLine($"{pairs.Length} 对，请人工判断 / {pairs.Length} pair(s) to look at");
        return 0;
    }
}
