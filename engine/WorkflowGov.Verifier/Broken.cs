namespace WorkflowGov.Verifier;

/// <summary>Something that does not hold.</summary>
/// <param name="Case">办件编号, or empty when it is no single case.</param>
/// <param name="Sequence">The first row that does not hold; 0 when it is no single row.</param>
/// <param name="Zh">What is wrong, in Chinese.</param>
/// <param name="En">What is wrong, in English.</param>
public sealed record Broken(string Case, int Sequence, string Zh, string En);
