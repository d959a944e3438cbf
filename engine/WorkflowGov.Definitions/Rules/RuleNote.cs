using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>What a rule demands, and what to do when it is not met. The code is never given to another rule.</summary>
/// <param name="Code">WG and four digits: 10 text, 11 structure, 12 references, 13 guards, 20 elements, 21 process,
/// 22 across items, 23 materials and form, 24 limits, 25 organisation, 26 scenarios, 27 simulation, 28 documents.</param>
/// <param name="Severity">How bad it is when the rule is not met.</param>
/// <param name="Demand">What must hold.</param>
/// <param name="Mend">What to do.</param>
/// <param name="Basis">Law, standard or principle behind it; null for matters of form.</param>
public sealed record RuleNote(string Code, Severity Severity, Text Demand, Text Mend, string? Basis = null);
