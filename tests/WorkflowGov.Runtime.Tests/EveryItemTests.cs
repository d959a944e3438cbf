using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>Drives every item of the catalogue through every outcome of every step to every one of its ends.</summary>
public sealed class EveryItemTests
{
    public static TheoryData<string> Names => [.. Repository.Catalogue.Items.Select(i => i.Item.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Item_EveryOutcomeTried_AlwaysComesToAnEndAndEveryStepIsReached(string name)
    {
        var item = Repository.Item(name);
        var reached = new HashSet<StepId>();
        var ends = new HashSet<DecisionKind>();
        foreach (var form in Forms(item))
        {
            var start = Accepted(item, form);
            Explore(start, item, reached, ends);
        }

        reached.Add(item.Process.Steps[0].Id);
        reached.ShouldBe(item.Process.Steps.Select(s => s.Id), ignoreOrder: true);
        ends.ShouldContain(DecisionKind.Granted);
        ends.ShouldContain(DecisionKind.Refused);
    }

    private static void Explore(PureCase start, ServiceItem item, HashSet<StepId> reached, HashSet<DecisionKind> ends)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<PureCase>([start]);
        while (open.TryPop(out var at))
        {
            var found = at.Now!;
            if (!seen.Add(Key(found)))
                continue;
            if (found.IsClosed)
            {
                found.Status.ShouldBe(CaseStatus.Delivered);
                found.Clocks.ShouldAllBe(c => c.StoppedOn != null);
                ends.Add(found.Decision!.Value);
                continue;
            }

            var next = found.Marking.Active.SelectMany(a => Moves(at, item.Process[a.Step])).ToList();
            next.ShouldNotBeEmpty($"{item.Name} is stuck at {string.Join(", ", found.Marking.Active)}");
            reached.UnionWith(found.Marking.Active.Select(a => a.Step));
            next.ForEach(open.Push);
        }
    }

    private static IEnumerable<PureCase> Moves(PureCase at, Step step)
    {
        foreach (var outcome in step.Outcomes)
        {
            var next = new PureCase(at.Item) { Now = at.Now, At = at.At };
            if (next.TryFinish(step, outcome) is null)
                yield return next;
        }
    }

    private static PureCase Accepted(ServiceItem item, ImmutableDictionary<string, FormValue> form)
    {
        var application = Acting.Application(item) with
        {
            Form = form,
            Materials = [.. item.Materials.Where(m => m.NeededWhen?.Holds(form) ?? true).Select(m => new SubmittedMaterial(m.Key, m.Form, string.Empty))],
        };
        var one = new PureCase(item);
        one.Must(Acting.WebHall, new CaseCommand.Receive(CaseNumber.Of(item.Code, new LocalDate(2026, 9, 1), 1), application));
        one.Must(Acting.Window, Acting.Accept(one.Now!, item));
        return one;
    }

    /// <summary>One form for each option of each choice, flag and side of each number a guard may ask about.</summary>
    private static IEnumerable<ImmutableDictionary<string, FormValue>> Forms(ServiceItem item)
    {
        var plain = Acting.Application(item).Form;
        yield return plain;
        foreach (var field in item.Form)
        {
            IEnumerable<FormValue> values = field.Type switch
            {
                FieldType.Choice => field.Options.Select(o => new FormValue.Of(o)),
                FieldType.Boolean => [new FormValue.Flag(false)],
                FieldType.Number or FieldType.Integer => [new FormValue.Number(field.Max ?? 1_000_000)],
                _ => [],
            };
            foreach (var value in values)
                yield return plain.SetItem(field.Key, value);
        }
    }

    private static string Key(ApprovalCase found) =>
        StoredJson.Write(found.Marking) + found.Status + found.Decision + found.RefusalProposed + found.FailedCriteria.Length;
}

/// <summary>Days on a clock moved by hand.</summary>
internal static class ClockDays
{
    public static void AdvanceDays(this NodaTime.Testing.FakeClock clock, int days) => clock.Advance(Duration.FromDays(days));
}
