using Shouldly;

namespace WorkflowGov.Definitions.Tests;

/// <summary>The sample definitions, and copies of them with one thing changed.</summary>
internal static class SampleFolder
{
    public const string Food = "items/market/food.yaml";
    public const string Site = "items/housing/site.yaml";

    public static readonly string Repository = FindRepository();
    public static readonly string Root = Path.Combine(Repository, "tests", "WorkflowGov.Definitions.Tests", "Sample");

    public static readonly Catalogue Loaded = Catalogue.Load(Root).Catalogue.ShouldNotBeNull();

    public static string PathOf(string file) => Path.Combine(Root, file);

    public static string TextOf(string file) => File.ReadAllText(PathOf(file));

    /// <summary>Checks a changed item as it would stand among the others.</summary>
    public static ItemCheck Check(string file, string text) => Loaded.Check(text, PathOf(file));

    /// <summary>Loads a copy of the folder with some files replaced, added, or removed (null).</summary>
    public static CatalogueLoad Load(params (string File, string? Text)[] changes)
    {
        var copy = Directory.CreateTempSubdirectory("wfgov-sample-").FullName;
        try
        {
            foreach (var file in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories))
                Write(copy, Path.GetRelativePath(Root, file), File.ReadAllText(file));
            foreach (var (file, text) in changes)
            {
                if (text is null)
                    File.Delete(Path.Combine(copy, file));
                else
                    Write(copy, file, text);
            }

            var load = Catalogue.Load(copy);
            return load with { Findings = [.. load.Findings.Select(f => f with { File = Path.GetRelativePath(copy, f.File) })] };
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static void Write(string folder, string file, string text)
    {
        var path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static string FindRepository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "WorkflowGov.sln")))
            folder = Path.GetDirectoryName(folder).ShouldNotBeNull("The tests run inside the repository.");
        return folder;
    }
}
