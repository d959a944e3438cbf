using System.Globalization;
using System.Text;

namespace WorkflowGov.Definitions.Simulation;

/// <summary>A simulation for people.</summary>
public static class SimulationText
{
    private const int RowsMax = 12;
    private const int TitleWidth = 40;
    private const int Width = 20;

    /// <summary>Figures, other plans beside the base, steps, roles, the bottleneck, and what is supposed.</summary>
    /// <param name="report">The report.</param>
    /// <param name="manyItems">Whether items are listed too.</param>
    /// <returns>Text with a line end after each line.</returns>
    public static string Of(SimulationReport report, bool manyItems)
    {
        var written = new StringBuilder();
        Compare(written, report);
        Steps(written, report.Base);
        Roles(written, report.Base);
        if (manyItems)
            Items(written, report.Base);
        written.Append($"\n{report.Base.Bottleneck.Zh}\n{report.Base.Bottleneck.En}\n");
        foreach (var other in report.WhatIf.Where(w => w.Result.Bottleneck != report.Base.Bottleneck))
            written.Append($"假如 {other.Name.Zh}：{other.Result.Bottleneck.Zh}\n");
        written.Append("\n所作的假定 / supposed:\n");
        foreach (var supposed in report.Suppositions)
            written.Append($"- {supposed.Zh} / {supposed.En}\n");
        return written.ToString();
    }

    private static void Compare(StringBuilder written, SimulationReport report)
    {
        var all = report.WhatIf.Select(w => w.Result).Prepend(report.Base).ToList();
        var names = report.WhatIf.Select(w => w.Name.Zh).Prepend("现状 / base").ToList();
        written.Append(Cell(string.Empty, TitleWidth)).AppendJoin(string.Empty, names.Select(n => Right(n, Columns(n) + 2))).Append('\n');
        void Row(string title, Func<SimulationResult, string> value) => written.Append(Cell(title, TitleWidth))
            .AppendJoin(string.Empty, all.Select((r, i) => Right(value(r), Columns(names[i]) + 2))).Append('\n');
        Row("到件 / cases", r => $"{r.Cases}");
        Row("受理到决定 工作日 / to decision: 中位", r => Days(r.ToDecision.Median));
        Row("  九成以内 / p90", r => Days(r.ToDecision.P90));
        Row("  九成五以内 / p95", r => Days(r.ToDecision.P95));
        Row("收件到送达 工作日 / in all: 中位", r => Days(r.Through.Median));
        Row("  九成五以内 / p95", r => Days(r.Through.P95));
        Row("超过承诺 / later than promised", r => Share(r.LatePromised));
        Row("超过法定 / later than the law allows", r => Share(r.LateStatutory));
        Row("逾期视为受理 / accepted by law", r => $"{r.Deemed}");
        if (all.Any(r => r.Decided < r.Cases))
            Row("没有办完 / never finished", r => $"{r.Cases - r.Decided}");
        if (report.Base.Runs.Length > 1)
            Row("各次超过承诺 / later, run by run", r => $"{Share(r.Runs.Min(x => x.LatePromised))}–{Share(r.Runs.Max(x => x.LatePromised))}");
    }

    private static void Steps(StringBuilder written, SimulationResult result)
    {
        written.Append('\n').Append(Cell("环节 / step", TitleWidth)).Append(Right("进入 / entered")).Append(Right("等待 / wait")).Append(Right("排队 / queue")).Append('\n');
        foreach (var step in result.Steps.Take(RowsMax))
        {
            written.Append(Cell(step.Step, TitleWidth)).Append(Right($"{step.Entered}")).Append(Right($"{step.MeanWaitDays:0.00}"))
                .Append(Right($"{step.MeanQueue:0.0}，最多 {step.MostQueue}")).Append('\n');
        }
    }

    private static void Roles(StringBuilder written, SimulationResult result)
    {
        written.Append('\n').Append(Cell("角色 / role", TitleWidth)).Append(Right("人 / people")).Append(Right("忙 / busy")).Append(Right("等待 / wait")).Append('\n');
        foreach (var role in result.Roles.Take(RowsMax))
            written.Append(Cell($"{role.Role} {role.Office}", TitleWidth)).Append(Right($"{role.Officers}")).Append(Right(Share(role.Utilisation))).Append(Right($"{role.MeanWaitDays:0.00}")).Append('\n');
    }

    private static void Items(StringBuilder written, SimulationResult result)
    {
        written.Append('\n').Append(Cell("事项 / item", TitleWidth)).Append(Right("到件 / cases")).Append(Right("超过承诺 / late")).Append('\n');
        foreach (var item in result.Items.Take(RowsMax))
            written.Append(Cell(item.Item, TitleWidth)).Append(Right($"{item.Cases}")).Append(Right(Share(item.LatePromised))).Append('\n');
    }

    private static string Days(double days) => days.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Share(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static string Cell(string text, int width)
    {
        var shown = text;
        while (Columns(shown) > width - 1)
            shown = shown[..^1];
        return shown + new string(' ', width - Columns(shown));
    }

    private static string Right(string text, int least = 0) => new string(' ', Math.Max(1, Math.Max(Width, least) - Columns(text))) + text;

    /// <summary>Chinese characters take two columns.</summary>
    private static int Columns(string text) => text.Sum(c => c > '\u2E80' ? 2 : 1);
}
