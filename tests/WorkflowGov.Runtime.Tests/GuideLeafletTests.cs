using System.Net;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions.Documents;
using WorkflowGov.Definitions.Exports;
using WorkflowGov.Runtime.Desk;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>办事指南 and 目录: what they say is what the definition says.</summary>
public sealed class GuideLeafletTests
{
    private static readonly ServiceItem Food = Repository.Item("食品经营许可新办");

    [Fact]
    public void Html_EveryItem_SaysEveryFactOfItsDefinition()
    {
        foreach (var item in Repository.Catalogue.Items.Select(i => i.Item))
        {
            var html = WebUtility.HtmlDecode(LeafletHtml.Of(Leaflet(item)));
            foreach (var fact in Facts(item))
                html.ShouldContain(fact, Case.Sensitive, item.Name);
            html.ShouldNotContain("<script");
            html.ShouldNotContain("src=");
        }
    }

    [Fact]
    public void Pdf_OfAnItem_SaysEveryFactOfItsDefinition()
    {
        var text = Papers.TextOf(Papers.Printer.Print(Leaflet(Food)).Value.Pdf);

        foreach (var fact in Facts(Food).Where(f => !f.Contains('（', StringComparison.Ordinal)))
            text.ShouldContain(Papers.Bare(fact[..Math.Min(fact.Length, 6)]), Case.Sensitive, fact);
    }

    [Fact]
    public void Csv_EveryItem_IsOneRecordAndNothingIsAFormula()
    {
        var csv = CatalogueTable.Csv(Repository.Catalogue.Items.Select(i => i.Item));
        var records = Records(csv);

        csv[0].ShouldBe('\uFEFF');
        records.Count.ShouldBe(Repository.Catalogue.Items.Length + 1);
        records.ShouldAllBe(r => r.Count == records[0].Count);
        records.Skip(1).Select(r => r[0]).ShouldBe(Repository.Catalogue.Items.Select(i => i.Item.Code.Value));
        var evil = Records(CatalogueTable.Csv([Food with { Name = "=HYPERLINK(\"http://x\",\"y\")" }]))[1][1];
        evil.ShouldBe("'=HYPERLINK(\"http://x\",\"y\")");
    }

    [Fact]
    public void Csv_OfAnItemWithGuidance_HasItInColumnsOfItsOwn()
    {
        var item = Repository.Item("工伤认定");
        var records = Records(CatalogueTable.Csv([item, Repository.Item("公司注销登记")]));

        Cell(1, "委托部门").ShouldBe("深圳市人力资源和社会保障局");
        Cell(1, "办理形式").ShouldBe("窗口、网上");
        Cell(1, "常见问题").Split('\n').Length.ShouldBe(item.Guidance!.Questions.Length);
        Cell(2, "常见问题").ShouldBeEmpty();

        string Cell(int record, string column) => records[record][records[0].IndexOf(column)];
    }

    private static Sheet Leaflet(ServiceItem item) => GuideLeaflet.Of(item, Repository.Catalogue.Law, Repository.Catalogue.Organisation);

    private static IEnumerable<string> Facts(ServiceItem item) =>
    [
        item.Name, item.Code.Value, item.Authority.Name, item.Limits.Promised.ToSentence(), item.Limits.Statutory?.ToSentence() ?? "无", item.Limits.StatutoryBasis,
        item.Result.Document, item.FeeBasis ?? "不收费", .. item.Basis, .. item.Conditions, .. item.Materials.Select(m => m.Name),
        .. item.Materials.SelectMany(m => m.AcceptIf), .. item.Process.Steps.Select(s => s.Title), .. item.Process.Steps.Select(s => s.Limit.ToSentence()),
        .. item.Limits.Excludes.Concat(item.Limits.Restarts).Select(g => g.Name), .. item.Process.Steps.Select(s => s.Silence?.Deemed ?? string.Empty),
        .. item.Guidance?.Questions.SelectMany(q => new[] { q.Question, q.Answer }) ?? [], item.Guidance?.EntrustedBy ?? string.Empty,
    ];

    /// <summary>RFC 4180 read by its grammar.</summary>
    private static List<List<string>> Records(string csv)
    {
        var (records, fields, field, quoted) = (new List<List<string>>(), new List<string>(), new System.Text.StringBuilder(), false);
        for (var i = 1; i < csv.Length; i++)
        {
            var c = csv[i];
            if (quoted && c == '"' && i + 1 < csv.Length && csv[i + 1] == '"')
                field.Append(csv[++i]);
            else if (c == '"')
                quoted = !quoted;
            else if (!quoted && c is ',' or '\r' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
                if (c == '\r')
                {
                    records.Add(fields);
                    (fields, i) = ([], i + 1);
                }
            }
            else
                field.Append(c);
        }

        return records;
    }
}
