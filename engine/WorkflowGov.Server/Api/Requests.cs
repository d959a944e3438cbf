using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Server.Api;

/// <summary>Sign-in of a person.</summary>
/// <param name="User">User name.</param>
/// <param name="Password">Password.</param>
/// <param name="Code">验证码 of the second factor, where the account has one.</param>
public sealed record SignInRequest(string User, string Password, string? Code = null);

/// <summary>收件: start a case.</summary>
/// <param name="Item">业务办理项编码, 33 characters.</param>
/// <param name="Applicant">申请人.</param>
/// <param name="Form">Values by field key: text, number or true/false.</param>
/// <param name="Materials">Materials handed in.</param>
/// <param name="Channel">提交渠道.</param>
/// <param name="Agent">代办人; null = the applicant acts in person.</param>
/// <param name="Commitment">Number of the signed 告知承诺书, for items decided on one.</param>
/// <param name="Consent">同意查询 of the e-licence store: what it holds is then not asked for.</param>
public sealed record StartCaseRequest(
    ItemCode Item, Applicant Applicant, Dictionary<string, JsonElement> Form, ImmutableArray<SubmittedMaterial> Materials,
    Channel Channel, Agent? Agent = null, string? Commitment = null, LicenceConsent? Consent = null);

/// <summary>Which materials are asked for?</summary>
/// <param name="Form">Values by field key, as far as they are filled in.</param>
public sealed record AskedMaterialsRequest(Dictionary<string, JsonElement> Form);

/// <summary>补正告知.</summary>
/// <param name="Defects">All that is missing or fails its standard.</param>
public sealed record CorrectionNoticeRequest(ImmutableArray<Defect> Defects);

/// <summary>补正.</summary>
/// <param name="Materials">What the notice named.</param>
public sealed record CorrectionRequest(ImmutableArray<SubmittedMaterial> Materials);

/// <summary>不予受理 or 不需许可.</summary>
/// <param name="Ground">Which case of the law.</param>
/// <param name="Reason">In words.</param>
public sealed record NonAcceptanceRequest(DeclineGround Ground, string Reason);

/// <summary>申请人撤回.</summary>
/// <param name="Reason">In the applicant's words.</param>
public sealed record WithdrawalRequest(string Reason);

/// <summary>延长办理期限.</summary>
/// <param name="By">How much, for example <c>10 工作日</c>.</param>
/// <param name="ApprovedBy">Level that approved it.</param>
/// <param name="Reason">理由.</param>
public sealed record ExtensionRequest(TimeLimit By, ApproverLevel ApprovedBy, string Reason);

/// <summary>扣除: days that the item's law takes out of the limits.</summary>
/// <param name="From">First day, inclusive.</param>
/// <param name="Through">Last day, inclusive.</param>
/// <param name="Ground">事由, one of the item's.</param>
/// <param name="Reference">文号 or record that shows it.</param>
public sealed record ExclusionRequest(LocalDate From, LocalDate Through, string Ground, string Reference);

/// <summary>重新计算期限.</summary>
/// <param name="Ground">事由, one of the item's.</param>
/// <param name="Reason">理由, told to the applicant.</param>
public sealed record RestartRequest(string Ground, string Reason);

/// <summary>容缺受理.</summary>
/// <param name="Commitment">Within how long the applicant commits to hand in the rest, for example <c>5 工作日</c>.</param>
/// <param name="Reference">Number of the signed 容缺承诺书.</param>
/// <param name="Checks">Every acceptance standard of what was handed in, answered.</param>
public sealed record DeficientAcceptanceRequest(TimeLimit Commitment, string Reference, ImmutableArray<MaterialCheck>? Checks = null);

/// <summary>告知听证权利.</summary>
/// <param name="Step">The open step that tells it.</param>
/// <param name="NoticeNumber">文号 of the served notice.</param>
/// <param name="Interested">利害关系人 who are told besides the applicant.</param>
public sealed record HearingRightRequest(string Step, string NoticeNumber, ImmutableArray<string>? Interested = null);

/// <summary>申请听证.</summary>
/// <param name="By">Applicant or 利害关系人.</param>
public sealed record HearingRequest(string By);

/// <summary>通知听证.</summary>
/// <param name="HeldOn">The day of the hearing.</param>
/// <param name="Place">Where.</param>
/// <param name="Chair">听证主持人, by user name.</param>
/// <param name="NoticeNumber">文号 of the served notice.</param>
public sealed record HearingSummonsRequest(NodaTime.LocalDate HeldOn, string Place, string Chair, string NoticeNumber);

/// <summary>听证笔录.</summary>
/// <param name="Record">Number of the signed record.</param>
/// <param name="Summary">What it found.</param>
public sealed record HearingRecordRequest(string Record, string Summary);

/// <summary>特别程序告知.</summary>
/// <param name="NoticeNumber">文号 of the served notice.</param>
/// <param name="Announced">所需时间.</param>
public sealed record SpecialProcedureRequest(string NoticeNumber, TimeLimit Announced);

/// <summary>Finish a step.</summary>
/// <param name="Outcome">The outcome's label.</param>
/// <param name="Findings">Every criterion answered.</param>
/// <param name="Opinion">意见.</param>
/// <param name="With">Further officers, by user name.</param>
/// <param name="Reference">Number of the certificate, record or receipt.</param>
/// <param name="ReturnedFor">退回理由, for an outcome that returns the case.</param>
/// <param name="Site">核查笔录, for a step done on the site.</param>
/// <param name="Level">裁量档次, where the item has standards of discretion.</param>
public sealed record CompletionRequest(
    string Outcome, ImmutableArray<CriterionFinding>? Findings = null, string? Opinion = null,
    ImmutableArray<string>? With = null, string? Reference = null, ReturnedFor? ReturnedFor = null, SiteRecord? Site = null,
    string? Level = null);

/// <summary>出具文书.</summary>
/// <param name="Kind">Kind of document.</param>
/// <param name="Of">The event it tells of, by its place in the case; left out = the last one.</param>
/// <param name="Facts">What the template asks of whoever issues it, by name.</param>
public sealed record IssueRequest(string Kind, int? Of = null, Dictionary<string, string>? Facts = null);
