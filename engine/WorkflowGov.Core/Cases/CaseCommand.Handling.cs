using System.Collections.Immutable;
using NodaTime;
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

    /// <summary>召集: name the members of a vote (集体讨论, 专家评审); given again, more members.</summary>
    /// <param name="Step">Which step.</param>
    /// <param name="Members">成员, by user name; of a 专家评审 also by name when they are no staff.</param>
    public sealed record Convene(StepId Step, ImmutableArray<string> Members) : CaseCommand;

    /// <summary>回避: a member with an interest in the case does not vote.</summary>
    /// <param name="Step">Which step.</param>
    /// <param name="Member">Who.</param>
    /// <param name="Reason">利害关系.</param>
    public sealed record Recuse(StepId Step, string Member, string Reason) : CaseCommand;

    /// <summary>会签 or 表决: one officer's signature or vote.</summary>
    /// <param name="Step">Which step.</param>
    /// <param name="Outcome">The outcome they want, by its label.</param>
    /// <param name="Findings">Their answer to every criterion.</param>
    /// <param name="Opinion">意见.</param>
    /// <param name="NoConflict">无利害关系声明, asked of a 专家评审.</param>
    /// <param name="Member">An expert who is no staff, whose signed ballot the convener enters; null = the actor signs.</param>
    /// <param name="Reference">Number of that signed ballot; null otherwise.</param>
    /// <param name="ReturnedFor">退回理由, for an outcome that returns the case.</param>
    public sealed record Sign(
        StepId Step, string Outcome, ImmutableArray<CriterionFinding> Findings, string Opinion,
        bool NoConflict = false, string? Member = null, string? Reference = null, ReturnedFor? ReturnedFor = null) : CaseCommand;

    /// <summary>表决结果: the convener closes the vote; the outcome follows the votes.</summary>
    /// <param name="Step">Which step.</param>
    /// <param name="Minutes">Number of the signed minutes (会议纪要、评审意见).</param>
    /// <param name="Opinion">The body's opinion; empty = those of the members who carried it.</param>
    public sealed record ConcludeVote(StepId Step, string Minutes, string Opinion) : CaseCommand;

    /// <summary>公示: post it.</summary>
    /// <param name="Step">Which step.</param>
    /// <param name="Place">Where: site, board, paper.</param>
    /// <param name="From">First day, today or later.</param>
    /// <param name="Through">Last day, inclusive.</param>
    /// <param name="Reference">文号 or address.</param>
    public sealed record PostNotice(StepId Step, string Place, LocalDate From, LocalDate Through, string Reference) : CaseCommand;

    /// <summary>异议: take down an objection to a 公示.</summary>
    /// <param name="Step">Which step.</param>
    /// <param name="By">Who objects.</param>
    /// <param name="Content">What they say.</param>
    public sealed record RecordObjection(StepId Step, string By, string Content) : CaseCommand;

    /// <summary>异议答复.</summary>
    /// <param name="Step">Which step.</param>
    /// <param name="Number">Number of the objection.</param>
    /// <param name="Upheld">异议成立.</param>
    /// <param name="Answer">The answer, with reasons.</param>
    public sealed record AnswerObjection(StepId Step, int Number, bool Upheld, string Answer) : CaseCommand;

    /// <summary>指派技术人员 for 检验、检测、检疫, from acceptance on; given again, in place of those before.</summary>
    /// <param name="Step">Which step, open or still to come.</param>
    /// <param name="Users">Two or more, by user name.</param>
    public sealed record AssignTechnicians(StepId Step, ImmutableArray<string> Users) : CaseCommand;

    /// <summary>催办: the lead of parallel departments reminds a branch that is still open.</summary>
    /// <param name="Step">The open step of another branch.</param>
    /// <param name="Words">What it is reminded of.</param>
    public sealed record Remind(StepId Step, string Words) : CaseCommand;
}
