using System.Collections.Immutable;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions.Rules;

/// <summary>All rules, written down so that a reader can see them; WG20 codes and limits, WG21 process, WG22 across.</summary>
internal static class ItemRules
{
    public static readonly ImmutableArray<IItemRule> All =
    [
        new CodeAgreesWithFields(),
        new PromiseWithinStatute(),
        new StepsWithinPromise(),
        new InstantMeansAtOnce(),
        new LicensingHasStatutoryLimit(),
        new NoCatchAll(),
        new IntakeApartFromReview(),
        new StartsWithAcceptance(),
        new OfficersEnough(),
        new ExclusionHasGround(),
        new DecisionCanGrantAndRefuse(),
        new ReviewHasCriteria(),
        new CriteriaAreStatements(),
        new ReviewerDoesNotDecide(),
        new EndsWithDelivery(),
    ];

    public static IEnumerable<Finding> Of(ReadItem read, SharedFiles shared) =>
        All.SelectMany(r => r.Check(new RuleSubject(read, shared)));

    /// <summary>Rules over all items: one code once, one name once (U1, U2), one standard for one 基本编码 (U3).</summary>
    public static IEnumerable<Finding> Across(IReadOnlyList<ReadItem> items)
    {
        foreach (var same in items.GroupBy(i => i.Item.Code).Where(g => g.Count() > 1))
        {
            foreach (var item in same.Skip(1))
                yield return At(item, "code", "WG2201", $"编码与 {Other(same)} 相同；一个事项一个编码", $"The code is that of {Other(same)}; one item, one code");
        }

        foreach (var same in items.GroupBy(i => (Normal(i.Item.Name), i.Item.Authority)).Where(g => g.Count() > 1))
        {
            foreach (var item in same.Skip(1))
                yield return At(item, "name", "WG2202", $"名称与 {Other(same)} 相同；同一事项只能有一个编码", $"The name is that of {Other(same)}; the same item has one code");
        }

        foreach (var same in items.GroupBy(i => i.Item.Code.Basic).Where(g => g.Select(i => (i.Item.Type, i.Item.MainItem)).Distinct().Count() > 1))
        {
            foreach (var item in same.Skip(1))
                yield return At(item, "code", "WG2203", $"基本编码 {same.Key} 与 {Other(same)} 相同，但事项类型或主项名称不同", $"Basic code {same.Key} is that of {Other(same)}, with another type or main item");
        }
    }

    private static string Other(IEnumerable<ReadItem> same) => Path.GetFileName(same.First().Places.File);

    private static string Normal(string name) => string.Concat(name.Normalize(System.Text.NormalizationForm.FormKC)
        .Where(c => !char.IsWhiteSpace(c) && !char.IsPunctuation(c)));

    private static Finding At(ReadItem item, string key, string rule, string zh, string en) =>
        new RuleSubject(item, null!).At(key, rule, Severity.Error, zh, en);
}
