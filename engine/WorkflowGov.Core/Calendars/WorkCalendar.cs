using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace WorkflowGov.Core.Calendars;

/// <summary>
/// The statutory calendar (工作日历): a day is a working day if its notice says so, or if no notice names it and it
/// is Monday to Friday. Prepared once, then every count is two array look-ups. Days are local days of Asia/Shanghai.
/// Immutable and safe to share.
/// </summary>
public sealed class WorkCalendar
{
    /// <summary>First day the calendar can count.</summary>
    public static readonly LocalDate First = new(2000, 1, 1);

    /// <summary>Last day the calendar can count.</summary>
    public static readonly LocalDate Last = new(2069, 12, 31);

    private static readonly int Days = Period.DaysBetween(First, Last) + 1;

    private readonly FrozenDictionary<LocalDate, (NoticeDay Day, HolidayNotice Notice)> named;
    private readonly FrozenSet<int> publishedYears;

    /// <summary>Working days in [First, First + i].</summary>
    private readonly int[] worked = new int[Days];

    /// <summary>Offset of the working day with the ordinal i + 1.</summary>
    private readonly int[] workingDays;

    private WorkCalendar(Dictionary<LocalDate, (NoticeDay Day, HolidayNotice Notice)> named)
    {
        this.named = named.ToFrozenDictionary();
        publishedYears = named.Where(n => !n.Value.Notice.Provisional).Select(n => n.Key.Year).ToFrozenSet();
        var offsets = new List<int>(Days);
        for (var i = 0; i < Days; i++)
        {
            if (Describe(First.PlusDays(i)).IsWorkingDay)
                offsets.Add(i);
            worked[i] = offsets.Count;
        }

        workingDays = [.. offsets];
        Version = Digest(named.Values.Select(n => n.Day));
    }

    /// <summary>Names the calendar's content: equal versions count equally. Kept with every due date.</summary>
    public string Version { get; }

    /// <summary>Prepares a calendar.</summary>
    /// <param name="notices">Notices in any order.</param>
    /// <param name="asKnownOn">Only notices issued on or before this day; null = all.</param>
    /// <returns>The calendar.</returns>
    public static WorkCalendar Of(IEnumerable<HolidayNotice> notices, LocalDate? asKnownOn = null)
    {
        var named = new Dictionary<LocalDate, (NoticeDay, HolidayNotice)>();
        var known = notices.Where(n => asKnownOn is not { } on || n.IssuedOn <= on);
        foreach (var notice in known.OrderByDescending(n => n.Provisional).ThenBy(n => n.IssuedOn))
        {
            foreach (var day in notice.Days.Where(d => d.Date >= First && d.Date <= Last))
                named[day.Date] = (day, notice);
        }

        return new WorkCalendar(named);
    }

    /// <summary>Whether a day counts as a working day.</summary>
    /// <param name="date">The day.</param>
    /// <returns>True when it counts.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Outside 2000–2069.</exception>
    public bool IsWorkingDay(LocalDate date)
    {
        var i = OffsetOf(date);
        return worked[i] != (i == 0 ? 0 : worked[i - 1]);
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
        var weekend = date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;
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

    /// <summary>The n-th working day after a day; the day itself is not counted (民法典 第二百零一条).</summary>
    /// <param name="day0">The day of the event.</param>
    /// <param name="n">How many; negative counts backward, 0 gives the day itself.</param>
    /// <returns>The day.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count leaves 2000–2069.</exception>
    public LocalDate AddWorkingDays(LocalDate day0, int n)
    {
        if (n == 0)
            return day0;
        var i = OffsetOf(day0);
        var ordinal = n > 0 ? worked[i] + n : (i == 0 ? 0 : worked[i - 1]) + n + 1;
        if (ordinal < 1 || ordinal > workingDays.Length)
            throw new ArgumentOutOfRangeException(nameof(n), n, $"The calendar counts from {First} to {Last}.");
        return First.PlusDays(workingDays[ordinal - 1]);
    }

    /// <summary>Working days in (after, through].</summary>
    /// <param name="after">Exclusive start.</param>
    /// <param name="through">Inclusive end.</param>
    /// <returns>The count; 0 when the end is not behind the start.</returns>
    public int WorkingDaysBetween(LocalDate after, LocalDate through) =>
        through <= after ? 0 : worked[OffsetOf(through)] - worked[OffsetOf(after)];

    /// <summary>The day itself if it is a working day, else the next one (休假日结束的次日, 民法典 第二百零三条).</summary>
    /// <param name="date">The day.</param>
    /// <returns>The day rolled forward.</returns>
    public LocalDate Roll(LocalDate date) => IsWorkingDay(date) ? date : AddWorkingDays(date, 1);

    private static int OffsetOf(LocalDate date)
    {
        var offset = Period.DaysBetween(First, date);
        return offset >= 0 && offset < Days
            ? offset
            : throw new ArgumentOutOfRangeException(nameof(date), date, $"The calendar counts from {First} to {Last}.");
    }

    private static string Digest(IEnumerable<NoticeDay> days)
    {
        var text = new StringBuilder();
        foreach (var day in days.OrderBy(d => d.Date))
            text.Append(CultureInfo.InvariantCulture, $"{day.Date:uuuu-MM-dd}{(day.IsWorkingDay ? '+' : '-')}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..12];
    }
}
