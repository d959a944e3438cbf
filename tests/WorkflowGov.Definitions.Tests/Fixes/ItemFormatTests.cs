using CsCheck;
using Shouldly;
using WorkflowGov.Definitions.Fixes;
using Xunit;
using static WorkflowGov.Definitions.Tests.SampleFolder;

namespace WorkflowGov.Definitions.Tests.Fixes;

public class ItemFormatTests
{
    [Fact]
    public void EveryDeliveredItem_IsInOrder()
    {
        var files = ItemFormat.FilesAt([Path.Combine(Repository, "definitions")]).ToList();

        files.Count.ShouldBeGreaterThan(700);
        files.Where(f => ItemFormat.Of(File.ReadAllText(f), f).Text != File.ReadAllText(f)).ShouldBeEmpty("wfgov fmt definitions puts them in order");
    }

    [Fact]
    public void Comments_MoveWithTheirKeys()
    {
        const string Written = """
            # 文件说明
            code: 11440306BA0000189Q 4 000112006001 01

            # 名称取自目录
            name: 食品经营许可   


            limits:
              promised: 8 工作日   # 最长路径 8 天
              # 见办法
              basis: 《示例》第一条
              statutory: 10 工作日
            form:
              b: {type: text, label: 乙}
              a: {label: 甲, type: text}
            materials:
              - form-sheet: 申请表
                accept_if: [签名]
                form: 电子

            """;

        ItemFormat.Of(Written, "a.yaml").Text.ShouldBe("""
            # 文件说明
            # 名称取自目录
            name: 食品经营许可
            code: 11440306BA0000189Q 4 000112006001 01

            limits:
              statutory: 10 工作日
              # 见办法
              basis: 《示例》第一条
              promised: 8 工作日   # 最长路径 8 天
            form:
              b: {label: 乙, type: text}
              a: {label: 甲, type: text}
            materials:
              - form-sheet: 申请表
                form: 电子
                accept_if: [签名]

            """);
    }

    /// <summary>However the keys at the top are shuffled, the item stays the same and its text comes back.</summary>
    [Theory]
    [InlineData(Food)]
    [InlineData(Site)]
    public void ShuffledKeys_ComeBackInOrder(string file)
    {
        var text = TextOf(file);
        var whole = ItemFormat.Of(text, file).Text.ShouldNotBeNull();
        var hash = Check(file, text).Item.ShouldNotBeNull().Hash;
        Check(file, whole).Item.ShouldNotBeNull().Hash.ShouldBe(hash);
        var chunks = Chunks(whole);
        Gen.Shuffle(chunks.ToArray()).Sample(
            shuffled =>
            {
                var mixed = whole[..whole.IndexOf(chunks[0], StringComparison.Ordinal)] + string.Concat(shuffled);
                var formatted = ItemFormat.Of(mixed, file).Text.ShouldNotBeNull();
                Check(file, formatted).Item.ShouldNotBeNull().Hash.ShouldBe(hash);
                ItemFormat.Of(formatted, file).Text.ShouldBe(formatted);
                Keys(formatted).ShouldBe(Keys(whole));
            },
            iter: 200, threads: 1);
    }

    [Fact]
    public void Unreadable_IsLeftAlone() => ItemFormat.Of("name: [", "a.yaml").Text.ShouldBeNull();

    /// <summary>A comment inside a list entry cannot move above its dash: WG1018 says so and nothing is changed.</summary>
    [Fact]
    public void CommentInTheWay_IsSaid()
    {
        var (text, findings) = ItemFormat.Of("process:\n  steps:\n    - choice:\n        - steps: []\n          # 多数情形\n          when: a\n", "a.yaml");

        text.ShouldBeNull();
        findings.Single().ShouldBeAt("WG1018", 4, 11);
    }

    private static List<string> Chunks(string text)
    {
        var chunks = new List<string>();
        foreach (var line in text.Split('\n').SkipLast(1).Where(l => !l.StartsWith('#')))
        {
            if (line.Length > 0 && char.IsAsciiLetter(line[0]))
                chunks.Add($"{line}\n");
            else
                chunks[^1] += $"{line}\n";
        }

        return chunks;
    }

    private static IEnumerable<string> Keys(string text) => text.Split('\n').Where(l => l.Length > 0 && char.IsAsciiLetter(l[0])).Select(l => l.Split(':')[0]);
}
