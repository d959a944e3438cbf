using System.Globalization;
using NodaTime;
using NodaTime.Text;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions.Fixes;
using WorkflowGov.Definitions.Language;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions;

/// <summary>A published text as the next version: its number and day changed, everything else as it was written.</summary>
public static class RevisedText
{
    /// <summary>Writes the next version.</summary>
    /// <param name="text">A text that was published.</param>
    /// <param name="version">The number of the next version.</param>
    /// <param name="effective">施行日期.</param>
    /// <param name="retirement">取消; null for a version that goes on.</param>
    /// <returns>The text.</returns>
    public static string Of(string text, int version, LocalDate effective, Retirement? retirement = null)
    {
        text = With(text, "version", version.ToString(CultureInfo.InvariantCulture));
        text = With(text, "effective", LocalDatePattern.Iso.Format(effective));
        return retirement is null ? text : Ended(text, retirement);
    }

    /// <summary>事项名称 as a text has it, whatever else is wrong with it.</summary>
    /// <param name="text">The YAML.</param>
    /// <returns>The name; null when there is none to be seen.</returns>
    public static string? NameOf(string text) => Entry(SourceTree.Of(text), "name") is { Kind: PieceKind.Scalar } name ? name.In(text).Trim('\'', '"') : null;

    private static string Ended(string text, Retirement retirement)
    {
        var successor = retirement.Successor is { } code ? $", successor: {Slips.Spaced(code.Value)}" : string.Empty;
        var basis = PlainWords.Stand(retirement.Basis) ? retirement.Basis : PlainWords.Quoted(retirement.Basis);
        var value = $"{{on: {LocalDatePattern.Iso.Format(retirement.On)}{successor}, basis: {basis}}}";
        if (Entry(SourceTree.Of(text), "retired") is not null)
            return With(text, "retired", value);
        var tree = SourceTree.Of(text);
        var after = Entry(tree, "effective") is { } effective ? tree.NextLine(effective.End) : 0;
        return text.Insert(after, $"retired: {value}\n");
    }

    /// <summary>The text without a key of the item.</summary>
    internal static string Without(string text, string key)
    {
        var tree = SourceTree.Of(text);
        var entry = tree.Root?.Entries.FirstOrDefault(e => e.Key.In(text) == key);
        return entry is ({ } name, { } value)
            ? text.Remove(tree.LineStart(name.Start), tree.NextLine(value.End - 1) - tree.LineStart(name.Start))
            : text;
    }

    internal static string With(string text, string key, string value)
    {
        var tree = SourceTree.Of(text);
        return Entry(tree, key) is { } piece ? string.Concat(text.AsSpan(0, piece.Start), value, text.AsSpan(piece.End)) : text;
    }

    private static Piece? Entry(SourceTree tree, string key) =>
        tree.Root?.Entries.Where(e => e.Key.In(tree.Text) == key).Select(e => e.Value).FirstOrDefault();
}
