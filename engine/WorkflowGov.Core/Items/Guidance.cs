using System.Collections.Immutable;

namespace WorkflowGov.Core.Items;

/// <summary>通办范围: where an applicant may apply whatever the place of residence.</summary>
public enum ServiceScope
{
    /// <summary>全国通办.</summary>
    Nation = 1,

    /// <summary>全省通办.</summary>
    Province,

    /// <summary>全市通办.</summary>
    City,

    /// <summary>全区（县）通办.</summary>
    District,

    /// <summary>全街道（镇）通办.</summary>
    Street,

    /// <summary>跨村（社区）通办.</summary>
    Community,
}

/// <summary>办理形式.</summary>
public enum ServiceChannel
{
    /// <summary>窗口.</summary>
    Window = 1,

    /// <summary>网上.</summary>
    Web,

    /// <summary>移动端.</summary>
    Mobile,

    /// <summary>自助终端.</summary>
    Terminal,

    /// <summary>快递.</summary>
    Courier,
}

/// <summary>网上办理深度.</summary>
public enum OnlineDepth
{
    /// <summary>I 级: information is published.</summary>
    One = 1,

    /// <summary>II 级: forms are downloaded.</summary>
    Two,

    /// <summary>III 级: applied for online, seen once on paper.</summary>
    Three,

    /// <summary>IV 级: done online from end to end (全程网办).</summary>
    Four,
}

/// <summary>中介服务 that an application rests on.</summary>
/// <param name="Service">What is done, for example 环境影响评价.</param>
/// <param name="Basis">The law that demands it.</param>
/// <param name="PaidBy">Who pays.</param>
public sealed record IntermediaryService(string Service, string Basis, string PaidBy);

/// <summary>常见问题.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answer">The answer.</param>
public sealed record CommonQuestion(string Question, string Answer);

/// <summary>What a guide says beyond the standard itself (扩展要素): it opens ways for the applicant and asks for nothing.</summary>
public sealed record Guidance
{
    /// <summary>通办范围; null = only where the authority sits.</summary>
    public ServiceScope? Scope { get; init; }

    /// <summary>办理形式; empty when the item does not say.</summary>
    public ImmutableArray<ServiceChannel> Channels { get; init; } = [];

    /// <summary>网上办理深度; null when the item does not say.</summary>
    public OnlineDepth? Online { get; init; }

    /// <summary>是否支持预约.</summary>
    public bool Booking { get; init; }

    /// <summary>是否支持物流快递.</summary>
    public bool Express { get; init; }

    /// <summary>是否支持网上支付.</summary>
    public bool PayOnline { get; init; }

    /// <summary>数量限制; null = none.</summary>
    public string? Quota { get; init; }

    /// <summary>法律效力 of the result.</summary>
    public string? Effect { get; init; }

    /// <summary>年审年检.</summary>
    public string? Annual { get; init; }

    /// <summary>委托部门 of an entrusted power.</summary>
    public string? EntrustedBy { get; init; }

    /// <summary>联办机构.</summary>
    public ImmutableArray<Office> Joint { get; init; } = [];

    /// <summary>中介服务.</summary>
    public ImmutableArray<IntermediaryService> Intermediary { get; init; } = [];

    /// <summary>常见问题.</summary>
    public ImmutableArray<CommonQuestion> Questions { get; init; } = [];
}
