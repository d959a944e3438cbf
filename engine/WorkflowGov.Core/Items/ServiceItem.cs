using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Items;

/// <summary>
/// 政务服务事项: what a citizen can apply for, as one published version of its definition. Immutable;
/// <see cref="Hash"/> is the standard (同一标准): equal hash, equal standard.
/// </summary>
public sealed record ServiceItem
{
    /// <summary>业务办理项编码.</summary>
    public required ItemCode Code { get; init; }

    /// <summary>版本号, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>SHA-256 of the definition with its pattern and shared parts filled in, lower-case hex.</summary>
    public required string Hash { get; init; }

    /// <summary>计划生效日期, the first day (Asia/Shanghai) on which cases are received under this version.</summary>
    public required LocalDate EffectiveOn { get; init; }

    /// <summary>事项名称.</summary>
    public required string Name { get; init; }

    /// <summary>主项名称, or null when the item has none.</summary>
    public string? MainItem { get; init; }

    /// <summary>事项类型.</summary>
    public required ItemType Type { get; init; }

    /// <summary>实施主体.</summary>
    public required Office Authority { get; init; }

    /// <summary>行使层级.</summary>
    public required ItemLevel Level { get; init; }

    /// <summary>权力来源.</summary>
    public required PowerSource PowerSource { get; init; }

    /// <summary>服务对象.</summary>
    public required ImmutableArray<Audience> Audience { get; init; }

    /// <summary>办件类型.</summary>
    public required Handling Handling { get; init; }

    /// <summary>设定依据, most specific first.</summary>
    public required ImmutableArray<string> Basis { get; init; }

    /// <summary>办理期限.</summary>
    public required ItemLimits Limits { get; init; }

    /// <summary>受理条件.</summary>
    public required ImmutableArray<string> Conditions { get; init; }

    /// <summary>申请表单.</summary>
    public required ImmutableArray<FormField> Form { get; init; }

    /// <summary>申请材料: the whole list, no more, no less.</summary>
    public required ImmutableArray<Material> Materials { get; init; }

    /// <summary>办理流程, compiled.</summary>
    public required Process Process { get; init; }

    /// <summary>The pattern the process came from, for example <c>inspection@1</c>; null for own steps.</summary>
    public string? Pattern { get; init; }

    /// <summary>延续: the item renews a licence; null when it does not.</summary>
    public RenewalRule? Renewal { get; init; }

    /// <summary>扩展要素; null when the item says nothing beyond its standard.</summary>
    public Guidance? Guidance { get; init; }

    /// <summary>取消; null while nobody has cancelled the item.</summary>
    public Retirement? Retirement { get; init; }

    /// <summary>Whether new cases are no longer received; those received before go on.</summary>
    /// <param name="day">The day.</param>
    /// <returns>True from the day of cancellation on.</returns>
    public bool IsRetiredOn(LocalDate day) => Retirement is { } retirement && retirement.On <= day;

    /// <summary>审批结果.</summary>
    public required ItemResult Result { get; init; }

    /// <summary>收费依据; null when nothing is charged.</summary>
    public string? FeeBasis { get; init; }

    /// <summary>到办事现场次数.</summary>
    public int Visits { get; init; }

    /// <summary>Where the definition's facts come from and how sure they are.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>取消 of an item: its code is never given to another.</summary>
/// <param name="On">取消日期: the first day without new cases.</param>
/// <param name="Successor">The item that takes its place; null when none does.</param>
/// <param name="Basis">The decision that cancels it.</param>
public sealed record Retirement(LocalDate On, ItemCode? Successor, string Basis);

/// <summary>办理期限 of an item.</summary>
/// <param name="Statutory">法定办结时限; null when no law sets one (无法定时限).</param>
/// <param name="StatutoryBasis">The article that sets it, or why there is none.</param>
/// <param name="Promised">承诺办结时限, never longer than the statutory one.</param>
/// <param name="Extension">延长, when the law allows one.</param>
public sealed record ItemLimits(
    TimeLimit? Statutory, string StatutoryBasis, TimeLimit Promised, ExtensionRule? Extension)
{
    /// <summary>收件日: which day is day 0 of what comes in after office hours.</summary>
    public ReceiptPolicy Receipt { get; init; }

    /// <summary>When the last day of the decision limits ends.</summary>
    public DayEnd DayEnds { get; init; }

    /// <summary>扣除: on which grounds the item's law takes days out of the limits, besides 特别程序.</summary>
    public ImmutableArray<LimitGround> Excludes { get; init; } = [];

    /// <summary>重新计算: on which grounds the item's law lets the limits start again.</summary>
    public ImmutableArray<LimitGround> Restarts { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(ItemLimits? other) => other is not null
        && (Statutory, StatutoryBasis, Promised, Extension, Receipt, DayEnds)
            == (other.Statutory, other.StatutoryBasis, other.Promised, other.Extension, other.Receipt, other.DayEnds)
        && Excludes.AsSpan().SequenceEqual(other.Excludes.AsSpan()) && Restarts.AsSpan().SequenceEqual(other.Restarts.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Statutory, StatutoryBasis, Promised, Extension, Receipt, DayEnds);
}

/// <summary>A ground on which an item's law moves its limits.</summary>
/// <param name="Name">事由, for example 收养公告.</param>
/// <param name="Basis">Law and article.</param>
public sealed record LimitGround(string Name, string Basis);

/// <summary>延续 (行政许可法 第五十条): decided before the licence expires, or deemed granted.</summary>
/// <param name="Expires">The form field with the day on which the licence expires (有效期届满之日).</param>
/// <param name="ApplyBefore">How long before it the renewal is applied for, where the item's own statute says so; null = general law.</param>
public sealed record RenewalRule(string Expires, LegalLimit? ApplyBefore);

/// <summary>One field of the application form (申请表单).</summary>
/// <param name="Key">Identifier used in guards and by the API.</param>
/// <param name="Label">The Chinese label.</param>
/// <param name="Type">What may be entered.</param>
/// <param name="Required">Whether it must be filled in.</param>
/// <param name="Options">Allowed values of a choice; empty otherwise.</param>
/// <param name="Unit">Unit shown after a number, or null.</param>
/// <param name="Min">Smallest number, or null.</param>
/// <param name="Max">Largest number, or null.</param>
/// <param name="Personal">个人信息: masked in lists and logs.</param>
public sealed record FormField(
    string Key, string Label, FieldType Type, bool Required, ImmutableArray<string> Options,
    string? Unit, decimal? Min, decimal? Max, bool Personal);

/// <summary>申请材料.</summary>
/// <param name="Key">Identifier, unique within the item.</param>
/// <param name="Name">材料名称.</param>
/// <param name="Need">必要性.</param>
/// <param name="NeededWhen">The guard under which it is asked for; null = always.</param>
/// <param name="Form">材料形式.</param>
/// <param name="Source">来源渠道.</param>
/// <param name="Licence">The e-licence (电子证照) that makes paper unnecessary, or null.</param>
/// <param name="Copies">份数; 0 for electronic material.</param>
/// <param name="AcceptIf">受理标准: yes/no checks the material must pass.</param>
public sealed record Material(
    string Key, string Name, MaterialNeed Need, Guard? NeededWhen, MaterialForm Form, MaterialSource Source,
    string? Licence, int Copies, ImmutableArray<string> AcceptIf)
{
    /// <summary>Whether it is asked for with this form; what may follow after acceptance is not.</summary>
    /// <param name="form">Values by field key.</param>
    /// <returns>True when the applicant must hand it in.</returns>
    public bool IsAskedFor(IReadOnlyDictionary<string, FormValue> form) =>
        Need == MaterialNeed.Required || (Need == MaterialNeed.Conditional && (NeededWhen?.Holds(form) ?? false));
}

/// <summary>审批结果.</summary>
/// <param name="Document">Name of the resulting document, for example 食品经营许可证.</param>
/// <param name="Kind">结果类型.</param>
/// <param name="Valid">有效期; null = 长期有效 or not applicable.</param>
/// <param name="IsLicence">Whether it enters the 电子证照库.</param>
public sealed record ItemResult(string Document, ResultKind Kind, TimeLimit? Valid, bool IsLicence);

/// <summary>Where a definition's facts come from.</summary>
/// <param name="DrawnFrom">Source in words.</param>
/// <param name="Confidence">How sure the authors are.</param>
/// <param name="CheckedOn">Day of the last check.</param>
/// <param name="Note">What a reader must know before relying on it, or null.</param>
public sealed record Provenance(string DrawnFrom, Confidence Confidence, LocalDate CheckedOn, string? Note);
