using Scalar.AspNetCore;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Desk;
using WorkflowGov.Runtime.Docket;
using WorkflowGov.Runtime.Evidence;
using WorkflowGov.Runtime.Issuing;
using WorkflowGov.Runtime.Postgres;

namespace WorkflowGov.Server.Api;

/// <summary>All addresses of the API, in one list.</summary>
internal static class Routes
{
    public static void Map(WebApplication app, ServerOptions options)
    {
        app.MapGet("/openapi/v1.json", (HttpContext http, OpenApi.ApiDocument document) => document.AnswerAsync(http)).AllowAnonymous().ExcludeFromDescription();
        app.MapScalarApiReference("/docs", s => s.WithTitle("WorkflowGov 行政审批接口").WithOpenApiRoutePattern("/openapi/v1.json").HideClientButton()
            .DisableDefaultFonts().DisableAgent().DisableMcp().DisableTelemetry()).AllowAnonymous();
        ProblemPages.Map(app);
        // Whoever watches over a server is no client: asks without sign-in, limits and figures of their own.
        var health = app.MapGroup("/health").AllowAnonymous().DisableHttpMetrics().WithTags("Operations");
        health.ShortCircuit();
        health.MapGet("/live", OperationsApi.Live);
        health.MapGet("/ready", OperationsApi.ReadyAsync);
        var api = app.MapGroup("/api/v1").WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status500InternalServerError, typeof(Problem), [ProblemAnswer.ContentType]));
        SessionApi.Map(api, options);
        AccountsApi.Map(api);
        KeysApi.Map(api);
        RoutesApi.Map(api);
        api.MapGet("/welcome", OperationsApi.Welcome).AllowAnonymous().WithTags("Operations").WithSummary("What a visitor may know: whether there are demo accounts");
        api.MapGet("/me", OperationsApi.Me).WithTags("Operations").WithSummary("Who is signed in").Produces<SignedIn>();
        api.MapGet("/today", OperationsApi.Today).WithTags("Operations").WithSummary("The program's day under the published calendar").Produces<CalendarDay>();
        MapItems(api.MapGroup("/items").WithTags("Items"));
        MapDefinitions(api.MapGroup("/definitions").WithTags("Definitions"));
        MapCases(api.MapGroup("/cases").WithTags("Cases"));
        FrontDeskApi.Map(api.MapGroup("/cases").WithTags("Cases"));
        MapDocuments(api);
        LicencesApi.Map(api);
        PublicApi.Map(api);
        GroupsApi.Map(api);
        DraftsApi.Map(api);
        api.MapGet("/events", FeedApi.ListAsync).WithTags("Events").WithSummary("Events of all cases behind a position; wait = long poll").Produces<IEnumerable<FeedEvent>>();
        FilesApi.Map(api.MapGroup(string.Empty).WithTags("Files"));
        WebhooksApi.Map(api.MapGroup("/webhooks").WithTags("Webhooks"));
        BulkApi.Map(api.MapGroup("/bulk").WithTags("Cases"));
        MapDesk(api.MapGroup("/desk").WithTags("Desk"));
        var supervision = api.MapGroup(string.Empty).WithTags("Supervision");
        supervision.MapGet("/tasks", LookupApi.InboxAsync).WithSummary("待办: the tasks I may do, the one due first on top").Produces<IEnumerable<InboxTask>>();
        supervision.MapGet("/cards", LookupApi.CardsAsync).WithSummary("预警、黄牌、红牌, the newest first").Produces<IEnumerable<ListedCard>>();
        supervision.MapGet("/refusals", LookupApi.RefusalsAsync).WithSummary("被拒操作, the newest first (supervisors)").Produces<IEnumerable<ListedRefusal>>();
        supervision.MapGet("/supervision/board", SupervisionApi.BoardAsync).WithSummary("监察看板: figures of all and by authority (supervisors)").Produces<SupervisionBoard>();
        supervision.MapGet("/supervision/cases", SupervisionApi.BoardCasesAsync).WithSummary("Open cases behind a figure of the board, the one due first on top (supervisors)").Produces<IEnumerable<BoardRow>>();
        supervision.MapGet("/supervision/figures", FiguresApi.FiguresAsync).WithSummary("监察统计 of a period by authority, office, item, step or day (supervisors)").Produces<SupervisionFigures>();
        supervision.MapGet("/supervision/figures/returns", FiguresApi.ReturnsAsync).WithSummary("Returns by step, coded reason and material (supervisors)").Produces<IEnumerable<ReturnFigure>>();
        supervision.MapGet("/supervision/figures/materials", FiguresApi.MaterialsAsync).WithSummary("Materials by how often they had to be corrected (supervisors)").Produces<IEnumerable<MaterialFigure>>();
        supervision.MapGet("/supervision/figures/refusals", FiguresApi.RefusalsAsync).WithSummary("被拒操作 by rule or office (supervisors)").Produces<IEnumerable<RefusalFigure>>();
        OutlookApi.Map(supervision);
        ReportApi.Map(supervision);
        supervision.MapGet("/alerts", SupervisionApi.AlertsAsync).WithSummary("我的提醒: standing cards of open cases that I am told of").Produces<IEnumerable<ListedCard>>();
        supervision.MapGet("/orders", SupervisionApi.OrdersAsync).WithSummary("督办: orders, the open ones first").Produces<IEnumerable<ListedOrder>>();
        supervision.MapGet("/timers", SupervisionApi.TimersAsync).WithSummary("How late the timers are, now and at the 99th percentile, and whether all rungs add up").Produces<TimerFigures>();
        supervision.MapGet("/timers/rungs", SupervisionApi.RungSumsAsync).WithSummary("Armed = fired + cancelled + superseded + pending, over all clocks (supervisors)").Produces<RungSums>();
        var audit = api.MapGroup("/audit").WithTags("Audit");
        audit.MapPost("/checkpoints", AuditApi.SealAsync).WithSummary("检查点: seal all chains as they are now (supervisors)").Produces<SealedCheckpoint>();
        audit.MapGet("/checkpoints", AuditApi.ExportAsync).WithSummary("All checkpoints with the heads they cover, one JSON object a line, to keep outside (supervisors)").Produces<string>(contentType: "application/x-ndjson");
        SubstitutionsApi.Map(api.MapGroup("/substitutions").WithTags("Substitutions"));
        MapCalendar(api.MapGroup("/calendar").WithTags("Calendar"));
        if (options.Sandbox)
            ClockApi.Map(api.MapGroup("/sandbox").WithTags("Sandbox"));
        if (options.Demo)
            ClockApi.Map(api.MapGroup("/demo").WithTags("Demo"));
    }

    private static void MapCalendar(RouteGroupBuilder calendar)
    {
        calendar.MapGet("/editions", CalendarApi.ListAsync).WithSummary("工作日历版本: the one waiting, the one in force, the earlier ones").Produces<IEnumerable<ListedEdition>>();
        calendar.MapGet("/years/{year:int}", CalendarApi.Year).WithSummary("A year of the calendar in force, day by day").Produces<CalendarYear>();
        calendar.MapGet("/preview", CalendarApi.PreviewAsync).WithSummary("What definitions/calendars would move, compared with the calendar in force").Produces<RevisionPreview>();
        calendar.MapPost("/proposal", CalendarApi.ProposeAsync).WithSummary("提请日历调整 (policy staff)").Produces<ListedEdition>();
        calendar.MapPost("/approval", CalendarApi.ApproveAsync).WithSummary("批准日历调整, by a second person; open clocks are then counted anew")
            .Accepts<CalendarApprovalRequest>("application/json").Produces<ListedEdition>();
    }

    private static void MapDocuments(RouteGroupBuilder api)
    {
        var documents = api.MapGroup(string.Empty).WithTags("Documents");
        documents.MapGet("/documents/verification", DocumentsApi.VerifyAsync).AllowAnonymous().WithSummary("文书核验: do number and code belong together? Nothing of the applicant").Produces<Verification>();
        documents.MapGet("/cases/{number}/documents", DocumentsApi.ListAsync).WithSummary("文书: issued, outstanding, offered").Produces<CaseDocuments>();
        documents.MapPost("/cases/{number}/documents", DocumentsApi.IssueAsync).WithSummary("出具文书; asked again, the one that was issued")
            .Accepts<IssueRequest>("application/json").Produces<ListedDocument>(StatusCodes.Status201Created);
        documents.MapGet("/cases/{number}/documents/{document}.pdf", DocumentsApi.PdfAsync).WithSummary("The document as PDF, byte for byte as it was issued")
            .Produces(StatusCodes.Status200OK, contentType: "application/pdf");
    }

    private static void MapDesk(RouteGroupBuilder desk)
    {
        desk.MapGet("/inbox", DeskApi.InboxAsync).WithSummary("待办 with three limits each, the fewest working days left first");
        desk.MapGet("/inbox/counts", DeskApi.InboxCountsAsync).WithSummary("How much waits, by step and by the day that presses");
        desk.MapGet("/live", DeskApi.Live).WithSummary("Live updates as server-sent events: cases my office takes part in that changed; Last-Event-ID goes on where it broke off")
            .Produces(StatusCodes.Status200OK, contentType: "text/event-stream");
        desk.MapGet("/colleagues", DeskApi.Colleagues).WithSummary("同事: officers of my office, to choose from").Produces<IEnumerable<Colleague>>();
        desk.MapGet("/cases/{number}", DeskApi.PageAsync).WithSummary("All that the page of a case shows the reader").Produces<CasePage>();
        desk.MapGet("/cases/{number}/acts", DeskApi.ActsAsync).WithSummary("其他办理: what the reader may do besides finishing a step, with whom or on which ground").Produces<CaseActs>();
        desk.MapPost("/cases/{number}/personal-data", DeskApi.RevealAsync).WithSummary("查看完整证件号码, for a reason that is kept").Accepts<RevealRequest>("application/json").Produces<PersonalData>();
        desk.MapGet("/cases/{number}/timeline", DeskApi.TimelineAsync).WithSummary("办理过程 in words").Produces<CaseTimeline>();
        desk.MapPost("/items/{code}/asked-materials", DeskApi.AskedAsync).WithSummary("Keys of the materials asked for with a form as filled in so far")
            .Accepts<AskedMaterialsRequest>("application/json").Produces<IEnumerable<string>>();
    }

    private static void MapItems(RouteGroupBuilder items)
    {
        items.MapGet("/", ItemsApi.List).WithSummary("事项目录: all items in force").Produces<IEnumerable<ListedItem>>();
        items.MapGet("/stages", ItemsApi.Stages).WithSummary("街道环节: what street offices do of the district's items; their codes mean those items").Produces<IEnumerable<StreetStage>>();
        items.MapGet("/points", (Catalogue catalogue) => catalogue.Organisation.Points).AllowAnonymous().WithSummary("服务网点: district hall, street and community centres; each takes every item under the same standard").Produces<IEnumerable<AcceptancePoint>>();
        items.MapGet("/catalogue.csv", LeafletApi.Csv).WithSummary("事项目录 with all elements, for spreadsheets").Produces(StatusCodes.Status200OK, contentType: "text/csv");
        items.MapGet("/catalogue.json", LeafletApi.Json).WithSummary("事项目录 with all elements").Produces(StatusCodes.Status200OK, contentType: "application/json");
        items.MapGet("/{code}/guide.html", LeafletApi.Html).WithSummary("办事指南 as one HTML file, to read and to print").Produces(StatusCodes.Status200OK, contentType: "text/html");
        items.MapGet("/{code}/guide.pdf", LeafletApi.Pdf).WithSummary("办事指南 as PDF").Produces(StatusCodes.Status200OK, contentType: "application/pdf");
        items.MapGet("/{code}/guide", ItemsApi.Guide).WithSummary("办事指南: the item with its process and conditions in words").Produces<ItemGuide>();
        KitApi.Map(items);
        items.MapGet("/{code}", ItemsApi.One).WithSummary("One item: form, materials, limits, process, an example request").Produces<ServiceItem>();
    }

    private static void MapDefinitions(RouteGroupBuilder definitions)
    {
        definitions.MapGet("/schema", DefinitionsApi.Schema).WithSummary("The structure of an item as JSON Schema, for editors").Produces(StatusCodes.Status200OK, contentType: "application/schema+json");
        FolderApi.Map(definitions);
        DesignApi.Map(definitions);
        NewItemsApi.Map(definitions);
        RevisionTalkApi.Map(definitions);
        CatalogueHealthApi.Map(definitions);
        definitions.MapGet("/{code}", DefinitionsApi.OneAsync).WithSummary("The newest published definition of an item as its authors wrote it").Produces<DefinitionText>();
        definitions.MapGet("/revisions", DefinitionsApi.RevisionsAsync).WithSummary("修订: what waits for publication first, then what was decided").Produces<IEnumerable<ListedRevision>>();
        definitions.MapGet("/{code}/versions", DefinitionsApi.VersionsAsync).WithSummary("Published versions and revisions of an item").Produces<ItemVersions>();
        definitions.MapPost("/{code}/revision", DefinitionsApi.ProposeAsync).WithSummary("提请发布 (policy staff)").Accepts<RevisionRequest>("application/json").Produces<ListedRevision>();
        definitions.MapGet("/{code}/versions/{version:int}", DefinitionsApi.VersionAsync).WithSummary("The published text of a version").Produces<VersionText>();
        definitions.MapPost("/{code}/rollback", DefinitionsApi.RollBackAsync).WithSummary("恢复: proposes the content of an earlier version as the next one (policy staff)").Accepts<RollbackRequest>("application/json").Produces<ListedRevision>();
        definitions.MapPost("/{code}/retirement", DefinitionsApi.RetireAsync).WithSummary("取消: proposes a version that ends, with a successor (policy staff)").Accepts<RetirementRequest>("application/json").Produces<ListedRevision>();
        definitions.MapPost("/{code}/review", DefinitionsApi.ReviewAsync).WithSummary("审核 of a draft, by a second person").Accepts<PublicationRequest>("application/json").Produces<ListedRevision>();
        definitions.MapPost("/{code}/publication", DefinitionsApi.PublishAsync).WithSummary("发布 of a reviewed draft, by anybody but its author").Accepts<PublicationRequest>("application/json").Produces<ListedRevision>();
        definitions.MapPost("/{code}/return", DefinitionsApi.ReturnAsync).WithSummary("退回修订, with reasons").Accepts<RevisionReturnRequest>("application/json").Produces<ListedRevision>();
        definitions.MapPost("/{code}/simulation", SimulationApi.SimulateAsync).WithSummary("模拟: how long cases will take with these people, and what if; nothing is kept")
            .Accepts<SimulationRequest>("application/json").Produces<WorkflowGov.Definitions.Simulation.SimulationReport>()
            .Produces<Problem>(StatusCodes.Status422UnprocessableEntity, ProblemAnswer.ContentType);
        definitions.MapPost("/{code}/check", DefinitionsApi.CheckAsync).WithSummary("Findings, proofs and changes of a draft; nothing is kept")
            .Accepts<DraftRequest>("application/json").Produces<DraftView>();
    }

    private static void MapCases(RouteGroupBuilder cases)
    {
        cases.MapPost("/", CasesApi.StartAsync).WithSummary("收件: start a case").Accepts<StartCaseRequest>("application/json").Produces<CaseSummary>(StatusCodes.Status201Created);
        cases.MapGet("/", LookupApi.CasesAsync).WithSummary("Cases the reader may see, the newest first, by keyset: number, applicant, item or words (q), item, authority, status, card, days of receipt").Produces<IEnumerable<ListedCase>>();
        cases.MapGet("/{number}", CasesApi.OneAsync).WithSummary("A case: status, open steps, clocks").Produces<CaseSummary>();
        cases.MapGet("/{number}/events", CasesApi.TraceAsync).WithSummary("审批留痕: all events with their hash chain").Produces<CaseTrace>();
        cases.MapGet("/{number}/evidence.pdf", AuditApi.EvidencePdfAsync).WithSummary("办件证据包 to read on paper").Produces(StatusCodes.Status200OK, contentType: "application/pdf");
        cases.MapGet("/{number}/evidence", AuditApi.EvidenceAsync).WithSummary("办件证据包: events, definition, calendar, receipts; verified offline by wfgov audit verify --file").Produces<EvidencePack>();
        cases.MapGet("/{number}/clocks", CasesApi.ClocksAsync).WithSummary("Every due date explained day by day").Produces<IEnumerable<ExplainedClock>>();
        cases.MapGet("/{number}/time-split", SupervisionApi.TimeSplitAsync).WithSummary("用时: agency, applicant and third party, to the minute").Produces<TimeSplitView>();
        cases.MapPost("/{number}/card-revocation", SupervisionApi.RevokeCardAsync).WithSummary("撤销警示 (supervisors)").Accepts<CardRevocationRequest>("application/json").Produces<CaseEvent>();
        cases.MapPost("/{number}/orders", SupervisionApi.OpenOrderAsync).WithSummary("督办 (supervisors)").Accepts<OrderRequest>("application/json").Produces<CaseEvent>();
        cases.MapPost("/{number}/orders/{order:int}/answer", SupervisionApi.AnswerOrderAsync).WithSummary("督办反馈, by the office").Accepts<OrderAnswerRequest>("application/json").Produces<CaseEvent>();
        cases.MapPost("/{number}/orders/{order:int}/result", SupervisionApi.CloseOrderAsync).WithSummary("督办办结 (supervisors)").Accepts<OrderResultRequest>("application/json").Produces<CaseEvent>();
        cases.MapPost("/{number}/acceptance", CasesApi.AcceptAsync).WithSummary("受理, every acceptance standard answered").Accepts<AcceptanceRequest>(isOptional: true, "application/json").Produces<CaseSummary>();
        cases.MapPost("/{number}/deficient-acceptance", TurnsApi.AcceptDeficientAsync).WithSummary("容缺受理").Accepts<DeficientAcceptanceRequest>("application/json").Produces<CaseSummary>();
        cases.MapPost("/{number}/owed-materials", TurnsApi.CompleteMaterialsAsync).WithSummary("容缺补齐").Accepts<CorrectionRequest>("application/json").Produces<CaseSummary>();
        cases.MapPost("/{number}/hearing/right", TurnsApi.TellHearingRightAsync).WithSummary("告知听证权利").Accepts<HearingRightRequest>("application/json").Produces<CaseSummary>();
        cases.MapPost("/{number}/hearing/request", TurnsApi.RequestHearingAsync).WithSummary("申请听证").Accepts<HearingRequest>("application/json").Produces<CaseSummary>();
        cases.MapPost("/{number}/hearing/waiver", TurnsApi.WaiveHearingAsync).WithSummary("放弃听证").Produces<CaseSummary>();
        cases.MapPost("/{number}/hearing/summons", TurnsApi.SummonHearingAsync).WithSummary("通知听证").Accepts<HearingSummonsRequest>("application/json").Produces<CaseSummary>();
        cases.MapPost("/{number}/hearing/record", TurnsApi.RecordHearingAsync).WithSummary("听证笔录").Accepts<HearingRecordRequest>("application/json").Produces<CaseSummary>();
        cases.MapPost("/{number}/correction-notice", CasesApi.RequestCorrectionAsync).WithSummary("补正告知").Accepts<CorrectionNoticeRequest>("application/json").Produces<CaseSummary>();
        cases.MapPost("/{number}/correction", CasesApi.CorrectAsync).WithSummary("补正").Accepts<CorrectionRequest>("application/json").Produces<CaseSummary>();
        cases.MapPost("/{number}/non-acceptance", CasesApi.DeclineAsync).WithSummary("不予受理").Accepts<NonAcceptanceRequest>("application/json").Produces<CaseSummary>();
        cases.MapPost("/{number}/withdrawal", CasesApi.WithdrawAsync).WithSummary("申请人撤回").Accepts<WithdrawalRequest>("application/json").Produces<CaseSummary>();
        cases.MapPost("/{number}/extension", CasesApi.ExtendAsync).WithSummary("延长办理期限").Accepts<ExtensionRequest>("application/json").Produces<CaseSummary>();
        cases.MapPost("/{number}/exclusion", TurnsApi.ExcludeAsync).WithSummary("扣除期间, on a ground of the item's law").Accepts<ExclusionRequest>("application/json").Produces<CaseSummary>();
        cases.MapPost("/{number}/restart", TurnsApi.RestartAsync).WithSummary("重新计算期限, on a ground of the item's law").Accepts<RestartRequest>("application/json").Produces<CaseSummary>();
        cases.MapPost("/{number}/steps/{step}/claim", CasesApi.ClaimAsync).WithSummary("签收").Produces<CaseSummary>();
        cases.MapPost("/{number}/steps/{step}/release", CasesApi.ReleaseAsync).WithSummary("退还").Produces<CaseSummary>();
        HandlingApi.Map(cases);
        EndingsApi.Map(cases);
        cases.MapPost("/{number}/steps/{step}/special-procedure", CasesApi.BeginSpecialAsync).WithSummary("特别程序告知").Accepts<SpecialProcedureRequest>("application/json").Produces<CaseSummary>();
        cases.MapPost("/{number}/steps/{step}/completion", CasesApi.CompleteAsync).WithSummary("Finish a step with an outcome").Accepts<CompletionRequest>("application/json").Produces<CaseSummary>();
    }
}
