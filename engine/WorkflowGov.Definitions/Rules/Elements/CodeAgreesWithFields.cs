using WorkflowGov.Core;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions.Rules;

/// <summary>U4: the digits of the code say what the fields say.</summary>
internal sealed class CodeAgreesWithFields : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2001", Severity.Error,
        new Text("编码各段与实施主体、行使层级、事项类型一致", "The parts of the code agree with authority, level and type"),
        new Text("按字段改正编码，或者按编码改正字段", "Change the code by the fields, or the fields by the code"),
        "同一事项、同一标准、同一编码");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var item = subject.Item;
        Finding Wrong(string zh, string en) => subject.At(Note, zh, en, "code");
        var uscc = subject.Shared.Commons.Organisation.Authorities.First(a => a.Office == item.Authority).Uscc;
        if (item.Code.Authority != uscc)
            yield return Wrong($"编码前 18 位应为实施主体的统一社会信用代码 {uscc}", $"Characters 1–18 should be the authority's USCC {uscc}");
        if (item.Code.Level != (char)('0' + (int)item.Level))
            yield return Wrong($"编码第 19 位应为 {(int)item.Level}（行使层级）", $"Character 19 should be {(int)item.Level} (level)");
        if (item.Code.Type != TypeDigits(item))
            yield return Wrong($"编码第 22、23 位应为 {TypeDigits(item)}（事项类型）", $"Characters 22–23 should be {TypeDigits(item)} (type)");
    }

    /// <summary>GB/T 39046-2020 A.1; Guangdong's own items (place 44) use 20 and 21.</summary>
    private static string TypeDigits(ServiceItem item) => (item.Code.Basic[..2], item.Type) switch
    {
        ("44", ItemType.OtherPower) => "20",
        ("44", ItemType.PublicService) => "21",
        (_, var type) => $"{(int)type:00}",
    };
}
