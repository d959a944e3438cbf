using NodaTime;
using NodaTime.Text;
using WorkflowGov.Core.Calendars;

namespace WorkflowGov.Core.Tests.Calendars;

/// <summary>The State Council's notices 2013–2026 as transcribed by hand, and the calendars they make.</summary>
internal static class PublishedCalendar
{
    public static readonly IReadOnlyList<HolidayNotice> Notices =
    [
        .. CsvTable.Read("holidays-by-notice.csv")
            .GroupBy(r => (Number: r["notice"], Issued: r["issued"]))
            .Select(g => new HolidayNotice(g.Key.Number, Day(g.Key.Issued), g.Key.Number, false, [.. g.Select(DayOf)])),
    ];

    public static readonly HolidayNotice Provisional2027 = new(
        "(2027)", new LocalDate(2024, 11, 10), "statutory days only", true,
        [.. CsvTable.Read("holidays-provisional-2027.csv").Select(DayOf)]);

    public static readonly WorkCalendar Latest = WorkCalendar.Of(Notices);

    public static WorkCalendar AsKnownOn(LocalDate day) => WorkCalendar.Of(Notices, day);

    private static NoticeDay DayOf(Dictionary<string, string> row) =>
        new(Day(row["date"]), row["kind"] == "workday", row["name"]);

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
