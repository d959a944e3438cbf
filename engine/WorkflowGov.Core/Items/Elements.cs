namespace WorkflowGov.Core.Items;

/// <summary>事项类型 (GB/T 39046-2020 A.1); the numbers are the standard's codes.</summary>
public enum ItemType
{
    /// <summary>行政许可.</summary>
    Licensing = 1,

    /// <summary>行政征收.</summary>
    Levy = 4,

    /// <summary>行政给付.</summary>
    Benefit = 5,

    /// <summary>行政检查.</summary>
    Inspection = 6,

    /// <summary>行政确认.</summary>
    Confirmation = 7,

    /// <summary>行政奖励.</summary>
    Award = 8,

    /// <summary>行政裁决.</summary>
    Adjudication = 9,

    /// <summary>其他行政权力.</summary>
    OtherPower = 10,

    /// <summary>公共服务.</summary>
    PublicService = 20,
}

/// <summary>行使层级 (GB/T 39046-2020 A.2); the numbers are the standard's codes.</summary>
public enum ItemLevel
{
    /// <summary>国家级.</summary>
    National = 1,

    /// <summary>省级.</summary>
    Province = 2,

    /// <summary>市级.</summary>
    City = 3,

    /// <summary>县级 (区).</summary>
    County = 4,

    /// <summary>镇（街道）.</summary>
    Street = 5,

    /// <summary>村（社区）.</summary>
    Community = 6,
}

/// <summary>权力来源.</summary>
public enum PowerSource
{
    /// <summary>法定本级行使.</summary>
    Statutory = 1,

    /// <summary>上级下放.</summary>
    Devolved = 2,

    /// <summary>上级授权.</summary>
    AuthorisedFromAbove = 3,

    /// <summary>同级授权.</summary>
    AuthorisedByPeer = 4,

    /// <summary>上级委托.</summary>
    EntrustedFromAbove = 5,

    /// <summary>同级委托.</summary>
    EntrustedByPeer = 6,
}

/// <summary>服务对象.</summary>
public enum Audience
{
    /// <summary>自然人.</summary>
    NaturalPerson = 1,

    /// <summary>企业法人.</summary>
    EnterpriseLegalPerson = 2,

    /// <summary>事业法人.</summary>
    InstitutionLegalPerson = 3,

    /// <summary>社会组织法人.</summary>
    SocialOrganisation = 4,

    /// <summary>非法人企业.</summary>
    UnincorporatedEnterprise = 5,

    /// <summary>行政机关.</summary>
    AdministrativeBody = 6,

    /// <summary>其他组织.</summary>
    OtherOrganisation = 9,
}

/// <summary>办件类型 (GB/T 39046-2020 A.6).</summary>
public enum Handling
{
    /// <summary>即办件: decided on the spot.</summary>
    Instant = 1,

    /// <summary>承诺件: decided within the promised limit.</summary>
    Promised = 2,
}

/// <summary>What a form field holds.</summary>
public enum FieldType
{
    /// <summary>Free text, up to 2,000 characters.</summary>
    Text,

    /// <summary>A decimal number.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A day, ISO 8601 (2026-11-23).</summary>
    Date,

    /// <summary>One of the listed options.</summary>
    Choice,

    /// <summary>Yes or no.</summary>
    Boolean,

    /// <summary>居民身份证号, 18 characters with check digit (GB 11643).</summary>
    IdNumber,

    /// <summary>统一社会信用代码, 18 characters with check digits (GB 32100).</summary>
    Uscc,

    /// <summary>A telephone number.</summary>
    Phone,
}

/// <summary>材料必要性.</summary>
public enum MaterialNeed
{
    /// <summary>必要.</summary>
    Required = 1,

    /// <summary>非必要: asked for only under its condition.</summary>
    Conditional = 2,

    /// <summary>容缺后补: may follow after acceptance.</summary>
    Deferrable = 3,
}

/// <summary>材料形式.</summary>
public enum MaterialForm
{
    /// <summary>原件.</summary>
    Original = 1,

    /// <summary>复印件.</summary>
    Copy = 2,

    /// <summary>电子.</summary>
    Electronic = 3,
}

/// <summary>来源渠道.</summary>
public enum MaterialSource
{
    /// <summary>申请人自备.</summary>
    Applicant = 10,

    /// <summary>政府部门核发.</summary>
    Government = 20,

    /// <summary>中介机构出具.</summary>
    Intermediary = 30,

    /// <summary>其他.</summary>
    Other = 99,
}

/// <summary>结果类型.</summary>
public enum ResultKind
{
    /// <summary>证照.</summary>
    Licence,

    /// <summary>批文.</summary>
    Approval,

    /// <summary>证明.</summary>
    Certificate,

    /// <summary>登记.</summary>
    Registration,

    /// <summary>资金.</summary>
    Payment,

    /// <summary>其他.</summary>
    Other,
}

/// <summary>How sure the authors are of a definition.</summary>
public enum Confidence
{
    /// <summary>High: checked against the text of the law.</summary>
    High,

    /// <summary>Medium: from practice, law cited.</summary>
    Medium,

    /// <summary>Low: check before use.</summary>
    Low,
}

/// <summary>部门: the body or hall that handles a step.</summary>
/// <param name="Name">Full Chinese name.</param>
public readonly record struct Office(string Name)
{
    /// <summary>综合窗口: any window of any hall (前台综合受理).</summary>
    public static readonly Office Window = new("综合窗口");

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>角色, as the definitions name it: 窗口受理, 承办人, 审核人, 审批人, 窗口出件 …</summary>
/// <param name="Name">The Chinese name.</param>
public readonly record struct Role(string Name)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
