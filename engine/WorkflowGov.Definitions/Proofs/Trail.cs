using System.Collections.Immutable;
using System.Text;
using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Proofs;

/// <summary>A field of the application form and what it says on a way.</summary>
/// <param name="Key">The field's key.</param>
/// <param name="Label">Its label.</param>
/// <param name="Value">What it says; 未填 when it is left empty.</param>
public sealed record FormEntry(string Key, string Label, string Value);

/// <summary>A step on a way.</summary>
/// <param name="Id">The step's name.</param>
/// <param name="Title">Its title.</param>
/// <param name="Outcome">The outcome's label; null when it is still open.</param>
/// <param name="Day">Working days counted since acceptance, where days matter.</param>
/// <param name="By">Who did it, where people matter.</param>
public sealed record TrailStep(string Id, string Title, string? Outcome, int? Day = null, string? By = null)
{
    internal string Zh => $"{Title}{(Outcome is null ? string.Empty : $"〔{Outcome}〕")}{(By is null ? string.Empty : $"（{By}）")}{(Day is null ? string.Empty : $" 第 {Day} 日")}";

    internal string En => $"{Id}{(Outcome is null ? string.Empty : $" [{Outcome}]")}{(By is null ? string.Empty : $" by {By}")}{(Day is null ? string.Empty : $" on day {Day}")}";
}

/// <summary>A way of a case through its process, in the definition's own words (反例).</summary>
/// <param name="Form">What the form says, as far as the way depends on it.</param>
/// <param name="Steps">The steps done, in order, and what they came to.</param>
public sealed record Trail(ImmutableArray<FormEntry> Form, ImmutableArray<TrailStep> Steps)
{
    /// <summary>The way in words.</summary>
    public Text Words => new(
        Say(Form.Select(f => $"{f.Label}＝{f.Value}"), "，", Steps.Select(s => s.Zh), "："),
        Say(Form.Select(f => $"{f.Key} = {f.Value}"), ", ", Steps.Select(s => s.En), ": "));

    private static string Say(IEnumerable<string> form, string and, IEnumerable<string> steps, string then)
    {
        var said = new StringBuilder().AppendJoin(and, form);
        return (said.Length == 0 ? said : said.Append(then)).AppendJoin(" → ", steps).ToString();
    }
}
