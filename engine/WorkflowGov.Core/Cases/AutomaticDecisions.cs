using System.Collections.Immutable;
using System.Globalization;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Core.Cases;

/// <summary>
/// 秒批: what the definition's guards show to be met is passed at once by the engine, with its reasons and in the name of
/// an answerable person. It only ever grants: whatever is in doubt or against the applicant stays with an officer
/// (个人信息保护法 第二十四条).
/// </summary>
internal static class AutomaticDecisions
{
    /// <summary>What the engine does next of itself; nothing when a person is to act.</summary>
    /// <param name="on">The case.</param>
    /// <param name="context">The engine as actor.</param>
    public static IReadOnlyList<CaseEvent> Next(ApprovalCase on, CaseContext context) => on.Status != CaseStatus.InReview
        ? []
        : on.Marking.Active.Where(a => a is { Visit: 1, ClaimedBy: null }).Select(a => At(on, context.Item.Process[a.Step], context)).FirstOrDefault(e => e.Length > 0) ?? [];

    private static CaseEvent[] At(ApprovalCase on, Step step, CaseContext context)
    {
        if (step.Kind == StepKind.Deliver || step.Automation is not { } automation || !automation.Guards.All(g => g.When.Holds(on.Application.Form)))
            return [];
        var outcome = step.Outcomes.First(o => o.Action is OutcomeAction.Continue);
        var answerable = context.Staff.Everyone
            .Where(a => a.Has(automation.Answerable) && a.Office == step.Office && !on.ReceivedBy.Contains(a.User)).MinBy(a => a.User, StringComparer.Ordinal);
        if (answerable is null || Course.BarOf(on.Standing, step, outcome, failed: false) != Bar.None || Handling.Waits(on, step, outcome, context) is not null)
            return [];
        var findings = automation.Guards.Select(g => new CriterionFinding(g.Criterion, true, string.Join("；", Facts(g.When, on).Distinct())));
        return Handling.Events(
            on, step, outcome, [context.Actor.User],
            new CaseCommand.Complete(step.Id, outcome.Label, [.. findings], string.Empty, [], null) { Answerable = answerable.User }, context);
    }

    /// <summary>The facts a guard rests on: each field with its value.</summary>
    private static IEnumerable<string> Facts(Guard guard, ApprovalCase on) => guard switch
    {
        Guard.Compare c => [$"{LabelOf(c.Field, on)}={TextOf(on.Application.Form.GetValueOrDefault(c.Field))}"],
        Guard.All a => a.Parts.SelectMany(p => Facts(p, on)),
        Guard.Any a => a.Parts.SelectMany(p => Facts(p, on)),
        Guard.Not n => Facts(n.Part, on),
        _ => [],
    };

    private static string LabelOf(string field, ApprovalCase on) => on.Application.Form.ContainsKey(field) ? field : $"{field}（未填）";

    private static string TextOf(FormValue? value) => value switch
    {
        FormValue.Of text => text.Value,
        FormValue.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        FormValue.Flag flag => flag.Value ? "是" : "否",
        _ => string.Empty,
    };
}
