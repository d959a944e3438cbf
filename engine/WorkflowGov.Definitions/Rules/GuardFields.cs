using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>Which fields of the form an item's guards ask about.</summary>
internal static class GuardFields
{
    public static IEnumerable<string> Of(ServiceItem item) => item.Materials.Select(m => m.NeededWhen)
        .Concat(Of(item.Process.Root)).OfType<Guard>().SelectMany(Of);

    private static IEnumerable<Guard?> Of(Block block) => block switch
    {
        Block.Single single => [single.Definition.When],
        Block.Sequence sequence => sequence.Blocks.SelectMany(Of),
        Block.Parallel parallel => parallel.Branches.SelectMany(b => Of(b.Body)),
        Block.Choice choice => choice.Ways.SelectMany(w => Of(w.Body).Prepend(w.When)),
        _ => [],
    };

    private static IEnumerable<string> Of(Guard guard) => guard switch
    {
        Guard.Compare compare => [compare.Field],
        Guard.All all => all.Parts.SelectMany(Of),
        Guard.Any any => any.Parts.SelectMany(Of),
        Guard.Not not => Of(not.Part),
        _ => [],
    };
}
