using Npgsql;
using NodaTime;
using NpgsqlTypes;
using WorkflowGov.Core.Cases;
using WorkflowGov.Runtime.Files;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>
/// The rows of any number of commands, one statement a table. The order matters: the case row is locked first, so
/// that the sweep, which locks it too, never waits the other way round.
/// </summary>
internal static class CaseWriter
{
    private const string UpdateCase = """
        update approval_case c
        set status = u.status::case_status, sequence = u.sequence, head = u.head, state = u.state, changed_at = u.changed_at,
            closed_at = u.closed_at
        from unnest($1, $2, $3, $4, $5, $6, $7, $8)
            as u(id, expected, status, sequence, head, state, changed_at, closed_at)
        where c.id = u.id and c.sequence = u.expected
        """;

    private const string InsertCase = """
        insert into approval_case (id, number, item_code, item_version, definition_hash, authority, item_name,
            applicant_name, status, sequence, head, state, received_at, changed_at)
        select id, number, item_code, item_version, definition_hash, authority, item_name, applicant_name,
            status::case_status, sequence, head, state, received_at, changed_at
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            as u(id, number, item_code, item_version, definition_hash, authority, item_name, applicant_name, status,
                sequence, head, state, received_at, changed_at)
        """;

    private const string MovePins = """
        update approval_case c
        set item_version = u.item_version, definition_hash = u.definition_hash, authority = u.authority
        from unnest($1, $2, $3, $4) as u(id, item_version, definition_hash, authority)
        where c.id = u.id
        """;

    private const string UpsertApplication = """
        insert into application (case_id, content)
        select * from unnest($1, $2)
        on conflict (case_id) do update set content = excluded.content
        """;

    private const string InsertEvent = """
        insert into case_event (case_id, sequence, at, user_name, display_name, office, definition_hash, type,
            payload, hash)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    private const string UpsertTask = """
        insert into approval_task (case_id, step, visit, title, role, office, status, opened_at, due_on, case_due_on,
            claimed_by, done_by, done_at, outcome, waits_for)
        select case_id, step, visit, title, role, office, status::task_status, opened_at, due_on, case_due_on,
            claimed_by, done_by, done_at, outcome, string_to_array(waits_for, chr(10))
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            as u(case_id, step, visit, title, role, office, status, opened_at, due_on, case_due_on, claimed_by,
                done_by, done_at, outcome, waits_for)
        on conflict (case_id, step, visit) do update
        set title = excluded.title, role = excluded.role, office = excluded.office, status = excluded.status, claimed_by = excluded.claimed_by, done_by = excluded.done_by,
            due_on = case when excluded.status = 'open' then excluded.due_on else approval_task.due_on end,
            case_due_on = case when excluded.status = 'open' then excluded.case_due_on else approval_task.case_due_on end,
            done_at = excluded.done_at, outcome = excluded.outcome, waits_for = excluded.waits_for
        """;

    private const string UpsertClock = $"""
        insert into clock (case_id, name, kind, office, due_on, provisional, suspended, stopped_on, content,
            amber_at, yellow_at, red_at, expire_at, next_rung_at, armed)
        select *, coalesce(amber_at, yellow_at, red_at), num_nonnulls(amber_at, yellow_at, red_at)
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            as u(case_id, name, kind, office, due_on, provisional, suspended, stopped_on, content, amber_at, yellow_at,
                red_at, expire_at)
        on conflict (case_id, name) do update
        set office = excluded.office, due_on = excluded.due_on, provisional = excluded.provisional, suspended = excluded.suspended,
            stopped_on = excluded.stopped_on, content = excluded.content, amber_at = excluded.amber_at,
            yellow_at = excluded.yellow_at, red_at = excluded.red_at, expire_at = excluded.expire_at,
            {RungBalance.OfExcluded}
        """;

    private const string MoveHead = """
        update approval_case c set sequence = u.sequence, head = u.head, changed_at = u.at
        from unnest($1, $2, $3, $4) as u(id, sequence, head, at)
        where c.id = u.id
        """;

    private const string InsertGroup = "insert into case_group (number, case_id) select * from unnest($1, $2)";

    private const string InsertFile = """
        insert into case_file (case_id, place, sha256, name, sequence) select * from unnest($1, $2, $3, $4, $5) on conflict do nothing
        """;

    private const string InsertAnswer = """
        insert into idempotency_key (client, key, request_hash, answer, created_at)
        select * from unnest($1, $2, $3, $4, $5)
        """;

    /// <summary>Adds the statements that write these changes to a batch.</summary>
    /// <param name="batch">The batch; run it as one transaction.</param>
    /// <param name="changes">At most one change a case.</param>
    public static void Write(NpgsqlBatch batch, IReadOnlyList<CaseChange> changes)
    {
        var ordered = changes.OrderBy(c => c.After.Id.Value).ToList();
        Add(batch, ordered.Where(c => c.Before is not null).ToList(), Updates);
        Add(batch, ordered.Where(c => c.Before is { } b && (b.Version, b.Successors) != (c.After.Version, c.After.Successors)).ToList(), Pins);
        Add(batch, ordered.Where(c => c.Before is null).ToList(), Inserts);
        Add(batch, ordered.Where(c => !ReferenceEquals(c.Before?.Application, c.After.Application)).ToList(), Applications);
        Add(batch, ordered.SelectMany(c => c.Events).ToList(), Events);
        Add(batch, ordered.SelectMany(c => c.Rows.Tasks, (c, t) => (c.After.Id, t)).ToList(), Tasks);
        Add(batch, ordered.SelectMany(c => c.Rows.Clocks, (c, k) => (c.After.Id, k)).ToList(), Clocks);
        Add(batch, ordered.Where(c => c.Before is null && c.After.Application.Group is not null).ToList(), Groups);
        LicenceWriter.Write(batch, ordered);
        Add(batch, [.. ordered.SelectMany(FilesOf)], Files);
        Add(batch, ordered.Where(c => c.Key is not null).ToList(), Answers);
        Add(batch, ordered.Select(c => c.Move).OfType<CaseMove>().ToList(), PostgresMoveStore.Rows);
    }

    /// <summary>The statement that moves cases to their last event, for events that change nothing else of the case.</summary>
    /// <param name="last">The last event of each case.</param>
    /// <returns>The statement.</returns>
    public static NpgsqlBatchCommand Heads(IReadOnlyList<RecordedEvent> last) => new Columns<RecordedEvent>(last)
        .Add(NpgsqlDbType.Bigint, e => e.Case.Value)
        .Add(NpgsqlDbType.Integer, e => e.Sequence)
        .Add(NpgsqlDbType.Bytea, e => e.Hash)
        .Add(NpgsqlDbType.TimestampTz, e => e.At)
        .Command(MoveHead);

    /// <summary>The statement that inserts events; the sweep and counting anew write their own.</summary>
    /// <param name="events">The events.</param>
    /// <returns>The statement.</returns>
    public static NpgsqlBatchCommand Events(IReadOnlyList<RecordedEvent> events) => new Columns<RecordedEvent>(events)
        .Add(NpgsqlDbType.Bigint, e => e.Case.Value)
        .Add(NpgsqlDbType.Integer, e => e.Sequence)
        .Add(NpgsqlDbType.TimestampTz, e => e.At)
        .Add(NpgsqlDbType.Text, e => e.User)
        .Add(NpgsqlDbType.Text, e => e.UserName)
        .Add(NpgsqlDbType.Text, e => e.Office)
        .Add(NpgsqlDbType.Text, e => e.DefinitionHash)
        .Add(NpgsqlDbType.Text, e => e.Type)
        .Add(NpgsqlDbType.Text, e => e.Payload)
        .Add(NpgsqlDbType.Bytea, e => e.Hash)
        .Command(InsertEvent);

    private static void Add<T>(
        NpgsqlBatch batch, List<T> rows, Func<IReadOnlyList<T>, NpgsqlBatchCommand> command)
    {
        if (rows.Count > 0)
            batch.BatchCommands.Add(command(rows));
    }

    private static NpgsqlBatchCommand Updates(IReadOnlyList<CaseChange> changes) => new Columns<CaseChange>(changes)
        .Add(NpgsqlDbType.Bigint, c => c.After.Id.Value)
        .Add(NpgsqlDbType.Integer, c => c.Before!.Sequence)
        .Add(NpgsqlDbType.Text, c => c.After.Status.ToString())
        .Add(NpgsqlDbType.Integer, c => c.After.Sequence)
        .Add(NpgsqlDbType.Bytea, c => c.Events[^1].Hash)
        .Add(NpgsqlDbType.Text, c => StoredJson.Write(c.After))
        .Add(NpgsqlDbType.TimestampTz, c => c.Events[^1].At)
        .Add(NpgsqlDbType.TimestampTz, c => c.After.IsClosed ? c.Events[^1].At : (Instant?)null)
        .Command(UpdateCase);

    private static NpgsqlBatchCommand Pins(IReadOnlyList<CaseChange> changes) => new Columns<CaseChange>(changes)
        .Add(NpgsqlDbType.Bigint, c => c.After.Id.Value)
        .Add(NpgsqlDbType.Integer, c => c.After.Version)
        .Add(NpgsqlDbType.Text, c => c.After.DefinitionHash)
        .Add(NpgsqlDbType.Text, c => c.Item.Authority.Name)
        .Command(MovePins);

    private static NpgsqlBatchCommand Inserts(IReadOnlyList<CaseChange> changes) => new Columns<CaseChange>(changes)
        .Add(NpgsqlDbType.Bigint, c => c.After.Id.Value)
        .Add(NpgsqlDbType.Text, c => c.After.Number.Value)
        .Add(NpgsqlDbType.Text, c => c.After.Item.Value)
        .Add(NpgsqlDbType.Integer, c => c.After.Version)
        .Add(NpgsqlDbType.Text, c => c.After.DefinitionHash)
        .Add(NpgsqlDbType.Text, c => c.Item.Authority.Name)
        .Add(NpgsqlDbType.Text, c => c.Item.Name)
        .Add(NpgsqlDbType.Text, c => c.After.Application.Applicant.Name)
        .Add(NpgsqlDbType.Text, c => c.After.Status.ToString())
        .Add(NpgsqlDbType.Integer, c => c.After.Sequence)
        .Add(NpgsqlDbType.Bytea, c => c.Events[^1].Hash)
        .Add(NpgsqlDbType.Text, c => StoredJson.Write(c.After))
        .Add(NpgsqlDbType.TimestampTz, c => c.Events[0].At)
        .Add(NpgsqlDbType.TimestampTz, c => c.Events[^1].At)
        .Command(InsertCase);

    private static NpgsqlBatchCommand Applications(IReadOnlyList<CaseChange> changes) =>
        new Columns<CaseChange>(changes)
            .Add(NpgsqlDbType.Bigint, c => c.After.Id.Value)
            .Add(NpgsqlDbType.Text, c => StoredJson.Write(c.After.Application))
            .Command(UpsertApplication);

    private static NpgsqlBatchCommand Tasks(IReadOnlyList<(CaseId Case, TaskRow Task)> rows) =>
        new Columns<(CaseId Case, TaskRow Task)>(rows)
            .Add(NpgsqlDbType.Bigint, r => r.Case.Value)
            .Add(NpgsqlDbType.Text, r => r.Task.Step.Value)
            .Add(NpgsqlDbType.Integer, r => r.Task.Visit)
            .Add(NpgsqlDbType.Text, r => r.Task.Title)
            .Add(NpgsqlDbType.Text, r => r.Task.Role.Name)
            .Add(NpgsqlDbType.Text, r => r.Task.Office.Name)
            .Add(NpgsqlDbType.Text, r => Name(r.Task.Status))
            .Add(NpgsqlDbType.TimestampTz, r => r.Task.OpenedAt)
            .Add(NpgsqlDbType.Date, r => r.Task.DueOn)
            .Add(NpgsqlDbType.Date, r => r.Task.CaseDueOn)
            .Add(NpgsqlDbType.Text, r => r.Task.ClaimedBy)
            .Add(NpgsqlDbType.Text, r => r.Task.DoneBy)
            .Add(NpgsqlDbType.TimestampTz, r => r.Task.DoneAt)
            .Add(NpgsqlDbType.Text, r => r.Task.Outcome)
            .Add(NpgsqlDbType.Text, r => r.Task.WaitsFor.IsEmpty ? null : string.Join('\n', r.Task.WaitsFor))
            .Command(UpsertTask);

    /// <summary>The statement that writes clocks of cases.</summary>
    /// <param name="rows">The clocks.</param>
    /// <returns>The statement.</returns>
    public static NpgsqlBatchCommand Clocks(IReadOnlyList<(CaseId Case, ClockRow Row)> rows) =>
        new Columns<(CaseId Case, ClockRow Row)>(rows)
            .Add(NpgsqlDbType.Bigint, r => r.Case.Value)
            .Add(NpgsqlDbType.Text, r => r.Row.Clock.Name.Value)
            .Add(NpgsqlDbType.Text, r => r.Row.Clock.Kind.ToString())
            .Add(NpgsqlDbType.Text, r => r.Row.Office.Name)
            .Add(NpgsqlDbType.Date, r => r.Row.Times.DueOn)
            .Add(NpgsqlDbType.Boolean, r => r.Row.Times.Provisional)
            .Add(NpgsqlDbType.Boolean, r => r.Row.Clock.IsSuspended)
            .Add(NpgsqlDbType.Date, r => r.Row.Clock.StoppedOn)
            .Add(NpgsqlDbType.Text, r => StoredJson.Write(r.Row.Clock))
            .Add(NpgsqlDbType.TimestampTz, r => r.Row.Times.AmberAt)
            .Add(NpgsqlDbType.TimestampTz, r => r.Row.Times.YellowAt)
            .Add(NpgsqlDbType.TimestampTz, r => r.Row.Times.RedAt)
            .Add(NpgsqlDbType.TimestampTz, r => r.Row.Times.ExpireAt)
            .Command(UpsertClock);

    private static NpgsqlBatchCommand Groups(IReadOnlyList<CaseChange> changes) => new Columns<CaseChange>(changes)
        .Add(NpgsqlDbType.Text, c => c.After.Application.Group)
        .Add(NpgsqlDbType.Bigint, c => c.After.Id.Value)
        .Command(InsertGroup);

    private static IEnumerable<(CaseId Case, string Place, MaterialFile File, int Sequence)> FilesOf(CaseChange change) =>
        change.Happened.SelectMany((e, i) => CaseFiles.Of(e).Select(f => (change.After.Id, f.Place, f.File, change.Events[i].Sequence)));

    private static NpgsqlBatchCommand Files(IReadOnlyList<(CaseId Case, string Place, MaterialFile File, int Sequence)> files) =>
        new Columns<(CaseId Case, string Place, MaterialFile File, int Sequence)>(files)
            .Add(NpgsqlDbType.Bigint, f => f.Case.Value)
            .Add(NpgsqlDbType.Text, f => f.Place)
            .Add(NpgsqlDbType.Bytea, f => Convert.FromHexString(f.File.Sha256))
            .Add(NpgsqlDbType.Text, f => f.File.Name)
            .Add(NpgsqlDbType.Integer, f => f.Sequence)
            .Command(InsertFile);

    private static NpgsqlBatchCommand Answers(IReadOnlyList<CaseChange> changes) => new Columns<CaseChange>(changes)
        .Add(NpgsqlDbType.Text, c => c.Key!.Client)
        .Add(NpgsqlDbType.Text, c => c.Key!.Key)
        .Add(NpgsqlDbType.Text, c => c.Key!.RequestHash)
        .Add(NpgsqlDbType.Text, c => c.Key!.Answer)
        .Add(NpgsqlDbType.TimestampTz, c => c.Events[^1].At)
        .Command(InsertAnswer);

    private static string Name(TaskState state) => state switch
    {
        TaskState.Open => "open",
        TaskState.Done => "done",
        _ => "cancelled",
    };
}
