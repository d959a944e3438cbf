using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Runtime.Tests.Model;

/// <content>终止, 撤销、撤回、注销, 重新办理, 更正.</content>
internal sealed partial class ReferenceCase
{
    private bool ended;

    private bool? MayEnd(CaseCommand command, Actor actor) => command switch
    {
        CaseCommand.Terminate c => (accepted is null ? TakesIn(actor) : Decides(actor)) && Decision is null && !IsClosed && c.Evidence.Trim().Length > 0
            && c.Ground != (applicant!.Kind == Audience.NaturalPerson ? TerminationGround.ApplicantDissolved : TerminationGround.ApplicantDied),
        CaseCommand.EndLicence c => Decides(actor) && Decision == DecisionKind.Granted && Status == CaseStatus.Delivered && !ended && c.Reason.Trim().Length > 0,
        CaseCommand.Reopen c => IsClosed && c.Reference.Trim().Length > 0
            && (IsUnaccepted ? TakesIn(actor) : Decision == DecisionKind.Refused && Decides(actor)),
        CaseCommand.ChangeOffice c => actor.Roles.Contains(new Role("政策人员")) && !IsClosed && c.Basis.Trim().Length > 0 && c.From != c.To
            && c.From != Office.Window && c.To != Office.Window && item.Process.Steps.Any(s => s.Office == c.From),
        CaseCommand.CorrectEntry c => TakesIn(actor) && !IsClosed && c.Reason.Trim().Length > 0 && c is { Entry: "applicant.phone", Value: FormValue.Of text } && text.Value != applicant!.Phone,
        _ => null,
    };

    private bool DoEnd(CaseCommand command, LocalDate today)
    {
        switch (command)
        {
            case CaseCommand.Terminate:
                Status = CaseStatus.Terminated;
                break;
            case CaseCommand.EndLicence c:
                (ended, isOver) = (true, true);
                if (c.Ground <= EndGround.Deception)
                    Decision = DecisionKind.Revoked;
                break;
            case CaseCommand.ChangeOffice c:
                successors.Add(new Successor(c.From, c.To));
                item = item.With(successors[^1]);
                foreach (var work in works.Values)
                    work.Claimed = null;
                break;
            case CaseCommand.Reopen:
                Reopen(today);
                break;
            case CaseCommand.CorrectEntry { Value: FormValue.Of text }:
                applicant = applicant! with { Phone = text.Value };
                break;
            default:
                return false;
        }

        return true;
    }

    private bool IsUnaccepted => accepted is null && Status is CaseStatus.Declined or CaseStatus.Lapsed;

    private bool Decides(Actor actor) => item.Process.Decision is var decide && actor.Roles.Contains(decide.Role) && actor.Office == decide.Office;

    /// <summary>From behind the acceptance where it was refused, else from receipt; what was said once counts no more.</summary>
    private void Reopen(LocalDate today)
    {
        var refused = !IsUnaccepted;
        works.Clear();
        returns.Clear();
        (Decision, proposed, wasAsked, owed, isUnderWay, sentOn, hearing) = (null, false, false, null, false, null, null);
        run = ProcessRun.Of(item.Process.Root);
        run.Begin(Facts());
        if (refused)
        {
            Accept(today);
            return;
        }

        (Status, since, receivedOn) = (CaseStatus.Received, today, today);
        acceptances++;
    }
}
