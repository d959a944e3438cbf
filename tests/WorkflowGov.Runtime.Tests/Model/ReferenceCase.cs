using NodaTime;
using NodaTime.Text;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Runtime.Tests.Model;

/// <summary>
/// A case as the law and the item describe it, written down as plainly as can be and apart from the engine: mutable,
/// without clocks and events, every day counted one by one. A new command is one more line in what it may and one in what it does.
/// </summary>
internal sealed partial class ReferenceCase(ServiceItem published, GeneralLaw law, Func<LocalDate, bool> isWorkingDay)
{
    private readonly Step accept = published.Process.Steps.First(s => s.Kind == StepKind.Accept);
    private readonly Dictionary<StepId, OpenWork> works = [];
    private readonly Dictionary<StepId, List<string>> doers = [];
    private readonly Dictionary<(StepId, string), int> returns = [];
    private readonly Dictionary<StepId, string[]> technicians = [];
    private readonly HashSet<string> received = [];
    private readonly Dictionary<string, SubmittedMaterial> materials = [];
    private ServiceItem item = published;
    private ProcessRun? run;
    private IReadOnlyDictionary<string, FormValue> form = new Dictionary<string, FormValue>();
    private HashSet<string>? asked;
    private bool wasAsked;
    private LocalDate since;
    private LocalDate? accepted;
    private LocalDate? decidedOn;
    private bool proposed;
    private StepId? sentUp;
    private bool isOver;

    public CaseStatus? Status { get; private set; }

    public DecisionKind? Decision { get; private set; }

    public IEnumerable<StepId> Open => IsClosed ? [] : run?.Open().Select(s => s.Id) ?? [];

    public bool IsClosed => Status is CaseStatus.Declined or CaseStatus.Lapsed or CaseStatus.Withdrawn or CaseStatus.Terminated || isOver || run?.Done == true;

    /// <summary>Whether the command is lawful.</summary>
    public bool May(CaseCommand command, Actor actor, LocalDate today, IStaffRoll staff)
    {
        if (command is CaseCommand.Receive c)
            return Status is null && MaySubmit(actor) && IsWhole(c.Application) && !HasExpired(c.Application, today);
        if (Status is null)
            return false;
        return MayAtWindow(command, actor, today) ?? MayDeliver(command, actor, today, staff) ?? MayHandOver(command, actor, staff)
            ?? MaySign(command, actor, today, staff) ?? MayHear(command, actor, today, staff) ?? MayNotify(command, actor, today, staff) ?? MayEnd(command, actor)
            ?? MayMoveLimits(command, actor, today) ?? MayHandle(command, actor, today, staff) ?? throw new InvalidOperationException($"{command.GetType().Name} is not modelled.");
    }

    /// <summary>What a lawful command leads to.</summary>
    public void Do(CaseCommand command, Actor actor, LocalDate today)
    {
        if (!DoAtWindow(command, actor, today) && !DoDeliver(command, actor, today) && !DoHandOver(command, actor, today)
            && !DoSign(command, actor, today) && !DoHear(command, today) && !DoNotify(command, today) && !DoEnd(command, today)
            && !DoMoveLimits(command, today) && !DoHandle(command, actor, today))
            throw new InvalidOperationException($"{command.GetType().Name} is not modelled.");
    }

    private bool? MayHandle(CaseCommand command, Actor actor, LocalDate today, IStaffRoll staff) => command switch
    {
        CaseCommand.Claim c => OpenStep(c.Step) is { } step && MayHandle(step, [actor.User], actor, staff) && step.Signing?.Mode != SigningMode.All
            && (Work(step).Claimed is null || Work(step).Entrusted is { IsOut: true } lent && lent.By == actor.User),
        CaseCommand.Release c => OpenStep(c.Step) is { } step && Work(step).Claimed == actor.User,
        CaseCommand.BeginSpecial c => OpenStep(c.Step) is { Excluded: not null } step && MayHandle(step, [actor.User], actor, staff)
            && IsFree(step, actor) && c.NoticeNumber.Trim().Length > 0 && c.Announced.Amount > 0 && !Work(step).Begun,
        CaseCommand.Complete c => OpenStep(c.Step) is { } step && MayComplete(step, c, actor, today, staff),
        CaseCommand.AssignTechnicians c => item.Process.Steps.FirstOrDefault(s => s.Id == c.Step) is { } step && IsTechnical(step)
            && actor.Office == step.Office && (actor.Roles.Contains(step.Role) || actor.Roles.Contains(new Role("审批人")))
            && Status is CaseStatus.InReview or CaseStatus.Suspended && Decision is null
            && c.Users.Distinct().Count() >= Math.Max(step.People, law.Technicians.People)
            && c.Users.All(u => staff.Find(u) is { } colleague && MayHandle(step, [u], colleague, staff)),
        CaseCommand.Expire c => actor.IsSystem && c.Clock.Value switch
        {
            "acceptance" => Status == CaseStatus.Received && acceptances == 1 && today > Later(since, law.Acceptance.Limit),
            "acceptance:2" => Status == CaseStatus.Received && acceptances == 2 && today > Later(since, law.Acceptance.Limit),
            "correction" => Status == CaseStatus.Correcting && corrections == 1 && today > Later(since, law.Correction.Limit),
            "hearing-request" => hearing == HearingStage.Told && hearings == 1 && !IsClosed && today > requestBy,
            "hearing-request:2" => hearing == HearingStage.Told && hearings == 2 && !IsClosed && today > requestBy,
            "completion" => owed is not null && completions == 1 && !IsClosed && Decision is null && today > owedBy,
            _ => false,
        },
        _ => null,
    };

    private bool DoHandle(CaseCommand command, Actor actor, LocalDate today)
    {
        switch (command)
        {
            case CaseCommand.Claim c:
                (Work(c.Step).Claimed, Work(c.Step).Entrusted) = (actor.User, null);
                break;
            case CaseCommand.Release c:
                (Work(c.Step).Claimed, Work(c.Step).Entrusted) = (Work(c.Step).Entrusted is { IsOut: true } lent ? lent.By : null, null);
                break;
            case CaseCommand.BeginSpecial c:
                Work(c.Step).Begun = true;
                Suspend(today);
                break;
            case CaseCommand.AssignTechnicians c:
                technicians[c.Step] = [.. c.Users];
                break;
            case CaseCommand.Complete c when Work(c.Step).Entrusted is { IsOut: true } given:
                (given.Draft, given.DraftBy, Work(c.Step).Claimed) = (c, actor.User, given.By);
                break;
            case CaseCommand.Complete c:
                Complete(item.Process[c.Step], c.Outcome, [actor.User, .. c.With], today);
                break;
            case CaseCommand.Expire { Clock.Value: "hearing-request" or "hearing-request:2" }:
                hearing = HearingStage.NotHeld;
                break;
            case CaseCommand.Expire { Clock.Value: "correction" or "completion" }:
                Status = CaseStatus.Lapsed;
                break;
            case CaseCommand.Expire:
                Accept(since);
                break;
            default:
                return false;
        }

        return true;
    }

    private void Accept(LocalDate day)
    {
        (Status, accepted) = (CaseStatus.InReview, day);
        BeginLimits(day);
        run!.Finish(accept.Id, Facts());
    }

    private void Complete(Step step, string label, IEnumerable<string> officers, LocalDate today)
    {
        var before = run!.Open().ToList();
        var outcome = step.Outcomes.First(o => o.Label == label);
        doers.TryAdd(step.Id, []);
        doers[step.Id].AddRange(officers);
        if (step.Kind == StepKind.Decide)
            decidedOn = today;
        if (step.Kind == StepKind.Decide && outcome.Action is not OutcomeAction.Return)
        {
            Decision = outcome.Action is OutcomeAction.Refuse ? DecisionKind.Refused : DecisionKind.Granted;
            Status = CaseStatus.Decided;
        }

        if (step.Forwarding is not null && outcome.Action is OutcomeAction.Continue && !proposed && Decision is null)
            SendUp(step, today);
        if (outcome.Action is OutcomeAction.Revoke)
            Decision = DecisionKind.Revoked;
        works.Remove(step.Id);
        if (outcome.Action is OutcomeAction.Return back)
        {
            returns[(step.Id, outcome.Label)] = returns.GetValueOrDefault((step.Id, outcome.Label)) + 1;
            proposed = false;
            run.GoBack(step.Id, back.To, Facts());
        }
        else
        {
            proposed |= outcome.Action is OutcomeAction.Refuse && step.Kind != StepKind.Decide;
            run.Finish(step.Id, Facts());
        }

        if (step.Kind == StepKind.Deliver || run.Done)
            Status = CaseStatus.Delivered;
        Leave(before, step, outcome, today);
    }

    /// <summary>Steps that fell away with their block are claimed by nobody and suspend nothing.</summary>
    private void Leave(List<Step> before, Step step, OutcomeRule outcome, LocalDate today)
    {
        var open = run!.Open().Select(s => s.Id).ToHashSet();
        foreach (var gone in before.Where(s => !open.Contains(s.Id) || (s == step && outcome.Action is OutcomeAction.Return)))
            works.Remove(gone.Id);

        ResumeIfFree(today);
    }

    /// <summary>What suspends at once counts once: it goes on when the last has ended.</summary>
    private void ResumeIfFree(LocalDate today)
    {
        if (!works.Values.Any(w => w.Begun) && hearing != HearingStage.Summoned)
            Resume(today);
    }

    private void Suspend(LocalDate today)
    {
        if (Status == CaseStatus.InReview)
            Status = CaseStatus.Suspended;
        Each(l => l.Suspend(today));
    }

    private void Resume(LocalDate today)
    {
        if (Status == CaseStatus.Suspended)
            Status = CaseStatus.InReview;
        Each(l => l.Resume(today));
    }

    private ReferenceFacts Facts() => new(form, proposed, Decision == DecisionKind.Refused);

    private bool TakesIn(Actor actor) => actor.Roles.Contains(accept.Role) && actor.Office == accept.Office;

    private bool MaySubmit(Actor actor) => TakesIn(actor) || actor.Roles.Contains(new Role("集成商"));

    private static bool IsTechnical(Step step) => step.Review is ReviewMethod.Inspection or ReviewMethod.Testing or ReviewMethod.Quarantine;

    private Step? OpenStep(StepId id) => !IsClosed && Status is not (CaseStatus.Received or CaseStatus.Correcting)
        && run!.Open().Any(s => s.Id == id && s.Kind != StepKind.Accept) ? item.Process[id] : null;

    private bool IsFree(Step step, Actor actor) => (Work(step).Claimed ?? actor.User) == actor.User;

    private OpenWork Work(Step step) => Work(step.Id);

    private OpenWork Work(StepId step) => works.TryGetValue(step, out var found) ? found : works[step] = new OpenWork();

    private bool MayHandle(Step step, List<string> officers, Actor actor, IStaffRoll staff)
    {
        if (!actor.Roles.Contains(step.Role) || actor.Office != step.Office)
            return false;
        foreach (var user in officers.Where(o => o != actor.User))
        {
            var officer = staff.Find(user);
            if (officer is null ? step.Review != ReviewMethod.ExpertPanel : !officer.Roles.Contains(step.Role) || officer.Office != step.Office)
                return false;
        }

        if (step.Kind is StepKind.Review or StepKind.Special or StepKind.Decide or StepKind.PostCheck && officers.Exists(received.Contains))
            return false;
        return !step.NotBy.Any(other => doers.GetValueOrDefault(other)?.Exists(officers.Contains) == true);
    }

    private bool MayComplete(Step step, CaseCommand.Complete c, Actor actor, LocalDate today, IStaffRoll staff)
    {
        List<string> officers = [actor.User, .. c.With];
        if (step.Outcomes.FirstOrDefault(o => o.Label == c.Outcome) is not { } outcome || !MayHandle(step, officers, actor, staff) || !IsFree(step, actor))
            return false;

        // Who signs does so in person, and 送达 ends with its 回证.
        if (step.Signing is not null || step.Kind == StepKind.Deliver || Waits(step, outcome, today))
            return false;
        if (IsTechnical(step) && !officers.TrueForAll(o => technicians.GetValueOrDefault(step.Id)?.Contains(o) == true))
            return false;
        if (officers.Distinct().Count() < step.People || (step.Excluded is not null && !Work(step).Begun))
            return false;
        var named = step.Discretion.Length > 0 && outcome.Action is OutcomeAction.Continue;
        if (named ? step.Discretion.All(d => d.Level != c.Level) : c.Level is not null)
            return false;
        if (step.Forwarding is not null && outcome.Action is OutcomeAction.Continue && string.IsNullOrWhiteSpace(c.Reference))
            return false;
        var visits = step.Review is ReviewMethod.OnSite or ReviewMethod.HomeVisit;
        if (visits ? c.Site is not { } site || site.At.Date > today : c.Site is not null)
            return false;
        return Agrees(step, outcome, c.Findings, c.Opinion, c.ReturnedFor);
    }

    /// <summary>What a step waits for whoever finishes it.</summary>
    private bool Waits(Step step, OutcomeRule outcome, LocalDate today) =>
        Work(step).Opinions.Exists(o => !o.Given) || NoticeBars(step, outcome, today)
        || (step.Kind == StepKind.Decide && (HearingPends(today) || (owed is not null && outcome.Action is OutcomeAction.Continue)));

    /// <summary>The outcome is what the answers say, and gives reasons where it goes against the applicant.</summary>
    private bool Agrees(Step step, OutcomeRule outcome, IReadOnlyList<CriterionFinding> findings, string opinion, ReturnedFor? returnedFor)
    {
        if (!findings.Select(f => f.Criterion).Order().SequenceEqual(step.Criteria.Order()))
            return false;
        var failed = findings.Any(f => !f.Met);
        if (outcome.Action is OutcomeAction.Continue)
            return !failed && returnedFor is null && !(step.Kind == StepKind.Decide && proposed);
        if (opinion.Trim().Length == 0 || (!failed && step.Criteria.Length > 0))
            return false;
        if (outcome.Action is not OutcomeAction.Return back)
            return returnedFor is null && (step.Kind != StepKind.Decide || proposed || failed);
        return returnedFor is not null && returns.GetValueOrDefault((step.Id, outcome.Label)) < back.Max;
    }

    private bool IsWhole(Application application) =>
        item.Audience.Contains(application.Applicant.Kind) && application.Applicant.Name.Trim().Length > 0
        && item.Form.All(f => !f.Required || application.Form.ContainsKey(f.Key))
        && application.Form.Keys.All(k => item.Form.Any(f => f.Key == k))
        && application.Materials.All(m => item.Materials.Any(listed => listed.Key == m.Key))
        && application.Materials.DistinctBy(m => m.Key).Count() == application.Materials.Length;

    /// <summary>There is nothing left to renew once a licence has expired (行政许可法 第五十条).</summary>
    private bool HasExpired(Application application, LocalDate today) =>
        item.Renewal is { } renewal && application.Form.GetValueOrDefault(renewal.Expires) is FormValue.Of day
        && LocalDatePattern.Iso.Parse(day.Value).Value < today;

    private List<string> Missing() => [.. item.Materials
        .Where(m => m.Need == MaterialNeed.Required || (m.NeededWhen?.Holds(form) ?? false)).Select(m => m.Key).Where(k => !materials.ContainsKey(k))];

    private bool IsDefect(Defect defect)
    {
        if (item.Materials.FirstOrDefault(m => m.Key == defect.Material) is not { } material)
            return false;
        var here = materials.ContainsKey(material.Key);
        if (here && defect.Standard is null && materials[material.Key].Origin == MaterialOrigin.Library)
            return false;
        if (defect.Standard is null && UnseenOriginals().Contains(material.Key))
            return true;
        var wanted = material.Need is MaterialNeed.Required or MaterialNeed.Deferrable || (material.NeededWhen?.Holds(form) ?? false);
        return (wanted || here) && (defect.Standard is null ? !here : material.AcceptIf.Contains(defect.Standard));
    }

    private LocalDate Later(LocalDate day, TimeLimit limit)
    {
        if (limit.Unit == LimitUnit.NaturalDays)
        {
            day = day.PlusDays(limit.Amount);
            while (!isWorkingDay(day))
                day = day.PlusDays(1);
            return day;
        }

        for (var left = limit.Amount; left > 0;)
        {
            day = day.PlusDays(1);
            left -= isWorkingDay(day) ? 1 : 0;
        }

        return day;
    }
}
