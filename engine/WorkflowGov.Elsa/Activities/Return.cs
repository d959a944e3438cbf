using Elsa.Workflows;
using Elsa.Workflows.Attributes;

namespace WorkflowGov.Elsa.Activities;

/// <summary>退回 to an earlier step; how often is Core's to count.</summary>
[Activity("WorkflowGov", nameof(Return), 1, "退回前面的环节 / Goes back to an earlier step.", "WorkflowGov", DisplayName = "退回")]
public sealed class Return : CodeActivity;
