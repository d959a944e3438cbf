using WorkflowGov.Core;
using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions.Rules;

/// <summary>The window checks that the list is complete and in legal form; substance is for the back office.</summary>
internal sealed class IntakeLooksAtForm : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2127", Severity.Error,
        new Text("受理只作形式审查", "Acceptance looks at form only"),
        new Text("受理环节的 review 写“形式审查”或者不写", "Set review of the accepting step to 形式审查, or leave it out"),
        "行政许可法 第三十一条、第三十二条");

    public IEnumerable<Finding> Check(RuleSubject subject) => subject.Item.Process.Steps
        .Where(s => s.Kind == StepKind.Accept && s.Review is not (null or ReviewMethod.Formal or ReviewMethod.Automatic))
        .Select(s => subject.At(Note, s, $"受理环节的审查方式是“{Words.Methods.Of(s.Review!.Value)}”", $"The accepting step reviews by '{Words.Methods.Of(s.Review!.Value)}'", "review"));
}
