namespace WorkflowGov.Definitions.Fixes;

/// <summary>Which texts may stand in YAML without quotation marks, in lists and braces too.</summary>
internal static class PlainWords
{
    private const string NotFirst = "-?:,[]{}#&*!|>'\"%@` ";

    /// <summary>Whether a text stands as it is.</summary>
    public static bool Stand(string text) =>
        text.Length > 0 && !NotFirst.Contains(text[0], StringComparison.Ordinal) && text[^1] is not (' ' or ':')
        && !text.Contains(": ", StringComparison.Ordinal) && !text.Contains(" #", StringComparison.Ordinal)
        && text.All(c => !char.IsControl(c) && c is not (',' or '[' or ']' or '{' or '}'));

    /// <summary>A text in single quotation marks.</summary>
    public static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
