using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Supervision;

/// <summary>Whose time it is.</summary>
public enum Party
{
    /// <summary>办理机关: the window and the departments.</summary>
    Agency,

    /// <summary>申请人: corrections.</summary>
    Applicant,

    /// <summary>第三方: experts, laboratories, hearings, public notice – what 行政许可法 第四十五条 does not count.</summary>
    ThirdParty,
}

/// <summary>A stretch of a case's time.</summary>
/// <param name="From">Inclusive start.</param>
/// <param name="To">Exclusive end.</param>
/// <param name="Party">Whose time it is.</param>
/// <param name="Ground">特别程序 that runs, for a third party; else null.</param>
public sealed record Stretch(Instant From, Instant To, Party Party, string? Ground);

/// <summary>A case's time, split between agency, applicant and third party: every minute belongs to one of them.</summary>
/// <param name="Stretches">Without gaps, from receipt to the end or to now.</param>
/// <param name="IsClosed">The case has come to its end.</param>
public sealed record TimeSplit(ImmutableArray<Stretch> Stretches, bool IsClosed)
{
    /// <summary>A hearing suspends as a special procedure does; no step can have this name, with its space.</summary>
    private static readonly StepId Hearing = new("the hearing");

    /// <summary>Whole minutes of a party. The three add up to the whole minutes of the case, give or take two.</summary>
    /// <param name="party">Which party.</param>
    /// <returns>Minutes.</returns>
    public long Minutes(Party party) =>
        (long)Stretches.Where(s => s.Party == party).Aggregate(Duration.Zero, (sum, s) => sum + (s.To - s.From)).TotalMinutes;

    /// <summary>Splits the time of a case by its events.</summary>
    /// <param name="events">All events in order, with their instants.</param>
    /// <param name="now">Until when an open case is counted.</param>
    /// <returns>The split; empty without events.</returns>
    public static TimeSplit Of(IEnumerable<(Instant At, CaseEvent Happened)> events, Instant now)
    {
        var stretches = ImmutableArray.CreateBuilder<Stretch>();
        var special = new List<(StepId Step, string Ground)>();
        var correcting = false;
        Instant? since = null;
        var ended = false;
        foreach (var (at, happened) in events)
        {
            var (party, ground) = Whose(correcting, special);
            if (IsTurn(happened, special))
            {
                Add(stretches, since ?? at, at, party, ground);
                since = at;
            }

            correcting = happened is CaseEvent.CorrectionRequested || (correcting && happened is not (CaseEvent.Corrected or CaseEvent.Lapsed));
            if (happened is CaseEvent.SpecialBegun begun)
                special.Add((begun.Step, begun.Ground));
            if (happened is CaseEvent.HearingSummoned)
                special.Add((Hearing, SuspensionGround.Hearing));
            if (happened is CaseEvent.HearingHeld or CaseEvent.DeemedRenewed)
                special.RemoveAll(s => s.Step == Hearing || happened is CaseEvent.DeemedRenewed);
            if (happened is CaseEvent.StepDone done)
                special.RemoveAll(s => s.Step == done.Step);
            if (IsEnd(happened))
            {
                (since, correcting, ended) = (null, false, true);
                special.Clear();
            }
        }

        if (since is not { } last)
            return new TimeSplit(stretches.ToImmutable(), ended);
        var (whose, why) = Whose(correcting, special);
        Add(stretches, last, now, whose, why);
        return new TimeSplit(stretches.ToImmutable(), false);
    }

    private static (Party Party, string? Ground) Whose(bool correcting, List<(StepId Step, string Ground)> special) =>
        correcting ? (Party.Applicant, null)
        : special.Count > 0 ? (Party.ThirdParty, special[0].Ground)
        : (Party.Agency, null);

    /// <summary>Where one stretch may end and another begin.</summary>
    private static bool IsTurn(CaseEvent happened, List<(StepId Step, string Ground)> special) => happened switch
    {
        CaseEvent.Received or CaseEvent.CorrectionRequested or CaseEvent.Corrected or CaseEvent.SpecialBegun
            or CaseEvent.HearingSummoned or CaseEvent.HearingHeld or CaseEvent.DeemedRenewed or CaseEvent.Reopened => true,
        CaseEvent.StepDone done => special.Exists(s => s.Step == done.Step) || done.Ended,
        _ => IsEnd(happened),
    };

    private static bool IsEnd(CaseEvent happened) =>
        happened is CaseEvent.Declined or CaseEvent.Lapsed or CaseEvent.Withdrawn or CaseEvent.Terminated or CaseEvent.StepDone { Ended: true };

    private static void Add(ImmutableArray<Stretch>.Builder stretches, Instant from, Instant to, Party party, string? ground)
    {
        if (to <= from)
            return;
        if (stretches is [.., var last] && (last.Party, last.Ground) == (party, ground))
            stretches[^1] = last with { To = to };
        else
            stretches.Add(new Stretch(from, to, party, ground));
    }
}
