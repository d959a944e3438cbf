using System.Xml;
using System.Xml.Linq;
using WorkflowGov.Definitions.Exports;

namespace WorkflowGov.Definitions.Imports;

/// <summary>What a node of a foreign diagram is, as far as there are blocks for it.</summary>
internal enum BpmnKind
{
    Start,
    End,
    Task,
    Exclusive,
    Parallel,
}

/// <summary>A node of a foreign diagram.</summary>
internal sealed record BpmnNode(string Id, BpmnKind Kind, string Name, string? Lane, int Line, int Column);

/// <summary>An edge of a foreign diagram.</summary>
internal sealed record BpmnEdge(string From, string To, string Name);

/// <summary>The flow of the one process of a BPMN file, without what does not belong to it.</summary>
internal sealed class BpmnFlow
{
    private static readonly string[] Beside =
        ["laneSet", "documentation", "extensionElements", "textAnnotation", "association", "dataObject", "dataObjectReference", "dataStoreReference", "property", "ioSpecification", "group"];

    private readonly HashSet<(string From, string To)> back = [];

    private BpmnFlow(XElement process, Action<string, IXmlLineInfo, string, string> say)
    {
        var lanes = process.Descendants(BpmnCarried.Model + "lane")
            .SelectMany(l => l.Elements(BpmnCarried.Model + "flowNodeRef").Select(r => (Node: r.Value.Trim(), Lane: (string?)l.Attribute("name"))))
            .GroupBy(l => l.Node).ToDictionary(l => l.Key, l => l.First().Lane, StringComparer.Ordinal);
        foreach (var element in process.Elements().Where(e => !Beside.Contains(e.Name.LocalName)))
        {
            var (id, name) = ((string?)element.Attribute("id") ?? string.Empty, (string?)element.Attribute("name") ?? string.Empty);
            IXmlLineInfo at = element;
            if (element.Name.LocalName == "sequenceFlow")
                Edges.Add(new BpmnEdge((string?)element.Attribute("sourceRef") ?? string.Empty, (string?)element.Attribute("targetRef") ?? string.Empty, name.Trim()));
            else if (KindOf(element) is { } kind)
                Nodes[id] = new BpmnNode(id, kind, name.Trim(), lanes.GetValueOrDefault(id), at.LineNumber, at.LinePosition);
            else
                say("WG2922", at, $"“{name}”（{element.Name.LocalName}）没有对应的流程块", $"There is no block for '{name}' ({element.Name.LocalName})");
        }

        Edges.RemoveAll(e => !Nodes.ContainsKey(e.From) || !Nodes.ContainsKey(e.To));
        foreach (var start in Nodes.Values.Where(n => n.Kind == BpmnKind.Start))
            FindBack(start.Id);
    }

    public Dictionary<string, BpmnNode> Nodes { get; } = new(StringComparer.Ordinal);

    public List<BpmnEdge> Edges { get; } = [];

    public static BpmnFlow Of(XElement process, Action<string, IXmlLineInfo, string, string> say) => new(process, say);

    /// <summary>The edges that lead on.</summary>
    public List<BpmnEdge> On(string node) => Edges.FindAll(e => e.From == node && !back.Contains((e.From, e.To)));

    /// <summary>The edges that lead back.</summary>
    public List<BpmnEdge> Back(string node) => Edges.FindAll(e => e.From == node && back.Contains((e.From, e.To)));

    /// <summary>Where all ways from a node come together first; null when only at the very end.</summary>
    public string? Meeting(string node)
    {
        var reached = On(node).ConvertAll(e => After(e.To));
        var common = reached.Skip(1).Aggregate(reached[0].ToHashSet(StringComparer.Ordinal), (all, r) =>
        {
            all.IntersectWith(r);
            return all;
        });
        // Of the nodes that every branch can reach, the one from which all the others are reached comes first.
        return common.Where(n => MustPass(node, n)).MaxBy(n => After(n).Count);
    }

    private bool MustPass(string from, string through)
    {
        var (seen, open) = (new HashSet<string>(StringComparer.Ordinal) { through }, new Stack<string>([from]));
        while (open.TryPop(out var node))
        {
            var on = On(node);
            if (on.Count == 0)
                return false;
            foreach (var edge in on.Where(e => seen.Add(e.To)))
                open.Push(edge.To);
        }

        return true;
    }

    private HashSet<string> After(string node)
    {
        var (seen, open) = (new HashSet<string>(StringComparer.Ordinal) { node }, new Stack<string>([node]));
        while (open.TryPop(out var next))
        {
            foreach (var edge in On(next).Where(e => seen.Add(e.To)))
                open.Push(edge.To);
        }

        return seen;
    }

    /// <summary>Edges to a node that is still on its way close a circle.</summary>
    private void FindBack(string start)
    {
        var (done, way) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var open = new Stack<(string Node, bool Leaves)>([(start, false)]);
        while (open.TryPop(out var at))
        {
            if (at.Leaves)
            {
                way.Remove(at.Node);
                done.Add(at.Node);
                continue;
            }

            if (done.Contains(at.Node) || !way.Add(at.Node))
                continue;
            open.Push((at.Node, true));
            foreach (var edge in Edges.Where(e => e.From == at.Node))
            {
                if (way.Contains(edge.To))
                    back.Add((edge.From, edge.To));
                else
                    open.Push((edge.To, false));
            }
        }
    }

    private static BpmnKind? KindOf(XElement element) => element.Name.LocalName switch
    {
        _ when element.Elements().Any(e => e.Name.LocalName.EndsWith("EventDefinition", StringComparison.Ordinal) || e.Name.LocalName.EndsWith("LoopCharacteristics", StringComparison.Ordinal)) => null,
        "startEvent" => BpmnKind.Start,
        "endEvent" => BpmnKind.End,
        "task" or "userTask" or "manualTask" or "serviceTask" or "businessRuleTask" or "scriptTask" or "sendTask" or "receiveTask" => BpmnKind.Task,
        "exclusiveGateway" => BpmnKind.Exclusive,
        "parallelGateway" => BpmnKind.Parallel,
        _ => null,
    };
}
