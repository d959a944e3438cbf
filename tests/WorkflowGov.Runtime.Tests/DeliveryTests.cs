using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>Issue and delivery on the real database; 2026-09-01 is a Tuesday.</summary>
public sealed class DeliveryTests(RealDatabase database)
{
    private static readonly ServiceItem Food = Repository.Item("食品经营许可新办");
    private static readonly Step Deliver = Food.Process.Steps.Single(s => s.Kind == StepKind.Deliver);
    private static readonly Actor Counter = Acting.For(Deliver);
    private static readonly LocalDate Today = new(2026, 9, 1);

    // 行政许可法 第四十四条: the ten days end with the notice to who collects; service is a date of its own.
    [Fact]
    public async Task Pickup_NoticeStopsTheTenDays_ServiceEndsTheCase()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await ReadyAsync(engine, Audience.EnterpriseLegalPerson);
        (await engine.DoAsync(number, new CaseCommand.NotifyPickup(Deliver.Id, "短信", "区政务大厅 12 号窗口"), Counter)).Code().ShouldBeNull();
        engine.Clock.AdvanceDays(20);
        await engine.Sweep.RunOnceAsync(CancellationToken.None);
        (await engine.Queries.CardsAsync(number, 10, CancellationToken.None)).ShouldBeEmpty();

        (await engine.DoAsync(number, Collected("440306198503152018", Today.PlusDays(20)), Counter)).Code().ShouldBeNull();

        var state = await engine.StateAsync(number);
        state.Status.ShouldBe(CaseStatus.Delivered);
        state.Handover!.NotifiedOn.ShouldBe(Today);
        state.Handover.Receipt!.ServedOn.ShouldBe(Today.PlusDays(20));
        state.ClockOf(new ClockName("delivery"))!.StoppedOn.ShouldBe(Today);
    }

    [Fact]
    public async Task Pickup_ByWhoIsNeitherApplicantNorAgent_IsRefused()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await ReadyAsync(engine, Audience.NaturalPerson);

        (await engine.DoAsync(number, Collected("440306198503152018", Today), Counter)).Code().ShouldBe("WG5711");
        (await engine.DoAsync(number, Collected("110105194912310021", Today), Counter)).Code().ShouldBe("WG5710");
        (await engine.DoAsync(number, Collected("11010519491231002X", Today.PlusDays(1)), Counter)).Code().ShouldBe("WG5707");
        var agent = new Agent("周敏", IdentityDocument.ResidentId, "440306198503152018", "", new PowerOfAttorney("委托书 7 号", [AgentAct.Collect]));
        await engine.DoAsync(number, new CaseCommand.AppointAgent(agent), Acting.WebHall);
        (await engine.DoAsync(number, Collected("440306198503152018", Today), Counter)).Code().ShouldBeNull();
    }

    [Fact]
    public async Task Courier_Returned_IsSentAgainAndServedOnTheDayOfTheCard()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await ReadyAsync(engine, Audience.EnterpriseLegalPerson);
        Task<CaseAnswer> DoAsync(CaseCommand command) => engine.DoAsync(number, command, Counter);
        var served = new CaseCommand.Serve(Deliver.Id, new ServiceReceipt("回证 3 号", ServiceWay.Courier, "前台", null, null, Today.PlusDays(2)));

        (await DoAsync(new CaseCommand.SendByCourier(Deliver.Id, "中国邮政", " "))).Code().ShouldBe("WG5703");
        (await DoAsync(new CaseCommand.SendByCourier(Deliver.Id, "中国邮政", "EA001"))).Code().ShouldBeNull();
        (await DoAsync(new CaseCommand.SendByCourier(Deliver.Id, "中国邮政", "EA002"))).Code().ShouldBe("WG5704");
        (await DoAsync(new CaseCommand.ReturnByCourier(Deliver.Id, "地址不详"))).Code().ShouldBeNull();
        engine.Clock.AdvanceDays(1);
        (await DoAsync(served)).Code().ShouldBe("WG5707");
        engine.Clock.AdvanceDays(2);
        (await DoAsync(served)).Code().ShouldBe("WG5705");
        (await DoAsync(new CaseCommand.SendByCourier(Deliver.Id, "中国邮政", "EA003"))).Code().ShouldBeNull();
        (await DoAsync(served)).Code().ShouldBe("WG5707");
        (await DoAsync(served with { Receipt = served.Receipt with { ServedOn = Today.PlusDays(3) } })).Code().ShouldBeNull();

        var state = await engine.StateAsync(number);
        state.Handover!.Tracking.ShouldBe("EA003");
        state.ClockOf(new ClockName("delivery"))!.StoppedOn.ShouldBe(Today.PlusDays(3));
    }

    // 民事诉讼法 第八十九条: a refused service is left in the presence of a witness.
    [Fact]
    public async Task Service_Refused_NeedsReasonAndWitness()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await ReadyAsync(engine, Audience.EnterpriseLegalPerson);
        CaseCommand Left(string witness) => new CaseCommand.Serve(Deliver.Id, new ServiceReceipt(
            "回证 4 号", ServiceWay.Direct, "测试申请人", null, null, Today, new RefusedService("拒绝签名", witness)));

        (await engine.DoAsync(number, Left(""), Counter)).Code().ShouldBe("WG5708");
        (await engine.DoAsync(number, Left("社区工作人员李四"), Counter)).Code().ShouldBeNull();
    }

    [Fact]
    public async Task Service_Electronic_NeedsConsent()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await ReadyAsync(engine, Audience.EnterpriseLegalPerson);
        CaseCommand Sent(bool consented) => new CaseCommand.Serve(
            Deliver.Id, new ServiceReceipt("回证 5 号", ServiceWay.Electronic, "测试申请人", null, null, Today, Consented: consented));

        (await engine.DoAsync(number, Sent(false), Counter)).Code().ShouldBe("WG5709");
        (await engine.DoAsync(number, Sent(true), Counter)).Code().ShouldBeNull();
    }

    private static Task<CaseNumber> ReadyAsync(Engine engine, Audience kind) =>
        engine.ReadyForAsync(Food, StepKind.Deliver, Acting.Application(Food) with { Applicant = Acting.ApplicantOf(kind) });

    private static CaseCommand.Serve Collected(string identifier, LocalDate on) => new(
        Deliver.Id, new ServiceReceipt("回证 2 号", ServiceWay.Direct, "周敏", IdentityDocument.ResidentId, identifier, on));
}
