using NodaTime;
using NodaTime.Text;
using WorkflowGov.Core;

namespace WorkflowGov.Server.Api;

/// <summary>A day in an address.</summary>
internal static class Day
{
    public static bool TryRead(string text, out LocalDate day)
    {
        var parsed = LocalDatePattern.Iso.Parse(text);
        day = parsed.Success ? parsed.Value : default;
        return parsed.Success;
    }

    public static IResult Unread(string field) => RejectionProblem.Of(
        400, "WG6005", new Text("日期写成 2026-09-01 这样", "Write a day like 2026-09-01"), field);
}
