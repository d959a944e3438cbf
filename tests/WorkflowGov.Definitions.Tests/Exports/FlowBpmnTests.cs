using System.Diagnostics;
using System.Drawing;
using Shouldly;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions.Exports;
using Xunit;

namespace WorkflowGov.Definitions.Tests.Exports;

/// <summary>Every item of the repository as BPMN, read by others: a plain XML reader here, and BPMN's own model in Node.js.</summary>
public class FlowBpmnTests
{
    /// <summary>Says file and words of each warning; nothing when all is well.</summary>
    private const string Moddle = """
        import { BpmnModdle } from 'bpmn-moddle';
        import { readdirSync, readFileSync } from 'node:fs';
        const folder = process.argv[1];
        for (const file of readdirSync(folder)) {
          const { warnings, rootElement } = await new BpmnModdle().fromXML(readFileSync(`${folder}/${file}`, 'utf8')).catch((e) => ({ warnings: [e], rootElement: null }));
          const shown = new Set(rootElement?.diagrams[0].plane.planeElement.map((e) => e.bpmnElement?.id));
          const flow = rootElement?.rootElements.find((e) => e.$type === 'bpmn:Process')?.flowElements ?? [];
          for (const said of [...warnings.map((w) => w.message), ...flow.filter((e) => !shown.has(e.id)).map((e) => `${e.id} is not in the diagram`), ...(flow.length ? [] : ['empty'])])
            console.log(`${file}: ${said}`);
        }
        """;

    internal static readonly Lazy<List<(ServiceItem Item, string Xml)>> Written = new(() => [.. Delivered.Items.Select(i => (i, FlowBpmn.Of(i)))]);

    [Fact]
    public async Task Bpmn_IsReadByBpmnModdleWithoutWarnings()
    {
        var screens = Path.Combine(SampleFolder.Repository, "designer");
        Assert.SkipUnless(Directory.Exists(Path.Combine(screens, "node_modules", "bpmn-moddle")), "没有 Node.js 包，BPMN 读取测试跳过 / the screens' packages are not installed");
        var folder = Directory.CreateTempSubdirectory("wfgov-bpmn-").FullName;
        try
        {
            foreach (var (item, xml) in Written.Value)
                File.WriteAllText(Path.Combine(folder, item.Code.Value), xml);
            using var node = System.Diagnostics.Process.Start(new ProcessStartInfo("node", ["--input-type=module", "-e", Moddle, folder])
            {
                WorkingDirectory = screens, RedirectStandardOutput = true,
            })!;
            (await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
            await node.WaitForExitAsync(TestContext.Current.CancellationToken);
            node.ExitCode.ShouldBe(0);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Bpmn_IsSoundAsAGraph()
    {
        foreach (var (item, xml) in Written.Value)
        {
            var graph = new BpmnGraph(xml);

            graph.Flows.ShouldAllBe(f => graph.Types.ContainsKey(f.From) && graph.Types.ContainsKey(f.To), item.Name);
            graph.Flows.Select(f => (f.From, f.To)).ShouldBeUnique(item.Name);
            var start = graph.Types.Single(t => t.Value == "startEvent").Key;
            graph.Reached([start], f => (f.From, f.To)).ShouldBe(graph.Types.Keys, ignoreOrder: true, item.Name);
            graph.Reached(graph.Types.Where(t => t.Value == "endEvent").Select(t => t.Key), f => (f.To, f.From)).ShouldBe(graph.Types.Keys, ignoreOrder: true, item.Name);
            foreach (var (id, type) in graph.Types)
                graph.Fits(id, type).ShouldBeTrue($"{item.Name}: {id}");
            graph.InLanes.ShouldBe(graph.Types.Keys, ignoreOrder: true, item.Name);
        }
    }

    /// <summary>What any viewer of BPMN draws from it: nothing covers another, all stands in its lane, every line begins and ends at its shapes.</summary>
    [Fact]
    public void Bpmn_IsDrawnWithoutOverlapsAndLooseEnds()
    {
        foreach (var (item, xml) in Written.Value.DistinctBy(w => ProcessText.Of(w.Item.Process)))
        {
            var graph = new BpmnGraph(xml);
            var nodes = graph.Types.Keys.ToList();
            foreach (var (one, at) in nodes.Select((n, i) => (n, i)))
            {
                graph.Shapes[graph.LaneOf(one)].Contains(graph.Shapes[one]).ShouldBeTrue($"{item.Name}: {one} out of its lane");
                nodes.Skip(at + 1).ShouldAllBe(other => !graph.Shapes[one].IntersectsWith(graph.Shapes[other]), $"{item.Name}: {one} is covered");
            }

            foreach (var (from, to, points) in graph.Lines.Where(l => graph.Types.ContainsKey(l.From)))
            {
                OnBorder(graph.Shapes[from], points[0]).ShouldBeTrue($"{item.Name}: {from} → {to} begins at {points[0]}");
                OnBorder(graph.Shapes[to], points[^1]).ShouldBeTrue($"{item.Name}: {from} → {to} ends at {points[^1]}");
            }
        }
    }

    [Fact]
    public void Bpmn_SaysNameLawLimitAndConditions()
    {
        foreach (var (item, xml) in Written.Value)
        {
            var graph = new BpmnGraph(xml);
            foreach (var step in item.Process.Steps)
            {
                var task = graph.Element($"step_{step.Id}");
                task.GetAttribute("name").ShouldBe(step.Title);
                task.InnerText.ShouldContain(step.Limit.ToString());
                if (step.Excluded is { } excluded)
                    task.InnerText.ShouldContain(excluded.Basis);
                step.Criteria.ShouldAllBe(c => task.InnerText.Contains(c, StringComparison.Ordinal));
            }

            item.Basis.ShouldAllBe(b => graph.Element("process").InnerText.Contains(b, StringComparison.Ordinal), item.Name);
            foreach (var flow in graph.Flows.Where(f => graph.Types[f.From] == "exclusiveGateway" && graph.Flows.Count(o => o.From == f.From) > 1))
                flow.Condition.ShouldNotBeNullOrEmpty($"{item.Name}: {flow.From} → {flow.To}");
        }
    }

    [Fact]
    public void Bpmn_GoesWhereTheEngineGoes()
    {
        foreach (var (item, xml) in Written.Value)
        {
            var graph = new BpmnGraph(xml);
            foreach (var step in item.Process.Steps.Where(s => s.Outcomes.Any(o => o.Action is OutcomeAction.Refuse)))
                graph.NextSteps($"step_{step.Id}").ShouldContain(
                    next => step.Kind == StepKind.Decide ? item.Process.Steps.Any(s => $"step_{s.Id}" == next && s.Kind == StepKind.Deliver) || next.StartsWith("end_", StringComparison.Ordinal) : next == $"step_{item.Process.Decision.Id}" || graph.Types[next] == "parallelGateway",
                    $"{item.Name}: {step.Title}");
        }
    }

    private static bool OnBorder(Rectangle shape, Point point) =>
        Rectangle.Inflate(shape, 2, 2).Contains(point) && !Rectangle.Inflate(shape, -2, -2).Contains(point);
}
