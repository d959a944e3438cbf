using WorkflowGov.Core;

namespace WorkflowGov.Runtime.Postgres.Private;

/// <summary>The private database cannot be started; says why and what helps.</summary>
/// <param name="text">The sentence for the user.</param>
public sealed class PrivatePostgresException(Text text) : Exception($"{text.Zh} / {text.En}")
{
    /// <summary>The sentence for the user.</summary>
    public Text Text { get; } = text;
}
