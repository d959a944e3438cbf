using Shouldly;

namespace WorkflowGov.Definitions.Tests;

internal static class FindingAssertions
{
    public static void ShouldBeAt(this Finding finding, string rule, int line, int column) =>
        $"{finding.Rule} {finding.Line}:{finding.Column}".ShouldBe($"{rule} {line}:{column}", finding.ToString());
}
