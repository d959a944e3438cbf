using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests.Handling;

/// <summary>For every command of the window a case at which it is due.</summary>
internal static class WindowSituations
{
    private static readonly ServiceItem Food = Repository.Item("食品经营许可新办");
    private static readonly ServiceItem Promise = Repository.Catalogue.Items.First(i => i.Item.Pattern == "commitment@1").Item;
    private static readonly Step Deliver = Food.Process.Steps.Single(s => s.Kind == StepKind.Deliver);
    private static readonly Actor Nobody = new("nobody", "某人", new Office("无"), []);
    private static readonly CaseCommand.SendByCourier Send = new(Deliver.Id, "中国邮政", "EA001");

    private static readonly Agent Proxy = new(
        "周敏", IdentityDocument.ResidentId, "440306198503152018", "13900139000", new PowerOfAttorney("委托书 7 号", [AgentAct.HandIn]));

    public static IEnumerable<Situation> All()
    {
        yield return At(PureCase.Received(Food), new CaseCommand.PreReview(["application"], string.Empty));
        yield return At(PureCase.Received(Food), new CaseCommand.VerifyOriginals(["application"]));
        yield return At(PureCase.Received(Food), new CaseCommand.MatchLicences(new LicenceConsent("测试申请人"), []));
        yield return At(PureCase.Received(Food), new CaseCommand.AppointAgent(Proxy));
        var entrusted = PureCase.Received(Food);
        entrusted.Must(Acting.WebHall, new CaseCommand.AppointAgent(Proxy));
        yield return At(entrusted, new CaseCommand.RevokeAgent("自行办理"));
        var unsigned = new PureCase(Promise);
        unsigned.Must(Acting.WebHall, new CaseCommand.Receive(
            CaseNumber.Of(Promise.Code, new LocalDate(2026, 9, 1), 1), Acting.Application(Promise) with { Commitment = null }));
        yield return At(unsigned, new CaseCommand.SignCommitment("承诺书 1 号"));
        yield return At(PureCase.Received(Promise), new CaseCommand.WithdrawCommitment("条件变了"));
        yield return At(Deliverable(), new CaseCommand.NotifyPickup(Deliver.Id, "短信", "12 号窗口"));
        yield return At(Deliverable(), Send);
        var sent = Deliverable();
        sent.Must(Acting.For(Deliver), Send);
        yield return At(sent, new CaseCommand.ReturnByCourier(Deliver.Id, "地址不详"));
        yield return At(sent, new CaseCommand.Serve(
            Deliver.Id, new ServiceReceipt("回证 1 号", ServiceWay.Courier, "前台", null, null, new LocalDate(2026, 9, 1))));
    }

    private static PureCase Deliverable()
    {
        var one = PureCase.Accepted(Food);
        foreach (var step in Food.Process.Steps.Where(s => s.Kind is not (StepKind.Accept or StepKind.Deliver)))
            one.Finish(step.Id.Value);
        return one;
    }

    private static Situation At(PureCase one, CaseCommand command) => new(one, command, Nobody);
}
