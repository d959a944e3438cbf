using System.Collections.Immutable;
using CsCheck;
using NodaTime;
using Shouldly;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.Supervision;
using WorkflowGov.Core.TimeLimits;
using Xunit;

namespace WorkflowGov.Core.Tests.Supervision;

public sealed class TimeSplitTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 9, 1, 1, 0);
    private static readonly LocalDate Day = new(2026, 9, 1);

    [Fact]
    public void Of_CorrectionAndExperts_GivesEveryMinuteToOneParty()
    {
        var split = TimeSplit.Of(
            [
                At(0, Received()), At(30, new CaseEvent.CorrectionRequested(Day, [], Day)), At(30 + 90, new CaseEvent.Corrected(Day, [])),
                At(130, Accepted()), At(200, Special("panel", "专家评审")), At(500, Done("panel", ended: false)), At(640, Done("deliver", ended: true)),
                At(900, new CaseEvent.OrderClosed(1, "办结后的督办不计时")),
            ], Start + Duration.FromDays(30));

        (split.Minutes(Party.Agency), split.Minutes(Party.Applicant), split.Minutes(Party.ThirdParty)).ShouldBe((30 + 80 + 140, 90, 300));
        split.IsClosed.ShouldBeTrue();
        split.Stretches.Select(s => (s.Party, s.Ground)).ShouldBe(
            [(Party.Agency, null), (Party.Applicant, null), (Party.Agency, null), (Party.ThirdParty, "专家评审"), (Party.Agency, null)]);
    }

    [Fact]
    public void Of_OverlappingSpecialProcedures_CountOnce()
    {
        var split = TimeSplit.Of(
            [At(0, Received()), At(10, Special("panel", "专家评审")), At(20, Special("lab", "检验")), At(60, Done("panel", false)), At(100, Done("lab", false))],
            Start + Duration.FromMinutes(150));

        (split.Minutes(Party.Agency), split.Minutes(Party.ThirdParty), split.IsClosed).ShouldBe((10 + 50, 90, false));
    }

    /// <summary>Minute by minute, by who has the case in that minute: slow and obvious.</summary>
    [Fact]
    public void Of_AnyCase_AgreesWithAMinuteByMinuteCount() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[1, 400]).List[0, 12].Sample(
            moves =>
            {
                var (events, minute) = (new List<(Instant, CaseEvent)> { At(0, Received()) }, 0);
                foreach (var (kind, wait) in moves)
                    events.Add(At(minute += wait, Turn(kind)));
                var end = minute + 77;
                var split = TimeSplit.Of(events, Start + Duration.FromMinutes(end));

                var counted = new long[3];
                for (var m = 0; m < end; m++)
                {
                    var past = events.Where(e => e.Item1 <= Start + Duration.FromMinutes(m)).Select(e => e.Item2).ToList();
                    counted[(int)WhoHasIt(past)]++;
                }

                Enum.GetValues<Party>().Select(split.Minutes).ShouldBe(counted);
                split.Stretches.Zip(split.Stretches.Skip(1)).ShouldAllBe(p => p.First.To == p.Second.From);
            },
            iter: 1_000);

    private static Party WhoHasIt(List<CaseEvent> past)
    {
        var (asked, answered) = (past.FindLastIndex(e => e is CaseEvent.CorrectionRequested), past.FindLastIndex(e => e is CaseEvent.Corrected));
        if (asked > answered)
            return Party.Applicant;
        return past.OfType<CaseEvent.SpecialBegun>().Select(b => b.Step).Distinct()
            .Any(step => past.FindLastIndex(e => e is CaseEvent.SpecialBegun b && b.Step == step) > past.FindLastIndex(e => e is CaseEvent.StepDone d && d.Step == step))
            ? Party.ThirdParty
            : Party.Agency;
    }

    private static CaseEvent Turn(int kind) => kind switch
    {
        0 => new CaseEvent.CorrectionRequested(Day, [], Day),
        1 => new CaseEvent.Corrected(Day, []),
        2 => Special("panel", "专家评审"),
        3 => Done("panel", false),
        _ => Done("review", false),
    };

    private static (Instant At, CaseEvent Happened) At(int minute, CaseEvent happened) => (Start + Duration.FromMinutes(minute), happened);

    private static CaseEvent.Received Received() => new(default, default, 1, string.Empty, Day, null!);

    private static CaseEvent.Accepted Accepted() => new(Day, false, null, Day, string.Empty, []);

    private static CaseEvent.SpecialBegun Special(string step, string ground) =>
        new(new StepId(step), Day, ground, "行政许可法 第四十五条", "文号", TimeLimit.Parse("10 工作日"));

    private static CaseEvent.StepDone Done(string step, bool ended) =>
        new(new StepId(step), 1, "通过", Day, Start, [], string.Empty, ImmutableArray<CriterionFinding>.Empty, string.Empty, null, [], ended);
}
