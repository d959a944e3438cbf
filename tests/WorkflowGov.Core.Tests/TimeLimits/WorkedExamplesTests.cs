using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NodaTime;
using Shouldly;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Tests.Calendars;
using WorkflowGov.Core.TimeLimits;
using Xunit;
using static WorkflowGov.Core.Tests.TimeLimits.Clocks;

namespace WorkflowGov.Core.Tests.TimeLimits;

/// <summary>
/// Every row of the table is run: plain counts by their rule, all others by the judgement written for them here. A row
/// that is neither fails, and so does a judgement without a row.
/// </summary>
public sealed partial class WorkedExamplesTests
{
    private static readonly WorkCalendar Latest = PublishedCalendar.Latest;

    private static readonly FrozenDictionary<string, Action<WorkedExample>> Judgements = new Dictionary<string, Action<WorkedExample>>
    {
        ["B01"] = DayZeroBy(ReceiptPolicy.SameDay, "2016-09-28"),
        ["B02"] = DayZeroBy(ReceiptPolicy.NextWorkday, "2016-09-29"),
        ["B03"] = DayZeroBy(ReceiptPolicy.SameDay, "2016-09-24"),
        ["B05"] = DayZeroBy(ReceiptPolicy.NextWorkday, "2016-09-26"),
        ["B07"] = DayZeroBy(ReceiptPolicy.SameDay, "2016-09-29"),
        ["B08"] = DecisionAtNight,
        ["B09"] = CorrectionAfterClosing,
        ["D06"] = SuspensionAfterDue,
        ["D07"] = SuspensionStillOpen,
        ["E02"] = ExtensionAfterDue,
        ["E03"] = SecondExtension,
        ["F02"] = DeemedAcceptance,
        ["F03"] = NewReceipt,
        ["F04"] = SecondCorrection,
        ["G08"] = LabourDay2019,
        ["I03"] = DeemedRenewal,
        ["I04"] = LateRenewal,
        ["L01"] = AmberAtNinetyPerCent,
        ["L02"] = AmberOneDayBefore,
        ["L03"] = YellowAndRed,
        ["N01"] = YearWithoutNotice,
    }.ToFrozenDictionary();

    public static TheoryData<string> Ids => [.. WorkedExample.All.Select(e => e.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Example_AsTheTableSays_ComesOut(string id)
    {
        var example = WorkedExample.All.Single(e => e.Id == id);

        if (Judgements.TryGetValue(id, out var judge))
            judge(example);
        else
            Count(example);
    }

    [Fact]
    public void Table_HasEveryJudgedRow_AndNoRowTwice()
    {
        var ids = WorkedExample.All.Select(e => e.Id).ToList();

        ids.ShouldBeUnique();
        ids.Count.ShouldBe(56);
        Judgements.Keys.ShouldBeSubsetOf(ids);
    }

    /// <summary>Rows that are a count: [receipt=…,] terms such as +20wd, +30d, -7d or +3 months; with (S,E].</summary>
    private static void Count(WorkedExample example)
    {
        var dates = Dates().Matches(example.Expected).Select(m => D(m.Value)).ToList();
        var calendars = example.AsOf.Split(" / ").Select(CalendarAsOf).ToList();
        dates.Count.ShouldBe(calendars.Count, $"{example} expects one date a calendar");

        foreach (var (date, calendar) in dates.Zip(calendars))
        {
            DueByRule(example, example.StartOn, calendar).ShouldBe(date, example.ToString());
            Weekdays().Matches(example.Expected).Select(m => "一二三四五六日".IndexOf(m.Groups[1].Value[0]) + 1)
                .ShouldContain((int)date.DayOfWeek);
        }
    }

    private static LocalDate DueByRule(WorkedExample example, LocalDate start, WorkCalendar calendar)
    {
        var terms = Terms().Matches(example.Rule).Select(m => (
            Sign: m.Groups["sign"].Value,
            Limit: new TimeLimit(int.Parse(m.Groups["n"].Value), UnitOf(m.Groups["unit"].Value)))).ToList();
        terms.ShouldNotBeEmpty($"{example} has a rule that is no count and no judgement");
        if (terms[0].Sign == "-")
            return BackwardLimit.Before(start, terms[0].Limit, calendar).On;
        var clock = Clock.Start(new ClockName("statutory"), ClockKind.Statutory, terms[0].Limit, start, null);
        if (Interval().Match(example.Suspension) is { Success: true } span)
            clock = clock.Suspend(span.Groups["s"].Value, calendar).Value.Resume(D(span.Groups["e"].Value)).Value;
        foreach (var (_, more) in terms.Skip(1))
        {
            var rule = new ExtensionRule(more, ApproverLevel.GovernmentHead, 1, "行政许可法 第四十二条");
            clock = clock.Extend(more, clock.Due(calendar)!.Value.On, rule.Level, "案情复杂", rule, calendar).Value;
        }

        return clock.Due(calendar)!.Value.On;
    }

    private static LimitUnit UnitOf(string unit) => unit switch
    {
        "wd" => LimitUnit.WorkingDays,
        "d" => LimitUnit.NaturalDays,
        "months" => LimitUnit.Months,
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Unknown unit in the table."),
    };

    private static WorkCalendar CalendarAsOf(string text) =>
        text == "latest" ? Latest : PublishedCalendar.AsKnownOn(D(text));

    private static Action<WorkedExample> DayZeroBy(ReceiptPolicy policy, string day) => example =>
    {
        var start = Receipt.DayZero(example.StartAt, policy, new LocalTime(17, 30), Latest);

        start.ShouldBe(D(day));
        DueByRule(example, start, Latest).ShouldBe(D(example.Expected[..10]));
    };

    private static void DecisionAtNight(WorkedExample example)
    {
        var due = Statutory(example.Start, "20 工作日").Due(Latest)!.Value;
        var act = ChinaTime.At(D("2016-10-31"), new LocalTime(23, 40));

        due.IsMetBy(act).ShouldBeTrue();
        due.IsMetBy(act, closes: new LocalTime(17, 30)).ShouldBeFalse();
    }

    private static void CorrectionAfterClosing(WorkedExample example)
    {
        var due = new DueDate(D("2016-10-31"), false);
        var act = ChinaTime.At(D("2016-10-31"), new LocalTime(20, 5));

        due.IsMetBy(act, closes: new LocalTime(20, 0)).ShouldBeFalse();
        due.IsMetBy(act).ShouldBeTrue("filed online");
    }

    private static void SuspensionAfterDue(WorkedExample example)
    {
        var clock = Statutory(example.Start, "20 工作日");

        clock.Suspend("2016-11-01", Latest).Rejection!.Code.ShouldBe("WG3105");
        clock.Due(Latest)!.Value.On.ShouldBe(D("2016-10-31"));
    }

    private static void SuspensionStillOpen(WorkedExample example)
    {
        var clock = Statutory(example.Start, "20 工作日").Suspend("2016-10-10", Latest).Value;

        clock.Due(Latest).ShouldBeNull();
        clock.Explain(Latest).Left.ShouldBe(15);
    }

    private static void ExtensionAfterDue(WorkedExample example)
    {
        var clock = Statutory(example.Start, "20 工作日");

        clock.Extend("2016-11-01", TenMore, Latest).Rejection!.Code.ShouldBe("WG3105");
        clock.Due(Latest)!.Value.BreachAt.ShouldBe(ChinaTime.StartOfDay(D("2016-11-01")));
    }

    private static void SecondExtension(WorkedExample example)
    {
        var once = Statutory(example.Start, "20 工作日").Extend("2016-10-20", TenMore, Latest).Value;

        once.Extend("2016-10-21", TenMore, Latest).Rejection!.Code.ShouldBe("WG3108");
    }

    private static void DeemedAcceptance(WorkedExample example)
    {
        var received = SmallCase.ReceivedOn(example.Start);
        var detected = received.Case.ClockOf(new ClockName("acceptance"))!.Due(Latest)!.Value.BreachAt;

        var deemed = received.ExpireAcceptance(detected).Case;

        detected.ShouldBe(ChinaTime.StartOfDay(D("2016-10-12")));
        (deemed.Deemed, deemed.AcceptedOn).ShouldBe((true, D("2016-09-29")));
        deemed.ClockOf(new ClockName("statutory"))!.Due(Latest)!.Value.On.ShouldBe(D("2016-11-01"));
    }

    private static void NewReceipt(WorkedExample example)
    {
        var lastDay = Statutory(example.Start, "5 工作日").Due(Latest)!.Value.On;

        var accepted = SmallCase.ReceivedOn(example.Start).AskForTheMaterial($"{lastDay:uuuu-MM-dd}")
            .HandIn("2016-10-20").Accept("2016-10-20").Case;

        accepted.AcceptedOn.ShouldBe(D("2016-10-20"));
        accepted.ClockOf(new ClockName("statutory"))!.Due(Latest)!.Value.On.ShouldBe(D("2016-11-17"));
    }

    private static void SecondCorrection(WorkedExample example)
    {
        var handedIn = SmallCase.ReceivedOn(example.Start).AskForTheMaterial("2016-10-10").HandIn("2016-10-12");

        var refusal = handedIn.RefusalOfAskingAgain("2016-10-13")!;

        refusal.Basis!.ShouldContain("第三十二条");
        refusal.Message.Zh.ShouldContain("一次");
        handedIn.Accept("2016-10-13").Case.AcceptedOn.ShouldBe(D("2016-10-13"));
    }

    private static void LabourDay2019(WorkedExample example)
    {
        var before = PublishedCalendar.AsKnownOn(D("2019-03-21"));
        Count(example);

        before.AddWorkingDays(example.StartOn, 12).ShouldBe(D("2019-05-02"));
        Latest.AddWorkingDays(example.StartOn, 12).ShouldBe(D("2019-04-30"));
    }

    private static void DeemedRenewal(WorkedExample example)
    {
        var expiry = new DueDate(D("2025-10-05"), false);
        var decision = Statutory(example.Start, "20 工作日").Due(Latest)!.Value;

        decision.On.ShouldBe(D("2025-09-22"));
        example.StartOn.ShouldBeLessThanOrEqualTo(BackwardLimit.Before(expiry.On, TimeLimit.Parse("30 自然日"), Latest).On);
        expiry.BreachAt.ShouldBe(ChinaTime.StartOfDay(D("2025-10-06")));
    }

    private static void LateRenewal(WorkedExample example) =>
        example.StartOn.ShouldBeGreaterThan(BackwardLimit.Before(D("2025-10-05"), TimeLimit.Parse("30 自然日"), Latest).On);

    private static void AmberAtNinetyPerCent(WorkedExample example)
    {
        Count(example);
        Amber(example.Start, new LadderPolicy(90, 1, 3, [], [ClockKind.Statutory])).ShouldBe(D("2016-10-27"));
    }

    private static void AmberOneDayBefore(WorkedExample example)
    {
        Count(example);
        Amber(example.Start, new LadderPolicy(100, 1, 3, [], [ClockKind.Statutory])).ShouldBe(D("2016-10-28"));
    }

    private static LocalDate Amber(string start, LadderPolicy policy) =>
        ChinaTime.DateOf(Ladder.Rungs(Statutory(start, "20 工作日"), Latest, policy).Single(r => r.Rung == Rung.Amber).DueAt);

    private static void YellowAndRed(WorkedExample example)
    {
        var policy = new LadderPolicy(90, 1, 3, [ClockKind.Promised], [ClockKind.Statutory]);
        var promised = Clock.Start(new ClockName("promised"), ClockKind.Promised, TimeLimit.Parse("8 工作日"), example.StartOn, null);

        Ladder.Rungs(promised, Latest, policy).Single(r => r.Rung == Rung.Yellow).DueAt
            .ShouldBe(ChinaTime.StartOfDay(D("2016-10-14")));
        Ladder.Rungs(Statutory(example.Start, "20 工作日"), Latest, policy).Single(r => r.Rung == Rung.Red).DueAt
            .ShouldBe(ChinaTime.StartOfDay(D("2016-11-01")));
    }

    private static void YearWithoutNotice(WorkedExample example)
    {
        var clock = Statutory(example.Start, "20 工作日");
        var known = PublishedCalendar.AsKnownOn(D(example.AsOf));
        var statutoryDays = WorkCalendar.Of([.. PublishedCalendar.Notices, PublishedCalendar.Provisional2027]);

        clock.Due(known).ShouldBe(new DueDate(D("2027-01-07"), Provisional: true));
        clock.Due(statutoryDays).ShouldBe(new DueDate(D("2027-01-08"), Provisional: true));
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\d")]
    private static partial Regex Dates();

    [GeneratedRegex("周([一二三四五六日])")]
    private static partial Regex Weekdays();

    [GeneratedRegex(@"(?<sign>[+-])(?<n>\d+) ?(?<unit>wd|d|months)\b")]
    private static partial Regex Terms();

    [GeneratedRegex(@"\((?<s>[\d-]+),(?<e>[\d-]+)\]")]
    private static partial Regex Interval();
}
