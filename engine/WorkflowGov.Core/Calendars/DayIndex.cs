using NodaTime;

namespace WorkflowGov.Core.Calendars;

/// <summary>
/// Working days numbered through: a date's number and a number's date are both look-ups, so that counting costs the
/// same for one day or a thousand and allocates nothing. Outside its years the numbers go on by Monday to Friday.
/// </summary>
internal sealed class DayIndex
{
    private readonly int firstYear;
    private readonly LocalDate first;
    private readonly LocalDate last;

    /// <summary>Position of each month's first day within <see cref="through"/>.</summary>
    private readonly int[] months;

    /// <summary>Working days from <see cref="first"/> through each day.</summary>
    private readonly int[] through;

    /// <summary>The working days in order; number n is at n - 1.</summary>
    private readonly LocalDate[] working;

    public DayIndex(int firstYear, int lastYear, Func<LocalDate, bool> isWorkingDay)
    {
        this.firstYear = firstYear;
        first = new LocalDate(firstYear, 1, 1);
        last = new LocalDate(lastYear, 12, 31);
        months = new int[(lastYear - firstYear + 1) * 12];
        through = new int[Period.DaysBetween(first, last) + 1];
        var found = new List<LocalDate>(through.Length);
        var date = first;
        for (var i = 0; i < through.Length; i++, date = date.PlusDays(1))
        {
            if (date.Day == 1)
                months[MonthOf(date)] = i;
            if (isWorkingDay(date))
                found.Add(date);
            through[i] = found.Count;
        }

        working = [.. found];
    }

    public bool IsWorkingDay(LocalDate date) => Holds(date)
        ? CountThrough(date) != CountBefore(date)
        : date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);

    /// <summary>Number of the last working day on or before the date; negative before the index begins.</summary>
    public int CountThrough(LocalDate date)
    {
        if (Holds(date))
            return through[months[MonthOf(date)] + date.Day - 1];
        return date > last ? working.Length + Weekdays(last, date) : -Weekdays(date, first.PlusDays(-1));
    }

    /// <summary>Number of the last working day before the date.</summary>
    public int CountBefore(LocalDate date)
    {
        if (!Holds(date))
            return CountThrough(date.PlusDays(-1));
        var position = months[MonthOf(date)] + date.Day - 1;
        return position == 0 ? 0 : through[position - 1];
    }

    /// <summary>The working day with that number.</summary>
    public LocalDate WorkingDay(int number)
    {
        if (number > working.Length)
            return PlusWeekdays(last, number - working.Length);
        return number >= 1 ? working[number - 1] : MinusWeekdays(first, 1 - number);
    }

    private static int Weekdays(LocalDate after, LocalDate through)
    {
        var days = Period.DaysBetween(after, through);
        var weeks = days / 7;
        var count = weeks * 5;
        for (var day = after.PlusDays((weeks * 7) + 1); day <= through; day = day.PlusDays(1))
        {
            if (day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday))
                count++;
        }

        return count;
    }

    private static LocalDate PlusWeekdays(LocalDate after, int count)
    {
        var day = after.PlusDays((count - 1) / 5 * 7);
        for (var left = ((count - 1) % 5) + 1; left > 0;)
        {
            day = day.PlusDays(1);
            if (day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday))
                left--;
        }

        return day;
    }

    private static LocalDate MinusWeekdays(LocalDate before, int count)
    {
        var day = before.PlusDays(-((count - 1) / 5 * 7));
        for (var left = ((count - 1) % 5) + 1; left > 0;)
        {
            day = day.PlusDays(-1);
            if (day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday))
                left--;
        }

        return day;
    }

    private bool Holds(LocalDate date) => date.Year >= firstYear && date.Year <= last.Year;

    private int MonthOf(LocalDate date) => ((date.Year - firstYear) * 12) + date.Month - 1;
}
