using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Items;

/// <summary>
/// What general law sets for every item, as data from <c>definitions/laws</c>; an item's own statute goes before it.
/// </summary>
/// <param name="Acceptance">收到申请到受理或者一次性告知补正 (行政许可法 第三十二条).</param>
/// <param name="Correction">How long the applicant has for a correction; the law is silent, a policy value.</param>
/// <param name="Delivery">颁发、送达 (行政许可法 第四十四条).</param>
/// <param name="Grounds">特别程序: whose time is not counted (行政许可法 第四十五条).</param>
/// <param name="Remedies">The remedies a refusal must name (行政许可法 第三十八条).</param>
/// <param name="Deficiency">容缺受理.</param>
/// <param name="Hearing">听证 (行政许可法 第四十七条、第四十八条).</param>
/// <param name="Renewal">How long before the expiry a renewal is applied for (行政许可法 第五十条).</param>
public sealed record GeneralLaw(
    LegalLimit Acceptance, LegalLimit Correction, LegalLimit Delivery,
    ImmutableArray<SuspensionGround> Grounds, Remedies Remedies,
    DeficiencyLaw Deficiency, HearingLaw Hearing, LegalLimit Renewal)
{
    /// <summary>办公时间: decides what counts as received and when a window's day ends, never how days are counted.</summary>
    public OfficeHours Hours { get; init; } = new(new LocalTime(18, 0), new LocalTime(20, 0), string.Empty);

    /// <summary>指派技术人员 for 检验、检测、检疫 (行政许可法 第五十五条).</summary>
    public TechniciansLaw Technicians { get; init; } = new(default, 2, string.Empty);

    /// <summary>退回理由 that a step may name.</summary>
    public ImmutableArray<ReturnReason> ReturnReasons { get; init; } = [];
}

/// <summary>停止业务活动的时间, Asia/Shanghai (民法典 第二百零三条).</summary>
/// <param name="Office">When the bodies close.</param>
/// <param name="Window">When the windows close.</param>
/// <param name="Basis">Law and article, or the published service hours.</param>
public sealed record OfficeHours(LocalTime Office, LocalTime Window, string Basis);

/// <summary>How far a 容缺 commitment may reach.</summary>
/// <param name="ShorterBy">It ends at least so much before the promised due date.</param>
/// <param name="Most">It is never longer than this.</param>
/// <param name="Basis">The rule.</param>
public sealed record DeficiencyLaw(TimeLimit ShorterBy, TimeLimit Most, string Basis);

/// <summary>Times of a hearing.</summary>
/// <param name="Request">申请: within so long after the notice of the right.</param>
/// <param name="Organise">组织: within so long after the request.</param>
/// <param name="Notice">通知: so long before the day of the hearing.</param>
/// <param name="Basis">Law and articles.</param>
public sealed record HearingLaw(TimeLimit Request, TimeLimit Organise, TimeLimit Notice, string Basis);

/// <summary>A limit with the article that sets it.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="Basis">Law and article.</param>
public sealed record LegalLimit(TimeLimit Limit, string Basis);

/// <summary>救济途径 named in every refusal.</summary>
/// <param name="Reconsideration">行政复议: where and until when.</param>
/// <param name="Litigation">行政诉讼: where and until when.</param>
/// <param name="Basis">Law and article.</param>
public sealed record Remedies(string Reconsideration, string Litigation, string Basis);

/// <summary>指派技术人员.</summary>
/// <param name="Limit">Within so long after acceptance.</param>
/// <param name="People">How many at least.</param>
/// <param name="Basis">Law and article.</param>
public sealed record TechniciansLaw(TimeLimit Limit, int People, string Basis);
