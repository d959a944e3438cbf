namespace WorkflowGov.Definitions;

/// <summary>Where things lie in a definitions folder.</summary>
internal static class DefinitionFolder
{
    public static bool IsRoot(string folder) => Directory.Exists(Path.Combine(folder, "patterns"));

    public static string? RootOf(string path)
    {
        for (var folder = Path.GetFullPath(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (IsRoot(folder))
                return folder;
        }

        return null;
    }

    public static IEnumerable<string> ItemFiles(string root) => YamlFiles(Path.Combine(root, "items"));

    public static IEnumerable<string> YamlFiles(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : [];

    public static bool IsItem(string root, string file) =>
        Path.GetFullPath(file).StartsWith(Path.Combine(root, "items") + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
