using NodaTime;

namespace WorkflowGov.Runtime;

/// <summary>Answers kept for those who send a request again.</summary>
public interface IKeptAnswers
{
    /// <summary>Removes what is older than a day.</summary>
    /// <param name="programTime">The program's time, by which the keys of case commands are kept.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <returns>How many.</returns>
    Task<int> PurgeAsync(Instant programTime, CancellationToken cancellation);
}
