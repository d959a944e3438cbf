using WorkflowGov.Core;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A number of copies and no paper, or paper and no copy, contradict each other.</summary>
internal sealed class CopiesFitForm : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2306", Severity.Error,
        new Text("电子材料不要份数，纸质材料至少一份", "Electronic material has no copies, paper has one at least"),
        new Text("改正 copies 或者 form", "Change copies or form"));

    public IEnumerable<Finding> Check(RuleSubject subject) => subject.Item.Materials
        .Where(m => (m.Form == MaterialForm.Electronic) != (m.Copies == 0))
        .Select(m => subject.At(Note, m, $"“{m.Name}”的份数 {m.Copies} 与形式不符", $"{m.Copies} copies of '{m.Name}' do not fit its form", "copies"));
}
