using NodaTime;
using Shouldly;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Tests;
using Xunit;

namespace WorkflowGov.Definitions.Tests.Calendars;

/// <summary>The calendars of this repository, held against a second transcription and against themselves.</summary>
public sealed class CalendarFolderTests
{
    private static readonly string Definitions = FindDefinitions();
    private static readonly IReadOnlyList<HolidayNotice> Notices = Catalogue.LoadNotices(Definitions).Notices;

    [Fact]
    public void Calendars_Read_HaveNoFindings() => Catalogue.LoadNotices(Definitions).Findings.ShouldBeEmpty();

    [Fact]
    public void Calendars_DayByDay_AreTheNoticesTranscribedByHand()
    {
        var written = Notices.Where(n => !n.Provisional)
            .SelectMany(n => n.Days.Select(d => $"{n.Number} {n.IssuedOn:uuuu-MM-dd} {d.Date:uuuu-MM-dd} {d.IsWorkingDay} {d.Name}"));
        var transcribed = CsvTable.Read("holidays-by-notice.csv")
            .Select(r => $"{r["notice"]} {r["issued"]} {r["date"]} {r["kind"] == "workday"} {r["name"]}");

        written.Order(StringComparer.Ordinal).ShouldBe(transcribed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ProvisionalYear_DayByDay_IsWhatTheLawAloneGives()
    {
        var provisional = Notices.Single(n => n.Provisional);

        provisional.Days.Select(d => $"{d.Date:uuuu-MM-dd} {d.Name}").Order(StringComparer.Ordinal).ShouldBe(
            CsvTable.Read("holidays-provisional-2027.csv").Select(r => $"{r["date"]} {r["name"]}").Order(StringComparer.Ordinal));
        provisional.Days.ShouldAllBe(d => !d.IsWorkingDay, "a year without a notice has no make-up days");
    }

    [Fact]
    public void Notices_EachDay_IsNamedOnceAndMakesSense()
    {
        foreach (var notice in Notices)
        {
            notice.Days.Select(d => d.Date).ShouldBeUnique(notice.Number);
            notice.Days.Where(d => d.IsWorkingDay)
                .ShouldAllBe(d => d.Date.DayOfWeek == IsoDayOfWeek.Saturday || d.Date.DayOfWeek == IsoDayOfWeek.Sunday, notice.Number);
            notice.Days.ShouldAllBe(d => d.Date > notice.IssuedOn || notice.Provisional, $"{notice.Number} cannot reach back");
        }
    }

    [Fact]
    public void Files_EachYear_HoldItsOwnNotices()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Definitions, "calendars"), "*.yaml"))
        {
            var year = int.Parse(Path.GetFileNameWithoutExtension(file));

            Notices.ShouldContain(n => n.Year == year, $"{year}.yaml");
        }

        Notices.Select(n => n.Year).Distinct().Order().ShouldBe(Enumerable.Range(2013, 15));
    }

    [Theory]
    [InlineData("2026-01-01", "2026-01-32..2026-02-02")]
    [InlineData("2026-01-01", "2026-02-02..2026-02-01")]
    [InlineData("2026-01-01", "1月1日")]
    public void Calendar_BadDay_IsFoundWithLineAndColumn(string good, string bad)
    {
        var folder = Directory.CreateTempSubdirectory("calendar-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "calendars"));
            File.WriteAllText(Path.Combine(folder.FullName, "calendars", "2026.yaml"), $"""
                year: 2026
                notices:
                  - number: 国办发明电〔2025〕7号
                    issued: 2025-11-04
                    title: 通知
                    off:
                      元旦: [{good}, {bad}]
                """);

            var (notices, findings) = Catalogue.LoadNotices(folder.FullName);

            findings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
                f => f.Rule.ShouldBe("WG1108"), f => (f.Line, f.Column).ShouldBe((7, 24)));
            notices.Single().Days.Select(d => d.Date).ShouldBe([new LocalDate(2026, 1, 1)]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string FindDefinitions()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "definitions", "calendars")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No definitions above the tests.");
        return Path.Combine(folder.FullName, "definitions");
    }
}
