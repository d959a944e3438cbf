using NodaTime;
using Npgsql;
using WorkflowGov.Core.Cases;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>一件事: which cases one intake started.</summary>
public sealed class GroupQueries(NpgsqlDataSource database)
{
    private const string CasesSql = """
        select c.id, c.number, c.item_code, c.item_name, c.applicant_name, c.status::text, c.received_at
        from case_group g
        join approval_case c on c.id = g.case_id
        where g.number = $1
        order by c.id
        """;

    /// <summary>The cases of a group.</summary>
    /// <param name="group">Number of the intake.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The cases in the order of the items; none when there is no such group.</returns>
    public async Task<IReadOnlyList<ListedCase>> CasesAsync(string group, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(CasesSql);
        command.Parameters.AddWithValue(group);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var cases = new List<ListedCase>();
        while (await reader.ReadAsync(cancellation))
        {
            cases.Add(new ListedCase(
                reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.GetFieldValue<Instant>(6)));
        }

        return cases;
    }
}
