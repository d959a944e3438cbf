using System.Collections.Immutable;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Runtime.Desk;

/// <summary>
/// What a person may do at a case besides finishing its steps. Every act is tried with <see cref="Decide"/>, which is
/// pure: what would be lawful is offered, and to whom or on which ground; no rule is written a second time.
/// </summary>
/// <param name="Offered">The acts, in the order of <see cref="CaseAct"/>.</param>
/// <param name="Steps">What colleagues said and did at the open steps.</param>
public sealed record CaseActs(ImmutableArray<OfferedAct> Offered, ImmutableArray<StepTalk> Steps)
{
    /// <summary>The acts of a case for one person.</summary>
    /// <param name="of">The case.</param>
    /// <param name="context">Who looks, when, under which definition.</param>
    /// <param name="people">Who the people are.</param>
    /// <param name="offices">Offices that steps could pass to.</param>
    /// <returns>The acts.</returns>
    public static CaseActs Of(ApprovalCase of, CaseContext context, IPeople people, IEnumerable<Office> offices)
    {
        var trial = new ActTrial(of, context, people);
        var atSteps = of.Marking.Active.SelectMany(a => trial.AtStep(context.Item.Process[a.Step]));
        return new CaseActs(
            [.. atSteps.Concat(trial.OfCase(offices)).OrderBy(a => a.Act)],
            [.. of.Marking.Active.Select(a => StepTalk.Of(a, of, context.Item, people)).Where(t => t.SaysAnything)]);
    }
}

/// <summary>An act with what may be chosen in it.</summary>
/// <param name="Act">The act.</param>
/// <param name="Step">The step it is done at; null = the whole case.</param>
/// <param name="StepTitle">环节名称; null = the whole case.</param>
/// <param name="Choices">Colleagues, grounds or entries to choose from; none where nothing is chosen.</param>
/// <param name="Basis">Law and article, where the item names them.</param>
public sealed record OfferedAct(CaseAct Act, StepId? Step, string? StepTitle, ImmutableArray<ActChoice> Choices, string? Basis = null);

/// <summary>Something to choose in an act.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Name">What is shown.</param>
/// <param name="Basis">Law and article, where it has its own.</param>
/// <param name="Group">What the choice amounts to, where that differs between choices.</param>
public sealed record ActChoice(string Value, Text Name, string? Basis = null, Text? Group = null);
