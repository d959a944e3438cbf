using System.Globalization;
using System.Text.Json.Nodes;

namespace FirstCase;

/// <summary>食品经营许可: correction, review, inspection with one bounded return, decision, issue, delivery.</summary>
internal sealed class FoodLicence(Hall hall)
{
    public async Task RunAsync()
    {
        Hall.Title("一、食品经营许可新办：补正、现场核查、限期整改、准予、送达");
        var item = await hall.ItemAsync("食品经营许可新办");
        var number = await hall.StartAsync(item, "EnterpriseLegalPerson", "深圳市宝味餐饮有限公司", new JsonObject
        {
            ["uscc"] = "11440306BA0000189Q",
            ["legal_person"] = "何家豪",
            ["phone"] = "0755-27788888",
            ["area"] = 120,
            ["business"] = "食品销售经营者",
            ["vending"] = false,
        }, "safety-officer");
        var at = $"/api/v1/cases/{number}";
        await hall.AcceptAsync("window1", number, "受理（材料不齐）");
        await hall.SendAsync("window1", "补正告知：要求清单以外的材料", $"{at}/correction-notice", Defect("lease"));
        await hall.SendAsync("window1", "补正告知", $"{at}/correction-notice", Defect("safety-officer"));
        await hall.SendAsync("web-hall", "补正", $"{at}/correction", new JsonObject
        {
            ["materials"] = new JsonArray(new JsonObject { ["key"] = "safety-officer", ["form"] = "Electronic", ["reference"] = string.Empty }),
        });
        await hall.AcceptAsync("window1", number);
        await hall.CompleteAsync("window1", number, "review", "通过");
        await hall.CompleteAsync("shijian-clerk1", number, "review", "通过");
        await hall.CompleteAsync("shijian-inspector1", number, "inspect", "符合");
        await hall.CompleteAsync("shijian-inspector1", number, "inspect", "限期整改", false, "三防设施缺一处", ["shijian-inspector2"], returnedFor: "TH06");
        await hall.CompleteAsync("shijian-clerk1", number, "review", "通过");
        await hall.CompleteAsync("shijian-inspector1", number, "inspect", "限期整改", false, "再次整改", ["shijian-inspector2"], returnedFor: "TH06");
        await hall.CompleteAsync("shijian-inspector1", number, "inspect", "符合", with: ["shijian-inspector2"]);
        await hall.CompleteAsync("shijian-head", number, "decide", "准予");
        await hall.CompleteAsync("counter1", number, "issue", "完成", reference: "JY14403060000001");
        await hall.CompleteAsync("counter1", number, "deliver", "完成");
        await hall.DeliverAsync("counter1", number, "送达回证〔2026〕1号", "何家豪");
        await Trace.PrintAsync(hall, number);
    }

    private static JsonObject Defect(string material) => new()
    {
        ["defects"] = new JsonArray(new JsonObject { ["material"] = material }),
    };
}

/// <summary>挖掘城市道路: three offices at the same time, one of them against it; the decision refuses with reasons.</summary>
internal sealed class RoadWorks(Hall hall)
{
    public async Task RunAsync()
    {
        Hall.Title("二、挖掘城市道路审批：三个部门并联审查，一家不同意，不予许可");
        var item = await hall.ItemAsync("挖掘城市道路审批");
        var number = await hall.StartAsync(item, "EnterpriseLegalPerson", "深圳市宝通管网有限公司", new JsonObject
        {
            ["uscc"] = "11440306BA00002184",
            ["legal_person"] = "许文博",
            ["phone"] = "0755-27799999",
            ["road"] = "新湖路",
            ["length"] = 35.5,
            ["width"] = 1.2,
            ["start_on"] = "2026-12-10",
            ["end_on"] = "2026-12-20",
        });
        await hall.AcceptAsync("window2", number);
        await hall.CompleteAsync("jiaotong-clerk1", number, "lead", "通过");
        await hall.CompleteAsync("shuiwu-clerk1", number, "second", "同意");
        await hall.CompleteAsync("gongan-clerk1", number, "first", "不同意", false, "疏解方案占用公交专用道");
        await hall.CompleteAsync("jiaotong-head", number, "decide", "准予");
        await hall.CompleteAsync("jiaotong-head", number, "decide", "不予", opinion: "交通疏解方案不可行，依据《城市道路管理条例》第三十三条");
        await hall.DeliverAsync("counter1", number, "送达回证〔2026〕2号", "许文博");
    }
}

/// <summary>环境影响报告书: an expert panel whose time is not counted, from the served notice on.</summary>
internal sealed class ImpactReport(Hall hall)
{
    public async Task RunAsync()
    {
        Hall.Title("三、环境影响报告书审批：专家评审期间不计入期限");
        var item = await hall.ItemAsync("建设项目环境影响报告书审批");
        var number = await hall.StartAsync(item, "EnterpriseLegalPerson", "深圳市宝环新材料有限公司", new JsonObject
        {
            ["uscc"] = "11440306BA0000111Q",
            ["legal_person"] = "曹思远",
            ["phone"] = "0755-27766666",
            ["project_name"] = "电子材料生产线扩建",
            ["project_site"] = "宝安区燕罗街道",
            ["investment"] = 8600,
            ["national_code"] = "2611-440306-04-01-000001",
        });
        await hall.AcceptAsync("window1", number);
        await hall.CompleteAsync("huanjing-clerk1", number, "review", "通过");
        string[] experts = ["专家甲", "专家乙", "专家丙"];
        var panel = $"/api/v1/cases/{number}/steps/panel";
        await hall.SendAsync("huanjing-panel", "召集专家三名", $"{panel}/panel", new JsonObject { ["members"] = new JsonArray([.. experts.Select(e => (JsonNode)e)]) });
        await hall.VoteAsync("huanjing-panel", number, "panel", "通过", experts[0]);
        await hall.SendAsync("huanjing-panel", "特别程序告知：专家评审 30 工作日", $"/api/v1/cases/{number}/steps/panel/special-procedure", new JsonObject
        {
            ["notice_number"] = "深环宝特告〔2026〕7号",
            ["announced"] = "30 工作日",
        });
        await Clock.AdvanceAsync(hall, 10);
        foreach (var expert in experts)
            await hall.VoteAsync("huanjing-panel", number, "panel", "通过", expert);
        await hall.SendAsync("huanjing-panel", "表决结果", $"{panel}/vote-result", new JsonObject { ["minutes"] = "深环宝评〔2026〕7号" });
        await Trace.ExplainAsync(hall, number, "promised");
    }
}

/// <summary>A case nobody works on: amber, yellow and red fall one after another.</summary>
internal sealed class ForgottenCase(Hall hall)
{
    public async Task RunAsync()
    {
        Hall.Title("四、无人办理的办件：预警、黄牌、红牌");
        var item = await hall.ItemAsync("公司设立登记");
        var number = await hall.StartAsync(item, "NaturalPerson", "邓雅婷", new JsonObject
        {
            ["company_name"] = "深圳市宝启科技有限公司",
            ["capital"] = 100,
            ["shareholders"] = 2,
            ["domicile"] = "宝安区新安街道",
            ["prior_approval"] = false,
            ["phone"] = "13900139000",
        });
        await hall.AcceptAsync("window1", number);
        for (var day = 0; day < 8; day++)
        {
            await Clock.AdvanceAsync(hall, 1);
            await Trace.CardsAsync(hall, number);
        }
    }
}

/// <summary>The demo's clock.</summary>
internal static class Clock
{
    public static async Task AdvanceAsync(Hall hall, int days)
    {
        var moved = await hall.SendAsync("supervisor", $"演示时钟前进 {days} 天", "/api/v1/demo/clock", new JsonObject { ["days"] = days });
        Console.WriteLine($"    今天是 {moved!["today"]}");
        for (var tries = 0; tries < 100; tries++)
        {
            var timers = await hall.GetAsync("supervisor", "/api/v1/timers");
            if (timers["waiting"]!.GetValue<long>() == 0)
                return;
            await Task.Delay(100);
        }
    }
}

/// <summary>Prints what the record says.</summary>
internal static class Trace
{
    private static readonly HashSet<string> Seen = new(StringComparer.Ordinal);

    public static async Task PrintAsync(Hall hall, string number)
    {
        var trace = await hall.GetAsync("supervisor", $"/api/v1/cases/{number}/events");
        Console.WriteLine($"\n  留痕 {number}");
        foreach (var e in trace["events"]!.AsArray())
        {
            var at = DateTimeOffset.Parse(e!["at"]!.GetValue<string>(), CultureInfo.InvariantCulture).ToOffset(TimeSpan.FromHours(8));
            var hash = Convert.ToHexStringLower(Convert.FromBase64String(e["hash"]!.GetValue<string>()))[..8];
            Console.WriteLine($"    {e["sequence"],3}  {at:MM-dd HH:mm:ss}  {e["user"],-20} {e["type"],-26} {hash}");
        }
    }

    public static async Task ExplainAsync(Hall hall, string number, string clock)
    {
        var clocks = await hall.GetAsync("supervisor", $"/api/v1/cases/{number}/clocks");
        var found = clocks.AsArray().First(c => c!["name"]!.GetValue<string>() == clock)!;
        Console.WriteLine($"\n  为什么是 {found["due_on"]}：\n    {found["why"]!["zh"]}");
    }

    public static async Task CardsAsync(Hall hall, string number)
    {
        var cards = await hall.GetAsync("supervisor", $"/api/v1/cards?number={number}");
        foreach (var card in cards.AsArray().Reverse())
        {
            var name = card!["rung"]!.GetValue<string>() switch { "Amber" => "🟠 预警", "Yellow" => "🟡 黄牌", _ => "🔴 红牌" };
            if (Seen.Add($"{number}{card["clock"]}{card["rung"]}"))
                Console.WriteLine($"    {name}　{card["clock"]}　到期 {card["due_on"]}　{card["office"]}");
        }
    }
}
