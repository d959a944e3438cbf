using NodaTime;
using NodaTime.Text;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Cases;

/// <summary>
/// 延续 (行政许可法 第五十条): who applies in time has a decision before the licence expires, or it is deemed renewed. Who
/// applies later, but before the expiry, is decided under the ordinary limits; after it there is nothing to renew.
/// </summary>
internal static class Renewal
{
    public static Rejection? Refuses(Application application, CaseContext context) =>
        ExpiryOf(application, context.Item) is { } expiry && expiry < context.Today
            ? Rejections.AlreadyExpired(context.Item, expiry)
            : null;

    /// <summary>Starts the clock that ends with the licence, for who applied in time.</summary>
    public static ApprovalCase Begin(ApprovalCase on, CaseContext context)
    {
        if (ExpiryOf(on.Application, context.Item) is not { } expiry || expiry < on.AcceptedOn)
            return on;
        var rule = context.Item.Renewal!.ApplyBefore ?? context.Law.Renewal;
        var applyBy = BackwardLimit.Before(expiry, rule.Limit, context.Calendar).On;
        return on.ReceivedOn > applyBy
            ? on
            : on.With(Clock.Until(CaseClocks.Renewal, ClockKind.Renewal, on.AcceptedOn!.Value, expiry, context.Law.Renewal.Basis));
    }

    public static CaseEvent Deemed(ApprovalCase on, LocalDate expiry, CaseContext context)
    {
        var entered = Course.Granted(context.Item.Process, on.Standing, on.Application.Form).Marking.Active;
        return new CaseEvent.DeemedRenewed(expiry, context.Law.Renewal.Basis, entered);
    }

    private static LocalDate? ExpiryOf(Application application, ServiceItem item) =>
        item.Renewal is { } rule && application.Form.GetValueOrDefault(rule.Expires) is FormValue.Of day
        && LocalDatePattern.Iso.Parse(day.Value) is { Success: true } parsed
            ? parsed.Value
            : null;
}
