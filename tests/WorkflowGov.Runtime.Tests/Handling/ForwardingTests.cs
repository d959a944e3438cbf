using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Runtime.Desk;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests.Handling;

/// <summary>转报 (行政许可法 第三十五条、第四十三条).</summary>
public sealed class ForwardingTests
{
    private static readonly ServiceItem Pawn = Repository.Item("典当业特种行业许可证核发（初审转报）");
    private static readonly ServiceItem Food = Repository.Item("食品经营许可新办");
    private static readonly Step Sending = Food.Process[new StepId("review")] with
    {
        Forwarding = new Forwarding("深圳市市场监督管理局", TimeLimit.Parse("20 工作日"), "行政许可法 第四十三条"),
    };

    [Fact]
    public void Forwarding_AtTheDecision_ClosesTheLowerPartWithAllMaterials()
    {
        var one = PureCase.Accepted(Pawn);
        one.Finish("first-review");
        one.Finish("review");
        var decide = Pawn.Process.Decision;
        var passed = Acting.Complete(decide, decide.Outcomes[0]);
        one.Do(Acting.For(decide), passed with { Reference = " " }).ShouldBe("WG5272");

        one.Must(Acting.For(decide), passed with { Reference = "深公宝〔2026〕1号" });

        var sent = one.Events.OfType<CaseEvent.Forwarded>().Single();
        (sent.To, sent.Number, sent.Due).ShouldBe(("深圳市公安局", "深公宝〔2026〕1号", new LocalDate(2026, 9, 15)));
        sent.Materials.ShouldBe(one.Now!.Application.Materials.Select(m => m.Key));
        StatusText.Of(one.Now).Zh.ShouldBe("已转报深圳市公安局");
        one.Now.Clocks.Where(c => !c.IsStopped).Select(c => c.Kind).ShouldBe([ClockKind.Delivery, ClockKind.Step], ignoreOrder: true);
    }

    // 20 working days after 2026-09-01: 3 + 5 + 5, then 20 (worked for 国庆) to 24, 中秋 off, 28 and 29.
    [Fact]
    public void Forwarding_BeforeTheDecision_StopsTheLowerClocksAndStartsThatOfTheBodyAbove()
    {
        var one = PureCase.Accepted(With(Sending));

        one.Finish("review");

        one.Now!.ClockOf(new ClockName("statutory"))!.IsStopped.ShouldBeTrue();
        one.Now.ClockOf(new ClockName("promised"))!.IsStopped.ShouldBeTrue();
        var upper = one.Now.ClockOf(new ClockName("upper"))!;
        upper.Due(one.Context(Acting.Window).Calendar)!.Value.On.ShouldBe(new LocalDate(2026, 9, 29));
        one.Events.OfType<CaseEvent.Forwarded>().Single().Due.ShouldBe(new LocalDate(2026, 9, 29));
        one.Finish("inspect");
        one.Finish("decide");
        one.Now.ClockOf(upper.Name)!.IsStopped.ShouldBeTrue();
    }

    [Fact]
    public void Forwarding_WhenTheReviewRefuses_DoesNotTakePlace()
    {
        var one = PureCase.Accepted(With(Sending));

        one.Finish("review", "不通过");
        one.Finish("decide", "不予");

        one.Events.OfType<CaseEvent.Forwarded>().ShouldBeEmpty();
    }

    private static ServiceItem With(Step step) => Food with
    {
        Process = Process.Of(new Block.Sequence([.. Food.Process.Root.Blocks.Select(b => b is Block.Single s && s.Definition.Id == step.Id ? new Block.Single(step) : b)])),
    };
}
