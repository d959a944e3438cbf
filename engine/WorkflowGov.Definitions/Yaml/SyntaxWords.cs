using WorkflowGov.Core;
using YamlDotNet.Core;

namespace WorkflowGov.Definitions.Yaml;

/// <summary>The parser's words are for programmers; these are for whoever wrote the file.</summary>
internal static class SyntaxWords
{
    private const char WideColon = '：';

    /// <summary>What is wrong.</summary>
    /// <param name="fault">What the parser said.</param>
    /// <param name="line">The line at which it stopped.</param>
    public static Text Of(Exception fault, string line)
    {
        bool Says(string words) => fault.Message.Contains(words, StringComparison.OrdinalIgnoreCase);
        if (Says("quoted scalar"))
            return new Text("引号没有配对", "A quotation mark is not closed");
        if (fault is not YamlException || Says("flow") || Says("',' or") || Says("node content"))
            return new Text("方括号或花括号没有配对，或者缺少逗号", "A bracket or brace is not closed, or a comma is missing");
        if (WideColonKey(line))
            return new Text("键后面的冒号须是半角“:”，并且后面有一个空格", "The colon after a key is the ASCII ':', followed by a blank");
        if (Says("invalid mapping") || Says("mapping values"))
            return new Text("这里的冒号读不懂：值里有“: ”时请用引号括起来，或者检查缩进", "This colon cannot be read: quote a value that holds ': ', or check the indentation");
        if (Says("cannot start any token"))
            return new Text("值不能以这个字符开头；请用引号括起来", "A value cannot begin with this character; put it in quotation marks");
        if (Says("anchor or alias"))
            return new Text("值以 & 或 * 开头时请用引号括起来；不使用锚点和别名", "Quote a value that begins with & or *; anchors and aliases are not used");
        if (Says("expected key") || Says("expected '-'"))
            return new Text("这一行读不懂：检查缩进，键写成“键: 值”，列表每行以“- ”开头", "This line cannot be read: check the indentation; a key reads 'key: value', an entry of a list begins with '- '");
        return new Text("YAML 格式有误：请检查缩进、冒号后的空格和括号", "The YAML cannot be read: check indentation, the blank after a colon and brackets");
    }

    /// <summary>The full-width colon after the key of a line becomes what a key needs; null when that is not the slip.</summary>
    public static Remedy? Narrowed(string text, int line)
    {
        var words = text.Split('\n').ElementAtOrDefault(line - 1) ?? string.Empty;
        if (!WideColonKey(words))
            return null;
        var at = words.IndexOf(WideColon, StringComparison.Ordinal);
        return new Remedy.Characters(line, at + 1, 1, at + 1 < words.Length && words[at + 1] is not (' ' or '\r') ? ": " : ":");
    }

    /// <summary>Whether a line is written as a key with a full-width colon, a slip of Chinese input methods.</summary>
    public static bool WideColonKey(string line)
    {
        var at = line.IndexOf(WideColon, StringComparison.Ordinal);
        return at > 0 && line[..at].Trim(' ', '-').All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');
    }
}
