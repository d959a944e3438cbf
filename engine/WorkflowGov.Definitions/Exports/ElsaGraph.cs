using System.Collections.Immutable;

namespace WorkflowGov.Definitions.Exports;

/// <summary>What an activity of the Elsa export is; the names are those of WorkflowGov's activities in Elsa.</summary>
internal enum ElsaKind
{
    /// <summary>环节: waits until the case has left it.</summary>
    Step,

    /// <summary>分支.</summary>
    Choice,

    /// <summary>并联 begins.</summary>
    Fork,

    /// <summary>并联 ends.</summary>
    Join,

    /// <summary>退回 to an earlier step.</summary>
    Return,

    /// <summary>The case comes to an end.</summary>
    End,
}

/// <summary>An activity of the Elsa export.</summary>
/// <param name="Id">Its name: a step's own, or a word, '_' and a number (no step's name has '_').</param>
/// <param name="Kind">What it is.</param>
/// <param name="Title">As people read it.</param>
/// <param name="Ports">Its outcomes, each a port.</param>
/// <param name="Inside">Of a choice the steps inside each way, of a join the steps inside its block; blank-separated names.</param>
/// <param name="Column">Where it stands from left to right.</param>
/// <param name="Row">Where it stands from top to bottom.</param>
internal sealed record ElsaNode(
    string Id, ElsaKind Kind, string Title, ImmutableArray<string> Ports, ImmutableArray<string> Inside, int Column, int Row);

/// <summary>A connection of the Elsa export.</summary>
/// <param name="From">The activity it leaves.</param>
/// <param name="Port">The outcome under which it is taken.</param>
/// <param name="To">The activity it leads to.</param>
internal sealed record ElsaEdge(string From, string Port, string To);

/// <summary>An item's process as Elsa walks it, block by block: every block has one way in, and what leaves it enters the next.</summary>
/// <param name="Nodes">The activities; the first is where a case begins.</param>
/// <param name="Edges">The connections.</param>
internal sealed record ElsaGraph(ImmutableArray<ElsaNode> Nodes, ImmutableArray<ElsaEdge> Edges);
