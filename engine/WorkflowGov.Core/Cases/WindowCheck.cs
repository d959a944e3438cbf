using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Core.Cases;

/// <summary>
/// What the window looks at before it accepts: 网上预审, originals (原件核验), and every acceptance standard (受理标准) answered.
/// None of it touches the clock of acceptance: it runs from receipt (行政许可法 第三十二条).
/// </summary>
internal static class WindowCheck
{
    public static Ruling<IReadOnlyList<CaseEvent>> PreReview(ApprovalCase on, CaseCommand.PreReview command, CaseContext context)
    {
        var refusal = Authority.MayTakeIn(context)
            ?? (on.Status == CaseStatus.Received ? null : Rejections.WrongStatus(on, "预审", "pre-review"))
            ?? (on.Application.Channel == Channel.Window ? Rejections.PreReviewAtWindow() : null)
            ?? (on.PreReview is null ? null : Rejections.PreReviewedAlready(on.PreReview.On))
            ?? command.Originals.Select(k => Unfit(k, on, context.Item)).FirstOrDefault(r => r is not null);
        if (refusal is not null)
            return refusal;
        var due = on.Clocks.Last(c => c.Kind == TimeLimits.ClockKind.Acceptance).Due(context.Calendar)!.Value.On;
        return new CaseEvent[] { new CaseEvent.PreReviewed(context.Today, [.. command.Originals.Distinct()], command.Note, due) };
    }

    public static Ruling<IReadOnlyList<CaseEvent>> VerifyOriginals(ApprovalCase on, CaseCommand.VerifyOriginals command, CaseContext context)
    {
        var refusal = Authority.MayTakeIn(context)
            ?? (on.IsClosed || on.Status is CaseStatus.Decided or CaseStatus.Delivered ? Rejections.WrongStatus(on, "核验原件", "verify originals of") : null)
            ?? (command.Materials.IsEmpty ? Rejections.NothingVerified() : null)
            ?? command.Materials.Select(k => Unfit(k, on, context.Item)).FirstOrDefault(r => r is not null);
        return refusal is not null
            ? refusal
            : new CaseEvent[] { new CaseEvent.OriginalsVerified(context.Today, [.. command.Materials.Distinct()], context.Actor.Name) };
    }

    public static ApprovalCase Apply(ApprovalCase on, CaseEvent happened) => happened switch
    {
        CaseEvent.PreReviewed e => on with { PreReview = new PreReview(e.On, e.Originals) },
        CaseEvent.OriginalsVerified e => on with
        {
            Application = on.Application with
            {
                Materials = [.. on.Application.Materials.Select(m => e.Materials.Contains(m.Key) ? m with { Original = new VerifiedOriginal(e.On, e.By) } : m)],
            },
        },
        _ => on,
    };

    /// <summary>Originals that the pre-review asked for and nobody has seen yet.</summary>
    public static IEnumerable<Material> UnseenOriginals(ApprovalCase on, ServiceItem item) => item.Materials.Where(
        m => on.PreReview?.Originals.Contains(m.Key) == true
            && on.Application.Materials.Any(s => s.Key == m.Key && s.Form != MaterialForm.Original && s.Original is null));

    private static Rejection? Unfit(string key, ApprovalCase on, ServiceItem item)
    {
        if (item.Materials.FirstOrDefault(m => m.Key == key) is not { } material)
            return Rejections.UnlistedMaterial(key, item);
        var given = on.Application.Materials.FirstOrDefault(m => m.Key == key);
        if (given is null)
            return Rejections.OriginalOfNothing(material);
        return given.Origin == MaterialOrigin.Library || material.Form != MaterialForm.Original ? Rejections.OriginalNotAsked(material) : null;
    }
}

/// <summary>网上预审 of a case: passed, with what is to be shown at the window.</summary>
/// <param name="On">The day.</param>
/// <param name="Originals">Keys of the materials whose originals are to be shown.</param>
public sealed record PreReview(LocalDate On, ImmutableArray<string> Originals);

/// <summary>原件已核验.</summary>
/// <param name="On">The day.</param>
/// <param name="By">Name of the clerk who saw it.</param>
public sealed record VerifiedOriginal(LocalDate On, string By);

/// <summary>One acceptance standard (受理标准) answered at the window.</summary>
/// <param name="Material">The material's key.</param>
/// <param name="Standard">Word for word from the definition.</param>
/// <param name="Met">Yes or no.</param>
public sealed record MaterialCheck(string Material, string Standard, bool Met);
