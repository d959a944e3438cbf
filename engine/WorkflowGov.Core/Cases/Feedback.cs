using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Supervision;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Cases;

/// <summary>好差评 as it stands when somebody acts on it.</summary>
/// <param name="Status">Where the case stands.</param>
/// <param name="Authority">实施主体.</param>
/// <param name="EndedOn">Day on which the case came to its end; null before.</param>
/// <param name="Level">The rating; null = none yet.</param>
/// <param name="Contacted">The applicant was contacted about a bad one.</param>
/// <param name="Resolved">It was mended and answered.</param>
/// <param name="Handlers">User names of those who did the steps of the case.</param>
public sealed record RatedCase(
    CaseStatus Status, Office Authority, LocalDate? EndedOn, RatingLevel? Level, bool Contacted, bool Resolved, ImmutableArray<string> Handlers);

/// <summary>
/// 好差评 (国办发〔2019〕51号): once a case, by the applicant, after its end; a bad one is contacted, mended and answered by the
/// body that handled it. Whoever keeps silent counts by rule.
/// </summary>
public static class Feedback
{
    private const string Basis = "国务院办公厅关于建立政务服务“好差评”制度提高政务服务水平的意见（国办发〔2019〕51号）";

    /// <summary>评价.</summary>
    /// <param name="on">The case.</param>
    /// <param name="level">评价等级.</param>
    /// <param name="comment">In the applicant's words; may be empty.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <param name="rule">好差评规则.</param>
    /// <param name="calendar">The statutory calendar.</param>
    /// <returns>The event, or why not.</returns>
    public static Ruling<CaseEvent> Rate(
        RatedCase on, RatingLevel level, string comment, LocalDate today, RatingRule rule, WorkCalendar calendar)
    {
        if (!Enum.IsDefined(level))
            return new Rejection("WG5731", RejectionKind.Invalid, new Text("评价等级为 1 至 5", "A rating is 1 to 5"), Basis, "level");
        if (on.Status is not (CaseStatus.Delivered or CaseStatus.Declined or CaseStatus.Lapsed or CaseStatus.Withdrawn))
            return new Rejection("WG5732", RejectionKind.Conflict, new Text("办件尚未办结，办结后可以评价", "The case has not come to its end; rate it then"), Basis);
        if (on.Level is not null)
            return new Rejection("WG5733", RejectionKind.Conflict, new Text("本办件已经评价过，一件一评", "The case was rated already; one rating a case"), Basis);
        if (IsSilent(on.EndedOn, today, rule, calendar))
        {
            return new Rejection(
                "WG5734", RejectionKind.Conflict,
                new Text($"办结后{rule.SilentAfter.ToSentence()}内可以评价，现已按默认评价计", $"A case is rated within {rule.SilentAfter.ToEnglish()} of its end; it now counts by rule"), rule.Basis);
        }

        return new CaseEvent.Rated(today, level, comment, IsBad(level) ? new LegalLimit(rule.FollowUp, rule.Basis) : null);
    }

    /// <summary>差评回访: contact.</summary>
    /// <param name="on">The case.</param>
    /// <param name="note">What was said.</param>
    /// <param name="actor">Who contacts.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <returns>The event, or why not.</returns>
    public static Ruling<CaseEvent> Contact(RatedCase on, string note, Actor actor, LocalDate today)
    {
        if (Refuses(on, note, "note", actor) is { } refusal)
            return refusal;
        return on.Contacted
            ? new Rejection("WG5735", RejectionKind.Conflict, new Text("已经回访过", "The applicant was contacted already"), Basis)
            : new CaseEvent.RatingContacted(today, note);
    }

    /// <summary>差评整改结果. Whoever handled the case does not find that its bad rating was a mistake.</summary>
    /// <param name="on">The case.</param>
    /// <param name="result">What was mended, explained or found.</param>
    /// <param name="finding">核实处理结果.</param>
    /// <param name="actor">Who answers.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <returns>The event, or why not.</returns>
    public static Ruling<CaseEvent> Resolve(RatedCase on, string result, RatingFinding finding, Actor actor, LocalDate today)
    {
        if (Refuses(on, result, "result", actor) is { } refusal)
            return refusal;
        if (!on.Contacted)
            return new Rejection("WG5736", RejectionKind.Conflict, new Text("先与评价人联系核实，再反馈整改结果", "Contact the applicant before answering"), Basis);
        return finding == RatingFinding.NotUpheld && on.Handlers.Contains(actor.User)
            ? new Rejection(
                "WG5740", RejectionKind.Forbidden,
                new Text("办理本件的人员不得认定评价为误评或者恶意差评，由其他人员核实", "Who handled the case does not find its rating mistaken: somebody else does"), Basis, "finding")
            : new CaseEvent.RatingResolved(today, result, finding);
    }

    /// <summary>The clock that a bad rating starts; null for one that is not bad, or was given before such clocks were kept.</summary>
    /// <param name="rated">The rating.</param>
    /// <returns>The clock.</returns>
    public static Clock? Begin(CaseEvent.Rated rated) => rated.FollowUp is { } limit
        ? Clock.Start(CaseClocks.FollowUp, ClockKind.FollowUp, limit.Limit, rated.On, limit.Basis)
        : null;

    /// <summary>Whether the time to rate is over.</summary>
    /// <param name="endedOn">Day of the end.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <param name="rule">好差评规则.</param>
    /// <param name="calendar">The statutory calendar.</param>
    /// <returns>True when it is.</returns>
    public static bool IsSilent(LocalDate? endedOn, LocalDate today, RatingRule rule, WorkCalendar calendar) =>
        endedOn < LastDayStillOpen(today, rule, calendar);

    /// <summary>Cases that ended before this day count by rule.</summary>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <param name="rule">好差评规则.</param>
    /// <param name="calendar">The statutory calendar.</param>
    /// <returns>The day.</returns>
    public static LocalDate LastDayStillOpen(LocalDate today, RatingRule rule, WorkCalendar calendar) =>
        BackwardLimit.Before(today, rule.SilentAfter, calendar).On;

    /// <summary>Until when a bad rating is mended and answered.</summary>
    /// <param name="ratedOn">Day of the rating.</param>
    /// <param name="rule">好差评规则.</param>
    /// <param name="calendar">The statutory calendar.</param>
    /// <returns>The last day.</returns>
    public static LocalDate FollowUpBy(LocalDate ratedOn, RatingRule rule, WorkCalendar calendar) =>
        Clock.Start(CaseClocks.FollowUp, ClockKind.FollowUp, rule.FollowUp, ratedOn, rule.Basis).Due(calendar)!.Value.On;

    private static bool IsBad(RatingLevel? level) => level is RatingLevel.Dissatisfied or RatingLevel.VeryDissatisfied;

    private static Rejection? Refuses(RatedCase on, string words, string field, Actor actor)
    {
        if (actor.Office != on.Authority && !actor.Has(Oversight.Supervisor))
            return new Rejection("WG5737", RejectionKind.Forbidden, new Text($"差评由{on.Authority}处理", $"A bad rating is followed up by {on.Authority}"), Basis);
        if (!IsBad(on.Level) || on.Resolved)
            return new Rejection("WG5738", RejectionKind.Conflict, new Text("没有待处理的差评", "There is no bad rating to follow up"), Basis);
        return string.IsNullOrWhiteSpace(words)
            ? new Rejection("WG5739", RejectionKind.Invalid, new Text("请写明情况", "Say what was done"), Basis, field)
            : null;
    }
}
