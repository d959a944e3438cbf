using System.Collections.Immutable;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Edits;

/// <summary>Changes the entries of a list of texts where they stand: an entry that stays keeps its line and the comments on it.</summary>
internal static class ListWriting
{
    /// <summary>The text with the list as it should be.</summary>
    /// <param name="tree">The text.</param>
    /// <param name="list">The list, not empty.</param>
    /// <param name="values">All entries as they should be, at least one.</param>
    /// <returns>The new text.</returns>
    public static string Become(SourceTree tree, Piece list, ImmutableArray<string> values)
    {
        var stays = Staying([.. list.Inside.Select(p => Said(tree, p))], values);
        var text = tree.Text;
        if (stays.Count == values.Length)
            return Enumerable.Range(0, list.Inside.Count).Except(stays).Reverse().Aggregate(text, (t, gone) => Without(tree, t, list, gone));
        if (values.Length > list.Inside.Count)
            text = Appended(tree, list, values[list.Inside.Count..]);
        else
            text = Enumerable.Range(values.Length, list.Inside.Count - values.Length).Reverse().Aggregate(text, (t, gone) => Without(tree, t, list, gone));
        for (var i = Math.Min(values.Length, list.Inside.Count) - 1; i >= 0; i--)
        {
            var piece = list.Inside[i];
            if (Said(tree, piece) != values[i])
                text = string.Concat(text.AsSpan(0, piece.Start), FlowEditing.Plain(values[i]), text.AsSpan(piece.End));
        }

        return text;
    }

    /// <summary>Where the values stand one after the other in the list; fewer than there are values when some are new.</summary>
    private static List<int> Staying(List<string> before, ImmutableArray<string> values)
    {
        var stays = new List<int>();
        for (int i = 0, next = 0; i < before.Count && next < values.Length; i++)
        {
            if (before[i] != values[next])
                continue;
            stays.Add(i);
            next++;
        }

        return stays;
    }

    private static string Said(SourceTree tree, Piece piece)
    {
        var raw = piece.In(tree.Text);
        return !piece.Enclosed ? raw : raw[0] == '\'' ? raw[1..^1].Replace("''", "'", StringComparison.Ordinal) : raw[1..^1];
    }

    /// <summary>Takes an entry out of a text in which nothing before it was changed.</summary>
    private static string Without(SourceTree tree, string text, Piece list, int index)
    {
        var entry = list.Inside[index];
        if (!list.Enclosed)
            return text.Remove(tree.LineStart(entry.Start), tree.NextLine(entry.End - 1) - tree.LineStart(entry.Start));
        var (from, to) = index > 0 ? (list.Inside[index - 1].End, entry.End) : (entry.Start, list.Inside[1].Start);
        return text.Remove(from, to - from);
    }

    private static string Appended(SourceTree tree, Piece list, ImmutableArray<string> values)
    {
        var last = list.Inside[^1];
        if (list.Enclosed)
            return tree.Text.Insert(last.End, string.Concat(values.Select(v => $", {FlowEditing.Plain(v)}")));
        var next = tree.NextLine(last.End - 1);
        var lead = next == tree.Text.Length && !tree.Text.EndsWith('\n') ? "\n" : string.Empty;
        var indent = new string(' ', tree.Place(list.Start).Column - 1);
        return tree.Text.Insert(next, lead + string.Concat(values.Select(v => $"{indent}- {FlowEditing.Plain(v)}\n")));
    }
}
