using System.Text.RegularExpressions;
using NodaTime;
using UglyToad.PdfPig;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.Supervision;
using WorkflowGov.Definitions.Documents;
using WorkflowGov.Runtime.Desk;
using WorkflowGov.Runtime.Documents;
using WorkflowGov.Runtime.Issuing;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>Documents on a real database with real fonts; without fonts the tests that print are skipped, and say so.</summary>
internal sealed class Papers(Engine engine, IDocumentPrinter printer) : IAsyncDisposable
{
    public static readonly string[] FontFolders =
        [Environment.GetEnvironmentVariable("WORKFLOWGOV_FONTS") ?? "-", Path.Combine(Repository.Root, ".data", "fonts"), "/usr/share/fonts"];

    private readonly PostgresCaseStore attempts = new(engine.Database);

    public Engine Engine => engine;

    public static IDocumentPrinter Printer
    {
        get
        {
            var printer = new PdfPrinter(FontFolders);
            if (printer.Print(Sheet("试")).Rejection is { Code: "WG5801" } rejection)
                Assert.Skip(rejection.Message.Zh);
            return printer;
        }
    }

    public DocumentService Service { get; } = Make(engine, printer);

    public static async Task<Papers> OpenAsync(RealDatabase database, string now = "2026-09-01") =>
        new(await Engine.StartAsync(await database.CreateAsync(), now: now), Printer);

    public static Sheet Sheet(string text) => new(
        SheetStyle.Notice, "示例区审批局", "示例通知书", "示审〔2026〕1号", new LocalDate(2026, 9, 1), [new SheetPart.Paragraph(text)], "专用章", null);

    /// <summary>All text of a file, without blanks, line ends and page numbers.</summary>
    public static string TextOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return Regex.Replace(Bare(string.Concat(document.GetPages().Select(p => p.Text))), @"—\d+—", string.Empty);
    }

    public static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    public Task<Ruling<IssuedDocument>> IssueAsync(CaseNumber number, string kind, Actor actor, params (string Fact, string Value)[] filledIn) =>
        Service.IssueAsync(number, kind, null, filledIn.ToDictionary(f => f.Fact, f => f.Value), actor, CancellationToken.None);

    public async Task<CaseDocuments> OfAsync(CaseNumber number) =>
        (await Service.OfCaseAsync(number, Acting.Window, CancellationToken.None)).ShouldNotBeNull();

    /// <summary>Takes a case to its end: granted, refused, or granted and revoked afterwards.</summary>
    public async Task<CaseNumber> DriveAsync(ServiceItem item, DecisionKind end, CaseNumber? accepted = null)
    {
        var number = accepted ?? await engine.AcceptedAsync(item);
        while ((await engine.Cases.FindAsync(number, CancellationToken.None))!.Value.Case is { IsClosed: false, Marking.Active: { IsEmpty: false } active })
        {
            var step = item.Process[active[0].Step];
            if (step.Excluded is not null && step.Review == ReviewMethod.ExpertPanel)
                (await engine.DoAsync(number, new CaseCommand.BeginSpecial(step.Id, $"特告〔2026〕{number.Value[^4..]}{step.Id}号", step.Limit), Acting.For(step))).ShouldBeOfType<CaseAnswer.Done>();
            await FinishAsync(number, step, end);
        }

        return number;
    }

    public async ValueTask DisposeAsync()
    {
        await attempts.DisposeAsync();
        await engine.DisposeAsync();
    }

    private async Task FinishAsync(CaseNumber number, Step step, DecisionKind end)
    {
        var against = (end == DecisionKind.Refused && step.Outcomes.Any(o => o.Action is OutcomeAction.Refuse) && (step.Criteria.Length > 0 || step.Kind == StepKind.Decide)) || (end == DecisionKind.Revoked && step.Kind == StepKind.PostCheck);
        var outcome = step.Outcomes.First(o => against ? o.Action is OutcomeAction.Refuse or OutcomeAction.Revoke : o.Action is OutcomeAction.Continue);
        var answer = await engine.CompleteAsync(number, step, outcome);
        (answer as CaseAnswer.Refused)?.Rejection.Message.Zh.ShouldBeNull(step.Title);
    }

    private static DocumentService Make(Engine engine, IDocumentPrinter printer)
    {
        var catalogue = Repository.Catalogue;
        var bearings = new Bearings(catalogue.Law, engine.Calendars, Acting.Staff, catalogue.Ladder, engine.Clock);
        return new DocumentService(
            new PostgresDocumentStore(engine.Database), engine.Cases, new PostgresCaseStore(engine.Database), bearings, new Everybody(),
            new DocumentKit(catalogue.Documents, catalogue.Organisation, "https://example.gov.cn/verify"), printer);
    }

    /// <summary>Everybody's name stands in the user name.</summary>
    private sealed class Everybody : IPeople
    {
        public string NameOf(string user) => user.Split('/')[^1];

        public Actor? Find(string user) => Acting.Staff.Find(user);

        public IEnumerable<Colleague> Holding(Role role, Office office) => [];

        public IEnumerable<Colleague> Of(Office office) => [];
    }
}
