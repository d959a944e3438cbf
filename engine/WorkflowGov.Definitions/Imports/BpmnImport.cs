using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using WorkflowGov.Core;
using WorkflowGov.Definitions.Exports;
using WorkflowGov.Definitions.Rules;

namespace WorkflowGov.Definitions.Imports;

/// <summary>What came of a BPMN file.</summary>
/// <param name="Process">The item's <c>process</c> in YAML; null when the diagram is not built of blocks.</param>
/// <param name="IsWhole">Whether the file carried the whole definition; otherwise it is a draft that the linter completes.</param>
/// <param name="Findings">What has no place in the language, and what a person must write.</param>
public sealed record ImportedProcess(string? Process, bool IsWhole, ImmutableArray<Finding> Findings);

/// <summary>
/// <c>wfgov import PROCESS.bpmn</c>: a diagram where it maps to sequence, exclusive choice and parallel branches; anything
/// else is named and refused. A file that <c>wfgov export --as bpmn</c> wrote and nobody redrew comes back as it was.
/// </summary>
public static class BpmnImport
{
    private const long CharactersMax = 4_000_000;

    /// <summary>More tasks and gateways than any process has; it bounds the time.</summary>
    private const int NodesMax = 500;

    /// <summary>Imports a diagram.</summary>
    /// <param name="xml">The BPMN.</param>
    /// <param name="file">Its name, for findings.</param>
    /// <returns>The process, or what stands in the way.</returns>
    public static ImportedProcess Of(string xml, string file)
    {
        var findings = new List<Finding>();
        void Say(string rule, int line, int column, string zh, string en) =>
            findings.Add(new Finding(rule, RuleBook.Find(rule)!.Severity, file, Math.Max(line, 1), Math.Max(column, 1), new Text(zh, en)));

        var processes = new List<XElement>();
        try
        {
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = CharactersMax };
            using var reader = XmlReader.Create(new StringReader(xml), settings);
            processes.AddRange(XDocument.Load(reader, LoadOptions.SetLineInfo).Descendants(BpmnCarried.Model + "process"));
        }
        catch (XmlException e)
        {
            Say("WG2921", e.LineNumber, e.LinePosition, "XML 读不懂", $"The XML cannot be read: {e.Message}");
            return new ImportedProcess(null, false, [.. findings]);
        }

        processes.RemoveAll(p => !p.Elements(BpmnCarried.Model + "startEvent").Any());
        if (processes.Count != 1)
        {
            Say("WG2921", 1, 1, $"须有且只有一个有开始事件的流程，现有 {processes.Count} 个", $"One process with a start event is needed, there are {processes.Count}");
            return new ImportedProcess(null, false, [.. findings]);
        }

        if (BpmnCarried.In(processes[0]) is { } carried)
            return new ImportedProcess(Indented(carried), true, []);
        var flow = BpmnFlow.Of(processes[0], (rule, at, zh, en) => Say(rule, at.LineNumber, at.LinePosition, zh, en));
        var starts = flow.Nodes.Values.Where(n => n.Kind == BpmnKind.Start).ToList();
        if (starts.Count != 1 || flow.Nodes.Count > NodesMax)
            Say("WG2921", ((IXmlLineInfo)processes[0]).LineNumber, ((IXmlLineInfo)processes[0]).LinePosition, $"须有一个开始事件、最多 {NodesMax} 个节点", $"One start event and {NodesMax} nodes at most are needed");
        if (findings.Count > 0)
            return new ImportedProcess(null, false, [.. findings]);
        var steps = new BpmnBlocks(flow, (rule, node, zh, en) => Say(rule, node.Line, node.Column, zh, en)).Of(starts[0]);
        return new ImportedProcess(findings.Any(f => f.Severity == Severity.Error) ? null : Indented(steps), false, [.. findings.Distinct()]);
    }

    private static string Indented(string steps) => $"process:\n{string.Concat(steps.TrimEnd('\n').Split('\n').Select(l => $"  {l}\n"))}";
}
