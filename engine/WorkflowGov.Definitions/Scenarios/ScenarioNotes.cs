using System.Collections.Immutable;
using WorkflowGov.Core;
using WorkflowGov.Definitions.Rules;

namespace WorkflowGov.Definitions.Scenarios;

/// <summary>What a scenario is held to.</summary>
internal static class ScenarioNotes
{
    public static readonly ImmutableArray<RuleNote> All =
    [
        Error("WG2601", "场景说的事项、环节、材料、人员都存在", "What a scenario names exists", "改成事项里有的名称", "Use a name that the item has"),
        Error("WG2602", "场景里的事情按时间先后排列", "A scenario goes forward in time", "调整先后，或者改正日期", "Put the entries in order, or mend the date"),
        Error("WG2603", "场景里的每一步都办成，或者如所写的被拒绝", "Each act of a scenario succeeds, or is refused as it says", "写明 rejected，或者改正这一步", "State 'rejected', or mend the act"),
        Error("WG2604", "场景预期的事实与办理结果一致", "What a scenario expects is what comes", "核对法律和事项：哪一个不对，就改哪一个", "Look at the law and the item: mend whichever is wrong"),
    ];

    private static RuleNote Error(string code, string zh, string en, string mendZh, string mendEn) =>
        new(code, Severity.Error, new Text(zh, en), new Text(mendZh, mendEn));
}
