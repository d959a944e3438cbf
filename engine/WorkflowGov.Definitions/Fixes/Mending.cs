using System.Collections.Immutable;

namespace WorkflowGov.Definitions.Fixes;

/// <summary>
/// Mends a text finding by finding. Each fix is tried: it stays only when the finding is gone and no other came, except
/// for what could not be seen while the text was unreadable.
/// </summary>
internal static class Mending
{
    /// <summary>No careful author needs more in one file; it bounds the time.</summary>
    private const int FixesMax = 500;

    /// <summary>Mends a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="look">What is wrong with a text.</param>
    /// <returns>The text and what was mended in it, in the order of mending.</returns>
    public static (string Text, ImmutableArray<Finding> Mended) Of(string text, Func<string, ImmutableArray<Finding>> look)
    {
        var mended = ImmutableArray.CreateBuilder<Finding>();
        var findings = look(text);
        for (var next = 0; next < findings.Length && mended.Count < FixesMax;)
        {
            var finding = findings[next];
            if (finding.Fix is { } fix && FixText.Apply(text, fix) is var changed && look(changed) is var after && Helps(finding, findings, after))
            {
                mended.Add(finding);
                (text, findings, next) = (changed, after, 0);
            }
            else
            {
                next++;
            }
        }

        return (text, mended.ToImmutable());
    }

    private static bool Helps(Finding finding, ImmutableArray<Finding> before, ImmutableArray<Finding> after)
    {
        var depth = DepthOf(before);
        var (old, now) = (Counted(before), Counted(after));
        // Of a text that cannot be parsed only the first fault is known: what comes behind it is no new one.
        if (depth == 0 && after.Where(f => StageOf(f) == 0).All(f => (f.Line, f.Column).CompareTo((finding.Line, finding.Column)) > 0))
            return true;
        return now.GetValueOrDefault(Key(finding)) < old[Key(finding)] && after.Where(f => StageOf(f) <= depth && Key(f) != Key(finding)).All(f => now[Key(f)] <= old.GetValueOrDefault(Key(f)));
    }

    /// <summary>How far the reader came: text, structure, rules.</summary>
    private static int DepthOf(ImmutableArray<Finding> findings) => findings.Where(f => f.Severity == Severity.Error).Select(StageOf).Append(2).Min();

    private static int StageOf(Finding finding) => finding.Rule[..4] switch
    {
        "WG10" => 0,
        "WG11" or "WG12" or "WG13" => 1,
        _ => 2,
    };

    private static (string Rule, string Said) Key(Finding finding) => (finding.Rule, finding.Message.Zh);

    private static Dictionary<(string Rule, string Said), int> Counted(ImmutableArray<Finding> findings) =>
        findings.GroupBy(Key).ToDictionary(g => g.Key, g => g.Count());
}
