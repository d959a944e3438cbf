using System.Net;
using CsCheck;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;
using NodaTime.Testing;
using WorkflowGov.Runtime.Webhooks;

namespace WorkflowGov.Runtime.Tests.Webhooks;

public sealed class SafeTargetsTests
{
    private static readonly SafeTargets Production = new(local: false);
    private static readonly string[] Private = ["10.0", "10.255", "127.0", "127.255", "169.254", "172.16", "172.31", "192.168", "100.64", "100.127", "0.0", "224.0", "255.255"];

    [Theory]
    [InlineData("http://example.com/hook")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f.1/")]
    [InlineData("https://localhost/")]
    [InlineData("https://10.1.2.3/")]
    [InlineData("https://172.31.0.1/")]
    [InlineData("https://192.168.1.1/")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://100.100.100.200/latest/meta-data")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:10.0.0.1]/")]
    [InlineData("https://[fd00::1]/")]
    [InlineData("https://[fe80::1]/")]
    [InlineData("https://[64:ff9b::a00:1]/")]
    [InlineData("https://user@example.com/")]
    [InlineData("https://example.com/#x")]
    [InlineData("ftp://example.com/")]
    public void Address_NotPublicHttps_IsRefused(string address) => Production.Allows(new Uri(address)).ShouldBeFalse();

    [Theory]
    [InlineData("https://example.com/hook")]
    [InlineData("https://example.com:8443/hook?key=1")]
    [InlineData("https://8.8.8.8/")]
    [InlineData("https://[2400:3200::1]/")]
    public void Address_PublicHttps_IsTaken(string address) => Production.Allows(new Uri(address)).ShouldBeTrue();

    [Fact]
    public void Address_AnyOfPrivateNetworks_IsRefused() =>
        Gen.Select(Gen.Int[0, Private.Length - 1], Gen.Byte, Gen.Byte).Sample((net, b, c) =>
            !Production.Allows(IPAddress.Parse($"{Private[net]}.{b}.{c}")));

    [Fact]
    public async Task Send_NameLeadsToThisMachine_NothingIsConnected()
    {
        await using var receiver = await Receiver.StartAsync();
        var secrets = new WebhookSecrets(new EphemeralDataProtectionProvider());
        using var sender = new WebhookSender(Production, secrets, new FakeClock(Instant.FromUtc(2026, 9, 1, 0, 0)), TimeProvider.System);
        var told = new ToldEvent("n", 1, "case.received", Instant.FromUtc(2026, 9, 1, 0, 0), "i", "n", "a");

        // As after DNS rebinding: the name was looked at before, what it means now decides.
        var result = await sender.SendAsync(new Uri(receiver.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)), new StoredSecrets(secrets.Make().Stored, null, null), told);

        result.Fault.ShouldBe(SendFault.ForbiddenAddress);
        receiver.All.ShouldBeEmpty();
    }

    [Fact]
    public void Retries_AnyChance_GrowAndEndAfterThreeDays() => Gen.Double.Unit.Array[80].Sample(chances =>
    {
        var first = Instant.FromUtc(2026, 9, 1, 0, 0);
        var (now, tries) = (first, 1);
        foreach (var chance in chances)
        {
            if (RetryPlan.Next(first, now, chance) is not { } next)
                break;
            (next - now).ShouldBeLessThanOrEqualTo(Duration.FromHours(14.4));
            (next - now).ShouldBeGreaterThanOrEqualTo(Duration.FromSeconds(4));
            (now, tries) = (next, tries + 1);
        }

        tries.ShouldBeInRange(10, 30);
        (now - first).ShouldBeGreaterThanOrEqualTo(RetryPlan.GiveUpAfter);
        (now - first).ShouldBeLessThan(RetryPlan.GiveUpAfter + Duration.FromMinutes(1));
        RetryPlan.Next(first, now, 0.5).ShouldBeNull();
    }, iter: 200);
}
