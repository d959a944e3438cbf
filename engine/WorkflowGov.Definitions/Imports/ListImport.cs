using System.Collections.Immutable;
using System.Text;
using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions.Rules;

namespace WorkflowGov.Definitions.Imports;

/// <summary>A draft that a row of a list became.</summary>
/// <param name="FileName">Name for its file.</param>
/// <param name="Text">Its YAML: what the row says for certain, and nothing else.</param>
/// <param name="Line">Line of the row in the list.</param>
public sealed record ImportedDraft(string FileName, string Text, int Line);

/// <summary>What came of a list.</summary>
/// <param name="Drafts">A draft for each row that names an item.</param>
/// <param name="Findings">What is wrong with the list, by place in it.</param>
public sealed record ImportedList(ImmutableArray<ImportedDraft> Drafts, ImmutableArray<Finding> Findings);

/// <summary>
/// <c>wfgov import LIST.csv</c>: another district's list into drafts. What a row says for certain is taken over; wrong
/// codes, double names, limits without a unit, missing basis are reported and left out, never guessed. What a list
/// cannot say, such as the process, the draft leaves open for the linter to ask for.
/// </summary>
public static class ListImport
{
    /// <summary>A list as text: office programs in China write GB 18030 unless told otherwise.</summary>
    /// <param name="bytes">The file.</param>
    /// <returns>The text, without a byte order mark.</returns>
    public static string TextOf(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(bytes);
        }
    }

    /// <summary>Imports a list.</summary>
    /// <param name="text">The CSV.</param>
    /// <param name="file">Its name, for findings and for the drafts' provenance.</param>
    /// <param name="catalogue">What is known: words, bodies, shared materials, items there are.</param>
    /// <returns>Drafts and findings.</returns>
    public static ImportedList Of(string text, string file, Catalogue catalogue)
    {
        var findings = new List<Finding>();
        void Say(string rule, Cell at, string zh, string en) =>
            findings.Add(new Finding(rule, RuleBook.Find(rule)!.Severity, file, at.Line, at.Column, new Text(zh, en)));

        var (rows, unclosed) = CsvTable.Read(text);
        if (unclosed is var (line, column))
            Say("WG2901", new Cell(string.Empty, line, column), "引号没有配对", "A quotation mark is not closed");
        if (rows is null)
            return new ImportedList([], [.. findings]);
        var columns = rows.Count == 0 ? [] : rows[0].Select(h => (Heading: h, Meaning: ListColumns.Of(h.Text))).ToList();
        if (columns.All(c => c.Meaning.Says != Says.Name))
        {
            Say("WG2902", columns.Count == 0 ? new Cell(string.Empty, 1, 1) : columns[0].Heading, "第一行没有“事项名称”一列", "The first line has no column 事项名称");
            return new ImportedList([], [.. findings]);
        }

        foreach (var unknown in columns.Where(c => c.Meaning.Says is null && c.Heading.Text.Length > 0))
            Say("WG2903", unknown.Heading, $"“{unknown.Heading.Text}”一列没有导入", $"Column '{unknown.Heading.Text}' is not imported");
        var read = rows.Skip(1).Select(r => Cells(r, columns.ConvertAll(c => c.Meaning))).ToList();
        Double(read, Says.Name, Places.Normal, "WG2905", "事项名称", "name", Say);
        Double(read, Says.Code, c => string.Concat(c.Where(char.IsLetterOrDigit)), "WG2906", "编码", "code", Say);
        var names = catalogue.Items.ToLookup(i => Places.Normal(i.Item.Name), i => i.Item);
        var drafts = new List<ImportedDraft>();
        foreach (var (row, i) in read.Select((r, i) => (r, i)))
        {
            if (row.Cells.GetValueOrDefault(Says.Name) is not { Text.Length: > 0 } name)
            {
                Say("WG2904", row.First, "这一行没有事项名称，没有导入", "This row names no item and is not imported");
                continue;
            }

            if (names[Places.Normal(name.Text)].FirstOrDefault() is { } same)
                Say("WG2907", name, $"目录里已经有“{same.Name}”（{same.Code}）：请先核对是不是同一事项", $"The catalogue has '{same.Name}' ({same.Code}): see whether it is the same item");
            var draft = new DraftText(row.Cells, row.Units, catalogue, Say).Of(file, name.Line);
            drafts.Add(new ImportedDraft($"{i + 1:0000}-{FileSafe(name.Text)}.yaml", draft, name.Line));
        }

        return new ImportedList([.. drafts], [.. findings.OrderBy(f => f.Line).ThenBy(f => f.Column).ThenBy(f => f.Rule, StringComparer.Ordinal)]);
    }

    private static (Dictionary<Says, Cell> Cells, Dictionary<Says, string> Units, Cell First) Cells(
        IReadOnlyList<Cell> row, List<(Says? Says, string? Unit)> columns)
    {
        var (cells, units) = (new Dictionary<Says, Cell>(), new Dictionary<Says, string>());
        foreach (var (cell, (says, unit)) in row.Zip(columns))
        {
            if (says is not { } known || cell.Text.Length == 0 || !cells.TryAdd(known, cell))
                continue;
            if (unit is not null)
                units[known] = unit;
        }

        return (cells, units, row[0]);
    }

    private static void Double(
        IEnumerable<(Dictionary<Says, Cell> Cells, Dictionary<Says, string> Units, Cell First)> rows, Says says, Func<string, string> normal,
        string rule, string zh, string en, Action<string, Cell, string, string> say)
    {
        foreach (var same in rows.Select(r => r.Cells.GetValueOrDefault(says)).Where(c => c.Text is { Length: > 0 }).GroupBy(c => normal(c.Text)).Where(g => g.Count() > 1))
        {
            foreach (var cell in same.Skip(1))
                say(rule, cell, $"{zh}“{cell.Text}”与第 {same.First().Line} 行重复", $"The {en} '{cell.Text}' stands in line {same.First().Line} too");
        }
    }

    private static string FileSafe(string name)
    {
        const int Most = 40;
        var safe = string.Concat(name.Where(char.IsLetterOrDigit));
        return safe.Length > Most ? safe[..Most] : safe;
    }
}
