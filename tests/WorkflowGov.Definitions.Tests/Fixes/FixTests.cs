using System.Collections.Immutable;
using Shouldly;
using WorkflowGov.Definitions.Fixes;
using Xunit;

namespace WorkflowGov.Definitions.Tests.Fixes;

/// <summary>A sample broken in one place and mended by the machine is the sample again, character for character.</summary>
public class FixTests
{
    public static TheoryData<int> Rows => [.. Enumerable.Range(0, Slip.All.Length)];

    public static TheoryData<int> BrokenRows =>
        [.. Enumerable.Range(0, Breaks.All.Length).Where(i => Breaks.All[i].File.StartsWith("items/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Slip_Mended_GivesTheTextThatWasMeant(int row)
    {
        var slip = Slip.All[row];
        var (right, wrong) = slip.Texts();

        var (text, mended) = Mend(slip.File, wrong);

        Differing(text, right).ShouldBeEmpty(slip.ToString());
        text.ShouldBe(right, slip.ToString());
        mended.ShouldContain(f => f.Rule == slip.Rule, slip.ToString());
    }

    /// <summary>Whatever is mended: its finding is gone, no other came, nothing is left to mend, and no comment is lost.</summary>
    [Theory]
    [MemberData(nameof(BrokenRows))]
    public void AnyBreak_Mended_HasFewerFindingsAndStaysSo(int row)
    {
        var broken = Breaks.All[row];
        var wrong = broken.Apply().Text;
        var before = SampleFolder.Check(broken.File, wrong).Findings;

        var (text, mended) = Mend(broken.File, wrong);

        var after = SampleFolder.Check(broken.File, text).Findings;
        if (before.All(f => !f.Rule.StartsWith("WG1", StringComparison.Ordinal)))
            after.Length.ShouldBeLessThanOrEqualTo(before.Length - mended.Length, broken.ToString());
        Mend(broken.File, text).Mended.ShouldBeEmpty();
        (mended.Length == 0).ShouldBe(text == wrong);
        Comments(text).ShouldBe(Comments(wrong));
    }

    [Theory]
    [InlineData("WG2001", "the code or a field may be wrong")]
    [InlineData("WG2019", "what the catch-all stands for only its author knows")]
    [InlineData("WG2301", "what the catch-all stands for only its author knows")]
    [InlineData("WG2401", "a promise is a person's to make")]
    [InlineData("WG2306", "the form or the copies may be wrong")]
    public void WhatNeedsJudgement_HasNoFix(string rule, string why)
    {
        foreach (var broken in Breaks.All.Where(b => b.Found.Contains(rule) && b.File.StartsWith("items/", StringComparison.Ordinal)))
            SampleFolder.Check(broken.File, broken.Apply().Text).Findings.Where(f => f.Rule == rule).ShouldAllBe(f => f.Fix == null, why);
    }

    private static IEnumerable<string> Differing(string text, string right) =>
        text.Split('\n').Zip(right.Split('\n')).Where(l => l.First != l.Second).Select(l => $"{l.First} / {l.Second}").Take(3);

    private static IEnumerable<string> Comments(string text) =>
        text.Split('\n').Where(l => l.Contains('#', StringComparison.Ordinal)).Select(l => l[l.IndexOf('#', StringComparison.Ordinal)..]);

    private static (string Text, ImmutableArray<Finding> Mended) Mend(string file, string text) =>
        Mending.Of(text, t => SampleFolder.Check(file, t).Findings);
}
