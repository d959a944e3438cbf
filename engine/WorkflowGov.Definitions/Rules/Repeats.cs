namespace WorkflowGov.Definitions.Rules;

/// <summary>What stands more than once in a list.</summary>
internal static class Repeats
{
    /// <summary>Every entry that stood before, with its index.</summary>
    public static IEnumerable<(T Value, int Index)> In<T>(IReadOnlyList<T> list)
        where T : notnull
    {
        var seen = new HashSet<T>();
        for (var i = 0; i < list.Count; i++)
        {
            if (!seen.Add(list[i]))
                yield return (list[i], i);
        }
    }
}
