using System.Text;

namespace WorkflowGov.Definitions.Scenarios;

/// <summary>Scenarios and their coverage for people.</summary>
public static class ScenarioText
{
    private const int NameWidth = 44;

    /// <summary>What did not hold, then how many did.</summary>
    /// <param name="run">The scenarios.</param>
    /// <param name="textOf">The text of a file, or null when it is not at hand.</param>
    /// <returns>Text with a line end after each line.</returns>
    public static string Results(ScenarioRun run, Func<string, string?> textOf)
    {
        var written = new StringBuilder();
        foreach (var result in run.Results.Where(r => !r.Holds))
            written.Append($"✗ {result.Name}\n").Append(FindingText.Of(result.Findings, textOf));
        var broken = run.Results.Count(r => !r.Holds);
        return written.Append($"{run.Results.Length} 个场景，{run.Results.Length - broken} 个相符，{broken} 个不符 / ")
            .Append($"{run.Results.Length} scenarios, {run.Results.Length - broken} hold, {broken} do not\n").ToString();
    }

    /// <summary>A line a process: outcomes and ends taken, and the share.</summary>
    /// <param name="coverage">The coverage.</param>
    /// <param name="untaken">Whether the ways not taken are listed, and processes without a scenario shown.</param>
    /// <returns>Text with a line end after each line.</returns>
    public static string Table(Coverage coverage, bool untaken)
    {
        var written = new StringBuilder("\n").Append(Padded("流程 / process", NameWidth)).Append("场景  环节结果    结局   覆盖 / scenarios, outcomes, ends, coverage\n");
        foreach (var process in coverage.Processes.Where(p => untaken || p.IsPattern || p.Scenarios > 0))
        {
            var outcomes = process.Ways.Where(w => w.Step is not null).ToList();
            var ends = process.Ways.Where(w => w.Step is null).ToList();
            written.Append(Padded(process.Name, NameWidth))
                .Append($"{process.Scenarios,4}  {outcomes.Count(w => w.IsTaken),3}/{outcomes.Count,-3}  {ends.Count(w => w.IsTaken),3}/{ends.Count,-2}  {process.Percent,4} %\n");
            foreach (var way in process.Ways.Where(w => untaken && !w.IsTaken))
                written.Append(way.Step is { } step ? $"    没有走过：{step} → {way.Label}\n" : $"    没有走到：{way.Label}\n");
        }

        var (all, taken) = (coverage.Processes.Sum(p => p.Ways.Length), coverage.Processes.Sum(p => p.Taken));
        var patterns = coverage.Processes.Where(p => p.IsPattern).ToList();
        return written.Append($"模板 {Share(patterns.Sum(p => p.Taken), patterns.Sum(p => p.Ways.Length))}，全部流程 {Share(taken, all)}；其他结局：{string.Join("、", coverage.OtherEnds)}\n")
            .Append($"Patterns {Share(patterns.Sum(p => p.Taken), patterns.Sum(p => p.Ways.Length))}, all processes {Share(taken, all)}\n").ToString();
    }

    private static string Share(int taken, int all) => $"{taken}/{all} ({(all == 0 ? 100 : taken * 100 / all)} %)";

    /// <summary>Chinese characters take two columns.</summary>
    private static string Padded(string text, int width)
    {
        var shown = text.Length > width / 2 && text.Any(c => c > '\u2E80') ? text[..Math.Min(text.Length, (width / 2) - 1)] : text;
        return shown + new string(' ', Math.Max(1, width - shown.Sum(c => c > '\u2E80' ? 2 : 1)));
    }
}
