using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Testing;

/// <summary>A case from receipt to an end, played by Core alone: what is done, and what must then have happened.</summary>
/// <param name="Item">The item.</param>
/// <param name="Acts">Who does what after receipt.</param>
/// <param name="States">The case after receipt and after each act.</param>
/// <param name="Events">What happened, in order.</param>
public sealed record Play(ServiceItem Item, ImmutableArray<(Actor Actor, CaseCommand Command)> Acts, ImmutableArray<ApprovalCase> States, ImmutableArray<CaseEvent> Events)
{
    private const int ActsMax = 200;

    private static readonly WorkCalendar Calendar = WorkCalendar.Of(Repository.Catalogue.Notices);

    /// <summary>A case driven by chance to one of its ends, with returns, and now and then withdrawn or not accepted.</summary>
    /// <param name="item">The item.</param>
    /// <param name="seed">The same seed gives the same play.</param>
    /// <param name="now">When all of it happens.</param>
    /// <returns>The play.</returns>
    public static Play OfChance(ServiceItem item, int seed, Instant now)
    {
        var chance = new Random(seed);
        CaseContext At(Actor actor) => new(item, Repository.Catalogue.Law, Calendar, Acting.Staff, actor, now, new CaseId(1));
        var number = CaseNumber.Of(item.Code, ChinaTime.DateOf(now), 1);
        var decided = Decide.On(null, new CaseCommand.Receive(number, Acting.Application(item)), At(Acting.WebHall)).Value;
        var (acts, states, events) = (new List<(Actor, CaseCommand)>(), new List<ApprovalCase> { decided.State }, new List<CaseEvent>(decided.Events));
        while (!states[^1].IsClosed)
        {
            var (act, done) = Candidates(item, states[^1], chance).Select(a => (Act: a, Ruling: Decide.On(states[^1], a.Command, At(a.Actor))))
                .Where(a => a.Ruling.IsAccepted).Select(a => (a.Act, a.Ruling.Value)).First();
            acts.Add(act);
            states.Add(done.State);
            events.AddRange(done.Events);
            if (acts.Count > ActsMax)
                throw new InvalidOperationException($"{item.Name} comes to no end.");
        }

        return new Play(item, [.. acts], [.. states], [.. events]);
    }

    /// <summary>What may be done next, in the order of chance; the first that is lawful is done.</summary>
    private static IEnumerable<(Actor Actor, CaseCommand Command)> Candidates(ServiceItem item, ApprovalCase on, Random chance)
    {
        if (chance.Next(40) == 0)
            yield return (Acting.Window, new CaseCommand.Withdraw("不办了"));
        if (on.AcceptedOn is null)
        {
            if (chance.Next(20) == 0)
                yield return (Acting.Window, new CaseCommand.Decline(DeclineGround.NotCompetent, "请到主管部门申请"));
            yield return (Acting.Window, new CaseCommand.Accept());
        }

        foreach (var step in on.Marking.Active.Select(a => item.Process[a.Step]).OrderBy(_ => chance.Next()))
        {
            if (chance.Next(4) == 0)
                yield return (Acting.For(step), new CaseCommand.Claim(step.Id));
            if (step.Excluded is not null)
                yield return (Acting.For(step), new CaseCommand.BeginSpecial(step.Id, "特告", step.Limit));
            foreach (var outcome in step.Outcomes.OrderBy(o => o.Action is OutcomeAction.Continue ? chance.Next(3) : chance.Next(4)))
            {
                var command = Acting.Complete(step, outcome);
                yield return (Acting.For(step), command);
                yield return (Acting.For(step), command with { Findings = [.. step.Criteria.Select(c => new CriterionFinding(c, false))] });
            }
        }
    }
}
