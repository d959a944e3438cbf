using Elsa.Workflows.Runtime;
using NodaTime;
using WorkflowGov.Runtime;

namespace WorkflowGov.Elsa;

/// <summary>Hands every item's newest published version to Elsa when it starts; older and later ones follow when a case needs them.</summary>
/// <param name="items">The registry.</param>
/// <param name="definitions">How Elsa takes them over.</param>
internal sealed class PublishedItems(IItemRegistry items, ElsaDefinitions definitions) : IWorkflowsProvider
{
    /// <inheritdoc/>
    public string Name => ElsaDefinitions.Source;

    /// <inheritdoc/>
    public async ValueTask<IEnumerable<MaterializedWorkflow>> GetWorkflowsAsync(CancellationToken cancellationToken = default)
    {
        await items.RefreshAsync(cancellationToken);
        return (await definitions.UnknownAsync(items.AllInForce(LocalDate.MaxIsoValue), cancellationToken)).Select(definitions.Of).ToList();
    }
}
