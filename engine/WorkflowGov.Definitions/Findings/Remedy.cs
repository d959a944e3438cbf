using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions;

/// <summary>What a rule knows of mending a finding, before the text is looked at.</summary>
/// <param name="Line">Line of the words it changes, from 1.</param>
/// <param name="Column">Their column, from 1.</param>
internal abstract record Remedy(int Line, int Column)
{
    /// <summary>Other text in the place of some text; nothing at all for an empty one.</summary>
    internal sealed record Replace(int Line, int Column, string Text) : Remedy(Line, Column)
    {
        public Replace(Mark at, string text)
            : this(at.Line, at.Column, text)
        {
        }
    }

    /// <summary>One word in the place of an entry that is a map of one key.</summary>
    internal sealed record Become(int Line, int Column, string Text) : Remedy(Line, Column)
    {
        public Become(Mark at, string text)
            : this(at.Line, at.Column, text)
        {
        }
    }

    /// <summary>An entry of a list, or a key with its value, goes.</summary>
    internal sealed record Drop(int Line, int Column) : Remedy(Line, Column)
    {
        public Drop(Mark at)
            : this(at.Line, at.Column)
        {
        }
    }

    /// <summary>A key is added to a map.</summary>
    internal sealed record Put(int Line, int Column, string Key, string Value) : Remedy(Line, Column);

    /// <summary>Some characters become others, whatever they belong to.</summary>
    internal sealed record Characters(int Line, int Column, int Length, string Text) : Remedy(Line, Column);
}
