using System.Collections.Immutable;

namespace WorkflowGov.Definitions.Documents;

/// <summary>The value of a fact.</summary>
public abstract record FactValue
{
    private FactValue()
    {
    }

    /// <summary>Nothing to say.</summary>
    public bool IsEmpty => this switch
    {
        Text text => string.IsNullOrWhiteSpace(text.Value),
        Texts texts => texts.Values.IsEmpty,
        Rows rows => rows.Values.IsEmpty,
        _ => true,
    };

    /// <summary>Within a sentence.</summary>
    /// <returns>The words.</returns>
    public string InSentence() => this switch
    {
        Text text => text.Value,
        Texts texts => string.Join("、", texts.Values),
        _ => throw new InvalidOperationException("A table does not stand in a sentence."),
    };

    /// <summary>Words.</summary>
    /// <param name="Value">The words.</param>
    public sealed record Text(string Value) : FactValue;

    /// <summary>Several texts.</summary>
    /// <param name="Values">The texts.</param>
    public sealed record Texts(ImmutableArray<string> Values) : FactValue;

    /// <summary>Rows, each with the columns of its <see cref="FactName"/>.</summary>
    /// <param name="Values">The rows.</param>
    public sealed record Rows(ImmutableArray<ImmutableArray<string>> Values) : FactValue;
}
