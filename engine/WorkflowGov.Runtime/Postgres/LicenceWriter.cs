using NodaTime;
using Npgsql;
using NpgsqlTypes;
using WorkflowGov.Core.Cases;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>Licences as they follow from cases: issued with the 制证, replaced by a renewal, revoked with the decision.</summary>
internal static class LicenceWriter
{
    private const string Replace = """
        update licence l set status = 'Replaced', replaced_by = u.number
        from unnest($1, $2, $3, $4) as u(holder, kind, expires, number)
        where l.holder = u.holder and l.kind = u.kind and l.valid_to = u.expires and l.status = 'Valid'
        """;

    private const string Insert = """
        insert into licence (holder, holder_name, kind, number, issuer, valid_from, valid_to, data, case_id)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    private const string Revoke = "update licence set status = 'Revoked', replaced_by = null where case_id = any($1)";

    /// <summary>Adds the statements for these changes, if there are any.</summary>
    public static void Write(NpgsqlBatch batch, IReadOnlyList<CaseChange> changes)
    {
        var issued = changes.Where(c => c.Before?.Certificate is null && c.After.Certificate is not null).ToList();
        var renewed = issued.Where(c => c.After.Certificate!.RenewsExpiringOn is not null).ToList();
        if (renewed.Count > 0)
            batch.BatchCommands.Add(Replaced(renewed));
        if (issued.Count > 0)
            batch.BatchCommands.Add(Inserted(issued));
        var revoked = changes.Where(c => c.After.Decision == DecisionKind.Revoked && c.Before?.Decision != DecisionKind.Revoked).ToList();
        if (revoked.Count > 0)
            batch.BatchCommands.Add(new Columns<CaseChange>(revoked).Add(NpgsqlDbType.Bigint, c => c.After.Id.Value).Command(Revoke));
    }

    private static NpgsqlBatchCommand Replaced(IReadOnlyList<CaseChange> renewed) => new Columns<CaseChange>(renewed)
        .Add(NpgsqlDbType.Text, c => c.After.Application.Applicant.Identifier)
        .Add(NpgsqlDbType.Text, c => c.After.Certificate!.Document)
        .Add(NpgsqlDbType.Date, c => c.After.Certificate!.RenewsExpiringOn)
        .Add(NpgsqlDbType.Text, c => c.After.Certificate!.Number)
        .Command(Replace);

    private static NpgsqlBatchCommand Inserted(IReadOnlyList<CaseChange> issued) => new Columns<CaseChange>(issued)
        .Add(NpgsqlDbType.Text, c => c.After.Application.Applicant.Identifier)
        .Add(NpgsqlDbType.Text, c => c.After.Application.Applicant.Name)
        .Add(NpgsqlDbType.Text, c => c.After.Certificate!.Document)
        .Add(NpgsqlDbType.Text, c => c.After.Certificate!.Number)
        .Add(NpgsqlDbType.Text, c => c.Item.Authority.Name)
        .Add(NpgsqlDbType.Date, c => c.After.Certificate!.ValidFrom)
        .Add(NpgsqlDbType.Date, c => c.After.Certificate!.ValidTo)
        .Add(NpgsqlDbType.Text, Data)
        .Add(NpgsqlDbType.Bigint, c => c.After.Id.Value)
        .Command(Insert);

    /// <summary>What is no personal data: a licence says what is permitted, not who lives where.</summary>
    private static string Data(CaseChange of) => StoredJson.Write(new LicenceData(
        of.After.Number, of.Item.Name,
        of.Item.Form.Where(f => !f.Personal && of.After.Application.Form.ContainsKey(f.Key)).ToDictionary(f => f.Label, f => of.After.Application.Form[f.Key])));

    private sealed record LicenceData(CaseNumber Case, string Item, Dictionary<string, Core.Processes.FormValue> Fields);
}
