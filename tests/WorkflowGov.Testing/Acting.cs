using System.Collections.Immutable;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Testing;

/// <summary>Builds actors and lawful commands for any item, so that a test names only what it is about.</summary>
public static class Acting
{
    /// <summary>A system that hands in applications.</summary>
    public static readonly Actor WebHall = new("web-hall", "网上办事大厅", new Office("网上办事大厅"), [Authority.Integrator]);

    /// <summary>A window clerk who takes in.</summary>
    public static readonly Actor Window = new("window1", "窗口一", Office.Window, [new Role("窗口受理")]);

    /// <summary>Another window clerk.</summary>
    public static readonly Actor OtherWindow = new("window2", "窗口二", Office.Window, [new Role("窗口受理")]);

    /// <summary>Somebody fit for a step, another person for each step.</summary>
    /// <param name="step">The step.</param>
    /// <returns>The actor.</returns>
    public static Actor For(Step step) => Staff.Find(UserOf(step, 1))!;

    /// <summary>A roll on which everybody stands whose name says office and role.</summary>
    public static IStaffRoll Staff { get; } = new Roll();

    /// <summary>The record of a visit long before now; received even longer before.</summary>
    public static SiteRecord Visit { get; } = new(
        new NodaTime.LocalDateTime(2026, 9, 1, 9, 0), "经营场所", "与申请材料一致", "核查1号", "申请人签名")
    {
        Photos = [new Photo("照片1", new string('a', 64))],
    };

    /// <summary>A complete application for an item.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The application.</returns>
    public static Application Application(ServiceItem item)
    {
        var form = item.Form.ToImmutableDictionary(f => f.Key, Value);
        var materials = item.Materials
            .Where(m => m.Need is MaterialNeed.Required or MaterialNeed.Deferrable || (m.NeededWhen?.Holds(form) ?? false))
            .Select(m => new SubmittedMaterial(m.Key, m.Form, string.Empty));
        return new Application(ApplicantOf(item.Audience[0]), form, [.. materials], Channel.Web)
        {
            Commitment = item.Process.Steps.Any(s => s.Kind == StepKind.PostCheck) ? "承诺书 1 号" : null,
        };
    }

    /// <summary>An applicant of a kind, with an identifier whose check digits hold.</summary>
    /// <param name="kind">自然人, 企业法人 …</param>
    /// <returns>The applicant.</returns>
    public static Applicant ApplicantOf(Audience kind) =>
        new(kind, "测试申请人", kind == Audience.NaturalPerson ? "11010519491231002X" : "11440306BA0000015F", "0755-00000000");

    /// <summary>受理 of a complete application, every standard answered.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The command.</returns>
    public static CaseCommand.Accept Accept(ServiceItem item) => new(AcceptanceStandards.AllMet(Application(item), item));

    /// <summary>受理 of what was handed in, every standard answered.</summary>
    /// <param name="on">The case.</param>
    /// <param name="item">The item.</param>
    /// <returns>The command.</returns>
    public static CaseCommand.Accept Accept(ApprovalCase on, ServiceItem item) => new(AcceptanceStandards.AllMet(on.Application, item));

    /// <summary>容缺受理 of what was handed in, every standard answered.</summary>
    /// <param name="on">The case.</param>
    /// <param name="item">The item.</param>
    /// <param name="commitment">Within how long the rest follows.</param>
    /// <returns>The command.</returns>
    public static CaseCommand.AcceptDeficient AcceptDeficient(ApprovalCase on, ServiceItem item, string commitment) =>
        new(Core.TimeLimits.TimeLimit.Parse(commitment), "容缺1号", AcceptanceStandards.AllMet(on.Application, item));

    /// <summary>送达回证 of a result that went into the applicant's mailbox with consent.</summary>
    /// <param name="step">The delivery.</param>
    /// <param name="today">The day of service.</param>
    /// <returns>The command.</returns>
    public static CaseCommand.Serve Serve(Step step, NodaTime.LocalDate today) =>
        new(step.Id, new ServiceReceipt("回证1号", ServiceWay.Electronic, "测试申请人", null, null, today, Consented: true));

    /// <summary>A lawful completion of a step with an outcome.</summary>
    /// <param name="step">The step.</param>
    /// <param name="outcome">The outcome.</param>
    /// <returns>The command.</returns>
    public static CaseCommand.Complete Complete(Step step, OutcomeRule outcome)
    {
        var met = outcome.Action is OutcomeAction.Continue;
        return new CaseCommand.Complete(
            step.Id, outcome.Label, [.. step.Criteria.Select(c => new CriterionFinding(c, met))], met ? string.Empty : "理由",
            [.. Officers(step).Skip(1)], "文号")
        {
            ReturnedFor = outcome.Action is OutcomeAction.Return ? new ReturnedFor(Repository.Catalogue.Law.ReturnReasons.First(r => !r.NamesMaterial).Code) : null,
            Level = outcome.Action is OutcomeAction.Continue && !step.Discretion.IsEmpty ? step.Discretion[0].Level : null,
            Site = step.Review is ReviewMethod.OnSite or ReviewMethod.HomeVisit ? Visit : null,
        };
    }

    /// <summary>All acts, in order, that bring an open step to an outcome.</summary>
    /// <param name="on">The case.</param>
    /// <param name="step">The open step.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="today">The day of the first act.</param>
    /// <returns>The acts.</returns>
    public static IEnumerable<Act> Finishing(ApprovalCase on, Step step, OutcomeRule outcome, NodaTime.LocalDate today)
    {
        if (step.Review is ReviewMethod.Inspection or ReviewMethod.Testing or ReviewMethod.Quarantine)
            yield return new Act(For(step), new CaseCommand.AssignTechnicians(step.Id, [.. Officers(step)]));
        if (step.Excluded is not null && on.Status != CaseStatus.Suspended)
            yield return new Act(For(step), new CaseCommand.BeginSpecial(step.Id, "特告", step.Limit));
        var complete = Complete(step, outcome);
        if (complete.Site is { } site)
            complete = complete with { Site = site with { At = (on.AcceptedOn ?? on.ReceivedOn).AtMidnight() } };
        if (step.Review == ReviewMethod.PublicNotice)
            yield return new Act(For(step), new CaseCommand.PostNotice(step.Id, "政府网站", today, today.PlusDays(9), "公示1号"));
        if (step.Kind == StepKind.Deliver)
        {
            yield return new Act(For(step), Serve(step, today));
            yield break;
        }

        if (step.Signing is not { } signing)
        {
            if (step.Review == ReviewMethod.PublicNotice && outcome.Action is not OutcomeAction.Continue)
            {
                yield return new Act(For(step), new CaseCommand.RecordObjection(step.Id, "邻居", "与事实不符"));
                yield return new Act(For(step), new CaseCommand.AnswerObjection(step.Id, 1, true, "经核查成立"));
            }

            yield return new Act(For(step), complete, step.Review == ReviewMethod.PublicNotice ? 10 : 0);
            yield break;
        }

        if (signing.Mode == SigningMode.Vote)
            yield return new Act(For(step), new CaseCommand.Convene(step.Id, [.. Officers(step)]));
        foreach (var officer in Officers(step))
            yield return new Act(Staff.Find(officer)!, new CaseCommand.Sign(step.Id, outcome.Label, complete.Findings, complete.Opinion, NoConflict: true, ReturnedFor: complete.ReturnedFor));
        if (signing.Mode == SigningMode.Vote)
            yield return new Act(For(step), new CaseCommand.ConcludeVote(step.Id, "纪要1号", string.Empty));
    }

    private static IEnumerable<string> Officers(Step step) => Enumerable.Range(1, step.People).Select(n => UserOf(step, n));

    /// <summary>An officer of an office and role.</summary>
    /// <param name="office">部门.</param>
    /// <param name="role">角色.</param>
    /// <param name="name">What tells them apart.</param>
    /// <returns>The officer.</returns>
    public static Actor Officer(Office office, Role role, string name) => Staff.Find($"{office}/{role}/{name}")!;

    private static string UserOf(Step step, int number) => $"{step.Office}/{step.Role}/{step.Id}-{number}";

    private static FormValue Value(FormField field) => field.Type switch
    {
        FieldType.Number or FieldType.Integer => new FormValue.Number(Math.Ceiling(field.Min ?? 1)),
        FieldType.Boolean => new FormValue.Flag(true),
        FieldType.Choice => new FormValue.Of(field.Options[0]),
        FieldType.Date => new FormValue.Of("2026-11-23"),
        FieldType.IdNumber => new FormValue.Of("11010519491231002X"),
        FieldType.Uscc => new FormValue.Of("11440306BA0000015F"),
        FieldType.Phone => new FormValue.Of("0755-27788888"),
        _ => new FormValue.Of("内容"),
    };

    private sealed class Roll : IStaffRoll
    {
        public Actor? Find(string user) =>
            user.Split('/') is [var office, var role, var name] ? new Actor(user, name, new Office(office), [new Role(role)]) : null;
    }
}

/// <summary>Somebody doing something, some days after what was done before.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Command">What.</param>
/// <param name="DaysLater">How many days after the act before.</param>
public sealed record Act(Actor Actor, CaseCommand Command, int DaysLater = 0);
