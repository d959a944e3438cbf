using System.Text;
using WorkflowGov.Definitions.Fixes;

namespace WorkflowGov.Definitions.Imports;

/// <summary>
/// Writes the flow of a foreign diagram as blocks: tasks become steps; a choice right behind a task its outcomes;
/// gateways whose ways come together again choices and parallels. What is not built of these is said and refused.
/// </summary>
internal sealed class BpmnBlocks(BpmnFlow flow, Action<string, BpmnNode, string, string> say)
{
    private readonly HashSet<string> visited = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    /// <summary>The <c>steps:</c>, from the left margin.</summary>
    public string Of(BpmnNode start)
    {
        foreach (var task in flow.Nodes.Values.Where(n => n.Kind == BpmnKind.Task))
            names[task.Id] = NameFor(task);
        var text = new StringBuilder("steps:\n");
        Walk(text, start.Id, null, 2);
        return text.ToString();
    }

    private void Walk(StringBuilder text, string? at, string? until, int indent)
    {
        while (at is not null && at != until)
        {
            var node = flow.Nodes[at];
            if (!visited.Add(at))
            {
                if (node.Kind != BpmnKind.End)
                    Unbuilt(node, "从两个分支走到这里，不成块", "It is reached from two branches that are no block");
                return;
            }

            at = node.Kind switch
            {
                BpmnKind.End => null,
                BpmnKind.Task => Step(text, node, indent),
                BpmnKind.Start => Only(node),
                BpmnKind.Exclusive when flow.On(at).Count > 1 => Split(text, node, indent, together: false),
                BpmnKind.Parallel when flow.On(at).Count > 1 => Split(text, node, indent, together: true),
                _ => Only(node),
            };
        }
    }

    private string? Only(BpmnNode node)
    {
        var on = flow.On(node.Id);
        if (on.Count != 1 || flow.Back(node.Id).Count > 0)
            Unbuilt(node, on.Count == 0 ? "后面没有环节，也没有结束" : "后面有几条线，但不是网关", on.Count == 0 ? "Nothing follows it, and it is no end" : "Several lines leave it, and it is no gateway");
        return on.Count == 0 ? null : on[0].To;
    }

    private string? Step(StringBuilder text, BpmnNode task, int indent)
    {
        var next = Only(task);
        Line(text, indent, $"- {names[task.Id]}:");
        Line(text, indent + 4, $"title: {Plain(task.Name.Length > 0 ? task.Name : names[task.Id])}");
        if (task.Lane is { Length: > 0 } lane)
            Line(text, indent + 4, $"office: {Plain(lane)}");
        if (next is null || flow.Nodes[next].Kind != BpmnKind.Exclusive || flow.Edges.Count(e => e.To == next) > 1)
            return next;
        var goesOn = flow.On(next).FindAll(e => flow.Nodes[e.To].Kind != BpmnKind.End);
        if (goesOn.Count > 1 || flow.On(next).Count + flow.Back(next).Count < 2)
            return next;
        visited.Add(next);
        Line(text, indent + 4, "outcomes:");
        foreach (var on in flow.On(next))
            Line(text, indent + 6, $"{Label(on)}: {(goesOn.Contains(on) ? "continue" : "refuse")}");
        foreach (var back in flow.Back(next))
            Line(text, indent + 6, $"{Label(back)}: {{return: {FirstStep(back.To)}}}");
        return goesOn.Count == 1 ? goesOn[0].To : null;
    }

    private string? Split(StringBuilder text, BpmnNode gateway, int indent, bool together)
    {
        var meeting = flow.Meeting(gateway.Id);
        if (flow.Back(gateway.Id).Count > 0)
            Unbuilt(gateway, "退回的线须从环节后面的网关出发", "A line back leaves a gateway right behind a task");
        if (together && (meeting is null || flow.Nodes[meeting].Kind != BpmnKind.Parallel))
            Unbuilt(gateway, "并行的分支没有汇合到一个并行网关", "The parallel branches do not come together at a parallel gateway");
        Line(text, indent, together ? $"- parallel: {Plain(gateway.Name.Length > 0 ? gateway.Name : "并联办理")}" : "- choice:");
        if (together)
            Line(text, indent + 2, "branches:");
        foreach (var (way, i) in flow.On(gateway.Id).Select((w, i) => (w, i)))
        {
            if (way.To == meeting)
                Unbuilt(gateway, "有一条路上没有环节：请改为环节自己的条件（when）", "One way has no step: use the step's own guard (when)");
            if (together)
            {
                Line(text, indent + 4, $"{Plain(way.Name.Length > 0 ? way.Name : $"分支 {i + 1}")}:");
            }
            else
            {
                var last = i == flow.On(gateway.Id).Count - 1;
                if (!last)
                    say("WG2924", gateway, $"条件“{way.Name}”须改写成表单字段的条件", $"Condition '{way.Name}' must be written as a guard on fields of the form");
                Line(text, indent + 4, last ? "- otherwise: true" : $"- when: {Plain(way.Name)}");
                Line(text, indent + 6, "steps:");
            }

            Walk(text, way.To, meeting, indent + (together ? 6 : 8));
        }

        if (!together || meeting is null)
            return meeting;
        visited.Add(meeting);
        return Only(flow.Nodes[meeting]);
    }

    private string Label(BpmnEdge edge) => Plain(edge.Name.Length > 0 ? edge.Name : flow.Nodes[edge.To].Name is { Length: > 0 } name ? name : edge.To);

    /// <summary>The step at or behind a merge, where a line back arrives.</summary>
    private string FirstStep(string at)
    {
        for (var i = 0; i < flow.Nodes.Count && !names.ContainsKey(at) && flow.On(at) is [var only, ..]; i++)
            at = only.To;
        return names.GetValueOrDefault(at, at);
    }

    private string NameFor(BpmnNode task)
    {
        var bare = task.Id.StartsWith("step_", StringComparison.Ordinal) ? task.Id["step_".Length..] : string.Empty;
        return bare.Length > 0 && bare.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') ? bare : $"step-{names.Count + 1}";
    }

    private void Unbuilt(BpmnNode node, string zh, string en) =>
        say("WG2923", node, $"“{(node.Name.Length > 0 ? node.Name : node.Id)}”：{zh}", $"'{node.Id}': {en}");

    private static void Line(StringBuilder text, int indent, string words) => text.Append(' ', indent).Append(words).Append('\n');

    private static string Plain(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return PlainWords.Stand(line) ? line : PlainWords.Quoted(line);
    }
}
