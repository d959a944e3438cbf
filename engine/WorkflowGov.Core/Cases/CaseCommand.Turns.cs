using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Core.Cases;

/// <content>Other turns: what moves limits, ends a case or begins it again, puts an entry right, moves it elsewhere.</content>
public abstract partial record CaseCommand
{
    /// <summary>扣除: days that the item's law takes out of the limits.</summary>
    /// <param name="From">First day, inclusive.</param>
    /// <param name="Through">Last day, inclusive.</param>
    /// <param name="Ground">事由, one of the item's.</param>
    /// <param name="Reference">文号 or record that shows it.</param>
    public sealed record ExcludeDays(NodaTime.LocalDate From, NodaTime.LocalDate Through, string Ground, string Reference) : CaseCommand;

    /// <summary>重新计算: the limits start again, on a ground of the item's law.</summary>
    /// <param name="Ground">事由, one of the item's.</param>
    /// <param name="Reason">In words, told to the applicant.</param>
    public sealed record RestartLimits(string Ground, string Reason) : CaseCommand;

    /// <summary>终止办理, before the decision.</summary>
    /// <param name="Ground">事由.</param>
    /// <param name="Evidence">What shows it, with its number.</param>
    public sealed record Terminate(TerminationGround Ground, string Evidence) : CaseCommand;

    /// <summary>撤销、撤回 or 注销 of what was granted and delivered.</summary>
    /// <param name="Ground">事由; says which of the three it is.</param>
    /// <param name="Reason">理由.</param>
    public sealed record EndLicence(EndGround Ground, string Reason) : CaseCommand;

    /// <summary>重新办理 of a case that was refused, not accepted or returned.</summary>
    /// <param name="Ground">事由.</param>
    /// <param name="Reference">文号 of the decision or judgment that orders it, or what was wrong.</param>
    public sealed record Reopen(ReopeningGround Ground, string Reference) : CaseCommand;

    /// <summary>更正: a wrong entry of the application is put right by a new event.</summary>
    /// <param name="Entry">Key of a form field, or <c>applicant.name</c>, <c>applicant.phone</c>.</param>
    /// <param name="Value">What it should be.</param>
    /// <param name="Reason">理由.</param>
    public sealed record CorrectEntry(string Entry, FormValue Value, string Reason) : CaseCommand;

    /// <summary>部门变更: another office takes over the steps that are left.</summary>
    /// <param name="From">The office before.</param>
    /// <param name="To">The office now.</param>
    /// <param name="Basis">文号 of the decision on the bodies (机构改革).</param>
    public sealed record ChangeOffice(Office From, Office To, string Basis) : CaseCommand;

    /// <summary>转入新版本: goes on under a newer version of its item, where the applicant loses nothing.</summary>
    /// <param name="To">The newer version.</param>
    /// <param name="Reason">理由.</param>
    public sealed record MoveVersion(ServiceItem To, string Reason) : CaseCommand;
}
