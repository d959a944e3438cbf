using System.Net;
using System.Text;
using WorkflowGov.Definitions.Documents;

namespace WorkflowGov.Runtime.Desk;

/// <summary>A leaflet as one HTML file: nothing to fetch, no script; read on a telephone, printed on A4, read aloud.</summary>
public static class LeafletHtml
{
    private const string Style = """
        :root{color-scheme:light}*{box-sizing:border-box}
        body{margin:0 auto;max-width:60rem;padding:1.5rem 1.25rem 4rem;font:1rem/1.75 "Noto Sans SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif;color:#1f2430;background:#fff}
        header{border-bottom:3px solid #c8161d;margin-bottom:1rem}header p{margin:0;color:#5b6473}h1{font-size:1.6rem;line-height:1.35;margin:.2rem 0 .8rem}
        h2{font-size:1.15rem;margin:2rem 0 .5rem;color:#1d3557}p{margin:.35rem 0}
        .wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.94rem}th,td{border:1px solid #c8d0dc;padding:.45rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
        th{background:#f1f4f8;font-weight:600}.entries th{width:9rem}.picture svg{max-width:none;height:auto}
        @media (max-width:40rem){body{padding:1rem .85rem 3rem}h1{font-size:1.35rem}.entries th{width:6.5rem}
        .rows thead{position:absolute;left:-999rem}.rows tr{display:block;border:1px solid #c8d0dc;border-radius:.4rem;margin:.6rem 0;padding:.3rem .6rem}.rows td{display:flex;gap:.75rem;border:0;padding:.2rem 0}.rows td:empty{display:none}.rows td::before{content:attr(data-label);flex:0 0 5.5rem;color:#5b6473}}
        @media print{body{max-width:none;padding:0;font-size:10.5pt}h2{break-after:avoid}tr{break-inside:avoid}.wide{overflow:visible}.picture svg{max-width:100%}}
        """;

    /// <summary>Writes a leaflet.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <returns>The file's text.</returns>
    public static string Of(Sheet sheet)
    {
        var html = new StringBuilder();
        html.Append($"<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{Safe(sheet.Title)}　办事指南</title>\n<style>{Style}</style>\n</head>\n<body>\n<header><p>{Safe(sheet.Authority)}</p><h1>{Safe(sheet.Title)}</h1></header>\n<main>\n");
        foreach (var part in sheet.Parts)
            Write(html, part);
        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void Write(StringBuilder html, SheetPart part)
    {
        switch (part)
        {
            case SheetPart.Heading heading:
                html.Append($"<h2>{Safe(heading.Text)}</h2>\n");
                break;
            case SheetPart.Paragraph paragraph:
                html.Append($"<p>{Safe(paragraph.Text)}</p>\n");
                break;
            case SheetPart.Entries entries:
                html.Append("<table class=\"entries\"><tbody>\n");
                foreach (var row in entries.Rows)
                    html.Append($"<tr><th scope=\"row\">{Safe(row.Label)}</th><td>{Safe(row.Value)}</td></tr>\n");
                html.Append("</tbody></table>\n");
                break;
            case SheetPart.Table table:
                html.Append($"<table class=\"rows\"><thead><tr>{string.Concat(table.Columns.Select(c => $"<th scope=\"col\">{Safe(c)}</th>"))}</tr></thead><tbody>\n");
                foreach (var row in table.Rows)
                    html.Append($"<tr>{string.Concat(row.Select((c, i) => $"<td data-label=\"{Safe(table.Columns[i])}\">{Safe(c)}</td>"))}</tr>\n");
                html.Append("</tbody></table>\n");
                break;
            case SheetPart.Picture picture:
                html.Append($"<div class=\"wide picture\" tabindex=\"0\" role=\"group\" aria-label=\"办理流程图\">{picture.Svg}</div>\n");
                break;
            default:
                throw new InvalidOperationException($"A leaflet has no {part.GetType().Name}.");
        }
    }

    private static string Safe(string words) => WebUtility.HtmlEncode(words);
}
