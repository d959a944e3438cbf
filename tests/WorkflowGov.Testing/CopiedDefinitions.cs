namespace WorkflowGov.Testing;

/// <summary>The checkout's definitions in a temporary folder, to write into.</summary>
public sealed class CopiedDefinitions : IDisposable
{
    /// <summary>Copies the YAML files.</summary>
    /// <param name="change">Gives the text of a file by its path and text, or null to leave the file out; none = all files as they are.</param>
    public CopiedDefinitions(Func<string, string, string?>? change = null)
    {
        var from = Path.Combine(Repository.Root, "definitions");
        foreach (var file in Directory.EnumerateFiles(from, "*.yaml", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(from, file);
            var text = File.ReadAllText(file);
            if ((change is null ? text : change(path, text)) is not { } changed)
                continue;
            var to = Path.Combine(Folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.WriteAllText(to, changed);
        }
    }

    /// <summary>Where they are.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("workflowgov-definitions-").FullName;

    /// <summary>Adds lines to a file.</summary>
    /// <param name="file">Its path in the folder.</param>
    /// <param name="text">The lines.</param>
    public void Append(string file, string text) => File.AppendAllText(Path.Combine(Folder, file), text + "\n");

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, true);
}
