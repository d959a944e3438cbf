using System.Collections.Immutable;
using System.Text;
using PdfSharp.Drawing;
using PdfSharp.Fonts;
using QRCoder;

namespace WorkflowGov.Runtime.Documents;

/// <summary>Measures and draws by PDFsharp.</summary>
internal sealed class PdfPen : IMeasure
{
    private const double Unit = 100;

    private readonly FontFiles files;
    private readonly Dictionary<(Face Face, Rune Rune), double> widths = [];
    private readonly Dictionary<(Face Face, double Size), XFont> fonts = [];
    private readonly XGraphics paper = XGraphics.CreateMeasureContext(new XSize(Setting.PageWidth, Setting.PageHeight), XGraphicsUnit.Point, XPageDirection.Downwards);

    public PdfPen(FontFiles files) => this.files = files;

    /// <inheritdoc/>
    public double Width(string text, Face face, double size) => text.EnumerateRunes().Sum(r => Wide(r, face)) * size / Unit;

    /// <summary>Characters that their face does not have.</summary>
    public string Missing(ImmutableArray<Page> pages) => string.Concat(pages.SelectMany(p => p.Marks).OfType<PageMark.Words>()
        .SelectMany(w => w.Text.EnumerateRunes().Where(r => GlyphHelper.GlyphIndexFromCodePoint(r.Value, Font(w.Face, w.Size)) == 0)).Distinct());

    public void Draw(XGraphics canvas, PageMark mark)
    {
        switch (mark)
        {
            case PageMark.Words words:
                canvas.DrawString(words.Text, Font(words.Face, words.Size), Brush(words.Ink), words.X, words.Y);
                break;
            case PageMark.Rule rule:
                canvas.DrawLine(new XPen(Colour(rule.Ink), rule.Width), rule.X, rule.Y, rule.ToX, rule.ToY);
                break;
            case PageMark.Field field:
                canvas.DrawRectangle(Brush(field.Ink), field.X, field.Y, field.Width, field.Height);
                break;
            case PageMark.Ring ring:
                var pen = new XPen(Colour(ring.Ink), 1.4) { DashStyle = XDashStyle.Dash };
                canvas.DrawEllipse(pen, ring.X - ring.Radius, ring.Y - ring.Radius, ring.Radius * 2, ring.Radius * 2);
                break;
            case PageMark.Code code:
                Code(canvas, code);
                break;
            case PageMark.Drawing drawing:
                SvgDrawing.Draw(canvas, drawing, size => Font(Face.Heading, size), size => Font(Face.Body, size));
                break;
            default:
                throw new InvalidOperationException($"Unknown mark {mark.GetType().Name}.");
        }
    }

    private static void Code(XGraphics canvas, PageMark.Code code)
    {
        using var made = QRCodeGenerator.GenerateQrCode(code.Content, QRCodeGenerator.ECCLevel.M);
        var modules = made.ModuleMatrix;
        var side = code.Size / modules.Count;
        for (var row = 0; row < modules.Count; row++)
        {
            // One rectangle for dark modules beside each other: no hair lines between them.
            for (var column = 0; column < modules.Count; column++)
            {
                var from = column;
                while (column < modules.Count && modules[row][column])
                    column++;
                if (column > from)
                    canvas.DrawRectangle(XBrushes.Black, code.X + (from * side), code.Y + (row * side), (column - from) * side, side + 0.05);
            }
        }
    }

    private double Wide(Rune rune, Face face)
    {
        if (!widths.TryGetValue((face, rune), out var wide))
            widths[(face, rune)] = wide = paper.MeasureString(rune.ToString(), Font(face, Unit)).Width;
        return wide;
    }

    private XFont Font(Face face, double size)
    {
        if (!fonts.TryGetValue((face, size), out var font))
            fonts[(face, size)] = font = new XFont(files[face], size, XFontStyleEx.Regular, XPdfFontOptions.UnicodeDefault);
        return font;
    }

    private static XColor Colour(Ink ink) => ink switch
    {
        Ink.Red => XColor.FromArgb(200, 22, 29),
        Ink.Grey => XColor.FromArgb(90, 96, 106),
        Ink.Shade => XColor.FromArgb(243, 244, 246),
        _ => XColors.Black,
    };

    private static XSolidBrush Brush(Ink ink) => new(Colour(ink));
}
