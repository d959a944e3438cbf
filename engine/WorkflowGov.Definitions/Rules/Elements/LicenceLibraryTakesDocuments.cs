using WorkflowGov.Core;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions.Rules;

/// <summary>Only documents enter the e-licence library.</summary>
internal sealed class LicenceLibraryTakesDocuments : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2011", Severity.Error,
        new Text("进入电子证照库的结果是证照、批文或者证明", "What enters the e-licence library is a licence, an approval or a certificate"),
        new Text("改正 result.kind，或者去掉 licence: true", "Change result.kind or remove licence: true"),
        "国务院关于在线政务服务的若干规定");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        if (subject.Item.Result is { IsLicence: true, Kind: ResultKind.Payment or ResultKind.Other })
            yield return subject.At(Note, "这一类结果不能进入电子证照库", "A result of this kind does not enter the e-licence library", "result", "licence");
    }
}
