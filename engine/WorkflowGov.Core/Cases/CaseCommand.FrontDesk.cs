using System.Collections.Immutable;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Core.Cases;

/// <content>Commands of the window: intake and delivery.</content>
public abstract partial record CaseCommand
{
    /// <summary>网上预审: what was handed in online is in order; these originals are to be shown at the window.</summary>
    /// <param name="Originals">Keys of materials that the standard wants as originals.</param>
    /// <param name="Note">What the applicant should know.</param>
    public sealed record PreReview(ImmutableArray<string> Originals, string Note) : CaseCommand;

    /// <summary>原件核验.</summary>
    /// <param name="Materials">Keys of the materials whose originals were seen.</param>
    public sealed record VerifyOriginals(ImmutableArray<string> Materials) : CaseCommand;

    /// <summary>匹配电子证照, with the applicant's consent.</summary>
    /// <param name="Consent">同意查询.</param>
    /// <param name="Found">What the store holds; filled in by the engine.</param>
    public sealed record MatchLicences(LicenceConsent Consent, ImmutableArray<SubmittedMaterial> Found) : CaseCommand;

    /// <summary>委托代办.</summary>
    /// <param name="Agent">The agent and the power.</param>
    public sealed record AppointAgent(Agent Agent) : CaseCommand;

    /// <summary>撤销委托.</summary>
    /// <param name="Reason">In words.</param>
    public sealed record RevokeAgent(string Reason) : CaseCommand;

    /// <summary>签署告知承诺书.</summary>
    /// <param name="Reference">承诺书编号.</param>
    public sealed record SignCommitment(string Reference) : CaseCommand;

    /// <summary>撤回承诺, before the decision.</summary>
    /// <param name="Reason">In the applicant's words.</param>
    public sealed record WithdrawCommitment(string Reason) : CaseCommand;

    /// <summary>通知领取.</summary>
    /// <param name="Step">The open delivery.</param>
    /// <param name="Means">How the applicant was told, for example 短信.</param>
    /// <param name="Place">Where to collect.</param>
    public sealed record NotifyPickup(StepId Step, string Means, string Place) : CaseCommand;

    /// <summary>邮寄.</summary>
    /// <param name="Step">The open delivery.</param>
    /// <param name="Carrier">承运人.</param>
    /// <param name="Tracking">运单号.</param>
    public sealed record SendByCourier(StepId Step, string Carrier, string Tracking) : CaseCommand;

    /// <summary>邮件退回.</summary>
    /// <param name="Step">The open delivery.</param>
    /// <param name="Reason">退回原因.</param>
    public sealed record ReturnByCourier(StepId Step, string Reason) : CaseCommand;

    /// <summary>送达, with its 回证; ends the delivery.</summary>
    /// <param name="Step">The open delivery.</param>
    /// <param name="Receipt">送达回证.</param>
    public sealed record Serve(StepId Step, ServiceReceipt Receipt) : CaseCommand;
}
