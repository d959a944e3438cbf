using NodaTime;
using Npgsql;

namespace WorkflowGov.Engine.Benchmarks;

/// <summary>Fills the database with open cases: copies of a real one, all rows of it.</summary>
internal static class Filling
{
    private const long FirstCopy = 1_000_000_000;

    private const string Copy = """
        with model as (select * from approval_case where status = 'InReview' and id < 1000000000 order by id limit 1),
        fresh as (
            insert into approval_case (id, number, item_code, item_version, definition_hash, authority, item_name,
                applicant_name, status, sequence, head, state, received_at, changed_at)
            select n, left(m.number, 31) || lpad(n::text, 12, '0'), m.item_code, m.item_version, m.definition_hash, m.authority,
                m.item_name, m.applicant_name, m.status, m.sequence, m.head, m.state, m.received_at, m.changed_at
            from model m, generate_series($1::bigint, $2::bigint) n returning id),
        events as (
            insert into case_event (case_id, sequence, at, user_name, display_name, office, definition_hash, type, payload, hash)
            select f.id, e.sequence, e.at, e.user_name, e.display_name, e.office, e.definition_hash, e.type, e.payload, e.hash
            from fresh f, model m join case_event e on e.case_id = m.id),
        tasks as (
            insert into approval_task (case_id, step, visit, title, role, office, status, opened_at, due_on, case_due_on, done_by, done_at, outcome)
            select f.id, t.step, t.visit, t.title, t.role, t.office, t.status, t.opened_at, t.due_on, t.case_due_on, t.done_by, t.done_at, t.outcome
            from fresh f, model m join approval_task t on t.case_id = m.id)
        insert into clock (case_id, name, kind, office, due_on, provisional, suspended, stopped_on, content, amber_at, yellow_at, red_at, next_rung_at)
        select f.id, k.name, k.kind, k.office, k.due_on, k.provisional, k.suspended, k.stopped_on, k.content,
            k.amber_at + interval '5 years', k.yellow_at + interval '5 years', k.red_at + interval '5 years',
            k.next_rung_at + interval '5 years'
        from fresh f, model m join clock k on k.case_id = m.id
        """;

    private const string MakeDue = """
        update clock set amber_at = $1, yellow_at = $2, red_at = $2, next_rung_at = $1
        where ctid in (select ctid from clock where next_rung_at is not null and fired = 0 and case_id >= 1000000000 limit $3)
        """;

    /// <summary>Adds copies until there are so many.</summary>
    public static async Task ToAsync(NpgsqlDataSource database, int open)
    {
        await using var count = database.CreateCommand("select coalesce(max(id), 999999999) - 999999999 from approval_case where id >= 1000000000");
        for (var have = (long)(await count.ExecuteScalarAsync())!; have < open; have += 50_000)
        {
            await using var copy = database.CreateCommand(Copy);
            copy.CommandTimeout = 600;
            copy.Parameters.AddWithValue(FirstCopy + have);
            copy.Parameters.AddWithValue(FirstCopy + Math.Min(open, have + 50_000) - 1);
            await copy.ExecuteNonQueryAsync();
        }

        await using var settle = database.CreateCommand("vacuum analyze");
        settle.CommandTimeout = 600;
        await settle.ExecuteNonQueryAsync();
    }

    /// <summary>Makes so many clocks of copies due at one instant.</summary>
    public static async Task MakeDueAsync(NpgsqlDataSource database, int due, Instant at)
    {
        await using var command = database.CreateCommand(MakeDue);
        command.CommandTimeout = 600;
        command.Parameters.AddWithValue(at);
        command.Parameters.AddWithValue(at + Duration.FromDays(3650));
        command.Parameters.AddWithValue(due);
        await command.ExecuteNonQueryAsync();
    }
}
