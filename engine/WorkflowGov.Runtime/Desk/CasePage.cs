using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Runtime.Desk;

/// <summary>All that the page of a case shows, for one person, in one answer.</summary>
/// <param name="Number">办件编号.</param>
/// <param name="Item">业务办理项编码.</param>
/// <param name="ItemName">事项名称.</param>
/// <param name="Version">Version of the definition.</param>
/// <param name="Authority">实施主体.</param>
/// <param name="Basis">设定依据.</param>
/// <param name="Status">Where the case stands.</param>
/// <param name="StatusWords">The same in words.</param>
/// <param name="Decision">决定; null before.</param>
/// <param name="Today">Today in Asia/Shanghai.</param>
/// <param name="ReceivedOn">Day of receipt.</param>
/// <param name="AcceptedOn">Day of acceptance; null before.</param>
/// <param name="Applicant">申请人.</param>
/// <param name="Channel">提交渠道.</param>
/// <param name="Form">The filled-in form.</param>
/// <param name="Materials">The item's list with what was handed in.</param>
/// <param name="Pressing">The clock that presses most; null when none runs.</param>
/// <param name="Clocks">All clocks, the running ones first.</param>
/// <param name="Asked">What is asked now, of whom, and whether of the reader.</param>
/// <param name="Places">The process with the case's place.</param>
/// <param name="MaySpeakForApplicant">Whether the reader may hand in a correction or withdraw.</param>
/// <param name="Correction">The one correction notice; null when none was sent.</param>
/// <param name="FailedCriteria">Criteria answered with no since the last return.</param>
/// <param name="RefusalProposed">A review proposed refusal.</param>
/// <param name="Owed">容缺: materials still owed; null when none.</param>
/// <param name="Hearing">How the hearing stands, and what the reader may do about it.</param>
/// <param name="Extension">What extension the law allows, when the reader may grant one now; null otherwise.</param>
public sealed record CasePage(
    CaseNumber Number, ItemCode Item, string ItemName, int Version, Office Authority, ImmutableArray<string> Basis, CaseStatus Status, Text StatusWords,
    DecisionKind? Decision, LocalDate Today, LocalDate ReceivedOn, LocalDate? AcceptedOn, Applicant Applicant, Channel Channel,
    ImmutableArray<FilledField> Form, ImmutableArray<ListedMaterial> Materials, ClockName? Pressing, ImmutableArray<ShownClock> Clocks,
    ImmutableArray<AskedStep> Asked, ImmutableArray<StepPlace> Places, bool MaySpeakForApplicant, CorrectionNotice? Correction,
    ImmutableArray<string> FailedCriteria, bool RefusalProposed, OwedMaterials? Owed, HearingDesk Hearing, ExtensionRule? Extension)
{
    /// <summary>代办人; null = the applicant acts in person.</summary>
    public Agent? Agent { get; init; }

    /// <summary>The item is decided on a commitment (告知承诺); null when it is not.</summary>
    public CommitmentDesk? Commitment { get; init; }

    /// <summary>网上预审; null when there was none.</summary>
    public PreReview? PreReview { get; init; }

    /// <summary>结果证照; null while none was issued.</summary>
    public Certificate? Certificate { get; init; }

    /// <summary>出件: notified, sent, served; null before any of it.</summary>
    public Handover? Handover { get; init; }

    /// <summary>证件号码 and what else is personal are hidden from this reader; asked for with a reason, they are shown and the look is kept.</summary>
    public bool IsMasked { get; init; }

    /// <summary>The page of a case.</summary>
    /// <param name="of">The case.</param>
    /// <param name="context">Who looks, when, under which definition.</param>
    /// <param name="ladder">When a limit is near its end.</param>
    /// <param name="people">Who the people are.</param>
    /// <returns>The page.</returns>
    public static CasePage Of(ApprovalCase of, CaseContext context, LadderPolicy ladder, IPeople people)
    {
        var item = context.Item;
        ImmutableArray<ShownClock> clocks = [.. of.Clocks.OrderBy(c => c.IsStopped).Select(c => ShownClock.Of(c, context.Today, context.Calendar, ladder))];
        var page = new CasePage(
            of.Number, of.Item, item.Name, of.Version, item.Authority, item.Basis, of.Status, StatusText.Of(of), of.Decision, context.Today,
            of.ReceivedOn, of.AcceptedOn, of.Application.Applicant, of.Application.Channel,
            [.. item.Form.Where(f => of.Application.Form.ContainsKey(f.Key)).Select(f => FilledField.Of(f, of.Application.Form[f.Key]))],
            [.. item.Materials.Select(m => ListedMaterial.Of(m, of))],
            LimitStanding.MostPressing(clocks.Select(c => c.Now))?.Name, clocks,
            [.. of.Marking.Active.Select(a => AskedStep.Of(a, of, context, people))],
            StepPlace.AllOf(of, item, people), Core.Cases.Authority.MaySubmit(context) is null && !of.IsClosed, of.Correction, of.FailedCriteria, of.RefusalProposed,
            of.Owed, HearingDesk.Of(of, context, people), MayExtend(of, context) ? item.Limits.Extension : null)
        {
            Agent = of.Application.Agent,
            Commitment = CommitmentDesk.Of(of, item),
            PreReview = of.PreReview,
            Certificate = of.Certificate,
            Handover = of.Handover,
        };
        return PersonalData.IsNeededBy(context.Actor, of, context) ? page : PersonalData.Hide(page);
    }

    private static bool MayExtend(ApprovalCase of, CaseContext context)
    {
        var decide = context.Item.Process.Decision;
        return of.Status is CaseStatus.InReview or CaseStatus.Suspended && !of.Extended
            && context.Actor.Has(decide.Role) && context.Actor.Office == decide.Office;
    }
}

/// <summary>A field of the form with its value, ready to read.</summary>
/// <param name="Key">The field's key.</param>
/// <param name="Label">Its label.</param>
/// <param name="Value">The value with its unit.</param>
/// <param name="Personal">个人信息.</param>
public sealed record FilledField(string Key, string Label, string Value, bool Personal)
{
    internal static FilledField Of(FormField field, FormValue value) => new(field.Key, field.Label, TextOf(value) + Unit(field), field.Personal);

    private static string Unit(FormField field) => field.Unit is { } unit ? $" {unit}" : string.Empty;

    private static string TextOf(FormValue value) => value switch
    {
        FormValue.Of text => text.Value,
        FormValue.Number number => number.Value.ToString("#,0.############", System.Globalization.CultureInfo.InvariantCulture),
        FormValue.Flag flag => flag.Value ? "是" : "否",
        _ => throw new InvalidOperationException($"Unknown value {value.GetType().Name}."),
    };
}

/// <summary>A material of the item's list in this case.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">材料名称.</param>
/// <param name="Asked">It is asked for with this form.</param>
/// <param name="Need">必要性.</param>
/// <param name="Form">材料形式 as the item asks for it.</param>
/// <param name="Licence">The e-licence that makes paper unnecessary, or null.</param>
/// <param name="AcceptIf">受理标准.</param>
/// <param name="HandedIn">What was handed in; null when nothing was.</param>
public sealed record ListedMaterial(
    string Key, string Name, bool Asked, MaterialNeed Need, MaterialForm Form, string? Licence, ImmutableArray<string> AcceptIf, SubmittedMaterial? HandedIn)
{
    internal static ListedMaterial Of(Material material, ApprovalCase of) => new(
        material.Key, material.Name, material.IsAskedFor(of.Application.Form), material.Need, material.Form, material.Licence, material.AcceptIf,
        of.Application.Materials.FirstOrDefault(s => s.Key == material.Key));
}

/// <summary>A clock with its ribbon and its reasons.</summary>
/// <param name="Now">How it stands today.</param>
/// <param name="Basis">Law and article, or null.</param>
/// <param name="Why">Why it falls due when it does, in a sentence.</param>
/// <param name="Days">The same day by day.</param>
public sealed record ShownClock(LimitStanding Now, string? Basis, Text Why, ImmutableArray<RibbonDay> Days)
{
    /// <summary>Explains a clock.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <param name="calendar">The statutory calendar.</param>
    /// <param name="ladder">When a limit is near its end.</param>
    /// <returns>How it stands, and why.</returns>
    public static ShownClock Of(Clock clock, LocalDate today, WorkCalendar calendar, LadderPolicy ladder)
    {
        var why = clock.Explain(calendar);
        return new ShownClock(
            LimitStanding.Of(clock, today, calendar, ladder), clock.Basis, new Text(why.ToChinese(), why.ToEnglish()),
            ClockRibbon.Of(why, today, calendar));
    }
}
