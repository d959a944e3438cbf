using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>Drives every item of the catalogue through every outcome of every step to every one of its ends.</summary>
public sealed class EveryItemTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.Of(Repository.Catalogue.Notices);

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

    private static void Explore(ApprovalCase start, ServiceItem item, HashSet<StepId> reached, HashSet<DecisionKind> ends)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<ApprovalCase>([start]);
        while (open.TryPop(out var found))
        {
            if (!seen.Add(Key(found)))
                continue;
            if (found.IsClosed)
            {
                found.Status.ShouldBe(CaseStatus.Delivered);
                found.Clocks.ShouldAllBe(c => c.StoppedOn != null);
                ends.Add(found.Decision!.Value);
                continue;
            }

            var next = found.Marking.Active.SelectMany(a => Moves(found, item.Process[a.Step], item)).ToList();
            next.ShouldNotBeEmpty($"{item.Name} is stuck at {string.Join(", ", found.Marking.Active)}");
            reached.UnionWith(found.Marking.Active.Select(a => a.Step));
            next.ForEach(open.Push);
        }
    }

    private static IEnumerable<ApprovalCase> Moves(ApprovalCase found, Step step, ServiceItem item)
    {
        var actor = Acting.For(step);
        if (step.Excluded is not null && found.Status != CaseStatus.Suspended)
            found = Decide.On(found, new CaseCommand.BeginSpecial(step.Id, "特告", step.Limit), Context(item, actor)).Value.State;
        foreach (var outcome in step.Outcomes)
        {
            var command = Acting.Complete(step, outcome);
            if (step.Kind == StepKind.Decide && outcome.Action is OutcomeAction.Refuse)
                command = command with { Findings = [.. step.Criteria.Select(c => new CriterionFinding(c, false))] };
            var ruling = Decide.On(found, command, Context(item, actor));
            if (ruling.IsAccepted)
                yield return ruling.Value.State;
        }
    }

    private static ApprovalCase Accepted(ServiceItem item, ImmutableDictionary<string, FormValue> form)
    {
        var application = Acting.Application(item) with { Form = form };
        application = application with
        {
            Materials = [.. item.Materials.Where(m => m.NeededWhen?.Holds(form) ?? true).Select(m => new SubmittedMaterial(m.Key, m.Form, string.Empty))],
        };
        var number = CaseNumber.Of(item.Code, new LocalDate(2026, 9, 1), 1);
        var received = Decide.On(null, new CaseCommand.Receive(number, application), Context(item, Acting.WebHall)).Value.State;
        return Decide.On(received, new CaseCommand.Accept(), Context(item, Acting.Window)).Value.State;
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

    private static CaseContext Context(ServiceItem item, Actor actor) => new(
        item, Repository.Catalogue.Law, Calendar, Acting.Staff, actor, Instant.FromUtc(2026, 9, 1, 2, 0), new CaseId(1));

    private static string Key(ApprovalCase found) =>
        StoredJson.Write(found.Marking) + found.Status + found.Decision + found.RefusalProposed + found.FailedCriteria.Length;
}

/// <summary>Days on a clock moved by hand.</summary>
internal static class ClockDays
{
    public static void AdvanceDays(this NodaTime.Testing.FakeClock clock, int days) => clock.Advance(Duration.FromDays(days));
}
