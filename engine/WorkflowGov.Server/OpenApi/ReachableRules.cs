using System.Collections.Frozen;
using System.Reflection;
using WorkflowGov.Core.Cases;

namespace WorkflowGov.Server.OpenApi;

/// <summary>More code that an operation runs than its handler shows: a delegate made elsewhere.</summary>
/// <param name="Method">That code.</param>
internal sealed record AlsoRuns(MethodInfo Method);

/// <summary>
/// Which rules may refuse an operation: those that its handler can reach in the compiled code. A command is followed
/// to the decision on that command alone, not to the switch over all of them.
/// </summary>
internal sealed class ReachableRules
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly FrozenSet<Assembly> Ours = [typeof(Decide).Assembly, typeof(Runtime.CaseService).Assembly, typeof(ReachableRules).Assembly];

    /// <summary>By the command's type: the decisions that take it.</summary>
    private static readonly Lazy<ILookup<Type, MethodInfo>> Decisions = new(() => typeof(Decide).Assembly.GetTypes()
        .SelectMany(t => t.GetMethods(Any)).Where(m => m.Name != "ToString")
        .SelectMany(m => m.GetParameters().Where(p => p.ParameterType.DeclaringType == typeof(CaseCommand)).Select(p => (p.ParameterType, m)))
        .ToLookup(d => d.ParameterType, d => d.m));

    /// <summary>What methods name and refuse by: each is read once, however many operations run it.</summary>
    private readonly Dictionary<MethodBase, (MethodBase[] Next, WrittenRule[] Rules)> known = [];

    /// <summary>What is asked of every command: whether an agent may give it.</summary>
    private static readonly MethodInfo OfAnyCommand = typeof(Decide).Assembly.GetType("WorkflowGov.Core.Cases.Agency", throwOnError: true)!.GetMethod("Recorded", Any)!;

    /// <summary>The rules that code can refuse by.</summary>
    /// <param name="reached">All that it runs.</param>
    public IReadOnlyList<WrittenRule> In(IEnumerable<MethodBase> reached) =>
        [.. reached.SelectMany(m => Read(m).Rules).DistinctBy(r => r.Code).OrderBy(r => r.Code, StringComparer.Ordinal)];

    /// <summary>All of our methods that code can run.</summary>
    /// <param name="start">Where it begins.</param>
    public IReadOnlySet<MethodBase> From(IEnumerable<MethodBase> start)
    {
        var (seen, waiting) = (new HashSet<MethodBase>(), new Stack<MethodBase>(start));
        while (waiting.TryPop(out var method))
        {
            if (!Ours.Contains(method.Module.Assembly) || IsSwitch(method) || !seen.Add(method))
                continue;
            foreach (var next in Read(method).Next)
                waiting.Push(next);
        }

        return seen;
    }

    private (MethodBase[] Next, WrittenRule[] Rules) Read(MethodBase method)
    {
        if (!known.TryGetValue(method, out var read))
        {
            List<Instruction> written = [.. CompiledMethod.Read(method)];
            known[method] = read = (
                [.. written.Select(i => i.Operand).OfType<MethodBase>().SelectMany(named => Next(named, method)).Where(m => Ours.Contains(m.Module.Assembly)).Distinct()],
                [.. RuleBook.Rules(written)]);
        }

        return read;
    }

    /// <summary>Core makes commands only to find out who could give them.</summary>
    private static IEnumerable<MethodBase> Next(MethodBase named, MethodBase by)
    {
        yield return named;
        if (by.Module != typeof(Decide).Module && named is ConstructorInfo { DeclaringType: { } made } && made.DeclaringType == typeof(CaseCommand))
        {
            foreach (var decision in Decisions.Value[made].Append(OfAnyCommand))
                yield return decision;
        }
    }

    /// <summary>
    /// Where every command goes through: followed command by command instead. What the engine decides by itself
    /// afterwards refuses nobody.
    /// </summary>
    private static bool IsSwitch(MethodBase method) => method.DeclaringType == typeof(Decide)
        || (method.DeclaringType is { } type && type.Assembly == typeof(Decide).Assembly && method.Name == "Rule"
            && method.GetParameters().Any(p => p.ParameterType == typeof(CaseCommand)));
}
