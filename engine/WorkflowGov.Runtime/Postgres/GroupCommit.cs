using System.Threading.Channels;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>
/// Group commit: what arrives while a transaction is being written goes into the next one together, so that many
/// commands share one round trip and one flush. Nobody waits for company: a lone command is written at once.
/// </summary>
/// <typeparam name="T">One command's work.</typeparam>
internal sealed class GroupCommit<T> : IAsyncDisposable
    where T : class
{
    private readonly Channel<Waiting> queue = Channel.CreateBounded<Waiting>(10_000);
    private readonly Func<IReadOnlyList<T>, Task> write;
    private readonly int sizeMax;
    private readonly Task[] writers;

    /// <summary>Starts the writers.</summary>
    /// <param name="writers">How many transactions may be under way at once.</param>
    /// <param name="sizeMax">How many commands share a transaction at most.</param>
    /// <param name="write">Writes a group in one transaction; throws when nothing was written.</param>
    public GroupCommit(int writers, int sizeMax, Func<IReadOnlyList<T>, Task> write)
    {
        (this.write, this.sizeMax) = (write, sizeMax);
        this.writers = [.. Enumerable.Range(0, writers).Select(_ => Task.Run(WriteGroups))];
    }

    /// <summary>Writes one command's work; returns when it is durable.</summary>
    /// <param name="work">The work.</param>
    /// <param name="cancellation">Cancels waiting for a place in the queue, not a commit under way.</param>
    /// <returns>A task that ends when the work is durable, or fails as its writing failed.</returns>
    public async Task WriteAsync(T work, CancellationToken cancellation)
    {
        var waiting = new Waiting(work);
        await queue.Writer.WriteAsync(waiting, cancellation);
        await waiting.Done.Task;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await Task.WhenAll(writers);
    }

    private async Task WriteGroups()
    {
        var group = new List<Waiting>(sizeMax);
        while (await queue.Reader.WaitToReadAsync())
        {
            while (group.Count < sizeMax && queue.Reader.TryRead(out var waiting))
                group.Add(waiting);
            await WriteGroup(group);
            group.Clear();
        }
    }

    /// <summary>A group that fails is written one by one: one bad command never spoils its neighbours.</summary>
    private async Task WriteGroup(List<Waiting> group)
    {
        if (group.Count == 0)
            return;
        try
        {
            await write([.. group.Select(w => w.Work)]);
            group.ForEach(w => w.Done.SetResult());
        }
        catch (Exception) when (group.Count > 1)
        {
            foreach (var alone in group)
                await WriteGroup([alone]);
        }
        catch (Exception e)
        {
            group[0].Done.SetException(e);
        }
    }

    private sealed record Waiting(T Work)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
