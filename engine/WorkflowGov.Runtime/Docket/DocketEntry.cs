using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Runtime.Docket;

/// <summary>The log of a case that has news for the docket.</summary>
/// <param name="Case">The case.</param>
/// <param name="Item">Its item.</param>
/// <param name="Version">Version of the definition.</param>
/// <param name="Counted">Events the docket knows already.</param>
/// <param name="Events">All events in order.</param>
public sealed record CaseLog(CaseId Case, ItemCode Item, int Version, int Counted, IReadOnlyList<RecordedEvent> Events);

/// <summary>A case as the docket lists it (办件台账).</summary>
/// <param name="Case">The case.</param>
/// <param name="Sequence">Events counted.</param>
/// <param name="Authority">实施主体.</param>
/// <param name="Item">业务办理项编码.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Worst">Worst standing card: 0 none, 1 amber, 2 yellow, 3 red.</param>
/// <param name="Applicant">申请人, a natural person masked.</param>
/// <param name="ReceivedOn">Day of the first receipt.</param>
/// <param name="Offices">Offices that took part.</param>
/// <param name="Words">What it is found by; null when that did not change.</param>
/// <param name="DueOn">The promised, else statutory due date; <see cref="Tally.NoDay"/> when open without one, null when it has ended.</param>
public sealed record DocketEntry(
    CaseId Case, int Sequence, string Authority, string Item, CaseStatus Status, int Worst, string Applicant, LocalDate ReceivedOn,
    ImmutableHashSet<string> Offices, string? Words, LocalDate? DueOn)
{
    /// <summary>Reads a log: the entry, and what its new events add to the figures.</summary>
    /// <param name="log">The log.</param>
    /// <param name="item">The definition the case is pinned to.</param>
    /// <param name="ground">What it is replayed under.</param>
    /// <param name="tally">Takes the counts.</param>
    /// <returns>The entry.</returns>
    public static DocketEntry Of(CaseLog log, ServiceItem item, ReplayGround ground, Tally tally)
    {
        var replay = new CaseReplay(item, ground);
        var count = new CaseCount(replay, tally);
        var offices = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        offices.UnionWith([item.Authority.Name, log.Events[0].Office]);
        Application? known = null;
        foreach (var recorded in log.Events)
        {
            if (recorded.Sequence == log.Counted + 1)
            {
                known = replay.StateIfAny?.Application;
                count.Begin();
            }

            count.Take(recorded);
            offices.UnionWith(replay.State.Marking.Active.Select(a => replay.Item.Process[a.Step].Office.Name));
        }

        count.End();
        var state = replay.State;
        return new DocketEntry(
            log.Case, state.Sequence, item.Authority.Name, item.Code.Value, state.Status, count.Worst, Masked(state.Application.Applicant),
            ChinaTime.DateOf(log.Events[0].At), offices.ToImmutable(),
            ReferenceEquals(known, state.Application) ? null
                : SearchWords.Document(TextsOf(state, item)) + SearchWords.Marks(log.Case.Value, item.Code.Value, item.Authority.Name),
            DueOf(replay));
    }

    /// <summary>A natural person's name, all but the first and (of three or more) the last character hidden.</summary>
    /// <param name="applicant">The applicant.</param>
    /// <returns>The name for lists.</returns>
    public static string Masked(Applicant applicant) => applicant switch
    {
        { Kind: not Audience.NaturalPerson } or { Name.Length: < 2 } => applicant.Name,
        { Name.Length: 2 } => applicant.Name[..1] + "*",
        _ => applicant.Name[..1] + new string('*', applicant.Name.Length - 2) + applicant.Name[^1..],
    };

    private static LocalDate? DueOf(CaseReplay replay)
    {
        var limits = replay.State.Clocks.Where(c => c.StoppedOn is null && c.Kind is ClockKind.Promised or ClockKind.Statutory);
        return replay.State.IsClosed ? null : limits.Select(c => c.Due(replay.Calendar)?.On).Where(d => d is not null).DefaultIfEmpty(Tally.NoDay).Min();
    }

    /// <summary>People read out the end of a number: the day and its serial are a word of their own.</summary>
    private static IEnumerable<string> TextsOf(ApprovalCase state, ServiceItem item)
    {
        var number = state.Number.Value;
        var application = state.Application;
        return [
            number, number[31..], number[39..], application.Applicant.Name, application.Applicant.Identifier, item.Name,
            .. application.Form.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Value).OfType<FormValue.Of>().Select(v => v.Value)];
    }
}
