using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.Supervision;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions.Documents;
using WorkflowGov.Runtime.Issuing;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>Every template is issued for a case that really came to it, and says what the case says.</summary>
public sealed class EveryDocumentTests(RealDatabase database)
{
    private static readonly Actor Supervisor = new("supervisor", "监察员", new Office("深圳市宝安区政务服务和数据管理局"), [Oversight.Supervisor]);

    [Fact]
    public async Task EveryTemplate_CaseThatReachedIt_IsIssuedAndSaysWhatTheCaseSays()
    {
        await using var papers = await Papers.OpenAsync(database);
        var kinds = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var number in await CasesAsync(papers))
        {
            // One after the other: what is delivered is told by the decision issued before.
            while (await papers.OfAsync(number) is { } documents && documents.Outstanding.Concat(documents.Offered).FirstOrDefault() is { } due)
                kinds.Add(await IssueAndReadAsync(papers, number, due));
        }

        kinds.ShouldBe(Repository.Catalogue.Documents.Select(t => t.Kind).Order(StringComparer.Ordinal));
    }

    private static async Task<string> IssueAndReadAsync(Papers papers, CaseNumber number, OfferedDocument due)
    {
        due.Missing.ShouldBeEmpty(due.Kind);
        var found = (await papers.Engine.Cases.FindAsync(number, CancellationToken.None))!.Value;
        var actor = due.Kind == "supervision-order" ? Supervisor : Acting.For(found.Item.Process.Decision);
        var asked = due.Asked.ToDictionary(a => a, a => $"填写的{a}");
        var issued = (await papers.Service.IssueAsync(number, due.Kind, due.Of, asked, actor, CancellationToken.None)).Value;
        var printed = (await papers.Service.PrintAsync(number, issued.Number, CancellationToken.None)).Value;
        printed.SameBytes.ShouldBeTrue(due.Kind);
        Keep(issued, printed);
        var text = Papers.TextOf(printed.Printed.Pdf);
        foreach (var said in (string[])[issued.Number, issued.Title, found.Item.Name, number.Value, issued.Code, .. asked.Values])
            text.ShouldContain(Papers.Bare(said), customMessage: due.Kind);
        var sheet = StoredJson.Read<DocumentContent>(issued.Content).Sheet;
        foreach (var said in sheet.Parts.SelectMany(Said))
            text.ShouldContain(Papers.Bare(said), customMessage: due.Kind);
        return due.Kind;
    }

    private static IEnumerable<string> Said(SheetPart part) => part switch
    {
        SheetPart.To to => [to.Whom],
        SheetPart.Paragraph paragraph => [paragraph.Text],
        SheetPart.Entries entries => entries.Rows.Select(r => r.Value),
        _ => [],
    };

    private static void Keep(IssuedDocument issued, PrintedDocument printed)
    {
        if (Environment.GetEnvironmentVariable("WORKFLOWGOV_KEEP_PAPERS") is { } folder)
            File.WriteAllBytes(Path.Combine(folder, $"{issued.Kind}.pdf"), printed.Printed.Pdf);
    }

    private static ServiceItem First(Func<ServiceItem, bool> fits) => Repository.Catalogue.Items.Select(i => i.Item).First(fits);

    private static bool Licensing(ServiceItem item) => item.Type == ItemType.Licensing;

    /// <summary>Cases that together come to every occasion.</summary>
    private static async Task<List<CaseNumber>> CasesAsync(Papers papers)
    {
        var plain = First(i => Licensing(i) && i.Limits.Extension is not null && i.Process.Steps.Any(s => s.Review == ReviewMethod.OnSite) && i.Process.Steps.All(s => s.Excluded is null && s.Kind != StepKind.PostCheck));
        var other = First(i => !Licensing(i) && i.Process.Steps.All(s => s.Excluded is null));
        var committed = First(i => i.Process.Steps.Any(s => s.Kind == StepKind.PostCheck));
        var special = First(i => Licensing(i) && i.Process.Steps.Any(s => s.Excluded is not null && s.When is null));
        List<CaseNumber> cases =
        [
            await CorrectedAndExtendedAsync(papers, plain),
            await papers.DriveAsync(plain, DecisionKind.Refused),
            await papers.DriveAsync(other, DecisionKind.Granted),
            await papers.DriveAsync(other, DecisionKind.Refused),
            await papers.DriveAsync(committed, DecisionKind.Revoked),
            await papers.DriveAsync(special, DecisionKind.Granted),
            await papers.DriveAsync(First(i => Licensing(i) && i.Name.Contains("变更", StringComparison.Ordinal)), DecisionKind.Granted),
            await papers.DriveAsync(First(i => Licensing(i) && i.Name.Contains("注销", StringComparison.Ordinal)), DecisionKind.Granted),
            await papers.DriveAsync(First(i => i.FeeBasis is not null), DecisionKind.Granted),
            await LegallyReviewedAsync(papers, First(i => i.Process.Steps.Any(s => s.Review == ReviewMethod.LegalReview))),
            await HeardAsync(papers, First(i => Licensing(i) && i.Name.Contains("延续", StringComparison.Ordinal) && i.Renewal is not null)),
            await DeficientAsync(papers, First(i => i.Materials.Any(m => m.Need == MaterialNeed.Deferrable) && i.Limits.Promised.Amount >= 5)),
            await EndedAsync(papers, plain, new CaseCommand.Decline(DeclineGround.NotCompetent, "请向深圳市应急管理局提出申请"), Acting.Window),
            await EndedAsync(papers, plain, new CaseCommand.Decline(DeclineGround.NotRequired, "仅销售预包装食品，依法备案即可"), Acting.Window),
            await EndedAsync(papers, plain, new CaseCommand.Withdraw("经营场所变更"), Acting.WebHall),
            await EndedAsync(papers, plain, new CaseCommand.Terminate(TerminationGround.ObjectLost, "现场记录1号"), Acting.Window),
            await EndedAsync(papers, committed, new CaseCommand.WithdrawCommitment("改为提交材料"), Acting.WebHall),
            await papers.DriveAsync(First(i => i.Process.Steps.Any(s => s.Forwarding is not null)), DecisionKind.Granted),
            await EndedLicenceAsync(papers, plain, EndGround.Deception),
            await EndedLicenceAsync(papers, plain, EndGround.LawChanged),
            await EndedLicenceAsync(papers, plain, EndGround.Expired),
            await SentAsync(papers, other),
        ];
        return cases;
    }

    private static async Task<CaseNumber> CorrectedAndExtendedAsync(Papers papers, ServiceItem item)
    {
        var number = await papers.Engine.ReceiveAsync(item);
        var asked = item.Materials.First(m => m.Need == MaterialNeed.Required && m.AcceptIf.Length > 0);
        await DoAsync(papers, number, new CaseCommand.RequestCorrection([new Defect(asked.Key, asked.AcceptIf[0])]), Acting.Window);
        await DoAsync(papers, number, new CaseCommand.Correct([new SubmittedMaterial(asked.Key, asked.Form, string.Empty)]), Acting.WebHall);
        await DoAsync(papers, number, Acting.Accept(await papers.Engine.StateAsync(number), item), Acting.Window);
        var rule = item.Limits.Extension!;
        await DoAsync(papers, number, new CaseCommand.Extend(rule.Max, rule.Level, "需要核实经营场所产权"), Acting.For(item.Process.Decision));
        (await papers.Engine.Supervision.ExecuteAsync(
            number, new SupervisionCommand.OpenOrder(OrderGround.Unsolved, "请说明现场核查的安排", 3, null), Supervisor, CancellationToken.None)).IsAccepted.ShouldBeTrue();
        return await papers.DriveAsync(item, DecisionKind.Granted, number);
    }

    /// <summary>Large sums are reviewed by lawyers.</summary>
    private static async Task<CaseNumber> LegallyReviewedAsync(Papers papers, ServiceItem item)
    {
        var application = Acting.Application(item);
        var large = item.Form.Where(f => f.Type is FieldType.Number).Select(f => KeyValuePair.Create<string, FormValue>(f.Key, new FormValue.Number(f.Max ?? 1_000_000)));
        var answer = await papers.Engine.Cases.ReceiveAsync(
            item.Code, application with { Form = application.Form.SetItems(large) }, Acting.WebHall, null, CancellationToken.None);
        var number = answer.ShouldBeOfType<CaseAnswer.Done>().Case.Number;
        await DoAsync(papers, number, Acting.Accept(await papers.Engine.StateAsync(number), item), Acting.Window);
        return await papers.DriveAsync(item, DecisionKind.Granted, number);
    }

    private static async Task<CaseNumber> HeardAsync(Papers papers, ServiceItem item)
    {
        var number = await papers.Engine.AcceptedAsync(item);
        var decide = item.Process.Decision;
        while ((await papers.Engine.Cases.FindAsync(number, CancellationToken.None))!.Value.Case.Marking.Active[0].Step != decide.Id)
            (await papers.Engine.CompleteAsync(number, item.Process[(await papers.Engine.Cases.FindAsync(number, CancellationToken.None))!.Value.Case.Marking.Active[0].Step])).ShouldBeOfType<CaseAnswer.Done>();
        var chair = Acting.Staff.Find($"{decide.Office}/{Authority.HearingChair}/罗嘉怡")!;
        await DoAsync(papers, number, new CaseCommand.TellHearingRight(decide.Id, "深宝环听告〔2026〕7号", ["李四"]), Acting.For(decide));
        await DoAsync(papers, number, new CaseCommand.RequestHearing("测试申请人"), Acting.WebHall);
        await DoAsync(papers, number, new CaseCommand.SummonHearing(new LocalDate(2026, 9, 10), "区政务服务中心三楼", chair.User, "深宝环听通〔2026〕3号"), Acting.For(decide));
        papers.Engine.Clock.AdvanceDays(9);
        await DoAsync(papers, number, new CaseCommand.RecordHearing("深宝环听录〔2026〕3号", "申请人和利害关系人到场，双方围绕排放去向陈述并质证，对笔录无异议"), chair);
        return await papers.DriveAsync(item, DecisionKind.Granted, number);
    }

    private static async Task<CaseNumber> DeficientAsync(Papers papers, ServiceItem item)
    {
        var application = Acting.Application(item);
        application = application with { Materials = application.Materials.RemoveAll(m => item.Materials.First(l => l.Key == m.Key).Need == MaterialNeed.Deferrable) };
        var answer = await papers.Engine.Cases.ReceiveAsync(item.Code, application, Acting.WebHall, null, CancellationToken.None);
        var number = answer.ShouldBeOfType<CaseAnswer.Done>().Case.Number;
        await DoAsync(papers, number, Acting.AcceptDeficient(await papers.Engine.StateAsync(number), item, "2 工作日"), Acting.Window);
        for (var day = 0; day < 6; day++)
        {
            papers.Engine.Clock.AdvanceDays(1);
            await papers.Engine.Sweep.RunOnceAsync(CancellationToken.None);
        }

        return number;
    }

    private static async Task<CaseNumber> EndedLicenceAsync(Papers papers, ServiceItem item, EndGround ground)
    {
        var number = await papers.DriveAsync(item, DecisionKind.Granted);
        await DoAsync(papers, number, new CaseCommand.EndLicence(ground, "经调查核实，事实清楚"), Acting.For(item.Process.Decision));
        return number;
    }

    private static async Task<CaseNumber> SentAsync(Papers papers, ServiceItem item)
    {
        var number = await papers.Engine.ReadyForAsync(item, StepKind.Deliver);
        var deliver = item.Process.Steps.First(s => s.Kind == StepKind.Deliver);
        await DoAsync(papers, number, new CaseCommand.SendByCourier(deliver.Id, "EMS", "1234567890123"), Acting.For(deliver));
        var today = ChinaTime.DateOf(papers.Engine.Clock.GetCurrentInstant());
        await DoAsync(papers, number, new CaseCommand.Serve(deliver.Id, new ServiceReceipt("回证2号", ServiceWay.Courier, "测试申请人", null, null, today)), Acting.For(deliver));
        return number;
    }

    private static async Task<CaseNumber> EndedAsync(Papers papers, ServiceItem item, CaseCommand end, Actor actor)
    {
        var number = await papers.Engine.ReceiveAsync(item);
        await DoAsync(papers, number, end, actor);
        return number;
    }

    private static async Task DoAsync(Papers papers, CaseNumber number, CaseCommand command, Actor actor) =>
        (await papers.Engine.DoAsync(number, command, actor)).ShouldBeOfType<CaseAnswer.Done>(command.ToString());
}
