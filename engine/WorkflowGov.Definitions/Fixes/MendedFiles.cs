using System.Collections.Immutable;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Fixes;

/// <summary>A file with what a machine mended in it.</summary>
/// <param name="File">The file.</param>
/// <param name="Text">Its text now, without a byte order mark.</param>
/// <param name="Mended">The findings that are gone, in the order of mending.</param>
public sealed record MendedFile(string File, string Text, ImmutableArray<Finding> Mended);

/// <summary><c>wfgov lint --fix</c>: item files with everything mended that has one honest answer. Writes nothing.</summary>
public static class MendedFiles
{
    /// <summary>Mends the item files at some paths.</summary>
    /// <param name="paths">Files or folders.</param>
    /// <param name="definitions">The definitions folder for items that lie outside of any.</param>
    /// <returns>The files that change.</returns>
    public static ImmutableArray<MendedFile> At(IReadOnlyCollection<string> paths, string? definitions = null)
    {
        var fixable = Catalogue.Lint(paths, definitions).Where(f => f.Fix is not null).GroupBy(f => f.File).Select(g => g.Key);
        var mended = ImmutableArray.CreateBuilder<MendedFile>();
        foreach (var part in fixable.GroupBy(f => DefinitionFolder.RootOf(f) ?? definitions))
        {
            if (part.Key is not { } root)
                continue;
            var files = DefinitionFiles.Read(root, DefinitionFolder.ItemFiles(root));
            foreach (var file in part.Where(f => DefinitionFolder.IsItem(root, f) || !DefinitionFolder.Holds(root, f)))
            {
                if (NodeReader.TextOf(file, file, []) is not { } text)
                    continue;
                var (now, gone) = Mending.Of(text, t => files.Look(t, file).Findings);
                if (gone.Length > 0)
                    mended.Add(new MendedFile(file, now, gone));
            }
        }

        return mended.ToImmutable();
    }
}
