using CsCheck;
using NodaTime;
using Shouldly;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.TimeLimits;
using Xunit;

namespace WorkflowGov.Definitions.Tests;

/// <summary>Which of two limits of different units is longer, held against the days themselves.</summary>
public sealed class LimitComparisonTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.Of(Catalogue.Load(Path.Combine(SampleFolder.Repository, "definitions")).Catalogue.ShouldNotBeNull().Notices);

    private static readonly Gen<TimeLimit> Limits = Gen.OneOf(
        Gen.Int[1, 90].Select(n => new TimeLimit(n, LimitUnit.WorkingDays)), Gen.Int[1, 120].Select(n => new TimeLimit(n, LimitUnit.NaturalDays)),
        Gen.Int[1, 6].Select(n => new TimeLimit(n, LimitUnit.Months)), Gen.Int[1, 2].Select(n => new TimeLimit(n, LimitUnit.Years)));

    [Theory]
    [InlineData("30 自然日", "30 工作日", Effect.Stricter)]
    [InlineData("30 工作日", "30 自然日", Effect.Looser)]
    [InlineData("60 自然日", "20 工作日", Effect.Looser)]
    [InlineData("1 个月", "20 工作日", Effect.Neutral)]
    [InlineData("3 个月", "20 工作日", Effect.Looser)]
    public void Limit_OfAnotherUnit_IsSaidToBeLongerWhereItAlwaysIs(string before, string after, Effect expected) =>
        Comparing.Longer(TimeLimit.Read(before).Limit, TimeLimit.Read(after).Limit).ShouldBe(expected);

    [Fact]
    public void Effect_OfAnyTwoLimits_HoldsOnEveryDay() =>
        Gen.Select(Limits, Limits, Gen.Int[0, 3_600]).Where((a, b, _) => a.Unit != b.Unit).Sample((before, after, day) =>
        {
            var start = new LocalDate(2014, 1, 1).PlusDays(day);
            var (was, now) = (Due(start, before), Due(start, after));
            switch (Comparing.Longer(before, after))
            {
                case Effect.Stricter: now.ShouldBeGreaterThanOrEqualTo(was); break;
                case Effect.Looser: now.ShouldBeLessThanOrEqualTo(was); break;
            }
        }, iter: 20_000);

    private static LocalDate Due(LocalDate start, TimeLimit limit)
    {
        var on = limit.Unit switch
        {
            LimitUnit.NaturalDays => start.PlusDays(limit.Amount),
            LimitUnit.Months => start.PlusMonths(limit.Amount),
            LimitUnit.Years => start.PlusYears(limit.Amount),
            _ => start,
        };
        for (var left = limit.Unit == LimitUnit.WorkingDays ? limit.Amount : 0; left > 0;)
            left -= Calendar.IsWorkingDay(on = on.PlusDays(1)) ? 1 : 0;
        while (!Calendar.IsWorkingDay(on))
            on = on.PlusDays(1);
        return on;
    }
}
