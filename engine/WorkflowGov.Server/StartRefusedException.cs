using WorkflowGov.Core;

namespace WorkflowGov.Server;

/// <summary>The server cannot start with what it was given; says what and how to mend it.</summary>
/// <param name="text">The sentence for the user.</param>
public sealed class StartRefusedException(Text text) : Exception(text.En)
{
    /// <summary>The sentence for the user.</summary>
    public Text Text { get; } = text;
}
