using System.Collections.Immutable;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Cases;

/// <summary>What somebody wants to do with a case. A closed family, decided by <see cref="Decide"/>.</summary>
public abstract partial record CaseCommand
{
    private CaseCommand()
    {
    }

    /// <summary>收件: take in an application. The one command without a case.</summary>
    /// <param name="Number">The new case's number.</param>
    /// <param name="Application">What is applied for.</param>
    public sealed record Receive(CaseNumber Number, Application Application) : CaseCommand;

    /// <summary>受理: everything listed is there and meets its standard.</summary>
    /// <param name="Checks">Every standard of what was handed in, answered one by one; null where there is none.</param>
    public sealed record Accept(ImmutableArray<MaterialCheck>? Checks = null) : CaseCommand;

    /// <summary>补正告知: tell the applicant once all that is missing.</summary>
    /// <param name="Defects">All defects.</param>
    /// <param name="Held">Keys of the materials whose licence the e-licence store holds; filled in by the engine.</param>
    public sealed record RequestCorrection(ImmutableArray<Defect> Defects, ImmutableArray<string> Held = default) : CaseCommand;

    /// <summary>补正: the applicant hands in what the notice named.</summary>
    /// <param name="Materials">The materials.</param>
    public sealed record Correct(ImmutableArray<SubmittedMaterial> Materials) : CaseCommand;

    /// <summary>不予受理 or 不需许可.</summary>
    /// <param name="Ground">Which case of the law.</param>
    /// <param name="Reason">In words, with where to apply instead.</param>
    public sealed record Decline(DeclineGround Ground, string Reason) : CaseCommand;

    /// <summary>容缺受理: the main materials are there, the rest is promised.</summary>
    /// <param name="Commitment">Within how many working days the applicant commits to hand in the rest.</param>
    /// <param name="Reference">Number of the signed 容缺承诺书.</param>
    /// <param name="Checks">Every standard of what was handed in, answered one by one; null where there is none.</param>
    public sealed record AcceptDeficient(TimeLimit Commitment, string Reference, ImmutableArray<MaterialCheck>? Checks = null) : CaseCommand;

    /// <summary>容缺补齐: materials that were promised at acceptance.</summary>
    /// <param name="Materials">The materials; the rest may follow.</param>
    public sealed record CompleteMaterials(ImmutableArray<SubmittedMaterial> Materials) : CaseCommand;

    /// <summary>告知听证权利 (行政许可法 第四十七条), once, by who reviews or decides.</summary>
    /// <param name="Step">The open step that tells it.</param>
    /// <param name="NoticeNumber">文号 of the served notice.</param>
    /// <param name="Interested">利害关系人 who are told besides the applicant.</param>
    public sealed record TellHearingRight(StepId Step, string NoticeNumber, ImmutableArray<string> Interested) : CaseCommand;

    /// <summary>申请听证, within the time of the notice.</summary>
    /// <param name="By">Applicant or 利害关系人.</param>
    public sealed record RequestHearing(string By) : CaseCommand;

    /// <summary>放弃听证.</summary>
    public sealed record WaiveHearing : CaseCommand;

    /// <summary>通知听证: time and place, seven days before (行政许可法 第四十八条).</summary>
    /// <param name="HeldOn">The day of the hearing.</param>
    /// <param name="Place">Where.</param>
    /// <param name="Chair">听证主持人, by user name; never who reviewed.</param>
    /// <param name="NoticeNumber">文号 of the served notice.</param>
    public sealed record SummonHearing(NodaTime.LocalDate HeldOn, string Place, string Chair, string NoticeNumber) : CaseCommand;

    /// <summary>听证笔录: the hearing was held; by its chair.</summary>
    /// <param name="Record">Number of the signed record.</param>
    /// <param name="Summary">What it found.</param>
    public sealed record RecordHearing(string Record, string Summary) : CaseCommand;

    /// <summary>签收: claim an open step.</summary>
    /// <param name="Step">Which.</param>
    public sealed record Claim(StepId Step) : CaseCommand;

    /// <summary>退还: release a claimed step.</summary>
    /// <param name="Step">Which.</param>
    public sealed record Release(StepId Step) : CaseCommand;

    /// <summary>特别程序告知: the notice was served; from today the time is not counted.</summary>
    /// <param name="Step">The special procedure's step.</param>
    /// <param name="NoticeNumber">文号 of the served 特别程序告知书.</param>
    /// <param name="Announced">所需时间 told to the applicant.</param>
    public sealed record BeginSpecial(StepId Step, string NoticeNumber, TimeLimit Announced) : CaseCommand;

    /// <summary>Finish a step with an outcome.</summary>
    /// <param name="Step">Which.</param>
    /// <param name="Outcome">The outcome's label.</param>
    /// <param name="Findings">An answer to every criterion (审查要点).</param>
    /// <param name="Opinion">意见 in words.</param>
    /// <param name="With">Further officers who took part, by user name.</param>
    /// <param name="Reference">Number of the certificate, record or receipt; null when there is none.</param>
    /// <param name="CertificateNumber">证照编号, given by the engine where the step issues a licence.</param>
    public sealed record Complete(
        StepId Step, string Outcome, ImmutableArray<CriterionFinding> Findings, string Opinion,
        ImmutableArray<string> With, string? Reference, string? CertificateNumber = null) : CaseCommand
    {
        /// <summary>退回理由, for an outcome that returns the case; null otherwise.</summary>
        public ReturnedFor? ReturnedFor { get; init; }

        /// <summary>核查笔录, for a step done on the site; null otherwise.</summary>
        public SiteRecord? Site { get; init; }

        /// <summary>裁量档次 that a grant names, where the definition has standards of discretion; null otherwise.</summary>
        public string? Level { get; init; }

        /// <summary>Who answers for what the engine did by itself (秒批), given by the engine; null otherwise.</summary>
        public string? Answerable { get; init; }
    }

    /// <summary>延长办理期限.</summary>
    /// <param name="By">How much.</param>
    /// <param name="ApprovedBy">Level that approved it.</param>
    /// <param name="Reason">理由, told to the applicant.</param>
    public sealed record Extend(TimeLimit By, ApproverLevel ApprovedBy, string Reason) : CaseCommand;

    /// <summary>申请人撤回, before the decision.</summary>
    /// <param name="Reason">In the applicant's words.</param>
    public sealed record Withdraw(string Reason) : CaseCommand;

    /// <summary>A clock with a consequence in law has run out; given by the engine itself.</summary>
    /// <param name="Clock">Which clock.</param>
    public sealed record Expire(ClockName Clock) : CaseCommand;
}

/// <summary>Why an application is not accepted (行政许可法 第三十二条).</summary>
public enum DeclineGround
{
    /// <summary>依法不需要取得行政许可: told at once.</summary>
    NotRequired,

    /// <summary>依法不属于本机关职权范围: decided at once, with where to apply.</summary>
    NotCompetent,
}

/// <summary>Why a case lapses (退件).</summary>
public enum LapseGround
{
    /// <summary>逾期未补正.</summary>
    NotCorrected,

    /// <summary>容缺材料逾期未补齐.</summary>
    NotCompleted,
}

/// <summary>One criterion answered.</summary>
/// <param name="Criterion">Word for word from the definition.</param>
/// <param name="Met">Yes or no.</param>
/// <param name="Note">Why, where it helps; null otherwise.</param>
public sealed record CriterionFinding(string Criterion, bool Met, string? Note = null);
