using System.Globalization;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Exports;

/// <summary>A guard as the language writes it: <c>area >= 500 &amp;&amp; business == '餐饮服务经营者'</c>.</summary>
internal static class GuardSource
{
    public static string Of(Guard guard) => guard switch
    {
        Guard.Compare compare => $"{compare.Field} {Sign(compare.With)} {Value(compare.Value)}",
        Guard.All all => string.Join(" && ", all.Parts.Select(Inside)),
        Guard.Any any => string.Join(" || ", any.Parts.Select(Inside)),
        Guard.Not not => $"!({Of(not.Part)})",
        _ => throw new InvalidOperationException($"Unknown guard {guard.GetType().Name}."),
    };

    private static string Inside(Guard part) => part is Guard.All or Guard.Any ? $"({Of(part)})" : Of(part);

    private static string Sign(Comparison with) => with switch
    {
        Comparison.Equal => "==",
        Comparison.NotEqual => "!=",
        Comparison.Less => "<",
        Comparison.AtMost => "<=",
        Comparison.Greater => ">",
        _ => ">=",
    };

    private static string Value(FormValue value) => value switch
    {
        FormValue.Flag flag => flag.Value ? "true" : "false",
        FormValue.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        FormValue.Of text => $"'{text.Value.Replace("\\", @"\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'",
        _ => throw new InvalidOperationException($"Unknown value {value.GetType().Name}."),
    };
}
