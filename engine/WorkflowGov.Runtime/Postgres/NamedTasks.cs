using NodaTime;
using Npgsql;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Runtime.Desk;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>Open tasks that wait for somebody by name: 加签, 会签, 表决.</summary>
public sealed class NamedTasks(NpgsqlDataSource database)
{
    private const string NamedSql = """
        select c.number, c.item_code, c.item_name, c.applicant_name, c.status, t.step, t.visit, t.title, t.role, t.opened_at, t.claimed_by,
            array(select k.content from clock k where k.case_id = t.case_id and k.stopped_on is null order by k.ordinal)
        from approval_task t
        join approval_case c on c.id = t.case_id
        where t.status = 'open' and t.waits_for && $1::text[]
        order by t.due_on nulls last, t.case_id
        limit $2
        """;

    /// <summary>The tasks that wait for one of these people, the one due first on top.</summary>
    /// <param name="users">User names: a person, and those in whose name they act.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The tasks.</returns>
    public async Task<IReadOnlyList<WaitingTask>> ForAsync(IEnumerable<string> users, int most, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(NamedSql);
        command.Parameters.Add(new NpgsqlParameter { Value = users.ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = most });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var found = new List<WaitingTask>();
        while (await row.ReadAsync(cancellation))
        {
            found.Add(new WaitingTask(
                row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), Enum.Parse<CaseStatus>(row.GetString(4)), row.GetString(5),
                row.GetInt32(6), row.GetString(7), row.GetString(8), row.GetFieldValue<Instant>(9), row.IsDBNull(10) ? null : row.GetString(10),
                [.. row.GetFieldValue<string[]>(11).Select(StoredJson.Read<Clock>)]));
        }

        return found;
    }
}
