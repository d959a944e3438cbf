using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions.Rules;
using static WorkflowGov.Definitions.Proofs.Subject;

namespace WorkflowGov.Definitions.Proofs;

/// <summary>Working days from acceptance to a decision, whatever happens on the way.</summary>
/// <param name="Earliest">The fewest; a public notice (公示) lasts its time, everything else may be done at once.</param>
/// <param name="Latest">The most, when every step takes its limit and every return is used.</param>
public sealed record DaySpan(int Earliest, int Latest);

/// <summary>When an item is decided, earliest and latest, and what makes it late.</summary>
/// <param name="Granted">准予; null when it cannot come to that.</param>
/// <param name="Refused">不予; null when it cannot come to that.</param>
/// <param name="WithSpecial">The latest with 特别程序 at their announced time, which the limits do not count.</param>
/// <param name="Dominant">The step that takes most of the longest way; null when nothing takes time.</param>
/// <param name="DominantDays">How many of its days.</param>
public sealed record ProvedTimes(DaySpan? Granted, DaySpan? Refused, int WithSpecial, StepId? Dominant, int DominantDays)
{
    /// <summary>The latest decision of any kind.</summary>
    public int Latest => Math.Max(Granted?.Latest ?? 0, Refused?.Latest ?? 0);
}

/// <summary>
/// 时限: nobody can take longer than promised and yet keep every step's limit. Days of 特别程序 are not counted; the
/// day of acceptance is day 0; branches, returns and joins are those of the engine.
/// </summary>
internal static class Timing
{
    private static readonly DecisionKind[] Kinds = [DecisionKind.Granted, DecisionKind.Refused];

    /// <summary>The times; null when there are too many places to tell.</summary>
    public static ProvedTimes? Of(Subject subject, int placesMax)
    {
        if (Ways(subject, Counted, true, placesMax) is not { } latest
            || Ways(subject, Announced, true, placesMax) is not { } announced
            || Ways(subject, AtLeast, false, placesMax) is not { } earliest)
            return null;
        var longest = Kinds.SelectMany(k => latest[k]).MaxBy(w => w.Days);
        var shares = longest is null ? [] : Shares(longest).GroupBy(s => s.Step).Select(g => (Step: g.Key, Days: g.Sum(s => s.Days)));
        var (dominant, days) = shares.OrderByDescending(s => s.Days).FirstOrDefault();
        return new ProvedTimes(
            Span(DecisionKind.Granted), Span(DecisionKind.Refused), announced.SelectMany(a => a).Select(w => w.Days).DefaultIfEmpty().Max(),
            days > 0 ? dominant : null, days);

        DaySpan? Span(DecisionKind kind) => latest.Contains(kind)
            ? new DaySpan(earliest[kind].Min(w => w.Days), latest[kind].Max(w => w.Days)) : null;
    }

    public static IEnumerable<Violation> Check(Subject subject, ProvedTimes times, int placesMax)
    {
        var (promised, statutory) = (subject.Item.Limits.Promised, subject.Item.Limits.Statutory);
        if (!Keeps(times.Latest, promised))
        {
            var (space, way) = Late(subject, promised, times.Latest, placesMax);
            yield return Found(
                Property.Time, "promise", $"每个环节都不超时，最长也要 {times.Latest} 个工作日才决定，超过承诺 {promised}",
                $"With every step in time the decision may still take {times.Latest} working days, more than the promise of {promised.ToEnglish()}",
                times.Dominant, subject.TrailOf(space, [Done(subject.Accept, "受理", 0), .. way.Way.Select(m => Done(m.Move.Step, m.Move.Outcome.Label, m.Day))]));
        }

        if (statutory is { } limit && !DayCount.Within(promised, limit))
        {
            yield return Found(
                Property.Time, "statute", $"在承诺 {promised} 之内办结，也可能超过法定 {limit}",
                $"Within the promise of {promised.ToEnglish()} a case may exceed the statutory limit of {limit.ToEnglish()}", null, null);
        }
    }

    private static (StateSpace Space, TimedWay Way) Late(Subject subject, TimeLimit promised, int latest, int placesMax)
    {
        var kept = latest;
        while (kept >= 0 && !Keeps(kept, promised))
            kept--;
        return subject.Spaces.Select(s => (Space: s, Way: TimedSpace.Explore(subject.Process, s, Counted, true, placesMax)?.FewestSteps(kept)))
            .Where(w => w.Way is not null).Select(w => (w.Space, Way: w.Way!)).MinBy(w => w.Way.Way.Length);
    }

    private static bool Keeps(int days, TimeLimit promised) => DayCount.Within(new TimeLimit(days, LimitUnit.WorkingDays), promised);

    /// <summary>For each decision the best way of each form; null when there are too many places.</summary>
    private static ILookup<DecisionKind, TimedWay>? Ways(Subject subject, Func<Step, int> days, bool latest, int placesMax)
    {
        var timed = subject.Spaces.Select(s => TimedSpace.Explore(subject.Process, s, days, latest, placesMax)).ToList();
        return timed.Contains(null) ? null : timed
            .SelectMany(t => Kinds.Select(k => (Kind: k, Way: t!.Best(k)))).Where(w => w.Way is not null).ToLookup(w => w.Kind, w => w.Way!);
    }

    /// <summary>Which step each day of a way was waited for: back from the decision, each step from the day it was opened.</summary>
    private static IEnumerable<(StepId Step, int Days)> Shares(TimedWay way)
    {
        for (var i = way.Way.Length - 1; i >= 0;)
        {
            var (move, day) = way.Way[i];
            var opened = i - 1;
            while (opened >= 0 && !way.Way[opened].Move.Entered.Contains(move.Step.Id))
                opened--;
            yield return (move.Step.Id, day - (opened < 0 ? 0 : way.Way[opened].Day));
            i = opened;
        }
    }

    private static int Counted(Step step) => step.Excluded is null ? DayCount.Working(step.Limit) : 0;

    private static int Announced(Step step) => DayCount.Working(step.Limit);

    private static int AtLeast(Step step) =>
        step is { Review: ReviewMethod.PublicNotice, Excluded: null } ? DayCount.WorkingAtLeast(step.Limit) : 0;
}
