using System.Collections.Immutable;
using WorkflowGov.Core;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Fixes;

/// <summary>Turns what a rule knows of mending a finding into edits of a text.</summary>
internal static class FixText
{
    /// <summary>Findings with their fixes.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="textOf">The text of a file, or null; asked once for each file that has something to mend.</param>
    public static ImmutableArray<Finding> Of(ImmutableArray<Finding> findings, Func<string, string?> textOf)
    {
        var trees = findings.Where(f => f.Remedy is not null).Select(f => f.File).Distinct()
            .ToDictionary(f => f, f => textOf(f) is { } text ? SourceTree.Of(text) : null, StringComparer.Ordinal);
        return [.. findings.Select(f => f.Remedy is { } remedy && trees[f.File] is { } tree ? f with { Fix = Of(remedy, tree) } : f)];
    }

    /// <summary>A text with edits made.</summary>
    public static string Apply(string text, Fix fix)
    {
        var tree = SourceTree.Of(text);
        foreach (var edit in fix.Edits.Reverse())
        {
            var from = tree.Offset(edit.Line, edit.Column);
            text = text.Remove(from, tree.Offset(edit.EndLine, edit.EndColumn) - from).Insert(from, edit.Text);
        }

        return text;
    }

    private static Fix? Of(Remedy remedy, SourceTree tree)
    {
        var at = tree.Offset(remedy.Line, remedy.Column);
        return remedy switch
        {
            Remedy.Characters c => Edit(tree, at, at + c.Length, c.Text, Replacing(tree.Text.Substring(at, c.Length), c.Text)),
            Remedy.Replace replace => Replace(tree, at, replace.Text),
            Remedy.Become become => Become(tree, at, become.Text),
            Remedy.Drop => Drop(tree, at),
            Remedy.Put put => Put(tree, at, put),
            _ => null,
        };
    }

    private static Fix? Replace(SourceTree tree, int at, string text)
    {
        if (Innermost(tree, at) is not { Kind: PieceKind.Scalar } piece)
            return null;
        var from = piece.Start;
        while (text.Length == 0 && from > 0 && tree.Text[from - 1] == ' ')
            from--;
        var written = text.Length == 0 || (PlainWords.Stand(text) && !piece.Enclosed) ? text : PlainWords.Quoted(text);
        return Edit(tree, from, piece.End, written, Replacing(piece.In(tree.Text), text));
    }

    private static Fix? Become(SourceTree tree, int at, string text) => tree.WayTo(at) is [.., { Kind: PieceKind.Map, Inside.Count: 2 } map]
        ? Edit(tree, map.Start, map.End, text, Replacing(map.In(tree.Text), text))
        : null;

    private static Fix? Drop(SourceTree tree, int at)
    {
        if (tree.WayTo(at) is not [.., var around, var piece])
            return null;
        var (start, end, count, index) = Extent(around, piece);
        if (count < 2)
            return null;
        if (around.Enclosed)
        {
            var (from, to) = WithComma(tree.Text, start, end, around, index);
            return Edit(tree, from, to, string.Empty, Dropping(tree.Text[start..end]));
        }

        var line = tree.LineStart(start);
        var lead = tree.Text[line..start].Trim();
        return lead.Length == 0 || (around.Kind == PieceKind.List && lead == "-")
            ? Edit(tree, line, tree.NextLine(Math.Max(start, end - 1)), string.Empty, Dropping(tree.Text[start..end]))
            : null;
    }

    /// <summary>From where to where an entry reaches, how many there are and which of them it is.</summary>
    private static (int Start, int End, int Count, int Index) Extent(Piece around, Piece piece)
    {
        var at = around.Inside.TakeWhile(p => p != piece).Count();
        if (around.Kind == PieceKind.List)
            return (piece.Start, piece.End, around.Inside.Count, at);
        var key = at - (at % 2);
        return (around.Inside[key].Start, Math.Max(around.Inside[key].End, around.Inside[key + 1].End), around.Inside.Count / 2, key / 2);
    }

    private static (int From, int To) WithComma(string text, int start, int end, Piece around, int index)
    {
        var comma = text.IndexOf(',', end, around.End - end);
        if (index == 0 && comma >= 0)
        {
            var to = comma + 1;
            while (to < around.End && text[to] == ' ')
                to++;
            return (start, to);
        }

        var before = text.LastIndexOf(',', start - 1);
        return (before, end);
    }

    private static Fix? Put(SourceTree tree, int at, Remedy.Put put)
    {
        if (tree.WayTo(at) is not [.., { Kind: PieceKind.Map, Inside.Count: > 0 } map])
            return null;
        var title = new Text($"加上“{put.Key}: {put.Value}”", $"Add '{put.Key}: {put.Value}'");
        if (map.Enclosed)
            return Edit(tree, map.Inside[^1].End, map.Inside[^1].End, $", {put.Key}: {put.Value}", title);
        var next = tree.NextLine(map.End - 1);
        var indent = new string(' ', tree.Place(map.Start).Column - 1);
        var end = tree.Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var lead = next == tree.Text.Length && !tree.Text.EndsWith('\n') ? end : string.Empty;
        return Edit(tree, next, next, $"{lead}{indent}{put.Key}: {put.Value}{end}", title);
    }

    private static Piece? Innermost(SourceTree tree, int at)
    {
        var piece = tree.WayTo(at) is [.., var last] ? last : null;
        while (piece is { Enclosed: false, Inside.Count: > 0 } && piece.Inside[0].Start == at)
            piece = piece.Inside[0];
        return piece;
    }

    private static Fix Edit(SourceTree tree, int from, int to, string text, Text title)
    {
        var (line, column) = tree.Place(from);
        var (endLine, endColumn) = tree.Place(to);
        return new Fix(title, [new TextEdit(line, column, endLine, endColumn, text)]);
    }

    private static Text Replacing(string old, string @new) => new($"把“{Short(old)}”改为“{@new.Trim()}”", $"Replace '{Short(old)}' by '{@new.Trim()}'");

    private static Text Dropping(string old) => new($"删去“{Short(old)}”", $"Delete '{Short(old)}'");

    private static string Short(string text)
    {
        const int Most = 60;
        var line = text.Split('\n')[0].Trim();
        if (text.Length > 0 && (line.Length == 0 || line.Any(char.IsControl)))
            return $"U+{(int)text[0]:X4}";
        return line.Length > Most ? line[..Most] + "…" : line;
    }
}
