using System.Text.Json.Nodes;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using static WorkflowGov.Definitions.Language.SchemaParts;

namespace WorkflowGov.Definitions.Language;

/// <summary>
/// The structure of an item as a JSON Schema (draft 7), made from the words of the language, so that editors complete
/// and check while one types. What needs more than one place of the text is left to the rules.
/// </summary>
public static class ItemSchema
{
    private const string LimitPattern = "^(即办|[1-9][0-9]{0,4} *(个?工作日|个?自然日|个月|年|小时))$";
    private const string NamePattern = "^[a-z0-9-]+$";

    /// <summary>The schema.</summary>
    /// <returns>The root object.</returns>
    public static JsonObject Build()
    {
        var root = Map(
            ("name", "事项名称", Text(), true), ("code", "业务办理项编码", Text("^([0-9A-Z] *){33}$"), true),
            ("version", "版本号", Whole(1, 9_999), true), ("effective", "计划生效日期", Ref("date"), true),
            ("retired", "取消", Retired(), false),
            ("main_item", "主项名称", Text(), false), ("type", "事项类型", Enum(Words.Types), true),
            ("authority", "实施主体", Text(), true), ("level", "行使层级", Enum(Words.Levels), true),
            ("power_source", "权力来源", Enum(Words.PowerSources), false), ("audience", "服务对象", ListOf(Enum(Words.Audiences)), true),
            ("handling", "办件类型", Enum(Words.Handlings), true), ("basis", "设定依据", ListOf(Text()), true),
            ("limits", "办理期限", Limits(), true), ("renewal", "延续", Renewal(), false),
            ("conditions", "受理条件", ListOf(Text()), true),
            ("visits", "到办事现场次数", Whole(0, 20), false), ("form", "申请表单", Named("^[a-z0-9_]+$", Ref("field")), false),
            ("materials", "申请材料", ListOf(Ref("material"), 0), true), ("process", "办理流程", Process(), true),
            ("result", "审批结果", Result(), true), ("fee", "收费依据", Text(), false),
            ("guidance", "扩展要素", GuidanceReader.Schema(), false), ("provenance", "来源", ProvenanceOf(), true));
        root.Insert(0, "$schema", "http://json-schema.org/draft-07/schema#");
        root.Insert(1, "title", "政务服务事项 / government service item");
        root["definitions"] = new JsonObject
        {
            ["limit"] = Text(LimitPattern),
            ["date"] = Text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
            ["field"] = Field(),
            ["material"] = MaterialOf(),
            ["steps"] = ListOf(Ref("block")),
            ["block"] = AnyOf(Parallel(), Choice(), Named(NamePattern, Ref("step"), 1)),
            ["step"] = Map(StepKeys()),
            ["outcomes"] = new JsonObject { ["type"] = "object", ["additionalProperties"] = Outcome() },
        };
        return root;
    }

    private static JsonObject Limits() => Map(
        ("statutory", "法定办结时限", AnyOf(Const("无"), Ref("limit")), true), ("basis", "时限依据", Text(), true),
        ("promised", "承诺办结时限", Ref("limit"), true),
        ("extension", "延长", Map(
            ("max", "最长", Ref("limit"), true), ("by", "批准人", Enum(Words.Approvers), true), ("times", "次数", Whole(1, 9), false),
            ("basis", "依据", Text(), true)), false),
        ("receipt", "下班后或者休息日收件算哪一日，默认当日", Enum(Words.Receipts), false),
        ("day_ends", "最后一日何时截止，默认 24 时", Enum(Words.DayEnds), false),
        ("excludes", "依法扣除期间的事由", ListOf(Ground()), false), ("restarts", "依法重新计算期限的事由", ListOf(Ground()), false));

    private static JsonObject Ground() => Map(("ground", "事由", Text(), true), ("basis", "依据", Text(), true));

    private static JsonObject Retired() => Map(
        ("on", "取消日期", Ref("date"), true), ("successor", "接替事项的编码", Text("^([0-9A-Z] *){33}$"), false), ("basis", "取消的依据", Text(), true));

    private static JsonObject Renewal() => Map(
        ("expires", "有效期届满之日的字段", Text("^[a-z0-9_]+$"), true), ("apply_before", "届满前多久提出申请", Ref("limit"), false),
        ("basis", "依据", Text(), false));

    private static JsonObject Field() => Map(
        ("label", "名称", Text(), true), ("type", "类型", Enum(Words.FieldTypes), true), ("required", "必填", YesNo(), false),
        ("of", "选项", ListOf(Text()), false), ("unit", "单位", Text(), false), ("min", "最小", Type("number"), false),
        ("max", "最大", Type("number"), false), ("personal", "个人信息", YesNo(), false));

    private static JsonObject MaterialOf()
    {
        var own = Map(
            ("required", "必要性", AnyOf(Const(true), Text()), false), ("form", "材料形式", Enum(Words.Forms), false),
            ("source", "来源渠道", Enum(Words.Sources), false), ("licence", "电子证照", Text(), false), ("copies", "份数", Whole(0, 20), false),
            ("accept_if", "受理标准", ListOf(Text(), 0), false));
        own["patternProperties"] = new JsonObject { [NamePattern] = new JsonObject { ["type"] = new JsonArray("string", "null"), ["description"] = "材料名称；共用材料留空" } };
        own["minProperties"] = 1;
        return AnyOf(Text(NamePattern), own);
    }

    private static JsonObject Process()
    {
        var given = new JsonObject();
        foreach (var (key, _, schema, _) in StepKeys())
            given[$"^[a-z0-9-]+\\.{key}$"] = schema;
        var with = new JsonObject { ["type"] = "object", ["patternProperties"] = given, ["additionalProperties"] = false };
        return AnyOf(
            Map(("pattern", "模板", Text("^[a-z0-9-]+@[0-9]+$"), true), ("with", "填入模板的内容", with, false)),
            Map(("steps", "环节", Ref("steps"), true)));
    }

    private static (string, string, JsonObject, bool)[] StepKeys() =>
    [
        ("title", "环节名称", Text(), true), ("kind", "环节种类", Enum(Words.Kinds), true), ("role", "角色", Text(), true),
        ("office", "办理部门", Text(), false), ("people", "人数", Whole(1, 20), false),
        ("signing", "签署方式", AnyOf(Enum(Words.SigningModes), Map(("vote", "多少成员同意", Enum(Words.Majorities), true), ("quorum", "到会人数", Whole(2, 20), false))), false),
        ("review", "审查方式", Enum(Words.Methods), false),
        ("limit", "环节时限", Ref("limit"), true),
        ("excluded", "不计时的理由", Map(("ground", "特别程序", Text(), true), ("basis", "依据", Text(), true)), false),
        ("silence", "超时默认", Map(("deemed", "视为哪个结果", Text(), true), ("basis", "依据", Text(), true)), false),
        ("notice", "公示期", Ref("limit"), false),
        ("automatic", "自动办理", Map(("answerable", "负责人的角色", Text(), true), ("when", "审查要点的条件", new JsonObject { ["type"] = "object", ["additionalProperties"] = Text() }, false)), false),
        ("forward", "转报", Map(("to", "上级机关", Text(), true), ("limit", "上级机关的时限", Ref("limit"), true), ("basis", "依据", Text(), true)), false),
        ("discretion", "裁量标准", ListOf(Map(("level", "档次", Text(), true), ("when", "适用情形", Text(), true), ("follows", "裁量结果", Text(), true))), false),
        ("when", "条件", Text(), false), ("not_by", "不能由这些环节的经办人办理", ListOf(Text(NamePattern), 0), false),
        ("criteria", "审查要点", ListOf(Text(), 0), false), ("outcomes", "结果", Ref("outcomes"), false),
    ];

    private static JsonObject Parallel() => Map(
        ("parallel", "并联", Text(), true), ("join", "汇合", AnyOf(Const("all"), Const("any"), Whole(1, 20)), false), ("lead", "主办分支", Text(), false),
        ("branches", "分支", new JsonObject { ["type"] = "object", ["minProperties"] = 2, ["additionalProperties"] = Ref("steps") }, true));

    private static JsonObject Choice() => Map(("choice", "分支", ListOf(AnyOf(
        Map(("when", "条件", Text(), true), ("steps", "环节", Ref("steps"), true)),
        Map(("otherwise", "其他情形", Const(true), true), ("steps", "环节", Ref("steps"), true))), 2), true));

    private static JsonObject Outcome() => AnyOf(
        new JsonObject { ["enum"] = new JsonArray("continue", "refuse", "revoke") },
        Map(("return", "退回到", Text(NamePattern), true), ("max", "最多次数", Whole(1, 5), true)));

    private static JsonObject Result() => Map(
        ("document", "结果名称", Text(), true), ("kind", "结果类型", Enum(Words.Results), true), ("valid", "有效期", Ref("limit"), false),
        ("licence", "进入电子证照库", YesNo(), false));

    private static JsonObject ProvenanceOf() => Map(
        ("drawn_from", "出处", Text(), true), ("confidence", "可信度", Enum(Words.Confidences), true), ("checked", "核对日期", Ref("date"), true),
        ("note", "说明", Text(), false));
}
