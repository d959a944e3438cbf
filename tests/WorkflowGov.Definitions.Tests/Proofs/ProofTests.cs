using System.Collections.Immutable;
using CsCheck;
using Shouldly;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions.Proofs;
using Xunit;

namespace WorkflowGov.Definitions.Tests.Proofs;

/// <summary>Proofs against a second model of cases, against planted faults, and against the whole catalogue.</summary>
public sealed class ProofTests
{
    /// <summary>What the second model tells too.</summary>
    private static readonly HashSet<string> Told =
        ["stuck", "undecided", "undelivered", "delivered-early", "decided-twice", "not-accepted", "dead-step", "dead-outcome", "never-granted"];

    private static readonly ServiceItem Sample = SampleFolder.Loaded.Items.First(i => i.Item.Name == "示例工程许可").Item;
    private static readonly Organisation Nobody = SampleFolder.Loaded.Organisation with { Accounts = [] };

    /// <summary>Sometimes true and sometimes not: its field is added to the form.</summary>
    private static readonly Guard Some = new Guard.Compare("flag", Comparison.Equal, new FormValue.Flag(true));

    private static readonly Guard Never = new Guard.All([Some, new Guard.Not(Some)]);

    private static readonly Lazy<Catalogue> Definitions = new(() => Catalogue.Load(Path.Combine(SampleFolder.Repository, "definitions")).Catalogue.ShouldNotBeNull());

    [Fact]
    public void RandomProcesses_AreJudgedAsTheSecondModelJudgesThem() =>
        Gen.Int[0, 10_000].Array[10, 60].Sample(numbers => Agree(new AnyProcess(numbers, reviewsMax: 4).Build()), iter: 10_000, threads: 2);

    /// <summary>Every process of a few reviews that short rows of small numbers can say.</summary>
    [Fact]
    public void EverySmallProcess_IsJudgedAsTheSecondModelJudgesIt()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var numbers in Rows(length: 6, below: 5))
        {
            var process = new AnyProcess(numbers, reviewsMax: 2).Build();
            if (seen.Add(Shape(process.Root)))
                Agree(process);
        }

        seen.Count.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void Catalogue_EveryItem_IsProved()
    {
        var organisation = Definitions.Value.Organisation;

        Definitions.Value.Items.AsParallel().Select(i => ItemProof.Of(i.Item, organisation)).Where(p => !p.Holds).Select(ProofText.Of).ShouldBeEmpty();
    }

    /// <summary>The linter counts without exploring; where it and the proof differ, its bound is the longer one.</summary>
    [Fact]
    public void Catalogue_LongestWayOfTheLinter_IsTheProvedOne() =>
        Definitions.Value.Items.Where(i => TimeSum.Of(i.Item).Days != ItemProof.Of(i.Item, Nobody).Times!.Latest).Select(i => i.Item.Name).ShouldBeEmpty();

    /// <summary>Ten kinds of fault in ten items each: all hundred are found, each by its name.</summary>
    [Fact]
    public void PlantedFaults_AreAllFound()
    {
        var (planted, missed) = (0, new List<string>());
        foreach (var (code, plant) in Faults)
        {
            var fit = Definitions.Value.Items.Select(i => (i.Item, Fault: plant(i.Item))).Where(f => f.Fault is not null).ToList();
            foreach (var (item, fault) in Spread(fit, 10))
            {
                planted++;
                var proof = ItemProof.Of(fault!.Item, fault.Organisation);
                var found = proof.Violations.FirstOrDefault(v => v.Code == code);
                if (found is null)
                    missed.Add($"{code}: {item.Name}: {ProofText.Of(proof)}");
                else if (code is not ("dead-step" or "dead-outcome" or "statute"))
                    found.Trail.ShouldNotBeNull();
            }
        }

        missed.ShouldBeEmpty();
        planted.ShouldBe(100);
    }

    /// <summary>A counter-example is a way that can really be gone: the second model goes it, day by day.</summary>
    [Fact]
    public void PromiseTooShort_ShowsAWayThatTakesLonger()
    {
        var item = Definitions.Value.Items.First(i => i.Item.Name == "食品经营许可新办").Item;
        var days = ItemProof.Of(item, Nobody).Times!.Latest;

        var proof = ItemProof.Of(item with { Limits = item.Limits with { Promised = Days(days - 1) } }, Nobody);

        var violation = proof.Violations.ShouldHaveSingleItem();
        violation.Trail!.Steps[^1].Day.ShouldBe(days);
        violation.Trail.Steps.Select(s => s.Title).ShouldContain("现场核查");
    }

    [Fact]
    public void Separation_OnePersonForTwoStepsKeptApart_IsShownWithTheWay()
    {
        var item = Definitions.Value.Items.First(i => i.Item.Name == "公司设立登记").Item;
        var (review, decide) = (item.Process.Steps.First(s => s.Kind == StepKind.Review), item.Process.Decision);
        var window = item.Process.Steps[0];
        DemoAccount Of(string user, params Step[] steps) => new(user, user, steps[0].Office, [.. steps.Select(s => s.Role).Distinct()]);
        var others = item.Process.Steps.Where(s => s.Kind is StepKind.Issue or StepKind.Deliver).Select(s => Of("counter", s));
        var organisation = Nobody with { Accounts = [Of("window", window), Of("one", review, decide), .. others] };

        var proof = ItemProof.Of(item, organisation);

        var violation = proof.Violations.ShouldHaveSingleItem();
        (violation.Code, violation.At).ShouldBe(("same-person", decide.Id));
        violation.Trail!.Steps.Select(s => s.Id).ShouldBe([window.Id.Value, review.Id.Value, decide.Id.Value]);
    }

    [Fact]
    public void Run_OnADraftThatPromisesTooMuch_PointsAtItsLimitsAndSaysTheWay()
    {
        var draft = Path.GetTempFileName();
        File.WriteAllText(draft, SampleFolder.TextOf(SampleFolder.Food).Replace("promised: 8 工作日", "promised: 6 工作日", StringComparison.Ordinal));
        try
        {
            var run = ProofRun.Of(draft, definitions: SampleFolder.Root);

            run.Holds.ShouldBeFalse();
            var limits = File.ReadAllLines(draft).ToList().FindIndex(l => l.StartsWith("limits:", StringComparison.Ordinal)) + 2;
            var text = ProofText.Of(run.Proofs.ShouldHaveSingleItem());
            text.ShouldSatisfyAllConditions(
                t => t.ShouldContain($"{draft}:{limits}:3: 时限（promise）：每个环节都不超时，最长也要 7 个工作日才决定，超过承诺 6 工作日"),
                t => t.ShouldContain("反例："), t => t.ShouldContain("counter-example: "));
            ProofJson.Of(run).ShouldContain("\"code\": \"promise\"");
        }
        finally
        {
            File.Delete(draft);
        }
    }

    [Fact]
    public void Run_OnWhatIsNotThere_SaysSo() =>
        ProofRun.Of("nowhere.yaml").Unreadable.ShouldHaveSingleItem().Rule.ShouldBe("WG1009");

    /// <summary>Staffing against trying everybody everywhere.</summary>
    [Fact]
    public void Staffing_IsWhatTryingEverybodyGives() =>
        Gen.Int[0, 10_000].Array[12, 30].Sample(
            numbers =>
            {
                var next = 0;
                int Next(int bound) => numbers[next++ % numbers.Length] % bound;
                var steps = Enumerable.Range(0, 3).Select(i => Sample.Process.Decision with
                {
                    Id = new StepId($"s{i}"), Kind = i == 0 ? StepKind.Decide : StepKind.Review, Role = new Role($"r{Next(2)}"), People = 1 + Next(2), Criteria = [],
                    NotBy = [.. Enumerable.Range(0, i).Where(_ => Next(2) == 0).Select(j => new StepId($"s{j}"))],
                }).ToList();
                var process = Process.Of(new Block.Sequence([new Block.Single(Sample.Process.Acceptance), .. steps.Select(s => new Block.Single(s))]));
                var people = Enumerable.Range(0, 4).Select(i => new DemoAccount($"p{i}", $"p{i}", steps[0].Office, [.. new[] { "r0", "r1" }.Where(_ => Next(3) > 0).Select(r => new Role(r))])).ToList();

                new Staffing(process, Nobody with { Accounts = [.. people] }).CanDo(steps.Select(s => s.Id)).ShouldBe(TryEverybody(steps, people));
            },
            iter: 5_000, threads: 2);

    private static bool TryEverybody(List<Step> steps, List<DemoAccount> people)
    {
        const int Groups = 1 << 4;
        foreach (var a in Enumerable.Range(0, Groups))
        {
            foreach (var b in Enumerable.Range(0, Groups))
            {
                foreach (var c in Enumerable.Range(0, Groups))
                {
                    int[] groups = [a, b, c];
                    var fits = steps.Select((s, i) => int.PopCount(groups[i]) == s.People
                        && people.Select((p, n) => (p, n)).All(p => (groups[i] & (1 << p.n)) == 0 || p.p.Roles.Contains(s.Role))
                        && steps.Select((o, j) => (o, j)).All(o => !s.NotBy.Contains(o.o.Id) || (groups[i] & groups[o.j]) == 0)).All(f => f);
                    if (fits)
                        return true;
                }
            }
        }

        return false;
    }

    private static void Agree(Process process)
    {
        var item = Sample with { Process = process, Form = [AnyProcess.Field], Limits = Sample.Limits with { Promised = Days(500), Statutory = null } };
        var proof = ItemProof.Of(item, Nobody);
        var usesFlag = Shape(process.Root).Contains("flag", StringComparison.Ordinal);
        var walks = new[] { true, false }.Take(usesFlag ? 2 : 1)
            .Select(f => TreeWalk.Of(process, new Dictionary<string, FormValue> { ["flag"] = new FormValue.Flag(f) })).ToList();
        var expected = walks.SelectMany(w => w.Wrong).ToHashSet();
        var entered = walks.SelectMany(w => w.Entered).ToHashSet(StringComparer.Ordinal);
        var used = walks.SelectMany(w => w.Used).ToHashSet();
        expected.UnionWith(process.Steps.Where(s => !entered.Contains(s.Id.Value)).Select(s => ("dead-step", (string?)s.Id.Value)));
        expected.UnionWith(process.Steps.Where(s => entered.Contains(s.Id.Value) && s.Outcomes.Any(o => !used.Contains((s.Id.Value, o.Label)))).Select(s => ("dead-outcome", (string?)s.Id.Value)));
        if (walks.Exists(w => !w.Granted))
            expected.Add(("never-granted", "decide"));

        // A place where several steps are stuck together is named by one of them.
        Known(proof).Where(v => v.Code != "stuck").ToHashSet().SetEquals(expected.Where(e => e.Code != "stuck")).ShouldBeTrue(
            $"{Shape(process.Root)}\n{string.Join(' ', Known(proof))}\n{string.Join(' ', expected)}");
        Known(proof).Any(v => v.Code == "stuck").ShouldBe(expected.Any(e => e.Code == "stuck"), Shape(process.Root));
        if (proof.Times is not { } times || walks.Exists(w => w.Wrong.Count > 0))
            return;
        foreach (var (kind, span) in new[] { (DecisionKind.Granted, times.Granted), (DecisionKind.Refused, times.Refused) })
        {
            var said = walks.Where(w => w.Spans.ContainsKey(kind)).Select(w => w.Spans[kind]).ToList();
            (span is null).ShouldBe(said.Count == 0, Shape(process.Root));
            if (span is not null)
                (span.Earliest, span.Latest).ShouldBe((said.Min(s => s.Least), said.Max(s => s.Most)), $"{kind} {Shape(process.Root)}");
        }

        // Beside each other steps share their days; one after the other each day is one step's.
        if (times.Dominant is { } dominant && !Shape(process.Root).Contains('[', StringComparison.Ordinal))
        {
            var ways = walks.SelectMany(w => w.Shares()).Where(w => w.Days == times.Latest).ToList();
            ways.ShouldContain(w => w.Step == dominant.Value && w.Share == times.DominantDays, $"{dominant} {times.DominantDays} {Shape(process.Root)}");
        }
    }

    private static HashSet<(string Code, string? Step)> Known(ItemProof proof) =>
        [.. proof.Violations.Where(v => Told.Contains(v.Code)).Select(v => (v.Code, v.At?.Value))];

    private static string Shape(Block block) => block switch
    {
        Block.Single { Definition: var s } => $"{s.Id}/{s.Kind}/{s.Limit.Amount}/{s.Review}/{s.Criteria.Length}/{s.When}/{string.Join(',', s.Outcomes.Select(o => o.Action))}",
        Block.Parallel p => $"[{p.Join}: {string.Join(" | ", p.Branches.Select(b => Shape(b.Body)))}]",
        Block.Choice c => $"<{string.Join(" / ", c.Ways.Select(w => $"{w.When}? {Shape(w.Body)}"))}>",
        Block.Sequence q => string.Join(" ", q.Blocks.Select(Shape)),
        _ => throw new InvalidOperationException(),
    };

    private static IEnumerable<int[]> Rows(int length, int below)
    {
        var row = new int[length];
        while (true)
        {
            yield return [.. row];
            var i = 0;
            while (i < length && ++row[i] == below)
                row[i++] = 0;
            if (i == length)
                yield break;
        }
    }

    private sealed record Fault(ServiceItem Item, Organisation Organisation);

    private static IEnumerable<T> Spread<T>(List<T> all, int count) =>
        Enumerable.Range(0, count).Select(i => all[i * all.Count / count]);

    private static TimeLimit Days(int days) => new(days, LimitUnit.WorkingDays);

    private static readonly ImmutableArray<(string Code, Func<ServiceItem, Fault?> Plant)> Faults =
    [
        ("promise", i => ItemProof.Of(i, Nobody).Times is { Latest: > 1 } t ? new(i with { Limits = i.Limits with { Promised = Days(t.Latest - 1) } }, Nobody) : null),
        ("statute", i => i.Limits is { Statutory: { Unit: LimitUnit.WorkingDays }, Promised: { Unit: LimitUnit.WorkingDays, Amount: > 1 } p }
            ? new(i with { Limits = i.Limits with { Statutory = Days(p.Amount - 1) } }, Nobody) : null),
        ("stuck", i => Step(i, s => s.Kind == StepKind.Review, s => s with { Outcomes = [new("退回", new OutcomeAction.Return(s.Id, 1))] })),
        ("dead-step", i => Step(i, s => s.Kind == StepKind.Review, s => s with { When = Never })),
        ("dead-outcome", i => Step(i, s => s.Kind == StepKind.Decide && s.Criteria.IsEmpty && i.Process.Steps.All(r => r.Kind != StepKind.Special),
            s => s, s => s with { Outcomes = [new("通过", new OutcomeAction.Continue())] })),
        ("undecided", i => i.Process.Steps.Any(s => s.Kind == StepKind.Decide) ? Step(i, s => s.Kind == StepKind.Decide, s => s with { When = Some }) : null),
        ("undelivered", i => Step(i, s => s.Kind == StepKind.Deliver, s => s with { When = Some })),
        ("never-granted", i => Step(i, s => s.Kind == StepKind.Decide, s => s with { Outcomes = [s.Outcomes.First(o => o.Action is OutcomeAction.Refuse)], Criteria = ["应当准予"] })),
        ("too-few", i => i.Process.Steps.FirstOrDefault(s => s.People > 1 && s.Review != ReviewMethod.ExpertPanel) is { } many
            ? new(i, With(a => !(a.Office == many.Office && a.Roles.Contains(many.Role) && a.User.EndsWith('2')))) : null),
        ("same-person", SamePerson),
    ];

    private static Organisation With(Func<DemoAccount, bool> kept) =>
        Definitions.Value.Organisation with { Accounts = [.. Definitions.Value.Organisation.Accounts.Where(kept)] };

    private static Fault? SamePerson(ServiceItem item)
    {
        var decide = item.Process.Decision;
        if (item.Process.Steps.FirstOrDefault(s => decide.NotBy.Contains(s.Id) && s is { People: 1, When: null } && s.Office == decide.Office && s.Kind == StepKind.Review) is not { } review)
            return null;
        var whole = Definitions.Value.Organisation;
        var both = new DemoAccount("both", "兼任", decide.Office, [review.Role, decide.Role]);
        return new Fault(item, whole with
        {
            Accounts = [.. whole.Accounts.Where(a => a.Office != decide.Office || !a.Roles.Intersect([review.Role, decide.Role]).Any()), both],
        });
    }

    private static Fault? Step(ServiceItem item, Func<Step, bool> which, Func<Step, Step> change, Func<Step, Step>? reviews = null)
    {
        if (item.Process.Steps.FirstOrDefault(which) is not { } first)
            return null;
        var root = (Block.Sequence)Changed(item.Process.Root, s => s.Id == first.Id ? change(s) : reviews is not null && s.Kind == StepKind.Review ? reviews(s) : s);
        return new Fault(item with { Process = Process.Of(root), Form = item.Form.Add(AnyProcess.Field) }, Nobody);
    }

    private static Block Changed(Block block, Func<Step, Step> change) => block switch
    {
        Block.Single single => new Block.Single(change(single.Definition)),
        Block.Sequence sequence => new Block.Sequence([.. sequence.Blocks.Select(b => Changed(b, change))]),
        Block.Parallel parallel => parallel with { Branches = [.. parallel.Branches.Select(b => b with { Body = (Block.Sequence)Changed(b.Body, change) })] },
        Block.Choice choice => new Block.Choice([.. choice.Ways.Select(w => w with { Body = (Block.Sequence)Changed(w.Body, change) })]),
        _ => throw new InvalidOperationException(),
    };
}
