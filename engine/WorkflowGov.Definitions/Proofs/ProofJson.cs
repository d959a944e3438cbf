using System.Text.Json;

namespace WorkflowGov.Definitions.Proofs;

/// <summary>Proofs for programs.</summary>
public static class ProofJson
{
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a run as one object: <c>holds</c>, <c>items</c> and <c>findings</c>.</summary>
    /// <param name="run">The run.</param>
    /// <returns>JSON, with a line end.</returns>
    public static string Of(ProofRun run) => JsonSerializer.Serialize(
        new
        {
            run.Holds,
            Items = run.Proofs.Select(Item),
            Findings = run.Unreadable.Select(f => new { f.Rule, f.File, f.Line, f.Column, f.Message.Zh, f.Message.En }),
        },
        Written) + "\n";

    private static object Item(ItemProof proof) => new
    {
        Code = proof.Item.Code.ToString(),
        proof.Item.Name,
        proof.Holds,
        proof.Forms,
        proof.States,
        proof.Times?.Granted,
        proof.Times?.Refused,
        proof.Times?.WithSpecial,
        Dominant = proof.Times?.Dominant?.Value,
        proof.Times?.DominantDays,
        Violations = proof.Violations.Select(Violation),
    };

    private static object Violation(Violation violation) => new
    {
        Property = ProofText.Name(violation.Property).En,
        violation.Code,
        violation.File,
        violation.Line,
        violation.Column,
        Step = violation.At?.Value,
        violation.Message.Zh,
        violation.Message.En,
        CounterExample = violation.Trail is { } trail ? new { trail.Form, trail.Steps } : null,
    };
}
