using System.Collections.Immutable;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Core.Cases;

/// <summary>
/// 部门变更: when bodies are merged or split, another office takes over what is left of a case. The definition stays as
/// it was published; a case reads it with the successors in place.
/// </summary>
public static class Succession
{
    /// <summary>The definition as a case reads it.</summary>
    /// <param name="item">The definition the case is pinned to.</param>
    /// <param name="on">The case.</param>
    /// <returns>The same item while no office has changed.</returns>
    public static ServiceItem For(this ServiceItem item, ApprovalCase on) =>
        on.Successors.IsDefaultOrEmpty ? item : on.Successors.Aggregate(item, With);

    internal static Ruling<IReadOnlyList<CaseEvent>> Decide(ApprovalCase on, CaseCommand.ChangeOffice command, CaseContext context)
    {
        var refusal = (context.Actor.Has(Authority.PolicyStaff) ? null : Rejections.PolicyStaffOnly(context.Actor))
            ?? (on.IsClosed ? Rejections.WrongStatus(on, "变更部门", "change the office of") : null)
            ?? (string.IsNullOrWhiteSpace(command.Basis) ? Rejections.ReasonMissing("部门变更", "a change of office") : null)
            // 综合窗口 takes in what all bodies decide: it is none of them, and succeeds none (收件权与审核权分离).
            ?? (command.From == command.To || command.From == Office.Window || command.To == Office.Window || context.Item.Process.Steps.All(s => s.Office != command.From)
                ? Rejections.NoSuccession(command.From, command.To) : null);
        return refusal is not null
            ? refusal
            : new CaseEvent[] { new CaseEvent.OfficeChanged(command.From, command.To, command.Basis) };
    }

    internal static ApprovalCase Apply(ApprovalCase on, CaseEvent.OfficeChanged e) => on with
    {
        Successors = (on.Successors.IsDefault ? [] : on.Successors).Add(new Successor(e.From, e.To)),
        // Who claimed a step belongs to the office that is no more.
        Marking = on.Marking with { Active = [.. on.Marking.Active.Select(a => a with { ClaimedBy = null })] },
    };

    /// <summary>The definition with one successor in place.</summary>
    /// <param name="item">The definition.</param>
    /// <param name="successor">Who took over from whom.</param>
    /// <returns>The definition as read from then on.</returns>
    public static ServiceItem With(this ServiceItem item, Successor successor) => item with
    {
        Authority = item.Authority == successor.From ? successor.To : item.Authority,
        Process = Process.Of((Block.Sequence)Replaced(item.Process.Root, successor)),
    };

    private static Block Replaced(Block block, Successor successor) => block switch
    {
        Block.Single single when single.Definition.Office == successor.From =>
            new Block.Single(single.Definition with { Office = successor.To }),
        Block.Single single => single,
        Block.Sequence sequence => Replaced(sequence, successor),
        Block.Parallel parallel => parallel with
        {
            Branches = [.. parallel.Branches.Select(b => b with { Body = Replaced(b.Body, successor) })],
        },
        Block.Choice choice => choice with { Ways = [.. choice.Ways.Select(w => w with { Body = Replaced(w.Body, successor) })] },
        _ => throw new InvalidOperationException($"Unknown block {block.GetType().Name}."),
    };

    private static Block.Sequence Replaced(Block.Sequence sequence, Successor successor) =>
        new([.. sequence.Blocks.Select(b => Replaced(b, successor))]);
}
