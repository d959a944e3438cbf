using System.Text.RegularExpressions;

namespace WorkflowGov.Tidy.Tests;

/// <summary>docs/asvs.md names tests: each exists, and each row says what shows it or what is missing.</summary>
public sealed class AsvsTests
{
    [Fact]
    public void Asvs_EachTestNamed_Exists()
    {
        var text = File.ReadAllText(Path.Combine(Tree.Root, "docs", "asvs.md"));
        var tests = string.Join('\n', Tree.Files("tests", "*.cs").Select(f => f.Text));
        var named = Regex.Matches(text, @"`([A-Z][a-z]\w*_\w+)`").Select(m => m.Groups[1].Value).Distinct().ToList();

        named.Count.ShouldBeGreaterThan(15);
        named.Where(n => !Regex.IsMatch(tests, $@"\b(Task|void) {n}\(")).ShouldBeEmpty("A test that docs/asvs.md names is gone: name another, or write **not** and why");
    }

    [Fact]
    public void Asvs_EachRow_NamesATestOrSaysNot() => File.ReadAllLines(Path.Combine(Tree.Root, "docs", "asvs.md"))
        .Where(l => l.StartsWith("| ", StringComparison.Ordinal) && char.IsAsciiDigit(l[2]))
        .Where(l => !Regex.IsMatch(l, @"`[A-Z][a-z]\w*_\w+`") && !l.Contains("**not**", StringComparison.Ordinal)).ShouldBeEmpty();
}
