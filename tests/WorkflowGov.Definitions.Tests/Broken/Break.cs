using Shouldly;

namespace WorkflowGov.Definitions.Tests;

/// <summary>
/// One thing broken in a sample file: <paramref name="Old"/> becomes <paramref name="New"/>, in which ‸ marks where
/// each finding must stand.
/// </summary>
/// <param name="Rules">The rules found, in order of place, parted by blanks.</param>
/// <param name="File">The sample file.</param>
/// <param name="Old">Text that stands in the file once.</param>
/// <param name="New">What it becomes.</param>
internal sealed record Break(string Rules, string File, string Old, string New)
{
    private const string Marker = "‸";

    /// <summary>Text elsewhere in the file that bears the mark.</summary>
    private IReadOnlyList<(string Rule, string Marked)> Elsewhere { get; init; } = [];

    /// <summary>The codes of all rules it breaks.</summary>
    public IEnumerable<string> Found =>
        Rules.Split(' ', StringSplitOptions.RemoveEmptyEntries).Concat(Elsewhere.Select(e => e.Rule));

    /// <summary>The finding stands at other words than those broken.</summary>
    public Break At(string marked) => this with { Rules = string.Empty, Elsewhere = [.. Elsewhere, (Rules, marked)] };

    /// <summary>Another finding follows from it.</summary>
    public Break Also(string rule, string marked) => this with { Elsewhere = [.. Elsewhere, (rule, marked)] };

    /// <summary>The broken text and the findings marked in it.</summary>
    public (string Text, IReadOnlyList<(string Rule, int Line, int Column)> Expected) Apply()
    {
        var original = SampleFolder.TextOf(File);
        (original.Split(Old).Length - 1).ShouldBe(1, $"'{Old}' must stand in {File} once");
        var marked = original.Replace(Old, New, StringComparison.Ordinal);
        var text = marked.Replace(Marker, string.Empty, StringComparison.Ordinal);
        var expected = new List<(string, int, int)>();
        foreach (var rule in Rules.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = marked.IndexOf(Marker, StringComparison.Ordinal);
            expected.Add(Place(rule, text, at));
            marked = marked.Remove(at, 1);
        }

        foreach (var (rule, words) in Elsewhere)
        {
            var bare = words.Replace(Marker, string.Empty, StringComparison.Ordinal);
            (text.Split(bare).Length - 1).ShouldBe(1, $"'{bare}' must stand in the broken text once");
            expected.Add(Place(rule, text, text.IndexOf(bare, StringComparison.Ordinal) + words.IndexOf(Marker, StringComparison.Ordinal)));
        }

        return (text, expected);
    }

    public override string ToString() => $"{Rules}{string.Concat(Elsewhere.Select(e => e.Rule))}: {New.Replace('\n', '↵')}";

    private static (string Rule, int Line, int Column) Place(string rule, string text, int at)
    {
        var before = text[..at];
        return (rule, before.Count(c => c == '\n') + 1, at - before.LastIndexOf('\n'));
    }
}
