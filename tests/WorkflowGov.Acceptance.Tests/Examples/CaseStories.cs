using System.Text.Json.Nodes;

namespace WorkflowGov.Acceptance.Tests.Examples;

/// <summary>Cases at the window, under review, decided and delivered: every act once.</summary>
internal static class CaseStories
{
    private const string Company = Requests.Company;
    private const string Clerk = "shijian-clerk1";
    private const string Colleague = "shijian-clerk2";
    private const string Head = "shijian-head";

    public static async Task TellAsync(Story story)
    {
        await IntakeAsync(story);
        await EntrustingAsync(story);
        await HearingAsync(story);
        await DeliveryAsync(story);
        await VoteAsync(story);
        await NoticeAndTestAsync(story);
        await TurnsAsync(story);
    }

    private static async Task IntakeAsync(Story story)
    {
        var number = await story.ReceivedAsync(Company);
        var material = (await story.ApplicationAsync(Company))["materials"]![0]!["key"]!.ToString();
        await story.ActAsync(Story.Window, number, "receipt");
        await story.ActAsync(Story.Window, number, "pre-review", new JsonObject { ["originals"] = new JsonArray(material), ["note"] = "请带原件到窗口核验" });
        await story.ActAsync(Story.Window, number, "originals", new JsonObject { ["materials"] = new JsonArray(material) });
        await story.ActAsync(Story.Window, number, "licences", new JsonObject { ["consent"] = new JsonObject { ["by"] = "测试申请人" } });
        await story.ActAsync(Story.Hall, number, "agent", new JsonObject { ["agent"] = Agent() });
        await story.ActAsync(Story.Hall, number, "agent/revocation", Story.Reason("申请人自行办理"));
        var standard = (await story.ChecksAsync(number))[0]!;
        await story.ActAsync(Story.Window, number, "correction-notice", new JsonObject
        {
            ["defects"] = new JsonArray(new JsonObject { ["material"] = standard["material"]!.DeepClone(), ["standard"] = standard["standard"]!.DeepClone() }),
        });
        await story.ActAsync(Story.Hall, number, "correction", new JsonObject
        {
            ["materials"] = new JsonArray(new JsonObject { ["key"] = standard["material"]!.DeepClone(), ["form"] = "Electronic", ["reference"] = "更正后的材料" }),
        });
        await story.ActAsync(Story.Window, await story.ReceivedAsync(Company), "non-acceptance", new JsonObject { ["ground"] = "NotRequired", ["reason"] = "所申请事项依法不需要取得行政许可" });
        await story.ActAsync(Story.Hall, await story.ReceivedAsync(Company), "withdrawal", Story.Reason("暂不办理"));
        const string Promise = "仅经营乙类非处方药零售许可（告知承诺）";
        await story.ActAsync(Story.Hall, await story.ReceivedAsync(Promise, a => a.Remove("commitment")), "commitment", new JsonObject { ["reference"] = "承诺书〔2026〕1号" });
        await story.ActAsync(Story.Hall, await story.ReceivedAsync(Promise), "commitment/withdrawal", Story.Reason("经营条件有变化"));
        const string Deficient = "第三类医疗器械经营许可新办";
        var owedKey = (await story.Api.GetAsync(Story.Hall, $"/api/v1/items/{await story.CodeAsync(Deficient)}"))["materials"]!.AsArray()
            .First(m => m!["need"]!.ToString() == "Deferrable")!["key"]!.ToString();
        var owing = await story.ReceivedAsync(Deficient, a => a["materials"]!.AsArray().Remove(a["materials"]!.AsArray().FirstOrDefault(m => m!["key"]!.ToString() == owedKey)));
        await story.ActAsync(Story.Window, owing, "deficient-acceptance", new JsonObject { ["commitment"] = "1 工作日", ["reference"] = "容缺承诺书〔2026〕1号", ["checks"] = await story.ChecksAsync(owing) });
        await story.ActAsync(Story.Hall, owing, "owed-materials", new JsonObject
        {
            ["materials"] = new JsonArray(new JsonObject { ["key"] = owedKey, ["form"] = "Electronic", ["reference"] = "补交" }),
        });
    }

    private static async Task EntrustingAsync(Story story)
    {
        var number = await story.AcceptedAsync(Company);
        await story.StepAsync(Clerk, number, "review", "claim");
        await story.StepAsync(Clerk, number, "review", "release");
        await story.StepAsync(Clerk, number, "review", "opinions", new JsonObject { ["from"] = new JsonArray("shijian-chair", "shijian-panel"), ["question"] = "章程是否合规" });
        await story.StepAsync("shijian-chair", number, "review", "opinion", new JsonObject { ["opinion"] = "章程合规" });
        await story.StepAsync(Clerk, number, "review", "dropped-opinion", new JsonObject { ["from"] = "shijian-panel", ["reason"] = "意见已足够" });
        await story.StepAsync(Clerk, number, "review", "transfer", HandOver("出差"));
        await story.StepAsync(Head, number, "review", "reassignment", new JsonObject { ["to"] = Clerk, ["reason"] = "工作量调整" });
        await story.StepAsync(Clerk, number, "review", "entrustment", HandOver("参加培训"));
        await story.StepAsync(Colleague, number, "review", "completion", new JsonObject { ["outcome"] = "通过", ["findings"] = await story.FindingsAsync(number, "review"), ["opinion"] = "材料齐全，符合法定形式" });
        await story.StepAsync(Clerk, number, "review", "confirmation");
    }

    private static async Task HearingAsync(Story story)
    {
        var number = await story.AcceptedAsync(Company);
        JsonObject Right() => new() { ["step"] = "review", ["notice_number"] = "听告〔2026〕1号", ["interested"] = new JsonArray("王芳") };
        await story.ActAsync(Clerk, number, "hearing/right", Right());
        await story.ActAsync(Story.Hall, number, "hearing/request", new JsonObject { ["by"] = "王芳" });
        await story.ActAsync("shijian-chair", number, "hearing/summons", new JsonObject
        {
            ["held_on"] = Plus(await story.TodayAsync(), 14), ["place"] = "宝安区政务服务大厅三楼听证室", ["chair"] = "shijian-chair", ["notice_number"] = "听通〔2026〕1号",
        });
        await story.Api.PostAsync(Story.Hall, "/api/v1/sandbox/clock", new JsonObject { ["days"] = 14 });
        await story.ActAsync("shijian-chair", number, "hearing/record", new JsonObject { ["record"] = "听录〔2026〕1号", ["summary"] = "双方无新的异议" });
        var other = await story.AcceptedAsync(Company);
        await story.ActAsync(Clerk, other, "hearing/right", Right());
        await story.ActAsync(Story.Hall, other, "hearing/waiver");
    }

    private static async Task DeliveryAsync(Story story)
    {
        var number = await story.DeliverableAsync(Company);
        await story.StepAsync(Story.Desk, number, "deliver", "pickup-notice", new JsonObject { ["means"] = "短信", ["place"] = "宝安区政务服务大厅12号窗口" });
        await story.StepAsync(Story.Desk, number, "deliver", "courier", new JsonObject { ["carrier"] = "中国邮政", ["tracking"] = "EA123456789CN" });
        await story.StepAsync(Story.Desk, number, "deliver", "courier/return", Story.Reason("地址不详"));
        await story.StepAsync(Story.Desk, number, "deliver", "service", new JsonObject
        {
            ["number"] = "送达回证〔2026〕1号", ["way"] = "Direct", ["receiver"] = "邓雅婷", ["document"] = "ResidentId", ["identifier"] = "11010519491231002X", ["served_on"] = await story.TodayAsync(),
        });
        var receipt = await story.ActAsync(Story.Window, number, "receipt");
        JsonObject Query() => new() { ["number"] = receipt["query_number"]?.DeepClone(), ["password"] = receipt["password"]?.DeepClone() };
        await story.Api.PostAsync(null, "/api/v1/progress", Query());
        var rating = Query();
        (rating["level"], rating["comment"]) = (5, "等候时间太长");
        await story.Api.PostAsync(null, "/api/v1/ratings", rating);
        await story.ActAsync(Story.Supervisor, number, "rating/contact", new JsonObject { ["note"] = "已电话回访，向申请人致歉" });
        await story.ActAsync(Clerk, number, "rating/result", new JsonObject { ["result"] = "增设周末窗口，已向申请人说明" });
        await story.ActAsync(Head, number, "licence-end", new JsonObject { ["ground"] = "Deception", ["reason"] = "以虚假住所证明取得登记" });
        var refused = await story.AcceptedAsync(Company);
        await story.FinishAsync(refused, "review", met: false);
        await story.FinishAsync(refused, "decide", met: false);
        await story.StepAsync(Story.Desk, refused, "deliver", "service", new JsonObject
        {
            ["number"] = "送达回证〔2026〕2号", ["way"] = "Electronic", ["receiver"] = "邓雅婷", ["served_on"] = await story.TodayAsync(), ["consented"] = true,
        });
        await story.ActAsync(Head, refused, "reopening", new JsonObject { ["ground"] = "Judgment", ["reference"] = "（2026）粤0306行初1号" });
    }

    private static async Task VoteAsync(Story story)
    {
        var number = await story.AcceptedAsync("建设项目环境影响报告书审批");
        await story.FinishAsync(number, "review");
        var convener = (await story.MayAsync(number, "panel")).FirstOrDefault() ?? "-";
        string[] experts = ["专家甲", "专家乙", "专家丙", "专家丁"];
        await story.StepAsync(convener, number, "panel", "panel", new JsonObject { ["members"] = new JsonArray([.. experts.Select(e => (JsonNode)e)]) });
        await story.StepAsync(convener, number, "panel", "special-procedure", new JsonObject { ["notice_number"] = "特告〔2026〕1号", ["announced"] = "30 自然日" });
        await story.StepAsync(convener, number, "panel", "recusal", new JsonObject { ["member"] = experts[3], ["reason"] = "任申请人的顾问" });
        foreach (var expert in experts[..3])
        {
            await story.StepAsync(convener, number, "panel", "signatures", new JsonObject
            {
                ["outcome"] = "通过", ["findings"] = await story.FindingsAsync(number, "panel"), ["no_conflict"] = true, ["member"] = expert, ["reference"] = $"{expert}评审意见表",
            });
        }

        await story.StepAsync(convener, number, "panel", "vote-result", new JsonObject { ["minutes"] = "评审会纪要〔2026〕1号", ["opinion"] = "评审组同意通过" });
    }

    private static async Task NoticeAndTestAsync(Story story)
    {
        var noticed = await story.AcceptedAsync("住宅专项维修资金使用备案");
        await story.FinishAsync(noticed, "review");
        var officer = (await story.MayAsync(noticed, "publish")).FirstOrDefault() ?? "-";
        var today = await story.TodayAsync();
        await story.StepAsync(officer, noticed, "publish", "notice", new JsonObject { ["place"] = "宝安区政府在线", ["from"] = today, ["through"] = Plus(today, 9), ["reference"] = "公示〔2026〕1号" });
        await story.StepAsync(officer, noticed, "publish", "objections", new JsonObject { ["by"] = "3 栋业主李明", ["content"] = "表决票数与事实不符" });
        await story.StepAsync(officer, noticed, "publish", "objection-answer", new JsonObject { ["number"] = 1, ["upheld"] = false, ["answer"] = "经核查，表决票数无误" });
        var joint = await story.AcceptedAsync("校车使用许可");
        await story.StepAsync((await story.MayAsync(joint, "lead")).FirstOrDefault() ?? "-", joint, "first", "reminder", new JsonObject { ["words"] = "请在时限内答复" });
        var tested = await story.AcceptedAsync("计量纠纷仲裁检定与调解");
        await story.FinishAsync(tested, "review");
        var testers = await story.MayAsync(tested, "test");
        testers = testers.Length >= 2 ? testers : ["shijian-tester1", "shijian-tester2"];
        await story.StepAsync(testers[0], tested, "test", "technicians", new JsonObject { ["users"] = new JsonArray(testers[0], testers[1]) });
    }

    private static async Task TurnsAsync(Story story)
    {
        const string Dispute = "劳动人事争议仲裁";
        var today = await story.TodayAsync();
        var dispute = await story.AcceptedAsync(Dispute);
        var head = $"{((await story.MayAsync(dispute, "review")).FirstOrDefault() ?? Clerk).Split('-')[0]}-head";
        await story.ActAsync(head, dispute, "exclusion", new JsonObject { ["from"] = today, ["through"] = Plus(today, 2), ["ground"] = "公告送达期间", ["reference"] = "公告〔2026〕1号" });
        await story.ActAsync(head, dispute, "restart", new JsonObject { ["ground"] = "增加或者变更仲裁请求", ["reason"] = "申请人增加仲裁请求" });
        await story.ActAsync(head, dispute, "extension", new JsonObject { ["by"] = "15 自然日", ["approved_by"] = "AgencyHead", ["reason"] = "案情复杂，需要延期" });
        var number = await story.AcceptedAsync(Company);
        await story.ActAsync(Story.Window, number, "entry-correction", new JsonObject { ["entry"] = "applicant.phone", ["value"] = "13800138000", ["reason"] = "登记笔误" });
        await story.ActAsync(Head, number, "termination", new JsonObject { ["ground"] = "ItemAbolished", ["evidence"] = "取消决定〔2026〕1号" });
        var moved = await story.AcceptedAsync(Company);
        await story.ActAsync("author", moved, "office-change", new JsonObject
        {
            ["from"] = "深圳市市场监督管理局宝安监管局", ["to"] = "深圳市宝安区商务局", ["basis"] = "机构改革方案〔2026〕1号",
        });
    }

    private static JsonObject HandOver(string reason) => new() { ["to"] = Colleague, ["reason"] = reason };

    private static JsonObject Agent() => new()
    {
        ["name"] = "周敏", ["document"] = "ResidentId", ["identifier"] = "440306198503152018", ["phone"] = "13900139000",
        ["power"] = new JsonObject { ["reference"] = "授权委托书〔2026〕7号", ["scope"] = new JsonArray("HandIn", "Collect") },
    };

    private static string Plus(string day, int days) =>
        NodaTime.Text.LocalDatePattern.Iso.Format(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value.PlusDays(days));
}
