using Elsa.Workflows;
using Elsa.Workflows.Attributes;

namespace WorkflowGov.Elsa.Activities;

/// <summary>The case has come to its end.</summary>
[Activity("WorkflowGov", nameof(End), 1, "办件结束 / The case has come to its end.", "WorkflowGov", DisplayName = "结束")]
public sealed class End : CodeActivity, ITerminalNode;
