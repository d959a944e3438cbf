using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>What a correction notice quotes must be clear to the applicant.</summary>
internal sealed class ChecksAreStatements : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2309", Severity.Error,
        new Text("受理标准是可以判断的陈述", "A check for acceptance is a statement that is met or not"),
        new Text("改写成可以判断“符合/不符合”的陈述", "Rewrite it as a statement that is met or not"),
        "压缩自由裁量空间");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var material in subject.Item.Materials)
        {
            for (var i = 0; i < material.AcceptIf.Length; i++)
            {
                if (Statement.Fault(material.AcceptIf[i]) is { } word)
                    yield return subject.At(Note, material, $"受理标准“{material.AcceptIf[i]}”含“{word}”，无法判断是否符合", $"Check '{material.AcceptIf[i]}' cannot be judged ('{word}')", "accept_if", $"{i}").Replaced(Statement.Mended(material.AcceptIf[i]));
            }
        }
    }
}
