using System.Collections.Immutable;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Core.Cases;

/// <content>What officers do at an open step besides claiming and finishing it.</content>
public abstract partial record CaseCommand
{
    /// <summary>转办: hand a task to a colleague of the same office and role, for good.</summary>
    /// <param name="Step">Which step.</param>
    /// <param name="To">The colleague, by user name.</param>
    /// <param name="Reason">理由.</param>
    public sealed record Transfer(StepId Step, string To, string Reason) : CaseCommand;

    /// <summary>委托办理: a colleague prepares the task; who entrusted confirms it.</summary>
    /// <param name="Step">Which step.</param>
    /// <param name="To">The colleague, by user name.</param>
    /// <param name="Reason">理由.</param>
    public sealed record Entrust(StepId Step, string To, string Reason) : CaseCommand;

    /// <summary>确认: what the entrusted colleague prepared takes effect.</summary>
    /// <param name="Step">Which step.</param>
    public sealed record ConfirmEntrusted(StepId Step) : CaseCommand;

    /// <summary>改派: a claimed task of a colleague who is away goes to another, by the head of the office or a supervisor.</summary>
    /// <param name="Step">Which step.</param>
    /// <param name="To">The colleague, by user name.</param>
    /// <param name="Reason">理由.</param>
    public sealed record Reassign(StepId Step, string To, string Reason) : CaseCommand;

    /// <summary>加签: ask colleagues for their opinion; the step waits for it.</summary>
    /// <param name="Step">Which step.</param>
    /// <param name="From">The colleagues, by user name.</param>
    /// <param name="Question">What they are asked.</param>
    public sealed record AskOpinion(StepId Step, ImmutableArray<string> From, string Question) : CaseCommand;

    /// <summary>加签意见: by who was asked.</summary>
    /// <param name="Step">Which step.</param>
    /// <param name="Opinion">意见.</param>
    public sealed record GiveOpinion(StepId Step, string Opinion) : CaseCommand;

    /// <summary>撤回加签: the step no longer waits for a colleague's opinion.</summary>
    /// <param name="Step">Which step.</param>
    /// <param name="From">The colleague, by user name.</param>
    /// <param name="Reason">理由.</param>
    public sealed record DropOpinion(StepId Step, string From, string Reason) : CaseCommand;
}
