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
    private bool given;

    /// <summary>不同意见: who signs or votes for another outcome.</summary>
    public ImmutableDictionary<string, string> Dissent { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The next command; null once the step is left.</summary>
    public Move? Next(ApprovalCase? on, LocalDate today)
    {
        var open = on?.Marking.Find(step.Id);
        if (visit is { } begun && open?.Visit != begun)
            return null;
        visit = open?.Visit ?? 0;
        if (open is null)
            return Once(Completes(today));
        var work = on!.Works.FirstOrDefault(w => w.Step == step.Id && w.Visit == open.Visit) ?? new StepWork(step.Id, open.Visit);
        if (step.Review is ReviewMethod.Inspection or ReviewMethod.Testing or ReviewMethod.Quarantine && on.Assignments.All(a => a.Step != step.Id) && completion.With.Length + 1 >= law.Technicians.People)
            return Move(by, new CaseCommand.AssignTechnicians(step.Id, [by.User, .. completion.With]));
        if (step.Review == ReviewMethod.PublicNotice && Notice(work, today) is { } noticed)
            return noticed;
        if (step.Signing is not { } signing)
            return Once(Completes(today));
        ImmutableArray<string> signers = [by.User, .. completion.With];
        if (signing.Mode == SigningMode.Vote && work.Panel is null)
            return Move(by, new CaseCommand.Convene(step.Id, signers));
        if ((work.Panel?.Members ?? signers).FirstOrDefault(s => work.Signatures.All(x => x.By != s)) is { } next)
            return Signs(next);
        return Move(by, new CaseCommand.ConcludeVote(step.Id, "会议纪要", completion.Opinion));
    }

    private Move Completes(LocalDate today) => step.Kind == StepKind.Deliver ? Move(by, new CaseCommand.Serve(step.Id, Receipt(today))) : Move(by, completion with { ReturnedFor = ReturnedFor, Site = Site(today), Level = Level });

    /// <summary>公示: posted for a day, or for as long as it must be; what goes against the applicant follows an objection that is right.</summary>
    private Move? Notice(StepWork work, LocalDate today)
    {
        var isAgainst = step.Outcomes.Any(o => o.Label == completion.Outcome && o.Action is not OutcomeAction.Continue);
        if (work.Notice is not { } notice)
            return Move(by, new CaseCommand.PostNotice(step.Id, "政府网站", today, step.NoticePeriod is { } period ? today.PlusDays(2 * period.Amount + 20) : today, "公示编号"));
        if (isAgainst && notice.Objections.IsEmpty)
            return Move(by, new CaseCommand.RecordObjection(step.Id, "利害关系人", "与事实不符"));
        if (notice.Objections.FirstOrDefault(o => o.Answer is null) is { } open)
            return Move(by, new CaseCommand.AnswerObjection(step.Id, open.Number, isAgainst, "经核查"));
        return isAgainst || today > notice.Through ? null : Completes(today) with { NotBefore = notice.Through.PlusDays(1) };
    }

    /// <summary>One act and no other: what an entrusted colleague prepares leaves the step open.</summary>
    private Move? Once(Move move)
    {
        var first = !given;
        given = true;
        return first ? move : null;
    }

    /// <summary>The first reason that concerns no material, for an outcome that returns.</summary>
    private ReturnedFor? ReturnedFor => step.Outcomes.Any(o => o.Label == completion.Outcome && o.Action is OutcomeAction.Return)
        ? new ReturnedFor(law.ReturnReasons.First(r => !r.NamesMaterial).Code)
        : null;

    private string? Level => step.Outcomes.Any(o => o.Label == completion.Outcome && o.Action is OutcomeAction.Continue)
        ? step.Discretion.Select(d => d.Level).FirstOrDefault()
        : null;

    /// <summary>A visit early that day.</summary>
    private SiteRecord? Site(LocalDate today) => step.Review is ReviewMethod.OnSite or ReviewMethod.HomeVisit
        ? new SiteRecord(today.AtMidnight(), "申请人所在地", "如审查要点所答", "核查笔录", "申请人") { Photos = [new Photo("现场照片", new string('0', 64))] }
        : null;

    /// <summary>送达回证 of a result that went into the applicant's mailbox with consent.</summary>
    private static ServiceReceipt Receipt(LocalDate today) => new("送达回证", ServiceWay.Electronic, "申请人", null, null, today, Consented: true);

    private Move Signs(string signer)
    {
        var sign = Dissent.TryGetValue(signer, out var other)
            ? Dissenting(other)
            : new CaseCommand.Sign(step.Id, completion.Outcome, completion.Findings, completion.Opinion, NoConflict: true, ReturnedFor: ReturnedFor);
        return find(signer) is { } officer ? Move(officer, sign) : Move(by, sign with { Member = signer, Reference = "表决票" });
    }

    private CaseCommand.Sign Dissenting(string outcome)
    {
        var met = step.Outcomes.Any(o => o.Label == outcome && o.Action is OutcomeAction.Continue);
        return new CaseCommand.Sign(
            step.Id, outcome, [.. step.Criteria.Select((c, i) => new CriterionFinding(c, met || i > 0))], met ? string.Empty : "见审查要点", NoConflict: true);
    }

    private Move Move(Actor actor, CaseCommand command) => new(actor, command, step.Office);
}
