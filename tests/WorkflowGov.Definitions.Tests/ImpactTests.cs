using Shouldly;
using Xunit;

namespace WorkflowGov.Definitions.Tests;

public class ImpactTests
{
    private static readonly Lazy<Catalogue> Whole = new(() => Catalogue.Load(Path.Combine(SampleFolder.Repository, "definitions")).Catalogue!);

    [Theory]
    [InlineData("《食品安全法》第三十五条", "《食品安全法》第35条")]
    [InlineData("《中华人民共和国食品安全法》第35条第一款", "《食品安全法》第35条")]
    [InlineData("《行政许可法》第四十二条、第四十五条", "《行政许可法》第42条 《行政许可法》第45条")]
    [InlineData("《体育法》第一百零五条；《全民健身条例》", "《体育法》第105条 《全民健身条例》")]
    [InlineData("《刑法》第一百二十条之一", "《刑法》第120条之1")]
    [InlineData("行政许可法第四十二条（一般规定）", "《行政许可法》第42条")]
    [InlineData("《某法》第十条和第二十条", "《某法》第10条 《某法》第20条")]
    [InlineData("法律、法规、规章没有规定办理期限", "")]
    public void In_HoweverItIsWritten_FindsLawAndArticle(string text, string expected) =>
        string.Join(' ', LawReference.In(text)).ShouldBe(expected);

    [Theory]
    [InlineData("《食品安全法》", "《食品安全法》第三十五条", true)]
    [InlineData("《食品安全法》第三十五条", "《食品安全法》", true)]
    [InlineData("《食品安全法》第三十五条", "《食品安全法》第三十六条", false)]
    [InlineData("《食品安全法》第三十五条", "《食品安全法实施条例》第三十五条", false)]
    public void Touches_ArticleAndLaw(string changed, string cited, bool touched) =>
        LawReference.In(changed).Single().Touches(LawReference.In(cited).Single()).ShouldBe(touched);

    /// <summary>Against the files as text: whoever cites the article must be found, and nobody else.</summary>
    [Theory]
    [InlineData("食品安全法", "三十五", 35)]
    [InlineData("行政许可法", "四十二", 42)]
    [InlineData("残疾人保障法", "三十三", 33)]
    public void Of_TheRepository_FindsExactlyTheFilesThatCiteTheArticle(string law, string words, int number)
    {
        var catalogue = Whole.Value;
        bool Cites(string line) =>
            !line.Contains("note:", StringComparison.Ordinal)
            && (line.Contains($"《{law}》", StringComparison.Ordinal) || line.Contains($"《中华人民共和国{law}》", StringComparison.Ordinal))
            && (line.Contains($"》第{words}条", StringComparison.Ordinal) || line.Contains($"》第{number}条", StringComparison.Ordinal) || line.TrimEnd().EndsWith($"{law}》", StringComparison.Ordinal));
        var written = catalogue.Items.Where(i => i.Text.Split('\n').Any(Cites)).Select(i => i.Item.Code.Value).ToHashSet();
        var compiled = catalogue.Items.Where(i => i.Item.Process.Steps.Any(s => s.Excluded?.Basis.Contains($"{law}》第{words}条", StringComparison.Ordinal) ?? false)).Select(i => i.Item.Code.Value);

        var found = Impact.Of(catalogue, $"《{law}》第{words}条")!.Items.Select(i => i.Item.Code.Value);

        found.ShouldBe(written.Union(compiled), ignoreOrder: true);
        written.ShouldNotBeEmpty();
    }

    [Fact]
    public void Of_SpecialProcedures_NamesStepsAndGeneralLaw()
    {
        var impact = Impact.Of(Whole.Value, "《行政许可法》第四十五条")!;

        impact.Items.First(i => i.Item.Name == "建设项目环境影响报告书审批").Places.ShouldContain(p => p.Where.Zh.Contains("专家评审", StringComparison.Ordinal));
        impact.General.ShouldNotBeEmpty();
    }

    [Fact]
    public void Of_WordsThatNameNoLaw_IsNothing() => Impact.Of(Whole.Value, "食品").ShouldBeNull();
}
