using System.Text.RegularExpressions;
using Shouldly;
using WorkflowGov.Definitions.Rules;
using Xunit;

namespace WorkflowGov.Definitions.Tests;

public partial class RuleBookTests
{
    private static readonly string Source = Path.Combine(SampleFolder.Repository, "engine", "WorkflowGov.Definitions");

    [Fact]
    public void EveryRuleClass_IsInTheList()
    {
        var written = Directory.EnumerateFiles(Path.Combine(Source, "Rules"), "*.cs", SearchOption.AllDirectories)
            .Where(f => RuleClass().IsMatch(File.ReadAllText(f))).Select(f => Path.GetFileNameWithoutExtension(f)!);

        ItemRules.All.Select(r => r.GetType().Name).Concat(CatalogueRules.All.Select(r => r.GetType().Name))
            .Order().ShouldBe(written.Order());
    }

    [Fact]
    public void EveryCodeInTheSource_IsInTheBook()
    {
        var used = Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(f => Code().Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value).Distinct();

        used.Order().ShouldBe(RuleBook.All.Select(n => n.Code));
    }

    [Fact]
    public void EveryRule_HasABrokenSample()
    {
        // What cannot be broken in one place of one file has a test of its own, named after the rule.
        var tests = Directory.EnumerateFiles(Path.Combine(SampleFolder.Repository, "tests", "WorkflowGov.Definitions.Tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(f => Code().Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value);

        RuleBook.All.Select(n => n.Code).Except(Breaks.All.SelectMany(b => b.Found)).Except(tests).ShouldBeEmpty();
    }

    [Fact]
    public void EveryNote_SpeaksTwoLanguages()
    {
        foreach (var text in RuleBook.All.SelectMany(n => new[] { n.Demand, n.Mend }))
        {
            text.Zh.ShouldContain(c => c >= '\u4E00' && c <= '\u9FFF');
            text.En.ShouldContain(c => char.IsAsciiLetter(c));
            text.Zh.ShouldNotEndWith("。");
        }
    }

    [GeneratedRegex(@"class \w+ : I(Item|Catalogue)Rule\b")]
    private static partial Regex RuleClass();

    [GeneratedRegex(@"""(WG[1-4]\d{3})""")]
    private static partial Regex Code();
}
