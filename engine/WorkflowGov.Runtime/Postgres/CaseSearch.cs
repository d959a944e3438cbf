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
/// <param name="database">Where.</param>
/// <param name="many">From so many cases on, words are looked at newest first until a page is full; below, the index of words is asked.</param>
public sealed class CaseSearch(NpgsqlDataSource database, double many = CaseSearch.Many)
{
    /// <summary>Where both ways take as long, with a million cases.</summary>
    public const double Many = 12_000;

    // Keys come in order from one index; everything else is looked up key by key (offset 0 keeps the planner from merging
    // whole tables), until the page is full.
    private const string Columns = """
        select c.id, c.number, c.item_code, c.item_name, d.applicant, d.status::text, c.received_at
        from 
        """;

    private const string Entry = "\ncross join lateral (select * from docket x where x.case_id = k.case_id offset 0) d";

    private const string Case = "\ncross join lateral (select * from approval_case x where x.id = d.case_id offset 0) c\nwhere true";

    private readonly DocketFrequency frequency = new(database);

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
        var words = wish.Text is null ? null : SearchWords.Query(wish.Text);
        var byWords = words is not null && await frequency.OfWordsAsync(wish.Text!, cancellation) < many;
        var byOffice = !byWords && wish.Office is { } own
            && ((wish.Status is null && wish.Card is null && wish.Item is null) || await frequency.OfOfficeAsync(own.Name, cancellation) < many);
        if (byWords)
            sql.Append("(select case_id from docket_words where words @@ ").Append(Value(words!)).Append("::tsquery").Append(Behind()).Append(" order by case_id desc offset 0) k").Append(Entry);
        else if (byOffice)
            sql.Append("(select case_id from docket_office where office = ").Append(Value(wish.Office!.Value.Name)).Append(Behind()).Append(" order by case_id desc offset 0) k").Append(Entry);
        else
            sql.Append("docket d");
        if (words is not null && !byWords)
            sql.Append("\ncross join lateral (select from docket_words x where x.case_id = d.case_id and x.words @@ ").Append(Value(words)).Append("::tsquery offset 0) w");
        if (wish.Office is { } office && !byOffice)
            sql.Append("\ncross join lateral (select from docket_office x where x.case_id = d.case_id and x.office = ").Append(Value(office.Name)).Append(" offset 0) o");
        sql.Append(Case);
        Where(" and d.case_id < ", before);
        Where(" and d.authority = ", wish.Authority);
        Where(" and d.item_code = ", wish.Item?.Value);
        Where(" and d.status = ", wish.Status?.ToString(), "::case_status");
        Where(" and d.card = ", (short?)wish.Card);
        Where(" and d.received_on >= ", wish.From);
        Where(" and d.received_on <= ", wish.To);
        sql.Append("\norder by ").Append(byWords || byOffice ? 'k' : 'd').Append(".case_id desc\nlimit $1");
        await using var command = database.CreateCommand(sql.ToString());
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

        string Behind() => before is { } place ? $" and case_id < {Value(place)}" : string.Empty;

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
