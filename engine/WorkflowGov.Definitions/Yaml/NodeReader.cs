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
    private const int NodesMax = 50_000;

    private readonly string file;
    private readonly List<Finding> findings;
    private readonly Parser parser;
    private int nodes;

    private NodeReader(string file, string text, List<Finding> findings)
    {
        (this.file, this.findings) = (file, findings);
        parser = new Parser(new StringReader(text));
    }

    /// <summary>Reads a file.</summary>
    public static Node.Map? ReadFile(string path, string shownAs, List<Finding> findings) =>
        TextOf(path, shownAs, findings) is { } text ? ReadText(text, shownAs, findings) : null;

    /// <summary>The text of a file; null when it is too large or not UTF-8.</summary>
    public static string? TextOf(string path, string shownAs, List<Finding> findings)
    {
        try
        {
            var size = new FileInfo(path).Length;
            if (size <= BytesMax)
                return Decode(File.ReadAllBytes(path), shownAs, findings);
            findings.Add(TooLarge(shownAs, size));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            findings.Add(At(shownAs, 1, 1, "WG1016", new Text("文件打不开", $"The file cannot be opened: {e.Message}")));
        }

        return null;
    }

    /// <summary>Bytes as text, without a byte order mark; null when they are not UTF-8.</summary>
    public static string? Decode(byte[] bytes, string shownAs, List<Finding> findings)
    {
        try
        {
            var text = new UTF8Encoding(false, true).GetString(bytes);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException e)
        {
            var line = bytes.AsSpan(0, Math.Clamp(e.Index, 0, bytes.Length)).Count((byte)'\n') + 1;
            findings.Add(At(shownAs, line, 1, "WG1002", new Text(
                "文件不是 UTF-8 编码；请另存为 UTF-8", "The file is not UTF-8; save it as UTF-8")));
            return null;
        }
    }

    /// <summary>Reads text.</summary>
    public static Node.Map? ReadText(string text, string shownAs, List<Finding> findings)
    {
        if (text.Length > BytesMax)
        {
            findings.Add(TooLarge(shownAs, text.Length));
            return null;
        }

        if (PlainText.Check(text, shownAs) is { } unseen)
        {
            findings.Add(unseen);
            return null;
        }

        var before = findings.Count;
        var reader = new NodeReader(shownAs, text, findings);
        try
        {
            var root = reader.Document();
            if (findings.Count > before)
                return null;
            if (root is Node.Map map)
                return map;
            findings.Add(At(shownAs, root?.Mark.Line ?? 1, root?.Mark.Column ?? 1, "WG1004", NoMap(root)) with
            {
                Remedy = SyntaxWords.Narrowed(text, root?.Mark.Line ?? 1),
            });
        }
        catch (YamlException e)
        {
            var line = (int)Math.Max(e.Start.Line, 1);
            findings.Add(At(shownAs, line, (int)Math.Max(e.Start.Column, 1), "WG1003", SyntaxWords.Of(e, LineOf(text, line))) with
            {
                Remedy = SyntaxWords.Narrowed(text, line),
            });
        }
        catch (InvalidOperationException e)
        {
            // The parser's own slip on an unclosed bracket; it carries no position, the last event does.
            var at = reader.parser.Current?.Start ?? YamlDotNet.Core.Mark.Empty;
            findings.Add(At(shownAs, (int)Math.Max(at.Line, 1), (int)Math.Max(at.Column, 1), "WG1003", SyntaxWords.Of(e, string.Empty)));
        }
        catch (BoundReached e)
        {
            findings.Add(e.Finding);
        }

        return null;
    }

    private static Text NoMap(Node? root) => root switch
    {
        null => new Text("文件是空的", "The file is empty"),
        Node.Scalar s when SyntaxWords.WideColonKey(s.Text) => SyntaxWords.Of(new YamlException(string.Empty), s.Text),
        _ => new Text("文件最外层须是“键: 值”", "The file must be a map of keys at the top"),
    };

    private static string LineOf(string text, int line) => text.Split('\n').ElementAtOrDefault(line - 1) ?? string.Empty;

    private static Finding TooLarge(string file, long size) => At(file, 1, 1, "WG1001", new Text(
        $"文件有 {size} 字节，超过 {BytesMax} 字节；一个事项一个文件，请检查内容",
        $"The file has {size} bytes, more than {BytesMax}; one item is one small file"));

    private static Finding At(string file, int line, int column, string rule, Text message) =>
        new(rule, Severity.Error, file, line, column, message);

    private Node? Document()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
            return null;
        var start = parser.Consume<DocumentStart>();
        if (start.Version is not null)
            Add(start, "WG1006", "不使用 YAML 指令（%）；请删除", "No YAML directives (%); delete it");
        var root = Read(0);
        parser.Consume<DocumentEnd>();
        if (!parser.Accept<StreamEnd>(out _))
            Add(parser.Current!, "WG1005", "一个文件只能有一个文档；请去掉“---”以后的内容", "One file holds one document; remove what follows '---'");
        return root is Node.Scalar { Text: "", Quote: Quote.None } ? null : root;
    }

    private Node? Read(int depth)
    {
        var at = parser.Current!;
        Bound(at, depth);
        if (at is NodeEvent { Anchor.IsEmpty: false } or NodeEvent { Tag.IsEmpty: false } or AnchorAlias)
            Add(at, "WG1006", "不使用锚点、别名和标签（& * !）；请直接写出内容", "No anchors, aliases or tags (& * !); write the content out");
        if (parser.TryConsume<AnchorAlias>(out _))
            return null;
        var mark = new Mark(file, (int)at.Start.Line, (int)at.Start.Column);
        if (parser.TryConsume<Scalar>(out var scalar))
            return Scalar(scalar, mark);
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

    private void Bound(ParsingEvent at, int depth)
    {
        var (line, column) = ((int)at.Start.Line, (int)at.Start.Column);
        if (depth > DepthMax)
        {
            throw new BoundReached(At(file, line, column, "WG1011", new Text(
                $"嵌套超过 {DepthMax} 层", $"Nested deeper than {DepthMax} levels")));
        }

        if (++nodes > NodesMax)
        {
            throw new BoundReached(At(file, line, column, "WG1014", new Text(
                $"文件里的内容超过 {NodesMax} 项", $"The file holds more than {NodesMax} entries")));
        }
    }

    /// <summary>
    /// A plain text that runs over the end of its line is nearly always a line with wrong indentation, swallowed.
    /// </summary>
    private Node.Scalar Scalar(Scalar scalar, Mark mark)
    {
        var plain = scalar.Style == ScalarStyle.Plain;
        if (plain && scalar.End.Line > scalar.Start.Line)
            Add(scalar, "WG1015", "这段文字跨了行：请检查下一行的缩进，或者用引号括起来", "This text runs on into the next line: check the indentation there, or quote it");
        var text = scalar.Value.Trim();
        var quote = scalar.Style switch
        {
            ScalarStyle.Plain => Quote.None,
            ScalarStyle.SingleQuoted => Quote.Single,
            _ => Quote.Double,
        };
        var lead = scalar.Value.Length - scalar.Value.TrimStart().Length + (plain ? 0 : 1);
        return new Node.Scalar(mark, text, scalar.End.Line == scalar.Start.Line ? lead : null, quote);
    }

    private Node.Map Map(Mark mark, int depth)
    {
        var entries = new List<Node.Entry>();
        var keys = new Dictionary<string, Node?>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var at = parser.Current!;
            var key = Read(depth + 1) as Node.Scalar;
            var value = Read(depth + 1);
            if (key is null)
                Add(at, "WG1007", "键须是文字", "A key is text");
            else if (key.Text == "<<")
                Add(at, "WG1006", "不使用合并键（<<）；请直接写出内容", "No merge keys (<<); write the content out");
            else if (!keys.TryAdd(key.Text, value))
                Add(at, "WG1008", $"键“{key.Text}”重复", $"Key '{key.Text}' stands twice", Node.Same(keys[key.Text], value) ? new Remedy.Drop(key.Mark) : null);
            else if (value is not null)
                entries.Add(new Node.Entry(key, value));
        }

        return new Node.Map(mark, entries);
    }

    private void Add(ParsingEvent at, string rule, string zh, string en, Remedy? remedy = null) =>
        findings.Add(At(file, (int)at.Start.Line, (int)at.Start.Column, rule, new Text(zh, en)) with { Remedy = remedy });

    /// <summary>Ends the reading of one file from any depth.</summary>
    private sealed class BoundReached(Finding finding) : Exception
    {
        public Finding Finding { get; } = finding;
    }
}
