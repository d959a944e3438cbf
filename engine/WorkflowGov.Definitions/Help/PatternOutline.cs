using System.Collections.Immutable;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions;

/// <summary>流程模板, for whoever chooses one.</summary>
/// <param name="Name">For example <c>inspection@1</c>.</param>
/// <param name="Steps">Its steps from top to bottom.</param>
public sealed record PatternOutline(string Name, ImmutableArray<PatternStep> Steps)
{
    private const string Open = "$";

    /// <summary>What there is to see of a pattern before it is filled.</summary>
    internal static PatternOutline Of(string name, Node.List steps) => new(name, [.. StepsIn(steps)]);

    private static IEnumerable<PatternStep> StepsIn(Node.List steps) => steps.Items.OfType<Node.Map>().SelectMany(entry =>
        entry["branches"] is Node.Map branches ? branches.Entries.Select(b => b.Value).OfType<Node.List>().SelectMany(StepsIn)
        : entry["choice"] is Node.List ways ? ways.Items.OfType<Node.Map>().Select(w => w["steps"]).OfType<Node.List>().SelectMany(StepsIn)
        : entry.Entries is [{ Value: Node.Map body } only] ? [StepOf(only.Key.Text, body)] : []);

    private static PatternStep StepOf(string step, Node.Map body)
    {
        string? Value(string key) => body[key] is Node.Scalar { Text: not Open } value ? value.Text : null;
        return new PatternStep(
            step, Value("title") ?? step, Value("kind") ?? string.Empty, Value("role"), Value("limit"),
            [.. body.Entries.Where(e => e.Value is Node.Scalar { Text: Open }).Select(e => e.Key.Text)]);
    }
}

/// <summary>A step of a pattern.</summary>
/// <param name="Step">Its key.</param>
/// <param name="Title">环节名称.</param>
/// <param name="Kind">环节种类, as the language writes it.</param>
/// <param name="Role">角色; null where the item must say.</param>
/// <param name="Limit">环节时限 unless the item says otherwise; null where it must say.</param>
/// <param name="Asked">Keys that an item must give.</param>
public sealed record PatternStep(string Step, string Title, string Kind, string? Role, string? Limit, ImmutableArray<string> Asked);
