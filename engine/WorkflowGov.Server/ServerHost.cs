using System.Text.Json.Serialization;
using Hangfire;
using Hangfire.PostgreSql;
using NodaTime;
using Npgsql;
using WorkflowGov.Core;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Supervision;
using WorkflowGov.Definitions;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Access;
using WorkflowGov.Runtime.Desk;
using WorkflowGov.Runtime.Docket;
using WorkflowGov.Runtime.Documents;
using WorkflowGov.Runtime.Files;
using WorkflowGov.Runtime.Folder;
using WorkflowGov.Runtime.FrontDesk;
using WorkflowGov.Runtime.Issuing;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Runtime.Postgres.Private;
using WorkflowGov.Runtime.Timers;
using WorkflowGov.Runtime.Webhooks;
using WorkflowGov.Server.Access;
using WorkflowGov.Server.Api;

namespace WorkflowGov.Server;

/// <summary>The composition root: the one place where the rooms meet.</summary>
public sealed class ServerHost : IAsyncDisposable
{
    private readonly PrivatePostgres? privatePostgres;

    private ServerHost(WebApplication app, ServerOptions options, PrivatePostgres? privatePostgres, Catalogue catalogue, IExecutor executor)
    {
        (App, Options, Catalogue, Executor) = (app, options, catalogue, executor);
        this.privatePostgres = privatePostgres;
    }

    /// <summary>The web application.</summary>
    public WebApplication App { get; }

    /// <summary>What the server was told.</summary>
    public ServerOptions Options { get; }

    /// <summary>The definitions it started with.</summary>
    public Catalogue Catalogue { get; }

    /// <summary>Who enters the steps of cases.</summary>
    public IExecutor Executor { get; }

    /// <summary>Starts everything: database, migrations, definitions, timers, HTTP.</summary>
    /// <param name="args">Command line.</param>
    /// <param name="cancellation">Cancels starting.</param>
    /// <param name="executor">Makes the executor that this program brings, for a database; it is used unless the native one is asked for.</param>
    /// <returns>The running server.</returns>
    public static async Task<ServerHost> StartAsync(string[] args, CancellationToken cancellation, Func<string, Task<IExecutor>>? executor = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddEnvironmentVariables().AddCommandLine(Sandbox.Written(args));
        builder.Logging.AddFilter("Hangfire", LogLevel.Warning).AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        var options = ServerOptions.Read(builder.Configuration);
        if (builder.Configuration["urls"] is null)
            builder.WebHost.UseUrls(options.Sandbox ? "http://127.0.0.1:5090" : "http://127.0.0.1:5080");
        executor = Chosen(options.Executor, executor);
        var loading = Task.Run(() => Load(options), cancellation);
        var postgres = options.ConnectionString is null
            ? await PrivatePostgres.StartAsync(new PrivatePostgresOptions(options.DataFolder), cancellation)
            : null;
        var connection = options.ConnectionString ?? postgres!.ConnectionString;
        var migrating = Task.Run(() => CaseDatabase.Migrate(connection), cancellation);
        var catalogue = await loading;
        await migrating;
        await AddServicesAsync(builder, options, catalogue, connection, cancellation);
        var follows = await executor(connection);
        builder.Services.AddSingleton(follows);
        Operations.AddTo(builder, options);
        var app = builder.Build();
        app.Use(options.Access.AsUsersSeeIt);
        app.Use(SecurityHeaders.For(options));
        Sandbox.Use(app, options);
        Operations.Use(app, options);
        app.UseMiddleware<Problems>();
        app.UseRouting();
        if (options.JsonLogs)
            app.Use(Operations.NameTheCase);
        Screens.Use(app, options);
        app.Use(Negotiation.Check);
        KnownCallers.Use(app);
        app.UseMiddleware<SessionGate>().UseMiddleware<ScopeGate>();
        app.UseRateLimiter();
        SignedInGate.Use(app);
        app.UseMiddleware<ReadingGate>();
        app.UseMiddleware<Idempotency>();
        Routes.Map(app, options);
        app.MapHangfireDashboard("/hangfire", new DashboardOptions { Authorization = [], IsReadOnlyFunc = _ => true, AppPath = null })
            .RequireAuthorization(p => p.RequireRole(Oversight.Supervisor.Name));
        await PublishAsync(app.Services, catalogue, cancellation);
        if (options.Demo)
            await FrontOffice.FillAsync(app.Services, catalogue, cancellation);
        await app.StartAsync(cancellation);
        app.Services.GetRequiredService<WakeUp>().Start();
        return new ServerHost(app, options, postgres, catalogue, follows);
    }

    /// <summary>Waits until the program is told to stop.</summary>
    /// <returns>A task that ends then.</returns>
    public Task WaitForShutdownAsync() => App.WaitForShutdownAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        if (Executor is IAsyncDisposable own)
            await own.DisposeAsync();
        if (privatePostgres is not null)
            await privatePostgres.DisposeAsync();
    }

    /// <summary>The executor that is asked for; where none is, the one the program brings.</summary>
    private static Func<string, Task<IExecutor>> Chosen(string? asked, Func<string, Task<IExecutor>>? brought) => (asked, brought) switch
    {
        ("native", _) or (null, null) => _ => Task.FromResult<IExecutor>(NativeExecutor.Instance),
        ("elsa" or null, not null) => brought,
        _ => throw Unknown(asked),
    };

    private static StartRefusedException Unknown(string executor) => new(executor == "elsa"
        ? new Text(
            "这个程序不含 Elsa 执行器：请用 ./run --executor elsa 启动，它另行构建 engine/WorkflowGov.Elsa.Server（需要 Elsa 3 的 NuGet 包）",
            "This program is built without the Elsa executor: start with ./run --executor elsa, which builds engine/WorkflowGov.Elsa.Server (needs Elsa 3's NuGet packages)")
        : new Text($"没有这种执行器：{executor}；可选 native 或 elsa", $"There is no executor '{executor}': choose native or elsa"));

    private static Catalogue Load(ServerOptions options)
    {
        var load = Catalogue.Load(options.Definitions);
        return load.Catalogue ?? throw new StartRefusedException(new Text(
            $"事项定义有错误，没有发布任何内容：\n{string.Join("\n", load.Findings)}", $"The definitions have errors; nothing was published:\n{string.Join("\n", load.Findings)}"));
    }

    private static async Task AddServicesAsync(
        WebApplicationBuilder builder, ServerOptions options, Catalogue catalogue, string connection, CancellationToken cancellation)
    {
        var services = builder.Services;
        var database = CaseDatabase.Open(connection);
        await Sandbox.KeepApartAsync(new DatabaseUse(database), options, cancellation);
        services.AddSingleton(_ => database);
        services.AddKeyedSingleton("writing", (_, _) => CaseDatabase.OpenForWriting(connection));
        services.AddSingleton(catalogue);
        services.AddSingleton(options);
        var substitutions = new SubstitutionBook();
        var people = AddPeople(services, options, catalogue, database, substitutions);
        services.AddSingleton<IPeople>(people).AddSingleton<IStaffRoll>(people).AddSingleton(substitutions);
        services.AddSingleton<ISubstitutionStore>(s => new PostgresSubstitutionStore(s.GetRequiredKeyedService<NpgsqlDataSource>("writing"))).AddSingleton<SubstitutionService>();
        IClock clock = SystemClock.Instance;
        if (options.Demo || options.Sandbox)
        {
            var store = new DemoClockStore(database);
            var demo = new DemoClock(await store.ReadAsync(cancellation));
            services.AddSingleton(store).AddSingleton(demo).AddHostedService<ClockWatch>();
            clock = demo;
        }

        services.AddSingleton(clock);
        var calendars = new CalendarInForce(WorkCalendar.Of(catalogue.Notices));
        services.AddSingleton(calendars).AddSingleton(new Bearings(catalogue.Law, calendars, people, catalogue.Ladder, clock) { Sandbox = options.Sandbox }).AddSingleton(catalogue.Ladder);
        services.AddSingleton<ICalendarStore>(s => new PostgresCalendarStore(s.GetRequiredKeyedService<NpgsqlDataSource>("writing")));
        services.AddSingleton<Recompute>().AddSingleton<CalendarRevision>().AddHostedService<TakeUpWatch>().AddScoped<CalendarJob>();
        services.AddSingleton<PostgresItemRegistry>().AddSingleton<IItemRegistry>(s => s.GetRequiredService<PostgresItemRegistry>());
        services.AddSingleton<IRevisionStore>(s => new PostgresRevisionStore(s.GetRequiredKeyedService<NpgsqlDataSource>("writing")));
        services.AddSingleton<IKeptDrafts>(s => new PostgresKeptDrafts(s.GetRequiredKeyedService<NpgsqlDataSource>("writing")));
        services.AddSingleton<IRevisionTalk>(s => new PostgresRevisionTalk(s.GetRequiredKeyedService<NpgsqlDataSource>("writing")));
        services.AddSingleton<HealthKeeper>();
        services.AddSingleton<IFolderStore>(s => new PostgresFolderStore(s.GetRequiredKeyedService<NpgsqlDataSource>("writing")));
        services.AddSingleton<RevisionService>().AddSingleton<NewItemService>().AddSingleton<FolderService>();
        services.AddSingleton<ICaseStore>(s => new PostgresCaseStore(s.GetRequiredKeyedService<NpgsqlDataSource>("writing"), options.GroupCommit));
        services.AddSingleton<IDeadlineStore>(s => new PostgresDeadlineStore(s.GetRequiredKeyedService<NpgsqlDataSource>("writing")));
        services.AddSingleton<ISupervisionStore>(s => new PostgresSupervisionStore(s.GetRequiredKeyedService<NpgsqlDataSource>("writing")));
        services.AddSingleton<IDocumentStore>(s => new PostgresDocumentStore(s.GetRequiredKeyedService<NpgsqlDataSource>("writing")));
        services.AddSingleton<IDocumentPrinter>(new PdfPrinter(options.FontFolders));
        services.AddSingleton(new DocumentKit(catalogue.Documents, catalogue.Organisation, options.VerifyAt)).AddSingleton<DocumentService>();
        services.AddSingleton<ILicenceStore>(s => new PostgresLicenceStore(s.GetRequiredKeyedService<NpgsqlDataSource>("writing")));
        FrontOffice.AddTo(services, catalogue);
        AddOutward(services, options);
        services.AddSingleton<IBulkStore>(s => new PostgresBulkStore(s.GetRequiredKeyedService<NpgsqlDataSource>("writing"))).AddSingleton<BulkService>().AddHostedService<BulkWatch>();
        services.AddSingleton<SupervisionService>().AddSingleton<RungAudit>().AddScoped<RungAuditJob>().AddHostedService<TimerWatch>();
        services.AddSingleton<IDocketStore>(s => new PostgresDocketStore(s.GetRequiredKeyedService<NpgsqlDataSource>("writing")));
        services.AddSingleton<LiveQueries>().AddSingleton<LiveDesk>().AddHostedService(s => s.GetRequiredService<LiveDesk>());
        services.AddSingleton<CheckpointStore>().AddSingleton<ICheckpoints>(s => s.GetRequiredService<CheckpointStore>()).AddScoped<CheckpointJob>();
        services.AddSingleton<DocketKeeper>().AddSingleton(_ => new CaseSearch(database)).AddSingleton<FigureQueries>().AddSingleton<ReturnQueries>().AddSingleton<ReportQueries>().AddSingleton<LoadQueries>().AddSingleton<ReportDesk>().AddSingleton<DefinitionTexts>().AddHostedService<DocketWatch>();
        services.AddSingleton<InboxQueries>().AddSingleton<BoardQueries>().AddSingleton<CaseQueries>().AddSingleton<FeedQueries>().AddSingleton<CaseService>().AddSingleton<DeadlineSweep>().AddSingleton<SweepWatch>();
        services.AddSingleton<WakeUp>().AddSingleton<IWakeUp>(s => s.GetRequiredService<WakeUp>());
        services.AddSingleton(_ => new KeptAnswers(connection, SystemClock.Instance)).AddSingleton<IKeptAnswers>(s => s.GetRequiredService<KeptAnswers>()).AddScoped<PurgeJob>();
        services.AddSingleton<PackedAnswer>().AddSingleton<WrittenItems>().AddScoped<SweepJob>();
        services.AddHangfire(h => h.UsePostgreSqlStorage(
            p => p.UseNpgsqlConnection(connection), new PostgreSqlStorageOptions { SchemaName = "hangfire", QueuePollInterval = TimeSpan.FromSeconds(1) }));
        services.AddHangfireServer(s => (s.WorkerCount, s.SchedulePollingInterval, s.CancellationCheckInterval) = (2, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)));
        services.ConfigureHttpJsonOptions(j => StoredJson.Configure(j.SerializerOptions).NumberHandling = JsonNumberHandling.Strict);
        OpenApi.WrittenSchemas.AddTo(services);
        Screens.AddTo(services);
    }

    /// <summary>Who works here and how they sign in.</summary>
    private static People AddPeople(
        IServiceCollection services, ServerOptions options, Catalogue catalogue, NpgsqlDataSource database, SubstitutionBook substitutions)
    {
        var accounts = new PostgresAccountStore(database);
        var book = new AccountBook(accounts);
        var organisation = options.Demo ? catalogue.Organisation : catalogue.Organisation with { Accounts = [] };
        ClientLimits.AddTo(services, options.Access.RateLimit);
        services.AddSingleton(book).AddHostedService<AccountWatch>().AddSingleton(new CaseReaders(database, SystemClock.Instance));
        SignIn.AddTo(services, organisation, options, new AccessStores(accounts, new PostgresSecondFactorStore(database), new PostgresSessionStore(database), new PostgresKeyStore(database)), SystemClock.Instance);
        return new People(organisation, book, substitutions);
    }

    /// <summary>What the public and other systems send and are sent.</summary>
    private static void AddOutward(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<IPublicStore>(s => new PostgresPublicStore(s.GetRequiredKeyedService<NpgsqlDataSource>("writing")));
        services.AddSingleton<IAppointmentStore>(s => new PostgresAppointmentStore(s.GetRequiredKeyedService<NpgsqlDataSource>("writing")));
        services.AddSingleton<IDraftStore>(s => new PostgresDraftStore(s.GetRequiredKeyedService<NpgsqlDataSource>("writing")));
        services.AddSingleton<IWebhookStore>(s => new PostgresWebhookStore(s.GetRequiredKeyedService<NpgsqlDataSource>("writing")));
        WebhookWatch.AddTo(services, options);
        var screen = options.Screen();
        services.AddSingleton<IFileStore>(s => new PostgresFileStore(s.GetRequiredKeyedService<NpgsqlDataSource>("writing")));
        services.AddSingleton(s => new FileService(s.GetRequiredService<IFileStore>(), s.GetRequiredService<IClock>(), options.UploadMegabytes, options.UploadMegabytesADay, screen)).AddHostedService<FileWatch>();
    }

    private static async Task PublishAsync(IServiceProvider services, Catalogue catalogue, CancellationToken cancellation)
    {
        var registry = services.GetRequiredService<PostgresItemRegistry>();
        await registry.LoadAsync(cancellation);
        await services.GetRequiredService<AccountBook>().RefreshAsync(cancellation);
        await services.GetRequiredService<SubstitutionService>().RefreshAsync(cancellation);
        if (await services.GetRequiredService<CalendarRevision>().OpenAsync(catalogue.Notices, cancellation))
        {
            await Console.Error.WriteLineAsync(
                "definitions/calendars 与现行工作日历不同：请提请日历调整，由第二人批准后施行（POST /api/v1/calendar/proposal）。\n"
                + "definitions/calendars differ from the calendar in force: propose the revision, a second person approves it.");
        }

        var now = services.GetRequiredService<IClock>().GetCurrentInstant();
        foreach (var refusal in await registry.PublishAsync(catalogue, "definitions", now, cancellation))
            await Console.Error.WriteLineAsync($"{refusal.Message.Zh}\n{refusal.Message.En}");
        await services.GetRequiredService<FolderService>().KeepAsync("definitions", cancellation);
    }
}
