using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Runtime;

/// <summary>Published definitions (事项库).</summary>
public interface IItemRegistry
{
    /// <summary>The version of an item under which a case is received on a day.</summary>
    /// <param name="code">The item.</param>
    /// <param name="on">The day of receipt.</param>
    /// <returns>The newest version in force, a cancelled one too; null when there is none.</returns>
    ServiceItem? InForce(ItemCode code, LocalDate on);

    /// <summary>All items with a version in force on a day, by code, without those cancelled by then.</summary>
    /// <param name="on">The day.</param>
    /// <returns>The items.</returns>
    IReadOnlyList<ServiceItem> AllInForce(LocalDate on);

    /// <summary>The version a case is pinned to.</summary>
    /// <param name="code">The item.</param>
    /// <param name="version">Its version.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="KeyNotFoundException">It was never published.</exception>
    ValueTask<ServiceItem> GetAsync(ItemCode code, int version, CancellationToken cancellation);

    /// <summary>A version that was read before; null when it was not.</summary>
    /// <param name="code">The item.</param>
    /// <param name="version">Its version.</param>
    /// <returns>The definition, or null.</returns>
    ServiceItem? Known(ItemCode code, int version);

    /// <summary>A published version; null when it was never published.</summary>
    /// <param name="code">The item.</param>
    /// <param name="version">Its version.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The definition, or null.</returns>
    ValueTask<ServiceItem?> FindAsync(ItemCode code, int version, CancellationToken cancellation);

    /// <summary>Takes up what was published since, here or on another server.</summary>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>True when there was something.</returns>
    Task<bool> RefreshAsync(CancellationToken cancellation);
}

/// <summary>Tells the timers that something falls due; a hint, the sweep is the guarantee.</summary>
public interface IWakeUp
{
    /// <summary>Asks for a sweep at the latest at this instant.</summary>
    /// <param name="at">When something falls due.</param>
    void NotLaterThan(Instant at);
}
