using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Runtime.Evidence;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Testing;
using WorkflowGov.Verifier;

namespace WorkflowGov.Runtime.Tests;

/// <summary>Attacks on the record by the database's owner, who may do anything to it; the file kept outside is out of reach.</summary>
public sealed class AuditTests(RealDatabase database)
{
    private const string Unlock = "alter table case_event disable trigger all;";

    private static readonly ServiceItem Company = Repository.Item("公司设立登记");
    private static readonly Step Review = Company.Process[new StepId("review")];

    /// <summary>{0} and {1} are the keys of two cases with four events each; the first row that does not hold is named.</summary>
    public static TheoryData<string, string, int> Attacks => new()
    {
        { "edit", "update case_event set payload = replace(payload, '通过', '不通过') where case_id = {0} and sequence = 4", 4 },
        { "edit the time", "update case_event set at = at - interval '1 day' where case_id = {0} and sequence = 2", 2 },
        { "edit who", "update case_event set user_name = 'somebody' where case_id = {0} and sequence = 4", 4 },
        { "delete", "delete from case_event where case_id = {0} and sequence = 2", 2 },
        { "delete and close the gap", "delete from case_event where case_id = {0} and sequence = 2; update case_event set sequence = sequence - 1 where case_id = {0} and sequence > 2", 2 },
        { "reorder", "update case_event set sequence = -sequence where case_id = {0} and sequence in (3, 4); update case_event set sequence = 7 + sequence where case_id = {0} and sequence < 0", 3 },
        { "truncate the tail", "delete from case_event where case_id = {0} and sequence > 2", 3 },
        {
            "truncate the tail and the head",
            "delete from case_event where case_id = {0} and sequence > 2; update approval_case set sequence = 2, head = (select hash from case_event where case_id = {0} and sequence = 2) where id = {0}", 3
        },
        {
            "drop a whole case",
            "delete from case_event where case_id = {0}; delete from clock where case_id = {0}; delete from approval_task where case_id = {0}; delete from application where case_id = {0}; delete from approval_case where id = {0}", 0
        },
        {
            "swap two cases",
            "update case_event set case_id = -1 where case_id = {0}; update case_event set case_id = {0} where case_id = {1}; update case_event set case_id = {1} where case_id = -1; "
            + "update approval_case c set head = e.hash from case_event e where e.case_id = c.id and e.sequence = c.sequence", 1
        },
        {
            "put one case's number on another",
            "update approval_case set number = 'x' where id = {0}; update approval_case set number = (select 'y') where id = {1}; "
            + "update approval_case set number = '{3}' where id = {0}; update approval_case set number = '{2}' where id = {1}", 1
        },
        { "add an event", "insert into case_event (case_id, sequence, at, user_name, display_name, office, definition_hash, type, payload, hash) select case_id, 5, at, user_name, display_name, office, definition_hash, type, payload, hash from case_event where case_id = {0} and sequence = 4", 5 },
        {
            "rewrite the whole chain",
            """
            do $$ declare e record; before bytea := decode(repeat('00', 32), 'hex'); begin
                update case_event set payload = replace(payload, '测试申请人', '别的申请人') where case_id = {0};
                for e in select * from case_event where case_id = {0} order by sequence loop
                    before := sha256(before || convert_to(e.case_id || E'\n' || e.sequence || E'\n' || to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
                        || E'\n' || e.user_name || E'\n' || e.display_name || E'\n' || e.office || E'\n' || e.definition_hash || E'\n' || e.type || E'\n' || e.payload, 'UTF8'));
                    update case_event set hash = before where case_id = e.case_id and sequence = e.sequence;
                end loop;
                update approval_case set head = before where id = {0};
            end $$
            """, 4
        },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task Record_AttackedByItsOwner_IsFoundAndTheFirstRowNamed(string attack, string sql, int row)
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var first = await ReviewedAsync(engine);
        var second = await ReviewedAsync(engine);
        var lines = await LinesAsync(engine);
        lines.Count(l => l.Contains("\"sequence\":4", StringComparison.Ordinal)).ShouldBe(2, string.Join('\n', lines));
        var kept = CheckpointFile.Read(lines);
        kept.FirstBroken().ShouldBeNull();
        kept.FirstBroken(first.Value, await ChainAsync(engine, first)).ShouldBeNull();
        (await ChainAsync(engine, first))!.FirstBroken().ShouldBeNull();
        var keys = (Of: (await engine.Cases.FindAsync(first, CancellationToken.None))!.Value.Case.Id, Other: (await engine.Cases.FindAsync(second, CancellationToken.None))!.Value.Case.Id);

        var script = sql.Replace("{0}", $"{keys.Of}", StringComparison.Ordinal).Replace("{1}", $"{keys.Other}", StringComparison.Ordinal)
            .Replace("{2}", first.Value, StringComparison.Ordinal).Replace("{3}", second.Value, StringComparison.Ordinal);
        await using (var command = engine.Database.CreateCommand(Unlock))
            await command.ExecuteNonQueryAsync();
        await using (var command = engine.Database.CreateCommand(script))
            await command.ExecuteNonQueryAsync();

        var chain = await ChainAsync(engine, first);
        var found = chain?.FirstBroken() ?? kept.FirstBroken(first.Value, chain);
        found.ShouldNotBeNull(attack).Case.ShouldBe(first.Value);
        found.Sequence.ShouldBe(row, $"{attack}: {found.En}");
    }

    [Fact]
    public async Task Checkpoints_TamperedWith_AreFound()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        await ReviewedAsync(engine);
        await SealAsync(engine);
        await ReviewedAsync(engine);
        var lines = await LinesAsync(engine);
        CheckpointFile.Read(lines).ShouldSatisfyAllConditions(f => f.Count.ShouldBe(2), f => f.FirstBroken().ShouldBeNull());

        CheckpointFile.Read(lines.Skip(2)).FirstBroken().ShouldNotBeNull();
        CheckpointFile.Read(lines.Where((_, i) => i != 1)).FirstBroken().ShouldNotBeNull();
        for (var i = 0; i < lines.Count; i++)
        {
            foreach (var key in JsonNode.Parse(lines[i])!.AsObject().Select(p => p.Key).Where(k => k != "case"))
            {
                var changed = JsonNode.Parse(lines[i])!.AsObject();
                changed[key] = changed[key]!.GetValueKind() == JsonValueKind.Number ? 77 : changed[key]!.GetValue<string>().Replace('a', 'b').Replace('1', '2');
                var forged = lines.ToList();
                forged[i] = changed.ToJsonString();
                if (forged[i] != lines[i])
                    CheckpointFile.Read(forged).FirstBroken().ShouldNotBeNull($"{key} in {lines[i]}");
            }
        }
    }

    [Fact]
    public async Task Checkpoint_WithNothingNew_IsNotMadeAndEachCoversWhatCameAfterTheLast()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var store = new CheckpointStore(engine.Database);
        (await SealAsync(engine)).ShouldBeNull();
        var number = await ReviewedAsync(engine);

        (await SealAsync(engine)).ShouldNotBeNull().ShouldSatisfyAllConditions(c => c.Number.ShouldBe(1), c => c.Events.ShouldBe(4), c => c.Cases.ShouldBe(1));
        (await SealAsync(engine)).ShouldBeNull();
        await engine.DoAsync(number, new CaseCommand.Withdraw("不办了"), Acting.WebHall);
        (await SealAsync(engine)).ShouldNotBeNull().ShouldSatisfyAllConditions(c => c.Number.ShouldBe(2), c => c.Events.ShouldBe(1), c => c.Cases.ShouldBe(1));
        (await store.NewestAsync(CancellationToken.None))!.Number.ShouldBe(2);
    }

    [Fact]
    public async Task Evidence_OfACase_HoldsOfflineAndEveryChangedByteIsFound()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await ReviewedAsync(engine);
        foreach (var step in Company.Process.Steps.SkipWhile(s => s != Review).Skip(1))
            (await engine.CompleteAsync(number, step)).ShouldBeOfType<CaseAnswer.Done>();
        var text = await PackAsync(engine, number);

        var verified = EvidenceFile.Verify(text);
        verified.Broken.ShouldBeEmpty();
        verified.Definitions.ShouldBe(1);
        static JsonNode Text(JsonNode of) => of["attachments"]!.AsArray().Single(a => a!["name"]!.GetValue<string>() == $"definition-{Company.Hash}.txt")!;
        var pack = JsonNode.Parse(text)!;
        pack["receipts"]!.AsArray().Select(r => r!["result"]!.GetValue<string>()).ShouldAllBe(r => r != nameof(RerunResult.Different));
        pack["due_dates"]!.AsArray().Count.ShouldBeGreaterThan(4);
        CalendarsIn(pack).ShouldHaveSingleItem().ShouldBe(pack["calendar"]!.GetValue<string>());
        foreach (var forge in (Action<JsonNode>[])[
            p => p["events"]![3]!["payload"] = p["events"]![3]!["payload"]!.GetValue<string>().Replace("通过", "不通过", StringComparison.Ordinal),
            p => p["events"]!.AsArray().RemoveAt(1),
            p => p["events"]!.AsArray().RemoveAt(p["events"]!.AsArray().Count - 1),
            p => p["attachments"]![0]!["content"] = "name: 别的事项",
            p => p["definition"]!["hash"] = new string('0', 64),
            p => Text(p)["content"] = Text(p)["content"]!.GetValue<string>().Replace("公司", "企业", StringComparison.Ordinal),
            p => (Text(p)["content"], Text(p)["sha256"]) = (JsonValue.Create("{}"), JsonValue.Create(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("{}"u8)))),
            p => p["attachments"]!.AsArray().Remove(Text(p)),
            p => p["head"] = Convert.ToBase64String(new byte[32]),
        ])
        {
            var forged = JsonNode.Parse(text)!;
            forge(forged);
            EvidenceFile.Verify(forged.ToJsonString()).Broken.ShouldNotBeEmpty();
        }

        foreach (var nonsense in (string[])["", "{", "[]", "{}", """{"format":"workflowgov-evidence/1"}"""])
            Should.Throw<FormatException>(() => EvidenceFile.Verify(nonsense));
    }

    /// <summary>Versions of the calendars that a pack attaches, made anew from their notices.</summary>
    private static IEnumerable<string> CalendarsIn(JsonNode pack) => pack["attachments"]!.AsArray()
        .Where(a => a!["name"]!.GetValue<string>().StartsWith("calendar-", StringComparison.Ordinal))
        .Select(a => Core.Calendars.WorkCalendar.Of(StoredJson.Read<ImmutableArray<Core.Calendars.HolidayNotice>>(a!["content"]!.GetValue<string>())).Version);

    private static async Task<CaseNumber> ReviewedAsync(Engine engine)
    {
        var number = await engine.AcceptedAsync(Company);
        (await engine.CompleteAsync(number, Review)).ShouldBeOfType<CaseAnswer.Done>();
        return number;
    }

    /// <summary>A seal reaches to the oldest running transaction, and other tests share the server: until all is covered.</summary>
    private static async Task<Core.Audit.Checkpoint?> SealAsync(Engine engine)
    {
        await using var old = engine.Database.CreateCommand("select exists(select from case_event where transaction >= pg_snapshot_xmin(pg_current_snapshot()))");
        while ((bool)(await old.ExecuteScalarAsync())!)
            await Task.Yield();
        return await new CheckpointStore(engine.Database).SealAsync(engine.Clock.GetCurrentInstant(), CancellationToken.None);
    }

    private static async Task<List<string>> LinesAsync(Engine engine)
    {
        await SealAsync(engine);
        var lines = new List<string>();
        await foreach (var (checkpoint, heads) in new CheckpointStore(engine.Database).AllAsync(CancellationToken.None))
            lines.AddRange([CheckpointText.Line(checkpoint), .. heads.Select(CheckpointText.Line)]);
        return lines;
    }

    private static async Task<EventChain?> ChainAsync(Engine engine, CaseNumber number)
    {
        var (events, head) = await engine.Queries.TraceAsync(number, CancellationToken.None);
        if (head is null)
            return null;
        using var json = JsonDocument.Parse(StoredJson.Write(new { number = number.Value, events, head }));
        return EventChain.Read(json.RootElement);
    }

    private static async Task<string> PackAsync(Engine engine, CaseNumber number)
    {
        var (events, head) = await engine.Queries.TraceAsync(number, CancellationToken.None);
        return StoredJson.Write(EvidencePack.Of(
            events, head!, Company, "name: 公司设立登记", await new DefinitionTexts(engine.Database).FindAsync(events.Select(e => e.DefinitionHash), CancellationToken.None), await engine.Docket.GroundAsync(CancellationToken.None), Repository.Catalogue.Notices, null,
            engine.Clock.GetCurrentInstant()));
    }
}
