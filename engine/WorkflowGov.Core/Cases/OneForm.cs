using System.Collections.Immutable;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Core.Cases;

/// <summary>One item of a 一件事 with what is its own.</summary>
/// <param name="Item">The definition in force.</param>
/// <param name="Form">Values that are this item's only.</param>
/// <param name="Materials">Materials that are this item's only.</param>
/// <param name="Commitment">Number of the signed 告知承诺书, for items decided on one.</param>
public sealed record GroupedItem(
    ServiceItem Item, ImmutableDictionary<string, FormValue> Form, ImmutableArray<SubmittedMaterial> Materials, string? Commitment = null);

/// <summary>
/// 一件事 (一张表单、一套材料、多个事项): shared values and materials go to every item that asks for them; each item becomes a
/// case with its own code, clocks and decision.
/// </summary>
public static class OneForm
{
    private const string Basis = "国务院关于进一步优化政务服务提升行政效能推动“高效办成一件事”的指导意见（国发〔2024〕3号）";

    /// <summary>The application of each item.</summary>
    /// <param name="shared">Applicant, shared form and materials, channel, agent and consent.</param>
    /// <param name="items">The items.</param>
    /// <param name="group">Number of the intake.</param>
    /// <returns>An application an item in their order, or why not.</returns>
    public static Ruling<IReadOnlyList<Application>> Split(Application shared, ImmutableArray<GroupedItem> items, string group)
    {
        var refusal = items.Length < 2
            ? new Rejection("WG5161", RejectionKind.Invalid, new Text("一件事至少有两个事项", "One form for several items names two or more"), Basis, "items")
            : items.GroupBy(i => i.Item.Code).FirstOrDefault(g => g.Count() > 1) is { } twice
                ? new Rejection("WG5162", RejectionKind.Invalid, new Text($"事项 {twice.Key} 重复", $"Item {twice.Key} is named twice"), Basis, "items")
                : UnknownField(shared, items) ?? UnfitMaterial(shared, items);
        if (refusal is not null)
            return refusal;
        return items.Select(i => shared with
        {
            Form = shared.Form.RemoveRange(shared.Form.Keys.Where(k => i.Item.Form.All(f => f.Key != k))).SetItems(i.Form),
            Materials = [.. shared.Materials.Where(m => i.Item.Materials.Any(x => x.Key == m.Key) && i.Materials.All(o => o.Key != m.Key)), .. i.Materials],
            Commitment = i.Commitment,
            Group = group,
        }).ToList();
    }

    private static Rejection? UnknownField(Application shared, ImmutableArray<GroupedItem> items) =>
        shared.Form.Keys.FirstOrDefault(k => items.All(i => i.Item.Form.All(f => f.Key != k))) is { } unknown
            ? Rejections.UnknownField(unknown)
            : null;

    /// <summary>One paper serves several items only where all of them ask for the same thing.</summary>
    private static Rejection? UnfitMaterial(Application shared, ImmutableArray<GroupedItem> items)
    {
        foreach (var material in shared.Materials)
        {
            var names = items.SelectMany(i => i.Item.Materials).Where(m => m.Key == material.Key).Select(m => m.Name).Distinct().ToList();
            if (names.Count == 0)
                return Rejections.UnlistedMaterial(material.Key, items[0].Item);
            if (names.Count > 1)
            {
                return new Rejection(
                    "WG5163", RejectionKind.Invalid,
                    new Text(
                        $"材料“{material.Key}”在各事项中不是同一份（{string.Join("、", names)}），请分事项提交",
                        $"Material '{material.Key}' is not one and the same in these items; hand it in for each of them"), Basis, $"materials.{material.Key}");
            }
        }

        return null;
    }
}
