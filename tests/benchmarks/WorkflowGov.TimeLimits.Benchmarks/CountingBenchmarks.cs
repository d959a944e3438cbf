using BenchmarkDotNet.Attributes;
using NodaTime;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions;

namespace WorkflowGov.TimeLimits.Benchmarks;

/// <summary>What counting costs: the prepared calendar against going day by day, and whole clocks.</summary>
[MemoryDiagnoser]
public class CountingBenchmarks
{
    private readonly LocalDate start = new(2016, 9, 28);
    private WorkCalendar calendar = null!;
    private IReadOnlyList<HolidayNotice> notices = null!;
    private Dictionary<LocalDate, bool> named = null!;
    private Clock plain = null!;
    private Clock suspendedAndExtended = null!;
    private LadderPolicy policy = null!;

    [GlobalSetup]
    public void Prepare()
    {
        notices = Catalogue.LoadNotices(DefinitionsAbove(AppContext.BaseDirectory)).Notices;
        calendar = WorkCalendar.Of(notices);
        named = notices.SelectMany(n => n.Days).GroupBy(d => d.Date).ToDictionary(g => g.Key, g => g.Last().IsWorkingDay);
        plain = Clock.Start(new ClockName("statutory"), ClockKind.Statutory, TimeLimit.Parse("20 工作日"), start, null);
        var ground = new SuspensionGround("专家评审", "行政许可法 第四十五条");
        var rule = new ExtensionRule(TimeLimit.Parse("10 工作日"), ApproverLevel.AgencyHead, 1, "行政许可法 第四十二条");
        var suspended = plain.Suspend(new LocalDate(2016, 10, 10), ground, "1号", TimeLimit.Parse("6 工作日"), calendar).Value
            .Resume(new LocalDate(2016, 10, 18)).Value;
        suspendedAndExtended = suspended
            .Extend(rule.Max, new LocalDate(2016, 10, 20), rule.Level, "案情复杂", rule, calendar).Value;
        policy = new LadderPolicy(90, 1, 3, [ClockKind.Promised], [ClockKind.Statutory]);
    }

    [Benchmark(Baseline = true)]
    public LocalDate AddTwentyDayByDay()
    {
        var day = start;
        for (var left = 20; left > 0;)
        {
            day = day.PlusDays(1);
            var works = named.TryGetValue(day, out var said)
                ? said
                : day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);
            if (works)
                left--;
        }

        return day;
    }

    [Benchmark]
    public LocalDate AddTwenty() => calendar.AddWorkingDays(start, 20);

    [Benchmark]
    public int Between() => calendar.WorkingDaysBetween(start, new LocalDate(2016, 10, 31));

    [Benchmark]
    public DueDate? DueOfAPlainClock() => plain.Due(calendar);

    [Benchmark]
    public DueDate? DueAfterSuspensionAndExtension() => suspendedAndExtended.Due(calendar);

    [Benchmark]
    public int RungsOfAClock() => Ladder.Rungs(plain, calendar, policy).Length;

    [Benchmark]
    public int ExplainAClock() => suspendedAndExtended.Explain(calendar).Days.Length;

    [Benchmark]
    public WorkCalendar PrepareACalendar() => WorkCalendar.Of(notices);

    private static string DefinitionsAbove(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            var definitions = Path.Combine(at.FullName, "definitions");
            if (Directory.Exists(Path.Combine(definitions, "calendars")))
                return definitions;
        }

        throw new DirectoryNotFoundException("Run the benchmarks from a checkout: no definitions/calendars above them.");
    }
}
