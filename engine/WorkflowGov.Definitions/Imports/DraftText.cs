using System.Text;
using System.Text.RegularExpressions;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions.Fixes;
using WorkflowGov.Definitions.Language;
using WorkflowGov.Definitions.Rules;

namespace WorkflowGov.Definitions.Imports;

/// <summary>Writes one row of a list as a draft, in the order of the language; what is not certain is said and left out.</summary>
internal sealed partial class DraftText(
    IReadOnlyDictionary<Says, Cell> cells, IReadOnlyDictionary<Says, string> units, Catalogue catalogue, Action<string, Cell, string, string> say)
{
    private readonly StringBuilder text = new();
    private readonly List<string> open = [];

    public string Of(string list, int line)
    {
        Line("name", cells[Says.Name].Text);
        Code();
        text.Append("version: 1\n");
        Line("main_item", At(Says.MainItem)?.Text);
        Word(Says.Type, "type", "事项类型", Words.Types);
        Authority();
        Word(Says.Level, "level", "行使层级", Words.Levels);
        Audience();
        Word(Says.Handling, "handling", "办件类型", Words.Handlings);
        Basis();
        Limits();
        List("conditions", Parts(At(Says.Conditions)));
        Materials();
        Result();
        Line("fee", At(Says.Fee)?.Text);
        text.Append($"provenance: {{drawn_from: {Plain($"{Path.GetFileName(list)} 第 {line} 行")}, confidence: low, note: 由清单导入，待核对}}\n");
        var head = new StringBuilder($"# 草稿：由 {Path.GetFileName(list)} 第 {line} 行导入，尚未核对；用 wfgov lint 查看还缺什么。\n");
        foreach (var left in open)
            head.Append($"# 没有采用：{Blanks().Replace(left, " ")}\n");
        return head.Append(text).ToString();
    }

    private Cell? At(Says says) => cells.TryGetValue(says, out var cell) ? cell : null;

    private void Line(string key, string? value)
    {
        if (value is { Length: > 0 })
            text.Append($"{key}: {Plain(value)}\n");
    }

    /// <summary>Says what is not taken over, and keeps it as a comment for whoever finishes the draft.</summary>
    private void Leave(string rule, Cell at, string key, string zh, string en)
    {
        say(rule, at, zh, en);
        open.Add($"{key}：{at.Text}");
    }

    private void Code()
    {
        if (At(Says.Code) is not { } cell)
            return;
        if (!ItemCode.TryParse(cell.Text, out var code))
        {
            var length = cell.Text.Count(char.IsLetterOrDigit);
            Leave("WG2908", cell, "编码", $"编码有 {length} 位，业务办理项编码应为 {ItemCode.Length} 位", $"The code has {length} characters, an item code {ItemCode.Length}");
        }
        else if (!Identifiers.IsUscc(code.Authority))
        {
            Leave("WG2908", cell, "编码", $"编码前 18 位 {code.Authority} 不是正确的统一社会信用代码", $"Characters 1–18 ({code.Authority}) are no USCC with right check digits");
        }
        else
        {
            Line("code", Slips.Spaced(code.Value));
        }
    }

    private void Word<T>(Says says, string key, string term, Words<T> words)
        where T : struct
    {
        if (At(says) is not { } cell)
            return;
        if (words.Find(cell.Text) is not null)
            Line(key, cell.Text);
        else
            Leave("WG2909", cell, term, $"{term}不能是“{cell.Text}”；可用：{string.Join("、", words.All)}", $"'{key}' cannot be '{cell.Text}'; use {string.Join(", ", words.All)}");
    }

    private void Authority()
    {
        if (At(Says.Authority) is not { } cell)
            return;
        if (catalogue.Organisation.Has(new Office(cell.Text)))
            Line("authority", cell.Text);
        else
            Leave("WG2910", cell, "实施主体", $"本区没有机构“{cell.Text}”，请写对应的机构", $"There is no authority '{cell.Text}' here; name the one that answers to it");
    }

    private void Audience()
    {
        if (At(Says.Audience) is not { } cell)
            return;
        var words = Separator().Split(cell.Text).Where(w => w.Length > 0).Distinct().ToList();
        foreach (var unknown in words.Where(w => Words.Audiences.Find(w) is null))
            Leave("WG2909", cell with { Text = unknown }, "服务对象", $"服务对象不能是“{unknown}”；可用：{string.Join("、", Words.Audiences.All)}", $"'audience' cannot be '{unknown}'; use {string.Join(", ", Words.Audiences.All)}");
        if (words.RemoveAll(w => Words.Audiences.Find(w) is null) >= 0 && words.Count > 0)
            text.Append($"audience: [{string.Join(", ", words)}]\n");
    }

    private void Basis()
    {
        var laws = Parts(At(Says.Basis));
        if (!laws.Any(l => l.Contains('《', StringComparison.Ordinal)))
            say("WG2911", At(Says.Basis) ?? cells[Says.Name], "没有写明设定依据的文件名称和条款", "No law and article is named as its basis");
        List("basis", laws);
    }

    private void Limits()
    {
        var (statutory, promised) = (Limit(Says.Statutory, "法定办结时限"), Limit(Says.Promised, "承诺办结时限"));
        if (TimeLimit.TryParse(statutory, out var longest) && TimeLimit.TryParse(promised, out var promise) && !DayCount.Within(promise, longest))
            say("WG2401", At(Says.Promised)!.Value, $"承诺办结时限 {promise} 超过法定办结时限 {longest}", $"The promise of {promise.ToEnglish()} exceeds the statutory limit of {longest.ToEnglish()}");
        if (statutory is null && promised is null)
            return;
        text.Append("limits:\n");
        if (statutory is not null)
            text.Append($"  statutory: {statutory}\n");
        if (At(Says.LimitBasis) is { } basis)
            text.Append($"  basis: {Plain(basis.Text)}\n");
        if (promised is not null)
            text.Append($"  promised: {promised}\n");
    }

    /// <summary>A limit with its unit, from the cell or from the heading; “无” only for the statutory one.</summary>
    private string? Limit(Says says, string term)
    {
        if (At(says) is not { } cell)
            return null;
        var bare = Width.Narrow(cell.Text);
        if (says == Says.Statutory && bare is "无" or "/" or "-" or "—")
            return "无";
        var said = units.TryGetValue(says, out var unit) && bare.All(char.IsAsciiDigit) ? $"{bare} {unit}" : bare;
        if (TimeLimit.TryParse(said, out var limit) || TimeLimit.TryParse(Slips.Limit(said), out limit))
            return limit.ToString();
        Leave("WG2912", cell, term, $"{term}“{cell.Text}”没有单位，或者读不懂", $"The limit '{cell.Text}' has no unit, or cannot be read");
        return null;
    }

    private void Materials()
    {
        var names = Parts(At(Says.Materials)).Distinct().ToList();
        if (names.Count == 0)
            return;
        text.Append("materials:\n");
        foreach (var (name, i) in names.Select((n, i) => (n, i)))
        {
            if (CatchAll.In(name) is { } word)
                say("WG2301", At(Says.Materials)!.Value, $"“{name}”含兜底表述“{word}”", $"'{name}' is a catch-all ('{word}')");
            text.Append(catalogue.SharedMaterialOf(name) is { } key ? $"  - {key}\n" : $"  - material-{i + 1}: {Plain(name)}\n");
        }
    }

    private void Result()
    {
        if (At(Says.Result) is { } cell)
            text.Append($"result: {{document: {Plain(cell.Text)}}}\n");
    }

    private void List(string key, List<string> entries)
    {
        if (entries.Count == 0)
            return;
        text.Append($"{key}:\n");
        foreach (var entry in entries)
            text.Append($"  - {Plain(entry)}\n");
    }

    /// <summary>The entries of a cell: a line each, or parted by semicolons; their numbers are no part of them.</summary>
    private static List<string> Parts(Cell? cell) => cell is null ? [] :
    [
        .. LineEnd().Split(cell.Value.Text).Select(p => Numbering().Replace(p.Trim(), string.Empty).TrimEnd('。', '；', ';').Trim())
            .Where(p => p is { Length: > 0 } and not ("无" or "/")).Distinct(),
    ];

    private static string Plain(string value)
    {
        var line = Blanks().Replace(value, " ").Trim();
        return PlainWords.Stand(line) ? line : PlainWords.Quoted(line);
    }

    [GeneratedRegex("[、,，;；/\\s]+")]
    private static partial Regex Separator();

    [GeneratedRegex("[\r\n；;]+")]
    private static partial Regex LineEnd();

    [GeneratedRegex(@"^(\(?（?[0-9０-９一二三四五六七八九十]{1,2}[)）、.．]|[①-⑳]|[-·•])\s*")]
    private static partial Regex Numbering();

    [GeneratedRegex(@"[\s\p{Cc}\u200B\u2028\u2029\uFEFF\u202A-\u202E\u2066-\u2069]+")]
    private static partial Regex Blanks();
}
