using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Runtime.Desk;

/// <content>Events of the window in words.</content>
public static partial class EventText
{
    private static Text? FrontDeskWhat(CaseEvent happened) => happened switch
    {
        CaseEvent.MaterialsChecked e => new Text($"逐项核对受理标准，{e.Checks.Length} 项全部符合", $"{e.Checks.Length} acceptance standards checked, all met"),
        CaseEvent.PreReviewed e => new Text($"网上预审通过；受理期限不停，{e.AcceptBy:uuuu-MM-dd} 前未告知的视为受理", $"Pre-reviewed; the limit of acceptance runs on to {e.AcceptBy:uuuu-MM-dd}"),
        CaseEvent.OriginalsVerified e => new Text($"{e.By}核验原件", $"Originals seen by {e.By}"),
        CaseEvent.LicencesMatched { Materials.IsEmpty: true } => new Text("查询电子证照库，没有可用的证照", "E-licence store searched; nothing found"),
        CaseEvent.LicencesMatched e => new Text($"由系统取得电子证照 {e.Materials.Length} 件", $"{e.Materials.Length} licences taken from the e-licence store"),
        CaseEvent.AgentAppointed e => new Text($"委托{e.Agent.Name}代办", $"Agent: {e.Agent.Name}"),
        CaseEvent.AgentActed e => new Text($"代办人{e.Name}：{ActOf(e.Act).Zh}", $"By the agent {e.Name}: {ActOf(e.Act).En}"),
        CaseEvent.AgentRevoked e => new Text($"撤销对{e.Name}的委托", $"Power of {e.Name} revoked"),
        CaseEvent.CommitmentSigned e => new Text($"告知条件并签署承诺书 {e.Reference}", $"Conditions told, commitment {e.Reference} signed"),
        CaseEvent.CommitmentWithdrawn e => new Text($"撤回承诺书 {e.Reference}，本办件终止；可以按一般程序重新申请", $"Commitment {e.Reference} withdrawn; the case ends, the ordinary procedure is open"),
        CaseEvent.CertificateIssued e => new Text($"签发{e.Certificate.Document} {e.Certificate.Number}", $"Issued: {e.Certificate.Document} {e.Certificate.Number}"),
        CaseEvent.PickupNotified e => new Text($"通知领取：{e.Place}", $"Told to collect at {e.Place}"),
        CaseEvent.CourierSent e => new Text($"寄出：{e.Carrier} {e.Tracking}", $"Sent by {e.Carrier} {e.Tracking}"),
        CaseEvent.CourierReturned => new Text("邮件退回", "Returned by the carrier"),
        CaseEvent.ResultServed { Receipt.Refused: not null } e => new Text($"{e.Receipt.Receiver}拒收，{e.Receipt.ServedOn:uuuu-MM-dd} 留置送达", $"Refused by {e.Receipt.Receiver}, left on {e.Receipt.ServedOn:uuuu-MM-dd}"),
        CaseEvent.ResultServed e => new Text($"{e.Receipt.ServedOn:uuuu-MM-dd} {WayOf(e.Receipt.Way).Zh}，{e.Receipt.Receiver}签收", $"{WayOf(e.Receipt.Way).En} on {e.Receipt.ServedOn:uuuu-MM-dd}, received by {e.Receipt.Receiver}"),
        CaseEvent.ReceiptIssued e => new Text($"出具收件凭证，查询编号 {e.QueryNumber}", $"Receipt made, query number {e.QueryNumber}"),
        CaseEvent.Rated e => new Text($"好差评：{LevelOf(e.Level).Zh}", $"Rated: {LevelOf(e.Level).En}"),
        CaseEvent.RatingContacted => new Text("差评回访", "Applicant contacted about the rating"),
        CaseEvent.RatingResolved { Finding: RatingFinding.NotUpheld } => new Text("差评核实为误评或者恶意差评，不予采纳", "Bad rating found mistaken or malicious; it does not count"),
        CaseEvent.RatingResolved { Finding: RatingFinding.Explained } => new Text("差评核实，已向评价人解释说明", "Bad rating answered with an explanation"),
        CaseEvent.RatingResolved => new Text("差评整改反馈", "Bad rating answered"),
        _ => null,
    };

    private static IEnumerable<Text> FrontDeskMore(CaseEvent happened, ServiceItem item) => happened switch
    {
        CaseEvent.MaterialsChecked e => e.Checks.GroupBy(c => c.Material).Select(m => Same($"{Name(m.Key, item)}：{string.Join("；", m.Select(c => c.Standard))}")),
        CaseEvent.PreReviewed e => [.. e.Originals.Select(k => new Text($"请带原件：{Name(k, item)}", $"Bring the original: {Name(k, item)}")), .. e.Note.Length > 0 ? [Same(e.Note)] : Array.Empty<Text>()],
        CaseEvent.OriginalsVerified e => e.Materials.Select(k => Same(Name(k, item))),
        CaseEvent.LicencesMatched e => [new Text($"同意查询：{e.Consent.By}", $"Consent: {e.Consent.By}"), .. e.Materials.Select(m => Same($"{Name(m.Key, item)}：{m.Reference}"))],
        CaseEvent.AgentAppointed e => [new Text($"授权委托书 {e.Agent.Power.Reference}：{string.Join("、", e.Agent.Power.Scope.Select(a => ActOf(a).Zh))}", $"Power {e.Agent.Power.Reference}: {string.Join(", ", e.Agent.Power.Scope.Select(a => ActOf(a).En))}")],
        CaseEvent.AgentActed e => [new Text($"授权委托书 {e.Power}", $"power {e.Power}")],
        CaseEvent.AgentRevoked e => [Same(e.Reason)],
        CaseEvent.CommitmentSigned e => e.Told.Select(Same),
        CaseEvent.CommitmentWithdrawn e => [Same(e.Reason)],
        CaseEvent.CertificateIssued e => [Validity(e.Certificate)],
        CaseEvent.PickupNotified e => [Same(e.Means)],
        CaseEvent.CourierReturned e => [Same(e.Reason)],
        CaseEvent.ResultServed e => [new Text($"送达回证 {e.Receipt.Number}", $"Receipt of service {e.Receipt.Number}"), .. e.Receipt.Refused is { } refused ? [new Text($"拒收事由：{refused.Reason}；见证人：{refused.Witness}", $"{refused.Reason}; witness {refused.Witness}")] : Array.Empty<Text>()],
        CaseEvent.Rated e => [
            .. e.Comment.Length > 0 ? [Same(e.Comment)] : Array.Empty<Text>(),
            .. e.FollowUp is { } limit ? [new Text($"差评，须在{limit.Limit.ToSentence()}内回访、整改并反馈", $"To be followed up within {limit.Limit.ToEnglish()}")] : Array.Empty<Text>()],
        CaseEvent.RatingContacted e => [Same(e.Note)],
        CaseEvent.RatingResolved e => [Same(e.Result)],
        _ => [],
    };

    private static Text LevelOf(RatingLevel level) => level switch
    {
        RatingLevel.VerySatisfied => new Text("非常满意", "very satisfied"),
        RatingLevel.Satisfied => new Text("满意", "satisfied"),
        RatingLevel.FairlySatisfied => new Text("基本满意", "fairly satisfied"),
        RatingLevel.Dissatisfied => new Text("不满意", "dissatisfied"),
        _ => new Text("非常不满意", "very dissatisfied"),
    };

    private static Text Validity(Certificate certificate) => certificate.ValidTo is { } to
        ? new Text($"有效期 {certificate.ValidFrom:uuuu-MM-dd} 至 {to:uuuu-MM-dd}", $"Valid from {certificate.ValidFrom:uuuu-MM-dd} to {to:uuuu-MM-dd}")
        : new Text($"自 {certificate.ValidFrom:uuuu-MM-dd} 起长期有效", $"Valid from {certificate.ValidFrom:uuuu-MM-dd} without end");

    private static Text ActOf(AgentAct act) => act switch
    {
        AgentAct.Submit => new Text("提出申请", "apply"),
        AgentAct.HandIn => new Text("补正、补齐材料", "hand in materials"),
        AgentAct.Hearing => new Text("申请或者放弃听证", "request or waive a hearing"),
        AgentAct.Withdraw => new Text("撤回", "withdraw"),
        _ => new Text("领取结果", "collect the result"),
    };

    private static Text WayOf(ServiceWay way) => way switch
    {
        ServiceWay.Direct => new Text("直接送达", "Served directly"),
        ServiceWay.Courier => new Text("邮寄送达", "Served by courier"),
        _ => new Text("电子送达", "Served electronically"),
    };
}
