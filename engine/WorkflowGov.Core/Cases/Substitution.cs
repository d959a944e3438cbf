using System.Collections.Immutable;
using NodaTime;

namespace WorkflowGov.Core.Cases;

/// <summary>代理: while an officer is away, a colleague of the same office and role acts in their name.</summary>
/// <param name="Of">Who is away, by user name.</param>
/// <param name="By">Who stands in, by user name.</param>
/// <param name="From">First day (Asia/Shanghai).</param>
/// <param name="Through">Last day, inclusive.</param>
/// <param name="Reason">事由.</param>
public sealed record Substitution(string Of, string By, LocalDate From, LocalDate Through, string Reason)
{
    /// <summary>No absence is planned for longer; a longer one is a change of duties.</summary>
    private const int DaysMax = 180;

    /// <summary>Whether it holds on a day.</summary>
    /// <param name="day">The day.</param>
    /// <returns>True from the first to the last day.</returns>
    public bool HoldsOn(LocalDate day) => day >= From && day <= Through;

    /// <summary>Whether somebody may appoint this substitute: the absent officer, the head of the office or a supervisor.</summary>
    /// <param name="actor">Who appoints.</param>
    /// <param name="standing">Substitutions that stand.</param>
    /// <param name="staff">The roll.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <returns>The refusal, or null when it may be appointed.</returns>
    public Rejection? Refuses(Actor actor, IEnumerable<Substitution> standing, IStaffRoll staff, LocalDate today)
    {
        if (staff.Find(Of) is not { } absent)
            return Rejections.NotOnRoll(Of);
        if (staff.Find(By) is not { } substitute)
            return Rejections.NotOnRoll(By);
        var overlapping = standing.Where(s => s.From <= Through && From <= s.Through).ToImmutableArray();
        return (MayArrange(actor, absent) ? null : Rejections.NoArranging(actor, absent))
            ?? (Of != By && absent.Office == substitute.Office && absent.Roles.All(substitute.Has) ? null : Rejections.SubstituteUnfit(absent, substitute))
            ?? (From <= Through && Through >= today && Period.DaysBetween(From, Through) < DaysMax ? null : Rejections.SubstitutionPeriodWrong(DaysMax))
            ?? (string.IsNullOrWhiteSpace(Reason) ? Rejections.WhyMissing("代理", "a substitution") : null)
            ?? (overlapping.Any(s => s.Of == Of) ? Rejections.SubstitutedAlready(absent) : null)
            ?? (overlapping.Any(s => s.Of == By || s.By == Of) ? Rejections.SubstituteAway(substitute) : null);
    }

    /// <summary>Whether an actor arranges for an officer: themselves, the head of the office, a supervisor.</summary>
    /// <param name="actor">Who arranges.</param>
    /// <param name="absent">For whom.</param>
    /// <returns>True when they may.</returns>
    public static bool MayArrange(Actor actor, Actor absent) => actor.User == absent.User || actor.Has(Supervision.Oversight.Supervisor)
        || (actor.Has(Authority.Head) && actor.Office == absent.Office);
}
