using CsCheck;
using Shouldly;
using Xunit;
using static WorkflowGov.Definitions.Tests.SampleFolder;

namespace WorkflowGov.Definitions.Tests;

/// <summary>Whatever is typed into a definition, the reader answers with findings that stand in the text.</summary>
public class MutationTests
{
    private const int Rounds = 2_000;

    private static readonly string[] Inserts =
    [
        ": ", "- ", "[", "]", "{", "}", "'", "\"", "$", "&a ", "*a", "!x ", "<<: ", "? ", "| ", "> ", "# ", "---\n", "...\n", "%TAG ! x\n",
        "\n", "\r\n", "\r", "\t", "\0", "\uFEFF", "\u2028", "\u200B", "，", "：", "（", "\ud842\udfb7", "\ud842", " ", "  ", "      ",
        "name", "steps:", "parallel: x", "choice:", "branches:", "otherwise: true", "when: area > 1", "return", "max", "process:", "with:",
        "0", "-1", "99999999999999999999", "1e400", "null", "true", "~", "''", "[]", "{}", "无", "即办", "容缺", "20 工作日", "2026-02-30",
        "area", "area >", "!area", "(((", "&& ||", "`", "/(a+)+$/", "continue", "{return: review, max: 1}", "revoke", "refuse",
    ];

    /// <summary>One edit: where (a share of the text), how much is cut, what is put in, from where a piece is copied.</summary>
    private static readonly Gen<(double At, int Cut, int Insert, double From, int Take)> Edit = Gen.Select(
        Gen.Double.Unit, Gen.Int[0, 12], Gen.Int[0, Inserts.Length * 2], Gen.Double.Unit, Gen.Int[1, 80]);

    [Theory]
    [InlineData(Food)]
    [InlineData(Site)]
    public void MutatedItem_IsAnsweredWithFindingsInItsText(string file)
    {
        var original = TextOf(file);
        Edit.Array[1, 4].Sample(
            edits =>
            {
                var text = edits.Aggregate(original, Apply);
                Inspect(file, text);
            },
            iter: Rounds, threads: 1);
    }

    [Fact]
    public void RandomText_IsAnsweredWithFindingsInIt() =>
        Gen.String.Array[0, 20].Sample(parts => Inspect(Food, string.Concat(parts)), iter: Rounds, threads: 1);

    [Fact]
    public void RandomGuard_IsAnsweredWithFindingsInIt()
    {
        string[] tokens =
        [
            "area", "business", "'食品销售经营者'", "500", "1.5", "-3", "(", ")", "!", "&&", "||", "==", "!=", "<", ">=", "=", "true", "null",
            "this", "=>", "?", "new", "`x`", "/a/", "{", "[", ",", ";", "\\u0061", "''", "async", "await", "0x1F", "1n", "...", "//",
        ];
        var original = TextOf(Food);
        Gen.Int[0, tokens.Length - 1].Select(i => tokens[i]).Array[1, 12].Sample(
            parts => Inspect(Food, original.Replace(
                "business != '食品销售经营者'", $"\"{string.Join(' ', parts).Replace("\\", @"\\", StringComparison.Ordinal)}\"", StringComparison.Ordinal)),
            iter: Rounds, threads: 1);
    }

    private static string Apply(string text, (double At, int Cut, int Insert, double From, int Take) edit)
    {
        if (text.Length == 0)
            return text;
        var at = (int)(edit.At * text.Length);
        var from = (int)(edit.From * text.Length);
        var piece = edit.Insert < Inserts.Length ? Inserts[edit.Insert] : text.Substring(from, Math.Min(edit.Take, text.Length - from));
        return text.Remove(at, Math.Min(edit.Cut, text.Length - at)).Insert(at, piece);
    }

    private static void Inspect(string file, string text)
    {
        var check = Check(file, text);

        (check.Item is null).ShouldBe(check.Findings.Any(f => f.Severity == Severity.Error));
        check.Findings.Length.ShouldBeLessThanOrEqualTo(402);
        var lines = text.Split('\n');
        foreach (var finding in check.Findings.Where(f => f.File == PathOf(file)))
        {
            finding.Line.ShouldBeInRange(1, lines.Length + 1, finding.ToString());
            var length = finding.Line > lines.Length ? 0 : lines[finding.Line - 1].Length;
            finding.Column.ShouldBeInRange(1, length + 2, finding.ToString());
        }
    }
}
