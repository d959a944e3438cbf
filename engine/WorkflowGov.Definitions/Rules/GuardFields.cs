using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>Which fields of the form an item's guards ask about.</summary>
internal static class GuardFields
{
    public static IEnumerable<string> Of(ServiceItem item) =>
        Of(item.Materials.Select(m => m.NeededWhen).OfType<Guard>().Concat(Guards(item.Process)));

    public static IEnumerable<string> Of(IEnumerable<Guard> guards) => guards.SelectMany(GuardTruth.Compares).Select(c => c.Field);

    /// <summary>The guards of a process, from top to bottom.</summary>
    public static IEnumerable<Guard> Guards(Process process) => process.Root.WithInside().SelectMany(b => b switch
    {
        Block.Single single => [single.Definition.When],
        Block.Choice choice => choice.Ways.Select(w => w.When),
        _ => (IEnumerable<Guard?>)[],
    }).OfType<Guard>();
}
