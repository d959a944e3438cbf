using System.Collections.Immutable;
using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions.Language;
using static WorkflowGov.Definitions.Comparing;
using static WorkflowGov.Definitions.ItemDifference;

namespace WorkflowGov.Definitions;

/// <summary>What changed in the process of an item: its steps, and the shape they stand in.</summary>
internal static class ProcessDifference
{
    public static void Compare(Comparing compare, ServiceItem before, ServiceItem after)
    {
        compare.Value(new Text("流程模板", "pattern"), before.Pattern, after.Pattern);
        Lists(compare, [.. before.Process.Steps], [.. after.Process.Steps], s => s.Id.Value, new Text("环节", "step"), s => s.Title, Weight, OneStep);
        compare.Value(new Text("流程结构", "shape of the process"), Shape(before.Process.Root), Shape(after.Process.Root));
    }

    public static ImmutableArray<MarkedStep> Marked(Process before, Process after)
    {
        var was = before.Steps.ToDictionary(s => s.Id);
        var now = after.Steps.Select(s => s.Id).ToHashSet();
        return
        [
            .. before.Steps.Where(s => !now.Contains(s.Id)).Select(s => new MarkedStep(s.Id.Value, StepMark.Removed)),
            .. after.Steps.Where(s => !was.TryGetValue(s.Id, out var old) || Differs(old, s))
                .Select(s => new MarkedStep(s.Id.Value, was.ContainsKey(s.Id) ? StepMark.Changed : StepMark.Added)),
        ];
    }

    private static bool Differs(Step before, Step after)
    {
        var changes = new List<Change>();
        OneStep(new Comparing(changes), new Text(after.Title, after.Id.Value), before, after);
        return changes.Count > 0;
    }

    private static void OneStep(Comparing compare, Text at, Step before, Step after)
    {
        compare.Value(Of(at, "名称", "title"), before.Title, after.Title);
        compare.Value(Of(at, "种类", "kind"), before.Kind, after.Kind);
        compare.Value(Of(at, "角色", "role"), before.Role, after.Role);
        compare.Value(Of(at, "办理部门", "office"), before.Office, after.Office);
        compare.Value(Of(at, "审查方式", "review"), before.Review, after.Review);
        compare.Value(Of(at, "时限", "limit"), before.Limit, after.Limit, (a, b) => Longer(a, b));
        compare.Value(Of(at, "不计时的理由", "ground for not counting its time"), before.Excluded?.Ground, after.Excluded?.Ground, (a, b) => a is null ? Effect.Stricter : b is null ? Effect.Looser : Effect.Neutral);
        compare.Value(Of(at, "不计时的依据", "basis for not counting its time"), before.Excluded?.Basis, after.Excluded?.Basis);
        compare.Value(Of(at, "超时视为", "silence is taken for"), before.Silence?.Deemed, after.Silence?.Deemed);
        compare.Value(Of(at, "超时默认的依据", "basis of taking silence"), before.Silence?.Basis, after.Silence?.Basis);
        compare.Value(Of(at, "人数", "officers"), before.People, after.People);
        compare.Value(Of(at, "公示期", "notice"), before.NoticePeriod, after.NoticePeriod);
        compare.Value(Of(at, "自动办理的负责角色", "answerable for automatic decisions"), before.Automation?.Answerable, after.Automation?.Answerable);
        compare.Values(Of(at, "自动办理的条件", "guards of automatic decisions"), Guards(before), Guards(after), Effect.Neutral, Effect.Neutral);
        compare.Value(Of(at, "转报", "sent up to"), before.Forwarding?.To, after.Forwarding?.To);
        compare.Value(Of(at, "上级机关的时限", "limit of the body above"), before.Forwarding?.Limit, after.Forwarding?.Limit, (a, b) => Longer(a, b));
        compare.Value(Of(at, "转报的依据", "basis of sending it up"), before.Forwarding?.Basis, after.Forwarding?.Basis);
        compare.Values(Of(at, "裁量标准", "standards of discretion"), Levels(before), Levels(after), Effect.Neutral, Effect.Neutral);
        compare.Value(Of(at, "签署方式", "signing"), before.Signing is { } a ? SigningReader.Said(a) : null, after.Signing is { } b ? SigningReader.Said(b) : null);
        compare.Values(Of(at, "回避环节", "not by the doers of"), before.NotBy, after.NotBy, Effect.Neutral, Effect.Neutral);
        compare.Values(Of(at, "审查要点", "criteria"), before.Criteria, after.Criteria, Effect.Stricter, Effect.Looser);
        compare.Guards(Of(at, "条件", "entered when"), before.When, after.When);
        Lists(compare, before.Outcomes, after.Outcomes, o => o.Label, Of(at, "结果", "outcomes"), o => o.Label, Weight, Outcome);
    }

    private static IReadOnlyList<string> Guards(Step step) => [.. (step.Automation?.Guards ?? []).Select(g => $"{g.Criterion}：{Wording.Of(g.When).Zh}")];

    private static IReadOnlyList<string> Levels(Step step) => [.. step.Discretion.Select(d => $"{d.Level}：{d.When}，{d.Follows}")];

    private static void Outcome(Comparing compare, Text at, OutcomeRule before, OutcomeRule after)
    {
        if (before.Action != after.Action)
            compare.Add(at, $"{Said(before.Action).Zh} → {Said(after.Action).Zh}", $"{Said(before.Action).En} → {Said(after.Action).En}", Effect.Neutral);
    }

    private static Effect Weight(Step step) => step.Kind is StepKind.Review or StepKind.Special or StepKind.PostCheck ? Effect.Stricter : Effect.Neutral;

    private static Effect Weight(OutcomeRule outcome) => outcome.Action is OutcomeAction.Refuse or OutcomeAction.Revoke ? Effect.Stricter : Effect.Neutral;

    private static Text Said(OutcomeAction action) => action switch
    {
        OutcomeAction.Continue => new Text("继续", "goes on"),
        OutcomeAction.Refuse => new Text("不予", "refuses"),
        OutcomeAction.Revoke => new Text("撤销", "revokes"),
        OutcomeAction.Return back => new Text($"退回“{back.To}”，最多 {back.Max} 次", $"returns to '{back.To}', {back.Max} times at most"),
        _ => throw new InvalidOperationException($"Unknown action {action.GetType().Name}."),
    };

    /// <summary>Order, branches and choices of the steps, in one line.</summary>
    private static string Shape(Block block) => block switch
    {
        Block.Sequence sequence => string.Join(" → ", sequence.Blocks.Select(Shape)),
        Block.Single single => single.Definition.Id.Value,
        Block.Parallel parallel => $"并联“{parallel.Title}”（完成 {parallel.Join} 支{(parallel.Lead is { } lead ? $"，{lead}主办" : string.Empty)}）[{string.Join("；", parallel.Branches.Select(b => $"{b.Name}：{Shape(b.Body)}"))}]",
        Block.Choice choice => $"分支 [{string.Join("；", choice.Ways.Select(w => $"{Wording.Of(w.When).Zh}：{Shape(w.Body)}"))}]",
        _ => throw new InvalidOperationException($"Unknown block {block.GetType().Name}."),
    };
}
