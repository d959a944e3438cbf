using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;
using WorkflowGov.Core;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions.Documents;

namespace WorkflowGov.Runtime.Documents;

/// <summary>
/// Prints by PDFsharp: Chinese fonts are embedded in part, text stays text. The same sheet gives the same bytes: what
/// the library would draw by lot is set from the sheet. Prints one sheet at a time; safe for concurrent use.
/// </summary>
public sealed class PdfPrinter : IDocumentPrinter
{
    /// <summary>The library's font tables are one for the whole program.</summary>
    private static readonly Lock Library = new();

    private readonly ImmutableArray<string> folders;
    private FontFiles? fonts;

    /// <summary>Makes a printer.</summary>
    /// <param name="folders">Where Chinese fonts may lie, the first ones first; fonts that come later are found too.</param>
    public PdfPrinter(params ReadOnlySpan<string> folders) => this.folders = [.. folders];

    /// <inheritdoc/>
    public Ruling<PrintedSheet> Print(Sheet sheet)
    {
        lock (Library)
        {
            fonts ??= FontFiles.Find(folders);
            if (fonts is null)
                return PrintRejections.NoFonts(folders);
            GlobalFontSettings.FontResolver ??= new FontFiles.Resolver();
            var pen = new PdfPen(fonts);
            var pages = Typesetting.Of(sheet, pen);
            if (pen.Missing(pages) is { Length: > 0 } missing)
                return PrintRejections.NoCharacter(missing);
            var bytes = PdfIdentity.Settle(Draw(sheet, pages, pen), sheet);
            return new PrintedSheet(bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)), pages.Length);
        }
    }

    private static byte[] Draw(Sheet sheet, ImmutableArray<Page> pages, PdfPen pen)
    {
        using var document = new PdfDocument();
        var made = ChinaTime.StartOfDay(sheet.On).ToDateTimeUtc();
        (document.Info.Title, document.Info.Author, document.Info.Creator) = (sheet.Title, sheet.Authority, "WorkflowGov");
        (document.Info.CreationDate, document.Info.ModificationDate) = (made, made);
        document.Language = "zh-CN";
        document.ViewerPreferences.DisplayDocTitle = true;
        foreach (var page in pages)
        {
            var leaf = document.AddPage();
            (leaf.Width, leaf.Height) = (XUnit.FromPoint(Setting.PageWidth), XUnit.FromPoint(Setting.PageHeight));
            using var canvas = XGraphics.FromPdfPage(leaf);
            foreach (var mark in page.Marks)
                pen.Draw(canvas, mark);
        }

        using var bytes = new MemoryStream();
        document.Save(bytes, closeStream: false);
        return bytes.ToArray();
    }
}
