using CsCheck;
using NodaTime;
using Npgsql;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Runtime.Docket;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>Searches over cases whose keys lie far apart, held against a look at each of them.</summary>
public sealed class SearchTests(RealDatabase database)
{
    private const int Cases = 700;

    private static readonly string[] Parts = ["满记", "甜品", "华丰", "国际", "餐饮", "宝启", "科技", "公司"];
    private static readonly string[] Questions = ["满记", "满记甜品", "公司", "华", "丰国", "餐饮 科技", "满记 公司", "abc", "ab", "4018", "玄武", "品公"];
    private static readonly ServiceItem[] Items = [Repository.Item("公司设立登记"), Repository.Item("食品经营许可新办")];
    private static readonly string[] Offices = ["甲局", "乙局", "丙局"];
    private static readonly CaseStatus[] Statuses = [CaseStatus.InReview, CaseStatus.Declined, CaseStatus.Delivered];
    private static readonly LocalDate First = new(2026, 1, 1);

    private static readonly Gen<CaseWish> Wishes = Gen.Select(
        Of<string?>([null, .. Questions]), Of<string?>([null, null, .. Offices]), Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 6], Gen.Int[0, 9], Gen.Int[0, 60], Gen.Int[0, 60],
        (text, office, item, status, card, days, from, length) => new CaseWish(
            text, office is null ? null : new Office(office), item == 3 ? Items[0].Authority.Name : null, item < 2 ? Items[item].Code : null,
            status < 3 ? Statuses[status] : null, card is > 0 and < 4 ? (Rung)card : null,
            days < 3 ? First.PlusDays(from) : null, days is > 0 and < 4 ? First.PlusDays(from + length) : null));

    /// <summary>Whatever is asked, however the search goes and wherever it stops: page after page, each case once, the newest first.</summary>
    [Fact]
    public async Task Search_AnyWishInPagesOfAnySize_FindsWhatALookAtEachCaseFinds()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var listed = await FillAsync(engine);

        await Gen.Select(Wishes, Gen.Int[1, 60], Of(1, 7, 40, 3_000), Of(0.0, 50, 1e9)).SampleAsync(async (wish, size, effort, few) =>
        {
            var search = new CaseSearch(engine.Database, effort, few);
            var found = new List<long>();
            for (long? before = null; ;)
            {
                var page = await search.FindAsync(wish, before, size, CancellationToken.None);
                page.Cases.Count.ShouldBeLessThanOrEqualTo(size);
                found.AddRange(page.Cases.Select(c => c.Id));
                if (page.GoOn is null)
                    break;
                page.GoOn.Value.ShouldBeLessThan(before ?? long.MaxValue);
                before = page.GoOn;
            }

            found.ShouldBe(listed.Where(c => Fits(c, wish)).Select(c => c.Key).OrderDescending().ToList(), $"{wish} by {size}, effort {effort}, few {few}");
        }, iter: 80, threads: 2);
    }

    [Fact]
    public void Ladder_OverMillionsOfKeys_GrowsFromTheNewestAndMeetsEachKeyOnce()
    {
        var lasts = Enumerable.Range(0, 20).Select(i => ((41L - i) << CaseBlocks.TopBits) - 1).ToList();

        var ladder = CaseBlocks.Ladder(long.MaxValue, 0, lasts);

        ladder.Count.ShouldBeLessThan(60, "twenty times 131,072 keys");
        ladder.Distinct().Count().ShouldBe(ladder.Count);
        ladder[0].ShouldBe($"'#8:{(41L << 9) - 1}'");
        ladder[^1].ShouldBe("'#17:21'");
        CaseBlocks.Ladder(long.MaxValue, 0, [(41L << CaseBlocks.TopBits) + 5, .. lasts]).Take(8).ShouldAllBe(
            w => w.StartsWith("'#8:", StringComparison.Ordinal), "a largest block that has just begun is no reason for large steps");
    }

    private static bool Fits(Listed of, CaseWish wish) =>
        (wish.Text is null || SearchWords.Parts(wish.Text).All(p => of.Text.Contains(Asked(p.Words), StringComparison.Ordinal)))
        && (wish.Office is null || of.Offices.Contains(wish.Office.Value.Name)) && (wish.Item is null || of.Item.Code == wish.Item) && (wish.Authority is null || of.Item.Authority.Name == wish.Authority)
        && (wish.Status is null || of.Status == wish.Status) && (wish.Card is null || of.Card == (int)wish.Card)
        && (wish.From is null || of.ReceivedOn >= wish.From) && (wish.To is null || of.ReceivedOn <= wish.To);

    private static string Asked(IReadOnlyList<string> pairs) => string.Concat(pairs.Take(1).Concat(pairs.Skip(1).Select(p => p[^1..])));

    private static async Task<List<Listed>> FillAsync(Engine engine)
    {
        var random = new Random(11);
        var listed = new List<Listed>();
        long key = 5;
        var models = new Dictionary<ServiceItem, CaseNumber>();
        foreach (var item in Items)
            models[item] = await engine.ReceiveAsync(item);
        await using (var empty = engine.Database.CreateCommand("truncate docket, docket_words, docket_office, docket_day"))
            await empty.ExecuteNonQueryAsync();
        for (var i = 0; i < Cases; i++)
        {
            // Side by side mostly, now and then a gap of any size.
            key += random.Next(12) == 0 ? 1L << random.Next(20) : 1;
            var text = $"{Pick(random, Parts)}{Pick(random, Parts)}公司 {Pick(random, ["", "abc", "abcd"])} {Pick(random, ["", "4018"])}";
            listed.Add(new Listed(
                key, text, Pick(random, Items), Pick(random, Statuses), Math.Max(0, random.Next(12) - 8),
                [.. Offices.Where(_ => random.Next(3) == 0)], First.PlusDays(((int)(i / 12.0)) + random.Next(3))));
        }

        await using var batch = engine.Database.CreateBatch();
        foreach (var of in listed)
        {
            Add(batch, """
                insert into approval_case (id, number, item_code, item_version, definition_hash, authority, item_name, applicant_name, status, sequence, head, state, received_at, changed_at)
                select $1, left(number, 31) || lpad($1::text, 12, '0'), item_code, item_version, definition_hash, authority, item_name, applicant_name, status, sequence, head, state, received_at, changed_at
                from approval_case where number = $2
                """, of.Key, models[of.Item].Value);
            Add(batch, "insert into docket values ($1, 1, $2, $3, $4::case_status, $5, '某', $6)", of.Key, of.Item.Authority.Name, of.Item.Code.Value, of.Status.ToString(), (short)of.Card, of.ReceivedOn);
            Add(batch, "insert into docket_words values ($1, $2::tsvector)", of.Key, SearchWords.Document([of.Text]) + SearchWords.Marks(of.Key, of.Item.Code.Value, of.Item.Authority.Name));
            Add(batch, "insert into docket_office select unnest($2), $1", of.Key, of.Offices);
        }

        Add(batch, "insert into docket_day select received_on, min(case_id), max(case_id) from docket group by 1");
        await batch.ExecuteNonQueryAsync();
        return listed;
    }

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static T Pick<T>(Random random, T[] of) => of[random.Next(of.Length)];

    private static void Add(NpgsqlBatch batch, string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        batch.BatchCommands.Add(command);
    }

    private sealed record Listed(long Key, string Text, ServiceItem Item, CaseStatus Status, int Card, string[] Offices, LocalDate ReceivedOn);
}
