using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Scenarios;

/// <summary>
/// How a step comes to an outcome: one completion, or where several sign or vote, the act of each of them. What comes next
/// is read from the case, so that a story that is told in one line may take several acts.
/// </summary>
internal sealed class StepActs(Step step, CaseCommand.Complete completion, Actor by, GeneralLaw law, Func<string, Actor?> find)
{
    private int? visit;

    /// <summary>The next command; null once the step is left.</summary>
    public Move? Next(ApprovalCase? on, LocalDate today)
    {
        var open = on?.Marking.Find(step.Id);
        if (visit is { } begun && open?.Visit != begun)
            return null;
        visit = open?.Visit ?? 0;
        if (open is null || step.Signing is not { } signing)
            return Move(by, completion with { ReturnedFor = ReturnedFor, Site = Site(today) });
        var work = on!.Works.FirstOrDefault(w => w.Step == step.Id && w.Visit == open.Visit) ?? new StepWork(step.Id, open.Visit);
        ImmutableArray<string> signers = [by.User, .. completion.With];
        if (signing.Mode == SigningMode.Vote && work.Panel is null)
            return Move(by, new CaseCommand.Convene(step.Id, signers));
        if ((work.Panel?.Members ?? signers).FirstOrDefault(s => work.Signatures.All(x => x.By != s)) is { } next)
            return Signs(next);
        return Move(by, new CaseCommand.ConcludeVote(step.Id, "会议纪要", completion.Opinion));
    }

    /// <summary>The first reason that concerns no material, for an outcome that returns.</summary>
    private ReturnedFor? ReturnedFor => step.Outcomes.Any(o => o.Label == completion.Outcome && o.Action is OutcomeAction.Return)
        ? new ReturnedFor(law.ReturnReasons.First(r => !r.NamesMaterial).Code)
        : null;

    /// <summary>A visit early that day.</summary>
    private SiteRecord? Site(LocalDate today) => step.Review is ReviewMethod.OnSite or ReviewMethod.HomeVisit
        ? new SiteRecord(today.AtMidnight(), "申请人所在地", "如审查要点所答", "核查笔录", "申请人", [new Photo("现场照片", new string('0', 64))])
        : null;

    private Move Signs(string signer)
    {
        var sign = new CaseCommand.Sign(step.Id, completion.Outcome, completion.Findings, completion.Opinion, NoConflict: true, ReturnedFor: ReturnedFor);
        return find(signer) is { } officer ? Move(officer, sign) : Move(by, sign with { Member = signer, Reference = "表决票" });
    }

    private Move Move(Actor actor, CaseCommand command) => new(actor, command, step.Office);
}
