using System.Text;
using WorkflowGov.Core;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace WorkflowGov.Definitions.Yaml;

/// <summary>
/// Reads plain YAML with positions. Refuses what policy files have no use for before it can cost anything: large
/// files, aliases (alias bombs), tags, merge keys, deep nesting, anything but UTF-8.
/// </summary>
internal sealed class NodeReader
{
    public const long BytesMax = 1_000_000;
    private const int DepthMax = 24;

    private readonly string file;
    private readonly List<Finding> findings;
    private readonly Parser parser;

    private NodeReader(string file, string text, List<Finding> findings)
    {
        (this.file, this.findings) = (file, findings);
        parser = new Parser(new StringReader(text));
    }

    /// <summary>Reads a file.</summary>
    public static Node.Map? ReadFile(string path, string shownAs, List<Finding> findings)
    {
        var size = new FileInfo(path).Length;
        if (size > BytesMax)
        {
            findings.Add(At(shownAs, 1, 1, "WG1001", new Text(
                $"文件有 {size} 字节，超过 {BytesMax} 字节；一个事项一个文件，请检查内容",
                $"The file has {size} bytes, more than {BytesMax}; one item is one small file")));
            return null;
        }

        return ReadBytes(File.ReadAllBytes(path), shownAs, findings);
    }

    /// <summary>Reads bytes that must be UTF-8.</summary>
    public static Node.Map? ReadBytes(byte[] bytes, string shownAs, List<Finding> findings)
    {
        try
        {
            var text = new UTF8Encoding(false, true).GetString(bytes);
            return ReadText(text.StartsWith('\uFEFF') ? text[1..] : text, shownAs, findings);
        }
        catch (DecoderFallbackException e)
        {
            var line = bytes.Take(Math.Max(e.Index, 0)).Count(b => b == (byte)'\n') + 1;
            findings.Add(At(shownAs, line, 1, "WG1002", new Text(
                "文件不是 UTF-8 编码；请另存为 UTF-8", "The file is not UTF-8; save it as UTF-8")));
            return null;
        }
    }

    /// <summary>Reads text.</summary>
    public static Node.Map? ReadText(string text, string shownAs, List<Finding> findings)
    {
        var before = findings.Count;
        var reader = new NodeReader(shownAs, text, findings);
        try
        {
            var root = reader.Document();
            if (findings.Count > before)
                return null;
            if (root is Node.Map map)
                return map;
            findings.Add(At(shownAs, 1, 1, "WG1004", new Text(
                root is null ? "文件是空的" : "文件最外层须是“键: 值”", root is null ? "The file is empty" : "The file must be a map of keys at the top")));
        }
        catch (YamlException e)
        {
            findings.Add(At(shownAs, (int)Math.Max(e.Start.Line, 1), (int)Math.Max(e.Start.Column, 1), "WG1003", Syntax(e)));
        }

        return null;
    }

    private static Finding At(string file, int line, int column, string rule, Text message) =>
        new(rule, Severity.Error, file, line, column, message);

    /// <summary>The parser's words are for programmers; these are for whoever wrote the file.</summary>
    private static Text Syntax(YamlException e)
    {
        var said = e.Message;
        bool Says(string words) => said.Contains(words, StringComparison.OrdinalIgnoreCase);
        if (Says("tab"))
            return new Text("行首请用空格缩进，不要用制表符（Tab）", "Indent with blanks, not with tabs");
        if (Says("mapping values are not allowed") || Says("':'"))
            return new Text("这里的冒号读不懂：值里有“: ”时请用引号括起来，或检查缩进", "This colon cannot be read: quote a value that holds ': ', or check the indentation");
        if (Says("quoted scalar"))
            return new Text("引号没有配对", "A quotation mark is not closed");
        if (Says("flow") || Says("',' or"))
            return new Text("方括号或花括号没有配对，或缺少逗号", "A bracket or brace is not closed, or a comma is missing");
        return new Text("YAML 格式有误：请检查缩进、冒号后的空格和括号", $"The YAML cannot be read: check indentation, the blank after a colon and brackets ({said})");
    }

    private Node? Document()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
            return null;
        parser.Consume<DocumentStart>();
        var root = Read(0);
        parser.Consume<DocumentEnd>();
        if (!parser.Accept<StreamEnd>(out _))
            Add(parser.Current!, "WG1005", "一个文件只能有一个文档；请去掉“---”以后的内容", "One file holds one document; remove what follows '---'");
        return root is Node.Scalar { Text: "" } ? null : root;
    }

    private Node? Read(int depth)
    {
        var at = parser.Current!;
        if (depth > DepthMax)
            throw new YamlException(at.Start, at.End, "nested too deep (mapping values)");
        if (at is NodeEvent { Anchor.IsEmpty: false } or NodeEvent { Tag.IsEmpty: false } or AnchorAlias)
            Add(at, "WG1006", "不使用锚点、别名和标签（& * !）；请直接写出内容", "No anchors, aliases or tags (& * !); write the content out");
        if (parser.TryConsume<AnchorAlias>(out _))
            return null;
        var mark = new Mark(file, (int)at.Start.Line, (int)at.Start.Column);
        if (parser.TryConsume<YamlDotNet.Core.Events.Scalar>(out var scalar))
            return new Node.Scalar(mark, scalar.Value.Trim());
        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<Node>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                if (Read(depth + 1) is { } item)
                    items.Add(item);
            }

            return new Node.List(mark, items);
        }

        parser.Consume<MappingStart>();
        return Map(mark, depth);
    }

    private Node.Map Map(Mark mark, int depth)
    {
        var entries = new List<Node.Entry>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var at = parser.Current!;
            var key = Read(depth + 1) as Node.Scalar;
            var value = Read(depth + 1);
            if (key is null)
                Add(at, "WG1007", "键须是文字", "A key is text");
            else if (key.Text == "<<")
                Add(at, "WG1006", "不使用合并键（<<）；请直接写出内容", "No merge keys (<<); write the content out");
            else if (entries.Any(e => e.Key.Text == key.Text))
                Add(at, "WG1008", $"键“{key.Text}”重复", $"Key '{key.Text}' stands twice");
            else if (value is not null)
                entries.Add(new Node.Entry(key, value));
        }

        return new Node.Map(mark, entries);
    }

    private void Add(ParsingEvent at, string rule, string zh, string en) =>
        findings.Add(At(file, (int)at.Start.Line, (int)at.Start.Column, rule, new Text(zh, en)));
}
