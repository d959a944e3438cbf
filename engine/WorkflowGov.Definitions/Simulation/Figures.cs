using System.Collections.Immutable;
using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Simulation;

/// <summary>Puts what was counted in repetitions into figures.</summary>
internal static class Figures
{
    private const double LittleWait = 0.1;
    private const int ListedMax = 40;

    public static SimulationResult Of(IReadOnlyList<ItemModel> items, IReadOnlyList<(Tally Tally, Workplace Workplace)> runs, OfficeTime time)
    {
        var tallies = runs.Select(r => r.Tally).ToList();
        var cases = tallies.Sum(t => t.Cases);
        var decided = tallies.Sum(t => t.DecidedCases);
        var seconds = tallies.Sum(t => (double)t.EndedAt);
        ImmutableArray<StepFigures> steps =
            [.. items.SelectMany((m, i) => m.Steps.Select(s => Step(m, s, [.. tallies.Select(t => t.Of(i, s.Index))], time, seconds))).OrderByDescending(s => s.WaitedDays)];
        ImmutableArray<RoleFigures> roles =
            [.. runs[0].Workplace.Pools.Select((_, p) => Role([.. runs.Select(r => r.Workplace.Pools[p])], time, seconds)).OrderByDescending(r => r.WaitedDays)];
        var through = Spread(tallies.SelectMany(t => t.Through).Select(s => (double)s / time.DaySeconds));
        return new SimulationResult(
            cases, decided, tallies.Sum(t => t.Refused), tallies.Sum(t => t.Deemed),
            Spread(tallies.SelectMany(t => t.DaysToDecision).Select(d => (double)d)), through,
            Late(tallies.Sum(t => t.LatePromised), cases, decided), Late(tallies.Sum(t => t.LateStatutory), cases, decided),
            [.. steps.Take(ListedMax)], [.. roles.Take(ListedMax)], Items(items, tallies), Bottleneck(steps, roles, through, cases, decided, items.Count > 1),
            [.. tallies.Select(t => new RunFigures(Spread(t.DaysToDecision.Select(d => (double)d)).Median, Late(t.LatePromised, t.Cases, t.DecidedCases)))],
            seconds / time.DaySeconds);
    }

    /// <summary>By nearest rank: a value that some case really had.</summary>
    public static DaySpread Spread(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0)
            return new DaySpread(0, 0, 0, 0, 0, []);
        var histogram = new int[(int)sorted[^1] + 1];
        foreach (var value in sorted)
            histogram[(int)value]++;
        double Rank(int percent) => sorted[Math.Max(0, (int)(((long)sorted.Length * percent) + 99) / 100 - 1)];
        return new DaySpread(Rank(50), Rank(90), Rank(95), sorted.Average(), sorted[^1], [.. histogram]);
    }

    /// <summary>What is not decided when time is up is late too.</summary>
    private static double Late(int late, int cases, int decided) => cases == 0 ? 0 : (double)(late + cases - decided) / cases;

    private static StepFigures Step(ItemModel item, StepModel step, Waiting[] waiting, OfficeTime time, double seconds)
    {
        var (begun, waited) = (waiting.Sum(w => w.Begun), waiting.Sum(w => w.Waited));
        return new StepFigures(
            item.Item.Name, step.Step.Title, step.Step.Role.Name, step.Step.Office.Name, waiting.Sum(w => w.Count),
            begun == 0 ? 0 : waited / begun / time.DaySeconds, waiting.Sum(w => w.Area) / Math.Max(1, seconds), waiting.Max(w => w.Most), waited / time.DaySeconds);
    }

    private static RoleFigures Role(Pool[] runs, OfficeTime time, double seconds)
    {
        var (begun, waited) = (runs.Sum(p => p.Waiting.Begun), runs.Sum(p => p.Waiting.Waited));
        var there = runs.Sum(p => p.Officers.Sum(o => (double)Enumerable.Range(0, time.ArrivalDays).Count(o.IsThere) * time.DaySeconds));
        return new RoleFigures(
            runs[0].Office.Name, runs[0].Role.Name, runs[0].Officers.Count, there == 0 ? 0 : runs.Sum(p => p.Officers.Sum(o => o.Worked)) / there,
            begun == 0 ? 0 : waited / begun / time.DaySeconds, runs.Sum(p => p.Waiting.Area) / Math.Max(1, seconds), runs.Max(p => p.Waiting.Most), begun, waited / time.DaySeconds);
    }

    private static ImmutableArray<ItemFigures> Items(IReadOnlyList<ItemModel> items, List<Tally> tallies)
    {
        var found = items.Select((m, i) => (m.Item.Name, Cases: tallies.Sum(t => t.Items[i].Cases), Late: tallies.Sum(t => t.Items[i].LatePromised)));
        return [.. found.Select(f => new ItemFigures(f.Name, f.Cases, f.Cases == 0 ? 0 : (double)f.Late / f.Cases)).OrderByDescending(f => f.LatePromised).ThenByDescending(f => f.Cases).Take(ListedMax)];
    }

    private static Text Bottleneck(ImmutableArray<StepFigures> steps, ImmutableArray<RoleFigures> roles, DaySpread through, int cases, int decided, bool many)
    {
        var (step, role) = (steps[0], roles.First(r => r.Role == steps[0].Role && r.Office == steps[0].Office));
        var left = cases - decided;
        var (title, name) = many ? ($"《{step.Item}》的环节“{step.Step}”", $"'{step.Step}' of {step.Item}") : ($"环节“{step.Step}”", $"'{step.Step}'");
        if (step.MeanWaitDays < LittleWait && left == 0)
        {
            return new Text(
                $"没有明显的瓶颈：等得最多的是{title}，每件平均等 {step.MeanWaitDays:0.00} 个工作日",
                $"No bottleneck to speak of: most waiting is for {name}, {step.MeanWaitDays:0.00} working days a case on average");
        }

        var share = through.Mean > 0 && cases > 0 ? step.WaitedDays / cases / through.Mean : 0;
        return new Text(
            $"瓶颈是{title}（{role.Office}{role.Role} {role.Officers} 人，忙 {role.Utilisation:0%}）：每件平均等 {step.MeanWaitDays:0.0} 个工作日，占收件到送达的 {share:0%}{(left > 0 ? $"；到最后仍有 {left} 件没有办完" : string.Empty)}",
            $"The bottleneck is {name} ({role.Officers} {role.Role} of {role.Office}, busy {role.Utilisation:0%}): {step.MeanWaitDays:0.0} working days of waiting a case, {share:0%} of the time from receipt to delivery{(left > 0 ? $"; {left} cases are never finished" : string.Empty)}");
    }
}
