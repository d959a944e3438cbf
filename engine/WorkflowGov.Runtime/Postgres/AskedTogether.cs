using System.Runtime.ExceptionServices;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>
/// Reads as group commit writes: questions that arrive while one is being answered are asked together in the next round
/// trip. An answer is never older than its question, and nobody waits for company.
/// </summary>
/// <typeparam name="TQuestion">What is asked.</typeparam>
/// <typeparam name="TAnswer">What is answered.</typeparam>
/// <param name="ask">Answers many at once, in their order.</param>
internal sealed class AskedTogether<TQuestion, TAnswer>(Func<IReadOnlyList<TQuestion>, Task<IReadOnlyList<TAnswer>>> ask) : IAsyncDisposable
{
    private const int TogetherMax = 256;

    private readonly GroupCommit<Asked> asking = new(1, TogetherMax, async group =>
    {
        try
        {
            var answers = await ask([.. group.Select(a => a.Question)]);
            for (var i = 0; i < group.Count; i++)
                group[i].Answer = answers[i];
        }
        catch (Exception e)
        {
            // A database that does not answer one does not answer the others: none waits for its turn to hear that.
            foreach (var asked in group)
                asked.Fault = ExceptionDispatchInfo.Capture(e);
        }
    });

    /// <summary>Asks.</summary>
    /// <param name="question">The question.</param>
    /// <param name="cancellation">Cancels waiting for a place in the queue.</param>
    /// <returns>The answer.</returns>
    public async Task<TAnswer> AskAsync(TQuestion question, CancellationToken cancellation)
    {
        var asked = new Asked(question);
        await asking.WriteAsync(asked, cancellation);
        asked.Fault?.Throw();
        return asked.Answer!;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => asking.DisposeAsync();

    private sealed class Asked(TQuestion question)
    {
        public TQuestion Question { get; } = question;

        public TAnswer? Answer { get; set; }

        public ExceptionDispatchInfo? Fault { get; set; }
    }
}
