using NodaTime;
using NodaTime.Testing;
using Npgsql;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions;
using WorkflowGov.Runtime.Docket;
using WorkflowGov.Runtime.FrontDesk;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>The engine on a database of its own, with a clock moved by hand.</summary>
internal sealed class Engine : IAsyncDisposable
{
    private readonly NpgsqlDataSource writing;
    private readonly PostgresCaseStore store;

    private Engine(
        NpgsqlDataSource database, NpgsqlDataSource writing, PostgresItemRegistry registry, FakeClock clock, bool groupCommit,
        Catalogue catalogue, LocalDate? calendarAsKnownOn, IExecutor? executor, IStaffRoll staff)
    {
        (Database, this.writing, Registry, Clock) = (database, writing, registry, clock);
        store = new PostgresCaseStore(writing, groupCommit);
        Calendars = new CalendarInForce(WorkCalendar.Of(catalogue.Notices, calendarAsKnownOn));
        var bearings = new Bearings(catalogue.Law, Calendars, staff, catalogue.Ladder, clock);
        CalendarStore = new PostgresCalendarStore(writing);
        Revision = new CalendarRevision(CalendarStore, new Recompute(CalendarStore, catalogue.Ladder, clock), Calendars, clock);
        Licences = new PostgresLicenceStore(writing);
        Cases = new CaseService(store, registry, bearings, new NoWakeUp(), executor, new LicenceDesk(Licences, catalogue.Service.Certificates, catalogue.Organisation));
        PublicStore = new PostgresPublicStore(writing);
        Public = new PublicDesk(PublicStore, store, Cases, bearings, catalogue.Service.Rating, new NoWakeUp());
        Drafts = new DraftDesk(new PostgresDraftStore(writing), Cases, registry, bearings, catalogue.Service);
        Appointments = new AppointmentDesk(new PostgresAppointmentStore(writing), bearings, catalogue.Service.Appointments);
        Moves = new PostgresMoveStore(writing);
        Sweep = new DeadlineSweep(new PostgresDeadlineStore(writing), Cases, catalogue.Ladder, clock);
        (Queries, Inbox) = (new CaseQueries(database), new InboxQueries(database));
        SupervisionStore = new PostgresSupervisionStore(writing);
        Docket = new DocketKeeper(new PostgresDocketStore(writing), registry, CalendarStore, bearings);
        Supervision = new SupervisionService(SupervisionStore, store, bearings, new NoWakeUp());
    }

    public NpgsqlDataSource Database { get; }

    public PostgresItemRegistry Registry { get; }

    public FakeClock Clock { get; }

    public CaseService Cases { get; }

    public PostgresLicenceStore Licences { get; }

    public PostgresPublicStore PublicStore { get; }

    public PublicDesk Public { get; }

    public AppointmentDesk Appointments { get; }

    public DraftDesk Drafts { get; }

    public PostgresMoveStore Moves { get; }

    public DeadlineSweep Sweep { get; }

    public CaseQueries Queries { get; }

    public InboxQueries Inbox { get; }

    public PostgresSupervisionStore SupervisionStore { get; }

    public SupervisionService Supervision { get; }

    public DocketKeeper Docket { get; }

    public CalendarInForce Calendars { get; }

    public PostgresCalendarStore CalendarStore { get; }

    public CalendarRevision Revision { get; }

    public static async Task<Engine> StartAsync(
        string connection, bool groupCommit = true, string now = "2026-09-01", Catalogue? catalogue = null, LocalDate? calendarAsKnownOn = null,
        IExecutor? executor = null, IStaffRoll? staff = null)
    {
        catalogue ??= Repository.Catalogue;
        var database = CaseDatabase.Open(connection);
        var registry = new PostgresItemRegistry(database);
        await registry.LoadAsync(CancellationToken.None);
        var clock = new FakeClock(Instant.FromUtc(int.Parse(now[..4]), int.Parse(now[5..7]), int.Parse(now[8..]), 2, 0));
        await registry.PublishAsync(catalogue, "test", clock.GetCurrentInstant(), CancellationToken.None);
        return new Engine(database, CaseDatabase.OpenForWriting(connection), registry, clock, groupCommit, catalogue, calendarAsKnownOn, executor, staff ?? Acting.Staff);
    }

    public async Task<CaseNumber> ReceiveAsync(ServiceItem item, IdempotencyKey? key = null)
    {
        var answer = await Cases.ReceiveAsync(item.Code, Acting.Application(item), Acting.WebHall, key, CancellationToken.None);
        return answer.ShouldBeOfType<CaseAnswer.Done>($"{answer}").Case.Number;
    }

    public Task<CaseAnswer> DoAsync(CaseNumber number, CaseCommand command, Actor actor) =>
        Cases.ExecuteAsync(number, command, actor, null, CancellationToken.None);

    public async Task<CaseNumber> AcceptedAsync(ServiceItem item)
    {
        var number = await ReceiveAsync(item);
        (await DoAsync(number, Acting.Accept(item), Acting.Window)).ShouldBeOfType<CaseAnswer.Done>();
        return number;
    }

    /// <summary>Finishes a step by all the acts it takes; the answer to the last, or to the first that was refused.</summary>
    public async Task<CaseAnswer> CompleteAsync(CaseNumber number, Step step, OutcomeRule? outcome = null)
    {
        CaseAnswer? answer = null;
        var found = (await Cases.FindAsync(number, CancellationToken.None))!.Value.Case;
        foreach (var act in Acting.Finishing(found, step, outcome ?? step.Outcomes.First(o => o.Action is OutcomeAction.Continue), Core.TimeLimits.ChinaTime.DateOf(Clock.GetCurrentInstant())))
        {
            Clock.Advance(Duration.FromDays(act.DaysLater));
            answer = await DoAsync(number, act.Command, act.Actor);
            if (answer is CaseAnswer.Refused)
                break;
        }

        return answer!;
    }

    public async Task<IReadOnlyList<ListedCase>> ListAsync()
    {
        await Docket.CatchUpAsync(CancellationToken.None);
        return (await new CaseSearch(Database).FindAsync(new CaseWish(), null, 50, CancellationToken.None)).Cases;
    }

    public async ValueTask DisposeAsync()
    {
        Docket.Dispose();
        await store.DisposeAsync();
        await writing.DisposeAsync();
        await Database.DisposeAsync();
    }

    private sealed class NoWakeUp : IWakeUp
    {
        public void NotLaterThan(Instant at)
        {
        }
    }
}
