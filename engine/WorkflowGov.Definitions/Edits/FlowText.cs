using System.Collections.Immutable;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Edits;

/// <summary>The <c>process</c> of an item as it is written: where its lists, steps and given keys stand in the text.</summary>
internal sealed class FlowText
{
    private FlowText(SourceTree tree)
    {
        Tree = tree;
        Process = tree.Root is { Kind: PieceKind.Map } root ? Value(root, "process") : null;
        if (Process is not { Kind: PieceKind.Map })
            Process = null;
    }

    public SourceTree Tree { get; }

    /// <summary>The value of <c>process</c>; null when there is none to be seen.</summary>
    public Piece? Process { get; }

    /// <summary>The pattern it names; null for steps of its own.</summary>
    public Piece? Pattern => Process is null ? null : Value(Process, "pattern");

    public static FlowText Of(string text) => new(SourceTree.Of(text));

    /// <summary>The list that a place lies in, by the way to it.</summary>
    public Piece? ListAt(ImmutableArray<int> place)
    {
        var list = Process is null ? null : Value(Process, "steps");
        for (var i = 0; i + 2 < place.Length; i += 2)
            list = list is { Kind: PieceKind.List } && place[i] < list.Inside.Count ? Branches(list.Inside[place[i]]).ElementAtOrDefault(place[i + 1]) : null;
        return list is { Kind: PieceKind.List } ? list : null;
    }

    /// <summary>The lists of steps in a block; none for a step.</summary>
    public IEnumerable<Piece> Branches(Piece entry)
    {
        if (entry.Kind != PieceKind.Map)
            return [];
        if (Value(entry, "branches") is { Kind: PieceKind.Map } branches)
            return branches.Entries.Select(e => e.Value);
        return Value(entry, "choice") is { Kind: PieceKind.List } ways ? ways.Inside.Select(w => Value(w, "steps")).OfType<Piece>() : [];
    }

    /// <summary>All steps, with name, key and body.</summary>
    public IEnumerable<(string Name, Piece Key, Piece Body)> Steps() =>
        Process is not null && Value(Process, "steps") is { Kind: PieceKind.List } list ? list.Inside.SelectMany(StepsIn) : [];

    /// <summary>What is given to the steps of a pattern: <c>inspect.limit: 2 工作日</c>.</summary>
    public IEnumerable<(string Step, string Name, Piece Key, Piece Value)> Givens() =>
        Process is null || Value(Process, "with") is not { Kind: PieceKind.Map } with ? [] : with.Entries
            .Select(e => (Path: WordOf(e.Key), e.Key, e.Value))
            .Where(e => e.Path.Contains('.', StringComparison.Ordinal))
            .Select(e => (e.Path[..e.Path.IndexOf('.', StringComparison.Ordinal)], e.Path[(e.Path.IndexOf('.', StringComparison.Ordinal) + 1)..], e.Key, e.Value));

    public Piece? Value(Piece map, string key) =>
        map.Kind != PieceKind.Map ? null : map.Entries.Where(e => WordOf(e.Key) == key).Select(e => e.Value).FirstOrDefault();

    /// <summary>The steps of an entry: itself, or all that a block holds.</summary>
    public IEnumerable<(string Name, Piece Key, Piece Body)> StepsIn(Piece entry) =>
        Branches(entry).ToList() is { Count: > 0 } branches ? branches.SelectMany(list => list.Inside).SelectMany(StepsIn)
        : entry is { Kind: PieceKind.Map, Inside.Count: 2 } ? [(WordOf(entry.Inside[0]), entry.Inside[0], entry.Inside[1])] : [];

    private string WordOf(Piece key) => key.In(Tree.Text).Trim('\'', '"');
}
