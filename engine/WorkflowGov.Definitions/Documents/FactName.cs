using System.Collections.Immutable;

namespace WorkflowGov.Definitions.Documents;

/// <summary>What a fact looks like.</summary>
public enum FactShape
{
    /// <summary>Words on one line.</summary>
    Text,

    /// <summary>Several texts.</summary>
    Texts,

    /// <summary>Rows of a table.</summary>
    Rows,
}

/// <summary>A fact that templates may name.</summary>
/// <param name="Name">Its Chinese name.</param>
/// <param name="Shape">What it looks like.</param>
/// <param name="On">Occasions that know it; empty = all.</param>
/// <param name="Columns">Columns of rows; empty otherwise.</param>
public sealed record FactName(string Name, FactShape Shape, ImmutableArray<Occasion> On, ImmutableArray<string> Columns)
{
    /// <summary>Whether an occasion knows it.</summary>
    /// <param name="occasion">The occasion.</param>
    /// <returns>True when it does.</returns>
    public bool IsKnownOn(Occasion occasion) => On.IsEmpty || On.Contains(occasion);
}

/// <summary>The facts of a case that templates may name: one list for writing, checking and filling in.</summary>
public static class FactNames
{
    private static readonly ImmutableArray<Occasion> Decisions = [Occasion.Granted, Occasion.Refused, Occasion.Revoked];
    private static readonly ImmutableArray<Occasion> Against = [Occasion.NotAccepted, Occasion.NotRequired, Occasion.Refused, Occasion.Revoked];
    private static readonly ImmutableArray<Occasion> Ends = [Occasion.LicenceRevoked, Occasion.LicenceTakenBack, Occasion.LicenceCancelled];
    private static readonly ImmutableArray<Occasion> Acceptances = [Occasion.Accepted, Occasion.AcceptedDeficient, Occasion.HandedOver, Occasion.FeeDue];
    private static readonly ImmutableArray<Occasion> Reviews = [Occasion.Inspected, Occasion.LegallyReviewed];

    /// <summary>All facts.</summary>
    public static ImmutableArray<FactName> All { get; } =
    [
        .. Texts("机关", "咨询电话", "监督电话", "办件编号", "事项名称", "事项类型", "业务办理项编码", "申请人", "证件号码", "联系电话", "申请日期"),
        .. Texts("承诺时限", "法定时限", "时限依据", "受理时限", "送达时限", "听证组织时限", "结果名称", "有效期", "收费依据", "签发人", "签发日期"),
        Several("设定依据"), Several("受理条件"),
        Table("已收材料", ["序号", "材料名称", "形式", "份数"]),

        .. Texts(Acceptances, "受理日期", "承诺到期日", "法定到期日", "视为受理", "接收部门"),
        .. Texts([Occasion.AcceptedDeficient], "补齐期限", "补齐时限", "承诺书编号"), Several("容缺材料", Occasion.AcceptedDeficient),
        .. Texts([Occasion.Committed], "事后核查时限"), Several("核查内容", Occasion.Committed),
        .. Texts([Occasion.CorrectionRequested], "告知日期", "补正到期日"),
        Table("补正内容", ["序号", "材料名称", "需要补正的内容", "应当符合的标准"], Occasion.CorrectionRequested),
        .. Texts(Against, "复议途径", "诉讼途径", "救济依据"),
        .. Texts([Occasion.NotAccepted, Occasion.NotRequired], "不受理理由", "作出日期"),
        .. Texts([Occasion.SpecialBegun], "特别程序", "特别程序依据", "所需时间", "开始日期", "环节名称"),
        .. Texts([Occasion.Extended], "延长时间", "延长理由", "延长依据", "批准人", "原到期日", "新到期日", "告知日期"),
        .. Texts([Occasion.HearingTold], "告知日期", "听证申请期限"), Several("利害关系人", Occasion.HearingTold),
        .. Texts([Occasion.HearingSummoned, Occasion.HearingHeld], "听证日期", "听证地点", "听证主持人"),
        .. Texts([Occasion.HearingSummoned], "通知日期", "听证依据"),
        .. Texts([Occasion.HearingHeld], "笔录编号", "听证情况"),
        .. Texts(Reviews, "环节名称", "办理日期", "办理结论", "办理意见", "办理部门"), Several("办理人员", [.. Reviews]),
        .. Texts([Occasion.Inspected], "核查时间", "核查地点", "核查情况", "核查记录编号", "被核查人"),
        Table("审查要点", ["序号", "审查要点", "结论", "说明"], [.. Reviews]),
        .. Texts(Decisions, "决定日期", "听证笔录", "证件编号"), Several("决定理由", [.. Decisions]), Several("决定依据", [.. Decisions]),
        .. Texts(Ends, "决定日期", "决定理由", "决定依据", "终结事由", "证件编号", "复议途径", "诉讼途径", "救济依据"),
        .. Texts([Occasion.Terminated], "终止日期", "终止事由", "终止证明"),
        .. Texts([Occasion.Forwarded], "转报日期", "转报机关", "转报文号", "转报依据", "上级办理期限"), Several("转报材料", Occasion.Forwarded),
        .. Texts([Occasion.CommitmentWithdrawn], "撤回日期", "撤回理由", "承诺书编号"),
        .. Texts([Occasion.SentByCourier], "寄出日期", "承运人", "运单号"),
        .. Texts([Occasion.Delivered], "送达日期", "送达人", "送达编号", "决定结果", "送达方式", "签收人", "运单号", "拒收事由", "见证人"), Several("送达文书", Occasion.Delivered),
        .. Texts([Occasion.Withdrawn], "撤回日期", "撤回理由"),
        .. Texts([Occasion.Lapsed], "退件日期", "退件理由"),
        .. Texts([Occasion.OrderOpened], "督办序号", "督办事由", "督办要求", "责任部门", "反馈期限", "督办日期"),
    ];

    /// <summary>The facts that an occasion knows under a name; empty when nothing has that name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The facts of that name: the same name may be known on several occasions.</returns>
    public static IEnumerable<FactName> Named(string name) => All.Where(f => f.Name == name);

    private static List<FactName> Texts(params ReadOnlySpan<string> names) => Texts([], names);

    private static List<FactName> Texts(ImmutableArray<Occasion> on, params ReadOnlySpan<string> names)
    {
        var facts = new List<FactName>();
        foreach (var name in names)
            facts.Add(new FactName(name, FactShape.Text, on, []));
        return facts;
    }

    private static FactName Several(string name, params ReadOnlySpan<Occasion> on) => new(name, FactShape.Texts, [.. on], []);

    private static FactName Table(string name, ImmutableArray<string> columns, params ReadOnlySpan<Occasion> on) => new(name, FactShape.Rows, [.. on], columns);
}
