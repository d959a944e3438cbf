using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace WorkflowGov.Core.Calendars;

/// <summary>
/// The statutory calendar (工作日历): a day is a working day if its notice says so, or if no notice names it and it
/// is Monday to Friday. Prepared once, then every count is two array look-ups, whatever its length, and allocates
/// nothing; outside the years it holds it goes on by Monday to Friday. Days are local days of Asia/Shanghai. Immutable
/// and safe to share.
/// </summary>
public sealed class WorkCalendar
{
    private const int FirstYear = 2000;
    private const int LastYear = 2069;

    private readonly FrozenDictionary<LocalDate, (NoticeDay Day, HolidayNotice Notice)> named;
    private readonly FrozenSet<int> publishedYears;
    private readonly DayIndex index;

    private WorkCalendar(Dictionary<LocalDate, (NoticeDay Day, HolidayNotice Notice)> named, FrozenSet<int> publishedYears)
    {
        this.named = named.ToFrozenDictionary();
        this.publishedYears = publishedYears;
        var years = named.Keys.Select(d => d.Year).Append(FirstYear).Append(LastYear).ToList();
        index = new DayIndex(years.Min(), years.Max(), d => named.TryGetValue(d, out var by) ? by.Day.IsWorkingDay : !IsWeekend(d));
        Version = Digest(named.Values.Select(n => n.Day), publishedYears);
    }

    /// <summary>Names the calendar's content: equal versions count equally. Kept with every due date.</summary>
    public string Version { get; }

    /// <summary>Prepares a calendar.</summary>
    /// <param name="notices">
    /// Notices in any order; for a day that two name, the later one counts. What is provisional for a year falls away
    /// as a whole once a published notice arranges that year.
    /// </param>
    /// <param name="asKnownOn">Only notices issued on or before this day; null = all.</param>
    /// <returns>The calendar.</returns>
    public static WorkCalendar Of(IEnumerable<HolidayNotice> notices, LocalDate? asKnownOn = null)
    {
        var known = notices.Where(n => asKnownOn is not { } on || n.IssuedOn <= on).OrderBy(n => n.IssuedOn).ToList();
        var published = known.Where(n => !n.Provisional).Select(n => n.Year).ToFrozenSet();
        var named = new Dictionary<LocalDate, (NoticeDay, HolidayNotice)>();
        foreach (var notice in known.OrderByDescending(n => n.Provisional))
        {
            if (notice.Provisional && published.Contains(notice.Year))
                continue;
            foreach (var day in notice.Days)
                named[day.Date] = (day, notice);
        }

        return new WorkCalendar(named, published);
    }

    /// <summary>Whether a day counts as a working day.</summary>
    /// <param name="date">The day.</param>
    /// <returns>True when it counts.</returns>
    public bool IsWorkingDay(LocalDate date) => index.IsWorkingDay(date);

    /// <summary>Whether a count over these days rests on a year without a published notice (C12).</summary>
    /// <param name="first">First day.</param>
    /// <param name="last">Last day, inclusive.</param>
    /// <returns>True when the count may still change.</returns>
    public bool IsProvisional(LocalDate first, LocalDate last)
    {
        for (var year = first.Year; year <= last.Year; year++)
        {
            if (!publishedYears.Contains(year))
                return true;
        }

        return false;
    }

    /// <summary>Whether a day's year has no published notice: then a date is provisional.</summary>
    /// <param name="date">The day.</param>
    /// <returns>True when it is provisional.</returns>
    public bool IsProvisional(LocalDate date) => !publishedYears.Contains(date.Year);

    /// <summary>A day with the reason for what it is.</summary>
    /// <param name="date">The day.</param>
    /// <returns>The day.</returns>
    public CalendarDay Describe(LocalDate date)
    {
        var provisional = IsProvisional(date);
        var weekend = IsWeekend(date);
        if (!named.TryGetValue(date, out var by))
            return new CalendarDay(date, weekend ? DayKind.Weekend : DayKind.WorkingDay, null, null, provisional);
        var kind = (by.Day.IsWorkingDay, weekend) switch
        {
            (true, true) => DayKind.MakeUpWorkingDay,
            (true, false) => DayKind.WorkingDay,
            _ => DayKind.Holiday,
        };
        return new CalendarDay(date, kind, by.Day.Name, by.Notice.Number, provisional);
    }

    /// <summary>What a revision changed: days that count otherwise than under an earlier calendar, in order.</summary>
    /// <param name="before">The earlier calendar.</param>
    /// <returns>The days; none when both count alike, even if one has more published years.</returns>
    public ImmutableArray<ChangedDay> ChangesSince(WorkCalendar before) =>
    [
        .. named.Keys.Union(before.named.Keys)
            .Where(d => IsWorkingDay(d) != before.IsWorkingDay(d))
            .Order()
            .Select(d => new ChangedDay(d, IsWorkingDay(d), named.TryGetValue(d, out var by) ? by.Notice.Number : null)),
    ];

    /// <summary>The n-th working day after a day; the day itself is not counted (民法典 第二百零一条).</summary>
    /// <param name="day0">The day of the event.</param>
    /// <param name="n">How many; negative counts backward, 0 gives the day itself.</param>
    /// <returns>The day.</returns>
    public LocalDate AddWorkingDays(LocalDate day0, int n) => n switch
    {
        0 => day0,
        > 0 => index.WorkingDay(index.CountThrough(day0) + n),
        _ => index.WorkingDay(index.CountBefore(day0) + n + 1),
    };

    /// <summary>Working days in (after, through].</summary>
    /// <param name="after">Exclusive start.</param>
    /// <param name="through">Inclusive end.</param>
    /// <returns>The count; 0 when the end is not behind the start.</returns>
    public int WorkingDaysBetween(LocalDate after, LocalDate through) =>
        through <= after ? 0 : index.CountThrough(through) - index.CountThrough(after);

    /// <summary>The day itself if it is a working day, else the next one (休假日结束的次日, 民法典 第二百零三条).</summary>
    /// <param name="date">The day.</param>
    /// <returns>The day rolled forward.</returns>
    public LocalDate Roll(LocalDate date) => index.WorkingDay(index.CountBefore(date) + 1);

    private static bool IsWeekend(LocalDate date) => date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;

    private static string Digest(IEnumerable<NoticeDay> days, FrozenSet<int> publishedYears)
    {
        var text = new StringBuilder();
        foreach (var day in days.OrderBy(d => d.Date))
            text.Append(CultureInfo.InvariantCulture, $"{day.Date:uuuu-MM-dd}{(day.IsWorkingDay ? '+' : '-')}");
        text.AppendJoin(',', publishedYears.Order());
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..12];
    }
}
