using WorkflowGov.Core;
using WorkflowGov.Definitions.Language;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Rules;

/// <summary>Findings of rules that look across files.</summary>
internal static class Places
{
    public static Finding At(ReadItem item, RuleNote note, string zh, string en, string key) =>
        At(item.Places.Root[key]?.Mark ?? item.Places.Root.Mark, note, zh, en);

    public static Finding At(Mark at, RuleNote note, string zh, string en) =>
        new(note.Code, note.Severity, at.File, at.Line, at.Column, new Text(zh, en));

    /// <summary>The file of the first of several, for messages.</summary>
    public static string Name(IEnumerable<ReadItem> same) => Path.GetFileName(same.First().Places.File);

    /// <summary>A name without what does not make it another name: width, blanks, brackets, punctuation.</summary>
    public static string Normal(string name) => string.Concat(Width.Narrow(name)
        .Where(c => !char.IsWhiteSpace(c) && !char.IsPunctuation(c)));
}
