using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using WorkflowGov.Core;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Language;

/// <summary>
/// Reads the keys of a map one by one and remembers which were asked for: what is left over is unknown. Every getter
/// reports what is wrong and gives a harmless value, so that one pass finds everything.
/// </summary>
internal sealed class Fields(Node.Map map, List<Finding> findings)
{
    private static readonly LocalTimePattern TimePattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    private const int NameMax = 60;

    /// <summary>No element of an item is longer in print; names are held to 1,000 by the exchange standard.</summary>
    private const int TextMax = 1_000;

    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public Mark Mark => map.Mark;

    /// <summary>Where the value of a key stands; the map itself when the key is missing.</summary>
    public Mark MarkOf(string key) => map[key]?.Mark ?? map.Mark;

    public Node? Find(string key)
    {
        asked.Add(key);
        return map[key];
    }

    public Node? Need(string key)
    {
        var found = Find(key);
        if (found is null)
            Error(map.Mark, "WG1102", $"缺少“{key}”", $"'{key}' is missing");
        return found;
    }

    public string Text(string key) => Need(key) is { } node ? TextOf(node, key) : string.Empty;

    public string? TextIfAny(string key) => Find(key) is { } node ? TextOf(node, key) : null;

    public string TextOf(Node node, string key)
    {
        if (node is Node.Scalar { Text.Length: > 0 } scalar)
            return Bounded(scalar, key);
        Error(node.Mark, "WG1103", $"“{key}”须是文字，不能为空", $"'{key}' must be text, not {(node is Node.Scalar ? "empty" : "a " + node.Kind)}");
        return string.Empty;
    }

    private string Bounded(Node.Scalar scalar, string key)
    {
        if (scalar.Text.Length > TextMax)
            Error(scalar.Mark, "WG1119", $"“{key}”有 {scalar.Text.Length} 个字，超过 {TextMax} 个", $"'{key}' has {scalar.Text.Length} characters, more than {TextMax}");
        return scalar.Text;
    }

    public ImmutableArray<string> Texts(string key, bool needed = true)
    {
        var node = needed ? Need(key) : Find(key);
        if (node is null)
            return [];
        if (node is Node.List list)
        {
            if (needed && list.Items.Count == 0)
                Empty(node, key);
            return [.. list.Items.Select(i => TextOf(i, key))];
        }

        Error(node.Mark, "WG1103", $"“{key}”须是列表（每行以“- ”开头）", $"'{key}' must be a list");
        return [];
    }

    public T Word<T>(string key, Words<T> words, T? otherwise = null)
        where T : struct
    {
        var node = otherwise is null ? Need(key) : Find(key);
        return node is null ? otherwise ?? default : WordOf(node, key, words);
    }

    public T WordOf<T>(Node node, string key, Words<T> words)
        where T : struct
    {
        var text = TextOf(node, key);
        if (text.Length == 0)
            return default;
        if (words.Find(text) is { } value)
            return value;
        var near = Near(text, words.All);
        Error(node.Mark, "WG1105", $"“{key}”不能是“{text}”；可用：{string.Join("、", words.All)}{near.Zh}",
            $"'{key}' cannot be '{text}'; use {string.Join(", ", words.All)}{near.En}", near.For(node.Mark));
        return default;
    }

    public int Whole(string key, int min, int max, int? otherwise = null)
    {
        var node = otherwise is null ? Need(key) : Find(key);
        if (node is null)
            return otherwise ?? min;
        if (node is Node.Scalar scalar && int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value >= min && value <= max)
            return value;
        Error(node.Mark, "WG1106", $"“{key}”须是 {min} 到 {max} 的整数", $"'{key}' must be a whole number from {min} to {max}", Slips.Remedy(node, t => Slips.Whole(t, min, max)));
        return min;
    }

    public bool YesNo(string key, bool otherwise)
    {
        if (Find(key) is not { } node)
            return otherwise;
        if (node is Node.Scalar { Text: "true" or "false" } scalar)
            return scalar.Text == "true";
        Error(node.Mark, "WG1107", $"“{key}”须是 true 或 false", $"'{key}' must be true or false", Slips.Remedy(node, Slips.YesNo));
        return otherwise;
    }

    public LocalDate Date(string key)
    {
        if (Need(key) is not { } node)
            return LocalDate.MinIsoValue;
        if (node is Node.Scalar scalar && LocalDatePattern.Iso.Parse(scalar.Text) is { Success: true, Value: { Year: >= 1949 and <= 2099 } date })
            return date;
        Error(node.Mark, "WG1108", $"“{key}”须是日期，如 2026-07-01", $"'{key}' must be a date such as 2026-07-01", Slips.Remedy(node, Slips.Date));
        return LocalDate.MinIsoValue;
    }

    public LocalTime TimeOfDay(string key)
    {
        if (Need(key) is not { } node)
            return LocalTime.Midnight;
        if (node is Node.Scalar scalar && TimePattern.Parse(scalar.Text) is { Success: true, Value: var time })
            return time;
        Error(node.Mark, "WG1121", $"“{key}”须是时刻，如 18:00", $"'{key}' must be a time of day such as 18:00");
        return LocalTime.Midnight;
    }

    public TimeLimit Limit(string key) => Need(key) is { } node ? LimitOf(node, key) : default;

    public TimeLimit LimitOf(Node node, string key)
    {
        var text = TextOf(node, key);
        if (text.Length == 0)
            return default;
        var (limit, rejection) = TimeLimit.Read(text);
        if (rejection is not null)
            Error(node.Mark, "WG1109", $"“{key}”：{rejection.Message.Zh}", $"'{key}': {rejection.Message.En}", Slips.Remedy(node, Slips.Limit));
        return limit;
    }

    public Fields? Sub(string key, bool needed = true)
    {
        var node = needed ? Need(key) : Find(key);
        return node is null ? null : SubOf(node, key);
    }

    public Fields? SubOf(Node node, string key)
    {
        if (node is Node.Map inner)
            return new Fields(inner, findings);
        Error(node.Mark, "WG1103", $"“{key}”须是“键: 值”", $"'{key}' must be a map, not {node.Kind}");
        return null;
    }

    public IReadOnlyList<Node> Items(string key, bool needed = true, bool some = false)
    {
        var node = needed ? Need(key) : Find(key);
        if (some && node is Node.List { Items.Count: 0 })
            Empty(node, key);
        if (node is null or Node.List)
            return (node as Node.List)?.Items ?? [];
        Error(node.Mark, "WG1103", $"“{key}”须是列表（每行以“- ”开头）", $"'{key}' must be a list");
        return [];
    }

    public Node.List? StepsOf(string key)
    {
        var node = Need(key);
        if (node is not (null or Node.List))
            Error(node.Mark, "WG1103", $"“{key}”须是环节列表（每行以“- 名称: ”开头）", $"'{key}' must be a list of steps");
        return node as Node.List;
    }

    public IReadOnlyList<Node.Entry> Entries => map.Entries;

    /// <summary>Names are typed into other keys, guards and programs: small letters, digits and one mark.</summary>
    public void CheckName(Node.Scalar name, char mark)
    {
        if (name.Text.Length is 0 or > NameMax || !name.Text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == mark))
            Error(name.Mark, "WG1114", $"“{name.Text}”只能用小写字母、数字和“{mark}”，最长 {NameMax} 个", $"'{name.Text}' must have small letters, digits and '{mark}' only, {NameMax} at most");
    }

    /// <summary>Reports keys that nobody asked for.</summary>
    public void Done()
    {
        foreach (var entry in map.Entries.Where(e => !asked.Contains(e.Key.Text)))
        {
            var near = Near(entry.Key.Text, asked);
            var free = near.Word is null || map[near.Word] is null;
            Error(entry.Key.Mark, "WG1101", $"没有“{entry.Key.Text}”这个键{near.Zh}", $"There is no key '{entry.Key.Text}'{near.En}", free ? near.For(entry.Key.Mark) : null);
        }
    }

    private void Empty(Node node, string key) =>
        Error(node.Mark, "WG1104", $"“{key}”至少有一条", $"'{key}' needs at least one entry");

    public void Error(Mark at, string rule, string zh, string en, Remedy? remedy = null) =>
        findings.Add(new Finding(rule, Severity.Error, at.File, at.Line, at.Column, new Text(zh, en)) { Remedy = remedy });

    public void Warn(Mark at, string rule, string zh, string en) =>
        findings.Add(new Finding(rule, Severity.Warning, at.File, at.Line, at.Column, new Text(zh, en)));

    /// <summary>Reports a name that nothing has, with the one that was likely meant.</summary>
    public void Unknown(Node.Scalar name, string rule, string zh, string en, IEnumerable<string> known)
    {
        var near = Near(name.Text, known);
        Error(name.Mark, rule, $"没有{zh}“{name.Text}”{near.Zh}", $"There is no {en} '{name.Text}'{near.En}", near.For(name.Mark));
    }

    /// <summary>“您是不是要写…” when something close exists.</summary>
    public static NearWord Near(string text, IEnumerable<string> known) => NearWord.To(text, known);
}
