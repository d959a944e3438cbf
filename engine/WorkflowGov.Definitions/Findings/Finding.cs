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

    /// <summary>How a machine mends it; null when that takes a person.</summary>
    public Fix? Fix { get; init; }

    /// <summary>What the rule knows of mending it.</summary>
    internal Remedy? Remedy { get; init; }

    /// <summary>Whether the very words stand at the place, and not only something near to them.</summary>
    internal bool IsExact { get; init; }

    /// <summary>The words at the place become others.</summary>
    internal Finding Replaced(string? text) => IsExact && text is not null ? this with { Remedy = new Remedy.Replace(Line, Column, text) } : this;

    /// <summary>The entry at the place goes.</summary>
    internal Finding Dropped() => IsExact ? this with { Remedy = new Remedy.Drop(Line, Column) } : this;

    /// <summary>The map at the place gets another key.</summary>
    internal Finding With(string key, string value) => IsExact ? this with { Remedy = new Remedy.Put(Line, Column, key, value) } : this;

    /// <inheritdoc/>
    public override string ToString() =>
        $"{File}:{Line}:{Column}: {(Severity == Severity.Error ? "error" : "warning")} {Rule}: {Message.Zh} / {Message.En}";
}
