using System.Collections.Immutable;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.Supervision;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Runtime.Desk;

/// <summary>An entry of the timeline: who did what when, in words.</summary>
/// <param name="Sequence">Its place in the case.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Office">Of which office.</param>
/// <param name="Type">The event's stored type name.</param>
/// <param name="What">What happened.</param>
/// <param name="More">Opinion, failed criteria, defects: what belongs to it.</param>
/// <param name="Hash">Beginning of its hash in the chain.</param>
public sealed record TimelineEntry(
    int Sequence, NodaTime.Instant At, string By, string Office, string Type, Text What, ImmutableArray<Text> More, string Hash);

/// <summary>Puts events into words.</summary>
public static partial class EventText
{
    /// <summary>An event as an entry of the timeline.</summary>
    /// <param name="recorded">The event.</param>
    /// <param name="item">The case's definition.</param>
    /// <param name="people">Who the people are.</param>
    /// <returns>The entry.</returns>
    public static TimelineEntry Of(RecordedEvent recorded, ServiceItem item, IPeople people)
    {
        var happened = StoredJson.Read<CaseEvent>(recorded.Payload);
        return new TimelineEntry(
            recorded.Sequence, recorded.At, recorded.UserName, recorded.Office, recorded.Type, What(happened, item), [.. More(happened, item, people)],
            Convert.ToHexStringLower(recorded.Hash)[..12]);
    }

    /// <summary>What happened, in a sentence.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="item">The case's definition.</param>
    /// <returns>The sentence.</returns>
    public static Text What(CaseEvent happened, ServiceItem item) => happened switch
    {
        CaseEvent.Received => new Text("收件", "Received"),
        CaseEvent.Accepted { Deemed: true } e => new Text($"逾期未告知，自 {e.On:uuuu-MM-dd} 收件之日起视为受理", $"Accepted by law as of {e.On:uuuu-MM-dd}, the notice being late"),
        CaseEvent.Accepted { Owed: { } owed } e => new Text($"容缺受理，承诺于 {owed.By:uuuu-MM-dd} 前补齐；承诺到期日 {e.PromisedDue:uuuu-MM-dd}", $"Accepted with materials to follow by {owed.By:uuuu-MM-dd}; promised due date {e.PromisedDue:uuuu-MM-dd}"),
        CaseEvent.Accepted e => new Text($"受理，承诺到期日 {e.PromisedDue:uuuu-MM-dd}", $"Accepted, promised due date {e.PromisedDue:uuuu-MM-dd}"),
        CaseEvent.CorrectionRequested e => new Text($"一次性告知补正，补正到期日 {e.ReplyBy:uuuu-MM-dd}", $"Correction requested, due by {e.ReplyBy:uuuu-MM-dd}"),
        CaseEvent.Corrected => new Text("申请人补正", "Corrected by the applicant"),
        CaseEvent.Declined { Ground: DeclineGround.NotRequired } => new Text("告知不需要取得行政许可", "No licence needed"),
        CaseEvent.Declined => new Text("不予受理", "Not accepted"),
        CaseEvent.Lapsed { Ground: LapseGround.NotCompleted } => new Text("容缺材料逾期未补齐，退件", "Lapsed, the materials to follow were not handed in"),
        CaseEvent.MaterialsCompleted e => new Text($"补齐容缺材料：{string.Join("、", e.Materials.Select(m => Name(m.Key, item)))}", $"Materials handed in: {string.Join(", ", e.Materials.Select(m => m.Key))}"),
        CaseEvent.DeemedRenewed e => new Text($"有效期于 {e.On:uuuu-MM-dd} 届满而未作决定，视为准予延续", $"No decision by the expiry on {e.On:uuuu-MM-dd}: deemed renewed"),
        CaseEvent.HearingTold e => new Text($"告知听证权利，{e.RequestBy:uuuu-MM-dd} 前可以申请", $"Told of the right to a hearing, to be requested by {e.RequestBy:uuuu-MM-dd}"),
        CaseEvent.HearingWaived => new Text("放弃听证", "Hearing waived"),
        CaseEvent.HearingNotRequested => new Text("逾期未申请听证", "No hearing requested in time"),
        CaseEvent.HearingRequested e => new Text($"{e.By}申请听证，应于 {e.HoldBy:uuuu-MM-dd} 前组织", $"{e.By} requested a hearing, to be organised by {e.HoldBy:uuuu-MM-dd}"),
        CaseEvent.HearingSummoned e => new Text($"送达听证通知：{e.HeldOn:uuuu-MM-dd}，{e.Place}", $"Hearing announced: {e.HeldOn:uuuu-MM-dd}, {e.Place}"),
        CaseEvent.HearingHeld e => new Text($"举行听证，笔录 {e.Record}", $"Hearing held, record {e.Record}"),
        CaseEvent.Lapsed => new Text("逾期未补正，退件", "Lapsed, the correction was not handed in"),
        CaseEvent.Claimed e => new Text($"签收“{Title(e.Step, item)}”", $"Claimed '{e.Step}'"),
        CaseEvent.Released e => new Text($"退还“{Title(e.Step, item)}”", $"Released '{e.Step}'"),
        CaseEvent.Transferred or CaseEvent.Entrusted or CaseEvent.DraftSubmitted or CaseEvent.Reassigned or CaseEvent.OpinionAsked
            or CaseEvent.OpinionGiven or CaseEvent.OpinionDropped or CaseEvent.PanelConvened or CaseEvent.MemberRecused or CaseEvent.Signed
            or CaseEvent.NoticePosted or CaseEvent.ObjectionRecorded or CaseEvent.ObjectionAnswered or CaseEvent.TechniciansAssigned
            or CaseEvent.Forwarded or CaseEvent.BranchReminded => HandlingText.What(happened, item),
        CaseEvent.SpecialBegun e => new Text($"送达特别程序告知书：{e.Ground}，所需时间{e.Announced.ToSentence()}", $"Notice of a special procedure served: {e.Ground}, {e.Announced.ToEnglish()}"),
        CaseEvent.StepDone e => new Text($"{Title(e.Step, item)}：{e.Outcome}", $"Step '{e.Step}' done: {e.Outcome}"),
        CaseEvent.DecisionMade { Decision: DecisionKind.Granted } => new Text("决定：准予", "Decided: granted"),
        CaseEvent.DecisionMade { Decision: DecisionKind.Refused } => new Text("决定：不予", "Decided: refused"),
        CaseEvent.DecisionMade => new Text("决定：撤销", "Decided: revoked"),
        CaseEvent.Extended e => new Text($"经{Levels.Name(e.ApprovedBy)}批准，延长{e.By.ToSentence()}", $"Extended by {e.By.ToEnglish()}"),
        CaseEvent.DaysExcluded e => new Text($"依法扣除 {e.From:uuuu-MM-dd} 至 {e.Through:uuuu-MM-dd}（{e.Ground}）", $"Taken out by law: {e.From:uuuu-MM-dd} to {e.Through:uuuu-MM-dd}"),
        CaseEvent.LimitsRestarted e => new Text($"期限重新计算（{e.Ground}）", "The limits start again"),
        CaseEvent.Recomputed => new Text("工作日历调整，时限重新计算", "Counted anew under the revised calendar"),
        CaseEvent.Withdrawn => new Text("申请人撤回", "Withdrawn by the applicant"),
        CaseEvent.Terminated e => new Text($"终止办理：{Endings.Of(e.Ground).Zh}", $"Terminated: {Endings.Of(e.Ground).En}"),
        CaseEvent.LicenceEnded e => new Text($"{Endings.Of(e.End).Zh}：{Endings.Of(e.Ground).Name.Zh}", $"What was granted is {Endings.Of(e.End).En}: {Endings.Of(e.Ground).Name.En}"),
        CaseEvent.Reopened e => new Text($"重新办理：{Endings.Of(e.Ground).Zh}", $"Reopened: {Endings.Of(e.Ground).En}"),
        CaseEvent.EntryCorrected e => new Text($"更正“{EntryTitle(e.Entry, item)}”", $"Entry '{e.Entry}' corrected"),
        CaseEvent.OfficeChanged e => new Text($"{e.From}的环节由{e.To}承接", $"{e.To} took over from {e.From}"),
        CaseEvent.VersionMoved e => new Text($"由第 {e.From} 版转入第 {e.To} 版", $"Moved from version {e.From} to version {e.To}"),
        CaseEvent.CardRaised e => Card(e.Clock, e.Rung, e.Due),
        CaseEvent.CardRevoked e => new Text($"撤销{Card(e.Clock, e.Rung, e.Due).Zh}", $"Revoked: {Card(e.Clock, e.Rung, e.Due).En}"),
        CaseEvent.OrderOpened e => new Text(
            $"第 {e.Order} 号督办（{Grounds(e.Ground).Zh}），请{e.Office}于 {e.ReplyBy:uuuu-MM-dd} 前反馈",
            $"Order {e.Order} ({Grounds(e.Ground).En}) to {e.Office}, answer due {e.ReplyBy:uuuu-MM-dd}"),
        CaseEvent.OrderAnswered e => new Text($"第 {e.Order} 号督办反馈", $"Order {e.Order} answered"),
        CaseEvent.DocumentIssued e => new Text($"出具{e.Title}：{e.Number}", $"Document issued: {e.Title}, {e.Number}"),
        CaseEvent.OrderClosed e => new Text($"第 {e.Order} 号督办办结", $"Order {e.Order} closed"),
        _ => FrontDeskWhat(happened) ?? throw new InvalidOperationException($"Unknown event {happened.GetType().Name}."),
    };

    private static IEnumerable<Text> More(CaseEvent happened, ServiceItem item, IPeople people) => happened switch
    {
        CaseEvent.CorrectionRequested e => e.Defects.Select(d => Defect(d, item)),
        CaseEvent.Declined e => [Same(e.Reason), Same(e.Remedies.Reconsideration), Same(e.Remedies.Litigation)],
        CaseEvent.SpecialBegun e => [new Text($"文号 {e.NoticeNumber}", $"notice {e.NoticeNumber}"), Same(e.Basis)],
        CaseEvent.Accepted { Owed: { } owed } => [new Text($"容缺材料：{string.Join("、", owed.Keys.Select(k => Name(k, item)))}", $"Owed: {string.Join(", ", owed.Keys)}"), new Text($"容缺承诺书 {owed.Reference}", $"commitment {owed.Reference}")],
        CaseEvent.DeemedRenewed e => [Same(e.Basis)],
        CaseEvent.HearingTold e => HearingTold(e),
        CaseEvent.HearingSummoned e => [new Text($"文号 {e.NoticeNumber}", $"notice {e.NoticeNumber}"), new Text($"主持人：{people.NameOf(e.Chair)}", $"Chair: {people.NameOf(e.Chair)}"), Same(e.Basis)],
        CaseEvent.HearingHeld { Summary.Length: > 0 } e => [Same(e.Summary)],
        CaseEvent.StepDone e => Done(e, item, people),
        CaseEvent.Transferred or CaseEvent.Entrusted or CaseEvent.DraftSubmitted or CaseEvent.Reassigned or CaseEvent.OpinionAsked
            or CaseEvent.OpinionGiven or CaseEvent.OpinionDropped or CaseEvent.PanelConvened or CaseEvent.MemberRecused or CaseEvent.Signed
            or CaseEvent.NoticePosted or CaseEvent.ObjectionRecorded or CaseEvent.ObjectionAnswered or CaseEvent.TechniciansAssigned
            or CaseEvent.Forwarded or CaseEvent.BranchReminded => HandlingText.More(happened, people),
        CaseEvent.DecisionMade { Remedies: null, HearingRecord: { } record } => [ByRecord(record)],
        CaseEvent.DecisionMade { Remedies: { } remedies } e =>
            [.. e.HearingRecord is { } record ? [ByRecord(record)] : Array.Empty<Text>(), .. e.Reasons.Where(r => r.Length > 0).Select(Same), Same(remedies.Reconsideration), Same(remedies.Litigation)],
        CaseEvent.Extended e => [Same(e.Reason), Same(e.Basis)],
        CaseEvent.DaysExcluded e => [Same(e.Reference), Same(e.Basis)],
        CaseEvent.LimitsRestarted e => [Same(e.Reason), Same(e.Basis)],
        CaseEvent.Recomputed e => Recounted(e),
        CaseEvent.Withdrawn e => [Same(e.Reason)],
        CaseEvent.Terminated e => [Same(e.Evidence)],
        CaseEvent.LicenceEnded { Remedies: { } remedies } e => [Same(e.Reason), Same(e.Basis), Same(remedies.Reconsideration), Same(remedies.Litigation)],
        CaseEvent.LicenceEnded e => [Same(e.Reason), Same(e.Basis)],
        CaseEvent.Reopened e => [Same(e.Reference)],
        CaseEvent.EntryCorrected e => [Same(e.Reason)],
        CaseEvent.OfficeChanged e => [Same(e.Basis)],
        CaseEvent.VersionMoved e => [Same(e.Reason), .. e.Moved.Select(m => new Text($"{ClockTitle(m.Clock).Zh}到期日 {m.From:uuuu-MM-dd} → {m.To:uuuu-MM-dd}", $"{ClockTitle(m.Clock).En}: {m.From:uuuu-MM-dd} → {m.To:uuuu-MM-dd}"))],
        CaseEvent.CardRaised { Told: { IsDefaultOrEmpty: false } told } => [ToldText(told)],
        CaseEvent.CardRevoked e => [Same(e.Reason)],
        CaseEvent.OrderOpened e => [Same(e.Demand)],
        CaseEvent.OrderAnswered e => [Same(e.Answer)],
        CaseEvent.OrderClosed e => [Same(e.Result)],
        _ => FrontDeskMore(happened, item),
    };

    private static IEnumerable<Text> Recounted(CaseEvent.Recomputed recomputed)
    {
        foreach (var (clock, from, to) in recomputed.Moved)
        {
            var title = ClockTitle(clock);
            yield return new Text($"{title.Zh}到期日由 {from:uuuu-MM-dd} 变为 {to:uuuu-MM-dd}", $"{title.En}: due {from:uuuu-MM-dd}, now {to:uuuu-MM-dd}");
        }

        if (recomputed.Notices.Length > 0)
            yield return new Text($"依据：{string.Join("、", recomputed.Notices)}", $"Notices: {string.Join(", ", recomputed.Notices)}");
        yield return new Text($"批准人：{recomputed.ApprovedBy}", $"Approved by {recomputed.ApprovedBy}");
    }

    private static IEnumerable<Text> Done(CaseEvent.StepDone done, ServiceItem item, IPeople people)
    {
        foreach (var failed in done.Findings.Where(f => !f.Met))
            yield return new Text($"不符合：{failed.Criterion}{(failed.Note is { } note ? $"（{note}）" : string.Empty)}", $"Not met: {failed.Criterion}");
        if (done.Findings.Length > 0 && done.Findings.All(f => f.Met))
            yield return new Text($"审查要点 {done.Findings.Length} 项全部符合", $"All {done.Findings.Length} criteria met");
        if (done.Opinion.Length > 0)
            yield return new Text($"意见：{done.Opinion}", $"Opinion: {done.Opinion}");
        foreach (var more in HandlingText.Besides(done, item, people))
            yield return more;
        foreach (var votes in HandlingText.Votes(done))
            yield return votes;
        if (done.By.Length > 1 && done.Signatures is null)
            yield return new Text($"共同办理：{string.Join("、", done.By.Skip(1).Select(people.NameOf))}", $"With: {string.Join(", ", done.By.Skip(1).Select(people.NameOf))}");
        if (done.InNameOf is { } absent)
            yield return new Text($"代理{people.NameOf(absent)}办理", $"In the name of {people.NameOf(absent)}");
        if (done.Reference is { } reference)
            yield return new Text($"编号：{reference}", $"Number: {reference}");
    }

    private static IEnumerable<Text> HearingTold(CaseEvent.HearingTold told)
    {
        yield return new Text($"文号 {told.NoticeNumber}", $"notice {told.NoticeNumber}");
        if (!told.Interested.IsDefaultOrEmpty)
            yield return new Text($"利害关系人：{string.Join("、", told.Interested)}", $"Interested parties: {string.Join(", ", told.Interested)}");
    }

    private static Text ByRecord(string record) => new($"根据听证笔录 {record}", $"By the record of the hearing, {record}");

    private static string Name(string material, ServiceItem item) => item.Materials.FirstOrDefault(m => m.Key == material)?.Name ?? material;

    private static Text Defect(Defect defect, ServiceItem item)
    {
        var name = Name(defect.Material, item);
        return defect.Standard is { } standard
            ? new Text($"{name}：不符合“{standard}”", $"{name}: fails '{standard}'")
            : new Text($"{name}：缺少", $"{name}: missing");
    }

    private static Text Card(ClockName clock, Rung rung, NodaTime.LocalDate due)
    {
        var (zh, en) = rung switch
        {
            Rung.Amber => ("预警", "Amber warning"),
            Rung.Yellow => ("黄牌", "Yellow card"),
            _ => ("红牌", "Red card"),
        };
        return new Text($"{zh}：{ClockTitle(clock).Zh}，到期日 {due:uuuu-MM-dd}", $"{en}: {ClockTitle(clock).En}, due {due:uuuu-MM-dd}");
    }

    private static Text ToldText(ImmutableArray<Told> whom)
    {
        var told = whom.Select(t => t switch
        {
            Told.Handler => new Text("经办", "handlers"),
            Told.Head => new Text("部门负责人", "head of the office"),
            _ => new Text("监察员", "supervisors"),
        }).ToList();
        return new Text($"已提醒：{string.Join("、", told.Select(t => t.Zh))}", $"Told: {string.Join(", ", told.Select(t => t.En))}");
    }

    internal static Text Grounds(OrderGround ground) => ground switch
    {
        OrderGround.Refused => new Text("拒不办理", "refused"),
        OrderGround.Overdue => new Text("超期未办结", "overdue"),
        OrderGround.Unsolved => new Text("久拖未决", "unsolved"),
        _ => new Text("造成不良影响", "bad effect"),
    };

    private static Text ClockTitle(ClockName clock) => clock.Value.Split(':')[0] switch
    {
        "statutory" => new Text("法定时限", "statutory limit"),
        "promised" => new Text("承诺时限", "promised limit"),
        "acceptance" => new Text("受理期限", "acceptance limit"),
        "delivery" => new Text("送达期限", "delivery limit"),
        "step" => new Text("环节时限", "step limit"),
        "upper" => new Text("上级机关办理时限", "limit of the body above"),
        "assignment" => new Text("指派技术人员的期限", "limit of assigning technicians"),
        "completion" => new Text("容缺补齐期限", "limit of the materials to follow"),
        "renewal" => new Text("延续决定期限", "renewal limit"),
        "hearing" => new Text("听证组织期限", "hearing limit"),
        "hearing-request" => new Text("听证申请期限", "limit of requesting a hearing"),
        _ => Same(clock.Value),
    };

    private static string EntryTitle(string entry, ServiceItem item) => entry switch
    {
        EntryCorrection.Name => "申请人名称",
        EntryCorrection.Phone => "联系电话",
        _ => item.Form.FirstOrDefault(f => f.Key == entry)?.Label ?? entry,
    };

    internal static string Title(StepId step, ServiceItem item) => item.Process.Has(step) ? item.Process[step].Title : step.Value;

    private static Text Same(string said) => new(said, said);
}
