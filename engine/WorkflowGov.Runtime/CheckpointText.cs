using WorkflowGov.Core.Audit;
using WorkflowGov.Runtime.Postgres;

namespace WorkflowGov.Runtime;

/// <summary>Checkpoints as lines of JSON to keep outside; <c>wfgov audit verify --against</c> reads them.</summary>
public static class CheckpointText
{
    /// <summary>The line of a checkpoint.</summary>
    /// <param name="of">The checkpoint.</param>
    /// <returns>JSON.</returns>
    public static string Line(Checkpoint of) => StoredJson.Write(new CheckpointLine(
        of.Number, of.At, of.Events, of.Cases, Convert.ToHexStringLower(of.Root), Convert.ToHexStringLower(of.Previous), Convert.ToHexStringLower(of.Hash)));

    /// <summary>The line of a case's head, under its checkpoint.</summary>
    /// <param name="of">The head.</param>
    /// <returns>JSON.</returns>
    public static string Line(NamedHead of) => StoredJson.Write(new HeadLine(
        of.Number, of.Head.Case.Value, of.Head.Sequence, Convert.ToHexStringLower(of.Head.Head)));

    private sealed record CheckpointLine(int Checkpoint, NodaTime.Instant At, long Events, long Cases, string Root, string Previous, string Hash);

    private sealed record HeadLine(string Case, long Id, int Sequence, string Head);
}
