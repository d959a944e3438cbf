using System.Collections.Immutable;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Core.Cases;

/// <summary>
/// 受理标准: each standard of each material that was handed in is answered by name before the case is accepted
/// (行政许可法 第三十二条); nobody vouches for all of them by one word.
/// </summary>
public static class AcceptanceStandards
{
    /// <summary>What there is to answer, in the item's order.</summary>
    /// <param name="application">What was handed in.</param>
    /// <param name="item">The item.</param>
    /// <returns>Material and standard, word for word.</returns>
    public static IEnumerable<(string Material, string Standard)> Asked(Application application, ServiceItem item) =>
        item.Materials.Where(m => application.Materials.Any(s => s.Key == m.Key)).SelectMany(m => m.AcceptIf, (m, standard) => (m.Key, standard));

    /// <summary>The answers of a clerk who found every standard met.</summary>
    /// <param name="application">What was handed in.</param>
    /// <param name="item">The item.</param>
    /// <returns>An answer to each standard.</returns>
    public static ImmutableArray<MaterialCheck> AllMet(Application application, ServiceItem item) =>
        [.. Asked(application, item).Select(s => new MaterialCheck(s.Material, s.Standard, true))];

    /// <summary>Answers must be complete, within the standard, and all yes.</summary>
    internal static Rejection? Refuses(ApprovalCase on, ImmutableArray<MaterialCheck>? checks, ServiceItem item)
    {
        var asked = Asked(on.Application, item).ToHashSet();
        foreach (var check in checks ?? [])
        {
            if (!asked.Remove((check.Material, check.Standard)))
                return Rejections.CheckUnknown(check);
            if (!check.Met)
                return Rejections.StandardFailed(check);
        }

        return asked.Count == 0 ? null : Rejections.CheckOpen(asked.First().Material, asked.First().Standard);
    }

    /// <summary>The event that keeps the answers; none where the item asks for none.</summary>
    internal static IEnumerable<CaseEvent> Kept(ImmutableArray<MaterialCheck>? checks, CaseContext context) =>
        checks is { IsEmpty: false } answers ? [new CaseEvent.MaterialsChecked(context.Today, answers)] : [];
}
