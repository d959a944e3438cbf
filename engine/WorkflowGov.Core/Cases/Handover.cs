using NodaTime;

namespace WorkflowGov.Core.Cases;

/// <summary>送达方式.</summary>
public enum ServiceWay
{
    /// <summary>直接送达: handed over at the window or at the addressee's.</summary>
    Direct,

    /// <summary>邮寄送达: the date is that on the return card.</summary>
    Courier,

    /// <summary>电子送达: into the addressee's system, with consent.</summary>
    Electronic,
}

/// <summary>送达回证: who received the result, how and when, or how it was left with a witness.</summary>
/// <param name="Number">回证编号.</param>
/// <param name="Way">送达方式.</param>
/// <param name="Receiver">签收人.</param>
/// <param name="Document">By which document the receiver was identified; null where nobody stood at the window.</param>
/// <param name="Identifier">Its number, checked; null likewise.</param>
/// <param name="ServedOn">送达日期, Asia/Shanghai.</param>
/// <param name="Refused">拒收: then it is left (留置送达); null otherwise.</param>
/// <param name="Consented">电子送达: the addressee consented.</param>
public sealed record ServiceReceipt(
    string Number, ServiceWay Way, string Receiver, IdentityDocument? Document, string? Identifier, LocalDate ServedOn,
    RefusedService? Refused = null, bool Consented = false);

/// <summary>拒收.</summary>
/// <param name="Reason">拒收事由.</param>
/// <param name="Witness">见证人.</param>
public sealed record RefusedService(string Reason, string Witness);

/// <summary>出件: how the result goes to the applicant.</summary>
/// <param name="NotifiedOn">已通知领取: the clock of 行政许可法 第四十四条 stops here for who collects; null otherwise.</param>
/// <param name="Carrier">承运人; null when it was not sent.</param>
/// <param name="Tracking">运单号.</param>
/// <param name="SentOn">寄出日期.</param>
/// <param name="ReturnedOn">退回日期; null while it is under way or delivered.</param>
/// <param name="Receipt">送达回证; null before.</param>
public sealed record Handover(
    LocalDate? NotifiedOn = null, string? Carrier = null, string? Tracking = null, LocalDate? SentOn = null,
    LocalDate? ReturnedOn = null, ServiceReceipt? Receipt = null)
{
    /// <summary>It is with the carrier.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsUnderWay => SentOn is not null && ReturnedOn is null && Receipt is null;
}
