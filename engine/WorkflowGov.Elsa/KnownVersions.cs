using System.Collections.Concurrent;

namespace WorkflowGov.Elsa;

/// <summary>Versions that Elsa's store is known to have: asked once in a program's life.</summary>
internal sealed class KnownVersions
{
    private readonly ConcurrentDictionary<string, byte> ids = new(StringComparer.Ordinal);

    public bool Has(string id) => ids.ContainsKey(id);

    public void Add(string id) => ids.TryAdd(id, 0);
}
