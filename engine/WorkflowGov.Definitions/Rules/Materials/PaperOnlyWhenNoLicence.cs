using WorkflowGov.Core;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions.Rules;

/// <summary>What an office holds already is not fetched by the applicant.</summary>
internal sealed class PaperOnlyWhenNoLicence : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2305", Severity.Warning,
        new Text("政府部门核发的材料能用电子证照的不收纸质", "What government issued is not asked for on paper where an e-licence exists"),
        new Text("写 licence 或者 form: 电子", "State licence, or form: 电子"),
        "国务院关于在线政务服务的若干规定");

    public IEnumerable<Finding> Check(RuleSubject subject) => subject.Item.Materials
        .Where(m => m is { Source: MaterialSource.Government, Licence: null, Form: not MaterialForm.Electronic })
        .Select(m => subject.At(Note, m, $"“{m.Name}”由政府部门核发，却要纸质", $"'{m.Name}' is issued by government but asked for on paper", "form"));
}
