using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions.Exports;

/// <summary>An item's process as BPMN 2.0 with its diagram (BPMNDI), a lane an office.</summary>
public static class FlowBpmn
{
    private const string ProcessId = "process";
    private const string PoolId = "pool";

    private static readonly XNamespace Model = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static readonly XNamespace Diagram = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static readonly XNamespace Bounds = "http://www.omg.org/spec/DD/20100524/DC";
    private static readonly XNamespace Lines = "http://www.omg.org/spec/DD/20100524/DI";
    private static readonly XNamespace Schema = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>Writes an item's process.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The XML.</returns>
    public static string Of(ServiceItem item)
    {
        var picture = FlowLayout.Of(FlowChart.Of(item));
        var edges = picture.Edges.Select((e, i) => (Id: $"flow_{i + 1}", Placed: e)).ToList();
        var root = new XElement(
            Model + "definitions",
            new XAttribute(XNamespace.Xmlns + "bpmn", Model), new XAttribute(XNamespace.Xmlns + "bpmndi", Diagram), new XAttribute(XNamespace.Xmlns + "dc", Bounds),
            new XAttribute(XNamespace.Xmlns + "di", Lines), new XAttribute(XNamespace.Xmlns + "xsi", Schema), new XAttribute("id", $"item_{item.Code}"),
            new XAttribute("targetNamespace", $"urn:workflowgov:item:{item.Code}:{item.Version}"), new XAttribute("exporter", "WorkflowGov"),
            new XElement(Model + "collaboration", new XAttribute("id", "collaboration"), new XElement(
                Model + "participant", new XAttribute("id", PoolId), new XAttribute("name", item.Name), new XAttribute("processRef", ProcessId))),
            new XElement(
                Model + "process", new XAttribute("id", ProcessId), new XAttribute("name", item.Name), new XAttribute("isExecutable", false),
                Documentation(AboutItem(item)),
                new XElement(Model + "laneSet", new XAttribute("id", "lanes"), picture.Lanes.Select((l, i) => new XElement(
                    Model + "lane", new XAttribute("id", LaneId(i)), new XAttribute("name", l.Office), l.Nodes.Select(n => new XElement(Model + "flowNodeRef", n))))),
                picture.Nodes.Select(n => Node(n.Node, item, edges)),
                edges.Select(e => Flow(e.Id, e.Placed.Edge, picture))),
            new XElement(Diagram + "BPMNDiagram", new XAttribute("id", "diagram"), Plane(picture, edges)));
        BpmnCarried.Put(root.Element(Model + "process")!, ProcessText.Of(item.Process));
        return Text(new XDocument(root));
    }

    private static string LaneId(int index) => $"lane_{index + 1}";

    private static XElement Node(FlowNode node, ServiceItem item, List<(string Id, PlacedEdge Placed)> edges)
    {
        var (into, from) = (edges.Where(e => e.Placed.Edge.To == node.Id).ToList(), edges.Where(e => e.Placed.Edge.From == node.Id).ToList());
        var direction = into.Count > 1 ? "Converging" : "Diverging";
        var element = new XElement(Model + TypeOf(node, into.Count), new XAttribute("id", node.Id));
        if (node.Label.Length > 0)
            element.Add(new XAttribute("name", node.Label));
        if (node.Kind is FlowNodeKind.Split or FlowNodeKind.Merge or FlowNodeKind.Fork or FlowNodeKind.Join)
            element.Add(new XAttribute("gatewayDirection", direction));
        // Documentation comes first in BPMN's schema, then what leads in and out.
        if (node.Step is { } step)
            element.Add(Documentation(AboutStep(step, item)));
        element.Add(into.Select(e => new XElement(Model + "incoming", e.Id)), from.Select(e => new XElement(Model + "outgoing", e.Id)));
        if (TypeOf(node, into.Count) == "complexGateway")
            element.Add(new XElement(Model + "activationCondition", new XAttribute(Schema + "type", "bpmn:tFormalExpression"), $"activationCount >= {node.Join}"));
        return element;
    }

    private static string TypeOf(FlowNode node, int into) => node.Kind switch
    {
        FlowNodeKind.Start => "startEvent",
        FlowNodeKind.End => "endEvent",
        FlowNodeKind.Step => node.Step!.Review == ReviewMethod.Automatic ? "serviceTask" : "userTask",
        FlowNodeKind.Fork => "parallelGateway",
        FlowNodeKind.Join => node.Join == into ? "parallelGateway" : "complexGateway",
        _ => "exclusiveGateway",
    };

    private static XElement Flow(string id, FlowEdge edge, FlowPicture picture)
    {
        var flow = new XElement(Model + "sequenceFlow", new XAttribute("id", id), new XAttribute("sourceRef", edge.From), new XAttribute("targetRef", edge.To));
        if (edge.Label.Length == 0)
            return flow;
        flow.Add(new XAttribute("name", edge.Label));
        if (picture.Nodes.First(n => n.Node.Id == edge.From).Node.Kind == FlowNodeKind.Split)
            flow.Add(new XElement(Model + "conditionExpression", new XAttribute(Schema + "type", "bpmn:tFormalExpression"), new XAttribute(XNamespace.Xml + "lang", "zh-CN"), edge.Label));
        return flow;
    }

    private static XElement Documentation(IEnumerable<string> lines) => new(Model + "documentation", new XAttribute("textFormat", "text/plain"), string.Join('\n', lines));

    private static IEnumerable<string> AboutItem(ServiceItem item) =>
    [
        $"业务办理项编码：{item.Code}　第 {item.Version} 版",
        $"实施主体：{item.Authority}",
        $"设定依据：{string.Join("；", item.Basis)}",
        $"承诺办结时限：{item.Limits.Promised}",
        $"法定办结时限：{(item.Limits.Statutory is { } limit ? limit.ToString() : "无")}（{item.Limits.StatutoryBasis}）",
    ];

    private static IEnumerable<string> AboutStep(Step step, ServiceItem item)
    {
        yield return $"环节类型：{Words.Kinds.Of(step.Kind)}";
        yield return $"办理人员：{step.Role}（{step.Office}）{(step.People > 1 ? $"，{step.People} 人以上" : string.Empty)}";
        yield return $"环节时限：{step.Limit}";
        if (step.Review is { } review)
            yield return $"审查方式：{Words.Methods.Of(review)}";
        if (step.Automation is { } automation)
            yield return $"条件具备的由系统自动办理，{automation.Answerable}负责";
        if (step.Forwarding is { } forwarding)
            yield return $"转报{forwarding.To}，其时限 {forwarding.Limit}（{forwarding.Basis}）";
        foreach (var level in step.Discretion)
            yield return $"裁量标准：{level.Level}：{level.When}，{level.Follows}";
        if (step.NoticePeriod is { } period)
            yield return $"公示期：不少于 {period}";
        if (step.Signing is { } signing)
            yield return $"签署方式：{SigningReader.Said(signing)}";
        if (step.Excluded is { } excluded)
            yield return $"不计入办理期限：{excluded.Ground}（{excluded.Basis}）";
        if (step.Silence is { } silence)
            yield return $"逾期未答复视为“{silence.Deemed}”（{silence.Basis}）";
        if (!step.NotBy.IsEmpty)
            yield return $"不得由办理{string.Join("、", step.NotBy.Select(id => $"“{item.Process[id].Title}”"))}的人员办理";
        foreach (var (criterion, i) in step.Criteria.Select((c, i) => (c, i)))
            yield return $"审查要点 {i + 1}：{criterion}";
    }

    private static XElement Plane(FlowPicture picture, List<(string Id, PlacedEdge Placed)> edges)
    {
        var lanes = picture.Lanes;
        // BPMN draws the lanes' names inside the pool: the pool reaches out to the left by a strip of its own.
        var pool = new Box(lanes[0].Box.X - FlowPicture.LaneHead, lanes[0].Box.Y, lanes[0].Box.Width + FlowPicture.LaneHead, lanes.Sum(l => l.Box.Height));
        return new XElement(
            Diagram + "BPMNPlane", new XAttribute("id", "plane"), new XAttribute("bpmnElement", "collaboration"),
            Shape(PoolId, pool, new XAttribute("isHorizontal", true)),
            lanes.Select((l, i) => Shape(LaneId(i), l.Box, new XAttribute("isHorizontal", true))),
            picture.Nodes.Select(n => NodeShape(n)),
            edges.Select(e => new XElement(
                Diagram + "BPMNEdge", new XAttribute("id", $"{e.Id}_di"), new XAttribute("bpmnElement", e.Id),
                e.Placed.Way.Select(s => new XElement(Lines + "waypoint", new XAttribute("x", s.X), new XAttribute("y", s.Y))),
                e.Placed.Words is { } words ? new XElement(Diagram + "BPMNLabel", BoundsOf(words.Box)) : null)));
    }

    private static XElement NodeShape(PlacedNode placed)
    {
        var shape = Shape(placed.Node.Id, placed.Box, placed.Node.Kind is FlowNodeKind.Split or FlowNodeKind.Merge ? new XAttribute("isMarkerVisible", true) : null);
        if (placed.Node.Step is null && placed.Node.Label.Length > 0)
        {
            var width = Lettering.Width(placed.Node.Label, FlowPicture.WordSize);
            var y = placed.Node.Kind == FlowNodeKind.Fork ? placed.Box.Y - FlowPicture.LineHeight - 4 : placed.Box.Bottom + 4;
            shape.Add(new XElement(Diagram + "BPMNLabel", BoundsOf(new Box(placed.Box.Centre.X - (width / 2), y, width, FlowPicture.LineHeight))));
        }

        return shape;
    }

    private static XElement Shape(string of, Box box, XAttribute? more) =>
        new(Diagram + "BPMNShape", new XAttribute("id", $"{of}_di"), new XAttribute("bpmnElement", of), more, BoundsOf(box));

    private static XElement BoundsOf(Box box) => new(
        Bounds + "Bounds", new XAttribute("x", box.X), new XAttribute("y", box.Y), new XAttribute("width", box.Width), new XAttribute("height", box.Height));

    private static string Text(XDocument document)
    {
        using var text = new Utf8Text();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
            document.Save(writer);
        return text + "\n";
    }

    /// <summary>Says UTF-8 in the declaration, as the file will be.</summary>
    private sealed class Utf8Text() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
