namespace WorkflowGov.Definitions.Documents;

/// <summary>出具文书的时点: what happened to a case that a document tells of.</summary>
public enum Occasion
{
    /// <summary>收件.</summary>
    Received,

    /// <summary>告知承诺: received of an item that is granted on a commitment and checked afterwards.</summary>
    Committed,

    /// <summary>受理, by law (视为受理) too.</summary>
    Accepted,

    /// <summary>容缺受理.</summary>
    AcceptedDeficient,

    /// <summary>移交: from the window to the department that reviews.</summary>
    HandedOver,

    /// <summary>缴费: accepted of an item that costs something.</summary>
    FeeDue,

    /// <summary>补正.</summary>
    CorrectionRequested,

    /// <summary>不予受理.</summary>
    NotAccepted,

    /// <summary>不需许可.</summary>
    NotRequired,

    /// <summary>特别程序.</summary>
    SpecialBegun,

    /// <summary>延长期限.</summary>
    Extended,

    /// <summary>告知听证.</summary>
    HearingTold,

    /// <summary>通知听证.</summary>
    HearingSummoned,

    /// <summary>举行听证.</summary>
    HearingHeld,

    /// <summary>现场核查, before the decision or after (事后核查).</summary>
    Inspected,

    /// <summary>法制审核.</summary>
    LegallyReviewed,

    /// <summary>准予, by law (视为准予延续) too.</summary>
    Granted,

    /// <summary>不予.</summary>
    Refused,

    /// <summary>撤销.</summary>
    Revoked,

    /// <summary>送达.</summary>
    Delivered,

    /// <summary>撤回申请.</summary>
    Withdrawn,

    /// <summary>退件.</summary>
    Lapsed,

    /// <summary>督办.</summary>
    OrderOpened,

    /// <summary>撤销 of what was granted (行政许可法 第六十九条).</summary>
    LicenceRevoked,

    /// <summary>撤回 of what was granted (行政许可法 第八条).</summary>
    LicenceTakenBack,

    /// <summary>注销 of what was granted (行政许可法 第七十条).</summary>
    LicenceCancelled,

    /// <summary>终止办理: the applicant is no more, the item or its object is gone.</summary>
    Terminated,

    /// <summary>转报 to the body above.</summary>
    Forwarded,

    /// <summary>撤回承诺.</summary>
    CommitmentWithdrawn,

    /// <summary>邮寄: the result is under way.</summary>
    SentByCourier,
}
