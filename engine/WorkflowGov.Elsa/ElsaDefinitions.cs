using Elsa.Workflows;
using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Filters;
using Elsa.Workflows.Management.Mappers;
using Elsa.Workflows.Management.Models;
using Elsa.Workflows.Runtime;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions.Exports;

namespace WorkflowGov.Elsa;

/// <summary>Published definitions as Elsa's: one Elsa version an item's version, never another content under the same number.</summary>
internal sealed class ElsaDefinitions(
    IActivitySerializer serializer, WorkflowDefinitionMapper mapper, IWorkflowDefinitionStore store, IWorkflowDefinitionStorePopulator populator, KnownVersions known)
{
    /// <summary>The name under which Elsa knows where they come from.</summary>
    public const string Source = "WorkflowGov";

    /// <summary>Elsa's name of one version of an item.</summary>
    /// <param name="code">The item.</param>
    /// <param name="version">Its version.</param>
    /// <returns>The name.</returns>
    public static string VersionId(ItemCode code, int version) => $"{FlowElsa.DefinitionId(code)}-v{version}";

    /// <summary>An item as Elsa takes it over.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The definition, not to be edited in Elsa.</returns>
    public MaterializedWorkflow Of(ServiceItem item)
    {
        var json = FlowElsa.Of(item);
        var model = serializer.Deserialize<WorkflowDefinitionModel>(json);
        (model.Id, model.IsReadonly) = (VersionId(item.Code, item.Version), true);
        return new MaterializedWorkflow(mapper.Map(model), Source, "Json", null, json);
    }

    /// <summary>Those of the items that Elsa does not know yet.</summary>
    /// <param name="items">The items.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The items.</returns>
    public async Task<IReadOnlyList<ServiceItem>> UnknownAsync(IReadOnlyList<ServiceItem> items, CancellationToken cancellation)
    {
        var asked = items.Where(i => !known.Has(VersionId(i.Code, i.Version))).ToList();
        if (asked.Count == 0)
            return [];
        var found = await store.FindSummariesAsync(new WorkflowDefinitionFilter { Ids = [.. asked.Select(i => VersionId(i.Code, i.Version))] }, cancellation);
        foreach (var one in found)
            known.Add(one.Id);
        return [.. asked.Where(i => !known.Has(VersionId(i.Code, i.Version)))];
    }

    /// <summary>Makes sure that Elsa knows a version before a case of it starts.</summary>
    /// <param name="item">The item.</param>
    /// <param name="cancellation">Cancels waiting.</param>
    /// <returns>Elsa's name of the version.</returns>
    public async Task<string> EnsureAsync(ServiceItem item, CancellationToken cancellation)
    {
        foreach (var unknown in await UnknownAsync([item], cancellation))
        {
            var added = await populator.AddAsync(Of(unknown), cancellation);
            added.OnFailure(e => throw new InvalidOperationException($"Elsa did not take over {item.Code} version {item.Version}.", e));
        }

        return VersionId(item.Code, item.Version);
    }
}
