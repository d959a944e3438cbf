using System.CommandLine;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Folder;

namespace WorkflowGov.Cli;

/// <summary><c>wfgov item export</c> and <c>wfgov item import</c>: the whole definitions folder out of the registry and into it.</summary>
internal static class FolderCommands
{
    private const string Address = "/api/v1/definitions/folder";

    private static readonly Dictionary<FileFate, string> Words = new()
    {
        [FileFate.Draft] = "草稿 / draft", [FileFate.NewItem] = "新事项草稿 / new item", [FileFate.Waiting] = "已是草稿 / waits already",
        [FileFate.Rewritten] = "仅注释或写法 / comments or layout only", [FileFate.Page] = "说明文件，未动 / a page, left alone", [FileFate.Broken] = "有问题 / broken",
    };

    private static readonly Argument<string> Folder = new("folder") { Description = "文件夹 / the folder" };

    public static Command Export()
    {
        var at = new Option<string?>("--at") { Description = "某日施行的版本，如 2027-01-01；不写则为最新 / the versions in force on a day" };
        var command = CaseCommands.With("export", "把整个定义文件夹逐字节导出 / the whole definitions folder, byte for byte", Folder, (_, _, _) => Task.FromResult(0));
        command.Add(at);
        command.SetAction(async (parsed, cancellation) =>
        {
            var to = parsed.GetValue(Folder)!;
            if (Directory.Exists(to) && Directory.EnumerateFileSystemEntries(to).Any())
                return Fail($"{to} 不是空的，请换一个文件夹 / {to} is not empty; name another folder");
            using var client = await CaseCommands.ClientAsync(parsed, command, cancellation);
            var packed = await client.BytesAsync(parsed.GetValue(at) is { } day ? $"{Address}?at={Uri.EscapeDataString(day)}" : Address, cancellation);
            if (FolderArchive.Unpack(packed) is not { IsAccepted: true, Value: { } archive })
                return Fail("服务器的回答读不懂 / the server's answer cannot be read");
            FolderOnDisk.Write(to, archive.Files);
            Console.WriteLine($"{archive.Files.Length} 个文件写入 {to} / {archive.Files.Length} file(s) written");
            return 0;
        });
        return command;
    }

    public static Command Import()
    {
        var note = new Option<string?>("--note") { Description = "修订说明 / what is revised, and why" };
        var check = new Option<bool>("--check") { Description = "只看结果，不导入 / only say what it would come to" };
        var command = CaseCommands.With("import", "导入整个定义文件夹：改动的事项成为草稿，有问题则全部不动 / import a folder: changed items become drafts, with any problem nothing is done", Folder, (_, _, _) => Task.FromResult(0));
        command.Add(note);
        command.Add(check);
        command.SetAction(async (parsed, cancellation) =>
        {
            var from = parsed.GetValue(Folder)!;
            if (!Directory.Exists(from))
                return Fail($"没有这个文件夹：{from} / no such folder");
            if (parsed.GetValue(note) is null && !parsed.GetValue(check))
                return Fail("用 --note 写明修订说明，或者用 --check 只看结果 / say with --note what is revised, or look with --check");
            using var client = await CaseCommands.ClientAsync(parsed, command, cancellation);
            var packed = new FolderArchive(FolderOnDisk.Read(from)).Packed();
            var seen = await client.SendZipAsync<FolderImport>($"{Address}/check", packed, cancellation);
            Print(seen, from);
            if (!seen.Problems.IsEmpty)
                return Fail($"{seen.Problems.Length} 个问题，没有导入任何内容 / {seen.Problems.Length} problem(s), nothing was imported", 1);
            if (parsed.GetValue(check))
                return 0;
            await client.SendZipAsync<FolderImport>($"{Address}?note={Uri.EscapeDataString(parsed.GetValue(note)!)}", packed, cancellation);
            Console.WriteLine("已导入；草稿待另一人审核 / imported; another person reviews the drafts");
            return 0;
        });
        return command;
    }

    private static void Print(FolderImport seen, string folder)
    {
        foreach (var file in seen.Files)
            Console.WriteLine($"{Words[file.Fate]}　{file.Path}");
        foreach (var problem in seen.Problems)
        {
            Console.Error.WriteLine($"{Path.Combine(folder, problem.Path)}:{problem.Line}:{problem.Column}: error {problem.Rule}: {problem.Message.Zh} / {problem.Message.En}");
            if (problem.Mend is { } mend)
                Console.Error.WriteLine($"  {mend.Zh} / {mend.En}");
        }

        Console.WriteLine($"{seen.Unchanged} 个文件没有改动，{seen.Absent.Length} 个文件夹里没有（保留） / {seen.Unchanged} unchanged, {seen.Absent.Length} not in the folder (they stay)");
    }

    private static int Fail(string why, int code = 2)
    {
        Console.Error.WriteLine(why);
        return code;
    }
}
