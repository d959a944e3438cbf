using System.Collections.Immutable;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Edits;

/// <summary>
/// Writes a copied step or block anew for another place. Steps whose names are taken get others, and what the copy says
/// of its own steps (退回, not_by) follows them; comments stay with the original.
/// </summary>
internal sealed class FlowPasting
{
    private const int LineMax = 120;
    private readonly FlowText source;
    private readonly Piece entry;
    private readonly Dictionary<string, string> renamed;

    private FlowPasting(FlowText source, Piece entry, Dictionary<string, string> renamed) => (this.source, this.entry, this.renamed) = (source, entry, renamed);

    /// <summary>The entry to insert; null when nothing stands where it was copied from.</summary>
    public static FlowEntry? Of(FlowText source, ImmutableArray<int> from, FlowWriting target)
    {
        if (source.ListAt(from)?.Inside.ElementAtOrDefault(from.LastOrDefault(-1)) is not { Kind: PieceKind.Map } entry)
            return null;
        var names = source.StepsIn(entry).ToDictionary(s => s.Name, s => target.FreeName(s.Name), StringComparer.Ordinal);
        var pasting = new FlowPasting(source, entry, names);
        return new FlowEntry(pasting.InBraces(entry), [.. pasting.Lines(entry)]);
    }

    private string InBraces(Piece map) => string.Join(", ", map.Entries.Select(e => $"{Key(map, e.Key)}: {Value(e.Key, e.Value)}"));

    /// <summary>An entry of a list of steps, from its dash on.</summary>
    private IEnumerable<string> Lines(Piece piece)
    {
        if (!source.Branches(piece).Any())
            return StepLines(piece);
        return piece.Entries.SelectMany((e, i) => BlockLines(e.Key, e.Value).Select((line, j) => (i == 0 && j == 0 ? "- " : "  ") + line));
    }

    private IEnumerable<string> StepLines(Piece step)
    {
        var line = $"- {InBraces(step)}";
        if (line.Length <= LineMax || step.Entries.First() is not { Value.Kind: PieceKind.Map } only)
            return [line];
        return [$"- {Key(step, only.Key)}:", .. only.Value.Entries.Select(e => $"    {Word(e.Key)}: {Value(e.Key, e.Value)}")];
    }

    private IEnumerable<string> BlockLines(Piece key, Piece value) => (Word(key), value.Kind) switch
    {
        ("branches", PieceKind.Map) => ["branches:", .. value.Entries.SelectMany(b => (string[])[$"  {Written(b.Key)}:", .. Nested(b.Value, 4)])],
        ("choice", PieceKind.List) => ["choice:", .. value.Inside.SelectMany(Way)],
        (var word, _) => [$"{word}: {Value(key, value)}"],
    };

    private IEnumerable<string> Way(Piece way) => way.Entries.SelectMany((e, i) =>
        (Word(e.Key) == "steps" ? ["steps:", .. Nested(e.Value, 2)] : (string[])[$"{Word(e.Key)}: {Value(e.Key, e.Value)}"])
            .Select((line, j) => (i == 0 && j == 0 ? "  - " : "    ") + line));

    private IEnumerable<string> Nested(Piece list, int indent) => list.Inside.SelectMany(Lines).Select(l => new string(' ', indent) + l);

    private string Key(Piece map, Piece key) => map == entry || source.StepsIn(entry).Any(s => s.Key == key) ? Named(Word(key)) : Written(key);

    /// <summary>A value on one line; names of steps of the copy are the new ones.</summary>
    private string Value(Piece key, Piece value) => (Word(key), value.Kind) switch
    {
        ("return", PieceKind.Scalar) => Named(Word(value)),
        ("not_by", PieceKind.List) => $"[{string.Join(", ", value.Inside.Select(n => Named(Word(n))))}]",
        _ => Flat(value),
    };

    private string Flat(Piece piece) => piece.Kind switch
    {
        PieceKind.List => $"[{string.Join(", ", piece.Inside.Select(Flat))}]",
        PieceKind.Map => $"{{{InBraces(piece)}}}",
        _ => Written(piece),
    };

    private string Named(string step) => renamed.GetValueOrDefault(step, step);

    private string Word(Piece piece) => Raw(piece).Trim('\'', '"');

    private string Written(Piece piece) => piece.Enclosed ? Raw(piece) : FlowEditing.Plain(Raw(piece));

    private string Raw(Piece piece) => piece.In(source.Tree.Text);
}
