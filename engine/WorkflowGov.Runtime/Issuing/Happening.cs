using System.Collections.Immutable;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions.Documents;

namespace WorkflowGov.Runtime.Issuing;

/// <summary>Something that documents tell of.</summary>
/// <param name="On">What it is.</param>
/// <param name="Event">The event.</param>
/// <param name="Recorded">The event as recorded.</param>
internal sealed record Happening(Occasion On, CaseEvent Event, RecordedEvent Recorded)
{
    /// <summary>All that happened in a case, in order.</summary>
    public static ImmutableArray<Happening> AllOf(IEnumerable<RecordedEvent> events, ServiceItem item) =>
    [
        .. events.SelectMany(r =>
        {
            var happened = StoredJson.Read<CaseEvent>(r.Payload);
            return Occasions(happened, item).Select(o => new Happening(o, happened, r));
        }),
    ];

    /// <summary>Which templates tell of it; a special one takes the place of the general one.</summary>
    public IEnumerable<DocumentTemplate> Templates(ImmutableArray<DocumentTemplate> all, ServiceItem item)
    {
        var fit = all.Where(t => t.On == On && t.IsFor(item)).ToList();
        return fit.Where(t => !fit.Any(s => s.InsteadOf == t.Kind));
    }

    private static IEnumerable<Occasion> Occasions(CaseEvent happened, ServiceItem item) => happened switch
    {
        CaseEvent.Received when item.Process.Steps.Any(s => s.Kind == StepKind.PostCheck) => [Occasion.Received, Occasion.Committed],
        CaseEvent.Received => [Occasion.Received],
        CaseEvent.Accepted accepted => Accepted(accepted, item),
        CaseEvent.CorrectionRequested => [Occasion.CorrectionRequested],
        CaseEvent.Declined { Ground: DeclineGround.NotRequired } => [Occasion.NotRequired],
        CaseEvent.Declined => [Occasion.NotAccepted],
        CaseEvent.SpecialBegun => [Occasion.SpecialBegun],
        CaseEvent.Extended => [Occasion.Extended],
        CaseEvent.HearingTold => [Occasion.HearingTold],
        CaseEvent.HearingSummoned => [Occasion.HearingSummoned],
        CaseEvent.HearingHeld => [Occasion.HearingHeld],
        CaseEvent.StepDone done => Done(done, item),
        CaseEvent.DecisionMade { Decision: DecisionKind.Granted } or CaseEvent.DeemedRenewed => [Occasion.Granted],
        CaseEvent.DecisionMade { Decision: DecisionKind.Refused } => [Occasion.Refused],
        CaseEvent.DecisionMade => [Occasion.Revoked],
        CaseEvent.Withdrawn => [Occasion.Withdrawn],
        CaseEvent.Lapsed => [Occasion.Lapsed],
        CaseEvent.OrderOpened => [Occasion.OrderOpened],
        CaseEvent.LicenceEnded { End: LicenceEnd.Revoked } => [Occasion.LicenceRevoked],
        CaseEvent.LicenceEnded { End: LicenceEnd.TakenBack } => [Occasion.LicenceTakenBack],
        CaseEvent.LicenceEnded => [Occasion.LicenceCancelled],
        CaseEvent.Terminated => [Occasion.Terminated],
        CaseEvent.Forwarded => [Occasion.Forwarded],
        CaseEvent.CommitmentWithdrawn => [Occasion.CommitmentWithdrawn],
        CaseEvent.CourierSent => [Occasion.SentByCourier],
        _ => [],
    };

    private static IEnumerable<Occasion> Accepted(CaseEvent.Accepted accepted, ServiceItem item)
    {
        yield return Occasion.Accepted;
        if (accepted.Owed is not null)
            yield return Occasion.AcceptedDeficient;
        if (accepted.Entered.Any(e => item.Process[e.Step].Office != Office.Window))
            yield return Occasion.HandedOver;
        if (item.FeeBasis is not null)
            yield return Occasion.FeeDue;
    }

    private static IEnumerable<Occasion> Done(CaseEvent.StepDone done, ServiceItem item)
    {
        var step = item.Process[done.Step];
        if (step.Review == ReviewMethod.OnSite)
            yield return Occasion.Inspected;
        if (step.Review == ReviewMethod.LegalReview)
            yield return Occasion.LegallyReviewed;
        if (step.Kind == StepKind.Deliver)
            yield return Occasion.Delivered;
    }
}
