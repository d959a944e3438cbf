using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.Tests.Calendars;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Tests.TimeLimits;

/// <summary>The smallest item there can be, and a case of it that is told what to do day by day.</summary>
internal sealed class SmallCase
{
    private static readonly Role WindowRole = new("窗口受理");
    private static readonly ItemCode Code = ItemCode.Parse("11440306BA00000123 4 000112006001 01");
    private static readonly Actor Clerk = new("clerk", "窗口人员", Office.Window, [WindowRole]);

    private static readonly GeneralLaw Law = new(
        new LegalLimit(TimeLimit.Parse("5 工作日"), "行政许可法 第三十二条"),
        new LegalLimit(TimeLimit.Parse("30 自然日"), "政策值"),
        new LegalLimit(TimeLimit.Parse("10 工作日"), "行政许可法 第四十四条"),
        [Clocks.ExpertReview], new Remedies("复议", "诉讼", "依据"),
        new DeficiencyLaw(TimeLimit.Parse("2 工作日"), TimeLimit.Parse("20 工作日"), "依据"),
        new HearingLaw(TimeLimit.Parse("5 工作日"), TimeLimit.Parse("20 工作日"), TimeLimit.Parse("7 自然日"), "依据"),
        new LegalLimit(TimeLimit.Parse("30 自然日"), "行政许可法 第五十条"));

    private ItemLimits limits = new(TimeLimit.Parse("20 工作日"), "行政许可法 第四十二条", TimeLimit.Parse("8 工作日"), null);

    public ApprovalCase Case { get; private set; } = null!;

    public Rejection? Refusal { get; private set; }

    /// <summary>Received with its one material missing.</summary>
    public static SmallCase ReceivedOn(string day) => ReceivedAt(Noon(day), limits => limits);

    /// <summary>The same at an instant, under limits of the test's own.</summary>
    public static SmallCase ReceivedAt(Instant at, Func<ItemLimits, ItemLimits> change)
    {
        var small = new SmallCase();
        small.limits = change(small.limits);
        var application = new Application(
            new Applicant(Audience.NaturalPerson, "张三", "440306199001011236", "13800000000"),
            ImmutableDictionary<string, FormValue>.Empty, [], Channel.Window);
        small.Do(at, new CaseCommand.Receive(CaseNumber.Of(Code, ChinaTime.DateOf(at), 1), application), Clerk);
        return small;
    }

    public SmallCase AskForTheMaterial(string day) => Do(day, Asking, Clerk);

    public SmallCase HandIn(string day) =>
        Do(day, new CaseCommand.Correct([new SubmittedMaterial("form", MaterialForm.Original, "")]), Clerk);

    public SmallCase HandInAtOnce(Instant asked, Instant handedIn) => Do(asked, Asking).Do(
        handedIn, new CaseCommand.Correct([new SubmittedMaterial("form", MaterialForm.Original, "")]));

    public DueDate DueOf(string clock) => Case.ClockOf(new ClockName(clock))!.Due(PublishedCalendar.Latest)!.Value;

    public SmallCase Accept(string day) => Do(day, new CaseCommand.Accept(), Clerk);

    public SmallCase ExpireAcceptance(Instant at)
    {
        Case = Decide.On(Case, new CaseCommand.Expire(new ClockName("acceptance")), Context(at, Actor.Engine)).Value.State;
        return this;
    }

    public Rejection? RefusalOfAskingAgain(string day) => Decide.On(Case, Asking, Context(Noon(day), Clerk)).Rejection;

    private static CaseCommand.RequestCorrection Asking => new([new Defect("form", null)]);

    public SmallCase Do(Instant at, CaseCommand command, Actor? actor = null)
    {
        var ruling = Decide.On(Case, command, Context(at, actor ?? Clerk));
        Refusal = ruling.Rejection;
        Case = ruling.IsAccepted ? ruling.Value.State : Case;
        return this;
    }

    private SmallCase Do(string day, CaseCommand command, Actor actor) => Do(Noon(day), command, actor);

    private static Instant Noon(string day) => ChinaTime.At(Clocks.D(day), new LocalTime(12, 0));

    private CaseContext Context(Instant at, Actor actor) =>
        new(Item(), Law, PublishedCalendar.Latest, new NobodyElse(), actor, at, new CaseId(1));

    private static Step StepOf(string id, StepKind kind, params OutcomeRule[] outcomes) => new()
    {
        Id = new StepId(id), Title = id, Kind = kind, Role = WindowRole, Office = Office.Window,
        Limit = TimeLimit.Parse("1 工作日"), Outcomes = [.. outcomes],
    };

    private ServiceItem Item() => new()
    {
        Code = Code, Version = 1, Hash = "0", EffectiveOn = new LocalDate(2010, 1, 1), Name = "测试事项",
        Type = ItemType.Licensing, Authority = Office.Window, Level = ItemLevel.County, PowerSource = PowerSource.Statutory,
        Audience = [Audience.NaturalPerson], Handling = Core.Items.Handling.Promised, Basis = ["行政许可法"],
        Limits = limits,
        Conditions = [], Form = [],
        Materials = [new Material("form", "申请书", MaterialNeed.Required, null, MaterialForm.Original, MaterialSource.Applicant, null, 1, [])],
        Process = Process.Of(new Block.Sequence(
        [
            new Block.Single(StepOf("accept", StepKind.Accept)),
            new Block.Single(StepOf("decide", StepKind.Decide, new OutcomeRule("准予", new OutcomeAction.Continue()))),
        ])),
        Result = new ItemResult("许可证", ResultKind.Licence, null, true),
        Provenance = new Provenance("测试", Confidence.High, new LocalDate(2026, 11, 23), null),
    };

    private sealed class NobodyElse : IStaffRoll
    {
        public Actor? Find(string user) => null;
    }
}
