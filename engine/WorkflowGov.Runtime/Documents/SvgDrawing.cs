using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PdfSharp.Drawing;

namespace WorkflowGov.Runtime.Documents;

/// <summary>Draws the flow chart that Definitions writes as SVG, so that paper and screen show one picture. No general reader of SVG.</summary>
internal static partial class SvgDrawing
{
    public static void Draw(XGraphics canvas, PageMark.Drawing drawing, Func<double, XFont> bold, Func<double, XFont> plain)
    {
        var state = canvas.Save();
        canvas.TranslateTransform(drawing.X, drawing.Y);
        canvas.ScaleTransform(drawing.Scale);
        Group(canvas, XDocument.Parse(drawing.Svg).Root!, bold, plain);
        canvas.Restore(state);
    }

    private static void Group(XGraphics canvas, XElement group, Func<double, XFont> bold, Func<double, XFont> plain)
    {
        foreach (var element in group.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "g":
                    var state = canvas.Save();
                    if (Numbers(element, "transform") is [var dx, var dy])
                        canvas.TranslateTransform(dx, dy);
                    Group(canvas, element, bold, plain);
                    canvas.Restore(state);
                    break;
                case "rect" when element.Attribute("x") is not null:
                    Rectangle(canvas, element);
                    break;
                case "circle":
                    var (x, y, r) = (Number(element, "cx"), Number(element, "cy"), Number(element, "r"));
                    canvas.DrawEllipse(Pen(element), Fill(element), x - r, y - r, r * 2, r * 2);
                    break;
                case "polyline":
                    Way(canvas, element);
                    break;
                case "path":
                    canvas.DrawPath(Pen(element), Fill(element), Path(element.Attribute("d")!.Value));
                    break;
                case "text":
                    Words(canvas, element, element.Attribute("font-weight") is null ? plain : bold);
                    break;
            }
        }
    }

    private static void Rectangle(XGraphics canvas, XElement element)
    {
        var (x, y, width, height) = (Number(element, "x"), Number(element, "y"), Number(element, "width"), Number(element, "height"));
        if (element.Attribute("rx") is null)
            canvas.DrawRectangle(Pen(element), Fill(element), x, y, width, height);
        else
            canvas.DrawRoundedRectangle(Pen(element), Fill(element), x, y, width, height, Number(element, "rx") * 2, Number(element, "rx") * 2);
    }

    /// <summary>A way ends in an arrow.</summary>
    private static void Way(XGraphics canvas, XElement element)
    {
        var at = Numbers(element, "points");
        var points = at.Chunk(2).Select(p => new XPoint(p[0], p[1])).ToArray();
        var pen = Pen(element)!;
        if (element.Attribute("stroke-dasharray") is not null)
            pen.DashPattern = [4, 2.5];
        canvas.DrawLines(pen, points);
        if (points is not [.., var before, var last])
            return;
        var angle = Math.Atan2(last.Y - before.Y, last.X - before.X);
        XPoint Corner(double turn) => new(last.X - (10 * Math.Cos(angle + turn)), last.Y - (10 * Math.Sin(angle + turn)));
        canvas.DrawPolygon(new XSolidBrush(pen.Color), [last, Corner(0.4), Corner(-0.4)], XFillMode.Winding);
    }

    private static void Words(XGraphics canvas, XElement element, Func<double, XFont> font)
    {
        var face = font(Number(element, "font-size"));
        var (x, y, wide) = (Number(element, "x"), Number(element, "y"), canvas.MeasureString(element.Value, face).Width);
        x -= element.Attribute("text-anchor")?.Value switch { "middle" => wide / 2, "end" => wide, _ => 0 };
        if (element.Attribute("paint-order") is not null)
            canvas.DrawRectangle(XBrushes.White, x, y - face.Size + 1, wide, face.Size + 2);
        canvas.DrawString(element.Value, face, Fill(element) ?? XBrushes.Black, x, y);
    }

    /// <summary>Straight pieces, and the small quarter arcs at a card's corners, which are cut straight.</summary>
    private static XGraphicsPath Path(string d)
    {
        var (path, at, start) = (new XGraphicsPath(), new XPoint(), new XPoint());
        void To(XPoint next)
        {
            path.AddLine(at, next);
            at = next;
        }

        foreach (Match piece in Piece().Matches(d))
        {
            var n = NumbersIn(piece.Groups[2].Value);
            switch (piece.Groups[1].Value)
            {
                case "M":
                    path.StartFigure();
                    (at, start) = (new XPoint(n[0], n[1]), new XPoint(n[0], n[1]));
                    foreach (var p in n.Skip(2).Chunk(2))
                        To(new XPoint(p[0], p[1]));
                    break;
                case "L":
                    To(new XPoint(n[0], n[1]));
                    break;
                case "H":
                    To(new XPoint(n[0], at.Y));
                    break;
                case "V":
                    To(new XPoint(at.X, n[0]));
                    break;
                case "a":
                    To(new XPoint(at.X + n[^2], at.Y + n[^1]));
                    break;
                case "z":
                    To(start);
                    path.CloseFigure();
                    break;
            }
        }

        return path;
    }

    private static XPen? Pen(XElement element) => element.Attribute("stroke") is { } stroke
        ? new XPen(Colour(stroke.Value), element.Attribute("stroke-width") is null ? 1 : Number(element, "stroke-width")) : null;

    /// <summary>Without a fill a shape is black in SVG; a path with a stroke of ours is a sign, not a field.</summary>
    private static XSolidBrush? Fill(XElement element) => element.Attribute("fill")?.Value switch
    {
        "none" or null => null,
        "url(#hatch)" => new XSolidBrush(XColor.FromArgb(236, 229, 247)),
        var colour => new XSolidBrush(Colour(colour)),
    };

    private static XColor Colour(string hex)
    {
        var full = hex.Length == 4 ? string.Concat(hex.Skip(1).Select(c => $"{c}{c}")) : hex[1..];
        var value = int.Parse(full, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return XColor.FromArgb(value >> 16, (value >> 8) & 255, value & 255);
    }

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static double[] Numbers(XElement element, string name) => NumbersIn(element.Attribute(name)?.Value ?? string.Empty);

    private static double[] NumbersIn(string text) => [.. Figure().Matches(text).Select(m => double.Parse(m.Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"([MLHVaz])([^MLHVaz]*)")]
    private static partial Regex Piece();

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex Figure();
}
