using System.Collections.Immutable;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Core.Cases;

/// <summary>
/// 电子证照 in a case (国务院令第716号 第七条、第十条): with the applicant's consent, what the government holds is taken from the
/// store and counts as handed in; asking for it on paper is refused.
/// </summary>
internal static class HeldLicences
{
    public static Ruling<IReadOnlyList<CaseEvent>> Match(ApprovalCase on, CaseCommand.MatchLicences command, CaseContext context)
    {
        var refusal = Authority.MaySubmit(context)
            ?? (on.Status is CaseStatus.Received or CaseStatus.Correcting ? null : Rejections.WrongStatus(on, "匹配电子证照", "match licences of"))
            ?? (string.IsNullOrWhiteSpace(command.Consent.By) ? Rejections.ConsentMissing() : null)
            ?? ApplicationCheck.Materials(command.Found, context.Item);
        if (refusal is not null)
            return refusal;
        ImmutableArray<SubmittedMaterial> found = [.. command.Found.Where(f => on.Application.Materials.All(m => m.Key != f.Key))];
        return new CaseEvent[] { new CaseEvent.LicencesMatched(context.Today, command.Consent, found) };
    }

    public static ApprovalCase Apply(ApprovalCase on, CaseEvent.LicencesMatched e) => on with
    {
        Application = on.Application with { Consent = e.Consent, Materials = [.. on.Application.Materials, .. e.Materials] },
    };

    /// <summary>政务服务机构通过数据共享能够获得的信息，不得要求行政相对人另行提供.</summary>
    public static Rejection? AskedAgain(CaseCommand.RequestCorrection command, ApprovalCase on, ServiceItem item)
    {
        var held = command.Held.IsDefault ? [] : command.Held;
        var again = command.Defects.FirstOrDefault(d => d.Standard is null
            && (held.Contains(d.Material) || on.Application.Materials.Any(m => m.Key == d.Material && m.Origin == MaterialOrigin.Library)));
        return again is null ? null : Rejections.HeldByGovernment(item.Materials.First(m => m.Key == again.Material));
    }
}

/// <summary>Where a material came from.</summary>
public enum MaterialOrigin
{
    /// <summary>申请人提交.</summary>
    Applicant,

    /// <summary>由系统取得: from the e-licence store.</summary>
    Library,
}

/// <summary>同意查询: the applicant lets the case's officers look into the e-licence store.</summary>
/// <param name="By">Who consented: applicant or agent, by name.</param>
public sealed record LicenceConsent(string By);
