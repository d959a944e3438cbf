using System.Text;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Proofs;

/// <summary>Proofs for people.</summary>
public static class ProofText
{
    /// <summary>Writes a proof: one line when it holds, else each violation with its counter-example too.</summary>
    /// <param name="proof">The proof.</param>
    /// <returns>Text with a line end after each line.</returns>
    public static string Of(ItemProof proof)
    {
        var item = proof.Item;
        var written = new StringBuilder($"{(proof.Holds ? '✓' : '✗')} {item.Name}　{item.Code}");
        if (proof.Times is { } times)
            written.Append($"　{Zh(item.Process, times)}；{proof.States} 个状态 / {En(times)}; {proof.States} states");
        written.Append('\n');
        foreach (var violation in proof.Violations)
            Write(written, violation);
        return written.ToString();
    }

    internal static (string Zh, string En) Name(Property property) => property switch
    {
        Property.Soundness => ("健全", "soundness"),
        Property.Time => ("时限", "time"),
        _ => ("职责分离", "separation"),
    };

    private static void Write(StringBuilder written, Violation violation)
    {
        var at = violation.Line == 0 ? string.Empty : $"{violation.File}:{violation.Line}:{violation.Column}: ";
        var (zh, en) = Name(violation.Property);
        written.Append($"  {at}{zh}（{violation.Code}）：{violation.Message.Zh} / {en} ({violation.Code}): {violation.Message.En}\n");
        if (violation.Trail is { } trail)
            written.Append($"    反例：{trail.Words.Zh}\n    counter-example: {trail.Words.En}\n");
    }

    private static string Zh(Process process, ProvedTimes times) =>
        $"准予 {Days(times.Granted)}、不予 {Days(times.Refused)} 工作日"
        + (times.WithSpecial > times.Latest ? $"（含特别程序最长 {times.WithSpecial}）" : string.Empty)
        + (times.Dominant is { } step ? $"，“{process[step].Title}”占 {times.DominantDays}" : string.Empty);

    private static string En(ProvedTimes times) =>
        $"granted in {Days(times.Granted)}, refused in {Days(times.Refused)} working days"
        + (times.WithSpecial > times.Latest ? $" (up to {times.WithSpecial} with special procedures)" : string.Empty)
        + (times.Dominant is { } step ? $", {times.DominantDays} of them in '{step}'" : string.Empty);

    private static string Days(DaySpan? span) =>
        span is null ? "—" : span.Earliest == span.Latest ? $"{span.Latest}" : $"{span.Earliest}–{span.Latest}";
}
