using System.Collections.Immutable;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Definitions.Tests.Proofs;

/// <summary>Builds a process from a row of numbers, sound or not: each question takes the next number.</summary>
internal sealed class AnyProcess(int[] numbers, int reviewsMax)
{
    private static readonly Role Reviewer = new("承办人");
    private static readonly Office Office = SampleFolder.Loaded.Items[0].Item.Authority;
    private static readonly Guard Flag = new Guard.Compare("flag", Comparison.Equal, new FormValue.Flag(true));

    private int next;
    private int named;

    public static readonly FormField Field = new("flag", "有此情形", FieldType.Boolean, true, [], null, null, null, false);

    /// <summary>受理, some blocks, 决定, and what follows it.</summary>
    public Process Build()
    {
        var blocks = new List<Block> { new Block.Single(StepOf("accept", StepKind.Accept, 1, [])) };
        var before = ImmutableArray<StepId>.Empty;
        for (var count = 1 + Next(3); count > 0 && named < reviewsMax; count--)
        {
            var block = BlockOf(2, before);
            blocks.Add(block);
            if (block is Block.Single single)
                before = before.Add(single.Definition.Id);
        }

        blocks.Add(new Block.Single(Decide(before)));
        if (Next(3) > 0)
            blocks.Add(new Block.Single(StepOf("issue", StepKind.Issue, 1, [new("完成", new OutcomeAction.Continue())])));
        if (Next(12) > 0)
            blocks.Add(new Block.Single(StepOf("deliver", StepKind.Deliver, 1, [new("完成", new OutcomeAction.Continue())]) with { When = Next(15) == 0 ? Flag : null }));
        return Process.Of(new Block.Sequence([.. blocks]));
    }

    private Block BlockOf(int depth, ImmutableArray<StepId> before)
    {
        var kind = depth == 0 || named + 2 > reviewsMax ? 0 : Next(6);
        if (kind <= 3)
            return new Block.Single(Review(before));
        if (kind == 4)
        {
            var branches = named + 3 > reviewsMax ? 2 : 2 + Next(2);
            return new Block.Parallel("并联", 1 + Next(branches), [.. Enumerable.Range(0, branches).Select(i => new Branch($"分支{i}", Row(depth - 1, before)))]);
        }

        return new Block.Choice([new Way(Flag, Row(depth - 1, before)), new Way(Next(12) == 0 ? Flag : null, Row(depth - 1, before))]);
    }

    private Block.Sequence Row(int depth, ImmutableArray<StepId> before)
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        for (var count = 1 + Next(2); count > 0 && (blocks.Count == 0 || named < reviewsMax); count--)
        {
            blocks.Add(BlockOf(depth, before));
            if (blocks[^1] is Block.Single single)
                before = before.Add(single.Definition.Id);
        }

        return new Block.Sequence(blocks.ToImmutable());
    }

    private Step Review(ImmutableArray<StepId> before)
    {
        var id = $"s{named++}";
        OutcomeRule go = new("通过", new OutcomeAction.Continue()), refuse = new("不通过", new OutcomeAction.Refuse());
        var targets = before.Add(new StepId(id));
        OutcomeRule back = new("退回", new OutcomeAction.Return(targets[Next(targets.Length)], Next(4) == 0 ? 2 : 1));
        ImmutableArray<OutcomeRule> outcomes = Next(14) switch
        {
            0 => [back],
            1 => [refuse],
            2 or 3 => [go, back, refuse],
            4 => [go, back],
            _ => [go, refuse],
        };
        var step = StepOf(id, StepKind.Review, Next(3), outcomes) with
        {
            Criteria = Next(2) == 0 ? [] : ["符合标准"],
            When = Next(9) switch { 0 => Flag, 1 => new Guard.Not(Flag), _ => null },
            Review = Next(6) == 0 ? ReviewMethod.PublicNotice : ReviewMethod.Written,
        };
        return Next(8) == 0 ? step with { Kind = StepKind.Special, Excluded = new ExcludedTime("专家评审", "行政许可法 第四十五条") } : step;
    }

    private Step Decide(ImmutableArray<StepId> before)
    {
        List<OutcomeRule> outcomes = [new("准予", new OutcomeAction.Continue()), new("不予", new OutcomeAction.Refuse())];
        if (before.Length > 0 && Next(3) == 0)
            outcomes.Add(new("退回", new OutcomeAction.Return(before[Next(before.Length)], 1)));
        return StepOf("decide", StepKind.Decide, Next(3), [.. outcomes]) with
        {
            Criteria = Next(3) == 0 ? ["依法应当准予"] : [],
            When = Next(30) == 0 ? Flag : null,
        };
    }

    private static Step StepOf(string id, StepKind kind, int days, ImmutableArray<OutcomeRule> outcomes) => new()
    {
        Id = new StepId(id), Title = id, Kind = kind, Role = Reviewer, Office = Office,
        Limit = new TimeLimit(days, LimitUnit.WorkingDays), Outcomes = outcomes,
    };

    private int Next(int bound) => numbers.Length == 0 ? 0 : numbers[next++ % numbers.Length] % bound;
}
