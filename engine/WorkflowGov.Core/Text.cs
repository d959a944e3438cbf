namespace WorkflowGov.Core;

/// <summary>A sentence for people: Chinese first (用户所见), English second. Both are required.</summary>
/// <param name="Zh">The Chinese sentence.</param>
/// <param name="En">The English sentence.</param>
public sealed record Text(string Zh, string En)
{
    /// <inheritdoc/>
    public override string ToString() => Zh;
}
