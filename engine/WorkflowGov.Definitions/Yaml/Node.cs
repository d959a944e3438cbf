namespace WorkflowGov.Definitions.Yaml;

/// <summary>A place in a file.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">Line from 1.</param>
/// <param name="Column">Column from 1, in UTF-16 units as editors count.</param>
internal readonly record struct Mark(string File, int Line, int Column);

/// <summary>How a text was quoted.</summary>
internal enum Quote
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>'…'.</summary>
    Single,

    /// <summary>"…", or a block of text.</summary>
    Double,
}

/// <summary>A piece of plain YAML with its place.</summary>
internal abstract record Node(Mark Mark)
{
    /// <summary>
    /// Text. <paramref name="Lead"/> is how far its first character lies behind the mark, null when it stands on
    /// several lines.
    /// </summary>
    internal sealed record Scalar(Mark Mark, string Text, int? Lead = 0, Quote Quote = Quote.None) : Node(Mark)
    {
        /// <summary>Where a character of the text stands in the file; an escaped one takes two columns.</summary>
        public Mark At(int offset)
        {
            if (Lead is not { } lead)
                return Mark;
            var before = Text.AsSpan(0, Math.Clamp(offset, 0, Text.Length));
            var escaped = Quote switch
            {
                Quote.Single => before.Count('\''),
                Quote.Double => before.Count('"') + before.Count('\\'),
                _ => 0,
            };
            return Mark with { Column = Mark.Column + lead + before.Length + escaped };
        }
    }

    internal sealed record List(Mark Mark, IReadOnlyList<Node> Items) : Node(Mark);

    internal sealed record Map(Mark Mark, IReadOnlyList<Entry> Entries) : Node(Mark)
    {
        public Node? this[string key]
        {
            get
            {
                foreach (var entry in Entries)
                {
                    if (entry.Key.Text == key)
                        return entry.Value;
                }

                return null;
            }
        }
    }

    /// <summary>A key with its value.</summary>
    internal sealed record Entry(Scalar Key, Node Value);

    /// <summary>Whether two nodes say the same in the same order, wherever they stand.</summary>
    public static bool Same(Node? one, Node? other) => (one, other) switch
    {
        (Scalar a, Scalar b) => a.Text == b.Text,
        (List a, List b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(p => Same(p.First, p.Second)),
        (Map a, Map b) => a.Entries.Count == b.Entries.Count
            && a.Entries.Zip(b.Entries).All(p => p.First.Key.Text == p.Second.Key.Text && Same(p.First.Value, p.Second.Value)),
        _ => false,
    };

    /// <summary>What it is, for messages.</summary>
    public string Kind => this switch { Scalar => "text", List => "list", _ => "map" };
}
