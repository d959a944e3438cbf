using System.Text.Json.Nodes;
using WorkflowGov.Definitions.Language;
using static WorkflowGov.Definitions.Language.SchemaParts;

namespace WorkflowGov.Definitions.Scenarios;

/// <summary>
/// The structure of a scenario as a JSON Schema (draft 7), so that editors complete and check while one types. Names of
/// items, steps and materials are left to <c>wfgov test</c>.
/// </summary>
public static class ScenarioSchema
{
    private const string DayPattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2})?$";
    private const string DuePattern = "^([0-9]{4}-[0-9]{2}-[0-9]{2}( *暂定)?|中止|无)$";

    /// <summary>The schema.</summary>
    /// <returns>The root object.</returns>
    public static JsonObject Build()
    {
        var root = Map(
            ("case", "场景：一句话说清楚", Text(), true), ("source", "依据", Text(), true), ("item", "事项名称或者编码", Text(), true),
            ("effective", "假定的施行日期", Ref("date"), false), ("amended", "修订后的新版本", Amended(), false),
            ("law", "其间施行的法律：一般期限的改变", Law(), false),
            ("calendar", "按当时公布的日历，还是现行的日历", new JsonObject { ["enum"] = new JsonArray("当时", "现行") }, false),
            ("staff", "场景所说的人和他们的角色", Staff(), false), ("timeline", "经过", ListOf(Line()), true));
        root.Insert(0, "$schema", "http://json-schema.org/draft-07/schema#");
        root.Insert(1, "title", "办件场景 / scenario of a case");
        root["definitions"] = new JsonObject { ["limit"] = Text(), ["date"] = Text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), ["names"] = AnyOf(Names(), Text()) };
        return root;
    }

    private static JsonObject Amended() => Map(
        ("effective", "施行日期", Ref("date"), true), ("promised", "承诺办结时限", Ref("limit"), false), ("statutory", "法定办结时限", Ref("limit"), false));

    private static JsonObject Law() => Map(
        ("from", "施行日期", Ref("date"), true), ("basis", "法律和条文", Text(), true), ("acceptance", "受理期限", Ref("limit"), false),
        ("correction", "补正期限", Ref("limit"), false), ("delivery", "送达期限", Ref("limit"), false), ("renewal", "延续申请的提前期", Ref("limit"), false));

    private static JsonObject Staff() => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = AnyOf(Names(), Map(("roles", "角色", Names(), true), ("office", "部门", Text(), true))),
    };

    private static JsonObject Line()
    {
        var line = Map(("expect", "此后应当是", Expected(), false));
        line["patternProperties"] = new JsonObject { [DayPattern] = AnyOf(new JsonObject { ["enum"] = new JsonArray([.. ActReader.Acts.Select(a => (JsonNode)a)]) }, Act()) };
        line["minProperties"] = 1;
        return line;
    }

    /// <summary>The first key is an act or the title of a step; the rest belongs to it.</summary>
    private static JsonObject Act()
    {
        var act = Map(
            ("by", "由谁办理", Text(), false), ("with", "会同", Names(), false), ("failed", "不符合的审查要点", new JsonObject { ["type"] = "array" }, false),
            ("unanswered", "没有回答的审查要点", new JsonObject { ["type"] = "array" }, false), ("without", "没有提交的材料", Ref("names"), false),
            ("form", "表单填写", new JsonObject { ["type"] = "object" }, false), ("applicant", "申请人类型", Enum(Words.Audiences), false),
            ("announced", "告知的所需时间", Ref("limit"), false), ("approved_by", "批准人", Enum(Words.Approvers), false),
            ("chair", "听证主持人", Text(), false), ("to", "交给谁", Text(), false), ("ground", "事由", Text(), false),
            ("dissent", "不同意见：谁、哪个结果", new JsonObject { ["type"] = "object" }, false));
        act["additionalProperties"] = new JsonObject();
        act["minProperties"] = 1;
        return act;
    }

    private static JsonObject Expected() => Map(
        ("rejected", "应当被拒绝", Text("^WG[0-9]{4}$"), false), ("basis", "拒绝的依据", Text(), false),
        ("status", "办件状态", Enum(ScenarioWords.Statuses), false),
        ("decision", "决定", new JsonObject { ["enum"] = new JsonArray("准予", "不予", "撤销", "未决定") }, false),
        ("version", "哪一版", Enum(ScenarioWords.Versions), false), ("open", "待办环节", Names(), false),
        ("events", "发生了什么", new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["enum"] = new JsonArray([.. ScenarioWords.Events.Select(e => (JsonNode)e)]) } }, false),
        ("reasons", "决定的理由：文字，或者“{环节: 第几条审查要点}”", new JsonObject { ["type"] = "array" }, false),
        ("due", "到期日", new JsonObject { ["type"] = "object", ["additionalProperties"] = Text(DuePattern) }, false),
        ("cards", "预警和红黄牌", AnyOf(Const("无"), new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = new JsonObject { ["enum"] = new JsonArray("预警", "黄牌", "红牌", "无") },
        }), false));

    private static JsonObject Names() => new() { ["type"] = "array", ["items"] = Text() };
}
