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
}
