using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A main item that has sub-items is a heading; nobody can apply for it.</summary>
internal sealed class HeadingIsNoItem : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2002", Severity.Error,
        new Text("有子项的主项（末位 Y）不能直接办理", "A main item that has sub-items (ending in Y) cannot be applied for"),
        new Text("改用子项的基本编码", "Use the basic code of a sub-item"),
        "DB52/T 1264-2018");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        if (subject.Item.Code.Basic.EndsWith('Y'))
            yield return subject.At(Note, $"基本编码 {subject.Item.Code.Basic} 是有子项的主项，不能办理", $"Basic code {subject.Item.Code.Basic} is a heading with sub-items", "code");
    }
}
