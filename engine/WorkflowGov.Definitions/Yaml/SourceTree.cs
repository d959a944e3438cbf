using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace WorkflowGov.Definitions.Yaml;

/// <summary>
/// A text with the extent of everything in it, to change some of it and leave every other character alone. Offsets
/// count UTF-16 units from 0.
/// </summary>
internal sealed class SourceTree
{
    private readonly List<int> lines = [0];

    private SourceTree(string text)
    {
        Text = text;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
                lines.Add(i + 1);
        }
    }

    public string Text { get; }

    /// <summary>The outermost piece; null when the text cannot be parsed.</summary>
    public Piece? Root { get; private set; }

    /// <summary>Parses a text that the reader has looked at before.</summary>
    public static SourceTree Of(string text)
    {
        var tree = new SourceTree(text);
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (parser.TryConsume<DocumentStart>(out _))
                tree.Root = tree.Read(parser);
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException)
        {
            tree.Root = null;
        }

        return tree;
    }

    /// <summary>Offset of a line and column, both from 1.</summary>
    public int Offset(int line, int column) => Math.Min(lines[Math.Clamp(line, 1, lines.Count) - 1] + column - 1, Text.Length);

    /// <summary>Line and column, both from 1, of an offset.</summary>
    public (int Line, int Column) Place(int offset)
    {
        var line = lines.BinarySearch(offset);
        line = line < 0 ? ~line - 1 : line;
        return (line + 1, offset - lines[line] + 1);
    }

    /// <summary>Where the line of an offset begins.</summary>
    public int LineStart(int offset) => lines[Place(offset).Line - 1];

    /// <summary>Where the line after that of an offset begins; the end of the text for the last one.</summary>
    public int NextLine(int offset) => Place(offset).Line is var line && line < lines.Count ? lines[line] : Text.Length;

    /// <summary>The way from the root to the outermost piece that begins at an offset; empty when none does.</summary>
    public IReadOnlyList<Piece> WayTo(int offset)
    {
        var way = new List<Piece>();
        for (var at = Root; at is not null; at = at.Inside.LastOrDefault(p => p.Start <= offset && offset <= p.End))
        {
            way.Add(at);
            if (at.Start == offset && way.Count > 1)
                return way;
        }

        return [];
    }

    private Piece Read(Parser parser)
    {
        var start = At(parser.Current!.Start);
        if (parser.TryConsume<Scalar>(out var scalar))
            return new Piece(start, At(scalar.End), PieceKind.Scalar, scalar.Style is not ScalarStyle.Plain, []);
        var inside = new List<Piece>();
        if (parser.TryConsume<SequenceStart>(out var list))
        {
            SequenceEnd? closed;
            while (!parser.TryConsume<SequenceEnd>(out closed))
                inside.Add(Read(parser));
            var flow = list.Style == SequenceStyle.Flow;
            return new Piece(start, flow ? At(closed!.Start) + 1 : EndOf(inside, start), PieceKind.List, flow, inside);
        }

        var map = parser.Consume<MappingStart>();
        MappingEnd? end;
        while (!parser.TryConsume<MappingEnd>(out end))
            inside.Add(Read(parser));
        var braces = map.Style == MappingStyle.Flow;
        return new Piece(start, braces ? At(end!.Start) + 1 : EndOf(inside, start), PieceKind.Map, braces, inside);
    }

    private static int EndOf(List<Piece> inside, int start) => inside.Count == 0 ? start : Math.Max(start, inside[^1].End);

    private int At(YamlDotNet.Core.Mark mark) => Offset((int)mark.Line, (int)mark.Column);
}
