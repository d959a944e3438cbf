using System.Text;
using NodaTime;
using Npgsql;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Runtime.Docket;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>What a search asks for; null = any.</summary>
/// <param name="Text">Number or its end, applicant, item, words of the form.</param>
/// <param name="Office">Only cases this office took part in: what the reader may see.</param>
/// <param name="Authority">实施主体.</param>
/// <param name="Item">业务办理项编码.</param>
/// <param name="Status">Where they stand.</param>
/// <param name="Card">Worst standing card.</param>
/// <param name="From">First day of receipt.</param>
/// <param name="To">Last day of receipt.</param>
public sealed record CaseWish(
    string? Text = null, Office? Office = null, string? Authority = null, ItemCode? Item = null, CaseStatus? Status = null, Rung? Card = null,
    LocalDate? From = null, LocalDate? To = null);

/// <summary>Finds cases in the docket: the newest first, by keyset, only what the reader may see.</summary>
public sealed class CaseSearch(NpgsqlDataSource database)
{
    private const string Columns = """
        select c.id, c.number, c.item_code, c.item_name, d.applicant, c.status::text, c.received_at
        from docket d
        join approval_case c on c.id = d.case_id
        """;

    private const string Newest = "\norder by d.case_id desc\nlimit $1";

    /// <summary>Finds cases.</summary>
    /// <param name="wish">Which.</param>
    /// <param name="before">Only those before this place; null = from the top.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The cases.</returns>
    public async Task<List<ListedCase>> FindAsync(CaseWish wish, long? before, int most, CancellationToken cancellation)
    {
        var sql = new StringBuilder(Columns);
        List<NpgsqlParameter> values = [new NpgsqlParameter { Value = most }];
        if (wish.Office is { } office)
            sql.Append("\njoin docket_office o on o.case_id = d.case_id and o.office = ").Append(Value(office.Name));
        var words = wish.Text is null ? null : SearchWords.Query(wish.Text);
        if (words is not null)
            sql.Append("\njoin docket_words w on w.case_id = d.case_id and w.words @@ ").Append(Value(words)).Append("::tsquery");
        sql.Append("\nwhere true");
        Where(" and d.case_id < ", before);
        Where(" and d.authority = ", wish.Authority);
        Where(" and d.item_code = ", wish.Item?.Value);
        Where(" and d.status = ", wish.Status?.ToString(), "::case_status");
        Where(" and d.card = ", (short?)wish.Card);
        Where(" and d.received_on >= ", wish.From);
        Where(" and d.received_on <= ", wish.To);
        await using var command = database.CreateCommand(sql.Append(Newest).ToString());
        command.Parameters.AddRange(values.ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<ListedCase>();
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(new ListedCase(
                reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5),
                reader.GetFieldValue<Instant>(6)));
        }

        return found;

        void Where<T>(string condition, T? value, string cast = "")
        {
            if (value is not null)
                sql.Append(condition).Append(Value(value)).Append(cast);
        }

        string Value(object value)
        {
            values.Add(new NpgsqlParameter { Value = value });
            return $"${values.Count}";
        }
    }
}
