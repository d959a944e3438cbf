using System.Collections.Immutable;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>
/// Decides whether guards can hold and can fail. A guard compares fields with constants only, so a few forms stand
/// for all: each field takes its constants, the values next to them, its bounds, and nothing where it may be empty.
/// </summary>
internal static class GuardTruth
{
    /// <summary>More than any readable guard needs; beyond it nothing is claimed.</summary>
    private const int FormsMax = 20_000;

    private const decimal Step = 0.0001m;

    /// <summary>All forms that differ for these guards; null when there are too many to look at.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, FormValue>>? Forms(
        IEnumerable<Guard> guards, ImmutableArray<FormField> fields)
    {
        var compares = guards.SelectMany(Compares).ToLookup(c => c.Field, c => c.Value);
        var forms = new List<ImmutableDictionary<string, FormValue>> { ImmutableDictionary<string, FormValue>.Empty };
        foreach (var field in fields.Where(f => compares.Contains(f.Key)))
        {
            var values = Values(field, [.. compares[field.Key]]).Distinct().ToList();
            if (forms.Count * values.Count > FormsMax)
                return null;
            forms = [.. forms.SelectMany(form => values.Select(v => v is null ? form : form.SetItem(field.Key, v)))];
        }

        return forms;
    }

    /// <summary>True when the guard holds for every form, false when for none, null otherwise.</summary>
    public static bool? Constant(Guard guard, ImmutableArray<FormField> fields)
    {
        if (Forms([guard], fields) is not { } forms)
            return null;
        var holds = forms.Count(guard.Holds);
        return holds == forms.Count ? true : holds == 0 ? false : null;
    }

    /// <summary>The comparisons that a guard is made of.</summary>
    public static IEnumerable<Guard.Compare> Compares(Guard guard) => guard switch
    {
        Guard.Compare compare => [compare],
        Guard.All all => all.Parts.SelectMany(Compares),
        Guard.Any any => any.Parts.SelectMany(Compares),
        Guard.Not not => Compares(not.Part),
        _ => [],
    };

    private static IEnumerable<FormValue?> Values(FormField field, ImmutableArray<FormValue> constants)
    {
        if (!field.Required)
            yield return null;
        var values = field.Type switch
        {
            FieldType.Boolean => [new FormValue.Flag(true), new FormValue.Flag(false)],
            FieldType.Choice => field.Options.Select(o => (FormValue)new FormValue.Of(o)),
            FieldType.Number => Numbers(field, constants, Step),
            FieldType.Integer => Numbers(field, constants, 1),
            _ => constants.OfType<FormValue.Of>().SelectMany(c => Around(c.Value)),
        };
        foreach (var value in values)
            yield return value;
    }

    private static IEnumerable<FormValue> Numbers(FormField field, ImmutableArray<FormValue> constants, decimal step) =>
        constants.OfType<FormValue.Number>()
            .SelectMany(c => new[] { c.Value - step, c.Value, c.Value + step })
            .Concat(new[] { field.Min, field.Max }.OfType<decimal>())
            .Where(v => !(v < field.Min) && !(v > field.Max))
            .Select(v => (FormValue)new FormValue.Number(v));

    /// <summary>A text, one before it and one after it in ordinal order: dates in ISO 8601 compare as texts.</summary>
    private static IEnumerable<FormValue> Around(string text) =>
        [new FormValue.Of(text), new FormValue.Of(string.Empty), new FormValue.Of(text + "~")];
}
