using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Items;

/// <summary>窗口服务规则 as data, from <c>definitions/service.yaml</c>.</summary>
/// <param name="Certificates">How certificates are numbered.</param>
/// <param name="DraftCheck">网上预审 of a voluntary draft: within so long.</param>
/// <param name="Rating">好差评.</param>
/// <param name="Appointments">预约.</param>
public sealed record ServiceRules(CertificateRule Certificates, LegalLimit DraftCheck, RatingRule Rating, AppointmentRule Appointments)
{
    /// <summary>一件事 that windows offer; any other items may be taken together too.</summary>
    public ImmutableArray<Bundle> Bundles { get; init; } = [];
}

/// <summary>一件事: items that people need at one time, taken in with one form.</summary>
/// <param name="Name">名称, as people say it: 开办餐饮店.</param>
/// <param name="Basis">Where it is laid down.</param>
/// <param name="Items">业务办理项编码 of the items.</param>
public sealed record Bundle(string Name, string Basis, ImmutableArray<ItemCode> Items);

/// <summary>证照编号规则: one series for each body, document and year.</summary>
/// <param name="Pattern">Text with {机关}, {证照}, {年} and {序号}.</param>
/// <param name="Digits">Digits of the serial.</param>
public sealed record CertificateRule(string Pattern, int Digits)
{
    /// <summary>What a pattern must hold, so that no number is given twice.</summary>
    public static readonly ImmutableArray<string> Parts = ["{机关}", "{证照}", "{年}", "{序号}"];

    /// <summary>The number of a serial.</summary>
    /// <param name="body">机关简称.</param>
    /// <param name="document">证照名称.</param>
    /// <param name="year">Year of issue.</param>
    /// <param name="serial">From 1.</param>
    /// <returns>The number.</returns>
    public string Number(string body, string document, int year, int serial) => Pattern
        .Replace(Parts[0], body, StringComparison.Ordinal)
        .Replace(Parts[1], document, StringComparison.Ordinal)
        .Replace(Parts[2], year.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace(Parts[3], serial.ToString($"D{Digits}", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
}

/// <summary>评价等级 (GB/T 39046-2020 A.8); the numbers are the standard's codes.</summary>
public enum RatingLevel
{
    /// <summary>非常满意.</summary>
    VerySatisfied = 1,

    /// <summary>满意.</summary>
    Satisfied = 2,

    /// <summary>基本满意.</summary>
    FairlySatisfied = 3,

    /// <summary>不满意: a bad rating (差评).</summary>
    Dissatisfied = 4,

    /// <summary>非常不满意: a bad rating (差评).</summary>
    VeryDissatisfied = 5,
}

/// <summary>差评核实处理结果 (国办发〔2019〕51号: 情况清楚的立行立改，缺乏法定依据的做好解释，误评、恶意差评不予采纳).</summary>
public enum RatingFinding
{
    /// <summary>已整改.</summary>
    Mended,

    /// <summary>已解释说明: what was asked for has no basis in law.</summary>
    Explained,

    /// <summary>误评、恶意差评，不予采纳: it does not count in the figures.</summary>
    NotUpheld,
}

/// <summary>好差评规则.</summary>
/// <param name="SilentAfter">Who has not rated within this time after the end of the case counts as <paramref name="SilentAs"/>.</param>
/// <param name="SilentAs">默认评价.</param>
/// <param name="FollowUp">差评 is contacted, mended and answered within this time.</param>
/// <param name="Basis">The rule.</param>
public sealed record RatingRule(TimeLimit SilentAfter, RatingLevel SilentAs, TimeLimit FollowUp, string Basis);

/// <summary>预约规则.</summary>
/// <param name="DaysAhead">How many days ahead, today included, one may book.</param>
/// <param name="SlotMinutes">Length of a slot.</param>
/// <param name="Points">服务网点.</param>
public sealed record AppointmentRule(int DaysAhead, int SlotMinutes, ImmutableArray<ServicePoint> Points);

/// <summary>服务网点: takes any item (前台综合受理).</summary>
/// <param name="Name">名称.</param>
/// <param name="Sessions">When it is open on a working day, Asia/Shanghai.</param>
/// <param name="Capacity">How many people a slot takes.</param>
public sealed record ServicePoint(string Name, ImmutableArray<Session> Sessions, int Capacity);

/// <summary>开放时段.</summary>
/// <param name="From">From, inclusive.</param>
/// <param name="To">To, exclusive.</param>
public sealed record Session(LocalTime From, LocalTime To);
