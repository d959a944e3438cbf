using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>The window before acceptance, on the real database; 2026-09-01 is a Tuesday.</summary>
public sealed class WindowTests(RealDatabase database)
{
    private static readonly ServiceItem Food = Repository.Item("食品经营许可新办");
    private static readonly ServiceItem Promise = Repository.Catalogue.Items.First(i => i.Item.Pattern == "commitment@1").Item;

    private static readonly Agent Proxy = new(
        "周敏", IdentityDocument.ResidentId, "440306198503152018", "13900139000", new PowerOfAttorney("委托书 7 号", [AgentAct.Submit, AgentAct.HandIn]));

    // Check digits after GB 11643 and GB 32100; the others by form only.
    [Fact]
    public async Task Receive_Identifier_MustBeOneOfItsDocument()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        (Audience Kind, IdentityDocument? Document, string Number, bool Fits)[] identities =
        [
            (Audience.NaturalPerson, null, "11010519491231002X", true),
            (Audience.NaturalPerson, null, "110105194912310021", false),
            (Audience.NaturalPerson, null, "110105194913310023", false),
            (Audience.NaturalPerson, null, "11010520991231002X", false),
            (Audience.NaturalPerson, null, "11440306BA0000015F", false),
            (Audience.NaturalPerson, IdentityDocument.Uscc, "11440306BA0000015F", false),
            (Audience.NaturalPerson, IdentityDocument.Passport, "E12345678", true),
            (Audience.NaturalPerson, IdentityDocument.Passport, "e1234567", false),
            (Audience.NaturalPerson, IdentityDocument.HongKongMacaoPermit, "H12345678", true),
            (Audience.NaturalPerson, IdentityDocument.HongKongMacaoPermit, "X12345678", false),
            (Audience.NaturalPerson, IdentityDocument.TaiwanPermit, "12345678", true),
            (Audience.NaturalPerson, IdentityDocument.TaiwanPermit, "T2345678", false),
            (Audience.EnterpriseLegalPerson, null, "91440300MA5FA1234N", true),
            (Audience.EnterpriseLegalPerson, null, "91440300MA5FA12345", false),
            (Audience.EnterpriseLegalPerson, IdentityDocument.Passport, "E12345678", false),
        ];
        foreach (var (kind, document, number, fits) in identities)
        {
            var application = Acting.Application(Food) with { Applicant = new Applicant(kind, "某某", number, "13900139000", document) };

            var answer = await engine.Cases.ReceiveAsync(Food.Code, application, Acting.WebHall, null, CancellationToken.None);

            answer.Code().ShouldBe(fits ? null : "WG5131", $"{kind} {document} {number}");
        }
    }

    [Fact]
    public async Task Accept_StandardsAnswered_AreAllOfThemAndAllMet()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await engine.ReceiveAsync(Food);
        var all = AcceptanceStandards.AllMet((await engine.StateAsync(number)).Application, Food);
        Task<CaseAnswer> AcceptAsync(IEnumerable<MaterialCheck> checks) => engine.DoAsync(number, new CaseCommand.Accept([.. checks]), Acting.Window);

        (await engine.DoAsync(number, new CaseCommand.Accept(), Acting.Window)).Code().ShouldBe("WG5149");
        (await AcceptAsync(all.Skip(1))).Code().ShouldBe("WG5149");
        (await AcceptAsync(all.Append(new MaterialCheck("application", "字迹端正", true)))).Code().ShouldBe("WG5150");
        (await AcceptAsync(all.Append(all[0]))).Code().ShouldBe("WG5150");
        (await AcceptAsync(all.SetItem(0, all[0] with { Met = false }))).Code().ShouldBe("WG5151");
        (await AcceptAsync(all)).Code().ShouldBeNull();

        var events = await engine.EventsAsync(number);
        events.OfType<CaseEvent.MaterialsChecked>().Single().Checks.ShouldBe(all);
        events.Select(e => e.GetType()).ShouldBe([typeof(CaseEvent.Received), typeof(CaseEvent.MaterialsChecked), typeof(CaseEvent.Accepted)]);
    }

    // 行政许可法 第三十二条: 逾期不告知的，自收到申请材料之日起即为受理. A pre-review is no notice.
    [Fact]
    public async Task PreReview_LongerThanFiveWorkingDays_DoesNotStopAcceptanceByLaw()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await engine.ReceiveAsync(Food);
        engine.Clock.AdvanceDays(6);
        (await engine.DoAsync(number, new CaseCommand.PreReview(["application"], "周三前到窗口"), Acting.Window)).Code().ShouldBeNull();
        (await engine.EventsAsync(number)).OfType<CaseEvent.PreReviewed>().Single().AcceptBy.ShouldBe(new LocalDate(2026, 9, 8));

        engine.Clock.AdvanceDays(2);
        await engine.Sweep.RunOnceAsync(CancellationToken.None);

        var state = await engine.StateAsync(number);
        state.Deemed.ShouldBeTrue();
        state.AcceptedOn.ShouldBe(new LocalDate(2026, 9, 1));
    }

    [Fact]
    public async Task Originals_AskedForInPreReview_AreSeenBeforeAcceptance()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var scanned = Acting.Application(Food);
        scanned = scanned with { Materials = [.. scanned.Materials.Select(m => m with { Form = MaterialForm.Electronic })] };
        var number = await engine.ReceivedAsync(Food, scanned);
        Task<CaseAnswer> DoAsync(CaseCommand command) => engine.DoAsync(number, command, Acting.Window);

        (await DoAsync(new CaseCommand.PreReview(["safety-rules"], ""))).Code().ShouldBe("WG5147");
        (await DoAsync(new CaseCommand.PreReview(["lease"], ""))).Code().ShouldBe("WG5107");
        (await DoAsync(new CaseCommand.PreReview(["application"], ""))).Code().ShouldBeNull();
        (await DoAsync(new CaseCommand.PreReview([], ""))).Code().ShouldBe("WG5144");
        (await DoAsync(Acting.Accept(await engine.StateAsync(number), Food))).Code().ShouldBe("WG5148");
        (await DoAsync(new CaseCommand.VerifyOriginals(["application"]))).Code().ShouldBeNull();
        (await DoAsync(Acting.Accept(await engine.StateAsync(number), Food))).Code().ShouldBeNull();

        var seen = (await engine.StateAsync(number)).Application.Materials.Single(m => m.Key == "application");
        seen.Original.ShouldBe(new VerifiedOriginal(new LocalDate(2026, 9, 1), Acting.Window.Name));
    }

    [Fact]
    public async Task Originals_NotShown_GoIntoTheOneCorrectionNotice()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var scanned = Acting.Application(Food);
        scanned = scanned with { Materials = [.. scanned.Materials.Select(m => m with { Form = MaterialForm.Electronic })] };
        var number = await engine.ReceivedAsync(Food, scanned);
        var ask = new CaseCommand.RequestCorrection([new Defect("application")]);
        (await engine.DoAsync(number, ask, Acting.Window)).Code().ShouldBe("WG5115");
        await engine.DoAsync(number, new CaseCommand.PreReview(["application"], ""), Acting.Window);

        (await engine.DoAsync(number, ask, Acting.Window)).Code().ShouldBeNull();
    }

    // 民法典 第一百六十五条、第一百七十三条.
    [Fact]
    public async Task Agent_ActsWithinThePowerUntilItIsRevoked()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var whole = Acting.Application(Food) with { Agent = Proxy };
        var number = await engine.ReceivedAsync(Food, whole with { Materials = whole.Materials.RemoveAll(m => m.Key == "safety-rules") });
        var byAgent = Acting.WebHall with { AgentIdentifier = Proxy.Identifier };
        var correct = new CaseCommand.Correct([new SubmittedMaterial("safety-rules", MaterialForm.Electronic, "")]);
        await engine.DoAsync(number, new CaseCommand.RequestCorrection([new Defect("safety-rules")]), Acting.Window);

        (await engine.DoAsync(number, correct, byAgent with { AgentIdentifier = "440306199207204412" })).Code().ShouldBe("WG5137");
        (await engine.DoAsync(number, new CaseCommand.Withdraw("不办了"), byAgent)).Code().ShouldBe("WG5135");
        (await engine.DoAsync(number, correct, byAgent)).Code().ShouldBeNull();
        (await engine.DoAsync(number, new CaseCommand.RevokeAgent("自行办理"), Acting.WebHall)).Code().ShouldBeNull();
        (await engine.DoAsync(number, new CaseCommand.Withdraw("不办了"), byAgent)).Code().ShouldBe("WG5137");

        var events = await engine.EventsAsync(number);
        var acted = events.OfType<CaseEvent.AgentActed>().Single();
        acted.ShouldBe(new CaseEvent.AgentActed(new LocalDate(2026, 9, 1), AgentAct.HandIn, "周敏", "委托书 7 号"));
        events[events.ToList().IndexOf(acted) + 1].ShouldBeOfType<CaseEvent.Corrected>();
        (await engine.StateAsync(number)).Application.Agent.ShouldBeNull();
    }

    [Fact]
    public async Task Agent_WithoutPowerOrIdentity_HandsNothingIn()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        (Agent Agent, string Code)[] unfit =
        [
            (Proxy with { Identifier = "440306198503152019" }, "WG5132"),
            (Proxy with { Power = Proxy.Power with { Reference = " " } }, "WG5133"),
            (Proxy with { Power = Proxy.Power with { Until = new LocalDate(2026, 8, 31) } }, "WG5134"),
            (Proxy with { Power = Proxy.Power with { Scope = [AgentAct.Collect] } }, "WG5135"),
        ];
        foreach (var (agent, code) in unfit)
        {
            var answer = await engine.Cases.ReceiveAsync(Food.Code, Acting.Application(Food) with { Agent = agent }, Acting.WebHall, null, CancellationToken.None);

            answer.Code().ShouldBe(code);
        }
    }

    [Fact]
    public async Task Commitment_IsSignedBeforeAcceptanceAndMayBeWithdrawnUntilTheDecision()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var refused = await engine.Cases.ReceiveAsync(
            Food.Code, Acting.Application(Food) with { Commitment = "承诺书 9 号" }, Acting.WebHall, null, CancellationToken.None);
        refused.Code().ShouldBe("WG5139");
        var number = await engine.ReceivedAsync(Promise, Acting.Application(Promise) with { Commitment = null });
        (await engine.DoAsync(number, Acting.Accept(Promise), Acting.Window)).Code().ShouldBe("WG5140");
        (await engine.DoAsync(number, new CaseCommand.SignCommitment("承诺书 9 号"), Acting.WebHall)).Code().ShouldBeNull();
        (await engine.DoAsync(number, Acting.Accept(Promise), Acting.Window)).Code().ShouldBeNull();

        (await engine.DoAsync(number, new CaseCommand.WithdrawCommitment("条件变了"), Acting.WebHall)).Code().ShouldBeNull();

        (await engine.StateAsync(number)).Status.ShouldBe(CaseStatus.Withdrawn);
        (await engine.EventsAsync(number)).OfType<CaseEvent.CommitmentSigned>().Single().Told.ShouldBe(Promise.Conditions);
        var decided = await engine.ReadyForAsync(Promise, StepKind.Issue);
        (await engine.DoAsync(decided, new CaseCommand.WithdrawCommitment("条件变了"), Acting.WebHall)).Code().ShouldBe("WG5110");
    }
}
