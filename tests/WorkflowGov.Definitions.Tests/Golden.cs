using Shouldly;

namespace WorkflowGov.Definitions.Tests;

/// <summary>Files that are made by the program and kept in the repository; UPDATE_GOLDEN=1 writes them anew.</summary>
internal static class Golden
{
    public static void ShouldBeKeptIn(this string text, string file)
    {
        var path = Path.Combine(SampleFolder.Repository, file);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, text);
        File.Exists(path).ShouldBeTrue($"{file} is missing; UPDATE_GOLDEN=1 writes it");
        var (kept, made) = (File.ReadAllText(path).Split('\n'), text.Split('\n'));
        var same = kept.Zip(made).TakeWhile(l => l.First == l.Second).Count();
        (same == kept.Length && same == made.Length).ShouldBeTrue(
            $"{file} is out of date at line {same + 1}: '{made.ElementAtOrDefault(same)}'; UPDATE_GOLDEN=1 writes it anew");
    }
}
