using Shouldly;
using Xunit;

namespace WorkflowGov.Definitions.Tests.Rules;

/// <summary>企业投资项目核准和备案管理条例 第十条: twenty working days, to be extended by forty.</summary>
public sealed class ExtensionWithinArticleTests
{
    [Theory]
    [InlineData("《示例延长条例》第三条", 15, 0)]
    [InlineData("《示例延长条例》第三条", 16, 1)]
    [InlineData("《没有收录的条例》第三条", 10, 0)]
    [InlineData("《没有收录的条例》第三条", 15, 1)]
    public void Extension_LongerThanTheLimit_IsFoundUnlessItsArticleAllowsIt(string article, int days, int found)
    {
        var text = SampleFolder.TextOf(SampleFolder.Food).Replace("{max: 5 工作日, by: 本行政机关负责人, basis: 《示例食品许可办法》第二十条}", $"{{max: {days} 工作日, by: 本行政机关负责人, basis: {article}}}", StringComparison.Ordinal);

        SampleFolder.Check(SampleFolder.Food, text).Findings.Count(f => f.Rule == "WG2410").ShouldBe(found);
    }
}
