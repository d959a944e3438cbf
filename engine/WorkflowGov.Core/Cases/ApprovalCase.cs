using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Cases;

/// <summary>Where a case stands, in the words of the exchange standard.</summary>
public enum CaseStatus
{
    /// <summary>收件: received, acceptance not yet decided.</summary>
    Received,

    /// <summary>补正: the applicant was told once what is missing.</summary>
    Correcting,

    /// <summary>在办: accepted and under review.</summary>
    InReview,

    /// <summary>挂起: in a special procedure whose time is not counted.</summary>
    Suspended,

    /// <summary>已决定: decided, certificate and delivery to follow.</summary>
    Decided,

    /// <summary>办结: delivered; nothing left to do.</summary>
    Delivered,

    /// <summary>不予受理 or 不需许可.</summary>
    Declined,

    /// <summary>退件: the correction was not handed in.</summary>
    Lapsed,

    /// <summary>申请人撤回.</summary>
    Withdrawn,

    /// <summary>终止办理: the applicant or what was applied for is no more.</summary>
    Terminated,
}

/// <summary>决定.</summary>
public enum DecisionKind
{
    /// <summary>准予.</summary>
    Granted,

    /// <summary>不予.</summary>
    Refused,

    /// <summary>撤销: granted on a commitment that was found untrue.</summary>
    Revoked,
}

/// <summary>办件: one application on its way. Immutable; changed only by <see cref="CaseEvent"/>s.</summary>
public sealed record ApprovalCase
{
    /// <summary>The engine's key.</summary>
    public required CaseId Id { get; init; }

    /// <summary>办件编号.</summary>
    public required CaseNumber Number { get; init; }

    /// <summary>The item applied for.</summary>
    public required ItemCode Item { get; init; }

    /// <summary>The definition's version, frozen at receipt.</summary>
    public required int Version { get; init; }

    /// <summary>The definition's hash, frozen at receipt.</summary>
    public required string DefinitionHash { get; init; }

    /// <summary>Events so far; the next event has this number plus one.</summary>
    public int Sequence { get; init; }

    /// <summary>Where it stands.</summary>
    public required CaseStatus Status { get; init; }

    /// <summary>Where it stands in its process.</summary>
    public required Marking Marking { get; init; }

    /// <summary>Day of receipt (Asia/Shanghai).</summary>
    public required LocalDate ReceivedOn { get; init; }

    /// <summary>Day of acceptance; null before.</summary>
    public LocalDate? AcceptedOn { get; init; }

    /// <summary>Accepted by law because the notice was late (行政许可法 第三十二条).</summary>
    public bool Deemed { get; init; }

    /// <summary>The one correction notice; null when none was sent.</summary>
    public CorrectionNotice? Correction { get; init; }

    /// <summary>容缺: what the applicant still owes; null when nothing.</summary>
    public OwedMaterials? Owed { get; init; }

    /// <summary>听证 (行政许可法 第四十七条); null while nobody was told of the right.</summary>
    public CaseHearing? Hearing { get; init; }

    /// <summary>告知承诺书; null while none was signed.</summary>
    public SignedCommitment? Commitment { get; init; }

    /// <summary>网上预审; null when there was none.</summary>
    public PreReview? PreReview { get; init; }

    /// <summary>结果证照; null while none was issued.</summary>
    public Certificate? Certificate { get; init; }

    /// <summary>出件; null while nothing was handed over or sent.</summary>
    public Handover? Handover { get; init; }

    /// <summary>A review proposed refusal.</summary>
    public bool RefusalProposed { get; init; }

    /// <summary>Criteria answered with no since the last return; a refusal must cite them.</summary>
    public ImmutableArray<string> FailedCriteria { get; init; } = [];

    /// <summary>The decision; null before.</summary>
    public DecisionKind? Decision { get; init; }

    /// <summary>An extension was granted.</summary>
    public bool Extended { get; init; }

    /// <summary>撤销、撤回 or 注销 of what was granted; null while it stands.</summary>
    public LicenceEnd? Ended { get; init; }

    /// <summary>Offices that took over from others while the case was open (承接部门).</summary>
    public ImmutableArray<Successor> Successors { get; init; } = [];

    /// <summary>Users who took in: they may not review (收件权和审核权分离).</summary>
    public ImmutableArray<string> ReceivedBy { get; init; } = [];

    /// <summary>Steps done, and by whom.</summary>
    public ImmutableArray<Deed> Deeds { get; init; } = [];

    /// <summary>转报; null while the case was not sent up.</summary>
    public CaseForwarding? Forwarding { get; init; }

    /// <summary>指派: technicians of steps, open or to come; the last one of a step stands.</summary>
    public ImmutableArray<Assignment> Assignments { get; init; } = [];

    /// <summary>What was done at open steps besides claiming them.</summary>
    public ImmutableArray<StepWork> Works { get; init; } = [];

    /// <summary>测试件: handed in to a sandbox; nothing of it counts.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Test { get; init; }

    /// <summary>What was applied for.</summary>
    [JsonIgnore]
    public Application Application { get; init; } = Application.Unread;

    /// <summary>All clocks of the case, stopped ones included.</summary>
    [JsonIgnore]
    public ImmutableArray<Clock> Clocks { get; init; } = [];

    /// <summary>Nothing can happen to it any more.</summary>
    public bool IsClosed => Status is CaseStatus.Delivered or CaseStatus.Declined or CaseStatus.Lapsed or CaseStatus.Withdrawn or CaseStatus.Terminated
        && Marking.Active.IsEmpty;

    /// <summary>How far it is.</summary>
    [JsonIgnore]
    internal Standing Standing => new(Marking, RefusalProposed, Decision, IsClosed);

    /// <summary>The case with a clock added or replaced.</summary>
    /// <param name="clock">The clock.</param>
    /// <returns>The case.</returns>
    internal ApprovalCase With(Clock clock)
    {
        var old = ClockOf(clock.Name);
        return this with { Clocks = old is null ? Clocks.Add(clock) : Clocks.Replace(old, clock) };
    }

    /// <summary>The clock of that name, or null.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The clock, or null.</returns>
    public Clock? ClockOf(ClockName name) => Clocks.FirstOrDefault(c => c.Name == name);
}

/// <summary>What was applied for: applicant, form and materials (申请).</summary>
/// <param name="Applicant">申请人.</param>
/// <param name="Form">表单 values by field key.</param>
/// <param name="Materials">Materials handed in.</param>
/// <param name="Channel">提交渠道.</param>
/// <param name="Agent">代办人; null = the applicant acts in person.</param>
/// <param name="Commitment">Number of the signed 告知承诺书, for items decided on one; null otherwise.</param>
/// <param name="Consent">同意查询 of the e-licence store; null = not given.</param>
/// <param name="Group">一件事: number of the intake this case was started with; null = by itself.</param>
public sealed record Application(
    Applicant Applicant,
    ImmutableDictionary<string, FormValue> Form,
    ImmutableArray<SubmittedMaterial> Materials,
    Channel Channel,
    Agent? Agent = null,
    string? Commitment = null,
    LicenceConsent? Consent = null,
    string? Group = null)
{
    /// <summary>Stands in until the store has put the real one in its place: it is kept in a table of its own.</summary>
    internal static readonly Application Unread = new(
        new Applicant(Audience.OtherOrganisation, string.Empty, string.Empty, string.Empty),
        ImmutableDictionary<string, FormValue>.Empty, [], Channel.Window);
}

/// <summary>提交渠道.</summary>
public enum Channel
{
    /// <summary>综合窗口.</summary>
    Window,

    /// <summary>网上办事大厅.</summary>
    Web,

    /// <summary>移动端.</summary>
    Mobile,
}

/// <summary>A material handed in or taken from the e-licence store.</summary>
/// <param name="Key">The material's key in the item's list.</param>
/// <param name="Form">In which form.</param>
/// <param name="Reference">File digest, e-licence number or shelf mark; may be empty for paper.</param>
/// <param name="Origin">Where it came from; null = from the applicant.</param>
/// <param name="Original">原件已核验, by whom and when; null before.</param>
/// <param name="Files">The files handed in, uploaded before; null = none.</param>
public sealed record SubmittedMaterial(
    string Key, MaterialForm Form, string Reference, MaterialOrigin? Origin = null, VerifiedOriginal? Original = null,
    ImmutableArray<MaterialFile>? Files = null);

/// <summary>A file of a material: the log holds its digest, never its bytes.</summary>
/// <param name="Name">File name.</param>
/// <param name="Sha256">SHA-256 of the file, 64 hexadecimal digits in lower case.</param>
public sealed record MaterialFile(string Name, string Sha256);

/// <summary>补正告知: sent once, with all that is missing (行政许可法 第三十二条).</summary>
/// <param name="On">Day it was sent.</param>
/// <param name="Defects">All defects.</param>
/// <param name="Answered">The applicant has handed in.</param>
public sealed record CorrectionNotice(LocalDate On, ImmutableArray<Defect> Defects, bool Answered);

/// <summary>One defect: a listed material that is missing, or the standard (受理标准) it fails.</summary>
/// <param name="Material">The material's key.</param>
/// <param name="Standard">The failed standard, word for word from the definition; null when the material is missing.</param>
public sealed record Defect(string Material, string? Standard = null);

/// <summary>容缺: materials that may follow acceptance, and until when they were promised.</summary>
/// <param name="Keys">Their keys.</param>
/// <param name="By">补齐到期日, inclusive.</param>
/// <param name="Commitment">The promised time.</param>
/// <param name="Reference">Number of the signed 容缺承诺书.</param>
public sealed record OwedMaterials(ImmutableArray<string> Keys, LocalDate By, TimeLimit Commitment, string Reference);

/// <summary>How far a hearing is.</summary>
public enum HearingStage
{
    /// <summary>已告知: the right was told, an answer is awaited.</summary>
    Told,

    /// <summary>已申请: to be organised.</summary>
    Requested,

    /// <summary>已通知: time and place were told; the clocks stand still.</summary>
    Summoned,

    /// <summary>已举行: the decision follows its record.</summary>
    Held,

    /// <summary>未举行: waived, or nobody asked in time.</summary>
    NotHeld,
}

/// <summary>听证 of a case.</summary>
/// <param name="Stage">How far it is.</param>
/// <param name="Notice">文号 of the served notice that stands.</param>
/// <param name="HeldOn">The day of the hearing, once it is known.</param>
/// <param name="Chair">听证主持人, once named.</param>
/// <param name="Record">Number of the signed record, once held.</param>
public sealed record CaseHearing(HearingStage Stage, string Notice, LocalDate? HeldOn = null, string? Chair = null, string? Record = null)
{
    /// <summary>The decision waits for it.</summary>
    [JsonIgnore]
    public bool IsPending => Stage is HearingStage.Told or HearingStage.Requested or HearingStage.Summoned;
}

/// <summary>An office that took over the steps of another.</summary>
/// <param name="From">The office before.</param>
/// <param name="To">The office now.</param>
public sealed record Successor(Office From, Office To);

/// <summary>A step that was done (经办记录).</summary>
/// <param name="Step">Which.</param>
/// <param name="Visit">Which time.</param>
/// <param name="Outcome">With which outcome.</param>
/// <param name="By">By whom: the actor first, further officers after.</param>
/// <param name="ByName">The actor's name for people.</param>
/// <param name="At">When.</param>
/// <param name="InNameOf">代理: in whose name the actor did it; null when in their own.</param>
public sealed record Deed(
    StepId Step, int Visit, string Outcome, ImmutableArray<string> By, string ByName, Instant At, string? InNameOf = null)
{
    /// <summary>Whoever did it or in whose name it was done: all of them are kept from steps that exclude its doers.</summary>
    internal IEnumerable<string> Doers => InNameOf is null ? By : By.Append(InNameOf);
}
