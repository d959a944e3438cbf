using System.Collections.Frozen;
using System.Collections.Immutable;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions;

namespace WorkflowGov.Runtime.FrontDesk;

/// <summary>A material the e-licence store can stand in for.</summary>
/// <param name="Material">Its key.</param>
/// <param name="Name">材料名称.</param>
/// <param name="Kind">证照名称.</param>
/// <param name="Number">证照编号.</param>
/// <param name="Issuer">颁发机关.</param>
/// <param name="ValidTo">有效期止; null = 长期有效.</param>
public sealed record LicenceMatch(string Material, string Name, string Kind, string Number, string Issuer, NodaTime.LocalDate? ValidTo);

/// <summary>
/// What the e-licence store adds to commands before they are decided: materials the government holds, and numbers for
/// the certificates we issue. Looks only with consent, and every look is kept.
/// </summary>
public sealed class LicenceDesk(ILicenceStore store, CertificateRule rule, Organisation organisation)
{
    private readonly FrozenDictionary<string, string> shorts = organisation.Authorities.ToFrozenDictionary(a => a.Office.Name, a => a.Short);

    /// <summary>The application with what the store holds, where the applicant consented.</summary>
    /// <param name="application">As handed in.</param>
    /// <param name="context">Who takes it in, under which definition.</param>
    /// <param name="cancellation">Cancels the look.</param>
    /// <returns>The application; unchanged without consent.</returns>
    public async Task<Application> MatchedAsync(Application application, CaseContext context, CancellationToken cancellation)
    {
        if (application.Consent is not { By.Length: > 0 } || Authority.MaySubmit(context) is not null)
            return application;
        return application with { Materials = [.. application.Materials, .. await FoundAsync(application, context, cancellation)] };
    }

    /// <summary>A command with what only the store knows filled in.</summary>
    /// <param name="command">As it was given.</param>
    /// <param name="on">The case.</param>
    /// <param name="context">Who gives it.</param>
    /// <param name="cancellation">Cancels the look.</param>
    /// <returns>The command to decide.</returns>
    public async Task<CaseCommand> PreparedAsync(CaseCommand command, ApprovalCase on, CaseContext context, CancellationToken cancellation) => command switch
    {
        CaseCommand.MatchLicences { Consent.By.Length: > 0 } match when Authority.MaySubmit(context) is null =>
            match with { Found = await FoundAsync(on.Application with { Consent = match.Consent }, context, cancellation) },
        CaseCommand.RequestCorrection correction when on.Application.Consent is not null && AsksForLicence(correction, on, context) =>
            correction with { Held = [.. (await FoundAsync(on.Application, context, cancellation)).Select(m => m.Key)] },
        CaseCommand.Complete complete when IssuesCertificate(complete, on, context) =>
            complete with { CertificateNumber = await NumberAsync(context, cancellation) },
        CaseCommand.MatchLicences match => match with { Found = [] },
        _ => command,
    };

    /// <summary>What the store holds for the materials that an item asks for with this form.</summary>
    /// <param name="application">Who applies, with which form; the consent in it.</param>
    /// <param name="context">Who looks, under which definition.</param>
    /// <param name="cancellation">Cancels the look.</param>
    /// <returns>Matches in the order of the item's list.</returns>
    public async Task<IReadOnlyList<LicenceMatch>> MatchesAsync(Application application, CaseContext context, CancellationToken cancellation)
    {
        var wanted = context.Item.Materials
            .Where(m => m.Licence is not null && (m.IsAskedFor(application.Form) || m.Need == MaterialNeed.Deferrable)).ToList();
        if (wanted.Count == 0)
            return [];
        var held = await store.FindAsync(
            new LicenceQuery(
                application.Applicant.Identifier, application.Consent!.By, $"办理《{context.Item.Name}》", context.Actor.User, context.Actor.Office,
                context.Now, context.CaseId.Value == 0 ? null : context.CaseId),
            cancellation);
        var valid = held.Where(l => l.Status == LicenceStatus.Valid && l.ValidFrom <= context.Today).ToList();
        return
        [
            .. wanted.Select(m => (Material: m, Licence: valid.FirstOrDefault(l => l.Kind == m.Licence))).Where(m => m.Licence is not null)
                .Select(m => new LicenceMatch(m.Material.Key, m.Material.Name, m.Licence!.Kind, m.Licence.Number, m.Licence.Issuer, m.Licence.ValidTo)),
        ];
    }

    private async Task<ImmutableArray<SubmittedMaterial>> FoundAsync(Application application, CaseContext context, CancellationToken cancellation)
    {
        var matches = await MatchesAsync(application, context, cancellation);
        return
        [
            .. matches.Where(m => application.Materials.All(s => s.Key != m.Material))
                .Select(m => new SubmittedMaterial(m.Material, MaterialForm.Electronic, m.Number, MaterialOrigin.Library)),
        ];
    }

    /// <summary>Looked for only where paper is about to be asked for that a licence could stand in for.</summary>
    private static bool AsksForLicence(CaseCommand.RequestCorrection correction, ApprovalCase on, CaseContext context) =>
        Authority.MayTakeIn(context) is null && correction.Defects.Any(d => d.Standard is null
            && on.Application.Materials.All(m => m.Key != d.Material)
            && context.Item.Materials.Any(m => m.Key == d.Material && m.Licence is not null));

    private static bool IssuesCertificate(CaseCommand.Complete complete, ApprovalCase on, CaseContext context) =>
        context.Item.Process.Has(complete.Step) && context.Item.Process[complete.Step] is { Kind: StepKind.Issue }
            && context.Item.Result.IsLicence && on.Decision == DecisionKind.Granted && on.Certificate is null
            && on.Marking.Find(complete.Step) is not null;

    private async Task<string> NumberAsync(CaseContext context, CancellationToken cancellation)
    {
        var (issuer, document, year) = (context.Item.Authority, context.Item.Result.Document, context.Today.Year);
        var serial = await store.NextSerialAsync(issuer, document, year, cancellation);
        return rule.Number(shorts.GetValueOrDefault(issuer.Name, issuer.Name), document, year, serial);
    }
}
