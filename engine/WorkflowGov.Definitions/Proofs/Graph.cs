namespace WorkflowGov.Definitions.Proofs;

/// <summary>What is asked of any graph.</summary>
internal static class Graph
{
    private enum Mark
    {
        Begun,
        Done,
    }

    /// <summary>A node on a cycle; null when there is none.</summary>
    public static T? OnCycle<T>(IEnumerable<T> nodes, Func<T, IEnumerable<T>> next)
        where T : class => Visit(nodes, next, []);

    /// <summary>Each node after all that come behind it; the graph has no cycle.</summary>
    public static IReadOnlyList<T> BackToFront<T>(IEnumerable<T> nodes, Func<T, IEnumerable<T>> next)
        where T : class
    {
        var order = new List<T>();
        return Visit(nodes, next, order) is null ? order : throw new InvalidOperationException("The graph has a cycle.");
    }

    private static T? Visit<T>(IEnumerable<T> nodes, Func<T, IEnumerable<T>> next, List<T> order)
        where T : class
    {
        var marks = new Dictionary<T, Mark>(ReferenceEqualityComparer.Instance);
        var path = new Stack<(T Node, IEnumerator<T> Left)>();
        foreach (var start in nodes.Where(n => !marks.ContainsKey(n)))
        {
            Enter(start);
            while (path.TryPeek(out var top))
            {
                if (!top.Left.MoveNext())
                {
                    marks[top.Node] = Mark.Done;
                    order.Add(top.Node);
                    path.Pop();
                }
                else if (!marks.TryGetValue(top.Left.Current, out var mark))
                {
                    Enter(top.Left.Current);
                }
                else if (mark == Mark.Begun)
                {
                    return top.Left.Current;
                }
            }
        }

        return null;

        void Enter(T node)
        {
            marks[node] = Mark.Begun;
            path.Push((node, next(node).GetEnumerator()));
        }
    }
}
