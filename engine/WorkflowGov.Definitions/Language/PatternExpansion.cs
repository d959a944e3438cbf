using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Language;

/// <summary>
/// Fills a pattern: <c>with: {inspect.limit: 2 工作日}</c> replaces that key of that step; what the pattern marks
/// <c>$</c> must be given. Works on the tree, so every finding keeps the place where its words stand.
/// </summary>
internal sealed class PatternExpansion(Fields with, Mark at, string pattern)
{
    private const string Open = "$";
    private readonly Dictionary<string, Node> givens = with.Entries.ToDictionary(e => e.Key.Text, e => e.Value, StringComparer.Ordinal);
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
                $"Pattern {pattern} has nothing called '{entry.Key.Text}'{near.En}", near.Word is { } word && givens.ContainsKey(word) ? null : near.For(entry.Key.Mark));
        }

        return filled;
    }

    /// <summary>Checks a pattern by itself, whether an item uses it or not; fields of forms are not known here.</summary>
    public static void Check(string pattern, Node.List steps, Organisation organisation, List<Finding> findings)
    {
        var filled = new PatternExpansion(new Fields(new Node.Map(steps.Mark, []), []), steps.Mark, pattern).Fill(steps);
        var root = new StepReader(organisation, default, new GuardReader(default, findings), findings).Read(filled);
        StepReader.MainSteps(root, steps.Mark, findings);
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
                entries.AddRange(Missing(entry, path));
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

    /// <summary>Reports what is not given, and puts something harmless in its place so that nothing else is missed.</summary>
    private IEnumerable<Node.Entry> Missing(Node.Entry open, string path)
    {
        with.Error(at, "WG1202", $"模板 {pattern} 要求写明“{path}”", $"Pattern {pattern} asks for '{path}'");
        return StandIn(open);
    }

    /// <summary>What a <c>$</c> could be filled with: for reading on, and for checking a pattern by itself.</summary>
    public static IEnumerable<Node.Entry> StandIn(Node.Entry open)
    {
        Node.Scalar Text(string text) => new(open.Value.Mark, text);
        return open.Key.Text switch
        {
            "title" => [open with { Value = Text(open.Key.Text) }],
            "limit" => [open with { Value = Text("1 工作日") }],
            "criteria" => [open with { Value = new Node.List(open.Value.Mark, [Text(open.Key.Text)]) }],
            _ => [],
        };
    }

    private Node? Given(string path)
    {
        if (!givens.TryGetValue(path, out var given))
            return null;
        used.Add(path);
        return given;
    }
}
