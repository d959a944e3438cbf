using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Runtime.FrontDesk;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>草稿核对 on the real database; 2026-09-01 is a Tuesday.</summary>
public sealed class DraftTests(RealDatabase database)
{
    private static readonly ServiceItem Food = Repository.Item("食品经营许可新办");

    // 行政许可法 第三十二条: the five days run from receipt. A voluntary draft is no receipt; handing it in is.
    [Fact]
    public async Task Draft_CheckedForWeeks_IsReceivedOnTheDayItIsHandedIn()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var desk = engine.Drafts;
        (await AskAsync(desk, voluntary: false)).Rejection!.Code.ShouldBe("WG5761");
        var draft = (await AskAsync(desk, voluntary: true)).Value;
        draft.AnswerBy.ShouldBe(new LocalDate(2026, 9, 3));
        engine.Clock.AdvanceDays(20);
        await engine.Sweep.RunOnceAsync(CancellationToken.None);
        (await engine.Queries.NumbersAsync(0, CancellationToken.None)).ShouldBeEmpty();
        (await desk.WaitingAsync(10, CancellationToken.None)).ShouldHaveSingleItem();
        (await desk.AnswerAsync(draft.Id, ["布局图缺少面积"], Acting.WebHall, CancellationToken.None)).Rejection!.Code.ShouldBe("WG5401");
        (await desk.AnswerAsync(draft.Id, ["布局图缺少面积"], Acting.Window, CancellationToken.None)).IsAccepted.ShouldBeTrue();
        (await desk.AnswerAsync(draft.Id, [], Acting.Window, CancellationToken.None)).Rejection!.Code.ShouldBe("WG5763");

        var answer = await desk.HandInAsync(draft.Id, Acting.WebHall, CancellationToken.None);

        var number = answer.ShouldBeOfType<CaseAnswer.Done>().Case.Number;
        (await engine.StateAsync(number)).ReceivedOn.ShouldBe(new LocalDate(2026, 9, 21));
        (await desk.HandInAsync(draft.Id, Acting.WebHall, CancellationToken.None)).ShouldBeOfType<CaseAnswer.Repeated>();
        (await desk.FindAsync(draft.Id, CancellationToken.None))!.ShouldSatisfyAllConditions(
            d => d.Case.ShouldBe(number.Value), d => d.Remarks!.Value.ShouldBe(["布局图缺少面积"]));
        (await engine.Queries.NumbersAsync(0, CancellationToken.None)).Count.ShouldBe(1);
    }

    private static Task<Core.Ruling<DraftCheck>> AskAsync(DraftDesk desk, bool voluntary) =>
        desk.AskAsync(Food.Code, Acting.Application(Food), voluntary, Acting.WebHall, CancellationToken.None);
}
