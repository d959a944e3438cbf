using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Cases;

/// <content>Other turns: what moved limits, ended a case or began it again, put an entry right, moved it elsewhere.</content>
public abstract partial record CaseEvent
{
    /// <summary>扣除: days taken out of the decision limits.</summary>
    /// <param name="On">The day it was entered.</param>
    /// <param name="From">First day, inclusive.</param>
    /// <param name="Through">Last day, inclusive.</param>
    /// <param name="Ground">事由.</param>
    /// <param name="Basis">Law and article.</param>
    /// <param name="Reference">文号 or record that shows it.</param>
    public sealed record DaysExcluded(
        LocalDate On, LocalDate From, LocalDate Through, string Ground, string Basis, string Reference) : CaseEvent;

    /// <summary>重新计算: the decision limits start again, this day being day 0.</summary>
    /// <param name="On">The day.</param>
    /// <param name="Ground">事由.</param>
    /// <param name="Basis">Law and article.</param>
    /// <param name="Reason">In words.</param>
    public sealed record LimitsRestarted(LocalDate On, string Ground, string Basis, string Reason) : CaseEvent;

    /// <summary>终止办理.</summary>
    /// <param name="On">The day.</param>
    /// <param name="Ground">事由.</param>
    /// <param name="Evidence">What shows it.</param>
    public sealed record Terminated(LocalDate On, TerminationGround Ground, string Evidence) : CaseEvent;

    /// <summary>撤销、撤回 or 注销 of what was granted.</summary>
    /// <param name="On">The day.</param>
    /// <param name="End">Which of the three.</param>
    /// <param name="Ground">事由.</param>
    /// <param name="Reason">理由.</param>
    /// <param name="Basis">Law and article.</param>
    /// <param name="Remedies">救济途径; none for a cancellation.</param>
    public sealed record LicenceEnded(
        LocalDate On, LicenceEnd End, EndGround Ground, string Reason, string Basis, Remedies? Remedies) : CaseEvent;

    /// <summary>重新办理: what ended the case fell away.</summary>
    /// <param name="On">The day.</param>
    /// <param name="Ground">事由.</param>
    /// <param name="Reference">文号 of the decision or judgment, or what was wrong.</param>
    /// <param name="Entered">Steps entered.</param>
    public sealed record Reopened(
        LocalDate On, ReopeningGround Ground, string Reference, ImmutableArray<ActiveStep> Entered) : CaseEvent;

    /// <summary>更正. The wrong entry stays in the log.</summary>
    /// <param name="Entry">Key of a form field, or <c>applicant.name</c>, <c>applicant.phone</c>.</param>
    /// <param name="Was">What stood there; null = nothing.</param>
    /// <param name="Now">What stands there now.</param>
    /// <param name="Reason">理由.</param>
    public sealed record EntryCorrected(string Entry, FormValue? Was, FormValue Now, string Reason) : CaseEvent;

    /// <summary>部门变更: another office took over the steps that are left.</summary>
    /// <param name="From">The office before.</param>
    /// <param name="To">The office now.</param>
    /// <param name="Basis">文号 of the decision on the bodies.</param>
    public sealed record OfficeChanged(Office From, Office To, string Basis) : CaseEvent;

    /// <summary>转入新版本. The event itself still stands under the version before.</summary>
    /// <param name="From">Version before.</param>
    /// <param name="To">Version from now on.</param>
    /// <param name="Hash">Its hash.</param>
    /// <param name="Limits">The decision limits under it.</param>
    /// <param name="Moved">Due dates that moved; never later.</param>
    /// <param name="Reason">理由.</param>
    public sealed record VersionMoved(
        int From, int To, string Hash, ImmutableArray<MovedLimit> Limits, ImmutableArray<MovedDueDate> Moved, string Reason) : CaseEvent;
}

/// <summary>A decision limit under another version of the item.</summary>
/// <param name="Clock">Which clock.</param>
/// <param name="Limit">The limit from now on, counted from the same day.</param>
public sealed record MovedLimit(ClockName Clock, TimeLimit Limit);
