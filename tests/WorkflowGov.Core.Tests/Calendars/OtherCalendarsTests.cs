using NodaTime;
using NodaTime.Text;
using Shouldly;
using Xunit;

namespace WorkflowGov.Core.Tests.Calendars;

/// <summary>
/// Every day of 2013–2026 against two calendars that others keep by hand (npm, both under the MIT licence): weekdays
/// off and weekend days worked, as the packages had them on 2026-11-24. What differs is explained one by one.
/// </summary>
public class OtherCalendarsTests
{
    private static readonly LocalDate First = new(2013, 1, 1);
    private static readonly LocalDate Last = new(2026, 12, 31);

    [Fact]
    public void ChineseDays_AgreesOnEveryDay() => DifferencesFrom("chinese-days-1.5.7.csv").ShouldBeEmpty();

    [Fact]
    public void HolidayCalendar_DiffersWhereItIsWrong() => DifferencesFrom("holiday-calendar-1.3.3.csv").ShouldBe(
        new Dictionary<string, string>
        {
            // 国办发明电〔2014〕28号: 1月4日（星期日）上班. The package leaves it out.
            ["2015-01-04"] = "works here, off there",
            // 国办发明电〔2015〕18号: 4月4日放假，与周末连休. No Saturday is worked for it.
            ["2016-04-02"] = "off here, works there",
            // 国办发明电〔2017〕12号: 6月18日放假，与周末连休.
            ["2018-06-16"] = "off here, works there",
            // 国办发明电〔2017〕12号: 9月24日放假，与周末连休.
            ["2018-09-22"] = "off here, works there",
        }.Select(d => $"{d.Key}: {d.Value}"));

    private static List<string> DifferencesFrom(string file)
    {
        var moved = CsvTable.Read(file).ToDictionary(r => LocalDatePattern.Iso.Parse(r["date"]).Value, r => r["kind"] == "work");
        var found = new List<string>();
        for (var day = First; day <= Last; day = day.PlusDays(1))
        {
            var there = moved.GetValueOrDefault(day, day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday));
            var here = PublishedCalendar.Latest.IsWorkingDay(day);
            if (here != there)
                found.Add($"{LocalDatePattern.Iso.Format(day)}: {(here ? "works here, off there" : "off here, works there")}");
        }

        return found;
    }
}
