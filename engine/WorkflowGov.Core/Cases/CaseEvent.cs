using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.Supervision;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Cases;

/// <summary>
/// What happened to a case (审批留痕). Append-only: a wrong entry is corrected by a new event. The names in
/// <c>JsonDerivedType</c> are what is stored and must never change.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Received), "case.received")]
[JsonDerivedType(typeof(Accepted), "case.accepted")]
[JsonDerivedType(typeof(CorrectionRequested), "case.correction_requested")]
[JsonDerivedType(typeof(Corrected), "case.corrected")]
[JsonDerivedType(typeof(Declined), "case.declined")]
[JsonDerivedType(typeof(Lapsed), "case.lapsed")]
[JsonDerivedType(typeof(Claimed), "step.claimed")]
[JsonDerivedType(typeof(Released), "step.released")]
[JsonDerivedType(typeof(SpecialBegun), "special.begun")]
[JsonDerivedType(typeof(StepDone), "step.done")]
[JsonDerivedType(typeof(DecisionMade), "case.decided")]
[JsonDerivedType(typeof(Extended), "limit.extended")]
[JsonDerivedType(typeof(DaysExcluded), "limit.days_excluded")]
[JsonDerivedType(typeof(LimitsRestarted), "limit.restarted")]
[JsonDerivedType(typeof(Recomputed), "limit.recomputed")]
[JsonDerivedType(typeof(MaterialsCompleted), "case.materials_completed")]
[JsonDerivedType(typeof(DeemedRenewed), "case.deemed_renewed")]
[JsonDerivedType(typeof(HearingTold), "hearing.told")]
[JsonDerivedType(typeof(HearingWaived), "hearing.waived")]
[JsonDerivedType(typeof(HearingNotRequested), "hearing.not_requested")]
[JsonDerivedType(typeof(HearingRequested), "hearing.requested")]
[JsonDerivedType(typeof(HearingSummoned), "hearing.summoned")]
[JsonDerivedType(typeof(HearingHeld), "hearing.held")]
[JsonDerivedType(typeof(Withdrawn), "case.withdrawn")]
[JsonDerivedType(typeof(Terminated), "case.terminated")]
[JsonDerivedType(typeof(LicenceEnded), "licence.ended")]
[JsonDerivedType(typeof(Reopened), "case.reopened")]
[JsonDerivedType(typeof(EntryCorrected), "entry.corrected")]
[JsonDerivedType(typeof(OfficeChanged), "case.office_changed")]
[JsonDerivedType(typeof(VersionMoved), "case.version_moved")]
[JsonDerivedType(typeof(CardRaised), "card.raised")]
[JsonDerivedType(typeof(CardRevoked), "card.revoked")]
[JsonDerivedType(typeof(OrderOpened), "order.opened")]
[JsonDerivedType(typeof(OrderAnswered), "order.answered")]
[JsonDerivedType(typeof(OrderClosed), "order.closed")]
[JsonDerivedType(typeof(DocumentIssued), "document.issued")]
public abstract partial record CaseEvent
{
    private CaseEvent()
    {
    }

    /// <summary>收件.</summary>
    /// <param name="Number">办件编号.</param>
    /// <param name="Item">The item.</param>
    /// <param name="Version">Its version.</param>
    /// <param name="DefinitionHash">Its hash.</param>
    /// <param name="On">Day of receipt.</param>
    /// <param name="Application">What is applied for.</param>
    /// <param name="Test">测试件: handed in to a sandbox, nothing of it counts.</param>
    public sealed record Received(
        CaseNumber Number, ItemCode Item, int Version, string DefinitionHash, LocalDate On, Application Application,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Test = false)
        : CaseEvent;

    /// <summary>受理.</summary>
    /// <param name="On">Day 0 of the decision clocks.</param>
    /// <param name="Deemed">逾期视为受理: then <paramref name="On"/> is the day of receipt.</param>
    /// <param name="StatutoryDue">法定到期日; null when no law sets a limit.</param>
    /// <param name="PromisedDue">承诺到期日.</param>
    /// <param name="Calendar">Version of the calendar both were counted with.</param>
    /// <param name="Entered">Steps entered.</param>
    /// <param name="Owed">容缺受理: what the applicant has committed to hand in, and by when; null otherwise.</param>
    public sealed record Accepted(
        LocalDate On, bool Deemed, LocalDate? StatutoryDue, LocalDate PromisedDue, string Calendar,
        ImmutableArray<ActiveStep> Entered, OwedMaterials? Owed = null) : CaseEvent;

    /// <summary>补正告知.</summary>
    /// <param name="On">Day it was sent.</param>
    /// <param name="Defects">All that is missing.</param>
    /// <param name="ReplyBy">Until when the applicant may hand in.</param>
    public sealed record CorrectionRequested(LocalDate On, ImmutableArray<Defect> Defects, LocalDate ReplyBy) : CaseEvent;

    /// <summary>补正.</summary>
    /// <param name="On">Day of the new receipt.</param>
    /// <param name="Materials">What was handed in.</param>
    public sealed record Corrected(LocalDate On, ImmutableArray<SubmittedMaterial> Materials) : CaseEvent;

    /// <summary>不予受理 or 不需许可.</summary>
    /// <param name="On">The day.</param>
    /// <param name="Ground">Which case of the law.</param>
    /// <param name="Reason">In words.</param>
    /// <param name="Remedies">救济途径.</param>
    public sealed record Declined(LocalDate On, DeclineGround Ground, string Reason, Remedies Remedies) : CaseEvent;

    /// <summary>逾期未补, 退件.</summary>
    /// <param name="On">The day.</param>
    /// <param name="Ground">What was not handed in.</param>
    public sealed record Lapsed(LocalDate On, LapseGround Ground = LapseGround.NotCorrected) : CaseEvent;

    /// <summary>容缺补齐.</summary>
    /// <param name="On">The day.</param>
    /// <param name="Materials">What was handed in.</param>
    public sealed record MaterialsCompleted(LocalDate On, ImmutableArray<SubmittedMaterial> Materials) : CaseEvent;

    /// <summary>逾期未作决定的，视为准予延续 (行政许可法 第五十条).</summary>
    /// <param name="On">有效期届满之日.</param>
    /// <param name="Basis">Law and article.</param>
    /// <param name="Entered">Steps entered.</param>
    public sealed record DeemedRenewed(LocalDate On, string Basis, ImmutableArray<ActiveStep> Entered) : CaseEvent;

    /// <summary>告知听证权利: the decision waits for the answer.</summary>
    /// <param name="Step">The step that tells it.</param>
    /// <param name="On">The day it was served.</param>
    /// <param name="NoticeNumber">文号.</param>
    /// <param name="Interested">利害关系人 who were told besides the applicant.</param>
    /// <param name="RequestBy">Until when a hearing may be requested.</param>
    public sealed record HearingTold(
        StepId Step, LocalDate On, string NoticeNumber, ImmutableArray<string> Interested, LocalDate RequestBy) : CaseEvent;

    /// <summary>放弃听证.</summary>
    /// <param name="On">The day.</param>
    public sealed record HearingWaived(LocalDate On) : CaseEvent;

    /// <summary>逾期未申请听证.</summary>
    /// <param name="On">The day.</param>
    public sealed record HearingNotRequested(LocalDate On) : CaseEvent;

    /// <summary>申请听证.</summary>
    /// <param name="On">The day.</param>
    /// <param name="By">Applicant or 利害关系人 who asked for it.</param>
    /// <param name="HoldBy">Until when it is organised.</param>
    public sealed record HearingRequested(LocalDate On, string By, LocalDate HoldBy) : CaseEvent;

    /// <summary>听证通知书送达: the clocks stand still until the hearing was held.</summary>
    /// <param name="On">The day it was served.</param>
    /// <param name="HeldOn">The day of the hearing.</param>
    /// <param name="Place">Where.</param>
    /// <param name="Chair">听证主持人, by user name.</param>
    /// <param name="NoticeNumber">文号.</param>
    /// <param name="Basis">Law and article.</param>
    public sealed record HearingSummoned(
        LocalDate On, LocalDate HeldOn, string Place, string Chair, string NoticeNumber, string Basis) : CaseEvent;

    /// <summary>举行听证: the decision is made by its record.</summary>
    /// <param name="On">The day.</param>
    /// <param name="Record">Number of the signed 听证笔录.</param>
    /// <param name="Summary">What it found.</param>
    public sealed record HearingHeld(LocalDate On, string Record, string Summary) : CaseEvent;

    /// <summary>签收.</summary>
    /// <param name="Step">Which step.</param>
    /// <param name="By">By whom.</param>
    public sealed record Claimed(StepId Step, string By) : CaseEvent;

    /// <summary>退还.</summary>
    /// <param name="Step">Which step.</param>
    public sealed record Released(StepId Step) : CaseEvent;

    /// <summary>特别程序告知书送达: the clocks stand still from here.</summary>
    /// <param name="Step">The special procedure's step.</param>
    /// <param name="On">The day.</param>
    /// <param name="Ground">特别程序.</param>
    /// <param name="Basis">Law and article.</param>
    /// <param name="NoticeNumber">文号.</param>
    /// <param name="Announced">所需时间.</param>
    public sealed record SpecialBegun(
        StepId Step, LocalDate On, string Ground, string Basis, string NoticeNumber, TimeLimit Announced) : CaseEvent;

    /// <summary>A step was done.</summary>
    /// <param name="Step">Which.</param>
    /// <param name="Visit">Which time.</param>
    /// <param name="Outcome">With which outcome.</param>
    /// <param name="On">The day.</param>
    /// <param name="At">The instant.</param>
    /// <param name="By">The actor first, further officers after.</param>
    /// <param name="ByName">The actor's name.</param>
    /// <param name="Findings">Every criterion answered.</param>
    /// <param name="Opinion">意见.</param>
    /// <param name="Reference">Number of the certificate, record or receipt.</param>
    /// <param name="Entered">Steps entered because of it.</param>
    /// <param name="Ended">Whether the process came to its end.</param>
    /// <param name="InNameOf">代理: in whose name the actor did it; null when in their own.</param>
    /// <param name="Signatures">会签 or 表决: what each signed, dissents included; null when one officer did it.</param>
    /// <param name="ReturnedFor">退回理由; null when it returned nothing. Not stored before 2026-11.</param>
    /// <param name="Site">核查笔录; null when it was not done on a site.</param>
    /// <param name="Answerable">系统自动审批: who answers for it; null when a person did it.</param>
    /// <param name="Level">裁量档次 applied; null when there is none.</param>
    public sealed record StepDone(
        StepId Step, int Visit, string Outcome, LocalDate On, Instant At, ImmutableArray<string> By, string ByName,
        ImmutableArray<CriterionFinding> Findings, string Opinion, string? Reference,
        ImmutableArray<ActiveStep> Entered, bool Ended, string? InNameOf = null,
        ImmutableArray<Signature>? Signatures = null, ReturnedFor? ReturnedFor = null, SiteRecord? Site = null,
        string? Answerable = null, string? Level = null) : CaseEvent;

    /// <summary>决定; follows the <see cref="StepDone"/> of the deciding step.</summary>
    /// <param name="Decision">准予, 不予 or 撤销.</param>
    /// <param name="On">The day.</param>
    /// <param name="Reasons">Failed criteria or, for a grant, none.</param>
    /// <param name="Basis">设定依据.</param>
    /// <param name="Remedies">救济途径, when it goes against the applicant.</param>
    /// <param name="HearingRecord">听证笔录 by which it was made (行政许可法 第四十八条); null without a hearing.</param>
    /// <param name="Level">裁量档次 applied; null when the item has no standards of discretion.</param>
    public sealed record DecisionMade(
        DecisionKind Decision, LocalDate On, ImmutableArray<string> Reasons, ImmutableArray<string> Basis,
        Remedies? Remedies, string? HearingRecord = null, string? Level = null) : CaseEvent;

    /// <summary>延长办理期限.</summary>
    /// <param name="On">The day.</param>
    /// <param name="By">How much.</param>
    /// <param name="ApprovedBy">Level that approved it.</param>
    /// <param name="Reason">理由.</param>
    /// <param name="Basis">Law and article.</param>
    public sealed record Extended(LocalDate On, TimeLimit By, ApproverLevel ApprovedBy, string Reason, string Basis)
        : CaseEvent;

    /// <summary>
    /// 日历调整重算: a revised calendar moved due dates. A fact; the clocks themselves are counted anew wherever they
    /// are read, and cards that fell before stay.
    /// </summary>
    /// <param name="Calendar">Version of the calendar counted with from now on.</param>
    /// <param name="Notices">文号 of the notices that changed days of these clocks.</param>
    /// <param name="ApprovedBy">Who approved the revision.</param>
    /// <param name="Moved">Old and new due dates.</param>
    public sealed record Recomputed(
        string Calendar, ImmutableArray<string> Notices, string ApprovedBy, ImmutableArray<MovedDueDate> Moved) : CaseEvent;

    /// <summary>申请人撤回.</summary>
    /// <param name="On">The day.</param>
    /// <param name="Reason">In the applicant's words.</param>
    public sealed record Withdrawn(LocalDate On, string Reason) : CaseEvent;

    /// <summary>预警, 黄牌 or 红牌: a rung of a clock's ladder was reached. A fact; changes nothing else.</summary>
    /// <param name="Clock">Which clock.</param>
    /// <param name="Rung">Which rung.</param>
    /// <param name="DueAt">When it fell due; later than that is the engine's lag.</param>
    /// <param name="Due">The clock's due date at that time.</param>
    /// <param name="Told">Who is told; not stored before 2026-11.</param>
    public sealed record CardRaised(ClockName Clock, Rung Rung, Instant DueAt, LocalDate Due, ImmutableArray<Told>? Told = null) : CaseEvent;

    /// <summary>撤销警示: a card was revoked with a reason. It stays in the log and on the board, marked.</summary>
    /// <param name="Clock">Which clock.</param>
    /// <param name="Rung">Which rung.</param>
    /// <param name="Due">The due date it was raised for.</param>
    /// <param name="Reason">理由.</param>
    public sealed record CardRevoked(ClockName Clock, Rung Rung, LocalDate Due, string Reason) : CaseEvent;

    /// <summary>督办: a supervisor's order to an office.</summary>
    /// <param name="Order">Its number within the case, from 1.</param>
    /// <param name="Ground">事由.</param>
    /// <param name="Demand">要求.</param>
    /// <param name="Office">责任部门.</param>
    /// <param name="ReplyBy">Until when it answers.</param>
    public sealed record OrderOpened(int Order, OrderGround Ground, string Demand, Office Office, LocalDate ReplyBy) : CaseEvent;

    /// <summary>督办反馈.</summary>
    /// <param name="Order">Number of the order.</param>
    /// <param name="Answer">In words.</param>
    public sealed record OrderAnswered(int Order, string Answer) : CaseEvent;

    /// <summary>督办办结.</summary>
    /// <param name="Order">Number of the order.</param>
    /// <param name="Result">结果.</param>
    public sealed record OrderClosed(int Order, string Result) : CaseEvent;

    /// <summary>出具文书: a document of the case, sealed by its hashes. Changes nothing else.</summary>
    /// <param name="Kind">Kind of document, the name of its template.</param>
    /// <param name="Title">文书名称.</param>
    /// <param name="Number">文号.</param>
    /// <param name="Of">The event it tells of, by its place in the case.</param>
    /// <param name="TemplateVersion">Version of the template.</param>
    /// <param name="TemplateHash">Hash of the template.</param>
    /// <param name="ContentHash">SHA-256 of what stands on it.</param>
    /// <param name="FileHash">SHA-256 of the PDF.</param>
    public sealed record DocumentIssued(
        string Kind, string Title, string Number, int Of, int TemplateVersion, string TemplateHash, string ContentHash, string FileHash) : CaseEvent;
}

/// <summary>A due date that a revised calendar moved.</summary>
/// <param name="Clock">Which clock.</param>
/// <param name="From">The date before.</param>
/// <param name="To">The date now.</param>
public sealed record MovedDueDate(ClockName Clock, LocalDate From, LocalDate To);
