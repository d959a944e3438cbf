using CsCheck;
using Shouldly;
using WorkflowGov.Definitions.Imports;
using Xunit;

namespace WorkflowGov.Definitions.Tests;

/// <summary>Another district's list as such lists are: WG2901 to WG2912.</summary>
public class ListImportTests
{
    internal const string List = """
        序号,事项名称,实施编码,事项类型,实施主体,服务对象,法定时限（工作日）,承诺办结时限,设定依据,申请材料,受理条件,审批结果
        1,小餐饮登记,11440306BA0000189Q 4 000112006009 01,行政许可,示例区市场监督管理局,自然人、企业法人,20,５个工作日内,"《示例食品条例》第三条
        《示例食品办法》第四条","1.营业执照
        2.登记申请表；3.其他有关材料","1、有固定场所
        2、有管理人员。",登记证
        2,小餐饮（登记）,11440306BA0000189Q400011200600901,许可,邻区市场局,自然人和企业,20,5天,有关规定,登记申请表,,登记证
        3,小作坊登记,4400112006,行政许可,示例区市场监督管理局,企业法人,无,30,《示例食品条例》第五条,,,
        ,,,,,,,,,,,
        4,,,行政许可,,,,,,,,
        5,"食品经营许可(新办)",11440306BA0000180Q400011200600801,行政许可,示例区市场监督管理局,自然人,10,11 工作日,《示例食品法》第一条,,,"许可证: ""甲"" #1"
        """;

    [Fact]
    public void MessyList_IsReportedPlaceByPlace()
    {
        var findings = ListImport.Of(List, "邻区.csv", SampleFolder.Loaded).Findings;

        findings.Select(f => (f.Rule, $"{f.Line}:{f.Column}")).ShouldBe(
        [
            ("WG2903", "1:1"), ("WG2301", "3:14"), ("WG2905", "6:3"), ("WG2906", "6:11"), ("WG2909", "6:45"), ("WG2910", "6:48"), ("WG2909", "6:54"), ("WG2912", "6:64"), ("WG2911", "6:67"),
            ("WG2908", "7:9"), ("WG2912", "7:43"), ("WG2904", "9:1"), ("WG2907", "10:3"), ("WG2908", "10:16"), ("WG2401", "10:73"),
        ],
            ignoreOrder: true, customMessage: string.Join('\n', findings));
        findings.ShouldAllBe(f => f.Mend != null);
    }

    [Fact]
    public void Row_BecomesADraftOfWhatItSaysForCertain()
    {
        var drafts = ListImport.Of(List, "邻区.csv", SampleFolder.Loaded).Drafts;

        drafts.Select(d => d.FileName).ShouldBe(["0001-小餐饮登记.yaml", "0002-小餐饮登记.yaml", "0003-小作坊登记.yaml", "0005-食品经营许可新办.yaml"]);
        drafts[0].Text.ShouldBe("""
            # 草稿：由 邻区.csv 第 2 行导入，尚未核对；用 wfgov lint 查看还缺什么。
            name: 小餐饮登记
            code: 11440306BA0000189Q 4 000112006009 01
            version: 1
            type: 行政许可
            authority: 示例区市场监督管理局
            audience: [自然人, 企业法人]
            basis:
              - 《示例食品条例》第三条
              - 《示例食品办法》第四条
            limits:
              statutory: 20 工作日
              promised: 5 工作日
            conditions:
              - 有固定场所
              - 有管理人员
            materials:
              - business-licence
              - material-2: 登记申请表
              - material-3: 其他有关材料
            result: {document: 登记证}
            provenance: {drawn_from: 邻区.csv 第 2 行, confidence: low, note: 由清单导入，待核对}

            """);
        drafts[1].Text.ShouldContain("# 没有采用：承诺办结时限：5天\n");
        drafts[1].Text.ShouldNotContain("promised");
        drafts[2].Text.ShouldNotContain("code:");
        drafts[3].Text.ShouldContain("""result: {document: '许可证: "甲" #1'}""");
    }

    /// <summary>The linter asks for what a list cannot say, and for nothing that the import wrote wrong.</summary>
    [Fact]
    public void Draft_Linted_LacksOnlyWhatTheListDoesNotSay()
    {
        var draft = ListImport.Of(List, "邻区.csv", SampleFolder.Loaded).Drafts[0];

        var findings = SampleFolder.Loaded.Check(draft.Text, "items/draft.yaml").Findings;

        findings.Select(f => f.Rule).Distinct().ShouldBe(["WG1102"]);
        findings.Select(f => f.Message.En.Split('\'')[1]).Order().ShouldBe(["basis", "checked", "effective", "handling", "kind", "level", "process"]);
    }

    [Theory]
    [InlineData("事项名称,编码\n\"甲,1", "WG2901", 2, 1)]
    [InlineData("甲,乙\n1,2", "WG2902", 1, 1)]
    [InlineData("", "WG2902", 1, 1)]
    public void List_ThatCannotBeRead_SaysWhere(string text, string rule, int line, int column)
    {
        var imported = ListImport.Of(text, "a.csv", SampleFolder.Loaded);

        imported.Drafts.ShouldBeEmpty();
        imported.Findings.ShouldHaveSingleItem().ShouldBeAt(rule, line, column);
    }

    /// <summary>Whatever stands in the cells, the draft is YAML that the reader understands.</summary>
    [Fact]
    public void AnyCell_IsWrittenAsItCanBeRead() =>
        Gen.Select(Gen.String, Gen.String[Gen.Char["：:,，;；\"'#[]{}&*!|>-? 《》第条1a甲\n\t"], 0, 20], Gen.Int[0, 11]).Sample(
            (any, odd, column) =>
            {
                var cells = new[] { "1", "事项甲", "", "行政许可", "", "自然人", "5", "5 工作日", "《法》", "表", "有场所", "证" };
                cells[column] = (column % 2 == 0 ? any : odd).Replace("\"", "\"\"", StringComparison.Ordinal);
                var imported = ListImport.Of($"{List.Split('\n')[0]}\n{string.Join(',', cells.Select(c => $"\"{c}\""))}", "a.csv", SampleFolder.Loaded);
                foreach (var draft in imported.Drafts)
                    SampleFolder.Loaded.Check(draft.Text, "items/draft.yaml").Findings.ShouldAllBe(f => !f.Rule.StartsWith("WG10", StringComparison.Ordinal));
            },
            iter: 2_000, threads: 1);
}
