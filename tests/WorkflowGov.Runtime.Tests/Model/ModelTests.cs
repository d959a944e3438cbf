using System.Reflection;
using System.Text.Json;
using CsCheck;
using NodaTime;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Runtime.Docket;
using WorkflowGov.Runtime.Evidence;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests.Model;

/// <summary>Random lawful and unlawful commands over every item, each held against a plain reference model.</summary>
public sealed class ModelTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.Of(Repository.Catalogue.Notices);
    private static readonly Gen<int[]> Numbers = Gen.Int[0, 9_999].Array[60, 260];

    /// <summary>The catalogue in parts, so that they run side by side.</summary>
    public static TheoryData<int> Parts => [.. Enumerable.Range(0, 8)];

    [Theory]
    [MemberData(nameof(Parts))]
    public void Case_AnyCommands_AreAcceptedExactlyWhenTheModelAccepts(int part)
    {
        var items = Repository.Catalogue.Items.Select(i => i.Item).Where((_, i) => i % 8 == part).ToList();
        var runs = Gen.Select(Gen.Int[0, items.Count - 1], Numbers);
        if (int.TryParse(Environment.GetEnvironmentVariable("WFGOV_MODEL_RUNS"), out var more))
        {
            runs.Sample((which, numbers) => Drive(items[which], numbers), iter: more);
            return;
        }

        // The same runs each time, so that a build never fails by luck; new ones, shrunk, are for whoever asks for them.
        var same = new PCG((uint)part + 1, 20260901UL);
        for (var run = 0; run < 200; run++)
        {
            var (which, numbers) = runs.Generate(same, null, out _);
            Drive(items[which], numbers);
        }
    }

    /// <summary>What runs reach says whether they are worth anything. The same numbers each time: coverage is no matter of luck.</summary>
    [Fact]
    public void Runs_OfTheModel_ReachEveryStatusAndEveryCommand()
    {
        var (statuses, accepted, refused) = (new HashSet<CaseStatus>(), new HashSet<Type>(), new HashSet<Type>());
        var modelled = Commands().Except(ReferenceCase.NotModelled).ToList();
        var items = Repository.Catalogue.Items.Select(i => i.Item).ToList();
        var same = new Random(20260901);
        bool IsMissing() => modelled.Except(accepted).Any() || modelled.Except(refused).Any() || Enum.GetValues<CaseStatus>().Except(statuses).Any();
        for (var run = 0; run < 12_000 && (run % 100 != 0 || run == 0 || IsMissing()); run++)
        {
            Drive(items[same.Next(items.Count)], [.. Enumerable.Range(0, 260).Select(_ => same.Next(10_000))], (command, state) =>
            {
                (state is null ? refused : accepted).Add(command.GetType());
                if (state is not null)
                    statuses.Add(state.Status);
            });
        }

        Enum.GetValues<CaseStatus>().Except(statuses).ShouldBeEmpty("never reached");
        modelled.Except(accepted).ShouldBeEmpty("never accepted");
        modelled.Except(refused).ShouldBeEmpty("never refused");
    }

    [Fact]
    public void Commands_EachIsModelledOrListedAsNotYet()
    {
        ReferenceCase.NotModelled.Except(Commands()).ShouldBeEmpty("listed, but no command any more");
        ReferenceCase.NotModelled.ShouldBeUnique();
        var item = Repository.Catalogue.Items[0].Item;
        foreach (var command in Commands().Except(ReferenceCase.NotModelled))
        {
            var blank = (CaseCommand)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(command);
            var model = new ReferenceCase(item, Repository.Catalogue.Law, Calendar.IsWorkingDay);
            model.Do(new CaseCommand.Receive(new CaseNumber("1"), Acting.Application(item)), Acting.WebHall, new LocalDate(2026, 9, 1));
            Should.NotThrow(() => _ = IsKnown(model, blank), $"{command.Name}: add it to the model, or list it in NotModelled");
        }
    }

    private static bool IsKnown(ReferenceCase model, CaseCommand blank)
    {
        try
        {
            return model.May(blank, Acting.Window, new LocalDate(2026, 9, 1), Acting.Staff);
        }
        catch (NullReferenceException)
        {
            return true;
        }
    }

    private static IEnumerable<Type> Commands() =>
        typeof(CaseCommand).GetNestedTypes(BindingFlags.Public).Where(t => t.IsSubclassOf(typeof(CaseCommand)));

    private static void Drive(ServiceItem item, int[] numbers, Action<CaseCommand, ApprovalCase?>? seen = null)
    {
        var any = new AnyCommand(item, numbers);
        var model = new ReferenceCase(item, Repository.Catalogue.Law, Calendar.IsWorkingDay);
        var history = new List<(CaseEvent Event, CaseContext Context)>();
        var now = Instant.FromUtc(2026, 9, 1, 2, 0);
        ApprovalCase? state = null;
        var read = item;
        var story = new List<string>();
        while (!any.IsOver)
        {
            now += Duration.FromDays(any.Days());
            any.Now = now;
            var (command, actor) = state is null
                ? (new CaseCommand.Receive(CaseNumber.Of(item.Code, new LocalDate(2026, 9, 1), 1), any.Application()), Acting.WebHall)
                : any.On(state);
            var context = new CaseContext(read, Repository.Catalogue.Law, Calendar, Acting.Staff, actor, now, new CaseId(1));
            var lawful = model.May(command, actor, context.Today, Acting.Staff);
            var ruling = Decide.On(state, command, context);
            story.Add($"{context.Today:MM-dd} {actor.User}: {command} → {(ruling.Rejection is { } r ? $"{r.Code} {r.Message.En}" : "accepted")}");
            if (ruling.IsAccepted != lawful)
                throw new InvalidOperationException($"{item.Name}: the model says {(lawful ? "lawful" : "unlawful")}\n{string.Join('\n', story.TakeLast(12))}");
            seen?.Invoke(command, ruling.IsAccepted ? ruling.Value.State : null);
            if (!lawful)
                continue;
            model.Do(command, actor, context.Today);
            history.AddRange(ruling.Value.Events.Select(e => (e, context)));
            Hold(model, state, ruling.Value.State, story);
            (state, read) = (ruling.Value.State, ruling.Value.Item);
            any.Read(read);
        }

        if (state is not null)
            Again(item, state, history);
    }

    private static void Hold(ReferenceCase model, ApprovalCase? before, ApprovalCase after, List<string> story)
    {
        var told = string.Join('\n', story.TakeLast(12));
        after.Status.ShouldBe(model.Status!.Value, told);
        after.Decision.ShouldBe(model.Decision, told);
        after.IsClosed.ShouldBe(model.IsClosed, told);
        after.Marking.Active.Select(a => a.Step).ShouldBe(model.Open, ignoreOrder: true, told);
        if (before?.IsClosed == true && after.IsClosed)
            after.Deeds.Length.ShouldBe(before.Deeds.Length, "at a closed case nothing is handled\n" + told);
        if (before?.Decision is { } decided && after.Decision is { } now && now != decided)
            (decided, now).ShouldBe((DecisionKind.Granted, DecisionKind.Revoked), "never two decisions\n" + told);
        if (after.ClockOf(new Core.TimeLimits.ClockName("promised")) is { StoppedOn: null, Budget: { Unit: Core.TimeLimits.LimitUnit.WorkingDays, Amount: > 0 } } promised)
            (promised.Due(Calendar)?.On).ShouldBe(model.PromisedDue(), "counted day by day\n" + told);
        if (after.IsClosed)
            after.Clocks.ShouldAllBe(c => c.StoppedOn != null, told);
    }

    /// <summary>The events alone give the same case; and each decision, run again from the log, gives the same events.</summary>
    private static void Again(ServiceItem item, ApprovalCase state, List<(CaseEvent Event, CaseContext Context)> history)
    {
        var applied = history.Aggregate((ApprovalCase?)null, (on, h) => Apply.To(on, h.Event, h.Context))!;
        Text(applied).ShouldBe(Text(state));
        var ground = new ReplayGround(Repository.Catalogue.Law, Acting.Staff, _ => Calendar, Calendar, (_, _) => item);
        var log = history.Select((h, i) => Recorded(h.Event, h.Context, i + 1)).ToList();
        var (receipts, replayed) = Rerun.Of(log, item, ground);
        Text(replayed).ShouldBe(Text(state));
        receipts.Where(r => r.Result == RerunResult.Different).ShouldBeEmpty();
    }

    private static string Text(ApprovalCase of) => StoredJson.Write(of) + StoredJson.Write(of.Clocks) + StoredJson.Write(of.Application);

    private static RecordedEvent Recorded(CaseEvent happened, CaseContext context, int sequence)
    {
        var payload = StoredJson.Write(happened);
        using var json = JsonDocument.Parse(payload);
        return new RecordedEvent(
            context.CaseId, sequence, context.Now, context.Actor.User, context.Actor.Name, context.Actor.Office.Name, context.Item.Hash,
            json.RootElement.GetProperty("type").GetString()!, payload, []);
    }
}
