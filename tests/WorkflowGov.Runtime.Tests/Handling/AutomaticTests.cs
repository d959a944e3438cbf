using System.Collections.Immutable;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Runtime.Docket;
using WorkflowGov.Runtime.Evidence;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests.Handling;

/// <summary>秒批 by the definition's guards, and 裁量标准 at the decision.</summary>
public sealed class AutomaticTests(RealDatabase database) : IClassFixture<RealDatabase>
{
    private static readonly ServiceItem Insured = Repository.Item("社会保险参保证明查询打印");
    private static readonly Actor Answerable = Acting.Officer(Insured.Authority, new Role("审批人"), "head");

    [Fact]
    public void Acceptance_AllGuardsHold_IsDecidedAtOnceWithItsReasonsAndWhoAnswers()
    {
        var one = Handed("本人", "个人参保证明", new Roll(Answerable));

        one.Must(Acting.Window, Acting.Accept(one.Now!, Insured));

        one.Now!.Decision.ShouldBe(DecisionKind.Granted);
        one.Open.ShouldBe(["issue"]);
        var done = one.Events.OfType<CaseEvent.StepDone>().ToList();
        done.Select(d => (d.Step.Value, d.By.Single(), d.Answerable)).ShouldBe([("review", "engine", Answerable.User), ("decide", "engine", Answerable.User)]);
        done[0].Findings.ShouldAllBe(f => f.Met && f.Note!.Contains("reader=本人"));
    }

    [Theory]
    [InlineData("受托人", "个人参保证明")]
    [InlineData("本人", "单位参保证明")]
    public void Acceptance_AGuardDoesNotHold_StaysWithAnOfficerAndIsNeverRefusedByTheEngine(string reader, string kind)
    {
        var one = Handed(reader, kind, new Roll(Answerable));

        one.Must(Acting.Window, Acting.Accept(one.Now!, Insured));

        (one.Now!.Decision, one.Open.Single()).ShouldBe((null, "review"));
    }

    [Fact]
    public void Acceptance_NobodyAnswersForIt_StaysWithAnOfficer()
    {
        var one = Handed("本人", "个人参保证明", new Roll());

        one.Must(Acting.Window, Acting.Accept(one.Now!, Insured));

        one.Open.ShouldBe(["review"]);
    }

    [Fact]
    public async Task Acceptance_DecidedAtOnce_IsRecordedAsTheEnginesAct()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync(), staff: new Roll(Answerable));
        var number = await engine.ReceiveAsync(Insured);

        await engine.DoAsync(number, Acting.Accept(Insured), Acting.Window);

        var (events, head) = await engine.Queries.TraceAsync(number, CancellationToken.None);
        events.Select(e => (e.Type, e.User)).ShouldBe(
            [("case.received", "web-hall"), ("case.materials_checked", "window1"), ("case.accepted", "window1"), ("step.done", "engine"), ("step.done", "engine"), ("case.decided", "engine")]);
        RecordedEvent.FirstBreak(events, head).ShouldBeNull();
        Rerun.Of(events, Insured, Ground(engine)).Receipts.Select(r => r.Result).ShouldNotContain(RerunResult.Different);
    }

    [Theory]
    [InlineData("准予", null, "WG5265")]
    [InlineData("准予", "没有这一档", "WG5265")]
    [InlineData("准予", "从宽", null)]
    [InlineData("不予", "从宽", "WG5266")]
    public void Decision_WithStandardsOfDiscretion_NamesTheLevelApplied(string outcome, string? level, string? code)
    {
        var food = Repository.Item("食品经营许可新办");
        var decide = food.Process.Decision with
        {
            Discretion = [new DiscretionLevel("从宽", "小型", "五年"), new DiscretionLevel("一般", "其他", "三年")],
        };
        var one = PureCase.Accepted(food with
        {
            Process = Process.Of(new Block.Sequence([.. food.Process.Root.Blocks.Select(b => b is Block.Single { Definition.Kind: StepKind.Decide } ? new Block.Single(decide) : b)])),
        });
        one.Finish("review", outcome == "准予" ? null : "不通过");
        if (outcome == "准予")
            one.Finish("inspect");

        var command = Acting.Complete(decide, decide.Outcomes.First(o => o.Label == outcome)) with { Level = level };
        one.Do(Acting.For(decide), command).ShouldBe(code);

        if (code is null)
            one.Events.OfType<CaseEvent.DecisionMade>().Single().Level.ShouldBe(level);
    }

    [Fact]
    public async Task StepDoneInAnothersName_RunAgain_GivesTheSame()
    {
        var food = Repository.Item("食品经营许可新办");
        var review = food.Process[new StepId("review")];
        var (absent, substitute) = (Acting.Officer(review.Office, review.Role, "absent"), Acting.Officer(review.Office, review.Role, "substitute"));
        await using var engine = await Engine.StartAsync(await database.CreateAsync(), staff: new Away(absent.User, substitute.User));
        var number = await engine.AcceptedAsync(food);
        await engine.DoAsync(number, new CaseCommand.Claim(review.Id), absent);

        (await engine.DoAsync(number, Acting.Complete(review, review.Outcomes[0]), substitute)).ShouldBeOfType<CaseAnswer.Done>();

        var (events, _) = await engine.Queries.TraceAsync(number, CancellationToken.None);
        Rerun.Of(events, food, Ground(engine)).Receipts.Single(r => r.Type == "step.done").Result.ShouldBe(RerunResult.Same);
    }

    private static ReplayGround Ground(Engine engine) => new(Repository.Catalogue.Law, Acting.Staff, _ => engine.Calendars.Now, engine.Calendars.Now,
        (_, _) => throw new InvalidOperationException("no other version"));

    private static PureCase Handed(string reader, string kind, IStaffRoll roll)
    {
        var application = Acting.Application(Insured);
        var form = application.Form.SetItem("reader", new FormValue.Of(reader)).SetItem("kind", new FormValue.Of(kind));
        var materials = Insured.Materials.Where(m => m.IsAskedFor(form)).Select(m => new SubmittedMaterial(m.Key, m.Form, string.Empty));
        var one = new PureCase(Insured, roll);
        one.Must(Acting.WebHall, new CaseCommand.Receive(
            CaseNumber.Of(Insured.Code, new NodaTime.LocalDate(2026, 9, 1), 1), application with { Form = form, Materials = [.. materials] }));
        return one;
    }

    private sealed class Roll(params Actor[] everyone) : IStaffRoll
    {
        public IEnumerable<Actor> Everyone => everyone;

        public Actor? Find(string user) => Acting.Staff.Find(user);
    }

    private sealed class Away(string absent, string substitute) : IStaffRoll
    {
        public Actor? Find(string user) => Acting.Staff.Find(user);

        public string? SubstituteOf(string user, NodaTime.LocalDate day) => user == absent ? substitute : null;
    }
}
