using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Core.Cases;

/// <content>Events of the window: intake, certificate and delivery.</content>
[JsonDerivedType(typeof(MaterialsChecked), "case.materials_checked")]
[JsonDerivedType(typeof(PreReviewed), "case.pre_reviewed")]
[JsonDerivedType(typeof(OriginalsVerified), "case.originals_verified")]
[JsonDerivedType(typeof(LicencesMatched), "case.licences_matched")]
[JsonDerivedType(typeof(AgentAppointed), "agent.appointed")]
[JsonDerivedType(typeof(AgentActed), "agent.acted")]
[JsonDerivedType(typeof(AgentRevoked), "agent.revoked")]
[JsonDerivedType(typeof(CommitmentSigned), "commitment.signed")]
[JsonDerivedType(typeof(CommitmentWithdrawn), "commitment.withdrawn")]
[JsonDerivedType(typeof(CertificateIssued), "certificate.issued")]
[JsonDerivedType(typeof(PickupNotified), "delivery.pickup_notified")]
[JsonDerivedType(typeof(CourierSent), "delivery.sent")]
[JsonDerivedType(typeof(CourierReturned), "delivery.returned")]
[JsonDerivedType(typeof(ResultServed), "delivery.served")]
[JsonDerivedType(typeof(ReceiptIssued), "case.receipt_issued")]
[JsonDerivedType(typeof(Rated), "rating.given")]
[JsonDerivedType(typeof(RatingContacted), "rating.contacted")]
[JsonDerivedType(typeof(RatingResolved), "rating.resolved")]
public abstract partial record CaseEvent
{
    /// <summary>受理标准逐项核对, by who accepts; comes before <see cref="Accepted"/>.</summary>
    /// <param name="On">The day.</param>
    /// <param name="Checks">Every standard of every material handed in, all met.</param>
    public sealed record MaterialsChecked(LocalDate On, ImmutableArray<MaterialCheck> Checks) : CaseEvent;

    /// <summary>网上预审通过.</summary>
    /// <param name="On">The day.</param>
    /// <param name="Originals">Keys of the materials whose originals are to be shown.</param>
    /// <param name="Note">What the applicant should know.</param>
    /// <param name="AcceptBy">When the case is accepted by law if nothing is said: the pre-review stops no clock.</param>
    public sealed record PreReviewed(LocalDate On, ImmutableArray<string> Originals, string Note, LocalDate AcceptBy) : CaseEvent;

    /// <summary>原件核验.</summary>
    /// <param name="On">The day.</param>
    /// <param name="Materials">Keys of the materials.</param>
    /// <param name="By">Name of the clerk who saw them.</param>
    public sealed record OriginalsVerified(LocalDate On, ImmutableArray<string> Materials, string By) : CaseEvent;

    /// <summary>电子证照匹配.</summary>
    /// <param name="On">The day.</param>
    /// <param name="Consent">同意查询.</param>
    /// <param name="Materials">What was taken from the store; may be none.</param>
    public sealed record LicencesMatched(LocalDate On, LicenceConsent Consent, ImmutableArray<SubmittedMaterial> Materials) : CaseEvent;

    /// <summary>委托代办.</summary>
    /// <param name="On">The day.</param>
    /// <param name="Agent">The agent and the power.</param>
    public sealed record AgentAppointed(LocalDate On, Agent Agent) : CaseEvent;

    /// <summary>代办人办理: what follows in the log was done by the agent.</summary>
    /// <param name="On">The day.</param>
    /// <param name="Act">What.</param>
    /// <param name="Name">The agent's name.</param>
    /// <param name="Power">Number of the 授权委托书.</param>
    public sealed record AgentActed(LocalDate On, AgentAct Act, string Name, string Power) : CaseEvent;

    /// <summary>撤销委托.</summary>
    /// <param name="On">The day.</param>
    /// <param name="Name">The agent's name.</param>
    /// <param name="Reason">In words.</param>
    public sealed record AgentRevoked(LocalDate On, string Name, string Reason) : CaseEvent;

    /// <summary>告知承诺书签署.</summary>
    /// <param name="On">The day.</param>
    /// <param name="Reference">承诺书编号.</param>
    /// <param name="Told">Conditions the applicant was told and commits to.</param>
    public sealed record CommitmentSigned(LocalDate On, string Reference, ImmutableArray<string> Told) : CaseEvent;

    /// <summary>撤回承诺: ends the case, which cannot be decided on a commitment any more.</summary>
    /// <param name="On">The day.</param>
    /// <param name="Reference">承诺书编号.</param>
    /// <param name="Reason">In the applicant's words.</param>
    public sealed record CommitmentWithdrawn(LocalDate On, string Reference, string Reason) : CaseEvent;

    /// <summary>证照签发; follows the <see cref="StepDone"/> of the 制证.</summary>
    /// <param name="On">The day.</param>
    /// <param name="Certificate">The certificate.</param>
    public sealed record CertificateIssued(LocalDate On, Certificate Certificate) : CaseEvent;

    /// <summary>已通知领取.</summary>
    /// <param name="Step">The delivery.</param>
    /// <param name="On">The day.</param>
    /// <param name="Means">How the applicant was told.</param>
    /// <param name="Place">Where to collect.</param>
    public sealed record PickupNotified(StepId Step, LocalDate On, string Means, string Place) : CaseEvent;

    /// <summary>寄出.</summary>
    /// <param name="Step">The delivery.</param>
    /// <param name="On">The day.</param>
    /// <param name="Carrier">承运人.</param>
    /// <param name="Tracking">运单号.</param>
    public sealed record CourierSent(StepId Step, LocalDate On, string Carrier, string Tracking) : CaseEvent;

    /// <summary>邮件退回.</summary>
    /// <param name="Step">The delivery.</param>
    /// <param name="On">The day.</param>
    /// <param name="Reason">退回原因.</param>
    public sealed record CourierReturned(StepId Step, LocalDate On, string Reason) : CaseEvent;

    /// <summary>送达; comes before the <see cref="StepDone"/> of the delivery.</summary>
    /// <param name="Step">The delivery.</param>
    /// <param name="Receipt">送达回证.</param>
    public sealed record ResultServed(StepId Step, ServiceReceipt Receipt) : CaseEvent;

    /// <summary>出具收件凭证; the password on it is kept hashed elsewhere.</summary>
    /// <param name="On">The day.</param>
    /// <param name="QueryNumber">查询编号.</param>
    public sealed record ReceiptIssued(LocalDate On, string QueryNumber) : CaseEvent;

    /// <summary>好差评.</summary>
    /// <param name="On">The day.</param>
    /// <param name="Level">评价等级.</param>
    /// <param name="Comment">In the applicant's words.</param>
    /// <param name="FollowUp">差评处理期限, which begins with it; null for one that is not bad. Not stored before 2026-12.</param>
    public sealed record Rated(LocalDate On, Items.RatingLevel Level, string Comment, Items.LegalLimit? FollowUp = null) : CaseEvent;

    /// <summary>差评回访.</summary>
    /// <param name="On">The day.</param>
    /// <param name="Note">What was said.</param>
    public sealed record RatingContacted(LocalDate On, string Note) : CaseEvent;

    /// <summary>差评整改结果.</summary>
    /// <param name="On">The day.</param>
    /// <param name="Result">What was mended, explained or found.</param>
    /// <param name="Finding">核实处理结果. Not stored before 2026-12, when all were mended.</param>
    public sealed record RatingResolved(LocalDate On, string Result, Items.RatingFinding Finding = Items.RatingFinding.Mended) : CaseEvent;
}
