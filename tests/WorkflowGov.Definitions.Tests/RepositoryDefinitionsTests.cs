using Shouldly;
using Xunit;

namespace WorkflowGov.Definitions.Tests;

/// <summary>The definitions that are delivered hold to the rules.</summary>
public class RepositoryDefinitionsTests
{
    [Fact]
    public void DeliveredDefinitions_HaveNoErrors()
    {
        var load = Catalogue.Load(Path.Combine(SampleFolder.Repository, "definitions"));

        load.Findings.Where(f => f.Severity == Severity.Error).ShouldBeEmpty();
        load.Catalogue.ShouldNotBeNull().Items.ShouldNotBeEmpty();
    }

    /// <summary>One district hall, 6 street centres, 126 community centres: S1 of the coding rules.</summary>
    [Fact]
    public void DeliveredPoints_AreThoseOfTheDistrict()
    {
        var points = Catalogue.Load(Path.Combine(SampleFolder.Repository, "definitions")).Catalogue.ShouldNotBeNull().Organisation.Points;

        points.CountBy(p => p.Kind).ToDictionary().ShouldBe(new Dictionary<PointKind, int>
        {
            [PointKind.District] = 1, [PointKind.Street] = 6, [PointKind.Community] = 126,
        });
        points.Where(p => p.Kind == PointKind.Community).CountBy(p => p.Of!).Select(p => p.Value).ShouldAllBe(n => n == 21);
        SampleFolder.Loaded.Organisation.Points.Select(p => p.Hours).ShouldBe(
            ["周一至周五 09:00-18:00", "周一至周五 09:00-18:00", "周一至周五 09:00-18:00", "周一至周五 09:00-17:00"]);
    }
}
