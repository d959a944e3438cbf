using System.Collections.Immutable;
using WorkflowGov.Core;

namespace WorkflowGov.Runtime.Folder;

/// <summary>What an import makes of a file that differs from the registry's.</summary>
public enum FileFate
{
    /// <summary>草稿: a new version of an item that is to be reviewed and published.</summary>
    Draft,

    /// <summary>新事项: likewise, of an item that was never published.</summary>
    NewItem,

    /// <summary>已是草稿: the very text waits already.</summary>
    Waiting,

    /// <summary>仅注释或者写法: the standard stays, the file is kept as it is now.</summary>
    Rewritten,

    /// <summary>说明文件: no definition; left alone.</summary>
    Page,

    /// <summary>有问题: it stands in the way of all.</summary>
    Broken,
}

/// <summary>A file that differs from the registry's.</summary>
/// <param name="Path">Within the folder.</param>
/// <param name="Fate">What becomes of it.</param>
public sealed record ImportedFile(string Path, FileFate Fate);

/// <summary>What stands in the way of an import.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">Line from 1.</param>
/// <param name="Column">Column from 1.</param>
/// <param name="Rule">Code of the rule.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Mend">How it is mended; null when the rule has no general way.</param>
public sealed record ImportProblem(string Path, int Line, int Column, string Rule, Text Message, Text? Mend);

/// <summary>What an import of a folder comes to: all of it or, with any problem, nothing.</summary>
/// <param name="IsApplied">Whether it was done.</param>
/// <param name="Unchanged">How many files are the registry's, byte for byte.</param>
/// <param name="Files">Those that differ.</param>
/// <param name="Absent">Files of the registry that the folder lacks; they stay.</param>
/// <param name="Problems">What stands in the way.</param>
public sealed record FolderImport(
    bool IsApplied, int Unchanged, ImmutableArray<ImportedFile> Files, ImmutableArray<string> Absent, ImmutableArray<ImportProblem> Problems)
{
    /// <summary>The refusal that its problems are.</summary>
    /// <returns>Null when there are none.</returns>
    public Rejection? Refusal() => Problems.IsEmpty ? null : RuntimeRejections.FolderBroken(Problems);
}
