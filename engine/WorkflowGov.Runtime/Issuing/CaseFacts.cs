using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.Supervision;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions;
using WorkflowGov.Definitions.Documents;
using WorkflowGov.Definitions.Language;
using WorkflowGov.Runtime.Desk;

namespace WorkflowGov.Runtime.Issuing;

/// <summary>What facts are drawn from.</summary>
/// <param name="Case">The case as it stands now.</param>
/// <param name="Events">All that happened in it.</param>
/// <param name="Context">Definition, law, calendar, who issues and when.</param>
/// <param name="Authority">机关, with phones and short name.</param>
/// <param name="People">Names of officers.</param>
/// <param name="Issued">Documents issued before.</param>
internal sealed record FactSource(
    ApprovalCase Case, ImmutableArray<CaseEvent> Events, CaseContext Context, AuthorityEntry Authority, IPeople People,
    ImmutableArray<IssuedDocument> Issued);

/// <summary>The facts of a case that documents state: read off its events, never typed anew.</summary>
internal sealed class CaseFacts
{
    private readonly FactSource source;
    private readonly Dictionary<string, FactValue> facts = new(StringComparer.Ordinal);

    private CaseFacts(FactSource source) => this.source = source;

    private ServiceItem Item => source.Context.Item;

    /// <summary>The facts that an event knows, by name.</summary>
    public static IReadOnlyDictionary<string, FactValue> Of(Happening happening, FactSource source)
    {
        var facts = new CaseFacts(source);
        facts.Always();
        facts.Add(happening);
        return facts.facts;
    }

    private void Always()
    {
        var (of, context, law) = (source.Case, source.Context, source.Context.Law);
        var applicant = of.Application.Applicant;
        Put("机关", Item.Authority.Name);
        Put("咨询电话", source.Authority.Contact);
        Put("监督电话", source.Authority.Supervision);
        Put("办件编号", of.Number.Value);
        Put("事项名称", Item.Name);
        Put("事项类型", ItemWords.Of(Item.Type));
        Put("业务办理项编码", Item.Code.ToString());
        Put("申请人", applicant.Name);
        Put("证件号码", applicant.Identifier);
        Put("联系电话", applicant.Phone);
        Put("申请日期", of.ReceivedOn);
        Put("承诺时限", Item.Limits.Promised.ToSentence());
        Put("法定时限", Item.Limits.Statutory?.ToSentence());
        Put("时限依据", Item.Limits.StatutoryBasis);
        Put("受理时限", law.Acceptance.Limit.ToSentence());
        Put("送达时限", law.Delivery.Limit.ToSentence());
        Put("听证组织时限", law.Hearing.Organise.ToSentence());
        Put("结果名称", Item.Result.Document);
        Put("有效期", Item.Result.Valid?.ToSentence() ?? "长期");
        Put("收费依据", Item.FeeBasis);
        Put("签发人", context.Actor.Name);
        Put("签发日期", context.Today);
        Put("设定依据", Item.Basis);
        Put("受理条件", Item.Conditions);
        var handedIn = source.Events.OfType<CaseEvent.Received>().First().Application.Materials;
        Put("已收材料", handedIn.Select(m => (Submitted: m, Listed: Item.Materials.FirstOrDefault(l => l.Key == m.Key)))
            .Select((m, i) => Row(i + 1, m.Listed?.Name ?? m.Submitted.Key, ItemWords.Of(m.Submitted.Form), Copies(m.Submitted, m.Listed))));
    }

    private void Add(Happening happening)
    {
        switch (happening.Event)
        {
            case CaseEvent.Received:
                Committed();
                break;
            case CaseEvent.Accepted accepted:
                Accepted(accepted);
                break;
            case CaseEvent.CorrectionRequested correction:
                Correction(correction);
                break;
            case CaseEvent.Declined declined:
                Put("作出日期", declined.On);
                Put("不受理理由", declined.Reason);
                Remedies(declined.Remedies);
                break;
            case CaseEvent.SpecialBegun special:
                Special(special);
                break;
            case CaseEvent.Extended extended:
                Extended(extended);
                break;
            case CaseEvent.HearingTold told:
                Put("告知日期", told.On);
                Put("听证申请期限", told.RequestBy);
                Put("利害关系人", told.Interested.IsDefault ? [] : told.Interested);
                break;
            case CaseEvent.HearingSummoned summoned:
                Hearing(summoned);
                Put("通知日期", summoned.On);
                Put("听证依据", summoned.Basis);
                break;
            case CaseEvent.HearingHeld held:
                Hearing(source.Events.OfType<CaseEvent.HearingSummoned>().Last());
                Put("笔录编号", held.Record);
                Put("听证情况", held.Summary);
                break;
            case CaseEvent.StepDone done:
                Done(done, happening.Recorded);
                break;
            case CaseEvent.DecisionMade decision:
                Decided(decision);
                break;
            case CaseEvent.DeemedRenewed deemed:
                Put("决定日期", deemed.On);
                Put("决定依据", [deemed.Basis, .. Item.Basis]);
                Put("证件编号", Certificate());
                break;
            case CaseEvent.OrderOpened order:
                Order(order, happening.Recorded);
                break;
            default:
                AddEnd(happening.Event);
                break;
        }
    }

    /// <summary>What ends a case outside its course, or takes it elsewhere.</summary>
    private void AddEnd(CaseEvent happened)
    {
        switch (happened)
        {
            case CaseEvent.Withdrawn withdrawn:
                Put("撤回日期", withdrawn.On);
                Put("撤回理由", withdrawn.Reason);
                break;
            case CaseEvent.Lapsed lapsed:
                Put("退件日期", lapsed.On);
                Put("退件理由", lapsed.Ground == LapseGround.NotCorrected ? "逾期未补正" : "容缺受理的材料逾期未补齐");
                break;
            case CaseEvent.LicenceEnded ended:
                Put("决定日期", ended.On);
                Put("终结事由", Endings.Of(ended.Ground).Name.Zh);
                Put("决定理由", ended.Reason);
                Put("决定依据", ended.Basis);
                Put("证件编号", source.Case.Certificate?.Number ?? Certificate());
                Remedies(ended.Remedies);
                break;
            case CaseEvent.Terminated terminated:
                Put("终止日期", terminated.On);
                Put("终止事由", Endings.Of(terminated.Ground).Zh);
                Put("终止证明", terminated.Evidence);
                break;
            case CaseEvent.Forwarded forwarded:
                Put("转报日期", forwarded.On);
                Put("转报机关", forwarded.To);
                Put("转报文号", forwarded.Number);
                Put("转报依据", forwarded.Basis);
                Put("上级办理期限", forwarded.Due);
                Put("转报材料", [.. forwarded.Materials.Select(Named)]);
                break;
            case CaseEvent.CommitmentWithdrawn taken:
                Put("撤回日期", taken.On);
                Put("撤回理由", taken.Reason);
                Put("承诺书编号", taken.Reference);
                break;
            case CaseEvent.CourierSent sent:
                Put("寄出日期", sent.On);
                Put("承运人", sent.Carrier);
                Put("运单号", sent.Tracking);
                break;
        }
    }

    private void Decided(CaseEvent.DecisionMade decision)
    {
        Put("决定日期", decision.On);
        Put("决定理由", [.. decision.Reasons.Where(r => r.Length > 0)]);
        Put("决定依据", decision.Basis);
        Put("听证笔录", decision.HearingRecord);
        Put("证件编号", Certificate());
        Remedies(decision.Remedies);
    }

    private void Committed()
    {
        if (Item.Process.Steps.FirstOrDefault(s => s.Kind == StepKind.PostCheck) is not { } check)
            return;
        Put("事后核查时限", check.Limit.ToSentence());
        Put("核查内容", check.Criteria);
    }

    private void Accepted(CaseEvent.Accepted accepted)
    {
        Put("受理日期", accepted.On);
        Put("承诺到期日", accepted.PromisedDue);
        if (accepted.StatutoryDue is { } statutory)
            Put("法定到期日", statutory);
        Put("视为受理", accepted.Deemed ? $"本机关逾期未告知，依照{source.Context.Law.Acceptance.Basis}，自收到申请材料之日起即为受理。" : null);
        Put("接收部门", [.. accepted.Entered.Select(e => Item.Process[e.Step].Office.Name).Distinct().Where(o => o != Office.Window.Name)]);
        if (accepted.Owed is not { } owed)
            return;
        Put("补齐期限", owed.By);
        Put("补齐时限", owed.Commitment.ToSentence());
        Put("承诺书编号", owed.Reference);
        Put("容缺材料", [.. owed.Keys.Select(Named)]);
    }

    private void Correction(CaseEvent.CorrectionRequested correction)
    {
        Put("告知日期", correction.On);
        Put("补正到期日", correction.ReplyBy);
        Put("补正内容", correction.Defects.Select((d, i) => Row(
            i + 1, Named(d.Material), d.Standard is null ? "缺少，请补交" : "不符合标准，请补正",
            d.Standard ?? string.Join("；", Item.Materials.FirstOrDefault(m => m.Key == d.Material)?.AcceptIf ?? []))));
    }

    private void Special(CaseEvent.SpecialBegun special)
    {
        Put("特别程序", special.Ground);
        Put("特别程序依据", special.Basis);
        Put("所需时间", special.Announced.ToSentence());
        Put("开始日期", special.On);
        Put("环节名称", Item.Process[special.Step].Title);
    }

    /// <summary>Both dates by the same calendar: the limit with and without this extension.</summary>
    private void Extended(CaseEvent.Extended extended)
    {
        Put("延长时间", extended.By.ToSentence());
        Put("延长理由", extended.Reason);
        Put("延长依据", extended.Basis);
        Put("批准人", Levels.Name(extended.ApprovedBy));
        Put("告知日期", extended.On);
        var clock = source.Case.Clocks.FirstOrDefault(c => c.Ledger.Any(e => e is LedgerEntry.Extended x && x.On == extended.On));
        if (clock is null)
            return;
        var running = clock with { StoppedOn = null };
        var before = running with { Ledger = [.. running.Ledger.Where(e => !(e is LedgerEntry.Extended x && x.On == extended.On))] };
        Put("原到期日", before.Due(source.Context.Calendar)?.On);
        Put("新到期日", running.Due(source.Context.Calendar)?.On);
    }

    private void Hearing(CaseEvent.HearingSummoned summoned)
    {
        Put("听证日期", summoned.HeldOn);
        Put("听证地点", summoned.Place);
        Put("听证主持人", source.People.NameOf(summoned.Chair));
    }

    private void Done(CaseEvent.StepDone done, RecordedEvent recorded)
    {
        var step = Item.Process[done.Step];
        Put("环节名称", step.Title);
        Put("办理日期", done.On);
        Put("办理结论", done.Outcome);
        Put("办理意见", done.Opinion);
        Put("办理部门", recorded.Office);
        Put("办理人员", [done.ByName, .. done.By.Skip(1).Select(source.People.NameOf)]);
        Put("审查要点", done.Findings.Select((f, i) => Row(i + 1, f.Criterion, f.Met ? "符合" : "不符合", f.Note ?? string.Empty)));
        if (done.Site is { } site)
            Visited(site);
        if (step.Kind != StepKind.Deliver)
            return;
        Put("送达人", done.ByName);
        Put("送达编号", done.Reference);
        Served(source.Events.OfType<CaseEvent.ResultServed>().LastOrDefault()?.Receipt, done.On);
        var decision = source.Events.OfType<CaseEvent.DecisionMade>().LastOrDefault()?.Decision ?? DecisionKind.Granted;
        Put("决定结果", decision == DecisionKind.Refused ? "不予" : "准予");
        var papers = source.Issued.Where(d => d.Kind.EndsWith("-decision", StringComparison.Ordinal) || d.Kind is "result-notice" or "refusal-notice")
            .Select(d => $"{d.Title}（{d.Number}）");
        Put("送达文书", [.. papers, .. decision == DecisionKind.Refused ? Array.Empty<string>() : [Item.Result.Document]]);
    }

    private void Visited(SiteRecord site)
    {
        Put("核查时间", site.At.ToString("uuuu'年'M'月'd'日' HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        Put("核查地点", site.Place);
        Put("核查情况", site.Findings);
        Put("核查记录编号", site.Number);
        Put("被核查人", site.Party);
    }

    /// <summary>送达回证: who received it, when and how, or with whom it was left.</summary>
    private void Served(ServiceReceipt? receipt, LocalDate doneOn)
    {
        Put("送达日期", receipt?.ServedOn ?? doneOn);
        Put("送达方式", receipt switch
        {
            null => null,
            { Refused: not null } => "留置送达",
            { Way: ServiceWay.Courier } => "邮寄送达",
            { Way: ServiceWay.Electronic } => "电子送达",
            _ => "直接送达",
        });
        Put("签收人", receipt?.Receiver);
        Put("运单号", receipt?.Way == ServiceWay.Courier ? source.Events.OfType<CaseEvent.CourierSent>().LastOrDefault()?.Tracking : null);
        Put("拒收事由", receipt?.Refused?.Reason);
        Put("见证人", receipt?.Refused?.Witness);
    }

    private void Order(CaseEvent.OrderOpened order, RecordedEvent recorded)
    {
        Put("督办序号", $"第{order.Order}号");
        Put("督办事由", EventText.Grounds(order.Ground).Zh);
        Put("督办要求", order.Demand);
        Put("责任部门", order.Office.Name);
        Put("反馈期限", order.ReplyBy);
        Put("督办日期", ChinaTime.DateOf(recorded.At));
    }

    private void Remedies(Remedies? remedies)
    {
        Put("复议途径", remedies?.Reconsideration);
        Put("诉讼途径", remedies?.Litigation);
        Put("救济依据", remedies?.Basis);
    }

    private string? Certificate() => source.Events.OfType<CaseEvent.StepDone>()
        .LastOrDefault(d => Item.Process[d.Step].Kind == StepKind.Issue)?.Reference;

    private string Named(string material) => Item.Materials.FirstOrDefault(m => m.Key == material)?.Name ?? material;

    private static string Copies(SubmittedMaterial submitted, Material? listed) =>
        submitted.Form == MaterialForm.Electronic ? "电子" : $"{Math.Max(listed?.Copies ?? 1, 1)}";

    private static ImmutableArray<string> Row(int number, params ReadOnlySpan<string> cells) => [$"{number}", .. cells];

    private void Put(string name, string? value) => facts[name] = new FactValue.Text(value ?? string.Empty);

    private void Put(string name, LocalDate? day) => Put(name, day is { } on ? $"{on.Year}年{on.Month}月{on.Day}日" : null);

    private void Put(string name, ImmutableArray<string> values) => facts[name] = new FactValue.Texts(values);

    private void Put(string name, IEnumerable<ImmutableArray<string>> rows) => facts[name] = new FactValue.Rows([.. rows]);
}
