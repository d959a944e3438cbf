using CsCheck;
using Shouldly;
using WorkflowGov.Definitions.Exports;
using WorkflowGov.Definitions.Imports;
using WorkflowGov.Definitions.Tests.Exports;
using Xunit;

namespace WorkflowGov.Definitions.Tests;

public class BpmnImportTests
{
    /// <summary>Every item's own diagram comes back as the very process blocks it was drawn from.</summary>
    [Fact]
    public void OwnExport_OfEveryItem_ImportsToTheSameBlocks()
    {
        var differ = FlowBpmnTests.Written.Value.AsParallel().Where(w => Blocks(Delivered.Catalogue.Find(w.Item.Code)!, w.Xml) != ProcessTextTests.Said(w.Item.Process))
            .Select(w => w.Item.Name).ToList();

        differ.ShouldBeEmpty();
    }

    /// <summary>Redrawn elsewhere, what the file carries is no longer what it shows: the drawing is read.</summary>
    [Fact]
    public void OwnExport_Redrawn_IsReadFromTheDrawing()
    {
        var item = Delivered.Catalogue.Items.First(i => i.Item.Name == "食品经营许可新办").Item;

        var imported = BpmnImport.Of(FlowBpmn.Of(item).Replace("name=\"现场核查\"", "name=\"现场勘验\"", StringComparison.Ordinal), "a.bpmn");

        imported.IsWhole.ShouldBeFalse();
        // The way of a proposed refusal past the other steps is no block of any process.
        imported.Process.ShouldBeNull();
        imported.Findings.ShouldContain(f => f.Rule == "WG2923");
    }

    [Fact]
    public void Diagram_OfTasksAndGateways_BecomesBlocks()
    {
        var imported = BpmnImport.Of(Bpmn(
            """
            <laneSet id="l"><lane id="w" name="综合窗口"><flowNodeRef>a</flowNodeRef></lane></laneSet>
            <startEvent id="s"/><task id="a" name="受理"/><userTask id="b" name="审查"/><exclusiveGateway id="x"/>
            <parallelGateway id="f" name="征求意见"/><task id="c" name="消防意见"/><task id="d" name="环保意见"/><parallelGateway id="j"/>
            <exclusiveGateway id="y"/><task id="g" name="集体讨论"/><task id="h" name="复核"/><exclusiveGateway id="z"/>
            <task id="k" name="决定"/><endEvent id="e"/><endEvent id="no"/>
            """,
            "s>a", "a>b", "b>x", "x>f 通过", "x>no 不通过", "x>b 退回重审", "f>c 消防", "f>d 环保", "c>j", "d>j", "j>y", "y>g 面积较大", "y>h", "g>z", "h>z", "z>k", "k>e"), "a.bpmn");

        imported.Process.ShouldBe("""
            process:
              steps:
                - step-1:
                    title: 受理
                    office: 综合窗口
                - step-2:
                    title: 审查
                    outcomes:
                      通过: continue
                      不通过: refuse
                      退回重审: {return: step-2}
                - parallel: 征求意见
                  branches:
                    消防:
                      - step-3:
                          title: 消防意见
                    环保:
                      - step-4:
                          title: 环保意见
                - choice:
                    - when: 面积较大
                      steps:
                        - step-5:
                            title: 集体讨论
                    - otherwise: true
                      steps:
                        - step-6:
                            title: 复核
                - step-7:
                    title: 决定

            """, imported.Findings.ToString());
        imported.Findings.Select(f => f.Rule).ShouldBe(["WG2924"]);
        var item = SampleFolder.Loaded.Check(ProcessTextTests.With(SampleFolder.TextOf(SampleFolder.Site), imported.Process!.Split('\n', 2)[1].Replace("\n  ", "\n", StringComparison.Ordinal)[2..]), "a.yaml");
        item.Findings.Select(f => f.Rule).Distinct().Order().ShouldBe(["WG1102", "WG1116", "WG1303"]);
    }

    [Theory]
    [InlineData("<startEvent id=\"s\"/><subProcess id=\"p\" name=\"子流程\"/><endEvent id=\"e\"/>", "s>p;p>e", "WG2922")]
    [InlineData("<startEvent id=\"s\"/><task id=\"a\"/><boundaryEvent id=\"t\"/><endEvent id=\"e\"/>", "s>a;a>e", "WG2922")]
    [InlineData("<startEvent id=\"s\"><timerEventDefinition/></startEvent><task id=\"a\"/><endEvent id=\"e\"/>", "s>a;a>e", "WG2922")]
    [InlineData("<startEvent id=\"s\"/><inclusiveGateway id=\"o\"/><endEvent id=\"e\"/>", "s>o;o>e", "WG2922")]
    [InlineData("<startEvent id=\"s\"/><parallelGateway id=\"f\"/><task id=\"a\"/><task id=\"b\"/><endEvent id=\"e\"/>", "s>f;f>a;f>b;a>e;b>e", "WG2923")]
    [InlineData("<startEvent id=\"s\"/><task id=\"a\"/><task id=\"b\"/><task id=\"c\"/><endEvent id=\"e\"/>", "s>a;a>b;a>c;b>e;c>e", "WG2923")]
    [InlineData("<startEvent id=\"s\"/><task id=\"a\"/>", "s>a", "WG2923")]
    [InlineData("<startEvent id=\"s\"/><startEvent id=\"t\"/><task id=\"a\"/><endEvent id=\"e\"/>", "s>a;t>a;a>e", "WG2921")]
    [InlineData("<task id=\"a\"/>", "", "WG2921")]
    public void Diagram_ThatIsNoBlocks_IsRefusedByName(string elements, string flows, string rule)
    {
        var imported = BpmnImport.Of(Bpmn(elements, flows.Split(';', StringSplitOptions.RemoveEmptyEntries)), "a.bpmn");

        imported.Process.ShouldBeNull();
        imported.Findings.ShouldContain(f => f.Rule == rule);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<a")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>")]
    [InlineData("{}")]
    public void Text_ThatIsNoXml_IsAFinding(string text) => BpmnImport.Of(text, "a.bpmn").Findings.ShouldHaveSingleItem().Rule.ShouldBe("WG2921");

    /// <summary>Whatever is drawn: a process whose YAML can be read, or a finding that says why not.</summary>
    [Fact]
    public void AnyDiagram_IsAnswered()
    {
        string[] kinds = ["task", "task", "exclusiveGateway", "parallelGateway", "endEvent"];
        Gen.Select(Gen.Int[0, 4].Array[1, 9], Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9]).Array[1, 16]).Sample(
            (nodes, edges) =>
            {
                var elements = "<startEvent id=\"n0\"/>" + string.Concat(nodes.Select((k, i) => $"<{kinds[k]} id=\"n{i + 1}\" name=\"{i}\"/>"));
                var imported = BpmnImport.Of(Bpmn(elements, [.. edges.Select(e => $"n{e.Item1}>n{e.Item2}").Distinct()]), "a.bpmn");
                if (imported.Process is null)
                    imported.Findings.ShouldContain(f => f.Severity == Severity.Error);
                else
                    SampleFolder.Loaded.Check(imported.Process, "a.yaml").Findings.ShouldAllBe(f => !f.Rule.StartsWith("WG10", StringComparison.Ordinal));
            },
            iter: 3_000, threads: 1);
    }

    private static string Blocks(DefinitionSource source, string xml)
    {
        var imported = BpmnImport.Of(xml, "a.bpmn");
        imported.IsWhole.ShouldBeTrue();
        var steps = string.Concat(imported.Process!.Split('\n').Skip(1).Where(l => l.Length > 0).Select(l => $"{l[2..]}\n"));
        return Delivered.Catalogue.Read(ProcessTextTests.With(source.Text, steps), source.File).Item is { } item ? ProcessTextTests.Said(item.Process) : string.Empty;
    }

    /// <summary>Flows read <c>from>to name</c>.</summary>
    private static string Bpmn(string elements, params string[] flows) =>
        "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><process id=\"p\">\n" + elements + string.Concat(flows.Select(f =>
        {
            var (ends, name) = (f.Split(' ')[0].Split('>'), f.Split(' ').ElementAtOrDefault(1) ?? string.Empty);
            return $"\n<sequenceFlow id=\"{ends[0]}_{ends[1]}\" sourceRef=\"{ends[0]}\" targetRef=\"{ends[1]}\" name=\"{name}\"/>";
        })) + "\n</process></definitions>";
}
