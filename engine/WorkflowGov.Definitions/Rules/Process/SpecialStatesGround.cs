using WorkflowGov.Core;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>Time is taken out only where the step says on which ground.</summary>
internal sealed class SpecialStatesGround : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2106", Severity.Error,
        new Text("特别程序写明不计时的理由，其他环节不写", "A 特别程序 states why its time is not counted, no other step does"),
        new Text("给特别程序写 excluded，其他环节去掉", "Write excluded for a 特别程序 and nowhere else"),
        "行政许可法 第四十五条");

    public IEnumerable<Finding> Check(RuleSubject subject) => subject.Item.Process.Steps
        .Where(s => (s.Kind == StepKind.Special) != (s.Excluded is not null))
        .Select(s => subject.At(
            Note, s, s.Excluded is null ? $"特别程序“{s.Title}”没有写 excluded" : $"“{s.Title}”不是特别程序，不能写 excluded",
            s.Excluded is null ? $"Step '{s.Id}' is a 特别程序 without 'excluded'" : $"Step '{s.Id}' is no 特别程序 and has no 'excluded'", "excluded"));
}
