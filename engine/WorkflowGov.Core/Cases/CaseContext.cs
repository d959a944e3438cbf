using NodaTime;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Cases;

/// <summary>All that a decision depends on besides the case and the command.</summary>
/// <param name="Item">The definition the case is pinned to.</param>
/// <param name="Law">What general law sets.</param>
/// <param name="Calendar">The statutory calendar.</param>
/// <param name="Staff">Who the officers named beside the actor are.</param>
/// <param name="Actor">Who acts.</param>
/// <param name="Now">When.</param>
/// <param name="CaseId">The engine's key of the case.</param>
public sealed record CaseContext(
    ServiceItem Item, GeneralLaw Law, WorkCalendar Calendar, IStaffRoll Staff, Actor Actor, Instant Now, CaseId CaseId)
{
    /// <summary>
    /// The log is run again as an earlier engine wrote it: until November 2026 a clerk could vouch for all acceptance
    /// standards by accepting, and a delivery could end with the number of its receipt alone. Never set for new acts.
    /// </summary>
    public bool AsEarlier { get; init; }

    /// <summary>Cases received here are 测试件: the server is a sandbox.</summary>
    public bool Test { get; init; }

    /// <summary>Today in Asia/Shanghai.</summary>
    public LocalDate Today => ChinaTime.DateOf(Now);
}

/// <summary>A lawful command's outcome.</summary>
/// <param name="Events">What happened, in order; at least one.</param>
/// <param name="State">The case afterwards.</param>
/// <param name="Item">The definition as the case reads it from now on.</param>
public sealed record Decided(System.Collections.Immutable.ImmutableArray<CaseEvent> Events, ApprovalCase State, ServiceItem Item)
{
    /// <summary>From here on the engine acted by itself (秒批), not the actor.</summary>
    public int ByEngineFrom { get; init; } = Events.Length;
}
