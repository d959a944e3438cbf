namespace WorkflowGov.Tidy.Tests;

/// <summary>The checkout as text.</summary>
internal static class Tree
{
    private static readonly string[] Made = ["bin", "obj", ".data", ".git", "node_modules", "TestResults", "BenchmarkDotNet.Artifacts"];

    public static readonly string Root = Find();

    /// <summary>Files below a folder, with their path from the root.</summary>
    public static IEnumerable<(string Path, string Text)> Files(string folder, string pattern)
    {
        var start = Path.Combine(Root, folder);
        if (!Directory.Exists(start))
            return [];
        return Directory.EnumerateFiles(start, pattern, SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, f))
            .Where(f => !f.Split('/').Any(Made.Contains))
            .Order(StringComparer.Ordinal)
            .Select(f => (f, File.ReadAllText(Path.Combine(Root, f))));
    }

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "WorkflowGov.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("WorkflowGov.sln is not above the tests.");
        return folder;
    }
}
