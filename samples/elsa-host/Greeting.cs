using Elsa.Workflows;
using Elsa.Workflows.Activities;

namespace ElsaHost;

/// <summary>A workflow of the host's own.</summary>
public sealed class Greeting : WorkflowBase
{
    /// <summary>Its one version.</summary>
    public const string VersionId = "greeting-v1";

    /// <inheritdoc/>
    protected override void Build(IWorkflowBuilder builder)
    {
        builder.WithDefinitionId("greeting");
        builder.Id = VersionId;
        builder.Root = new WriteLine("本单位自己的流程照常运行 / The host's own workflow runs as before");
    }
}
