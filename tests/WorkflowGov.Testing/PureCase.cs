using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Testing;

/// <summary>One case without a database: commands are decided and applied, time stands still until it is moved.</summary>
public sealed class PureCase(ServiceItem item, IStaffRoll? staff = null)
{
    private static readonly WorkCalendar Calendar = WorkCalendar.Of(Repository.Catalogue.Notices);

    /// <summary>The item, as the case reads it now.</summary>
    public ServiceItem Item { get; private set; } = item;

    /// <summary>The case; null before its receipt.</summary>
    public ApprovalCase? Now { get; set; }

    /// <summary>What happened, in order.</summary>
    public List<CaseEvent> Events { get; } = [];

    /// <summary>The instant commands are given at; at first 2026-09-01 10:00 in Shenzhen, a Tuesday.</summary>
    public Instant At { get; set; } = Instant.FromUtc(2026, 9, 1, 2, 0);

    /// <summary>A case that a window took in from the web hall and accepted.</summary>
    /// <param name="item">The item.</param>
    /// <param name="staff">The roll; null = everybody whose name says office and role.</param>
    /// <returns>The case.</returns>
    public static PureCase Accepted(ServiceItem item, IStaffRoll? staff = null)
    {
        var one = Received(item, staff);
        one.Must(Acting.Window, Acting.Accept(one.Now!, item));
        return one;
    }

    /// <summary>A case handed in by the web hall.</summary>
    /// <param name="item">The item.</param>
    /// <param name="staff">The roll; null = everybody whose name says office and role.</param>
    /// <returns>The case.</returns>
    public static PureCase Received(ServiceItem item, IStaffRoll? staff = null)
    {
        var one = new PureCase(item, staff);
        one.Must(Acting.WebHall, new CaseCommand.Receive(CaseNumber.Of(item.Code, new LocalDate(2026, 9, 1), 1), Acting.Application(item)));
        return one;
    }

    /// <summary>What a command is held against.</summary>
    /// <param name="actor">Who acts.</param>
    /// <returns>The context.</returns>
    public CaseContext Context(Actor actor) => new(Item, Repository.Catalogue.Law, Calendar, staff ?? Acting.Staff, actor, At, new CaseId(1));

    /// <summary>Gives a command.</summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="command">What they want.</param>
    /// <returns>The rule that refused it; null when it was lawful.</returns>
    public string? Do(Actor actor, CaseCommand command)
    {
        var ruling = Decide.On(Now, command, Context(actor));
        if (ruling.Rejection is { } rejection)
            return rejection.Code;
        (Now, Item) = (ruling.Value.State, ruling.Value.Item);
        Events.AddRange(ruling.Value.Events);
        return null;
    }

    /// <summary>Gives a command that must be lawful.</summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="command">What they want.</param>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public void Must(Actor actor, CaseCommand command)
    {
        if (Do(actor, command) is { } code)
            throw new InvalidOperationException($"{command.GetType().Name} by {actor.User} was refused: {code}");
    }

    /// <summary>Finishes an open step with an outcome by all the acts it takes.</summary>
    /// <param name="id">The step.</param>
    /// <param name="label">The outcome; null = the first that goes on.</param>
    public void Finish(string id, string? label = null)
    {
        var step = Step(id);
        var outcome = step.Outcomes.First(o => label is null ? o.Action is OutcomeAction.Continue : o.Label == label);
        if (TryFinish(step, outcome) is { } code)
            throw new InvalidOperationException($"Step '{id}' could not be finished with '{outcome.Label}': {code}");
    }

    /// <summary>Finishes an open step with an outcome by all the acts it takes, as far as they are lawful.</summary>
    /// <param name="step">The step.</param>
    /// <param name="outcome">The outcome.</param>
    /// <returns>The rule that refused the first unlawful act; null when the step is finished.</returns>
    public string? TryFinish(Step step, OutcomeRule outcome)
    {
        foreach (var act in Acting.Finishing(Now!, step, outcome, ChinaTime.DateOf(At)))
        {
            At += Duration.FromDays(act.DaysLater);
            if (Do(act.Actor, act.Command) is { } code)
                return code;
        }

        return null;
    }

    /// <summary>A step of the item.</summary>
    /// <param name="id">Its name.</param>
    /// <returns>The step.</returns>
    public Step Step(string id) => Item.Process[new StepId(id)];

    /// <summary>The steps that are open.</summary>
    public ImmutableArray<string> Open => [.. Now!.Marking.Active.Select(a => a.Step.Value)];
}
