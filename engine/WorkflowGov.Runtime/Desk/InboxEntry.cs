using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using WorkflowGov.Core;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Runtime.Desk;

/// <summary>An open task as the database gives it, with the running clocks of its case.</summary>
/// <param name="Case">办件编号.</param>
/// <param name="Item">业务办理项编码.</param>
/// <param name="ItemName">事项名称.</param>
/// <param name="Applicant">申请人.</param>
/// <param name="Status">Where the case stands.</param>
/// <param name="Step">The step.</param>
/// <param name="Visit">Which time.</param>
/// <param name="Title">环节名称.</param>
/// <param name="Role">Who may do it.</param>
/// <param name="OpenedAt">Since when it waits.</param>
/// <param name="ClaimedBy">User name of whoever claimed it.</param>
/// <param name="Clocks">Clocks of the case that run or stand still.</param>
/// <param name="Place">Its place in the inbox.</param>
public sealed record WaitingTask(
    string Case, string Item, string ItemName, string Applicant, CaseStatus Status, string Step, int Visit, string Title, string Role, Instant OpenedAt,
    string? ClaimedBy, ImmutableArray<Clock> Clocks, InboxPlace? Place = null);

/// <summary>A place in an inbox: what presses most stands first, what has no day last.</summary>
/// <param name="DueOn">The step's day or the case's promised one, whichever is first; null when there is none.</param>
/// <param name="Case">The case's key.</param>
/// <param name="Step">The step.</param>
public sealed record InboxPlace(LocalDate? DueOn, long Case, string Step)
{
    /// <summary>The place behind which a page begins, as clients send it back.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{(DueOn is { } due ? LocalDatePattern.Iso.Format(due) : "-")}~{Case}~{Step}";

    /// <summary>Reads a place.</summary>
    /// <param name="text">As <see cref="ToString"/> writes it.</param>
    /// <returns>The place, or null when the text is none.</returns>
    public static InboxPlace? Parse(string text)
    {
        if (text.Split('~') is not [var day, var key, var step] || !long.TryParse(key, CultureInfo.InvariantCulture, out var number))
            return null;
        if (day == "-")
            return new InboxPlace(null, number, step);
        return LocalDatePattern.Iso.Parse(day) is { Success: true } due ? new InboxPlace(due.Value, number, step) : null;
    }
}

/// <summary>A task in an inbox, with its limits as they stand today.</summary>
/// <param name="Case">办件编号.</param>
/// <param name="Item">业务办理项编码.</param>
/// <param name="ItemName">事项名称.</param>
/// <param name="Applicant">申请人.</param>
/// <param name="Status">Where the case stands.</param>
/// <param name="Step">The step.</param>
/// <param name="Title">环节名称.</param>
/// <param name="Role">Who may do it.</param>
/// <param name="OpenedAt">Since when it waits.</param>
/// <param name="ClaimedBy">Name of whoever claimed it; null when nobody did.</param>
/// <param name="ClaimedByMe">The reader claimed it.</param>
/// <param name="Pressing">The limit that presses most; null when none runs.</param>
/// <param name="Law">法定: statutory, before acceptance that of acceptance, after the decision that of delivery.</param>
/// <param name="Promise">承诺.</param>
/// <param name="StepLimit">环节.</param>
public sealed record InboxEntry(
    string Case, string Item, string ItemName, string Applicant, CaseStatus Status, string Step, string Title, string Role, Instant OpenedAt,
    string? ClaimedBy, bool ClaimedByMe, LimitStanding? Pressing, LimitStanding? Law, LimitStanding? Promise, LimitStanding? StepLimit)
{
    /// <summary>Reads tasks; they stay in the order in which they are given.</summary>
    /// <param name="tasks">The tasks.</param>
    /// <param name="user">The reader's user name.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <param name="calendar">The statutory calendar.</param>
    /// <param name="ladder">When a limit is near its end.</param>
    /// <param name="people">Who the people are.</param>
    /// <returns>The entries.</returns>
    public static ImmutableArray<InboxEntry> AllOf(
        IEnumerable<WaitingTask> tasks, string user, LocalDate today, WorkCalendar calendar, LadderPolicy ladder, IPeople people)
    {
        // Tasks of a page share clocks; how one stands is worked out once.
        var known = new Dictionary<Clock, LimitStanding>(ReferenceEqualityComparer.Instance);
        return [.. tasks.Select(t => Of(t, user, people, Standing))];

        LimitStanding Standing(Clock clock) => known.TryGetValue(clock, out var standing) ? standing : known[clock] = LimitStanding.Of(clock, today, calendar, ladder);
    }

    private static InboxEntry Of(WaitingTask task, string user, IPeople people, Func<Clock, LimitStanding> standing)
    {
        var limits = task.Clocks.Select(standing).ToList();
        LimitStanding? First(params ReadOnlySpan<ClockKind> kinds)
        {
            foreach (var kind in kinds)
            {
                if (limits.Find(l => l.Kind == kind) is { } limit)
                    return limit;
            }

            return null;
        }

        var law = First(ClockKind.Statutory, ClockKind.Acceptance, ClockKind.Delivery, ClockKind.PostCheck, ClockKind.Correction);
        var promise = First(ClockKind.Promised);
        var name = $"step:{task.Step}:{task.Visit}";
        var step = limits.Find(l => l.Name.Value == name) ?? First(ClockKind.SpecialProcedure);
        return new InboxEntry(
            task.Case, task.Item, task.ItemName, task.Applicant, task.Status, task.Step, task.Title, task.Role, task.OpenedAt,
            task.ClaimedBy is { } by ? people.NameOf(by) : null, task.ClaimedBy == user, LimitStanding.MostPressing([law, promise, step]), law, promise, step);
    }
}

/// <summary>待办: the tasks a person may do.</summary>
/// <param name="Today">Today in Asia/Shanghai.</param>
/// <param name="More">There are more than were asked for.</param>
/// <param name="Tasks">The tasks, the most pressing first.</param>
/// <param name="Next">Ask for the next page behind this; null when there is none.</param>
public sealed record Inbox(LocalDate Today, bool More, ImmutableArray<InboxEntry> Tasks, string? Next = null);
