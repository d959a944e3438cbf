using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace WorkflowGov.Server.OpenApi;

/// <summary>What operations are called: <c>operations.txt</c>, a line each.</summary>
/// <param name="Id">operationId, stable: generated clients name their methods by it.</param>
/// <param name="Zh">Chinese name.</param>
/// <param name="En">English name.</param>
/// <param name="More">What the name does not say, Chinese first; empty = nothing.</param>
internal sealed record OperationWords(string Id, string Zh, string En, string More)
{
    private static readonly Lazy<FrozenDictionary<string, OperationWords>> Known = new(() => Embedded.Lines("operations.txt")
        .Select(l => l.Split('|', StringSplitOptions.TrimEntries)).DistinctBy(l => l[0])
        .ToFrozenDictionary(l => l[0], l => new OperationWords(l[1], l[2], l[3], l[4]), StringComparer.Ordinal));

    /// <summary>Names an operation; one without a line is called by its address until it has one.</summary>
    public static void Name(JsonObject operation, string method, string path)
    {
        if (Known.Value.TryGetValue($"{method} {path}", out var words))
        {
            operation["operationId"] = words.Id;
            operation["summary"] = $"{words.Zh} {words.En}";
            operation["description"] = words.More.Length > 0 ? words.More : $"{words.Zh}。{words.En}.";
        }
        else
        {
            var named = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(2).Where(p => p[0] != '{').SelectMany(p => p.Split('-', '.'));
            operation["operationId"] ??= method.ToLowerInvariant() + string.Concat(named.Select(p => char.ToUpperInvariant(p[0]) + p[1..]));
            operation["description"] ??= operation["summary"]?.DeepClone();
        }
    }
}
