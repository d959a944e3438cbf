using NodaTime;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions.Scenarios;

/// <summary>
/// 修改后的一般法律: general law that comes into force in between. What is done from that day on is done under it; a
/// limit that runs already keeps its length.
/// </summary>
/// <param name="From">施行日期.</param>
/// <param name="Law">The law as it is then.</param>
internal sealed record AmendedLaw(LocalDate From, GeneralLaw Law)
{
    /// <summary>What the scenario changes; all else stays as it is.</summary>
    public static AmendedLaw? Read(Fields scenario, GeneralLaw law)
    {
        if (scenario.Sub("law", needed: false) is not { } to)
            return null;
        var basis = to.Text("basis");
        LegalLimit Of(string key, LegalLimit now) => to.Find(key) is null ? now : new LegalLimit(to.Limit(key), basis);
        var amended = new AmendedLaw(to.Date("from"), law with
        {
            Acceptance = Of("acceptance", law.Acceptance), Correction = Of("correction", law.Correction), Delivery = Of("delivery", law.Delivery),
            Renewal = Of("renewal", law.Renewal),
        });
        to.Done();
        return amended;
    }

    /// <summary>The law in force on a day.</summary>
    public static GeneralLaw On(AmendedLaw? amended, GeneralLaw law, Instant now) =>
        amended is { } later && later.From <= ChinaTime.DateOf(now) ? later.Law : law;
}
