using System.Collections.Immutable;
using System.Drawing;
using System.Globalization;
using System.Xml;

namespace WorkflowGov.Definitions.Tests.Exports;

/// <summary>BPMN as a stranger reads it: nodes, flows and lanes by their element names.</summary>
internal sealed class BpmnGraph
{
    private const string Model = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private const string Diagram = "http://www.omg.org/spec/BPMN/20100524/DI";

    private readonly XmlDocument document = new();

    public BpmnGraph(string xml)
    {
        document.LoadXml(xml);
        var process = All("process").Single();
        foreach (var element in process.ChildNodes.OfType<XmlElement>())
        {
            var (name, id) = (element.LocalName, element.GetAttribute("id"));
            if (name == "sequenceFlow")
                Flows.Add((element.GetAttribute("sourceRef"), element.GetAttribute("targetRef"), element.InnerText));
            else if (name.EndsWith("Event", StringComparison.Ordinal) || name.EndsWith("Gateway", StringComparison.Ordinal) || name.EndsWith("Task", StringComparison.Ordinal))
                Types.Add(id, name);
        }
    }

    public Dictionary<string, string> Types { get; } = [];

    /// <summary>Where the diagram draws an element.</summary>
    public IReadOnlyDictionary<string, Rectangle> Shapes => field ??= All("BPMNShape", Diagram).ToDictionary(
        s => s.GetAttribute("bpmnElement"),
        s => s.GetElementsByTagName("dc:Bounds").OfType<XmlElement>().Select(b => new Rectangle(Whole(b, "x"), Whole(b, "y"), Whole(b, "width"), Whole(b, "height"))).First());

    /// <summary>The lines that the diagram draws for flows, by the flow's id.</summary>
    public IEnumerable<(string From, string To, ImmutableArray<Point> Points)> Lines => All("BPMNEdge", Diagram).Select(e =>
    {
        var flow = Element(e.GetAttribute("bpmnElement"));
        return (flow.GetAttribute("sourceRef"), flow.GetAttribute("targetRef"),
            e.GetElementsByTagName("di:waypoint").OfType<XmlElement>().Select(p => new Point(Whole(p, "x"), Whole(p, "y"))).ToImmutableArray());
    });

    /// <summary>The lane that holds an element.</summary>
    public string LaneOf(string id) => ((XmlElement)All("flowNodeRef").Single(e => e.InnerText == id).ParentNode!).GetAttribute("id");

    public List<(string From, string To, string Condition)> Flows { get; } = [];

    public IEnumerable<string> InLanes => All("flowNodeRef").Select(e => e.InnerText);

    public XmlElement Element(string id) => All("*").Single(e => e.GetAttribute("id") == id);

    public HashSet<string> Reached(IEnumerable<string> from, Func<(string From, string To, string Condition), (string Here, string There)> way)
    {
        var (reached, left) = (new HashSet<string>(), new Stack<string>(from));
        while (left.TryPop(out var here))
        {
            if (reached.Add(here))
                Flows.Select(way).Where(f => f.Here == here).ToList().ForEach(f => left.Push(f.There));
        }

        return reached;
    }

    /// <summary>Only a gateway has more than one way in or out, and none has one of each.</summary>
    public bool Fits(string id, string type)
    {
        var (into, from) = (Flows.Count(f => f.To == id), Flows.Count(f => f.From == id));
        return type switch
        {
            "startEvent" => (into, from) == (0, 1),
            "endEvent" => into > 0 && from == 0,
            "userTask" or "serviceTask" => (into, from) == (1, 1),
            "exclusiveGateway" or "parallelGateway" or "complexGateway" => (into == 1 && from > 1) || (into > 1 && from == 1),
            _ => false,
        };
    }

    /// <summary>The tasks, ends and parallel gateways one comes to next.</summary>
    public HashSet<string> NextSteps(string id)
    {
        var (found, left) = (new HashSet<string>(), new Stack<string>([id]));
        var seen = new HashSet<string>();
        while (left.TryPop(out var here))
        {
            foreach (var next in Flows.Where(f => f.From == here && seen.Add(f.To)).Select(f => f.To))
            {
                if (Types[next] == "exclusiveGateway")
                    left.Push(next);
                else
                    found.Add(next);
            }
        }

        return found;
    }

    private IEnumerable<XmlElement> All(string name, string space = Model) => document.GetElementsByTagName(name, space).OfType<XmlElement>();

    private static int Whole(XmlElement element, string name) => (int)Math.Round(double.Parse(element.GetAttribute(name), CultureInfo.InvariantCulture));
}
