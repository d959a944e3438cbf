using UglyToad.PdfPig;
using WorkflowGov.Definitions.Documents;

namespace WorkflowGov.Runtime.Tests;

/// <summary>What is printed stays on the paper.</summary>
public sealed class PrintingTests
{
    [Fact]
    public void Table_CodeWiderThanItsColumn_IsTornWithinIt()
    {
        var code = string.Concat(Enumerable.Range(0, 4).Select(_ => "0123456789abcdef"));
        var long20 = string.Concat(Enumerable.Repeat("事项内容", 20));
        var sheet = Papers.Sheet(new string('试', 300)) with
        {
            Parts = [new SheetPart.Paragraph(new string('试', 300)), new SheetPart.Table(["序号", "时间", "办理人", "事项", "哈希"], [["1", "2026-11-25 15:01:43", long20, long20, code]])],
        };

        using var document = PdfDocument.Open(Papers.Printer.Print(sheet).Value.Pdf);
        var letters = document.GetPages().SelectMany(p => p.Letters).ToList();

        // The text stands in the middle of the paper: as far from the right edge as from the left.
        var edge = document.GetPage(1).Width - letters.Where(l => l.Value == "试").Min(l => l.BoundingBox.Left);
        letters.Where(l => l.BoundingBox.Right > edge).Select(l => l.Value).ShouldBeEmpty("beyond the text's right edge");
        string.Concat(letters.Where(l => code.Contains(l.Value, StringComparison.Ordinal)).Select(l => l.Value)).ShouldContain("0123456789abcdef0123456789");
    }

    [Fact]
    public void Warning_OfATest_StandsOnEveryPage()
    {
        var sheet = Papers.Sheet(new string('试', 3_000)) with { Warning = Sheet.OfTest };

        using var document = PdfDocument.Open(Papers.Printer.Print(sheet).Value.Pdf);

        document.NumberOfPages.ShouldBeGreaterThan(1);
        foreach (var page in document.GetPages())
            page.Text.ShouldContain("不具法律效力");
    }
}
