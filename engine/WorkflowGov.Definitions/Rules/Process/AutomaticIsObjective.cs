using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>秒批: an instant item, a guard for every criterion, an answerable person, nothing that takes judgement.</summary>
internal sealed class AutomaticIsObjective : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2162", Severity.Error,
        new Text("自动办理只用于即办件的系统自动审批和其后的决定，每个审查要点都有条件，写明负责的后台角色，没有裁量和会签", "Only an instant item decides by itself: at a 系统自动审批 and the decision after it, with a guard for every criterion, an answerable back-office role, no discretion and no signatures"),
        new Text("补齐 automatic.when，或者删去 automatic 由人员办理", "Complete 'automatic.when', or remove 'automatic' and let an officer do it"),
        "秒批；个人信息保护法 第二十四条");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var steps = subject.Item.Process.Steps;
        foreach (var step in steps)
        {
            if (step.Automation is not { } automation)
                continue;
            var guarded = automation.Guards.Select(g => g.Criterion).ToHashSet(StringComparer.Ordinal);
            if (subject.Item.Handling != Handling.Instant || !(step.Review == ReviewMethod.Automatic || step.Kind == StepKind.Decide) || step.Signing is not null || !step.Discretion.IsEmpty)
                yield return subject.At(Note, step, $"“{step.Title}”不能自动办理", $"Step '{step.Id}' is not done by the engine", "automatic");
            else if (!guarded.SetEquals(step.Criteria))
                yield return subject.At(Note, step, $"“{step.Title}”的条件与审查要点不一一对应", $"The guards of step '{step.Id}' are not one for each criterion", "automatic");
            else if (subject.Shared.Commons.Organisation.SideOf(automation.Answerable) != Side.BackOffice)
                yield return subject.At(Note, step, $"“{automation.Answerable}”不是后台角色", $"'{automation.Answerable}' is no back-office role", "automatic", "answerable");
            else if (step.Kind == StepKind.Decide && steps.Any(s => s.Kind is StepKind.Review or StepKind.Special && s.Automation is null))
                yield return subject.At(Note, step, $"有人员审查的环节，“{step.Title}”不能自动决定", $"An officer reviews, so step '{step.Id}' is not decided by the engine", "automatic");
        }
    }
}
