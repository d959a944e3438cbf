using Shouldly;
using WorkflowGov.Core.Items;
using Xunit;

namespace WorkflowGov.Definitions.Tests;

/// <summary>The delivered items are written one by one: what a form asks, a condition demands and an officer checks is the item's own.</summary>
public class ItemWritingTests
{
    private static readonly IReadOnlyList<ServiceItem> Items =
        [.. Catalogue.Load(Path.Combine(SampleFolder.Repository, "definitions")).Catalogue!.Items.Select(i => i.Item)];

    [Fact]
    public void Form_OfAnItem_IsNoOtherItemsForm() =>
        Items.Where(i => !i.Form.IsEmpty)
            .GroupBy(i => string.Join('|', i.Form.Select(f => $"{f.Label}{f.Type}{string.Join('/', f.Options)}")))
            .Where(g => g.Count() > 1)
            .Select(g => string.Join('、', g.Select(i => i.Name)))
            .ShouldBeEmpty();

    [Fact]
    public void Condition_IsNotACriterionAgain() =>
        Items.SelectMany(i => i.Conditions.Intersect(i.Process.Steps.SelectMany(s => s.Criteria)).Select(c => $"{i.Name}：{c}"))
            .ShouldBeEmpty();

    [Fact]
    public void ConditionOrCriterion_RecursInFewItems() =>
        Items.SelectMany(i => i.Conditions.Concat(i.Process.Steps.SelectMany(s => s.Criteria)).Distinct())
            .Where(c => c != "公示期满无异议或者异议经核查不成立")  // the one standard of a public notice, set in the patterns
            .GroupBy(c => c)
            .Where(g => g.Count() > 12)
            .Select(g => $"{g.Key}：{g.Count()}")
            .ShouldBeEmpty();
}
