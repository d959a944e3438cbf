using System.Collections.Immutable;
using System.Text.Json;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Tests.Exports;

/// <summary>
/// An Elsa export walked on paper, by its JSON alone: a token leaves the step that is done by its outcome's port; it
/// rests at a step that is open, passes one that is not, and takes all ways of a fork.
/// </summary>
internal sealed class ElsaPaper
{
    private const string Passed = "（略过）";

    private readonly Dictionary<string, JsonElement> activities;
    private readonly ILookup<(string From, string Port), string> ways;

    public ElsaPaper(string json)
    {
        var root = JsonDocument.Parse(json).RootElement.GetProperty("root");
        activities = root.GetProperty("activities").EnumerateArray().ToDictionary(a => a.GetProperty("id").GetString()!);
        Connections = [.. root.GetProperty("connections").EnumerateArray().Select(c => (
            c.GetProperty("source").GetProperty("activity").GetString()!, c.GetProperty("source").GetProperty("port").GetString()!,
            c.GetProperty("target").GetProperty("activity").GetString()!))];
        ways = Connections.ToLookup(c => (c.From, c.Port), c => c.To);
    }

    public ImmutableArray<(string From, string Port, string To)> Connections { get; }

    public IEnumerable<string> Ids => activities.Keys;

    public string TypeOf(string id) => activities[id].GetProperty("type").GetString()!;

    public ImmutableArray<string> List(string id, string input) => activities[id].TryGetProperty(input, out var found)
        ? [.. found.GetProperty("expression").GetProperty("value").EnumerateArray().Select(v => v.GetString()!)]
        : [];

    /// <summary>The ports an activity may leave by.</summary>
    public ImmutableArray<string> Ports(string id) => TypeOf(id) switch
    {
        "WorkflowGov.End" => [],
        "WorkflowGov.Join" or "WorkflowGov.Return" => ["Done"],
        _ => List(id, "possibleOutcomes"),
    };

    public HashSet<string> Reached(IEnumerable<string> from, bool backwards)
    {
        var (reached, left) = (new HashSet<string>(), new Stack<string>(from));
        while (left.TryPop(out var here))
        {
            if (reached.Add(here))
                Connections.Where(c => (backwards ? c.To : c.From) == here).ToList().ForEach(c => left.Push(backwards ? c.From : c.To));
        }

        return reached;
    }

    /// <summary>Where tokens come to rest; "end" when one reaches an end.</summary>
    public HashSet<string> Enter(string id, Marking then, ImmutableArray<ActiveStep> held)
    {
        var rest = new HashSet<string>();
        Arrive(id, then, held, rest, 0);
        return rest;
    }

    public HashSet<string> Leave(string id, string port, Marking then, ImmutableArray<ActiveStep> held)
    {
        var rest = new HashSet<string>();
        foreach (var next in ways[(id, port)])
            Arrive(next, then, held, rest, 0);
        return rest;
    }

    private void Arrive(string id, Marking then, ImmutableArray<ActiveStep> held, HashSet<string> rest, int far)
    {
        if (far > activities.Count)
            throw new InvalidOperationException($"A token runs in a circle at {id}.");
        foreach (var port in Leaving(id, then, held, rest))
        {
            foreach (var next in ways[(id, port)])
                Arrive(next, then, held, rest, far + 1);
        }
    }

    private ImmutableArray<string> Leaving(string id, Marking then, ImmutableArray<ActiveStep> held, HashSet<string> rest)
    {
        bool Open(string names) => then.Active.Any(a => names.Split(' ').Contains(a.Step.Value));
        switch (TypeOf(id))
        {
            case "WorkflowGov.End":
                rest.Add("end");
                return [];
            case "WorkflowGov.Join":
                return Open(List(id, "steps")[0]) ? [] : ["Done"];
            case "WorkflowGov.Choice":
                var way = List(id, "ways").ToList().FindIndex(Open);
                return [way < 0 ? Passed : Ports(id)[way]];
            case "WorkflowGov.Step" when then.Find(new StepId(id)) is { } open:
                if (!held.Contains(open))
                    rest.Add(id);
                return [];
            case "WorkflowGov.Step":
                return [Passed];
            default:
                return Ports(id);
        }
    }
}
