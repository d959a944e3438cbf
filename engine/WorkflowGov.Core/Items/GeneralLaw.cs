using System.Collections.Immutable;
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
public sealed record GeneralLaw(
    LegalLimit Acceptance, LegalLimit Correction, LegalLimit Delivery,
    ImmutableArray<SuspensionGround> Grounds, Remedies Remedies);

/// <summary>A limit with the article that sets it.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="Basis">Law and article.</param>
public sealed record LegalLimit(TimeLimit Limit, string Basis);

/// <summary>救济途径 named in every refusal.</summary>
/// <param name="Reconsideration">行政复议: where and until when.</param>
/// <param name="Litigation">行政诉讼: where and until when.</param>
/// <param name="Basis">Law and article.</param>
public sealed record Remedies(string Reconsideration, string Litigation, string Basis);
