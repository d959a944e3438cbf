using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Definitions.Rules;

/// <summary>S7: promise ≤ statute, compared in days as they must at least last.</summary>
internal sealed class PromiseWithinStatute : IItemRule
{
    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var limits = subject.Item.Limits;
        if (limits.Statutory is { } statutory && LongestPath.Days(limits.Promised) > LongestPath.Days(statutory))
        {
            yield return subject.At("limits", "WG2002", Severity.Error,
                $"承诺办结时限 {limits.Promised} 超过法定办结时限 {statutory}", $"The promise {limits.Promised.ToEnglish()} exceeds the statutory limit {statutory.ToEnglish()}");
        }
    }
}

/// <summary>The longest way from acceptance to decision fits into the promise, returns and parallel branches included.</summary>
internal sealed class StepsWithinPromise : IItemRule
{
    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var item = subject.Item;
        var (days, way) = LongestPath.Of(item.Process);
        if (days > LongestPath.Days(item.Limits.Promised))
        {
            yield return subject.At("process", "WG2003", Severity.Error,
                $"最长路径 {days} 个工作日，超过承诺 {item.Limits.Promised}：{way}", $"The longest way takes {days} working days, more than the promise {item.Limits.Promised.ToEnglish()}: {way}");
        }
    }
}

/// <summary>即办件 ⇔ 承诺“即办”.</summary>
internal sealed class InstantMeansAtOnce : IItemRule
{
    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var instant = subject.Item.Handling == Handling.Instant;
        if (instant != (subject.Item.Limits.Promised == TimeLimit.AtOnce))
        {
            yield return subject.At("handling", "WG2004", Severity.Error,
                instant ? "即办件的承诺时限应为“即办”" : "承诺“即办”的事项应为即办件", instant ? "An instant item promises 即办" : "An item that promises 即办 is an instant item");
        }
    }
}

/// <summary>A licence has a statutory limit: 行政许可法 第四十二条 at least.</summary>
internal sealed class LicensingHasStatutoryLimit : IItemRule
{
    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        if (subject.Item is { Type: ItemType.Licensing, Limits.Statutory: null })
        {
            yield return subject.At("limits", "WG2005", Severity.Error,
                "行政许可须有法定办结时限；法律没有另行规定的，为 20 工作日（行政许可法 第四十二条）", "A licence has a statutory limit; where its own law is silent, 20 working days (行政许可法 art. 42)");
        }
    }
}

/// <summary>The longest path of a process, in working days.</summary>
internal static class LongestPath
{
    /// <summary>A limit in working days, natural days counted short (a week of seven has five).</summary>
    public static int Days(TimeLimit limit) => limit.Unit switch
    {
        LimitUnit.WorkingDays => limit.Amount,
        LimitUnit.NaturalDays => limit.Amount * 5 / 7,
        LimitUnit.Months => limit.Amount * 20,
        LimitUnit.Years => limit.Amount * 240,
        _ => (limit.Amount + 23) / 24,
    };

    /// <summary>Counted days from acceptance (day 0, so 受理 itself is not in it) to the decision, and the way.</summary>
    public static (int Days, string Way) Of(Process process)
    {
        var costs = process.Steps.ToDictionary(s => s.Id, s => s.Kind switch
        {
            StepKind.Review or StepKind.Decide when s.Excluded is null => Days(s.Limit),
            _ => 0,
        });
        var (days, way) = Longest(process.Root, costs);
        foreach (var step in process.Steps)
        {
            foreach (var back in step.Outcomes.Select(o => o.Action).OfType<OutcomeAction.Return>())
            {
                var again = Between(process, back.To, step.Id, costs);
                days += again * back.Max;
                way += $" + {back.Max}×({back.To}→{step.Id} {again})";
            }
        }

        return (days, way);
    }

    private static (int Days, string Way) Longest(Block block, Dictionary<StepId, int> costs) => block switch
    {
        Block.Single { Definition: var step } => (costs[step.Id], costs[step.Id] == 0 ? string.Empty : $"{step.Title} {costs[step.Id]}"),
        Block.Sequence sequence => sequence.Blocks.Select(b => Longest(b, costs)).Aggregate(
            (Days: 0, Way: string.Empty), (a, b) => (a.Days + b.Days, a.Way.Length == 0 || b.Way.Length == 0 ? a.Way + b.Way : $"{a.Way} + {b.Way}")),
        Block.Parallel parallel => parallel.Branches.Select(b => Longest(b.Body, costs)).MaxBy(b => b.Days),
        Block.Choice choice => choice.Ways.Select(w => Longest(w.Body, costs)).MaxBy(b => b.Days),
        _ => (0, string.Empty),
    };

    /// <summary>Days of the steps from one to another in reading order: never less than what a return repeats.</summary>
    private static int Between(Process process, StepId from, StepId to, Dictionary<StepId, int> costs) => process.Steps
        .SkipWhile(s => s.Id != from).TakeWhile(s => s.Id != to).Append(process[to]).Sum(s => costs[s.Id]);
}
