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

    [Fact]
    public async Task Begin_BeyondTheDaysQuota_WaitsUntilTheDayIsOverAndStopsNobodyElse()
    {
        await using var database = CaseDatabase.OpenForWriting(await real.CreateAsync());
        var clock = new FakeClock(Instant.FromUtc(2026, 9, 1, 2, 0));
        var files = new FileService(new PostgresFileStore(database), clock, 2, megabytesADay: 2);
        async Task<string?> UploadAsync(Core.Cases.Actor actor)
        {
            var begun = await files.BeginAsync(actor, "a.pdf", 1 << 20, CancellationToken.None);
            if (begun.IsAccepted)
                await files.AppendAsync(begun.Value, 0, new MemoryStream([.. "%PDF-"u8, .. new byte[(1 << 20) - 5]]), true, CancellationToken.None);
            return begun.Rejection?.Code;
        }

        (await UploadAsync(Acting.WebHall)).ShouldBeNull();
        (await UploadAsync(Acting.WebHall)).ShouldBeNull();
        (await UploadAsync(Acting.WebHall)).ShouldBe("WG5930");
        (await UploadAsync(Acting.Window)).ShouldBeNull();
        clock.Advance(Duration.FromHours(25));
        (await UploadAsync(Acting.WebHall)).ShouldBeNull();
    }

    /// <summary>The protocol as ClamAV documents it: chunks behind their length, big-endian, until one of none.</summary>
    [Theory]
    [InlineData("stream: OK", null)]
    [InlineData("stream: Eicar-Test-Signature FOUND", "WG5935")]
    [InlineData("INSTREAM size limit exceeded. ERROR", "WG5936")]
    public async Task Upload_LookedAtByAScanner_IsTakenOnlyWhenItIsClean(string said, string? code)
    {
        await using var database = CaseDatabase.OpenForWriting(await real.CreateAsync());
        using var scanner = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        scanner.Start();
        async Task<string> ListenAsync()
        {
            using var client = await scanner.AcceptTcpClientAsync();
            return await GotAsync(client, said);
        }

        var got = ListenAsync();
        var store = new PostgresFileStore(database);
        var port = ((System.Net.IPEndPoint)scanner.LocalEndpoint).Port;
        var files = new FileService(store, new FakeClock(Instant.FromUtc(2026, 9, 1, 2, 0)), 1, 0, new ClamScreen("127.0.0.1", port));
        var upload = (await files.BeginAsync(Acting.WebHall, "a.pdf", null, CancellationToken.None)).Value;

        var taken = await files.AppendAsync(upload, 0, new MemoryStream("%PDF-clean or not"u8.ToArray()), true, CancellationToken.None);

        taken.Rejection?.Code.ShouldBe(code);
        taken.IsAccepted.ShouldBe(code is null);
        (await got).ShouldBe("%PDF-clean or not");
        (await store.FindAsync(upload.Id, CancellationToken.None))?.Sha256.ShouldNotBeNull();
        scanner.Stop();
        var next = (await files.BeginAsync(Acting.WebHall, "b.pdf", null, CancellationToken.None)).Value;
        (await files.AppendAsync(next, 0, new MemoryStream("%PDF-"u8.ToArray()), true, CancellationToken.None)).Rejection?.Code.ShouldBe("WG5936", "a scanner that is away lets nothing pass");
    }

    private static async Task<string> GotAsync(System.Net.Sockets.TcpClient client, string said)
    {
        await using var stream = client.GetStream();
        var head = new byte[10];
        await stream.ReadExactlyAsync(head);
        head.ShouldBe("zINSTREAM\0"u8.ToArray());
        using var content = new MemoryStream();
        for (var length = new byte[4]; ;)
        {
            await stream.ReadExactlyAsync(length);
            var bytes = new byte[System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(length)];
            if (bytes.Length == 0)
                break;
            await stream.ReadExactlyAsync(bytes);
            content.Write(bytes);
        }

        await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(said + "\0"));
        return System.Text.Encoding.UTF8.GetString(content.ToArray());
    }

    private static async Task<Upload> CompleteAsync(FileService files, string content)
    {
        var upload = (await files.BeginAsync(Acting.WebHall, "a.pdf", null, CancellationToken.None)).Value;
        return (await files.AppendAsync(upload, 0, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content)), true, CancellationToken.None)).Value;
    }
}
