using NodaTime;
using NodaTime.Text;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Runtime.Tests.Model;

/// <summary>
/// A case as the law and the item describe it, written down as plainly as can be and apart from the engine: mutable,
/// without clocks and events, every day counted one by one. A new command is one more line in <see cref="May"/> and one
/// in <see cref="Do"/>; until then it stands in <see cref="NotModelled"/>.
/// </summary>
internal sealed class ReferenceCase(ServiceItem item, GeneralLaw law, Func<LocalDate, bool> isWorkingDay)
{
    /// <summary>Commands that the model does not know yet.</summary>
    public static readonly Type[] NotModelled =
    [
        typeof(CaseCommand.AcceptDeficient), typeof(CaseCommand.CompleteMaterials), typeof(CaseCommand.TellHearingRight),
        typeof(CaseCommand.RequestHearing), typeof(CaseCommand.WaiveHearing), typeof(CaseCommand.SummonHearing), typeof(CaseCommand.RecordHearing),
        typeof(CaseCommand.Extend), typeof(CaseCommand.ExcludeDays), typeof(CaseCommand.RestartLimits),
        typeof(CaseCommand.PreReview), typeof(CaseCommand.VerifyOriginals), typeof(CaseCommand.MatchLicences), typeof(CaseCommand.AppointAgent),
        typeof(CaseCommand.RevokeAgent), typeof(CaseCommand.SignCommitment), typeof(CaseCommand.WithdrawCommitment), typeof(CaseCommand.NotifyPickup),
        typeof(CaseCommand.SendByCourier), typeof(CaseCommand.ReturnByCourier), typeof(CaseCommand.Serve), typeof(CaseCommand.Transfer),
        typeof(CaseCommand.Entrust), typeof(CaseCommand.ConfirmEntrusted), typeof(CaseCommand.Reassign), typeof(CaseCommand.AskOpinion),
        typeof(CaseCommand.GiveOpinion), typeof(CaseCommand.DropOpinion), typeof(CaseCommand.Convene), typeof(CaseCommand.Recuse),
        typeof(CaseCommand.Sign), typeof(CaseCommand.ConcludeVote), typeof(CaseCommand.PostNotice), typeof(CaseCommand.RecordObjection),
        typeof(CaseCommand.AnswerObjection), typeof(CaseCommand.Remind), typeof(CaseCommand.Terminate), typeof(CaseCommand.EndLicence),
        typeof(CaseCommand.Reopen), typeof(CaseCommand.CorrectEntry), typeof(CaseCommand.ChangeOffice), typeof(CaseCommand.MoveVersion),
    ];

    private readonly Step accept = item.Process.Steps.First(s => s.Kind == StepKind.Accept);
    private readonly Dictionary<StepId, string?> claimed = [];
    private readonly Dictionary<StepId, List<string>> doers = [];
    private readonly Dictionary<(StepId, string), int> returns = [];
    private readonly HashSet<StepId> begun = [];
    private readonly Dictionary<StepId, string[]> technicians = [];
    private readonly HashSet<string> received = [];
    private readonly List<(LocalDate From, LocalDate? To)> suspended = [];
    private readonly HashSet<string> materials = [];
    private ProcessRun? run;
    private IReadOnlyDictionary<string, FormValue> form = new Dictionary<string, FormValue>();
    private HashSet<string>? asked;
    private bool wasAsked;
    private LocalDate since;
    private LocalDate? accepted;
    private bool proposed;

    public CaseStatus? Status { get; private set; }

    public DecisionKind? Decision { get; private set; }

    public IEnumerable<StepId> Open => IsClosed ? [] : run?.Open().Select(s => s.Id) ?? [];

    public bool IsClosed => Status is CaseStatus.Declined or CaseStatus.Lapsed or CaseStatus.Withdrawn || run?.Done == true;

    /// <summary>Whether the command is lawful.</summary>
    public bool May(CaseCommand command, Actor actor, LocalDate today, IStaffRoll staff) => command switch
    {
        CaseCommand.Receive c => Status is null && MaySubmit(actor) && IsWhole(c.Application) && !HasExpired(c.Application, today),
        _ when Status is null => false,
        CaseCommand.Accept { Checks: null } => TakesIn(actor) && Status == CaseStatus.Received && Missing().Count == 0
            && item.Materials.All(m => m.Need != MaterialNeed.Deferrable || materials.Contains(m.Key)),
        CaseCommand.RequestCorrection c => TakesIn(actor) && Status == CaseStatus.Received && !wasAsked && c.Defects.Length > 0
            && c.Defects.All(IsDefect) && Missing().All(m => c.Defects.Any(d => d.Material == m)),
        CaseCommand.Correct c => MaySubmit(actor) && Status == CaseStatus.Correcting && today <= Later(since, law.Correction.Limit)
            && c.Materials.Select(m => m.Key).Order().SequenceEqual(asked!.Order()),
        CaseCommand.Decline c => TakesIn(actor) && Status == CaseStatus.Received && c.Reason.Trim().Length > 0,
        CaseCommand.Withdraw => MaySubmit(actor) && Decision is null && !IsClosed,
        CaseCommand.Claim c => OpenStep(c.Step) is { } step && MayHandle(step, [actor.User], actor, staff) && claimed.GetValueOrDefault(c.Step) is null,
        CaseCommand.Release c => OpenStep(c.Step) is not null && claimed.GetValueOrDefault(c.Step) == actor.User,
        CaseCommand.BeginSpecial c => OpenStep(c.Step) is { Excluded: not null } step && MayHandle(step, [actor.User], actor, staff)
            && IsFree(step, actor) && c.NoticeNumber.Trim().Length > 0 && c.Announced.Amount > 0 && !begun.Contains(step.Id),
        CaseCommand.Complete c => OpenStep(c.Step) is { } step && MayComplete(step, c, actor, today, staff),
        CaseCommand.AssignTechnicians c => item.Process.Steps.FirstOrDefault(s => s.Id == c.Step) is { } step && IsTechnical(step)
            && actor.Office == step.Office && (actor.Roles.Contains(step.Role) || actor.Roles.Contains(new Role("审批人")))
            && Status is CaseStatus.InReview or CaseStatus.Suspended && Decision is null
            && c.Users.Distinct().Count() >= Math.Max(step.People, law.Technicians.People)
            && c.Users.All(u => staff.Find(u) is { } colleague && MayHandle(step, [u], colleague, staff)),
        CaseCommand.Expire c => actor.IsSystem && c.Clock.Value switch
        {
            "acceptance" => Status == CaseStatus.Received && !wasAsked && today > Later(since, law.Acceptance.Limit),
            "acceptance:2" => Status == CaseStatus.Received && wasAsked && today > Later(since, law.Acceptance.Limit),
            "correction" => Status == CaseStatus.Correcting && today > Later(since, law.Correction.Limit),
            _ => false,
        },
        _ => throw new InvalidOperationException($"{command.GetType().Name} is not modelled."),
    };

    /// <summary>What a lawful command leads to.</summary>
    public void Do(CaseCommand command, Actor actor, LocalDate today)
    {
        switch (command)
        {
            case CaseCommand.Receive c:
                (Status, since, form) = (CaseStatus.Received, today, c.Application.Form);
                materials.UnionWith(c.Application.Materials.Select(m => m.Key));
                if (!actor.Roles.Contains(new Role("集成商")))
                    received.Add(actor.User);
                run = ProcessRun.Of(item.Process.Root);
                run.Begin(Facts());
                break;
            case CaseCommand.Accept:
                received.Add(actor.User);
                Accept(today);
                break;
            case CaseCommand.RequestCorrection c:
                (Status, since, asked, wasAsked) = (CaseStatus.Correcting, today, [.. c.Defects.Select(d => d.Material)], true);
                break;
            case CaseCommand.Correct c:
                (Status, since) = (CaseStatus.Received, today);
                materials.UnionWith(c.Materials.Select(m => m.Key));
                break;
            case CaseCommand.Decline:
                Status = CaseStatus.Declined;
                break;
            case CaseCommand.Withdraw:
                Status = CaseStatus.Withdrawn;
                break;
            case CaseCommand.Claim c:
                claimed[c.Step] = actor.User;
                break;
            case CaseCommand.Release c:
                claimed.Remove(c.Step);
                break;
            case CaseCommand.BeginSpecial c:
                begun.Add(c.Step);
                Suspend(today);
                break;
            case CaseCommand.AssignTechnicians c:
                technicians[c.Step] = [.. c.Users];
                break;
            case CaseCommand.Complete c:
                Complete(item.Process[c.Step], c, actor, today);
                break;
            case CaseCommand.Expire { Clock.Value: "correction" }:
                Status = CaseStatus.Lapsed;
                break;
            case CaseCommand.Expire:
                Accept(since);
                break;
            default:
                throw new InvalidOperationException($"{command.GetType().Name} is not modelled.");
        }
    }

    /// <summary>The promised due date, day by day: null before acceptance, while suspended, and where days are not what is promised.</summary>
    public LocalDate? PromisedDue()
    {
        if (accepted is not { } day || item.Limits.Promised is not { Unit: LimitUnit.WorkingDays, Amount: > 0 } promise || suspended.Exists(s => s.To is null))
            return null;
        for (var left = promise.Amount; left > 0;)
        {
            day = day.PlusDays(1);
            left -= isWorkingDay(day) && !suspended.Exists(s => day > s.From && day <= s.To) ? 1 : 0;
        }

        // C5: suspended on the last day, it falls due on the day the suspension ends, or on the working day after.
        while (suspended.FindIndex(s => s.From <= day && day < s.To) is >= 0 and var held)
        {
            day = suspended[held].To!.Value;
            while (!isWorkingDay(day))
                day = day.PlusDays(1);
        }

        return day;
    }

    private void Accept(LocalDate day)
    {
        (Status, accepted) = (CaseStatus.InReview, day);
        run!.Finish(accept.Id, Facts());
    }

    private void Complete(Step step, CaseCommand.Complete command, Actor actor, LocalDate today)
    {
        var before = run!.Open().ToList();
        var outcome = step.Outcomes.First(o => o.Label == command.Outcome);
        doers.TryAdd(step.Id, []);
        doers[step.Id].AddRange([actor.User, .. command.With]);
        if (step.Kind == StepKind.Decide && outcome.Action is not OutcomeAction.Return)
        {
            Decision = outcome.Action is OutcomeAction.Refuse ? DecisionKind.Refused : DecisionKind.Granted;
            Status = CaseStatus.Decided;
        }

        if (outcome.Action is OutcomeAction.Revoke)
            Decision = DecisionKind.Revoked;
        claimed.Remove(step.Id);
        begun.Remove(step.Id);
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
        {
            claimed.Remove(gone.Id);
            begun.Remove(gone.Id);
        }

        if (begun.Count == 0)
            Resume(today);
    }

    private void Suspend(LocalDate today)
    {
        if (Status == CaseStatus.InReview)
            Status = CaseStatus.Suspended;
        if (!suspended.Exists(s => s.To is null) && (PromisedDue() is not { } due || today <= due))
            suspended.Add((today, null));
    }

    private void Resume(LocalDate today)
    {
        if (Status == CaseStatus.Suspended)
            Status = CaseStatus.InReview;
        var open = suspended.FindIndex(s => s.To is null);
        if (open >= 0)
            suspended[open] = (suspended[open].From, today);
    }

    private ReferenceFacts Facts() => new(form, proposed, Decision == DecisionKind.Refused);

    private bool TakesIn(Actor actor) => actor.Roles.Contains(accept.Role) && actor.Office == accept.Office;

    private bool MaySubmit(Actor actor) => TakesIn(actor) || actor.Roles.Contains(new Role("集成商"));

    private static bool IsTechnical(Step step) => step.Review is ReviewMethod.Inspection or ReviewMethod.Testing or ReviewMethod.Quarantine;

    private Step? OpenStep(StepId id) => !IsClosed && Status is not (CaseStatus.Received or CaseStatus.Correcting)
        ? run!.Open().FirstOrDefault(s => s.Id == id && s.Kind != StepKind.Accept) : null;

    private bool IsFree(Step step, Actor actor) => (claimed.GetValueOrDefault(step.Id) ?? actor.User) == actor.User;

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

        // Signing and posting a notice are not modelled: without them these steps stay open.
        if (step.Signing is not null || step.Review == ReviewMethod.PublicNotice)
            return false;
        if (IsTechnical(step) && !officers.TrueForAll(o => technicians.GetValueOrDefault(step.Id)?.Contains(o) == true))
            return false;
        if (officers.Distinct().Count() < step.People || (step.Excluded is not null && !begun.Contains(step.Id)))
            return false;
        if (!c.Findings.Select(f => f.Criterion).Order().SequenceEqual(step.Criteria.Order()))
            return false;
        var visits = step.Review is ReviewMethod.OnSite or ReviewMethod.HomeVisit;
        if (visits ? c.Site is not { } site || site.At.Date > today : c.Site is not null)
            return false;
        return Agrees(step, outcome, c);
    }

    /// <summary>The outcome is what the answers say, and gives reasons where it goes against the applicant.</summary>
    private bool Agrees(Step step, OutcomeRule outcome, CaseCommand.Complete c)
    {
        var failed = c.Findings.Any(f => !f.Met);
        if (outcome.Action is OutcomeAction.Continue)
            return !failed && c.ReturnedFor is null && !(step.Kind == StepKind.Decide && proposed);
        if (c.Opinion.Trim().Length == 0 || (!failed && step.Criteria.Length > 0))
            return false;
        if (outcome.Action is not OutcomeAction.Return back)
            return c.ReturnedFor is null && (step.Kind != StepKind.Decide || proposed || failed);
        return c.ReturnedFor is not null && returns.GetValueOrDefault((step.Id, outcome.Label)) < back.Max;
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
        .Where(m => m.Need == MaterialNeed.Required || (m.NeededWhen?.Holds(form) ?? false)).Select(m => m.Key).Where(k => !materials.Contains(k))];

    private bool IsDefect(Defect defect)
    {
        if (item.Materials.FirstOrDefault(m => m.Key == defect.Material) is not { } material)
            return false;
        var here = materials.Contains(material.Key);
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
