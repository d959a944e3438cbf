using Microsoft.AspNetCore.DataProtection;
using NodaTime;
using NodaTime.Testing;
using OtpNet;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Runtime.Access;
using WorkflowGov.Runtime.Postgres;

namespace WorkflowGov.Runtime.Tests.Access;

/// <summary>第二因素 as time goes by: what is in force, and what is only begun.</summary>
public sealed class SecondFactorTests(RealDatabase database)
{
    private const string User = "zhuo.ran";
    private readonly FakeClock clock = new(Instant.FromUtc(2026, 9, 1, 1, 0));

    [Fact]
    public async Task Replacement_UntilItsFirstCode_LeavesTheDeviceSoFarInForce()
    {
        var desk = await OpenAsync();
        var old = new Totp(Base32Encoding.ToBytes(await desk.BeginAsync(User, CancellationToken.None)));
        (await desk.CheckAsync(User, null, CancellationToken.None)).ShouldBe(CodeCheck.NotNeeded, "begun is not in force");
        (await desk.ConfirmAsync(User, Next(old), "-", CancellationToken.None)).ShouldBeNull();

        var next = new Totp(Base32Encoding.ToBytes(await desk.BeginAsync(User, CancellationToken.None)));

        (await desk.CheckAsync(User, null, CancellationToken.None)).ShouldBe(CodeCheck.Missing);
        (await desk.CheckAsync(User, Next(next), CancellationToken.None)).ShouldBe(CodeCheck.Wrong, "not in force yet");
        (await desk.CheckAsync(User, Next(old), CancellationToken.None)).ShouldBe(CodeCheck.Fits);
        (await desk.ConfirmAsync(User, Next(old), "-", CancellationToken.None))!.Code.ShouldBe("WG6127", "the new device must show it");
        (await desk.ConfirmAsync(User, Next(next), "-", CancellationToken.None)).ShouldBeNull();
        (await desk.CheckAsync(User, Next(old), CancellationToken.None)).ShouldBe(CodeCheck.Wrong, "the device so far counts no more");
        var shown = Next(next);
        (await desk.CheckAsync(User, shown, CancellationToken.None)).ShouldBe(CodeCheck.Fits);
        (await desk.CheckAsync(User, shown, CancellationToken.None)).ShouldBe(CodeCheck.Wrong, "no code is taken twice");
        (await desk.ConfirmAsync(User, Next(next), "-", CancellationToken.None))!.Code.ShouldBe("WG6126", "nothing is begun any more");
    }

    /// <summary>What a device shows half a minute later.</summary>
    private string Next(Totp device)
    {
        clock.AdvanceSeconds(30);
        return device.ComputeTotp(clock.GetCurrentInstant().ToDateTimeUtc());
    }

    private async Task<SecondFactorDesk> OpenAsync()
    {
        var data = CaseDatabase.Open(await database.CreateAsync());
        var accounts = new PostgresAccountStore(data);
        (await accounts.AddAsync(new Account(User, "卓然", Office.Window, [new Role("窗口受理")]) { PasswordHash = "-" }, clock.GetCurrentInstant(), "test", CancellationToken.None)).ShouldBeTrue();
        return new SecondFactorDesk(new PostgresSecondFactorStore(data), new PostgresSessionStore(data), new PostgresSessionStore(data), new EphemeralDataProtectionProvider(), clock);
    }
}
