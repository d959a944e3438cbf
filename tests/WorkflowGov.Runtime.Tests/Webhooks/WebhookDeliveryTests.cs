using System.Security.Cryptography;
using System.Text;
using NodaTime;
using StandardWebhooks;
using StandardWebhooks.Diagnostics;
using WorkflowGov.Core.Cases;
using WorkflowGov.Runtime.Access;
using WorkflowGov.Runtime.Webhooks;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests.Webhooks;

public sealed class WebhookDeliveryTests(SharedHooks shared) : IClassFixture<SharedHooks>
{
    [Fact]
    public async Task Event_OfACase_ComesAsSignedCloudEventWithoutTheApplicant()
    {
        var on = await shared.FreshAsync();
        await using var receiver = await Receiver.StartAsync();
        var hook = await on.SubscribeAsync(receiver);
        var number = await on.Engine.ReceiveAsync(HookedEngine.Item);

        await on.TurnAsync();

        var got = receiver.All.ShouldHaveSingleItem();
        new StandardWebhook(KeyOf(hook.Secret)).Verify(got.Body, got.Headers);
        Should.Throw<WebhookVerificationException>(() => new StandardWebhook(KeyOf(hook.Secret)).Verify(got.Body + " ", got.Headers));
        IsSigned(got, hook.Secret).ShouldBeTrue();
        got.Headers.ContentType.ToString().ShouldStartWith("application/cloudevents+json");
        got.Headers["webhook-id"].ToString().ShouldBe($"{number}-1");
        got.Json["specversion"]!.GetValue<string>().ShouldBe("1.0");
        got.Json["id"]!.GetValue<string>().ShouldBe($"{number}-1");
        got.Type.ShouldBe("case.received");
        got.Number.ShouldBe(number.Value);
        got.Json["data"]!["item"]!.GetValue<string>().ShouldBe(HookedEngine.Item.Code.Value);
        got.Json["data"]!["href"]!.GetValue<string>().ShouldBe($"/api/v1/cases/{number}");
        got.Body.ShouldNotContain(Acting.Application(HookedEngine.Item).Applicant.Name);
        (await on.DeliveriesAsync(hook.Webhook.Id)).Single().ShouldSatisfyAllConditions(
            d => d.Status.ShouldBe(DeliveryStatus.Delivered), d => d.LastStatus.ShouldBe(204), d => d.Attempts.ShouldBe(1));
    }

    [Fact]
    public async Task Deliveries_PageByPage_AreEachShownOnceInOrder()
    {
        var on = await shared.FreshAsync();
        await using var receiver = await Receiver.StartAsync();
        var hook = (await on.SubscribeAsync(receiver)).Webhook.Id;
        for (var i = 0; i < 5; i++)
            await on.Engine.ReceiveAsync(HookedEngine.Item);
        await on.UntilNothingWaitsAsync(hook, Duration.FromMinutes(10));

        var whole = (await on.DeliveriesAsync(hook)).Select(d => d.Id).ToList();

        whole.Count.ShouldBe(5);
        List<long> paged = [];
        while (await on.Store.DeliveriesAsync(hook, null, paged.Count > 0 ? paged[^1] : null, 2, CancellationToken.None) is { Count: > 0 } page)
            paged.AddRange(page.Select(d => d.Id));
        paged.ShouldBe(whole);
    }

    [Fact]
    public async Task Order_OneEventOfACaseFails_ItsLaterEventsWaitAndOtherCasesGoOn()
    {
        var on = await shared.FreshAsync();
        await using var receiver = await Receiver.StartAsync();
        var hook = (await on.SubscribeAsync(receiver)).Webhook.Id;
        var failing = await on.Engine.AcceptedAsync(HookedEngine.Item);
        var other = await on.Engine.AcceptedAsync(HookedEngine.Item);
        var left = 4;
        receiver.Answers = e => e["subject"]!.GetValue<string>() == failing.Value && left-- > 0 ? 500 : 204;

        await on.TurnAsync();

        receiver.Taken.ShouldAllBe(g => g.Number == other.Value);
        receiver.Taken.Select(g => g.Sequence).ShouldBe(Enumerable.Range(1, receiver.Taken.Count()));
        receiver.All.Where(g => g.Number == failing.Value).ShouldAllBe(g => g.Sequence == 1);

        await on.UntilNothingWaitsAsync(hook, Duration.FromMinutes(10));

        var sent = receiver.Taken.Where(g => g.Number == failing.Value).Select(g => g.Sequence).ToList();
        sent.ShouldBe(Enumerable.Range(1, sent.Count));
        sent.Count.ShouldBeGreaterThan(1);
        var first = (await on.DeliveriesAsync(hook)).Single(d => d.Number == failing.Value && d.Sequence == 1);
        (await on.Store.AttemptsAsync(hook, first.Id, CancellationToken.None)).Select(a => a.Status).ShouldBe([500, 500, 500, 500, 204]);
    }

    [Fact]
    public async Task Receiver_ThatHangs_HoldsNobodyUp()
    {
        var on = await shared.FreshAsync();
        await using var hanging = await Receiver.StartAsync();
        await using var alive = await Receiver.StartAsync();
        var letGo = new TaskCompletionSource();
        hanging.Before = () => letGo.Task;
        await on.SubscribeAsync(hanging);
        await on.SubscribeAsync(alive);
        var arrived = new TaskCompletionSource();
        alive.Before = () =>
        {
            arrived.TrySetResult();
            return Task.CompletedTask;
        };

        await on.Engine.ReceiveAsync(HookedEngine.Item);
        await on.UntilSeenAsync();
        await on.Dispatch.RunOnceAsync(CancellationToken.None);
        await arrived.Task;

        hanging.All.ShouldBeEmpty();
        letGo.SetResult();
        await on.Dispatch.FinishAsync();
        hanging.All.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Servers_SeveralOnOneDatabase_SendEachEventOnceAndInOrder()
    {
        var on = await shared.FreshAsync();
        await using var receiver = await Receiver.StartAsync();
        var hook = (await on.SubscribeAsync(receiver)).Webhook.Id;
        var servers = Enumerable.Range(0, 4).Select(_ => on.AnotherServer()).ToList();
        var cases = new List<CaseNumber>();
        for (var i = 0; i < 12; i++)
            cases.Add(await on.Engine.AcceptedAsync(HookedEngine.Item));

        await on.UntilSeenAsync();
        do
        {
            await Task.WhenAll(servers.Select(async s =>
            {
                await s.RunOnceAsync(CancellationToken.None);
                await s.FinishAsync();
            }));
        }
        while ((await on.FindAsync(hook)).Waiting > 0);

        receiver.All.Select(g => (g.Number, g.Sequence)).ShouldBeUnique();
        foreach (var number in cases)
        {
            var events = (await on.Engine.Queries.TraceAsync(number, CancellationToken.None)).Events;
            receiver.All.Where(g => g.Number == number.Value).Select(g => g.Type).ShouldBe(events.Select(e => e.Type));
        }
    }

    [Fact]
    public async Task Server_ThatDiesWhileSending_LeavesItsDeliveriesToOthers()
    {
        var on = await shared.FreshAsync();
        await using var receiver = await Receiver.StartAsync();
        var hook = (await on.SubscribeAsync(receiver)).Webhook.Id;
        await on.Engine.ReceiveAsync(HookedEngine.Item);
        var now = on.Engine.Clock.GetCurrentInstant();
        await on.UntilSeenAsync();
        await on.Store.HandOutAsync(100, now, CancellationToken.None);
        (await on.Store.ClaimAsync(hook, 10, now, now + Duration.FromSeconds(60), CancellationToken.None)).ShouldHaveSingleItem();

        await on.TurnAsync();
        receiver.All.ShouldBeEmpty();
        on.Engine.Clock.Advance(Duration.FromSeconds(61));
        await on.TurnAsync();

        receiver.Taken.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Failing_ForThreeDays_DisablesAndActivationSendsAllThatWaited()
    {
        var on = await shared.FreshAsync();
        await using var receiver = await Receiver.StartAsync();
        var hook = (await on.SubscribeAsync(receiver)).Webhook;
        receiver.Answers = _ => 503;
        await using var another = await Receiver.StartAsync();
        await on.SubscribeAsync(another, "case.decided");
        await on.Engine.ReceiveAsync(HookedEngine.Item);
        for (var turns = 0; (await on.FindAsync(hook.Id)).DisabledAt is null; turns++)
        {
            turns.ShouldBeLessThan(60);
            await on.TurnAsync();
            on.Engine.Clock.Advance(Duration.FromHours(3));
        }

        var off = await on.FindAsync(hook.Id);
        off.DisabledFor.ShouldBe(DisabledFor.Failing);
        (off.DisabledAt!.Value - off.FailingSince!.Value).ShouldBeGreaterThanOrEqualTo(RetryPlan.GiveUpAfter);
        (await on.DeadAsync(hook.Id)).ShouldHaveSingleItem();
        var told = another.Taken.ShouldHaveSingleItem().Json;
        (told["type"]!.ToString(), told["data"]!["href"]!.ToString()).ShouldBe((WebhookNotices.DisabledType, $"/api/v1/webhooks/{hook.Id}"));
        var kept = (await on.Access.ReadAsync(null, hook.Owner, 1, CancellationToken.None)).ShouldHaveSingleItem();
        (kept.Kind, kept.Note).ShouldBe((AccessEventKind.WebhookDisabled, $"{hook.Id} 127.0.0.1 Failing"));
        var before = receiver.All.Count;
        var meanwhile = await on.Engine.ReceiveAsync(HookedEngine.Item);
        await on.TurnAsync();
        receiver.All.Count.ShouldBe(before);

        receiver.Answers = _ => 204;
        await on.Service.SwitchAsync(hook, true, CancellationToken.None);
        (await on.Service.ReplayAsync(hook, null, CancellationToken.None)).Value.Deliveries.ShouldBe(1);
        await on.UntilNothingWaitsAsync(hook.Id, Duration.FromMinutes(1));

        receiver.Taken.Count().ShouldBe(2);
        receiver.Taken.Select(g => g.Number).ShouldContain(meanwhile.Value);
    }

    [Fact]
    public async Task Receiver_AnswersGone_IsSentNothingMore()
    {
        var on = await shared.FreshAsync();
        await using var receiver = await Receiver.StartAsync();
        var hook = (await on.SubscribeAsync(receiver)).Webhook.Id;
        receiver.Answers = _ => 410;
        await on.Engine.ReceiveAsync(HookedEngine.Item);

        await on.TurnAsync();

        (await on.FindAsync(hook)).DisabledFor.ShouldBe(DisabledFor.Gone);
    }

    [Fact]
    public async Task Secret_Rotated_BothSignUntilTheOverlapEnds()
    {
        var on = await shared.FreshAsync();
        await using var receiver = await Receiver.StartAsync();
        var old = await on.SubscribeAsync(receiver);
        var fresh = (await on.Service.RotateAsync(old.Webhook, 24, CancellationToken.None)).Value;

        await on.Engine.ReceiveAsync(HookedEngine.Item);
        await on.TurnAsync();
        on.Engine.Clock.Advance(Duration.FromHours(25));
        await on.Engine.ReceiveAsync(HookedEngine.Item);
        await on.TurnAsync();

        var (during, after) = (receiver.All.First(), receiver.All.Last());
        IsSigned(during, old.Secret).ShouldBeTrue();
        IsSigned(during, fresh.Secret).ShouldBeTrue();
        IsSigned(after, fresh.Secret).ShouldBeTrue();
        IsSigned(after, old.Secret).ShouldBeFalse();
    }

    [Fact]
    public async Task Wish_TypeItemAndAuthority_NothingElseComes()
    {
        var on = await shared.FreshAsync();
        await using var receiver = await Receiver.StartAsync();
        await on.Service.AddAsync(Acting.WebHall, "other item", receiver.Address, new WebhookWish([], Repository.Catalogue.Items.First(i => i.Item.Code != HookedEngine.Item.Code).Item.Code), CancellationToken.None);
        await on.Service.AddAsync(Acting.WebHall, "other body", receiver.Address, new WebhookWish([], null, new Core.Items.Office("别的部门")), CancellationToken.None);
        await on.SubscribeAsync(receiver, "case.accepted");
        await on.Engine.AcceptedAsync(HookedEngine.Item);

        await on.TurnAsync();

        receiver.All.Select(g => g.Type).ShouldBe(["case.accepted"]);
    }

    [Fact]
    public async Task Redirect_IsAFaultAndNotFollowed()
    {
        var on = await shared.FreshAsync();
        await using var receiver = await Receiver.StartAsync();
        var hook = (await on.SubscribeAsync(receiver)).Webhook.Id;
        receiver.Answers = _ => 302;
        await on.Engine.ReceiveAsync(HookedEngine.Item);

        await on.TurnAsync();

        receiver.All.ShouldHaveSingleItem();
        (await on.DeliveriesAsync(hook)).Single().ShouldSatisfyAllConditions(d => d.LastStatus.ShouldBe(302), d => d.LastFault.ShouldBe(SendFault.Status));
    }

    /// <summary>By the specification alone: the package's own check looks at the first signature only.</summary>
    private static bool IsSigned(Got got, string secret)
    {
        var signed = Encoding.UTF8.GetBytes($"{got.Headers["webhook-id"]}.{got.Headers["webhook-timestamp"]}.{got.Body}");
        return got.Headers["webhook-signature"].ToString().Split(' ').Contains($"v1,{Convert.ToBase64String(HMACSHA256.HashData(KeyOf(secret), signed))}");
    }

    private static byte[] KeyOf(string secret) => Convert.FromBase64String(secret["whsec_".Length..]);
}
