using System.Text;
using Npgsql;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions.Documents;
using WorkflowGov.Runtime.Documents;
using WorkflowGov.Runtime.Issuing;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>Issuing: complete, numbered without gaps, never changed, printed to the same bytes.</summary>
public sealed class IssuingTests(RealDatabase database)
{
    private static readonly ServiceItem Food = Repository.Item("食品经营许可新办");
    private static readonly ServiceItem Paid = Repository.Catalogue.Items.First(i => i.Item.FeeBasis is not null).Item;

    [Fact]
    public async Task Numbers_ManyAtOnce_HaveNoGapsAndNoDoubles()
    {
        await using var papers = await Papers.OpenAsync(database);
        var cases = new List<CaseNumber>();
        for (var i = 0; i < 24; i++)
            cases.Add(await papers.Engine.ReceiveAsync(Food));

        // Every document twice at once, and a refused wish between them.
        var wishes = cases.Concat(cases).Select(n => papers.IssueAsync(n, "receipt", Acting.Window))
            .Concat(cases.Select(n => papers.IssueAsync(n, "grant-decision", Acting.Window))).ToList();
        var rulings = await Task.WhenAll(wishes);

        rulings.Count(r => r.Rejection?.Code == "WG5810").ShouldBe(cases.Count);
        rulings.Where(r => r.IsAccepted).Select(r => r.Value.Number).Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(1, cases.Count).Select(n => $"深宝市监收〔2026〕{n}号").Order(StringComparer.Ordinal));
        foreach (var number in cases)
        {
            var (events, head) = await papers.Engine.Queries.TraceAsync(number, CancellationToken.None);
            RecordedEvent.FirstBreak(events, head).ShouldBeNull();
            events.Count(e => e.Type == "document.issued").ShouldBe(1);
        }
    }

    [Fact]
    public async Task Issue_ContentMissing_IsRefusedByNameAndTakesNoNumber()
    {
        await using var papers = await Papers.OpenAsync(database);
        var number = await papers.Engine.AcceptedAsync(Paid);
        var clerk = Acting.For(Paid.Process.Decision);

        var refused = await papers.IssueAsync(number, "payment-notice", clerk, ("缴费金额", "壹佰元整"), ("缴费期限", " "));
        var wrong = await papers.IssueAsync(number, "payment-notice", clerk, ("收费依据", "本局说了算"));
        var issued = await papers.IssueAsync(number, "payment-notice", clerk, ("缴费金额", "壹佰元整"), ("收款账户", "非税专户"), ("缴费期限", "2026年9月10日"));

        refused.Rejection!.Code.ShouldBe("WG5811");
        refused.Rejection.Message.Zh.ShouldContain("收款账户、缴费期限");
        wrong.Rejection!.Code.ShouldBe("WG5812");
        issued.Value.Number.ShouldEndWith("缴〔2026〕1号");
        (await papers.Engine.Queries.RefusalsAsync(10, CancellationToken.None)).Count(r => r.Command == "IssueDocument").ShouldBe(2);
    }

    [Fact]
    public async Task Issue_ByAnOfficeThatDoesNotHandleIt_IsForbidden()
    {
        await using var papers = await Papers.OpenAsync(database);
        var number = await papers.Engine.ReceiveAsync(Food);
        var stranger = new Actor("x", "外人", new Office("深圳市宝安区水务局"), [new Role("承办人")]);

        (await papers.IssueAsync(number, "receipt", stranger)).Rejection!.Code.ShouldBe("WG5813");
        (await papers.IssueAsync(number, "receipt", Acting.WebHall)).Rejection!.Code.ShouldBe("WG5813");
        (await papers.IssueAsync(number, "receipt", Acting.Window)).IsAccepted.ShouldBeTrue();
    }

    [Fact]
    public async Task Outstanding_AsTheCaseGoesOn_FollowsFromItsEvents()
    {
        await using var papers = await Papers.OpenAsync(database);
        var number = await papers.Engine.ReceiveAsync(Food);
        (await papers.OfAsync(number)).Outstanding.Select(d => d.Kind).ShouldBe(["receipt"]);
        await papers.Engine.DoAsync(number, Acting.Accept(Food), Acting.Window);
        (await papers.OfAsync(number)).Outstanding.Select(d => d.Kind).ShouldBe(["receipt", "acceptance-notice"]);

        await papers.IssueAsync(number, "receipt", Acting.Window);
        var before = (await papers.OfAsync(number)).Outstanding;
        await papers.DriveAsync(Food, DecisionKind.Granted, number);

        before.Select(d => d.Kind).ShouldBe(["acceptance-notice"]);
        (await papers.OfAsync(number)).Outstanding.Select(d => d.Kind)
            .ShouldBe(["acceptance-notice", "inspection-record", "grant-decision", "delivery-receipt"]);
    }

    [Fact]
    public async Task Document_Issued_IsNeverChangedAndPrintsTheSameBytes()
    {
        var connection = await database.CreateAsync();
        await using var papers = new Papers(await Engine.StartAsync(connection), Papers.Printer);
        var number = await papers.Engine.ReceiveAsync(Food);
        var issued = (await papers.IssueAsync(number, "receipt", Acting.Window)).Value;
        papers.Engine.Clock.AdvanceDays(400);

        var printed = (await papers.Service.PrintAsync(number, issued.Number, CancellationToken.None)).Value;
        (await papers.IssueAsync(number, "receipt", Acting.OtherWindow)).Value.ShouldBe(issued);
        await using var change = papers.Engine.Database.CreateCommand("update issued_document set title = '别的'");

        printed.SameBytes.ShouldBeTrue();
        (await Should.ThrowAsync<PostgresException>(change.ExecuteNonQueryAsync())).SqlState.ShouldBe("23001");
    }

    [Fact]
    public async Task Verification_NumberAndCode_TellsNothingOfTheApplicant()
    {
        await using var papers = await Papers.OpenAsync(database);
        var issued = (await papers.IssueAsync(await papers.Engine.ReceiveAsync(Food), "receipt", Acting.Window)).Value;

        var genuine = await papers.Service.VerifyAsync(issued.Number, issued.Code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal), CancellationToken.None);
        var forged = await papers.Service.VerifyAsync(issued.Number, "0000-0000-0000", CancellationToken.None);
        var unknown = await papers.Service.VerifyAsync("深宝市监收〔2026〕999号", issued.Code, CancellationToken.None);

        genuine.ShouldBe(new Verification(true, issued.Number, "收件凭证", Food.Authority.Name, new NodaTime.LocalDate(2026, 9, 1), issued.FileHash));
        StoredJson.Write(genuine).ShouldNotContain("测试申请人");
        forged.Genuine.ShouldBeFalse();
        unknown.ShouldBe(forged);
    }

    [Fact]
    public void Print_Fonts_AreEmbeddedInPart()
    {
        var printed = Papers.Printer.Print(Papers.Sheet("你（单位）的申请已经受理，二〇二六年九月一日。")).Value;
        var raw = Encoding.Latin1.GetString(printed.Pdf);

        raw.Split("/FontFile2").Length.ShouldBeGreaterThan(2);
        raw.ShouldContain("/WFGOVA+");
        printed.Pdf.Length.ShouldBeLessThan(400_000);
        Papers.TextOf(printed.Pdf).ShouldContain("你（单位）的申请已经受理，二〇二六年九月一日。");
    }

    [Fact]
    public void Print_WithoutFontsOrCharacters_SaysWhatIsMissing()
    {
        var folder = Directory.CreateTempSubdirectory("wfgov-no-fonts-").FullName;

        new PdfPrinter(folder).Print(Papers.Sheet("字")).Rejection!.Code.ShouldBe("WG5801");
        Papers.Printer.Print(Papers.Sheet("\uE123")).Rejection!.Code.ShouldBe("WG5802");
        Directory.Delete(folder);
    }

    [Fact]
    public void Print_LongTables_GoOnUnderTheirHead()
    {
        var rows = Enumerable.Range(1, 90).Select(n => ImmutableRow($"{n}", $"第{n}项材料，说明较长，需要换行显示以便检查表格跨页时的行为是否正确"));
        var sheet = Papers.Sheet("表") with { Parts = [new SheetPart.Table(["序号", "材料名称"], [.. rows])] };

        var printed = Papers.Printer.Print(sheet).Value;

        printed.Pages.ShouldBeGreaterThan(2);
        Papers.TextOf(printed.Pdf).Split("材料名称").Length.ShouldBeGreaterThanOrEqualTo(printed.Pages);
    }

    private static System.Collections.Immutable.ImmutableArray<string> ImmutableRow(params string[] cells) => [.. cells];
}
