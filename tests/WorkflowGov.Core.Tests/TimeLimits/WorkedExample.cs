using NodaTime;
using NodaTime.Text;

namespace WorkflowGov.Core.Tests.TimeLimits;

/// <summary>One row of <c>worked-examples.csv</c>: a scenario of real dates and what the law makes of it.</summary>
public sealed record WorkedExample(
    string Id, string Scenario, string Start, string Rule, string AsOf, string Suspension, string Expected)
{
    /// <summary>Gets the day of the event, by the clock on the wall in Shenzhen.</summary>
    public LocalDate StartOn => Clocks.D(Start[..10]);

    public Instant StartAt => OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mmo<+HH:mm>").Parse(Start).Value.ToInstant();

    public static IReadOnlyList<WorkedExample> All { get; } =
    [
        .. CsvTable.Read("worked-examples.csv").Select(r => new WorkedExample(
            r["id"], r["scenario"], r["start"], r["rule"], r["calendar_asof"], r["suspension_S_E"], r["expected"])),
    ];

    public override string ToString() => $"{Id} {Scenario}";
}
