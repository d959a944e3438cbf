using System.Collections.Immutable;

namespace WorkflowGov.Runtime.Folder;

/// <summary>A definitions folder on disk.</summary>
public static class FolderOnDisk
{
    private const long FileMax = 1_000_000;

    /// <summary>Reads all files but hidden ones and such as are too large to be definitions.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The files by path.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ImmutableArray<FolderFile> Read(string folder) =>
    [
        .. new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(f => (File: f, Path: Path.GetRelativePath(folder, f.FullName).Replace(Path.DirectorySeparatorChar, '/')))
            .Where(f => FolderArchive.StaysInside(f.Path) && f.File.Length <= FileMax)
            .OrderBy(f => f.Path, StringComparer.Ordinal)
            .Select(f => new FolderFile(f.Path, File.ReadAllBytes(f.File.FullName))),
    ];

    /// <summary>Writes files into a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="files">The files.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string folder, IEnumerable<FolderFile> files)
    {
        foreach (var file in files)
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Content.Span);
        }
    }
}
