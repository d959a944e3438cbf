using System.Collections.Immutable;
using System.Globalization;
using WorkflowGov.Core;
using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions.Exports;
using WorkflowGov.Definitions.Fixes;
using WorkflowGov.Definitions.Imports;
using WorkflowGov.Definitions.Language;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Edits;

/// <summary>
/// Makes a change of the diagram in the item's text, and leaves every other character alone. Whether the result is good,
/// the findings and proofs of the new text say.
/// </summary>
public static class FlowEditing
{
    private static readonly Text Unreadable = new("现在的写法读不出办理流程，请先在 YAML 里改正", "The process cannot be read now; mend the YAML first");
    private static readonly Text NoPlace = new("流程里没有这个位置，请刷新后再改", "The process has no such place; look at it anew");

    /// <summary>The text with the change made.</summary>
    /// <param name="text">The item's YAML.</param>
    /// <param name="edit">The change.</param>
    /// <param name="process">The process as it is compiled now, to write a pattern out; null when it cannot be.</param>
    /// <returns>The new text, or why it cannot be changed so.</returns>
    public static (string? Text, Text? Refusal) Apply(string text, FlowEdit edit, Process? process)
    {
        var flow = FlowText.Of(text);
        if (flow.Process is null)
            return (null, Unreadable);
        if (edit is FlowEdit.SetValues set)
            return flow.Pattern is null && !flow.Steps().Any(s => s.Name == set.Step) ? (null, NoPlace) : (set.Values.Aggregate(text, (t, v) => With(FlowText.Of(t), set.Step, v.Key, Plain(v.Value))), null);
        if (edit is FlowEdit.SetList list)
            return flow.Pattern is null && !flow.Steps().Any(s => s.Name == list.Step) ? (null, NoPlace) : (Listed(flow, list), null);
        if (edit is FlowEdit.Draw draw)
            return Drawn(flow, draw);
        if (flow.Pattern is not null)
        {
            if (process is null)
                return (null, Unreadable);
            text = WrittenOut(flow, process);
            flow = FlowText.Of(text);
        }

        return edit switch
        {
            FlowEdit.WriteOut => (text, null),
            FlowEdit.AddReturn add => AddReturn(flow, add, process),
            FlowEdit.AddStep add => Insert(flow, add.At, new FlowWriting(flow).Step(add)),
            FlowEdit.AddParallel add when add.Branches.Length < 2 => (null, new Text("并联至少有两个分支", "Parallel steps need at least two branches")),
            FlowEdit.AddParallel add => Insert(flow, add.At, new FlowWriting(flow).Parallel(add)),
            FlowEdit.AddBranch add => AddBranch(flow, add),
            FlowEdit.Paste paste => Paste(flow, paste),
            FlowEdit.Remove remove => Remove(flow, remove.At),
            FlowEdit.Move move => Move(flow, move),
            _ => throw new InvalidOperationException($"Unknown edit {edit.GetType().Name}."),
        };
    }

    /// <summary>A value of a step; for one of a pattern what was given before is replaced, else it is added to <c>with</c>.</summary>
    private static string With(FlowText flow, string step, string key, string value)
    {
        if (flow.Pattern is null)
            return Put(flow, flow.Steps().First(s => s.Name == step).Body, key, value);
        var path = $"{step}.{key}";
        if (flow.Value(flow.Process!, "with") is { Kind: PieceKind.Map, Inside.Count: > 0 } with)
            return Put(flow, with, path, value);
        return flow.Process!.Enclosed
            ? Put(flow, flow.Process, "with", $"{{{path}: {value}}}")
            : Put(flow, flow.Process, "with", $"\n{Indent(flow.Tree, flow.Process)}  {path}: {value}");
    }

    private static (string? Text, Text? Refusal) Paste(FlowText flow, FlowEdit.Paste paste) =>
        FlowPasting.Of(FlowText.Of(paste.Text), paste.From, new FlowWriting(flow)) is { } entry ? Insert(flow, paste.At, entry) : (null, NoPlace);

    /// <summary>A list of a step; without entries the key goes.</summary>
    private static string Listed(FlowText flow, FlowEdit.SetList list)
    {
        var (map, key) = flow.Pattern is null ? (flow.Steps().First(s => s.Name == list.Step).Body, list.Key) : (flow.Value(flow.Process!, "with"), $"{list.Step}.{list.Key}");
        if (list.Values.IsEmpty)
            return Without(flow, map, key);
        if (map is not null && flow.Value(map, key) is { Kind: PieceKind.List, Inside.Count: > 0 } now)
            return ListWriting.Become(flow.Tree, now, list.Values);
        return With(flow, list.Step, list.Key, $"[{string.Join(", ", list.Values.Select(Plain))}]");
    }

    private static string Without(FlowText flow, Piece? map, string key)
    {
        var tree = flow.Tree;
        var entries = map?.Entries.ToList() ?? [];
        var index = entries.FindIndex(e => e.Key.In(tree.Text).Trim('\'', '"') == key);
        if (index < 0 || entries.Count == 1)
            return tree.Text;
        var (first, last) = entries[index];
        if (!map!.Enclosed)
            return tree.Text.Remove(tree.LineStart(first.Start), tree.NextLine(last.End - 1) - tree.LineStart(first.Start));
        var (from, to) = index > 0 ? (entries[index - 1].Value.End, last.End) : (first.Start, entries[1].Key.Start);
        return tree.Text.Remove(from, to - from);
    }

    /// <summary>Outcomes that were left out are the usual ones: they are written down before one more comes to them.</summary>
    private static (string? Text, Text? Refusal) AddReturn(FlowText flow, FlowEdit.AddReturn add, Process? process)
    {
        var body = flow.Steps().Where(s => s.Name == add.Step).Select(s => s.Body).FirstOrDefault();
        if (body is null)
            return (null, NoPlace);
        var back = $"{{return: {add.To}, max: {add.Max.ToString(CultureInfo.InvariantCulture)}}}";
        if (flow.Value(body, "outcomes") is { Kind: PieceKind.Map, Inside.Count: > 0 } outcomes)
            return (Put(flow, outcomes, Plain(add.Label), back), null);
        var usual = process?.Steps.FirstOrDefault(s => s.Id.Value == add.Step)?.Outcomes ?? [];
        var written = usual.Select(o => $"{Plain(o.Label)}: {Word(o.Action)}").Append($"{Plain(add.Label)}: {back}");
        return (Put(flow, body, "outcomes", $"{{{string.Join(", ", written)}}}"), null);
    }

    private static string Word(OutcomeAction action) => action switch
    {
        OutcomeAction.Refuse => "refuse",
        OutcomeAction.Revoke => "revoke",
        _ => "continue",
    };

    private static (string? Text, Text? Refusal) AddBranch(FlowText flow, FlowEdit.AddBranch add)
    {
        var block = flow.ListAt(add.At)?.Inside.ElementAtOrDefault(add.At.LastOrDefault(-1));
        return block is null || flow.Value(block, "branches") is not { Kind: PieceKind.Map, Inside.Count: > 0 } branches
            ? (null, NoPlace)
            : (Put(flow, branches, Plain(add.Name), $"[{{{new FlowWriting(flow).BranchStep(add.Name, add.Role, add.Limit)}}}]"), null);
    }

    private static (string? Text, Text? Refusal) Insert(FlowText flow, ImmutableArray<int> at, FlowEntry entry)
    {
        if (flow.ListAt(at) is not { Inside.Count: > 0 } list || at[^1] < 0 || at[^1] > list.Inside.Count)
            return (null, NoPlace);
        var (tree, index) = (flow.Tree, at[^1]);
        if (list.Enclosed)
        {
            return index == list.Inside.Count
                ? (tree.Text.Insert(list.Inside[^1].End, $", {{{entry.InBraces}}}"), null)
                : (tree.Text.Insert(list.Inside[index].Start, $"{{{entry.InBraces}}}, "), null);
        }

        var column = tree.Place(list.Start).Column - 1;
        var from = index == 0 ? tree.LineStart(list.Start) : tree.NextLine(list.Inside[index - 1].End - 1);
        var lead = from == tree.Text.Length && !tree.Text.EndsWith('\n') ? "\n" : string.Empty;
        return (tree.Text.Insert(from, lead + entry.Lines(column)), null);
    }

    private static (string? Text, Text? Refusal) Remove(FlowText flow, ImmutableArray<int> at)
    {
        if (flow.ListAt(at) is not { } list || at[^1] < 0 || at[^1] >= list.Inside.Count)
            return (null, NoPlace);
        if (list.Inside.Count == 1)
            return (null, new Text("这里只有这一个环节，不能删去；请删去整个并联", "It is the only step here; remove the whole block"));
        var (tree, entry, index) = (flow.Tree, list.Inside[at[^1]], at[^1]);
        if (!list.Enclosed)
            return (tree.Text.Remove(tree.LineStart(entry.Start), tree.NextLine(entry.End - 1) - tree.LineStart(entry.Start)), null);
        var (from, to) = index > 0 ? (list.Inside[index - 1].End, entry.End) : (entry.Start, list.Inside[1].Start);
        return (tree.Text.Remove(from, to - from), null);
    }

    /// <summary>Two neighbours change places, each with the comments above it.</summary>
    private static (string? Text, Text? Refusal) Move(FlowText flow, FlowEdit.Move move)
    {
        var first = move.At.LastOrDefault(-1) - (move.Down ? 0 : 1);
        if (flow.ListAt(move.At) is not { } list || first < 0 || first + 1 >= list.Inside.Count)
            return (null, NoPlace);
        var (tree, one, other) = (flow.Tree, list.Inside[first], list.Inside[first + 1]);
        var (start, middle, end) = list.Enclosed
            ? (one.Start, one.End, other.End)
            : (first == 0 ? tree.LineStart(one.Start) : tree.NextLine(list.Inside[first - 1].End - 1), tree.NextLine(one.End - 1), tree.NextLine(other.End - 1));
        var between = list.Enclosed ? tree.Text[one.End..other.Start] : string.Empty;
        var (upper, lower) = (tree.Text[start..middle], list.Enclosed ? other.In(tree.Text) : tree.Text[middle..end]);
        if (!list.Enclosed && !lower.EndsWith('\n'))
            (upper, lower) = (upper.TrimEnd('\n'), $"{lower}\n");
        return (string.Concat(tree.Text.AsSpan(0, start), lower + between + upper, tree.Text.AsSpan(end)), null);
    }

    private static (string? Text, Text? Refusal) Drawn(FlowText flow, FlowEdit.Draw draw)
    {
        var imported = BpmnImport.Of(draw.Bpmn, "BPMN");
        if (imported.Process is not { } process)
            return (null, imported.Findings is [var first, ..] ? first.Message : Unreadable);
        var lines = process.TrimEnd('\n').Split('\n').SkipWhile(l => !l.StartsWith("process:", StringComparison.Ordinal)).Skip(1).ToList();
        return (Instead(flow, lines.TakeWhile(l => l.Length == 0 || char.IsWhiteSpace(l[0])).Select(l => l.Length > 2 ? l[2..] : string.Empty)), null);
    }

    /// <summary>展开模板. The comments of what is replaced stand above the steps.</summary>
    private static string WrittenOut(FlowText flow, Process process) => Instead(flow, ProcessText.Of(process).TrimEnd('\n').Split('\n'));

    private static string Instead(FlowText flow, IEnumerable<string> steps)
    {
        var (tree, old) = (flow.Tree, flow.Process!);
        var comments = old.In(tree.Text).Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith('#'));
        var lines = string.Join('\n', comments.Concat(steps).Select(l => $"  {l}"));
        var from = old.Start;
        while (tree.Text[from - 1] != ':')
            from--;
        return string.Concat(tree.Text.AsSpan(0, from), "\n", lines, tree.Text.AsSpan(old.End));
    }

    /// <summary>Replaces the value of a key, or adds the key at the end of its map.</summary>
    private static string Put(FlowText flow, Piece map, string key, string value)
    {
        var tree = flow.Tree;
        if (flow.Value(map, key) is { } now)
            return string.Concat(tree.Text.AsSpan(0, now.Start), value, tree.Text.AsSpan(now.End));
        var separator = value.StartsWith('\n') ? ":" : ": ";
        if (map.Enclosed)
            return tree.Text.Insert(map.Inside[^1].End, $", {key}{separator}{value}");
        var next = tree.NextLine(map.End - 1);
        var lead = next == tree.Text.Length && !tree.Text.EndsWith('\n') ? "\n" : string.Empty;
        return tree.Text.Insert(next, $"{lead}{Indent(tree, map)}{key}{separator}{value}\n");
    }

    private static string Indent(SourceTree tree, Piece map) => new(' ', tree.Place(map.Start).Column - 1);

    internal static string Plain(string text) => PlainWords.Stand(text.Trim()) ? text.Trim() : PlainWords.Quoted(text.Trim());
}
