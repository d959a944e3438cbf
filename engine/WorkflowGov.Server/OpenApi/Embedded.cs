namespace WorkflowGov.Server.OpenApi;

/// <summary>Files of this folder, carried in the program.</summary>
internal static class Embedded
{
    /// <summary>The lines of a file without comments and empty ones.</summary>
    public static IEnumerable<string> Lines(string file) =>
        Text(file).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#');

    /// <summary>The whole file.</summary>
    public static string Text(string file)
    {
        using var stream = typeof(Embedded).Assembly.GetManifestResourceStream($"WorkflowGov.Server.OpenApi.{file}")
            ?? throw new InvalidOperationException($"'{file}' is not carried in the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
