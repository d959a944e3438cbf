using System.Text;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Fixes;

/// <summary>
/// <c>wfgov fmt</c>: the keys of an item in the order of the language, no blanks at line ends, one empty line at most,
/// one line end at the end. A comment above a key moves with it; nothing that is said changes, so the hash stays.
/// </summary>
public static class ItemFormat
{
    private const int MovesMax = 2_000;

    /// <summary>The item files at some paths: those in <c>items/</c> of a definitions folder, and drafts outside of any.</summary>
    /// <param name="paths">Files or folders.</param>
    /// <returns>The files, each once.</returns>
    public static IEnumerable<string> FilesAt(IEnumerable<string> paths) => paths
        .SelectMany(p => File.Exists(p) ? [p] : DefinitionFolder.YamlFiles(p))
        .Where(f => DefinitionFolder.RootOf(f) is not { } root || DefinitionFolder.IsItem(root, f)).Distinct();

    /// <summary>An item's text as <c>wfgov fmt</c> writes it; formatting it again changes nothing.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="file">Its file, for findings.</param>
    /// <returns>The text, or why it cannot be read.</returns>
    public static (string? Text, IReadOnlyList<Finding> Findings) Of(string text, string file)
    {
        var found = new List<Finding>();
        if (NodeReader.ReadText(text, file, found) is null)
            return (null, found);
        text = Tidied(text);
        for (var moves = 0; moves < MovesMax && KeyOrder.FirstFault(SourceTree.Of(text)) is var (map, order); moves++)
        {
            var moved = Reordered(SourceTree.Of(text), map, order);
            if (moved is null)
            {
                var (line, column) = SourceTree.Of(text).Place(map.Start);
                return (null, [new Finding("WG1018", Severity.Error, file, line, column, new Core.Text("这里的注释使键无法重新排序", "A comment here keeps the keys from being put in order"))]);
            }

            text = moved;
        }

        return (text, []);
    }

    private static string? Reordered(SourceTree tree, Piece map, IReadOnlyList<int> order)
    {
        var entries = map.Entries.ToList();
        if (map.Enclosed)
        {
            var inside = order.Select(i => tree.Text[entries[i].Key.Start..Math.Max(entries[i].Key.End, entries[i].Value.End)]).ToList();
            return map.In(tree.Text).Contains('\n', StringComparison.Ordinal) ? null : Put(tree.Text, map.Start, map.End, $"{{{string.Join(", ", inside)}}}");
        }

        var parts = new List<(string Lead, string Body)>();
        var from = map.Start;
        foreach (var (key, value) in entries)
        {
            var start = parts.Count == 0 ? map.Start : tree.LineStart(key.Start);
            var next = tree.NextLine(Math.Max(key.End, value.End) - 1);
            parts.Add((tree.Text[from..start], tree.Text[key.Start..next]));
            from = next;
        }

        var column = tree.Place(map.Start).Column - 1;
        var first = order[0];
        if (column > 0 && parts[first].Lead.Length > 0)
            return null;
        var (indent, written) = (new string(' ', column), new StringBuilder());
        foreach (var i in order)
        {
            var lead = i == first ? parts[i].Lead.TrimStart('\r', '\n') : parts[i].Lead;
            var body = parts[i].Body.EndsWith('\n') ? parts[i].Body : parts[i].Body + "\n";
            written.Append(lead).Append(i == first ? string.Empty : indent).Append(body);
        }

        return Put(tree.Text, map.Start, from, written.ToString());
    }

    private static string Put(string text, int from, int to, string instead) => string.Concat(text.AsSpan(0, from), instead, text.AsSpan(to));

    /// <summary>Blanks at line ends, empty lines beyond one, and the end of the file; texts over several lines stay.</summary>
    private static string Tidied(string text)
    {
        var tree = SourceTree.Of(text);
        var kept = LongTexts(tree.Root).ToList();
        var end = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var lines = new List<string>();
        var offset = 0;
        foreach (var line in text.Split('\n'))
        {
            var isKept = kept.Any(p => p.Start <= offset && offset <= p.End);
            var bare = isKept ? line.TrimEnd('\r') : line.TrimEnd(' ', '\r');
            if (isKept || bare.Length > 0 || (lines.Count > 0 && lines[^1].Length > 0))
                lines.Add(bare);
            offset += line.Length + 1;
        }

        return string.Join(end, lines).TrimEnd('\r', '\n') + end;
    }

    private static IEnumerable<Piece> LongTexts(Piece? piece) => piece switch
    {
        null => [],
        { Kind: PieceKind.Scalar, Enclosed: true } => [piece],
        _ => piece.Inside.SelectMany(LongTexts),
    };
}
