using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using WorkflowGov.Definitions.Documents;

namespace WorkflowGov.Runtime.Documents;

/// <summary>Sets a sheet: from what stands on it to where it stands. Pure; knows no library.</summary>
internal sealed class Typesetting
{
    private const double SealRadius = 57;
    private const double CodeSize = 68;
    private const double CaptionSize = 8.5;

    private readonly Sheet sheet;
    private readonly IMeasure measure;
    private readonly Setting setting;
    private readonly List<List<PageMark>> pages = [[]];
    private double y;

    private Typesetting(Sheet sheet, IMeasure measure)
    {
        (this.sheet, this.measure, setting) = (sheet, measure, Setting.Of(sheet.Style));
        y = setting.Top;
    }

    /// <summary>Sets a sheet.</summary>
    public static ImmutableArray<Page> Of(Sheet sheet, IMeasure measure)
    {
        var setting = new Typesetting(sheet, measure);
        setting.SetHead();
        foreach (var part in sheet.Parts)
            setting.Set(part);
        setting.SetClose();
        setting.SetPageNumbers();
        setting.SetWarning();
        return [.. setting.pages.Select(p => new Page([.. p]))];
    }

    private void SetHead()
    {
        if (sheet.Style == SheetStyle.Leaflet)
        {
            Centred(sheet.Authority, Face.Body, 11, setting.Lead, Ink.Grey);
            y += 8;
            Centred(sheet.Title, Face.Title, setting.Title, setting.Title * 1.5);
            Put(new PageMark.Rule(setting.Left, y + 4, setting.RightEdge, y + 4, 1.2, Ink.Red));
            y += 16;
            return;
        }

        y -= 12;
        Centred(sheet.Authority, Face.Title, Fitting(sheet.Authority, Face.Title, 30), 44, Ink.Red);
        if (sheet.Number is { } number)
            Centred(number, Face.Body, setting.Body, setting.Lead + 2);
        Put(new PageMark.Rule(setting.Left, y + 6, setting.RightEdge, y + 6, 1.6, Ink.Red));
        y += 36;
        Centred(sheet.Title, Face.Title, setting.Title, 34);
        y += 14;
    }

    private void Set(SheetPart part)
    {
        switch (part)
        {
            case SheetPart.To to:
                Paragraph($"{to.Whom}：", Face.Body, setting.Body, setting.Lead, indented: false);
                break;
            case SheetPart.Paragraph paragraph:
                Paragraph(paragraph.Text, Face.Body, setting.Body, setting.Lead, indented: true);
                break;
            case SheetPart.Heading heading:
                Room(setting.Lead * 3);
                y += setting.Lead * 0.35;
                Paragraph(heading.Text, Face.Heading, setting.Heading, setting.Lead, indented: sheet.Style == SheetStyle.Notice);
                break;
            case SheetPart.Entries entries:
                Grid([], [.. entries.Rows.Select(r => ImmutableArray.Create(r.Label, r.Value))], LabelWidths(entries));
                break;
            case SheetPart.Table table:
                Grid(table.Columns, table.Rows, TableWidths(table));
                break;
            case SheetPart.Signatures signatures:
                Signatures(signatures.Labels);
                break;
            case SheetPart.Picture picture:
                Picture(picture.Svg);
                break;
            default:
                throw new InvalidOperationException($"Unknown part {part.GetType().Name}.");
        }
    }

    private void Paragraph(string text, Face face, double size, double lead, bool indented)
    {
        var indent = indented ? 2 * size : 0;
        var lines = Lines.Of(text, face, size, setting.Width, indent, measure);
        foreach (var (line, i) in lines.Select((l, i) => (l, i)))
        {
            // The last line of a paragraph never stands alone on the next page.
            Room(i == lines.Count - 2 ? 2 * lead : lead);
            Put(new PageMark.Words(setting.Left + (i == 0 ? indent : 0), Base(lead, size), size, face, line));
            y += lead;
        }
    }

    private void Centred(string text, Face face, double size, double lead, Ink ink = Ink.Black)
    {
        foreach (var line in Lines.Of(text, face, size, setting.Width, 0, measure))
        {
            Put(new PageMark.Words(setting.Left + ((setting.Width - measure.Width(line, face, size)) / 2), Base(lead, size), size, face, line, ink));
            y += lead;
        }
    }

    /// <summary>The largest size, at most so large, at which words stand on one line.</summary>
    private double Fitting(string text, Face face, double most) =>
        Math.Min(most, Math.Floor(setting.Width / Math.Max(measure.Width(text, face, 1), 1)));

    private double[] LabelWidths(SheetPart.Entries entries)
    {
        var label = entries.Rows.Max(r => measure.Width(r.Label, Face.Heading, setting.Small)) + (2 * Inset);
        label = Math.Min(label, setting.Width * 0.32);
        return [label, setting.Width - label];
    }

    /// <summary>Columns get room by what they hold: no head is torn apart, and no column takes everything.</summary>
    private double[] TableWidths(SheetPart.Table table)
    {
        var wanted = table.Columns.Select((c, i) => Math.Clamp(
            table.Rows.Select(r => measure.Width(r[i], Face.Body, setting.Small)).Append(0).Max(),
            measure.Width(c, Face.Heading, setting.Small), setting.Width * 0.75) + (2 * Inset)).ToArray();
        var least = table.Columns.Select(c => measure.Width(c, Face.Heading, setting.Small) + (2 * Inset)).ToArray();
        var spare = setting.Width - least.Sum();
        var wish = wanted.Zip(least, (w, l) => w - l).ToArray();
        return spare <= 0 || wish.Sum() <= 0
            ? [.. least.Select(l => l * setting.Width / least.Sum())]
            : [.. least.Zip(wish, (l, w) => l + (spare * w / wish.Sum()))];
    }

    private const double Inset = 5;

    private void Grid(ImmutableArray<string> head, ImmutableArray<ImmutableArray<string>> rows, double[] widths)
    {
        y += 4;
        Room(setting.SmallLead * 3);
        if (head.Length > 0)
            Row(head, widths, _ => Face.Heading, shaded: _ => true, null);
        foreach (var row in rows)
            Row(row, widths, c => head.IsEmpty && c == 0 ? Face.Heading : Face.Body, c => head.IsEmpty && c == 0, head.IsEmpty ? null : head);
        y += 8;
    }

    /// <summary>A row; what does not fit goes on, under the head, on the next page.</summary>
    private void Row(ImmutableArray<string> cells, double[] widths, Func<int, Face> face, Func<int, bool> shaded, ImmutableArray<string>? head)
    {
        var lines = cells.Select((c, i) => Lines.Of(c, face(i), setting.Small, widths[i] - (2 * Inset), 0, measure)).ToList();
        var (all, done) = (lines.Max(l => l.Count), 0);
        while (done < all)
        {
            var room = (int)((setting.Floor - y - 8) / setting.SmallLead);
            if (room < Math.Min(all - done, 3))
            {
                NextPage();
                if (head is { } again)
                    Row(again, widths, _ => Face.Heading, _ => true, null);
                continue;
            }

            var now = Math.Min(room, all - done);
            Cells([.. lines.Select(l => l.Skip(done).Take(now).ToList())], now, widths, face, shaded);
            done += now;
        }
    }

    private void Cells(IReadOnlyList<List<string>> lines, int count, double[] widths, Func<int, Face> face, Func<int, bool> shaded)
    {
        var height = (count * setting.SmallLead) + 6;
        var x = setting.Left;
        for (var c = 0; c < widths.Length; x += widths[c], c++)
        {
            if (shaded(c))
                Put(new PageMark.Field(x, y, widths[c], height, Ink.Shade));
            Frame(x, y, widths[c], height);
            var top = y + 3 + ((count - lines[c].Count) * setting.SmallLead / 2);
            for (var i = 0; i < lines[c].Count; i++)
                Put(new PageMark.Words(x + Inset, top + (i * setting.SmallLead) + Rise(setting.SmallLead, setting.Small), setting.Small, face(c), lines[c][i]));
        }

        y += height;
    }

    private void Frame(double x, double top, double width, double height)
    {
        Put(new PageMark.Rule(x, top, x + width, top, 0.6, Ink.Grey));
        Put(new PageMark.Rule(x, top + height, x + width, top + height, 0.6, Ink.Grey));
        Put(new PageMark.Rule(x, top, x, top + height, 0.6, Ink.Grey));
        Put(new PageMark.Rule(x + width, top, x + width, top + height, 0.6, Ink.Grey));
    }

    private void Signatures(ImmutableArray<string> labels)
    {
        y += 6;
        var lead = setting.Lead * 1.25;
        foreach (var label in labels)
        {
            Room(lead);
            Put(new PageMark.Words(setting.Left, Base(lead, setting.Body), setting.Body, Face.Body, $"{label}："));
            var from = setting.Left + measure.Width($"{label}：", Face.Body, setting.Body) + 4;
            Put(new PageMark.Rule(from, y + lead - 5, Math.Max(from + 60, setting.Left + (setting.Width * 0.62)), y + lead - 5, 0.6, Ink.Grey));
            y += lead;
        }
    }

    private void Picture(string svg)
    {
        var size = XDocument.Parse(svg).Root!;
        double Of(string name) => double.Parse(size.Attribute(name)!.Value, CultureInfo.InvariantCulture);
        var scale = Math.Min(setting.Width / Of("width"), Math.Min(0.75, (setting.Floor - setting.Top) / Of("height")));
        Room((Of("height") * scale) + 6);
        Put(new PageMark.Drawing(setting.Left + ((setting.Width - (Of("width") * scale)) / 2), y + 3, scale, svg));
        y += (Of("height") * scale) + 10;
    }

    /// <summary>发文机关署名、成文日期、印章 at the right, the code at the left; never torn apart.</summary>
    private void SetClose()
    {
        if (sheet.Seal is null && sheet.Code is null)
            return;
        var height = sheet.Seal is null ? CodeSize + 44 : Math.Max((SealRadius * 2) + 16, CodeSize + 52);
        Room(height + 12);
        var top = y + 12;
        if (sheet.Seal is { } seal)
            Seal(seal, top);
        if (sheet.Code is { } code)
            Code(code, top + (sheet.Seal is null ? 0 : 12));
        y = top + height;
    }

    private void Seal(string words, double top)
    {
        var on = $"{sheet.On.Year}年{sheet.On.Month}月{sheet.On.Day}日";
        var size = Math.Min(setting.Body, Fitting(sheet.Authority, Face.Body, setting.Body) * 0.62);
        size = Math.Max(size, 12);
        var (wide, dated) = (measure.Width(sheet.Authority, Face.Body, size), measure.Width(on, Face.Body, setting.Body));
        var right = setting.RightEdge - (2 * setting.Body);
        var middle = right - (Math.Max(wide, dated) / 2);
        var line = top + SealRadius - 6;
        Put(new PageMark.Ring(middle, top + SealRadius + 4, SealRadius, Ink.Red));
        Put(new PageMark.Words(middle - (measure.Width(words, Face.Title, 10) / 2), top + (SealRadius * 2) - 22, 10, Face.Title, words, Ink.Red));
        Put(new PageMark.Words(middle - (measure.Width("（印章）", Face.Body, 9) / 2), top + 30, 9, Face.Body, "（印章）", Ink.Red));
        Put(new PageMark.Words(middle - (wide / 2), line, size, Face.Body, sheet.Authority));
        Put(new PageMark.Words(middle - (dated / 2), line + setting.Lead, setting.Body, Face.Body, on));
    }

    private void Code(SheetCode code, double top)
    {
        Put(new PageMark.Code(setting.Left, top, CodeSize, code.Content));
        for (var i = 0; i < code.Caption.Length; i++)
            Put(new PageMark.Words(setting.Left, top + CodeSize + 14 + (i * 12), CaptionSize, Face.Body, code.Caption[i], Ink.Grey));
    }

    /// <summary>页码: outside, between two dashes (GB/T 9704-2012, 7.5).</summary>
    private void SetPageNumbers()
    {
        var size = sheet.Style == SheetStyle.Notice ? 14 : 9;
        for (var i = 0; i < pages.Count; i++)
        {
            var text = sheet.Style == SheetStyle.Notice ? $"— {i + 1} —" : $"{i + 1} / {pages.Count}";
            var wide = measure.Width(text, Face.Body, size);
            var x = sheet.Style == SheetStyle.Leaflet
                ? setting.Left + ((setting.Width - wide) / 2)
                : i % 2 == 0 ? setting.RightEdge - wide - size : setting.Left + size;
            pages[i].Add(new PageMark.Words(x, setting.Floor + 28, size, Face.Body, text));
        }
    }

    private void SetWarning()
    {
        if (sheet.Warning is not { } warning)
            return;
        var x = setting.Left + ((setting.Width - measure.Width(warning, Face.Heading, 14)) / 2);
        foreach (var page in pages)
            page.Add(new PageMark.Words(x, setting.Top / 2, 14, Face.Heading, warning, Ink.Red));
    }

    private void Room(double needed)
    {
        if (y + needed > setting.Floor && pages[^1].Count > 0)
            NextPage();
    }

    private void NextPage()
    {
        pages.Add([]);
        y = setting.Top;
    }

    private double Base(double lead, double size) => y + Rise(lead, size);

    private static double Rise(double lead, double size) => ((lead - size) / 2) + (size * 0.88);

    private void Put(PageMark mark) => pages[^1].Add(mark);
}
