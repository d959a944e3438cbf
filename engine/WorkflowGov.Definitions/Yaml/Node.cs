namespace WorkflowGov.Definitions.Yaml;

/// <summary>A place in a file.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">Line from 1.</param>
/// <param name="Column">Column from 1.</param>
internal readonly record struct Mark(string File, int Line, int Column);

/// <summary>A piece of plain YAML with its place.</summary>
internal abstract record Node(Mark Mark)
{
    internal sealed record Scalar(Mark Mark, string Text) : Node(Mark);

    internal sealed record List(Mark Mark, IReadOnlyList<Node> Items) : Node(Mark);

    internal sealed record Map(Mark Mark, IReadOnlyList<Entry> Entries) : Node(Mark)
    {
        public Node? this[string key] => Entries.FirstOrDefault(e => e.Key.Text == key)?.Value;
    }

    /// <summary>A key with its value.</summary>
    internal sealed record Entry(Scalar Key, Node Value);

    /// <summary>What it is, for messages.</summary>
    public string Kind => this switch { Scalar => "text", List => "list", _ => "map" };
}
