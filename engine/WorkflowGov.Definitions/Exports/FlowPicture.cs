using System.Collections.Immutable;

namespace WorkflowGov.Definitions.Exports;

/// <summary>A place in a picture, in pixels from its upper left corner.</summary>
internal readonly record struct Spot(int X, int Y);

/// <summary>A rectangle of a picture.</summary>
internal readonly record struct Box(int X, int Y, int Width, int Height)
{
    public int Right => X + Width;

    public int Bottom => Y + Height;

    public Spot Centre => new(X + (Width / 2), Y + (Height / 2));

    /// <summary>Whether the two share more than a border.</summary>
    public bool Overlaps(Box other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;
}

/// <summary>Words of an edge: lines of one size, top left at a spot.</summary>
internal sealed record FlowWords(ImmutableArray<string> Lines, Box Box);

/// <summary>泳道: what one office does.</summary>
internal sealed record FlowLane(string Office, Box Box, ImmutableArray<string> Nodes);

/// <summary>A node in its place.</summary>
internal sealed record PlacedNode(FlowNode Node, Box Box);

/// <summary>An edge with its way: straight pieces, level or upright.</summary>
internal sealed record PlacedEdge(FlowEdge Edge, ImmutableArray<Spot> Way, FlowWords? Words);

/// <summary>A chart laid out from left to right, one lane an office.</summary>
internal sealed record FlowPicture(
    int Width, int Height, ImmutableArray<FlowLane> Lanes, ImmutableArray<PlacedNode> Nodes, ImmutableArray<PlacedEdge> Edges)
{
    /// <summary>Size of the words on edges.</summary>
    public const int WordSize = 12;

    /// <summary>From one line of words to the next.</summary>
    public const int LineHeight = 15;

    /// <summary>Width of the strip with a lane's name.</summary>
    public const int LaneHead = 30;
}
