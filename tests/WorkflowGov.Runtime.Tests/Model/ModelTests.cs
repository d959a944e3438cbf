using System.Reflection;
using System.Text.Json;
using CsCheck;
using NodaTime;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
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

    /// <summary>转报 before the decision: nothing in the catalogue does it today, and the body above has a limit of its own.</summary>
    [Fact]
    public void Case_SentUpBeforeTheDecision_IsAcceptedExactlyWhenTheModelAccepts()
    {
        var up = new Forwarding("深圳市测试局", new Core.TimeLimits.TimeLimit(7, Core.TimeLimits.LimitUnit.WorkingDays), "测试");
        var items = Repository.Catalogue.Items.Select(i => i.Item).Where(i => i.Pattern?.StartsWith("forward", StringComparison.Ordinal) == true)
            .Select(i => i with { Process = Process.Of((Block.Sequence)i.Process.Root.With(i.Process.Decision.NotBy[^1], s => s with { Forwarding = up })) }).ToList();
        var same = new Random(20260901);
        for (var run = 0; run < 300; run++)
            Drive(items[same.Next(items.Count)], [.. Enumerable.Range(0, 260).Select(_ => same.Next(10_000))]);
    }

    /// <summary>What runs reach says whether they are worth anything. The same numbers each time: coverage is no matter of luck.</summary>
    [Fact]
    public void Runs_OfTheModel_ReachEveryStatusAndEveryCommand()
    {
        var (statuses, accepted, refused) = (new HashSet<CaseStatus>(), new HashSet<Type>(), new HashSet<Type>());
        var every = Commands().ToList();
        var items = Repository.Catalogue.Items.Select(i => i.Item).ToList();
        // What only a few items' law knows would hardly ever be met.
        var rare = items.Where(i => !i.Limits.Excludes.IsEmpty || !i.Limits.Restarts.IsEmpty || i.Materials.Any(m => m.Need == MaterialNeed.Deferrable)).ToList();
        var same = new Random(20260901);
        bool IsMissing() => every.Except(accepted).Any() || every.Except(refused).Any() || Enum.GetValues<CaseStatus>().Except(statuses).Any();
        for (var run = 0; run < 12_000 && (run % 100 != 0 || run == 0 || IsMissing()); run++)
        {
            Drive(same.Next(8) == 0 ? rare[same.Next(rare.Count)] : items[same.Next(items.Count)], [.. Enumerable.Range(0, 260).Select(_ => same.Next(10_000))], (command, state) =>
            {
                (state is null ? refused : accepted).Add(command.GetType());
                if (state is not null)
                    statuses.Add(state.Status);
            });
        }

        Enum.GetValues<CaseStatus>().Except(statuses).ShouldBeEmpty("never reached");
        every.Except(accepted).ShouldBeEmpty("never accepted");
        every.Except(refused).ShouldBeEmpty("never refused");
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
            if (command is CaseCommand.MoveVersion { To: var to })
                any.Versions[to.Version] = to;
            (state, read) = (ruling.Value.State, ruling.Value.Item);
            any.Read(read);
        }

        if (state is not null)
            Again(item, state, history, any.Versions);
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
        Due(Core.TimeLimits.ClockKind.Promised, model.PromisedDue());
        Due(Core.TimeLimits.ClockKind.Statutory, model.StatutoryDue());
        if (after.IsClosed)
            after.Clocks.ShouldAllBe(c => c.StoppedOn != null, told);

        void Due(Core.TimeLimits.ClockKind kind, LocalDate? day)
        {
            if (after.Clocks.FirstOrDefault(c => c.Kind == kind && c is { StoppedOn: null, Budget.Unit: not Core.TimeLimits.LimitUnit.Hours }) is { } clock)
                (clock.Due(Calendar)?.On).ShouldBe(day, $"{kind}, counted day by day\n{told}");
        }
    }

    /// <summary>The events alone give the same case; and each decision, run again from the log, gives the same events.</summary>
    private static void Again(ServiceItem item, ApprovalCase state, List<(CaseEvent Event, CaseContext Context)> history, Dictionary<int, ServiceItem> versions)
    {
        var applied = history.Aggregate((ApprovalCase?)null, (on, h) => Apply.To(on, h.Event, h.Context))!;
        Text(applied).ShouldBe(Text(state));
        var ground = new ReplayGround(Repository.Catalogue.Law, Acting.Staff, _ => Calendar, Calendar, (_, version) => versions[version]);
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
