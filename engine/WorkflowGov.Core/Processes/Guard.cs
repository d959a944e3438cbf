using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace WorkflowGov.Core.Processes;

/// <summary>A value in a form or a guard: text, number or yes/no.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Of), "text")]
[JsonDerivedType(typeof(Number), "number")]
[JsonDerivedType(typeof(Flag), "flag")]
public abstract record FormValue
{
    private FormValue()
    {
    }

    /// <summary>Text, a choice or a date in ISO 8601.</summary>
    /// <param name="Value">The text.</param>
    public sealed record Of(string Value) : FormValue;

    /// <summary>A number.</summary>
    /// <param name="Value">The number.</param>
    public sealed record Number(decimal Value) : FormValue;

    /// <summary>Yes or no.</summary>
    /// <param name="Value">True for yes.</param>
    public sealed record Flag(bool Value) : FormValue;
}

/// <summary>How two values are compared.</summary>
public enum Comparison
{
    /// <summary>Equal.</summary>
    Equal,

    /// <summary>Not equal.</summary>
    NotEqual,

    /// <summary>Less than (numbers, dates).</summary>
    Less,

    /// <summary>Less than or equal.</summary>
    AtMost,

    /// <summary>Greater than.</summary>
    Greater,

    /// <summary>Greater than or equal.</summary>
    AtLeast,
}

/// <summary>
/// A condition on the form (路由条件), type-checked when the definition is read. A field that was not filled in
/// makes every comparison false, so a guard never fails at run time.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Compare), "compare")]
[JsonDerivedType(typeof(All), "all")]
[JsonDerivedType(typeof(Any), "any")]
[JsonDerivedType(typeof(Not), "not")]
public abstract record Guard
{
    private Guard()
    {
    }

    /// <summary>Whether the condition holds for the form.</summary>
    /// <param name="form">Values by field key.</param>
    /// <returns>True when it holds.</returns>
    public bool Holds(IReadOnlyDictionary<string, FormValue> form) => this switch
    {
        Compare c => form.TryGetValue(c.Field, out var actual) && Matches(actual, c.With, c.Value),
        All a => a.Parts.All(p => p.Holds(form)),
        Any a => a.Parts.Any(p => p.Holds(form)),
        Not n => !n.Part.Holds(form),
        _ => throw new InvalidOperationException($"Unknown guard {GetType().Name}."),
    };

    /// <summary>Whether the condition looks at a field.</summary>
    /// <param name="field">The field's key.</param>
    /// <returns>True when it does.</returns>
    public bool Reads(string field) => this switch
    {
        Compare c => c.Field == field,
        All a => a.Parts.Any(p => p.Reads(field)),
        Any a => a.Parts.Any(p => p.Reads(field)),
        Not n => n.Part.Reads(field),
        _ => throw new InvalidOperationException($"Unknown guard {GetType().Name}."),
    };

    private static bool Matches(FormValue actual, Comparison with, FormValue expected)
    {
        int order;
        switch (actual, expected)
        {
            case (FormValue.Number a, FormValue.Number b): order = a.Value.CompareTo(b.Value); break;
            case (FormValue.Of a, FormValue.Of b): order = string.CompareOrdinal(a.Value, b.Value); break;
            case (FormValue.Flag a, FormValue.Flag b): order = a.Value.CompareTo(b.Value); break;
            default: return false;
        }

        return with switch
        {
            Comparison.Equal => order == 0,
            Comparison.NotEqual => order != 0,
            Comparison.Less => order < 0,
            Comparison.AtMost => order <= 0,
            Comparison.Greater => order > 0,
            _ => order >= 0,
        };
    }

    /// <summary>A field compared with a constant.</summary>
    /// <param name="Field">The field's key.</param>
    /// <param name="With">How.</param>
    /// <param name="Value">The constant.</param>
    public sealed record Compare(string Field, Comparison With, FormValue Value) : Guard;

    /// <summary>All parts hold.</summary>
    /// <param name="Parts">The parts.</param>
    public sealed record All(ImmutableArray<Guard> Parts) : Guard;

    /// <summary>At least one part holds.</summary>
    /// <param name="Parts">The parts.</param>
    public sealed record Any(ImmutableArray<Guard> Parts) : Guard;

    /// <summary>The part does not hold.</summary>
    /// <param name="Part">The part.</param>
    public sealed record Not(Guard Part) : Guard;
}
