using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Language;

/// <summary>
/// Fills a pattern: <c>with: {inspect.limit: 2 工作日}</c> replaces that key of that step; what the pattern marks
/// <c>$</c> must be given. Works on the tree, so every finding keeps the place where its words stand.
/// </summary>
internal sealed class PatternExpansion(Fields with, Mark at, string pattern)
{
    private const string Open = "$";
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <summary>The pattern's steps with everything filled in.</summary>
    public Node.List Fill(Node.List steps)
    {
        var filled = Steps(steps);
        foreach (var entry in with.Entries.Where(e => !used.Contains(e.Key.Text)))
        {
            var near = Fields.Near(entry.Key.Text, known);
            with.Error(entry.Key.Mark, "WG1203", $"模板 {pattern} 里没有“{entry.Key.Text}”{near.Zh}",
                $"Pattern {pattern} has nothing called '{entry.Key.Text}'{near.En}");
        }

        return filled;
    }

    private Node.List Steps(Node.List steps) => steps with { Items = [.. steps.Items.Select(Item)] };

    private Node Item(Node item)
    {
        if (item is not Node.Map map)
            return item;
        if (map["parallel"] is not null)
            return Replace(map, "branches", n => n is Node.Map b ? b with { Entries = [.. b.Entries.Select(e => e with { Value = Nested(e.Value) })] } : n);
        if (map["choice"] is not null)
            return Replace(map, "choice", n => n is Node.List l ? l with { Items = [.. l.Items.Select(w => w is Node.Map m ? Replace(m, "steps", Nested) : w)] } : n);
        return map.Entries is [{ Value: Node.Map body } only] ? map with { Entries = [only with { Value = Step(only.Key.Text, body) }] } : map;
    }

    private Node Nested(Node node) => node is Node.List list ? Steps(list) : node;

    private static Node.Map Replace(Node.Map map, string key, Func<Node, Node> with) => map with
    {
        Entries = [.. map.Entries.Select(e => e.Key.Text == key ? e with { Value = with(e.Value) } : e)],
    };

    private Node.Map Step(string id, Node.Map body)
    {
        var entries = new List<Node.Entry>();
        foreach (var entry in body.Entries)
        {
            var path = $"{id}.{entry.Key.Text}";
            known.Add(path);
            var given = Given(path);
            if (given is null && entry.Value is Node.Scalar { Text: Open })
                with.Error(at, "WG1202", $"模板 {pattern} 要求写明“{path}”", $"Pattern {pattern} asks for '{path}'");
            else
                entries.Add(given is null ? entry : entry with { Value = given });
        }

        foreach (var key in StepReader.Keys)
        {
            known.Add($"{id}.{key}");
            if (body[key] is null && Given($"{id}.{key}") is { } added)
                entries.Add(new Node.Entry(new Node.Scalar(added.Mark, key), added));
        }

        return body with { Entries = entries };
    }

    private Node? Given(string path)
    {
        var given = with.Entries.FirstOrDefault(e => e.Key.Text == path)?.Value;
        if (given is not null)
            used.Add(path);
        return given;
    }
}
