using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests.Model;

/// <content>What windows and applicants do, and how a case ends and begins again.</content>
internal sealed partial class AnyCommand
{
    private (CaseCommand Command, Actor Actor) FrontDesk(ApprovalCase on) => Next(24) switch
    {
        8 => (new CaseCommand.RequestCorrection(Defects(on)), Clerk()),
        9 => (new CaseCommand.RequestCorrection([]), Clerk()),
        10 when Next(3) == 2 => (new CaseCommand.Decline(DeclineGround.NotRequired, Next(3) == 2 ? " " : "依法不需要"), Clerk()),
        11 => (new CaseCommand.Expire(new ClockName(Next(2) == 0 ? "acceptance" : "acceptance:2")), Engine()),
        12 => (new CaseCommand.Claim(item.Process.Steps[0].Id), Clerk()),
        13 => (new CaseCommand.PreReview(Originals(), "请带原件"), Clerk()),
        14 => (new CaseCommand.VerifyOriginals(Next(5) == 4 ? [] : Originals()), Clerk()),
        15 => (new CaseCommand.MatchLicences(new LicenceConsent(Next(5) == 4 ? " " : "本人"), [Held()]), Clerk()),
        16 => (new CaseCommand.AppointAgent(AnyAgent()), Clerk()),
        17 => (new CaseCommand.RevokeAgent(Next(5) == 4 ? " " : "自己来办"), Clerk()),
        18 => (new CaseCommand.SignCommitment(Next(5) == 4 ? " " : "承诺书 2 号"), Clerk()),
        19 => (new CaseCommand.CorrectEntry(EntryCorrection.Phone, new FormValue.Of(Next(4) == 3 ? on.Application.Applicant.Phone : $"139000{Next(9)}"), Next(6) == 5 ? " " : "笔误"), Clerk()),
        20 or 21 => (new CaseCommand.AcceptDeficient(new TimeLimit(1 + Next(3), Next(9) == 8 ? LimitUnit.NaturalDays : LimitUnit.WorkingDays), Next(6) == 5 ? " " : "容缺1号", Checks(on)), Clerk()),
        _ => (new CaseCommand.Accept(Checks(on)), Clerk()),
    };

    /// <summary>What happens now and then, whatever the status.</summary>
    private (CaseCommand Command, Actor Actor) Rarely(ApprovalCase on) => Next(16) switch
    {
        6 or 7 when on.Owed is { } owed => (new CaseCommand.CompleteMaterials([.. owed.Keys.Skip(Next(3) == 2 ? 1 : 0).Select(k => new SubmittedMaterial(k, MaterialForm.Electronic, string.Empty))]), Clerk()),
        8 => (new CaseCommand.CompleteMaterials([new SubmittedMaterial(item.Materials[0].Key, MaterialForm.Electronic, string.Empty)]), Clerk()),
        9 => (new CaseCommand.Expire(new ClockName("completion")), Engine()),
        10 => (new CaseCommand.CorrectEntry(EntryCorrection.Phone, new FormValue.Of($"138000{Next(9)}"), "笔误"), Clerk()),
        11 when Next(2) == 1 => (new CaseCommand.WithdrawCommitment(Next(5) == 4 ? " " : "条件变了"), Clerk()),
        12 when Next(2) == 1 => (new CaseCommand.Terminate((TerminationGround)Next(4), Next(5) == 4 ? " " : "证明1号"), on.AcceptedOn is null ? Clerk() : Decider()),
        13 when Next(4) == 3 => (new CaseCommand.Withdraw("不办了"), Clerk()),
        14 => Afterwards(on),
        _ => (new CaseCommand.Correct([]), Clerk()),
    };

    /// <summary>撤销、撤回、注销 and 重新办理.</summary>
    private (CaseCommand Command, Actor Actor) Afterwards(ApprovalCase on) => Next(6) switch
    {
        0 or 1 => (new CaseCommand.Reopen((ReopeningGround)Next(3), Next(6) == 5 ? " " : "决定1号"), on.AcceptedOn is null ? Clerk() : Decider()),
        2 or 3 => (new CaseCommand.EndLicence((EndGround)Next(11), Next(6) == 5 ? " " : "经查"), Decider()),
        4 => (new CaseCommand.RevokeAgent("办完了"), Clerk()),
        _ => AtStep(on),
    };

    private ImmutableArray<MaterialCheck> Checks(ApprovalCase on)
    {
        var all = AcceptanceStandards.AllMet(on.Application, item);
        return Next(12) switch
        {
            8 => [],
            9 => [.. all.Skip(1)],
            10 => [.. all.Select((c, i) => i == 0 ? c with { Met = false } : c)],
            11 => [.. all, .. all.Take(1)],
            _ => all,
        };
    }

    private ImmutableArray<string> Originals()
    {
        var fit = item.Materials.Where(m => m.Form == MaterialForm.Original).Select(m => m.Key).ToList();
        return fit.Count == 0 || Next(5) == 4 ? [item.Materials[Next(item.Materials.Length)].Key] : [fit[Next(fit.Count)]];
    }

    private SubmittedMaterial Held() => new(Next(8) == 7 ? "unlisted" : item.Materials[Next(item.Materials.Length)].Key, MaterialForm.Electronic, "电子证照", MaterialOrigin.Library);

    private Agent AnyAgent() => Next(8) switch
    {
        5 => Agents.Fit with { Identifier = "440306198503152019" },
        6 => Agents.Fit with { Power = Agents.Fit.Power with { Until = new LocalDate(2026, 9, 3) } },
        7 => Agents.Fit with { Power = Agents.Fit.Power with { Reference = " " } },
        _ => Agents.Fit,
    };

    private Actor Decider() => Next(6) == 5 ? Acting.Window : Acting.Officer(item.Process.Decision.Office, item.Process.Decision.Role, "decider");
}
