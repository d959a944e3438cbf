using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Runtime;

/// <summary>The answer to a command: what an integrator needs to go on, small and stable.</summary>
/// <param name="Number">办件编号.</param>
/// <param name="Item">业务办理项编码.</param>
/// <param name="ItemName">事项名称.</param>
/// <param name="Version">Version of the definition.</param>
/// <param name="DefinitionHash">Hash of the definition.</param>
/// <param name="Status">Where the case stands.</param>
/// <param name="Decision">决定; null before.</param>
/// <param name="Sequence">Number of events so far.</param>
/// <param name="OpenSteps">What is to be done now.</param>
/// <param name="Clocks">Clocks that run or stand still.</param>
/// <param name="Owed">容缺: materials still owed; null when none.</param>
/// <param name="Hearing">听证; null while nobody was told of the right.</param>
/// <param name="Forwarding">转报; null while the case was not sent up.</param>
/// <param name="Test">测试件: handed in to a sandbox; left out for a real case.</param>
public sealed record CaseSummary(
    CaseNumber Number, ItemCode Item, string ItemName, int Version, string DefinitionHash, CaseStatus Status,
    DecisionKind? Decision, int Sequence, ImmutableArray<OpenStep> OpenSteps, ImmutableArray<ClockSummary> Clocks,
    OwedMaterials? Owed, CaseHearing? Hearing, CaseForwarding? Forwarding = null,
    [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault)] bool Test = false);

/// <summary>A step that waits.</summary>
/// <param name="Step">Its name.</param>
/// <param name="Title">环节名称.</param>
/// <param name="Role">Who does it.</param>
/// <param name="Office">Where.</param>
/// <param name="ClaimedBy">Who claimed it; null when nobody did.</param>
/// <param name="Criteria">审查要点 to answer.</param>
/// <param name="Outcomes">Outcomes to choose from.</param>
public sealed record OpenStep(
    StepId Step, string Title, Role Role, Office Office, string? ClaimedBy, ImmutableArray<string> Criteria,
    ImmutableArray<string> Outcomes);

/// <summary>A clock, in short.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Limit">Its budget, as people say it.</param>
/// <param name="StartedOn">Day 0.</param>
/// <param name="DueOn">Due date, inclusive; null while suspended.</param>
/// <param name="Provisional">The due date lies beyond the last published calendar.</param>
/// <param name="Suspended">It stands still.</param>
public sealed record ClockSummary(
    string Name, string Limit, LocalDate StartedOn, LocalDate? DueOn, bool Provisional, bool Suspended);

/// <summary>Makes <see cref="CaseSummary"/>.</summary>
public static class CaseText
{
    /// <summary>The summary of a case.</summary>
    /// <param name="of">The case.</param>
    /// <param name="item">Its definition.</param>
    /// <param name="calendar">The statutory calendar.</param>
    /// <returns>The summary.</returns>
    public static CaseSummary Summary(ApprovalCase of, ServiceItem item, WorkCalendar calendar) => new(
        of.Number, of.Item, item.Name, of.Version, of.DefinitionHash, of.Status, of.Decision, of.Sequence,
        [.. of.Marking.Active.Select(a => Open(a, item.Process[a.Step]))],
        [.. of.Clocks.Where(c => c.StoppedOn is null).Select(c => new ClockSummary(
            c.Name.Value, c.Budget.ToString(), c.StartedOn, c.Due(calendar)?.On, c.Due(calendar)?.Provisional ?? false,
            c.IsSuspended))], of.Owed, of.Hearing, of.Forwarding, of.Test);

    internal static string Answer(ApprovalCase of, ServiceItem item, WorkCalendar calendar) =>
        StoredJson.Write(Summary(of, item, calendar));

    private static OpenStep Open(ActiveStep open, Step step) => new(
        step.Id, step.Title, step.Role, step.Office, open.ClaimedBy, step.Criteria, [.. step.Outcomes.Select(o => o.Label)]);
}
