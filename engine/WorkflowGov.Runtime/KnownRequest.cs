namespace WorkflowGov.Runtime;

/// <summary>An answer as it was given.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Headers">Headers, as JSON.</param>
/// <param name="Body">The bytes, as they were handed over.</param>
public sealed record GivenAnswer(int Status, string Headers, byte[] Body);

/// <summary>What is known of a request under a key.</summary>
public abstract record KnownRequest
{
    private KnownRequest()
    {
    }

    /// <summary>Nothing: whoever asked is to carry it out, and nobody else will meanwhile.</summary>
    public sealed record Unknown : KnownRequest;

    /// <summary>It is being carried out.</summary>
    public sealed record UnderWay : KnownRequest;

    /// <summary>The key was used for another request.</summary>
    public sealed record Another : KnownRequest;

    /// <summary>It was answered.</summary>
    /// <param name="Answer">How.</param>
    public sealed record Answered(GivenAnswer Answer) : KnownRequest;
}
