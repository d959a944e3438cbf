using System.Globalization;
using System.Security;
using System.Text;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions.Exports;

/// <summary>办理流程图 as SVG that stands on its own: no script, no style sheet, no font to fetch.</summary>
public static class FlowSvg
{
    private const int Head = 64;
    private const int Foot = 30;
    private const string Ink = "#1d3557";
    private const string Fonts = "'Noto Sans SC','Source Han Sans SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif";

    /// <summary>Draws an item's process.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The picture.</returns>
    public static string Of(ServiceItem item)
    {
        var picture = FlowLayout.Of(FlowChart.Of(item));
        var width = Math.Max(picture.Width, Lettering.Width(item.Name, 20) + 60);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {picture.Height + Head + Foot}\" width=\"{width}\" height=\"{picture.Height + Head + Foot}\" font-family=\"{Fonts}\" lang=\"zh-CN\" role=\"img\" aria-labelledby=\"title\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"title\">{Safe(item.Name)}　办理流程图</title>\n<defs>{Arrow("on", Ink)}{Arrow("against", ToneOf(FlowTone.Against))}{Arrow("back", ToneOf(FlowTone.Back))}</defs>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        Text(svg, 16, 30, 20, "#14213d", item.Name, "font-weight=\"700\"");
        Text(svg, 16, 52, 12, "#5b6473", $"办理流程图　{item.Authority}　承诺办结时限 {item.Limits.Promised}　法定办结时限 {(item.Limits.Statutory is { } limit ? limit.ToString() : "无")}　{item.Code}　第 {item.Version} 版");
        svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate(0 {Head})\">\n");
        foreach (var (lane, i) in picture.Lanes.Select((l, i) => (l, i)))
            Lane(svg, lane, i);
        foreach (var edge in picture.Edges)
            Way(svg, edge);
        foreach (var node in picture.Nodes)
            Node(svg, node);
        foreach (var edge in picture.Edges)
            Words(svg, edge);
        svg.Append("</g>\n");
        Text(svg, 16, picture.Height + Head + 14, 11, "#6b7280", "办理期限自受理之日的次日起计算；斜纹环节的时间不计入办理期限；虚线为退回或补正；审查环节建议不予的，由决定环节作出决定。");
        return svg.Append("</svg>\n").ToString();
    }

    private static string ToneOf(FlowTone tone) => tone switch
    {
        FlowTone.Against => "#b3261e",
        FlowTone.Back => "#9a5b00",
        _ => Ink,
    };

    private static string Arrow(string id, string colour) =>
        $"<marker id=\"{id}\" viewBox=\"0 0 10 10\" refX=\"9.5\" refY=\"5\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto-start-reverse\"><path d=\"M0 1 10 5 0 9z\" fill=\"{colour}\"/></marker>"
        + (id == "on" ? "<pattern id=\"hatch\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"8\" height=\"8\" fill=\"#f3effb\"/><path d=\"M0 0V8\" stroke=\"#d9cdf0\" stroke-width=\"5\"/></pattern>" : string.Empty);

    private static void Lane(StringBuilder svg, FlowLane lane, int index)
    {
        var box = lane.Box;
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{box.X}\" y=\"{box.Y}\" width=\"{box.Width}\" height=\"{box.Height}\" fill=\"{(index % 2 == 0 ? "#f7f9fc" : "#fff")}\" stroke=\"#c8d0dc\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{box.X}\" y=\"{box.Y}\" width=\"{FlowPicture.LaneHead}\" height=\"{box.Height}\" fill=\"#e4eaf3\" stroke=\"#c8d0dc\"/>\n");
        // Chinese reads downward: one character under the other, in as many columns as it takes.
        var perColumn = Math.Max(1, (box.Height - 12) / 15);
        var size = lane.Office.Length > perColumn * 2 ? 10 : 13;
        perColumn = Math.Max(1, (box.Height - 12) / (size + 2));
        var needed = (lane.Office.Length + perColumn - 1) / perColumn;
        var columns = lane.Office.Chunk((lane.Office.Length + needed - 1) / needed).ToList();
        for (var c = 0; c < columns.Count; c++)
        {
            var x = box.X + (FlowPicture.LaneHead / 2) + ((columns.Count - 1 - (2 * c)) * (size + 1) / 2);
            var y = box.Y + ((box.Height - (columns[c].Length * (size + 2))) / 2) + size;
            for (var i = 0; i < columns[c].Length; i++)
                Text(svg, x, y + (i * (size + 2)), size, Ink, columns[c][i].ToString(), "text-anchor=\"middle\"");
        }
    }

    private static void Way(StringBuilder svg, PlacedEdge edge)
    {
        var points = string.Join(' ', edge.Way.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.X},{s.Y}")));
        var (tone, dashed) = (edge.Edge.Tone, edge.Edge.Tone == FlowTone.Back ? " stroke-dasharray=\"5 3\"" : string.Empty);
        svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{points}\" fill=\"none\" stroke=\"{ToneOf(tone)}\" stroke-width=\"1.5\" stroke-linejoin=\"round\"{dashed} marker-end=\"url(#{(tone == FlowTone.On ? "on" : tone == FlowTone.Back ? "back" : "against")})\"/>\n");
    }

    private static void Words(StringBuilder svg, PlacedEdge edge)
    {
        if (edge.Words is not { } words)
            return;
        for (var i = 0; i < words.Lines.Length; i++)
            Text(svg, words.Box.X, words.Box.Y + ((i + 1) * FlowPicture.LineHeight) - 4, FlowPicture.WordSize, ToneOf(edge.Edge.Tone), words.Lines[i], "stroke=\"#fff\" stroke-width=\"3\" paint-order=\"stroke\"");
    }

    private static void Node(StringBuilder svg, PlacedNode placed)
    {
        var (node, box) = (placed.Node, placed.Box);
        var (x, y) = (box.Centre.X, box.Centre.Y);
        switch (node.Kind)
        {
            case FlowNodeKind.Step:
                Card(svg, node.Step!, box);
                break;
            case FlowNodeKind.Start or FlowNodeKind.End:
                var against = node.Id is "end_declined" or "end_revoked";
                svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x}\" cy=\"{y}\" r=\"{box.Width / 2}\" fill=\"#fff\" stroke=\"{(against ? ToneOf(FlowTone.Against) : Ink)}\" stroke-width=\"{(node.Kind == FlowNodeKind.End ? 3.5 : 1.5)}\"/>\n");
                Text(svg, x, box.Bottom + 16, 12, against ? ToneOf(FlowTone.Against) : Ink, node.Label, "text-anchor=\"middle\" font-weight=\"600\" stroke=\"#fff\" stroke-width=\"3\" paint-order=\"stroke\"");
                break;
            default:
                svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{box.X} {y} {x} {box.Y} {box.Right} {y} {x} {box.Bottom}z\" fill=\"#fff\" stroke=\"{Ink}\" stroke-width=\"1.5\"/>\n");
                Sign(svg, node.Kind, x, y);
                if (node.Label.Length > 0)
                    Text(svg, x, box.Y - 8, 12, Ink, node.Label, "text-anchor=\"middle\" font-weight=\"600\" stroke=\"#fff\" stroke-width=\"3\" paint-order=\"stroke\"");
                break;
        }
    }

    private static void Sign(StringBuilder svg, FlowNodeKind kind, int x, int y)
    {
        var sign = kind is FlowNodeKind.Fork or FlowNodeKind.Join ? $"M{x - 9} {y}H{x + 9}M{x} {y - 9}V{y + 9}" : $"M{x - 6} {y - 6}L{x + 6} {y + 6}M{x - 6} {y + 6}L{x + 6} {y - 6}";
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"{sign}\" stroke=\"{Ink}\" stroke-width=\"{(kind is FlowNodeKind.Merge ? 1.5 : 2.5)}\"/>\n");
    }

    private static void Card(StringBuilder svg, Step step, Box box)
    {
        var card = StepCard.Of(step);
        var colour = step.Excluded is not null ? "#5b3f95" : step.Kind == StepKind.Decide ? "#9b1c1c" : Ink;
        svg.Append(CultureInfo.InvariantCulture, $"<g><rect x=\"{box.X}\" y=\"{box.Y}\" width=\"{box.Width}\" height=\"{box.Height}\" rx=\"6\" fill=\"#fff\" stroke=\"{colour}\" stroke-width=\"1.5\"/>");
        var foot = box.Bottom - StepCard.Foot;
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{box.X + 1} {foot}H{box.Right - 1}V{box.Bottom - 6}a5 5 0 0 1-5 5H{box.X + 6}a5 5 0 0 1-5-5z\" fill=\"{(step.Excluded is not null ? "url(#hatch)" : step.Kind == StepKind.Decide ? "#fbeaea" : "#edf2f9")}\"/>");
        var y = box.Y + 8;
        foreach (var line in card.Title)
            Text(svg, box.X + StepCard.Inset, (y += StepCard.TitleLine) - 4, StepCard.TitleSize, colour, line, "font-weight=\"700\"");
        Text(svg, box.X + StepCard.Inset, (y += FlowPicture.LineHeight) + 1, 12, "#30394a", card.Who);
        foreach (var line in card.Office)
            Text(svg, box.X + StepCard.Inset, (y += FlowPicture.LineHeight) + 2, 12, "#5b6473", line);
        Text(svg, box.X + StepCard.Inset, box.Bottom - 8, 13, colour, card.Limit, "font-weight=\"700\"");
        Text(svg, box.Right - StepCard.Inset, box.Bottom - 8, 12, step.Excluded is null ? "#5b6473" : colour, card.Note, "text-anchor=\"end\"");
        svg.Append("</g>\n");
    }

    private static void Text(StringBuilder svg, int x, int y, int size, string colour, string words, string more = "")
    {
        if (words.Length > 0)
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"{colour}\"{(more.Length > 0 ? " " : string.Empty)}{more}>{Safe(words)}</text>\n");
    }

    private static string Safe(string words) => SecurityElement.Escape(words);
}
