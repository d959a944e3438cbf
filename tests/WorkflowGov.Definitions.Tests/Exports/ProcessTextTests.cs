using System.Text.Json;
using Shouldly;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions.Exports;
using Xunit;

namespace WorkflowGov.Definitions.Tests.Exports;

/// <summary>A process written out and read again is the same process, for every item there is.</summary>
public class ProcessTextTests
{
    [Fact]
    public void EveryProcess_WrittenAndReadAgain_IsTheSame()
    {
        var differ = Delivered.Catalogue.Items.AsParallel().Select(i => (i.Item.Name, Before: Said(i.Item.Process), After: Again(i)))
            .Where(p => p.Before != p.After).Select(p => $"{p.Name}: {p.After}").ToList();

        differ.ShouldBeEmpty();
        Delivered.Items.Select(i => Said(i.Process)).Distinct().Count().ShouldBeGreaterThan(500);
    }

    internal static string Said(Process process) => JsonSerializer.Serialize<Block>(process.Root);

    /// <summary>Writes the steps in the place of the item's process.</summary>
    internal static string With(string text, string steps)
    {
        var lines = text.Split('\n').ToList();
        var from = lines.FindIndex(l => l.StartsWith("process:", StringComparison.Ordinal));
        var to = lines.FindIndex(from + 1, l => l.Length > 0 && char.IsAsciiLetter(l[0]));
        return string.Join('\n', [.. lines[..from], "process:", .. steps.TrimEnd('\n').Split('\n').Select(l => $"  {l}"), .. lines[to..]]);
    }

    private static string Again(DefinitionSource source)
    {
        var check = Delivered.Catalogue.Read(With(source.Text, ProcessText.Of(source.Item.Process)), source.File);
        return check.Item is { } item ? Said(item.Process) : string.Join('\n', check.Findings);
    }
}
