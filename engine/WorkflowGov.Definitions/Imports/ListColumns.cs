using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions.Imports;

/// <summary>What a column of a list says of an item.</summary>
internal enum Says
{
    Name,
    MainItem,
    Code,
    Type,
    Authority,
    Level,
    Audience,
    Handling,
    Basis,
    Statutory,
    LimitBasis,
    Promised,
    Conditions,
    Materials,
    Result,
    Fee,
}

/// <summary>The columns of a list by their headings, as districts write them.</summary>
internal static class ListColumns
{
    private static readonly string[] Units = ["工作日", "自然日", "个月", "小时"];

    private static readonly (Says Says, string[] Headings)[] Known =
    [
        (Says.MainItem, ["主项名称", "主项", "主事项名称"]),
        (Says.Code, ["业务办理项编码", "事项编码", "实施编码", "编码", "事项代码", "实施清单编码"]),
        (Says.Name, ["业务办理项名称", "事项名称", "名称", "办理项名称", "子项名称", "政务服务事项名称"]),
        (Says.Type, ["事项类型", "类型", "事项类别", "职权类型", "权力类型"]),
        (Says.Authority, ["实施主体", "实施机关", "实施部门", "部门", "办理机构", "主管部门"]),
        (Says.Level, ["行使层级", "层级"]),
        (Says.Audience, ["服务对象", "办理对象", "面向对象"]),
        (Says.Handling, ["办件类型"]),
        (Says.LimitBasis, ["法定时限依据", "时限依据", "法定办结时限依据"]),
        (Says.Basis, ["设定依据", "法律依据", "法定依据", "依据"]),
        (Says.Statutory, ["法定办结时限", "法定时限", "法定期限"]),
        (Says.Promised, ["承诺办结时限", "承诺时限", "承诺期限"]),
        (Says.Conditions, ["受理条件", "办理条件", "申请条件"]),
        (Says.Materials, ["申请材料", "材料清单", "材料", "申报材料"]),
        (Says.Result, ["审批结果", "结果名称", "结果", "办理结果"]),
        (Says.Fee, ["收费依据"]),
    ];

    /// <summary>What a heading means, and the unit it gives to numbers under it; null for one nobody knows.</summary>
    public static (Says? Says, string? Unit) Of(string heading)
    {
        var bare = Width.Narrow(heading).Replace(" ", string.Empty, StringComparison.Ordinal).TrimStart('*');
        var unit = Units.FirstOrDefault(u => bare.Contains($"({u})", StringComparison.Ordinal));
        var name = bare.Split('(')[0].TrimEnd(':');
        var found = Known.Where(k => k.Headings.Contains(name)).Select(k => (Says?)k.Says).FirstOrDefault();
        return (found, unit);
    }
}
