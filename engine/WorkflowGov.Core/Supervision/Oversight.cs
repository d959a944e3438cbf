using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Supervision;

/// <summary>What supervisors may do to a case (电子监察): nothing that changes its course, and nothing unseen.</summary>
public static class Oversight
{
    /// <summary>Who supervises.</summary>
    public static readonly Role Supervisor = new("监察员");

    private const int WorkingDaysMax = 20;

    /// <summary>Decides a command: the event that happened, or why not.</summary>
    /// <param name="on">What supervision knows of the case.</param>
    /// <param name="command">What is wanted.</param>
    /// <param name="actor">Who wants it.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <param name="calendar">The statutory calendar.</param>
    /// <returns>The event, or the refusal.</returns>
    public static Ruling<CaseEvent> Decide(
        SupervisedCase on, SupervisionCommand command, Actor actor, NodaTime.LocalDate today, WorkCalendar calendar) => command switch
        {
            SupervisionCommand.AnswerOrder answer => Answer(on, answer, actor),
            _ when !actor.Has(Supervisor) => SupervisionRejections.NotSupervisor(actor),
            SupervisionCommand.RevokeCard revoke => Revoke(on, revoke),
            SupervisionCommand.OpenOrder open => Open(on, open, calendar.AddWorkingDays(today, Math.Clamp(open.WorkingDays, 1, WorkingDaysMax))),
            SupervisionCommand.CloseOrder close => Close(on, close),
            _ => throw new InvalidOperationException($"Unknown command {command.GetType().Name}."),
        };

    private static Ruling<CaseEvent> Revoke(SupervisedCase on, SupervisionCommand.RevokeCard revoke)
    {
        if (on.Cards.FirstOrDefault(c => c.Clock == revoke.Clock && c.Rung == revoke.Rung) is not { } card)
            return SupervisionRejections.NoCard(revoke.Clock, revoke.Rung);
        return string.IsNullOrWhiteSpace(revoke.Reason)
            ? SupervisionRejections.NoWords("reason")
            : new CaseEvent.CardRevoked(card.Clock, card.Rung, card.DueOn, revoke.Reason);
    }

    private static Ruling<CaseEvent> Open(SupervisedCase on, SupervisionCommand.OpenOrder open, NodaTime.LocalDate replyBy)
    {
        if (string.IsNullOrWhiteSpace(open.Demand))
            return SupervisionRejections.NoWords("demand");
        if (open.WorkingDays is < 1 or > WorkingDaysMax)
            return SupervisionRejections.UnfitDays(WorkingDaysMax);
        var office = open.Office ?? on.Authority;
        return on.Orders.FirstOrDefault(o => o.IsOpen && o.Office == office) is { } already
            ? SupervisionRejections.OpenAlready(already)
            : new CaseEvent.OrderOpened(on.Orders.Length + 1, open.Ground, open.Demand, office, replyBy);
    }

    private static Ruling<CaseEvent> Answer(SupervisedCase on, SupervisionCommand.AnswerOrder answer, Actor actor)
    {
        if (Find(on, answer.Order) is not { } order)
            return SupervisionRejections.NoOrder(answer.Order);
        if (actor.Office != order.Office)
            return SupervisionRejections.OtherOffice(order);
        return string.IsNullOrWhiteSpace(answer.Answer) ? SupervisionRejections.NoWords("answer") : new CaseEvent.OrderAnswered(order.Number, answer.Answer);
    }

    private static Ruling<CaseEvent> Close(SupervisedCase on, SupervisionCommand.CloseOrder close)
    {
        if (Find(on, close.Order) is not { } order)
            return SupervisionRejections.NoOrder(close.Order);
        return string.IsNullOrWhiteSpace(close.Result) ? SupervisionRejections.NoWords("result") : new CaseEvent.OrderClosed(order.Number, close.Result);
    }

    private static SupervisionOrder? Find(SupervisedCase on, int number) => on.Orders.FirstOrDefault(o => o.Number == number && o.IsOpen);
}
