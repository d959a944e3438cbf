namespace WorkflowGov.Definitions;

/// <summary>Where things lie in a definitions folder.</summary>
internal static class DefinitionFolder
{
    public static bool IsRoot(string folder) => Directory.Exists(Path.Combine(folder, "patterns"));

    /// <summary>The definitions folder that holds a path, named the way the path is.</summary>
    public static string? RootOf(string path)
    {
        for (var folder = Path.GetFullPath(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (IsRoot(folder))
                return Path.IsPathRooted(path) ? folder : Path.GetRelativePath(Directory.GetCurrentDirectory(), folder);
        }

        return null;
    }

    public static IEnumerable<string> ItemFiles(string root) => YamlFiles(Path.Combine(root, "items"));

    public static IEnumerable<string> YamlFiles(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : [];

    public static bool IsItem(string root, string file) => Holds(Path.Combine(root, "items"), file);

    /// <summary>Whether a path is a file or a folder that holds it.</summary>
    public static bool Holds(string path, string file)
    {
        var (outer, inner) = (Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)), Path.GetFullPath(file));
        return inner == outer || inner.StartsWith(outer + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    /// <summary>The item files at a path outside of a definitions folder: drafts.</summary>
    public static IEnumerable<string> ItemsOutside(string root, string path) =>
        Holds(root, path) ? [] : File.Exists(path) ? [path] : YamlFiles(path);

    public static Finding Missing(string path) => new("WG1009", Severity.Error, path, 1, 1, new Core.Text(
        "找不到文件，或者它不在 definitions 文件夹里", "No such file, or it is not inside a definitions folder"));
}
