using System.Collections.Immutable;
using System.Text.Json.Serialization;
using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions;

namespace WorkflowGov.Runtime.Desk;

/// <summary>A part of an item's process as a reader sees it, from top to bottom; sequences are lists of parts.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(OneStep), "step")]
[JsonDerivedType(typeof(Together), "together")]
[JsonDerivedType(typeof(OneOf), "one_of")]
public abstract record FlowPart
{
    private FlowPart()
    {
    }

    /// <summary>The parts of a process.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The parts in order.</returns>
    public static ImmutableArray<FlowPart> AllOf(ServiceItem item) => In(item.Process.Root, item);

    private static ImmutableArray<FlowPart> In(Block.Sequence sequence, ServiceItem item) => [.. sequence.Blocks.SelectMany(b => Of(b, item))];

    private static ImmutableArray<FlowPart> Of(Block block, ServiceItem item) => block switch
    {
        Block.Single single => [Of(single.Definition, item)],
        Block.Sequence sequence => In(sequence, item),
        Block.Parallel parallel => [new Together(
            parallel.Title, Joined(parallel), [.. parallel.Branches.Select(b => new FlowBranch(b.Name, In(b.Body, item)))])],
        Block.Choice choice => [new OneOf([.. choice.Ways.Select(w => new FlowWay(
            w.When is { } when ? GuardText.Of(when, item.Form) : new Text("其他情形", "otherwise"), In(w.Body, item)))])],
        _ => throw new InvalidOperationException($"Unknown block {block.GetType().Name}."),
    };

    private static OneStep Of(Step step, ServiceItem item) => new(
        step.Id, step.Title, step.Kind, step.Role, step.Office, step.Review, step.Limit, step.Excluded, step.People,
        [.. step.NotBy.Select(id => item.Process[id].Title)], step.Criteria,
        [.. step.Outcomes.Select(o => Of(o, step, item.Process))], step.When is { } when ? GuardText.Of(when, item.Form) : null);

    private static FlowOutcome Of(OutcomeRule outcome, Step step, Process process)
    {
        var (effect, words) = outcome.Action switch
        {
            OutcomeAction.Return back => (OutcomeEffect.Returns, new Text(
                $"退回“{process[back.To].Title}”，至多 {back.Max} 次", $"back to “{process[back.To].Title}”, at most {back.Max}×")),
            OutcomeAction.Refuse when step.Kind == StepKind.Decide => (OutcomeEffect.Refuses, new Text("说明理由，告知救济途径", "with reasons and the remedies")),
            OutcomeAction.Refuse => (OutcomeEffect.Refuses, new Text(
                $"建议不予，转“{process.Decision.Title}”", $"refusal proposed, on to “{process.Decision.Title}”")),
            OutcomeAction.Revoke => (OutcomeEffect.Revokes, new Text("撤销决定", "the decision is revoked")),
            _ => (OutcomeEffect.GoesOn, new Text("继续", "goes on")),
        };
        return new FlowOutcome(outcome.Label, effect, words);
    }

    private static Text Joined(Block.Parallel parallel) => parallel.Join == parallel.Branches.Length
        ? new Text("全部办结后继续", "goes on when all are done")
        : parallel.Join == 1
            ? new Text("任一办结后继续，其余取消", "goes on when one is done; the rest are cancelled")
            : new Text($"{parallel.Join} 项办结后继续，其余取消", $"goes on when {parallel.Join} are done; the rest are cancelled");

    /// <summary>环节.</summary>
    /// <param name="Step">Its name in the definition.</param>
    /// <param name="Title">环节名称.</param>
    /// <param name="Is">What it is in the procedure.</param>
    /// <param name="Role">Who does it.</param>
    /// <param name="Office">Where.</param>
    /// <param name="Review">审查方式; null when nothing is reviewed.</param>
    /// <param name="Limit">环节时限.</param>
    /// <param name="Excluded">Why its time is not counted; null = counted.</param>
    /// <param name="People">How many officers must take part.</param>
    /// <param name="NotBy">Titles of the steps whose doers may not do it.</param>
    /// <param name="Criteria">审查要点.</param>
    /// <param name="Outcomes">What may come of it.</param>
    /// <param name="When">The condition under which it is entered; null = always.</param>
    public sealed record OneStep(
        StepId Step, string Title, StepKind Is, Role Role, Office Office, ReviewMethod? Review, TimeLimit Limit, ExcludedTime? Excluded,
        int People, ImmutableArray<string> NotBy, ImmutableArray<string> Criteria, ImmutableArray<FlowOutcome> Outcomes, Text? When) : FlowPart;

    /// <summary>并联.</summary>
    /// <param name="Title">Its title.</param>
    /// <param name="Join">When it goes on.</param>
    /// <param name="Branches">The branches.</param>
    public sealed record Together(string Title, Text Join, ImmutableArray<FlowBranch> Branches) : FlowPart;

    /// <summary>分支: the first way that holds is taken.</summary>
    /// <param name="Ways">The ways in order.</param>
    public sealed record OneOf(ImmutableArray<FlowWay> Ways) : FlowPart;
}

/// <summary>A branch of parts that run together.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parts">Its parts.</param>
public sealed record FlowBranch(string Name, ImmutableArray<FlowPart> Parts);

/// <summary>One of several ways.</summary>
/// <param name="When">Its condition.</param>
/// <param name="Parts">Its parts.</param>
public sealed record FlowWay(Text When, ImmutableArray<FlowPart> Parts);

/// <summary>What may come of a step.</summary>
/// <param name="Label">As the approver sees it.</param>
/// <param name="Effect">What it does.</param>
/// <param name="Words">The same in words.</param>
public sealed record FlowOutcome(string Label, OutcomeEffect Effect, Text Words);
