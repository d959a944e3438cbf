using WorkflowGov.Core;
using WorkflowGov.Definitions.Rules;

namespace WorkflowGov.Definitions;

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>The definition cannot be used.</summary>
    Error,

    /// <summary>Usable, but likely wrong.</summary>
    Warning,
}

/// <summary>Something wrong in a definition, with its place and a way to mend it.</summary>
/// <param name="Rule">Stable code of the rule in the <see cref="RuleBook"/>.</param>
/// <param name="Severity">How bad.</param>
/// <param name="File">The file, as it was named to the reader.</param>
/// <param name="Line">Line from 1.</param>
/// <param name="Column">Column from 1.</param>
/// <param name="Message">What is wrong here.</param>
public sealed record Finding(string Rule, Severity Severity, string File, int Line, int Column, Text Message)
{
    /// <summary>How what breaks the rule is mended in general; null for a code that is not in the book of rules.</summary>
    public Text? Mend => RuleBook.Find(Rule)?.Mend;

    /// <inheritdoc/>
    public override string ToString() =>
        $"{File}:{Line}:{Column}: {(Severity == Severity.Error ? "error" : "warning")} {Rule}: {Message.Zh} / {Message.En}";
}
