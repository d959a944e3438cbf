using System.Collections.Immutable;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions;
using WorkflowGov.Definitions.Documents;
using WorkflowGov.Definitions.Exports;
using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Runtime.Desk;

/// <summary>办事指南 as a sheet: one content for paper and screen, every fact read off the definition.</summary>
public static class GuideLeaflet
{
    /// <summary>The leaflet of an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="law">What general law sets.</param>
    /// <param name="organisation">Phones of the authority.</param>
    /// <returns>The sheet.</returns>
    public static Sheet Of(ServiceItem item, GeneralLaw law, Organisation organisation)
    {
        var guide = ItemGuide.Of(item, law);
        return new Sheet(
            SheetStyle.Leaflet, $"{item.Authority}　办事指南", item.Name, null, item.EffectiveOn,
            [
                .. Section("一、基本信息", About(item)),
                .. Section("二、设定依据", Numbered(item.Basis)),
                .. Section("三、受理条件", Numbered(item.Conditions)),
                .. Section("四、申请材料", Materials(guide)),
                .. Section("五、办理期限", Limits(guide)),
                .. Section("六、办理流程", Steps(item)),
                .. Section("七、收费", [new SheetPart.Paragraph(item.FeeBasis is { } fee ? $"按规定收费，依据：{fee}。" : "不收费。")]),
                .. Section("八、审批结果", Result(item, law)),
                .. Section("九、办理地点、咨询和监督", Contacts(item, organisation)),
                .. Beyond(item.Guidance),
                .. Section("十、救济途径", [new SheetPart.Paragraph(
                    $"对决定不服的，{law.Remedies.Reconsideration}；或者{law.Remedies.Litigation}（{law.Remedies.Basis}）。")]),
                new SheetPart.Heading("说明"),
                new SheetPart.Paragraph($"本指南由事项定义第 {item.Version} 版生成（{item.Hash[..12]}），自 {item.EffectiveOn:uuuu-MM-dd} 起施行。来源：{item.Provenance.DrawnFrom}；{item.Provenance.CheckedOn:uuuu-MM-dd} 核对。"),
            ], null, null);
    }

    /// <summary>What the item says beyond its standard; nothing when it says nothing.</summary>
    private static IEnumerable<SheetPart> Beyond(Guidance? guidance)
    {
        if (guidance is null)
            yield break;
        string? YesNo(bool yes) => yes ? "支持" : null;
        (string Label, string? Words)[] lines =
        [
            ("通办范围", guidance.Scope is { } scope ? ItemWords.Of(scope) : null), ("办理形式", Joined(guidance.Channels.Select(ItemWords.Of))),
            ("网上办理深度", guidance.Online is { } online ? ItemWords.Of(online) : null), ("预约", YesNo(guidance.Booking)),
            ("物流快递", YesNo(guidance.Express)), ("网上支付", YesNo(guidance.PayOnline)), ("数量限制", guidance.Quota), ("法律效力", guidance.Effect),
            ("年审年检", guidance.Annual), ("委托部门", guidance.EntrustedBy), ("联办机构", Joined(guidance.Joint.Select(j => j.Name))),
            ("中介服务", Joined(guidance.Intermediary.Select(s => $"{s.Service}（{s.Basis}，费用由{s.PaidBy}承担）"))),
        ];
        yield return new SheetPart.Heading("其他事项");
        yield return new SheetPart.Entries([.. lines.Where(l => l.Words is not null).Select(l => new SheetEntry(l.Label, l.Words!))]);
        foreach (var question in guidance.Questions)
            yield return new SheetPart.Paragraph($"问：{question.Question}　答：{question.Answer}");
    }

    private static string? Joined(IEnumerable<string> words) => string.Join("、", words) is { Length: > 0 } joined ? joined : null;

    private static IEnumerable<SheetPart> Section(string heading, IEnumerable<SheetPart> parts) => parts.Prepend(new SheetPart.Heading(heading));

    private static IEnumerable<SheetPart> About(ServiceItem item)
    {
        yield return new SheetPart.Entries(
        [
            new SheetEntry("事项名称", item.Name), new SheetEntry("业务办理项编码", item.Code.Value),
            new SheetEntry("事项类型", ItemWords.Of(item.Type)), new SheetEntry("实施机关", item.Authority.Name),
            new SheetEntry("行使层级", ItemWords.Of(item.Level)), new SheetEntry("服务对象", string.Join("、", item.Audience.Select(ItemWords.Of))),
            new SheetEntry("办件类型", ItemWords.Of(item.Handling)), new SheetEntry("到现场次数", $"{item.Visits} 次"),
        ]);
    }

    private static IEnumerable<SheetPart> Numbered(ImmutableArray<string> lines) =>
        lines.Length == 1 ? [new SheetPart.Paragraph(lines[0])] : lines.Select((l, i) => new SheetPart.Paragraph($"{i + 1}. {l}"));

    private static IEnumerable<SheetPart> Materials(ItemGuide guide)
    {
        yield return new SheetPart.Table(
            ["序号", "材料名称", "是否必要", "形式和份数", "来源", "受理标准"],
            [.. guide.Item.Materials.Select((m, i) => (ImmutableArray<string>)[$"{i + 1}", m.Name, Need(m, guide), Form(m), ItemWords.Of(m.Source), string.Join("；", m.AcceptIf)])]);
        var free = guide.Item.Materials.Where(m => m.Licence is not null).Select(m => $"{m.Name}（{m.Licence}）").ToList();
        if (free.Count > 0)
            yield return new SheetPart.Paragraph($"电子证照库能够查到的，免予提交：{string.Join("、", free)}。");
    }

    private static string Need(Material material, ItemGuide guide) => material.Need switch
    {
        MaterialNeed.Required => "必要",
        MaterialNeed.Deferrable => "必要，可以容缺后补",
        _ => guide.MaterialConditions.TryGetValue(material.Key, out var when) ? $"仅当：{when.Zh}" : "非必要",
    };

    private static string Form(Material material) =>
        material.Form == MaterialForm.Electronic ? ItemWords.Of(material.Form) : $"{ItemWords.Of(material.Form)} {material.Copies} 份";

    private static IEnumerable<SheetPart> Limits(ItemGuide guide)
    {
        var limits = guide.Item.Limits;
        var rows = new List<SheetEntry>
        {
            new("承诺办结时限", limits.Promised.ToSentence()), new("法定办结时限", limits.Statutory?.ToSentence() ?? "无"), new("依据", limits.StatutoryBasis),
        };
        if (limits.Extension is { } extension)
            rows.Add(new SheetEntry("延长", $"经{Core.TimeLimits.Levels.Name(extension.Level)}批准可以延长{extension.Max.ToSentence()}（{extension.Basis}），并书面告知理由"));
        rows.AddRange(limits.Excludes.Select(e => new SheetEntry("扣除", $"{e.Name}的时间不计入期限（{e.Basis}）")));
        rows.AddRange(limits.Restarts.Select(r => new SheetEntry("重新计算", $"{r.Name}的，期限重新计算（{r.Basis}）")));
        if (guide.Renewal is { } renewal)
            rows.Add(new SheetEntry("延续", renewal.Zh));
        yield return new SheetPart.Entries([.. rows]);
    }

    private static IEnumerable<SheetPart> Steps(ServiceItem item)
    {
        yield return new SheetPart.Table(
            ["序号", "环节", "办理部门", "时限", "说明"],
            [.. item.Process.Steps.Select((s, i) => (ImmutableArray<string>)[$"{i + 1}", s.Title, s.Office.Name, s.Limit.ToSentence(), Note(s, item)])]);
        yield return new SheetPart.Picture(FlowSvg.Of(item));
    }

    private static string Note(Step step, ServiceItem item)
    {
        var when = step.When is { } guard ? $"仅当：{GuardText.Of(guard, item.Form).Zh}" : null;
        var excluded = step.Excluded is { } time ? $"{time.Ground}，不计入办理期限（{time.Basis}）" : null;
        var silence = step.Silence is { } silent ? $"逾期没有答复的，视为“{silent.Deemed}”（{silent.Basis}）" : null;
        return string.Join("；", new[] { when, excluded, silence }.OfType<string>());
    }

    private static IEnumerable<SheetPart> Result(ServiceItem item, GeneralLaw law)
    {
        yield return new SheetPart.Entries(
        [
            new SheetEntry("结果名称", item.Result.Document), new SheetEntry("结果类型", ItemWords.Of(item.Result.Kind)),
            new SheetEntry("有效期", item.Result.Valid?.ToSentence() ?? "长期"), new SheetEntry("送达时限", $"作出决定之日起{law.Delivery.Limit.ToSentence()}内（{law.Delivery.Basis}）"),
        ]);
    }

    /// <summary>The hall with address and hours; the others, which are many, by their number.</summary>
    private static string Places(ImmutableArray<AcceptancePoint> points) => points is [{ Kind: PointKind.District } hall, ..]
        ? $"{hall.Name}（{hall.Address}；{hall.Hours}），{points.Count(p => p.Kind == PointKind.Street)} 个街道、{points.Count(p => p.Kind == PointKind.Community)} 个社区的综合窗口，网上办事大厅"
        : "区政务服务中心和各街道、社区的综合窗口，网上办事大厅";

    private static IEnumerable<SheetPart> Contacts(ServiceItem item, Organisation organisation)
    {
        var authority = organisation.Authorities.FirstOrDefault(a => a.Office == item.Authority);
        yield return new SheetPart.Entries(
        [
            new SheetEntry("办理地点", Places(organisation.Points)),
            new SheetEntry("咨询电话", authority?.Contact ?? "12345"), new SheetEntry("监督投诉电话", authority?.Supervision ?? "12345"),
        ]);
    }
}
