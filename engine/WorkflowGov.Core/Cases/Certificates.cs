using NodaTime;
using NodaTime.Text;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Cases;

/// <summary>结果证照: issued with the 制证 of a grant, under a number given once, with its validity; it enters the e-licence store.</summary>
/// <param name="Number">证照编号.</param>
/// <param name="Document">证照名称.</param>
/// <param name="ValidFrom">有效期起.</param>
/// <param name="ValidTo">有效期止, inclusive; null = 长期有效.</param>
/// <param name="RenewsExpiringOn">延续: it takes the place of the holder's licence that expires on this day; null otherwise.</param>
public sealed record Certificate(string Number, string Document, LocalDate ValidFrom, LocalDate? ValidTo, LocalDate? RenewsExpiringOn = null);

/// <summary>Makes certificates.</summary>
internal static class Certificates
{
    /// <summary>Whether finishing a step with an outcome issues a licence.</summary>
    public static bool Issues(ApprovalCase on, Step step, OutcomeRule outcome, ServiceItem item) =>
        step.Kind == StepKind.Issue && outcome.Action is OutcomeAction.Continue && item.Result.IsLicence
            && on.Decision == DecisionKind.Granted && on.Certificate is null;

    public static CaseEvent.CertificateIssued Issued(ApprovalCase on, string number, CaseContext context)
    {
        var item = context.Item;
        var expiring = item.Renewal is { } rule && on.Application.Form.GetValueOrDefault(rule.Expires) is FormValue.Of day
            && LocalDatePattern.Iso.Parse(day.Value) is { Success: true } parsed ? parsed.Value : (LocalDate?)null;
        var from = expiring is { } until && until >= context.Today ? until.PlusDays(1) : context.Today;
        return new CaseEvent.CertificateIssued(context.Today, new Certificate(number, item.Result.Document, from, LastDay(from, item.Result.Valid), expiring));
    }

    /// <summary>A licence of five years from 2026-09-01 holds through 2031-08-31.</summary>
    private static LocalDate? LastDay(LocalDate from, TimeLimit? valid) => valid is not { } limit ? null : limit.Unit switch
    {
        LimitUnit.Years => from.PlusYears(limit.Amount).PlusDays(-1),
        LimitUnit.Months => from.PlusMonths(limit.Amount).PlusDays(-1),
        _ => from.PlusDays(limit.Amount - 1),
    };
}
