using Shouldly;
using Xunit;

namespace WorkflowGov.Definitions.Tests;

public class BrokenFileTests
{
    public static TheoryData<int> Rows => [.. Enumerable.Range(0, Breaks.All.Length)];

    [Fact]
    public void Samples_Unbroken_HaveNoFindings() => Catalogue.Load(SampleFolder.Root).Findings.ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Rows))]
    public void File_BrokenInOnePlace_IsReportedThere(int row)
    {
        var broken = Breaks.All[row];
        var (text, expected) = broken.Apply();

        var findings = broken.File.StartsWith("items/", StringComparison.Ordinal)
            ? SampleFolder.Check(broken.File, text).Findings
            : [.. SampleFolder.Load((broken.File, text)).Findings.Where(f => f.File == broken.File)];

        findings.Select(f => $"{f.Rule} {f.Line}:{f.Column}").Order().ShouldBe(
            expected.Select(e => $"{e.Rule} {e.Line}:{e.Column}").Order(),
            $"{broken}\n{string.Join('\n', findings)}");
    }

    [Fact]
    public void EveryFinding_SaysItInTwoLanguages()
    {
        foreach (var finding in Breaks.All.Where(b => b.File.StartsWith("items/", StringComparison.Ordinal))
            .SelectMany(b => SampleFolder.Check(b.File, b.Apply().Text).Findings))
        {
            finding.Message.Zh.ShouldContain(c => c >= '\u4E00' && c <= '\u9FFF', finding.ToString());
            finding.Message.En.ShouldContain(c => char.IsAsciiLetter(c), finding.ToString());
            finding.Mend.ShouldNotBeNull(finding.ToString());
        }
    }
}
