namespace WorkflowGov.Definitions;

/// <summary>What kind of point of acceptance it is.</summary>
public enum PointKind
{
    /// <summary>区级政务服务大厅.</summary>
    District,

    /// <summary>街道政务服务中心.</summary>
    Street,

    /// <summary>社区党群服务中心.</summary>
    Community,
}

/// <summary>
/// 服务网点: where one applies. It has an address, hours and a telephone and nothing else: every point takes the same
/// items under the same version (同一事项、同一标准).
/// </summary>
/// <param name="Name">网点名称.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Of">The point above it: a community's street centre, a street's district hall; null for the hall.</param>
/// <param name="Address">办理地点.</param>
/// <param name="Hours">办理时间.</param>
/// <param name="Phone">咨询电话.</param>
public sealed record AcceptancePoint(string Name, PointKind Kind, string? Of, string Address, string Hours, string Phone);
