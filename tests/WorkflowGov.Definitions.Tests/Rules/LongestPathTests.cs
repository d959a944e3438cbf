using System.Collections.Immutable;
using CsCheck;
using Shouldly;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions.Rules;
using Xunit;

namespace WorkflowGov.Definitions.Tests.Rules;

/// <summary>No case, whatever its form and its outcomes, takes longer than the longest way that lint counts.</summary>
public class LongestPathTests
{
    private static readonly string[] Flags = ["p", "q"];

    /// <summary>The shape of a process before its steps are named; a return goes back so many steps, if it can.</summary>
    private abstract record Shape
    {
        public sealed override string ToString() => this switch
        {
            One one => $"{one.Days}{(one.Special ? "*" : "")}{(one.Back > 0 ? $"<{one.Back}x{one.Max}" : "")}",
            Row row => $"({string.Join(' ', (object[])row.Parts)})",
            Side side => $"[{side.Join}: {string.Join(" | ", (object[])side.Parts)}]",
            Fork fork => $"<{fork.Flag}: {string.Join(" / ", (object[])fork.Parts)}>",
            _ => string.Empty,
        };

        public sealed record One(int Days, bool Special, int Back, int Max) : Shape;

        public sealed record Row(Shape[] Parts) : Shape;

        public sealed record Side(Shape[] Parts, int Join) : Shape;

        public sealed record Fork(Shape[] Parts, int Flag) : Shape;
    }

    private static readonly Gen<Shape> One = Gen.Select(
        Gen.Int[0, 4], Gen.Int[0, 5], Gen.Int[0, 3], Gen.Int[1, 2], (days, special, back, max) => (Shape)new Shape.One(days, special == 0, back, max));

    private static readonly Gen<Shape> Tree = Gen.Recursive<Shape>((depth, tree) => depth == 3 ? One : Gen.OneOf(
        One, One,
        tree.Array[1, 3].Select(parts => (Shape)new Shape.Row(parts)),
        Gen.Select(tree.Array[2, 3], Gen.Int[1, 2], (parts, join) => (Shape)new Shape.Side(parts, join)),
        Gen.Select(tree.Array[2, 2], Gen.Int[0, 1], (parts, flag) => (Shape)new Shape.Fork(parts, flag))));

    [Fact]
    public void LongestWay_IsNeverShorterThanAnyCase() => Tree.Array[1, 3].Where(t => t.Sum(Size) <= 6).Sample(
        shapes =>
        {
            var process = Build(shapes);
            var counted = LongestPath.Of(process).Days;
            foreach (var form in Forms())
                new Simulation(process, new Facts(form, false, false)).Longest().ShouldBeLessThanOrEqualTo(counted, LongestPath.Of(process).Way);
        },
        iter: 1_500, threads: 1);

    [Fact]
    public void LongestWay_OfARowWithReturns_IsExact() => One.Array[1, 4].Sample(
        shapes =>
        {
            var process = Build(shapes);
            new Simulation(process, new Facts(Forms().First(), false, false)).Longest().ShouldBe(LongestPath.Of(process).Days);
        },
        iter: 1_000, threads: 1);

    private static int Size(Shape shape) => shape switch
    {
        Shape.Row row => row.Parts.Sum(Size),
        Shape.Side side => side.Parts.Sum(Size),
        Shape.Fork fork => fork.Parts.Sum(Size),
        _ => 1,
    };

    private static IEnumerable<IReadOnlyDictionary<string, FormValue>> Forms() =>
        from p in new[] { true, false }
        from q in new[] { true, false }
        select new Dictionary<string, FormValue> { [Flags[0]] = new FormValue.Flag(p), [Flags[1]] = new FormValue.Flag(q) };

    private static Process Build(Shape[] shapes)
    {
        var named = 0;
        return Process.Of(new Block.Sequence(
        [
            new Block.Single(StepOf("accept", StepKind.Accept, 1)), .. Row(shapes, ["accept"]).Blocks,
            new Block.Single(StepOf("decide", StepKind.Decide, 2)), new Block.Single(StepOf("deliver", StepKind.Deliver, 3)),
        ]));

        Block.Sequence Row(Shape[] parts, ImmutableArray<string> before)
        {
            var blocks = ImmutableArray.CreateBuilder<Block>();
            foreach (var part in parts)
            {
                var block = Of(part, before);
                blocks.Add(block);
                if (block is Block.Single single)
                    before = before.Add(single.Definition.Id.Value);
            }

            return new Block.Sequence(blocks.ToImmutable());
        }

        Block Of(Shape shape, ImmutableArray<string> before)
        {
            switch (shape)
            {
                case Shape.One one:
                    var step = StepOf($"s{named++}", one.Special ? StepKind.Special : StepKind.Review, one.Days);
                    var to = one.Back > 0 && before.Length > one.Back ? before[^one.Back] : null;
                    return new Block.Single(to is null ? step : step with
                    {
                        Outcomes = [.. step.Outcomes, new OutcomeRule("back", new OutcomeAction.Return(new StepId(to), one.Max))],
                    });
                case Shape.Row row:
                    return Row(row.Parts, before);
                case Shape.Side side:
                    return new Block.Parallel("side", Math.Min(side.Join, side.Parts.Length), [.. side.Parts.Select((p, i) => new Branch($"b{i}", Row([p], before)))]);
                case Shape.Fork fork:
                    var when = new Guard.Compare(Flags[fork.Flag], Comparison.Equal, new FormValue.Flag(true));
                    return new Block.Choice([.. fork.Parts.Select((p, i) => new Way(i == 0 ? when : null, Row([p], before)))]);
                default:
                    throw new InvalidOperationException();
            }
        }
    }

    private static Step StepOf(string id, StepKind kind, int days) => new()
    {
        Id = new StepId(id), Title = id, Kind = kind, Role = new Role("r"), Office = new Office("o"),
        Limit = new TimeLimit(days, LimitUnit.WorkingDays),
        Excluded = kind == StepKind.Special ? new ExcludedTime("g", "b") : null,
        Outcomes = [new OutcomeRule("on", new OutcomeAction.Continue())],
    };

    /// <summary>Walks every outcome of every step; each step takes exactly its limit, those that run together run together.</summary>
    private sealed class Simulation(Process process, Facts facts)
    {
        public int Longest()
        {
            var start = Walk.Start(process, facts).Marking;
            return From(start, start.Active.ToImmutableDictionary(a => (a.Step, a.Visit), a => Days(a.Step)));
        }

        private int From(Marking marking, ImmutableDictionary<(StepId Step, int Visit), int> ends)
        {
            var next = marking.Active.OrderBy(a => ends[(a.Step, a.Visit)]).First();
            var now = ends[(next.Step, next.Visit)];
            var step = process[next.Step];
            if (step.Kind == StepKind.Decide)
                return now;
            return step.Outcomes.Where(o => o.Action is not OutcomeAction.Return back || marking.ReturnsOf(step.Id, o.Label) < back.Max)
                .Max(o =>
                {
                    var moved = o.Action is OutcomeAction.Return back
                        ? Walk.Return(process, marking, step.Id, o.Label, back.To, facts)
                        : Walk.Finish(process, marking, step.Id, facts);
                    var entered = moved.Marking.Active.Where(a => !marking.Active.Any(b => (a.Step, a.Visit) == (b.Step, b.Visit)));
                    return From(moved.Marking, ends.SetItems(entered.Select(a => KeyValuePair.Create((a.Step, a.Visit), now + Days(a.Step)))));
                });
        }

        private int Days(StepId id) =>
            process[id] is { Kind: StepKind.Review or StepKind.Decide, Limit.Amount: var days } ? days : 0;
    }
}
