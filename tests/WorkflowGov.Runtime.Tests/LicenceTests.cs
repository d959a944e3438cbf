using NodaTime;
using Npgsql;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Runtime.FrontDesk;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>电子证照库 on the real database; 2026-09-01 is a Tuesday.</summary>
public sealed class LicenceTests(RealDatabase database)
{
    private static readonly ServiceItem Food = Repository.Item("食品经营许可新办");
    private static readonly ServiceItem Pollution = Repository.Item("排污许可证延续");
    private static readonly ServiceItem Promise = Repository.Catalogue.Items.First(i => i.Item.Pattern == "commitment@1" && i.Item.Result.IsLicence).Item;
    private static readonly Applicant Company = Acting.ApplicantOf(Audience.EnterpriseLegalPerson);
    private static readonly LocalDate Today = new(2026, 9, 1);

    // 国务院令第716号 第七条: 通过数据共享能够获得的信息，不得要求行政相对人另行提供.
    [Fact]
    public async Task Receive_WithConsent_TakesWhatTheGovernmentHolds()
    {
        await using var engine = await StartAsync(Business(Today.PlusYears(-1), null));
        var application = WithoutLicence() with { Consent = new LicenceConsent("测试申请人") };

        var number = await engine.ReceivedAsync(Food, application);

        var taken = (await engine.StateAsync(number)).Application.Materials.Single(m => m.Key == "business-licence");
        taken.ShouldBe(new SubmittedMaterial("business-licence", MaterialForm.Electronic, "执照 1 号", MaterialOrigin.Library));
        (await engine.DoAsync(number, new CaseCommand.RequestCorrection([new Defect("business-licence")]), Acting.Window)).Code().ShouldBe("WG5115");
        (await engine.DoAsync(number, Acting.Accept(await engine.StateAsync(number), Food), Acting.Window)).Code().ShouldBeNull();
        var look = (await engine.Licences.QueriesAsync(Company.Identifier, 10, CancellationToken.None)).ShouldHaveSingleItem();
        look.ShouldSatisfyAllConditions(
            l => l.ConsentBy.ShouldBe("测试申请人"), l => l.Purpose.ShouldBe("办理《食品经营许可新办》"), l => l.User.ShouldBe(Acting.WebHall.User),
            l => l.Case.ShouldNotBeNull(), l => l.Found.ShouldBe(1));
    }

    [Fact]
    public async Task Receive_WithoutConsent_LooksAtNothing()
    {
        await using var engine = await StartAsync(Business(Today.PlusYears(-1), null));

        var number = await engine.ReceivedAsync(Food, WithoutLicence());

        (await engine.StateAsync(number)).Application.Materials.ShouldNotContain(m => m.Key == "business-licence");
        (await engine.Licences.QueriesAsync(Company.Identifier, 10, CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Correction_OfWhatTheStoreHolds_IsRefusedUntilItIsMatched()
    {
        await using var engine = await StartAsync();
        var number = await engine.ReceivedAsync(Food, WithoutLicence() with { Consent = new LicenceConsent("测试申请人") });
        await engine.Licences.TakeOverAsync([Business(Today.PlusYears(-1), null)], CancellationToken.None);
        var ask = new CaseCommand.RequestCorrection([new Defect("business-licence")]);

        (await engine.DoAsync(number, ask, Acting.Window)).Code().ShouldBe("WG5153");
        (await engine.DoAsync(number, new CaseCommand.MatchLicences(new LicenceConsent(" "), []), Acting.Window)).Code().ShouldBe("WG5152");
        var forged = new SubmittedMaterial("application", MaterialForm.Electronic, "x", MaterialOrigin.Library);
        (await engine.DoAsync(number, new CaseCommand.MatchLicences(new LicenceConsent("测试申请人"), [forged]), Acting.Window)).Code().ShouldBeNull();

        (await engine.EventsAsync(number)).OfType<CaseEvent.LicencesMatched>().Single().Materials.Select(m => m.Reference).ShouldBe(["执照 1 号"]);
        (await engine.DoAsync(number, Acting.Accept(await engine.StateAsync(number), Food), Acting.Window)).Code().ShouldBeNull();
    }

    [Fact]
    public async Task Receive_LicenceExpired_IsNotTaken()
    {
        await using var engine = await StartAsync(Business(Today.PlusYears(-1), Today.PlusDays(-1)));

        var number = await engine.ReceivedAsync(Food, WithoutLicence() with { Consent = new LicenceConsent("测试申请人") });

        (await engine.StateAsync(number)).Application.Materials.ShouldNotContain(m => m.Key == "business-licence");
        (await FindAsync(engine, Company.Identifier)).Single().Status.ShouldBe(LicenceStatus.Expired);
    }

    [Fact]
    public async Task Issue_OfManyCases_GivesEachItsOwnNumberAndPutsItIntoTheStore()
    {
        await using var engine = await StartAsync();
        var numbers = new List<CaseNumber>();
        for (var i = 0; i < 4; i++)
            numbers.Add(await engine.ReadyForAsync(Food, StepKind.Issue, Acting.Application(Food) with { Applicant = Company }));
        var issue = Food.Process.Steps.Single(s => s.Kind == StepKind.Issue);

        var answers = await Task.WhenAll(numbers.Select(n => engine.CompleteAsync(n, issue)));

        answers.ShouldAllBe(a => a is CaseAnswer.Done);
        var held = await FindAsync(engine, Company.Identifier);
        held.Select(l => l.Number).Order().ShouldBe(Enumerable.Range(1, 4).Select(i => $"深宝市监食品经营许可证〔2026〕{i:00000}号"));
        held.ShouldAllBe(l => l.Status == LicenceStatus.Valid && l.ValidFrom == Today && l.ValidTo == new LocalDate(2031, 8, 31) && l.Issuer == Food.Authority.Name);
        (await engine.StateAsync(numbers[0])).Certificate!.ValidTo.ShouldBe(new LocalDate(2031, 8, 31));
    }

    [Fact]
    public async Task Renewal_Issued_ReplacesTheLicenceThatExpires()
    {
        var document = Pollution.Result.Document;
        await using var engine = await StartAsync(
            new Licence(Company.Identifier, Company.Name, document, "旧证 1 号", Pollution.Authority.Name, new LocalDate(2021, 12, 1), new LocalDate(2026, 11, 30)),
            new Licence(Company.Identifier, Company.Name, document, "另一处 2 号", Pollution.Authority.Name, new LocalDate(2023, 1, 1), new LocalDate(2027, 12, 31)));
        var application = Acting.Application(Pollution) with { Applicant = Company };
        application = application with { Form = application.Form.SetItem("expires", new FormValue.Of("2026-11-30")) };
        var number = await engine.ReadyForAsync(Pollution, StepKind.Deliver, application);

        var held = (await FindAsync(engine, Company.Identifier)).ToDictionary(l => l.Number);

        var certificate = (await engine.StateAsync(number)).Certificate!;
        certificate.ValidFrom.ShouldBe(new LocalDate(2026, 12, 1));
        held["旧证 1 号"].ShouldSatisfyAllConditions(l => l.Status.ShouldBe(LicenceStatus.Replaced), l => l.ReplacedBy.ShouldBe(certificate.Number));
        held["另一处 2 号"].Status.ShouldBe(LicenceStatus.Valid);
        held[certificate.Number].Status.ShouldBe(LicenceStatus.Valid);
    }

    [Fact]
    public async Task Revocation_AfterTheCheck_RevokesTheLicence()
    {
        await using var engine = await StartAsync();
        var applicant = Acting.ApplicantOf(Promise.Audience[0]);
        var number = await engine.ReadyForAsync(Promise, StepKind.PostCheck);
        (await FindAsync(engine, applicant.Identifier)).Single().Status.ShouldBe(LicenceStatus.Valid);
        var verify = Promise.Process.Steps.Single(s => s.Kind == StepKind.PostCheck);

        (await engine.CompleteAsync(number, verify, verify.Outcomes.Single(o => o.Action is OutcomeAction.Revoke))).Code().ShouldBeNull();

        (await FindAsync(engine, applicant.Identifier)).Single().Status.ShouldBe(LicenceStatus.Revoked);
    }

    [Theory]
    [InlineData("update licence_query set purpose = 'x'")]
    [InlineData("delete from licence_query")]
    public async Task Look_ChangedAfterwards_IsRefusedByTheDatabase(string sql)
    {
        await using var engine = await StartAsync();
        await FindAsync(engine, Company.Identifier);
        await using var command = engine.Database.CreateCommand(sql);

        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).MessageText.ShouldContain("append-only");
    }

    private async Task<Engine> StartAsync(params Licence[] held)
    {
        var engine = await Engine.StartAsync(await database.CreateAsync());
        if (held.Length > 0)
            await engine.Licences.TakeOverAsync(held, CancellationToken.None);
        return engine;
    }

    private static Licence Business(LocalDate from, LocalDate? to) =>
        new(Company.Identifier, Company.Name, "营业执照", "执照 1 号", "深圳市市场监督管理局宝安监管局", from, to);

    private static Application WithoutLicence()
    {
        var whole = Acting.Application(Food) with { Applicant = Company };
        return whole with { Materials = whole.Materials.RemoveAll(m => m.Key == "business-licence") };
    }

    private static Task<IReadOnlyList<Licence>> FindAsync(Engine engine, string holder) => engine.Licences.FindAsync(
        new LicenceQuery(holder, "本人", "测试", "tester", Office.Window, engine.Clock.GetCurrentInstant(), null), CancellationToken.None);
}
