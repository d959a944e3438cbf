using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Runtime.Tests.Model;

/// <content>前台综合受理: what the window does before acceptance, 容缺, 告知承诺, 代办.</content>
internal sealed partial class ReferenceCase
{
    private HashSet<string>? originals;
    private HashSet<string>? owed;
    private LocalDate owedBy;
    private bool committed;
    private Agent? agent;
    private Applicant? applicant;
    private int acceptances;
    private int corrections;
    private int completions;

    private bool IsByCommitment => item.Process.Steps.Any(s => s.Kind == StepKind.PostCheck);

    private bool? MayAtWindow(CaseCommand command, Actor actor, LocalDate today) => command switch
    {
        CaseCommand.Accept c => TakesIn(actor) && IsWhole() && Deferred().Count == 0 && AreAnswered(c.Checks),
        CaseCommand.AcceptDeficient c => TakesIn(actor) && IsWhole() && AreAnswered(c.Checks) && Deferred().Count > 0 && c.Reference.Trim().Length > 0 && MayFollow(c.Commitment, today),
        CaseCommand.CompleteMaterials c => MaySubmit(actor) && owed is not null && !IsClosed && (Decision is not null || today <= owedBy)
            && c.Materials.Length > 0 && c.Materials.DistinctBy(m => m.Key).Count() == c.Materials.Length && c.Materials.All(m => owed.Contains(m.Key)),
        CaseCommand.RequestCorrection c => TakesIn(actor) && Status == CaseStatus.Received && !wasAsked && c.Defects.Length > 0
            && c.Defects.All(IsDefect) && Missing().All(m => c.Defects.Any(d => d.Material == m)),
        CaseCommand.Correct c => MaySubmit(actor) && Status == CaseStatus.Correcting && today <= Later(since, law.Correction.Limit)
            && c.Materials.Select(m => m.Key).Order().SequenceEqual(asked!.Order()),
        CaseCommand.Decline c => TakesIn(actor) && Status == CaseStatus.Received && c.Reason.Trim().Length > 0,
        CaseCommand.Withdraw => MaySubmit(actor) && Decision is null && !IsClosed,
        CaseCommand.PreReview c => TakesIn(actor) && Status == CaseStatus.Received && originals is null && c.Originals.All(IsAskedInOriginal),
        CaseCommand.VerifyOriginals c => TakesIn(actor) && !IsClosed && Status is not (CaseStatus.Decided or CaseStatus.Delivered)
            && c.Materials.Length > 0 && c.Materials.All(IsAskedInOriginal),
        CaseCommand.MatchLicences c => MaySubmit(actor) && IsBeforeAcceptance && c.Consent.By.Trim().Length > 0 && c.Found.All(f => item.Materials.Any(m => m.Key == f.Key)),
        CaseCommand.AppointAgent c => MaySubmit(actor) && !IsClosed && IsFit(c.Agent, today),
        CaseCommand.RevokeAgent c => MaySubmit(actor) && agent is not null && c.Reason.Trim().Length > 0,
        CaseCommand.SignCommitment c => MaySubmit(actor) && IsBeforeAcceptance && IsByCommitment && c.Reference.Trim().Length > 0 && !committed,
        CaseCommand.WithdrawCommitment c => MaySubmit(actor) && Decision is null && !IsClosed && committed && c.Reason.Trim().Length > 0,
        _ => null,
    };

    private bool DoAtWindow(CaseCommand command, Actor actor, LocalDate today)
    {
        switch (command)
        {
            case CaseCommand.Receive c:
                Receive(c.Application, actor, today);
                break;
            case CaseCommand.Accept:
                received.Add(actor.User);
                Accept(today);
                break;
            case CaseCommand.AcceptDeficient c:
                (owed, owedBy, completions) = ([.. Deferred()], Later(today, c.Commitment), completions + 1);
                received.Add(actor.User);
                Accept(today);
                break;
            case CaseCommand.CompleteMaterials c:
                HandIn(c.Materials);
                owed!.ExceptWith(c.Materials.Select(m => m.Key));
                owed = owed.Count == 0 ? null : owed;
                break;
            case CaseCommand.RequestCorrection c:
                (Status, since, asked, wasAsked) = (CaseStatus.Correcting, today, [.. c.Defects.Select(d => d.Material)], true);
                corrections++;
                break;
            case CaseCommand.Correct c:
                (Status, since) = (CaseStatus.Received, today);
                acceptances++;
                HandIn(c.Materials);
                break;
            case CaseCommand.Decline:
                Status = CaseStatus.Declined;
                break;
            case CaseCommand.Withdraw or CaseCommand.WithdrawCommitment:
                Status = CaseStatus.Withdrawn;
                break;
            case CaseCommand.PreReview c:
                originals = [.. c.Originals];
                break;
            case CaseCommand.VerifyOriginals c:
                foreach (var key in c.Materials)
                    materials[key] = materials[key] with { Original = new VerifiedOriginal(today, actor.Name) };
                break;
            case CaseCommand.MatchLicences c:
                HandIn(c.Found.Where(f => !materials.ContainsKey(f.Key)));
                break;
            case CaseCommand.AppointAgent c:
                agent = c.Agent;
                break;
            case CaseCommand.RevokeAgent:
                agent = null;
                break;
            case CaseCommand.SignCommitment:
                committed = true;
                break;
            default:
                return false;
        }

        return true;
    }

    private bool IsBeforeAcceptance => Status is CaseStatus.Received or CaseStatus.Correcting;

    private void Receive(Application application, Actor actor, LocalDate today)
    {
        (Status, since, form, applicant) = (CaseStatus.Received, today, application.Form, application.Applicant);
        (committed, acceptances, receivedOn) = (application.Commitment is not null, 1, today);
        HandIn(application.Materials);
        if (!actor.Roles.Contains(new Role("集成商")))
            received.Add(actor.User);
        run = ProcessRun.Of(item.Process.Root);
        run.Begin(Facts());
    }

    private void HandIn(IEnumerable<SubmittedMaterial> handed)
    {
        foreach (var material in handed)
            materials[material.Key] = material;
    }

    /// <summary>Main materials there, originals seen that were asked for, the commitment signed.</summary>
    private bool IsWhole() => Status == CaseStatus.Received && Missing().Count == 0 && UnseenOriginals().Count == 0 && (committed || !IsByCommitment);

    private List<string> Deferred() => [.. item.Materials.Where(m => m.Need == MaterialNeed.Deferrable).Select(m => m.Key).Where(k => !materials.ContainsKey(k))];

    private List<string> UnseenOriginals() => [.. (originals ?? []).Where(k => materials.GetValueOrDefault(k) is { Original: null, Form: not MaterialForm.Original })];

    private bool IsAskedInOriginal(string key) => item.Materials.FirstOrDefault(m => m.Key == key)?.Form == MaterialForm.Original
        && materials.GetValueOrDefault(key) is { Origin: not MaterialOrigin.Library };

    /// <summary>受理标准 of what was handed in: each answered once, with yes, and nothing else.</summary>
    private bool AreAnswered(IReadOnlyCollection<MaterialCheck>? checks)
    {
        var wanted = item.Materials.Where(m => materials.ContainsKey(m.Key)).SelectMany(m => m.AcceptIf.Distinct(), (m, s) => $"{m.Key} {s}").Order();
        return (checks ?? []).Select(c => $"{c.Material} {c.Standard}").Order().SequenceEqual(wanted) && (checks ?? []).All(c => c.Met);
    }

    /// <summary>What is owed comes some working days before the promise, and within the most the rule allows.</summary>
    private bool MayFollow(TimeLimit commitment, LocalDate today)
    {
        var latest = Later(today, item.Limits.Promised);
        for (var left = law.Deficiency.ShorterBy.Amount; left > 0;)
        {
            latest = latest.PlusDays(-1);
            left -= isWorkingDay(latest) ? 1 : 0;
        }

        return latest > today && commitment.Unit == law.Deficiency.Most.Unit && commitment.Amount >= 1 && commitment.Amount <= law.Deficiency.Most.Amount
            && Later(today, commitment) <= latest;
    }

    private static bool IsFit(Agent by, LocalDate today) => by.Name.Trim().Length > 0 && by.Identifier == Agents.Fit.Identifier
        && by.Power.Reference.Trim().Length > 0 && by.Power.Scope.Length > 0 && !(by.Power.Until < today);
}
