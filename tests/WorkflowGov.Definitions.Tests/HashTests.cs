using Shouldly;
using Xunit;
using static WorkflowGov.Definitions.Tests.SampleFolder;

namespace WorkflowGov.Definitions.Tests;

/// <summary>Equal hash, equal standard: what people write differently and mean the same is the same.</summary>
public class HashTests
{
    [Fact]
    public void Hash_IsSha256InLowerCaseHex() => HashOf(TextOf(Food)).ShouldMatch("^[0-9a-f]{64}$");

    [Theory]
    [InlineData("# A usual item: a pattern with what it leaves open.\n", "")]
    [InlineData("name: 食品经营许可（新办）", "name:    食品经营许可（新办）   # comment")]
    [InlineData("name: 食品经营许可（新办）", "name: \"食品经营许可（新办）\"")]
    [InlineData("audience: [自然人, 企业法人]", "audience:\n  - 自然人\n  - 企业法人")]
    [InlineData("handling: 承诺件\n", "handling: 承诺件\n\n\n")]
    [InlineData("version: 1", "version: 7")]
    [InlineData("effective: 2026-07-01", "effective: 2027-01-01")]
    [InlineData("checked: 2026-11-23", "checked: 2026-11-24")]
    [InlineData("kind: 证照, valid: 5 年", "valid: 5 年, kind: 证照")]
    public void Hash_OfTheSameMeaning_IsTheSame(string old, string other) => Changes(old, other).ShouldBeFalse();

    [Theory]
    [InlineData("promised: 8 工作日", "promised: 9 工作日")]
    [InlineData("[自然人, 企业法人]", "[企业法人, 自然人]")]
    [InlineData("经营场所面积与图纸一致", "经营场所面积与图纸基本一致")]
    [InlineData("business != '食品销售经营者'", "business == '食品销售经营者'")]
    [InlineData("    inspect.limit: 2 工作日", "    inspect.limit: 1 工作日")]
    [InlineData("    inspect.limit: 2 工作日", "    inspect.limit: 2 工作日\n    inspect.people: 3")]
    [InlineData("  - business-licence\n", "")]
    [InlineData("min: 1,", "min: 2,")]
    [InlineData("fee: 《某省收费目录》\n", "")]
    public void Hash_OfAnotherMeaning_IsAnother(string old, string other) => Changes(old, other).ShouldBeTrue();

    [Fact]
    public void Hash_ChangesWithWhatTheItemShares()
    {
        var before = Loaded.Items.ToDictionary(i => Path.GetFileName(i.File), i => i.Item.Hash);
        var pattern = TextOf("patterns/inspection@1.yaml").Replace("limit: 2 工作日", "limit: 1 工作日", StringComparison.Ordinal);
        var materials = TextOf("materials.yaml").Replace("登记状态为存续", "登记状态为在业", StringComparison.Ordinal);

        Hashes(("patterns/inspection@1.yaml", pattern))["food.yaml"].ShouldNotBe(before["food.yaml"]);
        Hashes(("patterns/inspection@1.yaml", pattern))["site.yaml"].ShouldBe(before["site.yaml"]);
        Hashes(("materials.yaml", materials))["food.yaml"].ShouldNotBe(before["food.yaml"]);
    }

    [Fact]
    public void ItemReadBackFromItsText_HasTheSameHash()
    {
        foreach (var source in Loaded.Items)
            Loaded.Check(source.Text, source.File).Item.ShouldNotBeNull().Hash.ShouldBe(source.Item.Hash);
    }

    private static bool Changes(string old, string other)
    {
        var text = TextOf(Food);
        text.ShouldContain(old);
        return HashOf(text.Replace(old, other, StringComparison.Ordinal)) != HashOf(text);
    }

    private static string HashOf(string text)
    {
        var check = Check(Food, text);
        return check.Item.ShouldNotBeNull(string.Join('\n', check.Findings)).Hash;
    }

    private static Dictionary<string, string> Hashes(params (string File, string? Text)[] changes) =>
        Load(changes).Catalogue.ShouldNotBeNull().Items.ToDictionary(i => Path.GetFileName(i.File), i => i.Item.Hash);
}
