using System.Collections.Frozen;
using System.Collections.Immutable;
using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions.Rules;

/// <summary>Every rule there is, by code: what it demands, how it is mended, on what it rests.</summary>
public static class RuleBook
{
    private static readonly FrozenDictionary<string, RuleNote> ByCode = LanguageNotes.All.Concat(Scenarios.ScenarioNotes.All).Concat(Simulation.SimulationNotes.All)
        .Concat(ItemRules.All.Select(r => r.Note)).Concat(CatalogueRules.All.Select(r => r.Note))
        .ToFrozenDictionary(n => n.Code, StringComparer.Ordinal);

    /// <summary>All rules in the order of their codes.</summary>
    public static ImmutableArray<RuleNote> All { get; } =
        [.. ByCode.Values.OrderBy(n => n.Code, StringComparer.Ordinal)];

    /// <summary>The rule of that code, or null.</summary>
    /// <param name="code">For example <c>WG2403</c>.</param>
    /// <returns>The rule.</returns>
    public static RuleNote? Find(string code) => ByCode.GetValueOrDefault(code);
}
