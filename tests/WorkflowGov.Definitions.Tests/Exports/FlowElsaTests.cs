using System.Collections.Immutable;
using System.Text.Json;
using CsCheck;
using Shouldly;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions.Exports;
using WorkflowGov.Definitions.Tests.Proofs;
using Xunit;

namespace WorkflowGov.Definitions.Tests.Exports;

/// <summary>Every item as an Elsa definition: well formed, and walked on paper to the same steps as the engine.</summary>
public class FlowElsaTests
{
    private static readonly HashSet<string> Types = ["WorkflowGov.Step", "WorkflowGov.Choice", "WorkflowGov.Fork", "WorkflowGov.Join", "WorkflowGov.Return", "WorkflowGov.End"];

    private static readonly Lazy<List<(ServiceItem Item, string Json)>> Written = new(() => [.. Delivered.Items.Select(i => (i, FlowElsa.Of(i)))]);

    [Fact]
    public void Elsa_EveryItem_IsAGraphWithoutLooseEnds()
    {
        foreach (var (item, json) in Written.Value)
        {
            var paper = new ElsaPaper(json);

            paper.Ids.ShouldAllBe(id => Types.Contains(paper.TypeOf(id)), item.Name);
            paper.Ids.Where(id => paper.TypeOf(id) == "WorkflowGov.Step").ShouldBe(item.Process.Steps.Select(s => s.Id.Value), ignoreOrder: true, item.Name);
            paper.Connections.ShouldBeUnique(item.Name);
            foreach (var id in paper.Ids)
                paper.Connections.Where(c => c.From == id).Select(c => c.Port).Distinct().ShouldBe(paper.Ports(id), ignoreOrder: true, $"{item.Name}: {id}");
            paper.Reached([item.Process.Steps[0].Id.Value], backwards: false).ShouldBe(paper.Ids, ignoreOrder: true, item.Name);
            paper.Reached(["end_done", "end_declined", "end_lapsed"], backwards: true).ShouldBe(paper.Ids, ignoreOrder: true, item.Name);
        }
    }

    [Fact]
    public void Elsa_EveryItem_KeepsItsStandard()
    {
        foreach (var (item, json) in Written.Value)
        {
            var definition = JsonDocument.Parse(json).RootElement;
            var kept = definition.GetProperty("customProperties");

            definition.GetProperty("name").GetString().ShouldBe(item.Name);
            definition.GetProperty("version").GetInt32().ShouldBe(item.Version);
            (kept.GetProperty("itemCode").GetString(), kept.GetProperty("itemVersion").GetInt32(), kept.GetProperty("definitionHash").GetString())
                .ShouldBe((item.Code.Value, item.Version, item.Hash));
        }
    }

    [Fact]
    public void Elsa_EveryItem_GoesWhereTheEngineGoes() => Written.Value.AsParallel().ForAll(w => Agree(w.Item, new ElsaPaper(w.Json)));

    /// <summary>Nested blocks, n of m, returns from inside: more than the catalogue has.</summary>
    [Fact]
    public void Elsa_RandomProcesses_GoWhereTheEngineGoes() => Gen.Int[0, 10_000].Array[10, 60].Sample(
        numbers =>
        {
            var item = SampleFolder.Loaded.Items[0].Item with { Process = new AnyProcess(numbers, reviewsMax: 6).Build(), Form = [AnyProcess.Field] };
            Agree(item, new ElsaPaper(FlowElsa.Of(item)));
        },
        iter: 300, threads: 2);

    [Fact]
    public void Elsa_OneItem_IsKept()
    {
        var item = SampleFolder.Loaded.Items.First(i => i.Item.Name == "示例工程许可").Item;

        FlowElsa.Of(item).ShouldBeKeptIn("tests/golden/sample-permit.elsa.json");
    }

    /// <summary>From wherever a case may stand, every outcome that may come leads to the same open steps; and one token per step from the very beginning does too.</summary>
    private static void Agree(ServiceItem item, ElsaPaper paper)
    {
        foreach (var form in Forms(item))
        {
            var (seen, left) = (new HashSet<string>(), new Stack<Standing>());
            var start = Course.Received(item.Process, form);
            paper.Enter(item.Process.Steps[0].Id.Value, start.Marking, []).ShouldBe(Rest([], start), ignoreOrder: true, item.Name);
            left.Push(start);
            while (left.TryPop(out var on))
            {
                if (on.Ended || !seen.Add(Key(on)))
                    continue;
                paper.Enter(item.Process.Steps[0].Id.Value, on.Marking, []).ShouldBe(Rest([], on), ignoreOrder: true, $"{item.Name}: from the beginning");
                foreach (var (step, port, then) in Next(item, on, form))
                {
                    var held = on.Marking.Active.Intersect(then.Marking.Active).ToImmutableArray();
                    paper.Leave(step.Id.Value, port, then.Marking, held).ShouldBe(Rest(held, then), ignoreOrder: true, $"{item.Name}: {step.Id} {port}");
                    left.Push(then);
                }
            }
        }
    }

    private static HashSet<string> Rest(ImmutableArray<ActiveStep> held, Standing then) =>
        then.Ended ? ["end"] : [.. then.Marking.Active.Except(held).Select(a => a.Step.Value)];

    private static IEnumerable<(Step Step, string Port, Standing Then)> Next(ServiceItem item, Standing on, IReadOnlyDictionary<string, FormValue> form)
    {
        foreach (var step in on.Marking.Active.Select(a => item.Process[a.Step]))
        {
            if (step.Kind == StepKind.Accept)
                yield return (step, "受理", Course.Accepted(item.Process, on, form));
            foreach (var outcome in step.Outcomes.Where(o => step.Kind != StepKind.Accept && Course.MayCome(on, step, o)))
                yield return (step, outcome.Label, Course.After(item.Process, on, step, outcome, form));
        }
    }

    /// <summary>Each option of each choice, both answers to each question, small and large numbers, one at a time.</summary>
    private static IEnumerable<ImmutableDictionary<string, FormValue>> Forms(ServiceItem item)
    {
        yield return ImmutableDictionary<string, FormValue>.Empty;
        var asked = item.Process.Root.WithInside().SelectMany(b => b switch
        {
            Block.Choice choice => choice.Ways.Select(w => w.When),
            Block.Single single => [single.Definition.When],
            _ => [],
        }).Any(g => g is not null);
        foreach (var field in asked ? item.Form : [])
        {
            IEnumerable<FormValue> values = field.Type switch
            {
                FieldType.Choice => field.Options.Select(o => new FormValue.Of(o)),
                FieldType.Boolean => [new FormValue.Flag(false), new FormValue.Flag(true)],
                FieldType.Number or FieldType.Integer => [new FormValue.Number(0), new FormValue.Number(1_000_000)],
                _ => [],
            };
            foreach (var value in values)
                yield return ImmutableDictionary<string, FormValue>.Empty.Add(field.Key, value);
        }
    }

    private static string Key(Standing on) =>
        $"{string.Join(',', on.Marking.Active)}|{string.Join(',', on.Marking.Joins)}|{string.Join(',', on.Marking.Returns)}|{on.RefusalProposed}|{on.Decision}";
}
