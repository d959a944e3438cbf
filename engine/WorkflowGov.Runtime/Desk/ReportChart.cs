using System.Globalization;
using System.Text;
using NodaTime;

namespace WorkflowGov.Runtime.Desk;

/// <summary>每日收件和决定 as a small drawing for paper: received, decided in time, decided late.</summary>
internal static class ReportChart
{
    private const int Left = 44;
    private const int Top = 34;
    private const int Height = 130;
    private const int Day = 22;

    public static string Of(MonthReport report)
    {
        var days = Period.DaysBetween(report.From, report.To) + 1;
        var known = report.Days.ToDictionary(d => d.Key, StringComparer.Ordinal);
        var most = Math.Max(1, report.Days.Select(d => Math.Max(d.Received, d.Decisions)).DefaultIfEmpty(1).Max());
        var (width, height) = (Left + (days * Day) + 12, Top + Height + 26);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">");
        Legend(svg, Left, "#9aa5b1", "收件");
        Legend(svg, Left + 70, "#23527a", "决定");
        Legend(svg, Left + 140, "#ad2b20", "其中逾期");
        Words(svg, Left - 6, Top + 8, $"{most}", "end");
        Words(svg, Left - 6, Top + Height, "0", "end");
        Bar(svg, Left, Top + Height, days * Day, 1, "#8d9199");
        for (var i = 0; i < days; i++)
        {
            var on = report.From.PlusDays(i);
            var x = Left + (i * Day);
            if (on.Day == 1 || on.Day % 5 == 0)
                Words(svg, x + (Day / 2.0), Top + Height + 16, $"{on.Day}", "middle");
            if (!known.TryGetValue(on.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), out var line))
                continue;
            Rise(svg, x + 2, line.Received, "#9aa5b1");
            Rise(svg, x + 11, line.Decisions, "#23527a");
            Rise(svg, x + 11, line.Late, "#ad2b20");
        }

        return svg.Append("</svg>").ToString();

        void Rise(StringBuilder to, double x, long count, string colour)
        {
            if (count > 0)
                Bar(to, x, Top + Height - (Height * (double)count / most), 8, Height * (double)count / most, colour);
        }
    }

    private static void Legend(StringBuilder svg, double x, string colour, string words)
    {
        Bar(svg, x, 8, 12, 9, colour);
        Words(svg, x + 17, 17, words, "start");
    }

    private static void Bar(StringBuilder svg, double x, double y, double width, double height, string colour) =>
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\" fill=\"{colour}\"/>");

    private static void Words(StringBuilder svg, double x, double y, string words, string anchor) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.##}\" y=\"{y:0.##}\" font-size=\"11\" text-anchor=\"{anchor}\" fill=\"#4a5562\">{words}</text>");
}
