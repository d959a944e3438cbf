using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Core.Cases;

/// <content>What officers did at an open step besides claiming and finishing it.</content>
[JsonDerivedType(typeof(Transferred), "step.transferred")]
[JsonDerivedType(typeof(Entrusted), "step.entrusted")]
[JsonDerivedType(typeof(DraftSubmitted), "step.draft_submitted")]
[JsonDerivedType(typeof(Reassigned), "step.reassigned")]
[JsonDerivedType(typeof(OpinionAsked), "opinion.asked")]
[JsonDerivedType(typeof(OpinionGiven), "opinion.given")]
[JsonDerivedType(typeof(OpinionDropped), "opinion.dropped")]
[JsonDerivedType(typeof(PanelConvened), "panel.convened")]
[JsonDerivedType(typeof(MemberRecused), "panel.recused")]
[JsonDerivedType(typeof(Signed), "step.signed")]
[JsonDerivedType(typeof(Forwarded), "case.forwarded")]
[JsonDerivedType(typeof(BranchReminded), "branch.reminded")]
[JsonDerivedType(typeof(NoticePosted), "notice.posted")]
[JsonDerivedType(typeof(ObjectionRecorded), "notice.objected")]
[JsonDerivedType(typeof(ObjectionAnswered), "notice.answered")]
[JsonDerivedType(typeof(TechniciansAssigned), "technicians.assigned")]
public abstract partial record CaseEvent
{
    /// <summary>转办.</summary>
    /// <param name="Step">Which step.</param>
    /// <param name="To">To whom.</param>
    /// <param name="Reason">理由.</param>
    public sealed record Transferred(StepId Step, string To, string Reason) : CaseEvent;

    /// <summary>委托办理: comes back for confirmation.</summary>
    /// <param name="Step">Which step.</param>
    /// <param name="By">Who entrusts, and confirms.</param>
    /// <param name="To">Who prepares.</param>
    /// <param name="Reason">理由.</param>
    public sealed record Entrusted(StepId Step, string By, string To, string Reason) : CaseEvent;

    /// <summary>Who was entrusted has prepared the step; nothing follows before it is confirmed.</summary>
    /// <param name="Step">Which step.</param>
    /// <param name="Draft">What was prepared.</param>
    public sealed record DraftSubmitted(StepId Step, CaseCommand.Complete Draft) : CaseEvent;

    /// <summary>改派.</summary>
    /// <param name="Step">Which step.</param>
    /// <param name="From">Who had claimed it.</param>
    /// <param name="To">To whom.</param>
    /// <param name="Reason">理由.</param>
    public sealed record Reassigned(StepId Step, string From, string To, string Reason) : CaseEvent;

    /// <summary>加签: the step waits for these opinions.</summary>
    /// <param name="Step">Which step.</param>
    /// <param name="From">Whom.</param>
    /// <param name="Question">What.</param>
    public sealed record OpinionAsked(StepId Step, ImmutableArray<string> From, string Question) : CaseEvent;

    /// <summary>加签意见.</summary>
    /// <param name="Step">Which step.</param>
    /// <param name="From">Who was asked; another than the actor when a substitute answers.</param>
    /// <param name="Opinion">意见.</param>
    public sealed record OpinionGiven(StepId Step, string From, string Opinion) : CaseEvent;

    /// <summary>撤回加签.</summary>
    /// <param name="Step">Which step.</param>
    /// <param name="From">Whose opinion is no longer waited for.</param>
    /// <param name="Reason">理由.</param>
    public sealed record OpinionDropped(StepId Step, string From, string Reason) : CaseEvent;

    /// <summary>召集.</summary>
    /// <param name="Step">Which step.</param>
    /// <param name="By">Who convened, and closes the vote.</param>
    /// <param name="Members">成员 named now.</param>
    public sealed record PanelConvened(StepId Step, string By, ImmutableArray<string> Members) : CaseEvent;

    /// <summary>回避.</summary>
    /// <param name="Step">Which step.</param>
    /// <param name="Member">Who does not vote.</param>
    /// <param name="Reason">利害关系.</param>
    public sealed record MemberRecused(StepId Step, string Member, string Reason) : CaseEvent;

    /// <summary>签署 or 投票 of one officer; the outcome follows in <see cref="StepDone"/>.</summary>
    /// <param name="Step">Which step.</param>
    /// <param name="Signature">What was signed.</param>
    public sealed record Signed(StepId Step, Signature Signature) : CaseEvent;

    /// <summary>公示.</summary>
    /// <param name="Step">Which step.</param>
    /// <param name="Place">Where.</param>
    /// <param name="From">First day.</param>
    /// <param name="Through">Last day, inclusive.</param>
    /// <param name="Reference">文号 or address.</param>
    public sealed record NoticePosted(StepId Step, string Place, LocalDate From, LocalDate Through, string Reference) : CaseEvent;

    /// <summary>异议.</summary>
    /// <param name="Step">Which step.</param>
    /// <param name="Number">Its number within the notice, from 1.</param>
    /// <param name="By">Who objects.</param>
    /// <param name="Content">What they say.</param>
    public sealed record ObjectionRecorded(StepId Step, int Number, string By, string Content) : CaseEvent;

    /// <summary>异议答复.</summary>
    /// <param name="Step">Which step.</param>
    /// <param name="Number">Number of the objection.</param>
    /// <param name="Upheld">异议成立.</param>
    /// <param name="Answer">The answer.</param>
    public sealed record ObjectionAnswered(StepId Step, int Number, bool Upheld, string Answer) : CaseEvent;

    /// <summary>指派技术人员.</summary>
    /// <param name="Step">Which step.</param>
    /// <param name="On">The day.</param>
    /// <param name="Users">Who, by user name.</param>
    public sealed record TechniciansAssigned(StepId Step, LocalDate On, ImmutableArray<string> Users) : CaseEvent;

    /// <summary>转报; follows the <see cref="StepDone"/> of the step that sends it.</summary>
    /// <param name="Step">Which step.</param>
    /// <param name="To">上级机关.</param>
    /// <param name="On">The day.</param>
    /// <param name="Number">转报文号.</param>
    /// <param name="Materials">Keys of the materials that go along: all of them (行政许可法 第三十五条).</param>
    /// <param name="Due">Until when the body above decides.</param>
    /// <param name="Basis">Law and article.</param>
    public sealed record Forwarded(
        StepId Step, string To, LocalDate On, string Number, ImmutableArray<string> Materials, LocalDate Due, string Basis) : CaseEvent;

    /// <summary>催办.</summary>
    /// <param name="Step">The step that is reminded.</param>
    /// <param name="On">The day.</param>
    /// <param name="IsLate">Its limit was over.</param>
    /// <param name="Words">In words.</param>
    public sealed record BranchReminded(StepId Step, LocalDate On, bool IsLate, string Words) : CaseEvent;
}
