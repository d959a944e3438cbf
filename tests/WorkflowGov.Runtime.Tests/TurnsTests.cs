using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>延续, 容缺, 听证 and 超时默认, on the real database with the real sweep; 2026-09-01 is a Tuesday.</summary>
public sealed class TurnsTests(RealDatabase database)
{
    private static readonly ServiceItem Pollution = Repository.Item("排污许可证延续");
    private static readonly ServiceItem Bus = Repository.Item("道路旅客运输站经营许可");
    private static readonly ServiceItem Company = Repository.Item("公司设立登记");

    // 行政许可法 第五十条: 逾期未作决定的，视为准予延续.
    [Fact]
    public async Task Renewal_AppliedForInTimeAndNotDecided_IsDeemedGrantedOnTheExpiry()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync(), now: "2026-07-01");
        var number = await RenewalAsync(engine, "2026-09-30");
        await SweepDailyAsync(engine, until: new LocalDate(2026, 9, 30));
        (await StateAsync(engine, number)).Decision.ShouldBeNull();

        await SweepDailyAsync(engine, until: new LocalDate(2026, 10, 1));

        var state = await StateAsync(engine, number);
        state.Decision.ShouldBe(DecisionKind.Granted);
        state.Status.ShouldBe(CaseStatus.Decided);
        state.Marking.Active.Select(a => Pollution.Process[a.Step].Kind).ShouldBe([StepKind.Issue]);
        (await EventAsync<CaseEvent.DeemedRenewed>(engine, number)).On.ShouldBe(new LocalDate(2026, 9, 30));
        state.Clocks.Where(c => !c.IsStopped).Select(c => c.Kind).ShouldBe([ClockKind.Delivery, ClockKind.Step], ignoreOrder: true);
    }

    [Fact]
    public async Task Renewal_Decided_EndsItsClock()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync(), now: "2026-07-01");
        var number = await RenewalAsync(engine, "2026-09-30");
        foreach (var step in Pollution.Process.Steps.Skip(1).TakeWhile(s => s.Kind != StepKind.Issue))
            (await engine.CompleteAsync(number, step)).ShouldBeOfType<CaseAnswer.Done>();

        await SweepDailyAsync(engine, until: new LocalDate(2026, 10, 9));

        (await EventsAsync(engine, number)).OfType<CaseEvent.DeemedRenewed>().ShouldBeEmpty();
    }

    // 排污许可管理条例 第十四条: 有效期届满60日前. 60 days before 2026-09-30 is 2026-08-01.
    [Theory]
    [InlineData("2026-08-01", true)]
    [InlineData("2026-08-02", false)]
    public async Task Renewal_AppliedForLate_IsDecidedUnderTheOrdinaryLimits(string today, bool inTime)
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync(), now: today);
        var number = await RenewalAsync(engine, "2026-09-30");

        (await StateAsync(engine, number)).Clocks.Any(c => c.Kind == ClockKind.Renewal).ShouldBe(inTime);
    }

    [Fact]
    public async Task Renewal_OfAnExpiredLicence_IsRefused()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());

        var answer = await ReceiveAsync(engine, Pollution, ("expires", "2026-08-31"));

        answer.ShouldBeOfType<CaseAnswer.Refused>().Rejection.Code.ShouldBe("WG5120");
    }

    [Fact]
    public async Task Deficiency_MaterialsThatMayFollow_AreOwedAndBarTheGrant()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await ReceiveWithoutRulesAsync(engine);
        Code(await engine.DoAsync(number, Acting.Accept(await engine.StateAsync(number), Bus), Acting.Window)).ShouldBe("WG5121");
        (await CommitAsync(engine, number, "5 工作日")).ShouldBeOfType<CaseAnswer.Done>();
        foreach (var step in Bus.Process.Steps.Skip(1).TakeWhile(s => s.Kind != StepKind.Decide))
            (await engine.CompleteAsync(number, step)).ShouldBeOfType<CaseAnswer.Done>();

        Code(await engine.CompleteAsync(number, Bus.Process.Decision)).ShouldBe("WG5317");
        Code(await engine.DoAsync(number, HandIn("application"), Acting.WebHall)).ShouldBe("WG5316");
        (await engine.DoAsync(number, HandIn("rules"), Acting.WebHall)).ShouldBeOfType<CaseAnswer.Done>();
        (await engine.CompleteAsync(number, Bus.Process.Decision)).ShouldBeOfType<CaseAnswer.Done>();

        var state = await StateAsync(engine, number);
        state.Owed.ShouldBeNull();
        state.Application.Materials.ShouldContain(m => m.Key == "rules");
        state.ClockOf(new ClockName("completion"))!.IsStopped.ShouldBeTrue();
    }

    // 深圳: at least two working days before the promise of ten, and twenty at most.
    [Theory]
    [InlineData("8 工作日", null)]
    [InlineData("9 工作日", "WG5313")]
    [InlineData("21 工作日", "WG5313")]
    [InlineData("8 自然日", "WG5313")]
    public async Task Deficiency_Commitment_IsShorterThanThePromise(string commitment, string? refusal)
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await ReceiveWithoutRulesAsync(engine);

        var answer = await CommitAsync(engine, number, commitment);

        Code(answer).ShouldBe(refusal);
    }

    [Fact]
    public async Task Deficiency_NothingHandedInInTime_Lapses()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await ReceiveWithoutRulesAsync(engine);
        await CommitAsync(engine, number, "3 工作日");
        await SweepDailyAsync(engine, until: new LocalDate(2026, 9, 4));
        (await StateAsync(engine, number)).IsClosed.ShouldBeFalse();

        await SweepDailyAsync(engine, until: new LocalDate(2026, 9, 5));

        (await StateAsync(engine, number)).Status.ShouldBe(CaseStatus.Lapsed);
        (await EventAsync<CaseEvent.Lapsed>(engine, number)).Ground.ShouldBe(LapseGround.NotCompleted);
    }

    [Fact]
    public async Task Deficiency_OfAnItemWithoutSuchMaterials_IsRefused()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await engine.ReceiveAsync(Company);

        Code(await CommitAsync(engine, number, "1 工作日")).ShouldBe("WG5311");
    }

    // 行政许可法 第四十七条、第四十八条: request within 5 days, organised within 20, notice 7 days before, decided by the record.
    [Fact]
    public async Task Hearing_ToldRequestedHeld_SuspendsAndBindsTheDecision()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var (number, decide) = await AtDecisionAsync(engine);
        var chair = Chair(decide, "chair");

        (await TellAsync(engine, number, decide)).ShouldBeOfType<CaseAnswer.Done>();
        Code(await engine.CompleteAsync(number, decide)).ShouldBe("WG5334");
        engine.Clock.AdvanceDays(2);
        (await engine.DoAsync(number, new CaseCommand.RequestHearing("张三"), Acting.WebHall)).ShouldBeOfType<CaseAnswer.Done>();
        Code(await SummonAsync(engine, number, decide, new LocalDate(2026, 9, 9), chair)).ShouldBe("WG5327");
        Code(await SummonAsync(engine, number, decide, new LocalDate(2026, 11, 30), chair)).ShouldBe("WG5328");
        Code(await SummonAsync(engine, number, decide, new LocalDate(2026, 9, 10), Acting.For(decide))).ShouldBe("WG5329");
        (await SummonAsync(engine, number, decide, new LocalDate(2026, 9, 10), chair)).ShouldBeOfType<CaseAnswer.Done>();
        (await StateAsync(engine, number)).DecisionClocksDue(engine).ShouldAllBe(d => d == null);
        Code(await engine.DoAsync(number, new CaseCommand.RecordHearing("听证笔录1号", ""), chair)).ShouldBe("WG5332");
        engine.Clock.AdvanceDays(7);
        Code(await engine.DoAsync(number, new CaseCommand.RecordHearing("听证笔录1号", ""), Chair(decide, "other"))).ShouldBe("WG5331");
        (await engine.DoAsync(number, new CaseCommand.RecordHearing("听证笔录1号", "各方陈述完毕"), chair)).ShouldBeOfType<CaseAnswer.Done>();
        Code(await engine.DoAsync(number, Acting.Complete(decide, decide.Outcomes[0]), Acting.For(decide) with { User = chair.User })).ShouldBe("WG5406");
        (await engine.CompleteAsync(number, decide)).ShouldBeOfType<CaseAnswer.Done>();

        (await EventAsync<CaseEvent.DecisionMade>(engine, number)).HearingRecord.ShouldBe("听证笔录1号");

        // The five working days from 09-04 to 09-10, between notice and hearing, are not counted.
        var statutory = (await StateAsync(engine, number)).ClockOf(new ClockName("statutory"))!;
        var plain = statutory with { StoppedOn = null, Ledger = [] };
        (statutory with { StoppedOn = null }).Due(engine.Calendars.Now)!.Value.On
            .ShouldBe(engine.Calendars.Now.AddWorkingDays(plain.Due(engine.Calendars.Now)!.Value.On, 5));
    }

    [Fact]
    public async Task Hearing_NobodyAsksFor_LapsesAndTheDecisionGoesOn()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var (number, decide) = await AtDecisionAsync(engine);
        await TellAsync(engine, number, decide);
        Code(await TellAsync(engine, number, decide)).ShouldBe("WG5322");

        // 5 working days from 2026-09-01 end on 2026-09-08. Who may not decide is given no card for not deciding.
        await SweepDailyAsync(engine, until: new LocalDate(2026, 9, 8));
        (await EventsAsync(engine, number)).OfType<CaseEvent.CardRaised>().ShouldNotContain(c => c.Clock.Value == $"step:{decide.Id}:1");
        Code(await engine.CompleteAsync(number, decide)).ShouldBe("WG5334");
        engine.Clock.AdvanceDays(1);
        Code(await engine.DoAsync(number, new CaseCommand.RequestHearing("张三"), Acting.WebHall)).ShouldBe("WG5325");
        await engine.Sweep.RunOnceAsync(CancellationToken.None);

        (await StateAsync(engine, number)).Hearing!.Stage.ShouldBe(HearingStage.NotHeld);
        (await engine.CompleteAsync(number, decide)).ShouldBeOfType<CaseAnswer.Done>();
    }

    [Fact]
    public async Task Hearing_Waived_LetsTheDecisionGoOn()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var (number, decide) = await AtDecisionAsync(engine);
        await TellAsync(engine, number, decide);

        (await engine.DoAsync(number, new CaseCommand.WaiveHearing(), Acting.WebHall)).ShouldBeOfType<CaseAnswer.Done>();

        (await engine.CompleteAsync(number, decide)).ShouldBeOfType<CaseAnswer.Done>();
        (await EventAsync<CaseEvent.DecisionMade>(engine, number)).HearingRecord.ShouldBeNull();
    }

    [Fact]
    public async Task Hearing_ChairedByWhoReviewed_IsRefused()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await engine.AcceptedAsync(Company);
        var review = Company.Process[new StepId("review")];
        var both = Chair(Company.Process.Decision, "both") with { Roles = [review.Role, Authority.HearingChair] };
        (await engine.DoAsync(number, Acting.Complete(review, review.Outcomes[0]), both)).ShouldBeOfType<CaseAnswer.Done>();
        await TellAsync(engine, number, Company.Process.Decision);
        await engine.DoAsync(number, new CaseCommand.RequestHearing("张三"), Acting.WebHall);

        Code(await SummonAsync(engine, number, Company.Process.Decision, new LocalDate(2026, 9, 10), both)).ShouldBe("WG5330");
    }

    // A consulted department that lets its time pass: only where a basis says that silence is consent.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Consultation_NobodyAnswers_IsConsentOnlyWithBasis(bool withBasis)
    {
        var catalogue = With(Consulting(withBasis));
        var item = catalogue.Items.First(i => i.Item.Name == "示例征求意见事项").Item;
        await using var engine = await Engine.StartAsync(await database.CreateAsync(), catalogue: catalogue);
        var number = await engine.AcceptedAsync(item);
        await engine.CompleteAsync(number, item.Process[new StepId("review")]);

        await SweepDailyAsync(engine, until: new LocalDate(2026, 9, 10));

        var state = await StateAsync(engine, number);
        state.Marking.Active.Single().Step.Value.ShouldBe(withBasis ? "decide" : "consult");
        if (withBasis)
            state.Deeds[^1].By.ShouldBe(["engine"]);
        (await EventsAsync(engine, number)).OfType<CaseEvent.CardRaised>()
            .ShouldContain(c => c.Clock.Value == "step:consult:1" && c.Rung == Rung.Yellow);
    }

    // A step limit in hours ends at its hour, not at midnight.
    [Fact]
    public async Task Step_WithALimitInHours_IsLateAtTheHour()
    {
        var catalogue = With(Consulting(false).Replace("征求意见, limit: 3 工作日", "征求意见, limit: 4 小时", StringComparison.Ordinal));
        var item = catalogue.Items.First(i => i.Item.Name == "示例征求意见事项").Item;
        await using var engine = await Engine.StartAsync(await database.CreateAsync(), catalogue: catalogue);
        var number = await engine.AcceptedAsync(item);
        await engine.CompleteAsync(number, item.Process[new StepId("review")]);

        engine.Clock.Advance(Duration.FromHours(4) - Duration.FromSeconds(1));
        await engine.Sweep.RunOnceAsync(CancellationToken.None);
        (await EventsAsync(engine, number)).OfType<CaseEvent.CardRaised>().ShouldNotContain(c => c.Rung == Rung.Yellow);
        engine.Clock.Advance(Duration.FromSeconds(1));
        await engine.Sweep.RunOnceAsync(CancellationToken.None);

        (await EventsAsync(engine, number)).OfType<CaseEvent.CardRaised>().ShouldContain(c => c.Clock.Value == "step:consult:1" && c.Rung == Rung.Yellow);
    }

    /// <summary>One item of a district without others: the shared definitions are the checkout's.</summary>
    private static Catalogue With(string item)
    {
        using var copy = new CopiedDefinitions((path, text) => path.StartsWith("items", StringComparison.Ordinal) || path == "stages.yaml" ? null : text);
        copy.Append("item.yaml", item);
        Directory.CreateDirectory(Path.Combine(copy.Folder, "items", "example"));
        File.Move(Path.Combine(copy.Folder, "item.yaml"), Path.Combine(copy.Folder, "items", "example", "item.yaml"));
        var load = Catalogue.Load(copy.Folder);
        return load.Catalogue ?? throw new InvalidOperationException(string.Join("\n", load.Findings));
    }

    private static string Consulting(bool withBasis)
    {
        var silence = withBasis ? "silence: {deemed: 同意, basis: 《示例办法》第六条}, " : string.Empty;
        return $$"""
            name: 示例征求意见事项
            code: {{Bus.Code.ToString()[..18]}} 4 001099099000 01
            version: 1
            effective: 2026-07-01
            type: 其他行政权力
            authority: {{Bus.Authority}}
            level: 县级
            audience: [企业法人]
            handling: 承诺件
            basis: [《示例办法》第五条]
            limits: {statutory: 20 工作日, basis: 《示例办法》第五条, promised: 15 工作日}
            conditions: [已经备案]
            form:
              phone: {label: 联系电话, type: phone, personal: true}
            materials: [{application: 申请表, accept_if: [加盖公章]}]
            process:
              steps:
                - accept: {title: 受理, kind: 受理, role: 窗口受理, review: 形式审查, limit: 1 工作日}
                - review: {title: 审查, kind: 审查, role: 承办人, review: 书面审查, limit: 2 工作日, criteria: [材料一致]}
                - consult: {title: 征求意见, kind: 审查, role: 承办人, office: 深圳市宝安区水务局, review: 征求意见, limit: 3 工作日, {{silence}}criteria: [不影响供水], outcomes: {同意: continue, 不同意: refuse} }
                - decide: {title: 决定, kind: 决定, role: 审批人, limit: 2 工作日, not_by: [review, consult]}
                - deliver: {title: 送达, kind: 送达, role: 窗口出件, limit: 3 工作日}
            result: {document: 示例意见, kind: 批文}
            provenance: {drawn_from: 测试, confidence: high, checked: 2026-11-24}
            """;
    }

    private static async Task<CaseNumber> RenewalAsync(Engine engine, string expires)
    {
        var received = (await ReceiveAsync(engine, Pollution, ("expires", expires))).ShouldBeOfType<CaseAnswer.Done>().Case.Number;
        (await engine.DoAsync(received, Acting.Accept(await engine.StateAsync(received), Pollution), Acting.Window)).ShouldBeOfType<CaseAnswer.Done>();
        return received;
    }

    private static async Task<CaseNumber> ReceiveWithoutRulesAsync(Engine engine)
    {
        var application = Acting.Application(Bus);
        application = application with { Materials = application.Materials.RemoveAll(m => m.Key == "rules") };
        var answer = await engine.Cases.ReceiveAsync(Bus.Code, application, Acting.WebHall, null, CancellationToken.None);
        return answer.ShouldBeOfType<CaseAnswer.Done>().Case.Number;
    }

    private static Task<CaseAnswer> ReceiveAsync(Engine engine, ServiceItem item, (string Key, string Value) field)
    {
        var application = Acting.Application(item);
        application = application with { Form = application.Form.SetItem(field.Key, new FormValue.Of(field.Value)) };
        return engine.Cases.ReceiveAsync(item.Code, application, Acting.WebHall, null, CancellationToken.None);
    }

    private static async Task<(CaseNumber Number, Step Decide)> AtDecisionAsync(Engine engine)
    {
        var number = await engine.AcceptedAsync(Pollution);
        foreach (var step in Pollution.Process.Steps.Skip(1).TakeWhile(s => s.Kind != StepKind.Decide))
            (await engine.CompleteAsync(number, step)).ShouldBeOfType<CaseAnswer.Done>();
        return (number, Pollution.Process.Decision);
    }

    private static Actor Chair(Step decide, string name) =>
        Acting.Staff.Find($"{decide.Office}/{Authority.HearingChair}/{name}")!;

    private static Task<CaseAnswer> TellAsync(Engine engine, CaseNumber number, Step step) =>
        engine.DoAsync(number, new CaseCommand.TellHearingRight(step.Id, "听告1号", ["李四"]), Acting.For(step));

    private static Task<CaseAnswer> SummonAsync(Engine engine, CaseNumber number, Step decide, LocalDate day, Actor chair) =>
        engine.DoAsync(number, new CaseCommand.SummonHearing(day, "区政务服务中心三楼", chair.User, "听通1号"), Acting.For(decide));

    private static async Task<CaseAnswer> CommitAsync(Engine engine, CaseNumber number, string commitment)
    {
        var (on, item) = (await engine.Cases.FindAsync(number, CancellationToken.None))!.Value;
        return await engine.DoAsync(number, Acting.AcceptDeficient(on, item, commitment), Acting.Window);
    }

    private static CaseCommand.CompleteMaterials HandIn(string key) => new([new SubmittedMaterial(key, MaterialForm.Electronic, string.Empty)]);

    private static string? Code(CaseAnswer answer) => (answer as CaseAnswer.Refused)?.Rejection.Code;

    private static async Task SweepDailyAsync(Engine engine, LocalDate until)
    {
        while (ChinaTime.DateOf(engine.Clock.GetCurrentInstant()) < until)
        {
            engine.Clock.AdvanceDays(1);
            await engine.Sweep.RunOnceAsync(CancellationToken.None);
        }
    }

    private static async Task<ApprovalCase> StateAsync(Engine engine, CaseNumber number) =>
        (await engine.Cases.FindAsync(number, CancellationToken.None))!.Value.Case;

    private static async Task<IReadOnlyList<CaseEvent>> EventsAsync(Engine engine, CaseNumber number)
    {
        var (events, head) = await engine.Queries.TraceAsync(number, CancellationToken.None);
        RecordedEvent.FirstBreak(events, head).ShouldBeNull();
        return [.. events.Select(e => StoredJson.Read<CaseEvent>(e.Payload))];
    }

    private static async Task<T> EventAsync<T>(Engine engine, CaseNumber number)
        where T : CaseEvent => (await EventsAsync(engine, number)).OfType<T>().Single();
}

/// <summary>What a case says of its limits.</summary>
internal static class CaseLimits
{
    public static IEnumerable<LocalDate?> DecisionClocksDue(this ApprovalCase of, Engine engine) =>
        of.Clocks.Where(c => c.Kind is ClockKind.Statutory or ClockKind.Promised).Select(c => c.Due(engine.Calendars.Now)?.On);
}
