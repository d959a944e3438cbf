using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Testing;

/// <summary>One act of a play.</summary>
/// <param name="At">When.</param>
/// <param name="Actor">Who.</param>
/// <param name="Command">Does what.</param>
public sealed record PlayedAct(Instant At, Actor Actor, CaseCommand Command);

/// <summary>A case from receipt to an end, played by Core alone: what is done, and what must then have happened.</summary>
/// <param name="Item">The item.</param>
/// <param name="Acts">Who does what after receipt.</param>
/// <param name="States">The case after receipt and after each act.</param>
/// <param name="Events">What happened, in order.</param>
public sealed record Play(ServiceItem Item, ImmutableArray<PlayedAct> Acts, ImmutableArray<ApprovalCase> States, ImmutableArray<CaseEvent> Events)
{
    private const int ActsMax = 200;

    /// <summary>A case driven by chance to one of its ends, with returns, and now and then withdrawn or not accepted.</summary>
    /// <param name="item">The item.</param>
    /// <param name="seed">The same seed gives the same play.</param>
    /// <returns>The play.</returns>
    public static Play OfChance(ServiceItem item, int seed)
    {
        var chance = new Random(seed);
        var one = PureCase.Received(item);
        var (acts, states, events) = (new List<PlayedAct>(), new List<ApprovalCase> { one.Now! }, one.Events.ToList());
        while (!states[^1].IsClosed)
        {
            var next = Turns(item, one, chance).Select(turn => Taken(one, turn)).FirstOrDefault(t => t is not null)
                ?? throw new InvalidOperationException($"{item.Name} is stuck at {string.Join(", ", states[^1].Marking.Active)}");
            one = next[^1].After;
            acts.AddRange(next.Select(n => n.Act));
            states.AddRange(next.Select(n => n.After.Now!));
            events.AddRange(next.SelectMany(n => n.After.Events));
            if (acts.Count > ActsMax)
                throw new InvalidOperationException($"{item.Name} comes to no end.");
        }

        return new Play(item, [.. acts], [.. states], [.. events]);
    }

    /// <summary>A turn, act by act; null when one of its acts is unlawful.</summary>
    private static List<(PlayedAct Act, PureCase After)>? Taken(PureCase before, IEnumerable<Act> turn)
    {
        var (taken, on) = (new List<(PlayedAct, PureCase)>(), before);
        foreach (var act in turn)
        {
            on = new PureCase(before.Item) { Now = on.Now, At = on.At + Duration.FromDays(act.DaysLater) };
            if (on.Do(act.Actor, act.Command) is not null)
                return null;
            taken.Add((new PlayedAct(on.At, act.Actor, act.Command), on));
        }

        return taken.Count == 0 ? null : taken;
    }

    /// <summary>What may be done next, in the order of chance; the first that is lawful is done.</summary>
    private static IEnumerable<IEnumerable<Act>> Turns(ServiceItem item, PureCase one, Random chance)
    {
        var on = one.Now!;
        if (chance.Next(40) == 0)
            yield return [new Act(Acting.Window, new CaseCommand.Withdraw("不办了"))];
        if (on.AcceptedOn is null)
        {
            if (chance.Next(20) == 0)
                yield return [new Act(Acting.Window, new CaseCommand.Decline(DeclineGround.NotCompetent, "请到主管部门申请"))];
            yield return [new Act(Acting.Window, Acting.Accept(on, item))];
        }

        foreach (var step in on.Marking.Active.Select(a => item.Process[a.Step]).OrderBy(_ => chance.Next()))
        {
            foreach (var outcome in step.Outcomes.OrderBy(o => o.Action is OutcomeAction.Continue ? chance.Next(3) : chance.Next(4)))
                yield return Acting.Finishing(on, step, outcome, ChinaTime.DateOf(one.At)).ToList();
        }
    }
}
