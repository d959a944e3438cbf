using System.Globalization;
using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions.Edits;

/// <summary>An entry for a list of steps.</summary>
/// <param name="InBraces">As it stands between braces.</param>
/// <param name="Own">Its lines from the dash on, for a list that has a line an entry.</param>
internal sealed record FlowEntry(string InBraces, params IReadOnlyList<string> Own)
{
    public string Lines(int column) => string.Concat(Own.Select(l => $"{new string(' ', column)}{l}\n"));
}

/// <summary>Writes new steps and blocks; each gets a name that no step of the item has.</summary>
internal sealed class FlowWriting(FlowText flow)
{
    private readonly HashSet<string> taken = [.. flow.Steps().Select(s => s.Name)];

    public FlowEntry Step(FlowEdit.AddStep add)
    {
        var review = add.Review is { Length: > 0 } ? $", review: {FlowEditing.Plain(add.Review)}" : string.Empty;
        var criteria = add.Criterion is { Length: > 0 } ? $", criteria: [{FlowEditing.Plain(add.Criterion)}]" : string.Empty;
        var excluded = add is { Ground.Length: > 0, Basis.Length: > 0 } ? $", excluded: {{ground: {FlowEditing.Plain(add.Ground)}, basis: {FlowEditing.Plain(add.Basis)}}}" : string.Empty;
        var step = $"{NameFor(add.Type)}: {{title: {FlowEditing.Plain(add.Title)}, kind: {FlowEditing.Plain(add.Type)}, role: {FlowEditing.Plain(add.Role)}{review}, limit: {FlowEditing.Plain(add.Limit)}{excluded}{criteria}}}";
        return new FlowEntry(step, $"- {step}");
    }

    public FlowEntry Parallel(FlowEdit.AddParallel add)
    {
        var branches = add.Branches.Select(b => (Name: FlowEditing.Plain(b), Step: BranchStep(b, add.Role, add.Limit))).ToList();
        var title = FlowEditing.Plain(add.Title);
        return new FlowEntry(
            $"parallel: {title}, join: all, branches: {{{string.Join(", ", branches.Select(b => $"{b.Name}: [{{{b.Step}}}]"))}}}",
            [$"- parallel: {title}", "  join: all", "  branches:", .. branches.SelectMany(b => (string[])[$"    {b.Name}:", $"      - {b.Step}"])]);
    }

    public string BranchStep(string title, string role, string limit) =>
        $"{NameFor("审查")}: {{title: {FlowEditing.Plain(title)}, kind: 审查, role: {FlowEditing.Plain(role)}, review: 书面审查, limit: {FlowEditing.Plain(limit)}}}";

    /// <summary>A name like those of the patterns, numbered where it is taken.</summary>
    private string NameFor(string kind) => FreeName(
        kind == Words.Kinds.Of(StepKind.Review) ? "review" : kind == Words.Kinds.Of(StepKind.Special) ? "special"
        : kind == Words.Kinds.Of(StepKind.Issue) ? "issue" : kind == Words.Kinds.Of(StepKind.Deliver) ? "deliver" : "step");

    /// <summary>A name, numbered where it is taken; from now on it is.</summary>
    public string FreeName(string name)
    {
        var free = name;
        for (var n = 2; !taken.Add(free); n++)
            free = $"{name}-{n.ToString(CultureInfo.InvariantCulture)}";
        return free;
    }
}
