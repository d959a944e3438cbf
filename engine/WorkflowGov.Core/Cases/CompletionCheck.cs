using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Cases;

/// <summary>What finishing a step takes besides outcome and criteria: a coded reason for a return, the record of a site.</summary>
internal static class CompletionCheck
{
    private const int Sha256Digits = 64;

    /// <summary>Methods that go to a place and bring a record back.</summary>
    public static bool GoesToSite(Step step) => step.Review is ReviewMethod.OnSite or ReviewMethod.HomeVisit;

    /// <summary>退回 names its reason by code; where it concerns a material, the listed material and the standard it fails.</summary>
    public static Rejection? Return(Step step, OutcomeRule outcome, ReturnedFor? named, CaseContext context)
    {
        var reasons = context.Law.ReturnReasons;
        if (outcome.Action is not OutcomeAction.Return)
            return named is null ? null : Rejections.NothingReturned(step, outcome);
        if (named is null || reasons.FirstOrDefault(r => r.Code == named.Reason) is not { } reason)
            return Rejections.ReturnReasonMissing(step, reasons);
        if (named.Material is null)
            return reason.NamesMaterial ? Rejections.ReturnNamesMaterial(reason) : null;
        if (context.Item.Materials.FirstOrDefault(m => m.Key == named.Material) is not { } material)
            return Rejections.UnlistedMaterial(named.Material, context.Item);
        return named.Standard is { } standard && material.AcceptIf.Contains(standard)
            ? null
            : Rejections.UnknownStandard(named.Standard ?? string.Empty, material);
    }

    /// <summary>裁量标准: a grant names the level applied, and nothing else does.</summary>
    public static Rejection? Level(Step step, OutcomeRule outcome, string? level)
    {
        var isNamed = !step.Discretion.IsEmpty && outcome.Action is OutcomeAction.Continue;
        if (isNamed)
            return step.Discretion.Any(d => d.Level == level) ? null : Rejections.LevelMissing(step);
        return level is null ? null : Rejections.NoLevel(step, outcome);
    }

    /// <summary>现场核查 and 入户调查 end with the signed record; an inspection also shows photos.</summary>
    public static Rejection? Site(ApprovalCase on, Step step, SiteRecord? record, CaseContext context)
    {
        if (!GoesToSite(step))
            return record is null ? null : Rejections.NoSite(step);
        if (record is null || new[] { record.Place, record.Findings, record.Number, record.Party }.Any(string.IsNullOrWhiteSpace))
            return Rejections.SiteRecordMissing(step);
        if (record.At > context.Now.InZone(ChinaTime.Zone).LocalDateTime || record.At.Date < on.ReceivedOn)
            return Rejections.SiteTimeWrong(step);
        if (step.Review == ReviewMethod.OnSite && record.Photos.IsDefaultOrEmpty)
            return Rejections.PhotosMissing(step);
        return !record.Photos.IsDefaultOrEmpty && record.Photos.Any(p => p.Sha256.Length != Sha256Digits || !p.Sha256.All(char.IsAsciiHexDigit) || p.Reference.Length == 0)
            ? Rejections.PhotoUnfit(step)
            : null;
    }
}
