using NodaTime;
using NodaTime.Testing;
using WorkflowGov.Runtime.Files;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

public sealed class FileStoreTests(RealDatabase real)
{
    [Fact]
    public async Task Purge_RemovesWhatNobodyFinishedOrHandedInAndNothingElse()
    {
        await using var database = CaseDatabase.OpenForWriting(await real.CreateAsync());
        var store = new PostgresFileStore(database);
        var clock = new FakeClock(Instant.FromUtc(2026, 9, 1, 2, 0));
        var files = new FileService(store, clock, 1);
        var half = (await files.BeginAsync(Acting.WebHall, "half.pdf", null, CancellationToken.None)).Value;
        await files.AppendAsync(half, 0, new MemoryStream("%PDF-1"u8.ToArray()), false, CancellationToken.None);
        var loose = await CompleteAsync(files, "%PDF-loose");
        var used = await CompleteAsync(files, "%PDF-used");
        await using (var refer = database.CreateCommand("insert into case_file values (1, 'm', $1, 'used.pdf', 1)"))
        {
            refer.Parameters.AddWithValue(Convert.FromHexString(used.Sha256!));
            await refer.ExecuteNonQueryAsync();
        }

        (await files.PurgeAsync(CancellationToken.None)).ShouldBe(0);
        clock.Advance(Duration.FromDays(2));
        (await files.PurgeAsync(CancellationToken.None)).ShouldBe(1);
        (await store.FindAsync(half.Id, CancellationToken.None)).ShouldBeNull();
        clock.Advance(Duration.FromDays(4));
        (await store.HoldAsync([loose.Sha256!], clock.GetCurrentInstant(), CancellationToken.None)).ShouldBe([loose.Sha256!]);
        clock.Advance(Duration.FromDays(2));
        (await files.PurgeAsync(CancellationToken.None)).ShouldBe(0);
        clock.Advance(Duration.FromDays(6));
        (await files.PurgeAsync(CancellationToken.None)).ShouldBe(1);
        (await store.FindAsync(used.Id, CancellationToken.None)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Append_BeyondTheLimitOrBehindAnotherWriter_IsRefused()
    {
        await using var database = CaseDatabase.OpenForWriting(await real.CreateAsync());
        var store = new PostgresFileStore(database);
        var files = new FileService(store, new FakeClock(Instant.FromUtc(2026, 9, 1, 2, 0)), 1);
        var upload = (await files.BeginAsync(Acting.WebHall, "a.pdf", null, CancellationToken.None)).Value;
        (await files.AppendAsync(upload, 0, new MemoryStream("%PDF-"u8.ToArray()), false, CancellationToken.None)).IsAccepted.ShouldBeTrue();

        (await files.AppendAsync(upload, 0, new MemoryStream("%PDF-"u8.ToArray()), false, CancellationToken.None)).Rejection!.Code.ShouldBe("WG5925");
        var now = (await files.FindAsync(upload.Id, Acting.WebHall, CancellationToken.None)).Value;
        (await files.AppendAsync(now, 5, new MemoryStream(new byte[1 << 20]), true, CancellationToken.None)).Rejection!.Code.ShouldBe("WG5923");
        (await files.BeginAsync(Acting.WebHall, "../a.pdf", null, CancellationToken.None)).Rejection!.Code.ShouldBe("WG5929");
    }

    private static async Task<Upload> CompleteAsync(FileService files, string content)
    {
        var upload = (await files.BeginAsync(Acting.WebHall, "a.pdf", null, CancellationToken.None)).Value;
        return (await files.AppendAsync(upload, 0, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content)), true, CancellationToken.None)).Value;
    }
}
