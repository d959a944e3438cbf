using WorkflowGov.Core;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>An office does not consult itself.</summary>
internal sealed class ConsultationAsksOthers : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2131", Severity.Warning,
        new Text("征求意见的对象是其他部门", "A consultation asks another office"),
        new Text("写明 office", "State office"));

    public IEnumerable<Finding> Check(RuleSubject subject) => subject.Item.Process.Steps
        .Where(s => s.Review == ReviewMethod.Consultation && s.Office == subject.Item.Authority)
        .Select(s => subject.At(Note, s, $"“{s.Title}”向实施主体自己征求意见", $"Step '{s.Id}' consults the authority itself", "office"));
}
