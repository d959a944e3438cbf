using System.CommandLine;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions;
using WorkflowGov.Definitions.Proofs;

namespace WorkflowGov.Cli;

/// <summary><c>wfgov prove</c>: proves items sound, in time and staffed apart, or shows the shortest way that breaks it.</summary>
internal static class ProveCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("path") { Description = "文件或文件夹 / file or folder" };
        var item = new Option<string?>("--item") { Description = "只证明这一业务办理项编码 / only the item of this code" };
        var format = new Option<string>("--format") { Description = "text 或 json / text or json", DefaultValueFactory = _ => "text" };
        var definitions = new Option<string?>("--definitions") { Description = "证明草稿时所用的 definitions 文件夹 / the definitions folder for drafts outside of it" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("prove", "证明流程健全、时限成立、职责分离 / prove soundness, time limits and separation of duties") { path, item, format, definitions };
        command.SetAction(parsed => Run(parsed.GetValue(path)!, parsed.GetValue(item), parsed.GetValue(format)!, parsed.GetValue(definitions)));
        return command;
    }

    private static int Run(string path, string? item, string format, string? definitions)
    {
        ItemCode code = default;
        if (item is not null && !ItemCode.TryParse(item, out code))
        {
            Console.Error.WriteLine($"“{item}”不是 33 位业务办理项编码 / '{item}' is no item code of 33 characters");
            return 2;
        }

        var run = ProofRun.Of(path, item is null ? null : code, definitions);
        if (format == "json")
            Console.Write(ProofJson.Of(run));
        else
            WriteText(run);
        return run.Holds ? 0 : 1;
    }

    private static void WriteText(ProofRun run)
    {
        Console.Write(FindingText.Of(run.Unreadable, file => File.Exists(file) ? File.ReadAllText(file) : null));
        foreach (var proof in run.Proofs)
            Console.Write(ProofText.Of(proof));
        var broken = run.Proofs.Count(p => !p.Holds);
        Console.WriteLine($"{run.Proofs.Length - broken} 项得证，{broken} 项不成立 / {run.Proofs.Length - broken} proved, {broken} do not hold");
    }
}
