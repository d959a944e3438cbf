using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions.Documents;
using WorkflowGov.Runtime.Desk;

namespace WorkflowGov.Runtime.Evidence;

/// <summary>办件证据包 on paper: what an auditor reads; the JSON beside it is what is verified.</summary>
public static class EvidenceSheet
{
    /// <summary>The sheet of a pack.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="item">The definition it is pinned to.</param>
    /// <param name="people">Names of officers.</param>
    /// <returns>The sheet.</returns>
    public static Sheet Of(EvidencePack pack, ServiceItem item, IPeople people) => new(
        SheetStyle.Leaflet, $"{item.Authority}　办件证据包", item.Name, null, ChinaTime.DateOf(pack.ExportedAt),
        [
            new SheetPart.Entries(
            [
                new SheetEntry("办件编号", pack.Number.Value), new SheetEntry("办件状态", StatusText.Of(pack.Status).Zh),
                new SheetEntry("事项定义", $"{pack.Definition.Code.Value}　第 {pack.Definition.Version} 版"), new SheetEntry("定义哈希", pack.Definition.Hash),
                new SheetEntry("工作日历", pack.Calendar), new SheetEntry("末条哈希", Convert.ToHexStringLower(pack.Head)),
                new SheetEntry("哈希链", RecordedEvent.FirstBreak(pack.Events, pack.Head)?.Message.Zh ?? $"{pack.Events.Count} 条记录首尾相连，未被改动"),
                new SheetEntry("检查点", pack.Checkpoint is { } point ? $"第 {point.Number} 号，{Local(point.At)}，{point.Hash}" : "没有"),
                new SheetEntry("导出时间", Local(pack.ExportedAt)),
            ]),
            new SheetPart.Heading("一、办理过程"),
            new SheetPart.Table(["序号", "时间", "办理人", "部门", "事项", "哈希"], [.. pack.Events.Select(e => Row(EventText.Of(e, item, people)))]),
            new SheetPart.Heading("二、时限"),
            new SheetPart.Table(["时限", "期限", "到期日", "计算过程"],
                [.. pack.DueDates.Select(d => (ImmutableArray<string>)[d.Clock.Name.Value, d.Clock.Budget.ToString(), d.DueOn is { } on ? $"{on:uuuu-MM-dd}" : "—", d.Why])]),
            new SheetPart.Heading("三、文书和编号"),
            new SheetPart.Table(["序号", "编号", "文件 SHA-256"], [.. pack.Documents.Select(d => (ImmutableArray<string>)[$"{d.Sequence}", d.Number, d.Sha256 ?? "—"])]),
            new SheetPart.Heading("四、重新计算"),
            new SheetPart.Paragraph(
                $"按当时的定义和工作日历重新作出：{pack.Receipts.Count(r => r.Result == RerunResult.Same)} 条相同，{pack.Receipts.Count(r => r.Result == RerunResult.Different)} 条不同，其余不由规则决定。"),
            new SheetPart.Heading("五、附件"),
            new SheetPart.Table(["名称", "SHA-256"], [.. pack.Attachments.Select(a => (ImmutableArray<string>)[a.Name, a.Sha256])]),
            new SheetPart.Paragraph("完整内容在同名 JSON 文件里，可以用 wfgov audit verify --file 离线核验。"),
        ], null, null, pack.Events is [var first, ..] && StoredJson.Read<CaseEvent>(first.Payload) is CaseEvent.Received { Test: true } ? Sheet.OfTest : null);

    private static ImmutableArray<string> Row(TimelineEntry entry) =>
        [$"{entry.Sequence}", Local(entry.At), entry.By, entry.Office, string.Join("；", entry.More.Select(m => m.Zh).Prepend(entry.What.Zh)), entry.Hash];

    private static string Local(Instant at) => at.InZone(ChinaTime.Zone).ToString("uuuu-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
}
