using System.Collections.Immutable;
using WorkflowGov.Core.Cases;

namespace WorkflowGov.Server.Api;

/// <summary>受理.</summary>
/// <param name="Checks">Every acceptance standard of what was handed in, answered; left out only where there is none.</param>
public sealed record AcceptanceRequest(ImmutableArray<MaterialCheck>? Checks = null);

/// <summary>网上预审.</summary>
/// <param name="Originals">Keys of the materials whose originals are to be shown at the window.</param>
/// <param name="Note">What the applicant should know.</param>
public sealed record PreReviewRequest(ImmutableArray<string> Originals, string Note = "");

/// <summary>原件核验.</summary>
/// <param name="Materials">Keys of the materials whose originals were seen.</param>
public sealed record OriginalsRequest(ImmutableArray<string> Materials);

/// <summary>匹配电子证照.</summary>
/// <param name="Consent">同意查询.</param>
public sealed record LicenceMatchRequest(LicenceConsent Consent);

/// <summary>委托代办.</summary>
/// <param name="Agent">The agent and the power.</param>
public sealed record AgentRequest(Agent Agent);

/// <summary>Why something is taken back.</summary>
/// <param name="Reason">In words.</param>
public sealed record ReasonRequest(string Reason);

/// <summary>签署告知承诺书.</summary>
/// <param name="Reference">承诺书编号.</param>
public sealed record CommitmentRequest(string Reference);

/// <summary>通知领取.</summary>
/// <param name="Means">How the applicant was told.</param>
/// <param name="Place">Where to collect.</param>
public sealed record PickupNoticeRequest(string Means, string Place);

/// <summary>邮寄.</summary>
/// <param name="Carrier">承运人.</param>
/// <param name="Tracking">运单号.</param>
public sealed record CourierRequest(string Carrier, string Tracking);
