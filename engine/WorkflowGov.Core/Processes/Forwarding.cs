using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Processes;

/// <summary>转报: the step's passing sends opinion and all materials to the body that decides (行政许可法 第三十五条、第四十三条).</summary>
/// <param name="To">上级机关.</param>
/// <param name="Limit">How long it has, from the day it is sent.</param>
/// <param name="Basis">Law and article.</param>
public sealed record Forwarding(string To, TimeLimit Limit, string Basis);
