using System.Collections.Immutable;
using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using static WorkflowGov.Definitions.Comparing;

namespace WorkflowGov.Definitions;

/// <summary>
/// What changed between two versions of an item, in the words of the people who must decide on it, each line marked
/// stricter, looser or neutral for the applicant. Complete: two items that differ never give an empty list.
/// </summary>
public static class ItemDifference
{
    private static readonly Text Form = new("申请表单", "form");
    private static readonly Text Materials = new("申请材料", "materials");

    /// <summary>Compares two versions.</summary>
    /// <param name="before">The earlier one.</param>
    /// <param name="after">The later one.</param>
    /// <returns>The changes, by element in the order of the definition.</returns>
    public static ImmutableArray<Change> Between(ServiceItem before, ServiceItem after)
    {
        var changes = new List<Change>();
        var compare = new Comparing(changes);
        Head(compare, before, after);
        Limits(compare, before.Limits, after.Limits);
        Renewal(compare, before.Renewal, after.Renewal);
        compare.Values(new Text("受理条件", "conditions"), before.Conditions, after.Conditions, Effect.Stricter, Effect.Looser);
        Lists(compare, before.Form, after.Form, f => f.Key, Form, f => f.Label, f => f.Required ? Effect.Stricter : Effect.Neutral, Field);
        Lists(compare, before.Materials, after.Materials, m => m.Key, Materials, m => m.Name, m => m.Need == MaterialNeed.Deferrable ? Effect.Neutral : Effect.Stricter, OneMaterial);
        ProcessDifference.Compare(compare, before, after);
        Result(compare, before, after);
        GuidanceDifference.Compare(compare, before.Guidance, after.Guidance);
        if (changes.Count == 0 && before.Hash != after.Hash)
            compare.Add(new Text("写法", "wording"), "内容相同，写法不同", "written in another way, the content is the same", Effect.Neutral);
        return [.. changes];
    }

    /// <summary>The steps that are not the same in both, to mark them in two diagrams.</summary>
    /// <param name="before">The earlier version.</param>
    /// <param name="after">The later one.</param>
    /// <returns>Removed, then added and changed in the order of the later one.</returns>
    public static ImmutableArray<MarkedStep> StepsBetween(ServiceItem before, ServiceItem after) => ProcessDifference.Marked(before.Process, after.Process);

    private static void Head(Comparing compare, ServiceItem before, ServiceItem after)
    {
        compare.Value(new Text("事项名称", "name"), before.Name, after.Name);
        compare.Value(new Text("业务办理项编码", "code"), before.Code, after.Code);
        compare.Value(new Text("版本号", "version"), before.Version, after.Version);
        compare.Value(new Text("计划生效日期", "effective"), before.EffectiveOn, after.EffectiveOn);
        compare.Value(new Text("取消日期", "cancelled from"), before.Retirement?.On, after.Retirement?.On);
        compare.Value(new Text("接替的事项", "successor"), before.Retirement?.Successor, after.Retirement?.Successor);
        compare.Value(new Text("取消的依据", "basis of the cancellation"), before.Retirement?.Basis, after.Retirement?.Basis);
        compare.Value(new Text("主项名称", "main item"), before.MainItem, after.MainItem);
        compare.Value(new Text("事项类型", "type"), before.Type, after.Type);
        compare.Value(new Text("实施主体", "authority"), before.Authority, after.Authority);
        compare.Value(new Text("行使层级", "level"), before.Level, after.Level);
        compare.Value(new Text("权力来源", "power source"), before.PowerSource, after.PowerSource);
        compare.Values(new Text("服务对象", "audience"), before.Audience, after.Audience, Effect.Looser, Effect.Stricter);
        compare.Value(new Text("办件类型", "handling"), before.Handling, after.Handling, (_, now) => now == Handling.Instant ? Effect.Looser : Effect.Stricter);
        compare.Values(new Text("设定依据", "basis"), before.Basis, after.Basis, Effect.Neutral, Effect.Neutral);
        compare.Value(new Text("到办事现场次数", "visits"), before.Visits, after.Visits, More);
    }

    private static void Limits(Comparing compare, ItemLimits before, ItemLimits after)
    {
        compare.Value(new Text("法定办结时限", "statutory limit"), before.Statutory, after.Statutory, Longer);
        compare.Value(new Text("法定办结时限的依据", "basis of the statutory limit"), before.StatutoryBasis, after.StatutoryBasis);
        compare.Value(new Text("承诺办结时限", "promised limit"), before.Promised, after.Promised, (a, b) => Longer(a, b));
        compare.Value(new Text("下班后收件", "receipt after hours"), Language.Words.Receipts.Of(before.Receipt), Language.Words.Receipts.Of(after.Receipt), (_, _) => after.Receipt == ReceiptPolicy.NextWorkday ? Effect.Stricter : Effect.Looser);
        compare.Value(new Text("最后一日截止", "end of the last day"), Language.Words.DayEnds.Of(before.DayEnds), Language.Words.DayEnds.Of(after.DayEnds), (_, _) => after.DayEnds == DayEnd.Midnight ? Effect.Stricter : Effect.Looser);
        Lists(compare, before.Excludes, after.Excludes, g => g.Name, new Text("扣除期间的事由", "grounds for taking days out"), g => g.Name, _ => Effect.Stricter, Ground);
        Lists(compare, before.Restarts, after.Restarts, g => g.Name, new Text("重新计算期限的事由", "grounds for a new start"), g => g.Name, _ => Effect.Stricter, Ground);
        var extension = new Text("延长办理期限", "extension");
        if (before.Extension is null || after.Extension is null)
        {
            if (after.Extension is { } added)
                compare.Add(extension, $"可以延长 {added.Max}（{added.Basis}）", $"may be extended by {added.Max.ToEnglish()} ({added.Basis})", Effect.Stricter);
            if (before.Extension is { } gone)
                compare.Add(extension, $"不再可以延长 {gone.Max}", $"may no longer be extended by {gone.Max.ToEnglish()}", Effect.Looser);
            return;
        }

        compare.Value(extension, before.Extension.Max, after.Extension.Max, (a, b) => Longer(a, b));
        compare.Value(new Text("延长的批准人", "who approves an extension"), before.Extension.Level, after.Extension.Level);
        compare.Value(new Text("延长的次数", "how often it may be extended"), before.Extension.Times, after.Extension.Times, More);
        compare.Value(new Text("延长的依据", "basis of the extension"), before.Extension.Basis, after.Extension.Basis);
    }

    private static void Ground(Comparing compare, Text at, LimitGround before, LimitGround after) =>
        compare.Value(Of(at, "依据", "basis"), before.Basis, after.Basis);

    private static void Renewal(Comparing compare, RenewalRule? before, RenewalRule? after)
    {
        compare.Value(new Text("延续：届满日字段", "renewal, field with the expiry"), before?.Expires, after?.Expires, (a, b) => a is null ? Effect.Looser : b is null ? Effect.Stricter : Effect.Neutral);
        compare.Value(new Text("延续：提前申请的时间", "renewal, how long before"), before?.ApplyBefore?.Limit, after?.ApplyBefore?.Limit, Longer);
        compare.Value(new Text("延续：提前申请的依据", "renewal, basis"), before?.ApplyBefore?.Basis, after?.ApplyBefore?.Basis);
    }

    private static void Field(Comparing compare, Text at, FormField before, FormField after)
    {
        compare.Value(Of(at, "名称", "label"), before.Label, after.Label);
        compare.Value(Of(at, "类型", "type"), before.Type, after.Type);
        compare.Value(Of(at, "必填", "required"), before.Required, after.Required, (_, now) => now ? Effect.Stricter : Effect.Looser);
        compare.Values(Of(at, "选项", "options"), before.Options, after.Options, Effect.Looser, Effect.Stricter);
        compare.Value(Of(at, "单位", "unit"), before.Unit, after.Unit);
        compare.Value(Of(at, "最小值", "least"), before.Min, after.Min, (a, b) => a is null || b > a ? Effect.Stricter : Effect.Looser);
        compare.Value(Of(at, "最大值", "most"), before.Max, after.Max, (a, b) => a is null || b < a ? Effect.Stricter : Effect.Looser);
        compare.Value(Of(at, "个人信息", "personal"), before.Personal, after.Personal);
    }

    private static void OneMaterial(Comparing compare, Text at, Material before, Material after)
    {
        compare.Value(Of(at, "名称", "name"), before.Name, after.Name);
        compare.Value(Of(at, "必要性", "need"), before.Need, after.Need, (a, b) => Weight(b) > Weight(a) ? Effect.Stricter : Effect.Looser);
        compare.Guards(Of(at, "条件", "asked for when"), before.NeededWhen, after.NeededWhen);
        compare.Value(Of(at, "形式", "form"), before.Form, after.Form, (_, now) => now == MaterialForm.Original ? Effect.Stricter : now == MaterialForm.Electronic ? Effect.Looser : Effect.Neutral);
        compare.Value(Of(at, "来源", "source"), before.Source, after.Source, (_, now) => now == MaterialSource.Government ? Effect.Looser : Effect.Neutral);
        compare.Value(Of(at, "可免交的电子证照", "e-licence instead of paper"), before.Licence, after.Licence, (a, b) => b is null ? Effect.Stricter : a is null ? Effect.Looser : Effect.Neutral);
        compare.Value(Of(at, "份数", "copies"), before.Copies, after.Copies, More);
        compare.Values(Of(at, "受理标准", "acceptance standard"), before.AcceptIf, after.AcceptIf, Effect.Stricter, Effect.Looser);
    }

    private static void Result(Comparing compare, ServiceItem before, ServiceItem after)
    {
        compare.Value(new Text("审批结果", "result"), before.Result.Document, after.Result.Document);
        compare.Value(new Text("结果类型", "kind of result"), before.Result.Kind, after.Result.Kind);
        compare.Value(new Text("结果有效期", "validity"), before.Result.Valid, after.Result.Valid, (a, b) => Longer(a, b) switch
        {
            Effect.Stricter => Effect.Looser,
            Effect.Looser => Effect.Stricter,
            var neutral => neutral,
        });
        compare.Value(new Text("进入电子证照库", "enters the e-licence store"), before.Result.IsLicence, after.Result.IsLicence);
        compare.Value(new Text("收费依据", "fee"), before.FeeBasis, after.FeeBasis, (a, b) => a is null ? Effect.Stricter : b is null ? Effect.Looser : Effect.Neutral);
        compare.Value(new Text("来源说明", "drawn from"), before.Provenance.DrawnFrom, after.Provenance.DrawnFrom);
        compare.Value(new Text("可信度", "confidence"), before.Provenance.Confidence, after.Provenance.Confidence);
        compare.Value(new Text("核对日期", "checked on"), before.Provenance.CheckedOn, after.Provenance.CheckedOn);
        compare.Value(new Text("备注", "note"), before.Provenance.Note, after.Provenance.Note);
    }

    /// <summary>Entries with a key: what came, what went, what changed, and whether they stand in another order.</summary>
    internal static void Lists<T>(
        Comparing compare, IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> key, Text where, Func<T, string> name,
        Func<T, Effect> ifAdded, Action<Comparing, Text, T, T> both)
    {
        var was = before.ToDictionary(key, StringComparer.Ordinal);
        var now = after.ToDictionary(key, StringComparer.Ordinal);
        foreach (var gone in before.Where(b => !now.ContainsKey(key(b))))
            compare.Add(where, $"删去“{name(gone)}”", $"'{key(gone)}' removed", ifAdded(gone) == Effect.Stricter ? Effect.Looser : Effect.Neutral);
        foreach (var come in after.Where(a => !was.ContainsKey(key(a))))
            compare.Add(where, $"增加“{name(come)}”", $"'{key(come)}' added", ifAdded(come));
        foreach (var kept in after.Where(a => was.ContainsKey(key(a))))
            both(compare, new Text($"{where.Zh}“{name(kept)}”", $"{where.En} '{key(kept)}'"), was[key(kept)], kept);
        compare.Reordered(where, [.. before.Select(key)], [.. after.Select(key)]);
    }

    internal static Text Of(Text at, string zh, string en) => new($"{at.Zh}的{zh}", $"{at.En}, {en}");

    private static int Weight(MaterialNeed need) => need switch
    {
        MaterialNeed.Required => 2,
        MaterialNeed.Conditional => 1,
        _ => 0,
    };
}
