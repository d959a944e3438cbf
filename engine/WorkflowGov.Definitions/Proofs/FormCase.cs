using System.Collections.Immutable;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions.Rules;

namespace WorkflowGov.Definitions.Proofs;

/// <summary>One form for all that take the same ways: every guard of the process comes out alike.</summary>
internal static class FormCase
{
    /// <summary>A form for each combination of guards that can occur; null when there are too many to look at.</summary>
    public static ImmutableArray<IReadOnlyDictionary<string, FormValue>>? All(ServiceItem item)
    {
        ImmutableArray<Guard> guards = [.. GuardFields.Guards(item.Process)];
        if (GuardTruth.Forms(guards, item.Form) is not { } forms)
            return null;
        return [.. forms.DistinctBy(f => string.Concat(guards.Select(g => g.Holds(f) ? '1' : '0')))];
    }

    /// <summary>The fields that guards look at, with what the form says, in the order of the form.</summary>
    public static ImmutableArray<FormEntry> Words(ServiceItem item, IReadOnlyDictionary<string, FormValue> form)
    {
        var asked = GuardFields.Of(GuardFields.Guards(item.Process)).ToHashSet(StringComparer.Ordinal);
        return [.. item.Form.Where(f => asked.Contains(f.Key)).Select(f => new FormEntry(f.Key, f.Label, Said(form.GetValueOrDefault(f.Key), f.Unit)))];
    }

    private static string Said(FormValue? value, string? unit) => value switch
    {
        FormValue.Of text => text.Value,
        FormValue.Number number => unit is null ? $"{number.Value}" : $"{number.Value} {unit}",
        FormValue.Flag flag => flag.Value ? "是" : "否",
        _ => "未填",
    };
}
