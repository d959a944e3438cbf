using NodaTime;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Cases;

/// <summary>
/// 容缺受理: with the main materials complete, those the item marks as 容缺 may follow acceptance within the time the
/// applicant commits to. The time limits run from acceptance; nothing is granted before everything is there.
/// </summary>
internal static class Deficiency
{
    /// <summary>Materials that may follow and were not handed in.</summary>
    public static IEnumerable<Material> Owed(Application application, ServiceItem item) => item.Materials
        .Where(m => m.Need == MaterialNeed.Deferrable && application.Materials.All(s => s.Key != m.Key));

    /// <summary>Holds a commitment against the rule: long enough before the promise, and not too long.</summary>
    public static Ruling<OwedMaterials> Commit(
        ApprovalCase on, CaseCommand.AcceptDeficient command, LocalDate promisedDue, CaseContext context)
    {
        var law = context.Law.Deficiency;
        var owed = Owed(on.Application, context.Item).Select(m => m.Key).ToList();
        if (owed.Count == 0)
            return Rejections.NothingOwed();
        if (string.IsNullOrWhiteSpace(command.Reference))
            return Rejections.CommitmentMissing(law);
        var latest = context.Calendar.AddWorkingDays(promisedDue, -law.ShorterBy.Amount);
        if (latest <= context.Today)
            return Rejections.TooShortForCommitment(context.Item, law);
        if (command.Commitment.Unit != law.Most.Unit || command.Commitment.Amount is var days && (days < 1 || days > law.Most.Amount))
            return Rejections.CommitmentTooLong(law, latest);
        var by = Intake.DueOf(command.Commitment, context.Today, context);
        return by > latest
            ? Rejections.CommitmentTooLong(law, latest)
            : new OwedMaterials([.. owed], by, command.Commitment, command.Reference);
    }

    public static ApprovalCase Begin(ApprovalCase on, CaseEvent.Accepted e) => e.Owed is not { } owed ? on : on.With(
        Clock.Start(on.NextName(CaseClocks.Completion), ClockKind.Completion, owed.Commitment, e.On, owed.Reference)) with { Owed = owed };

    public static Ruling<IReadOnlyList<CaseEvent>> HandIn(
        ApprovalCase on, CaseCommand.CompleteMaterials command, CaseContext context)
    {
        var refusal = Authority.MaySubmit(context)
            ?? (on.Owed is null || on.IsClosed ? Rejections.WrongStatus(on, "补齐容缺材料", "complete the materials of") : null)
            ?? on.Late(ClockKind.Completion, context)
            ?? (command.Materials.IsEmpty ? Rejections.NothingHandedIn() : null)
            ?? ApplicationCheck.Materials(command.Materials, context.Item);
        if (refusal is not null)
            return refusal;
        return command.Materials.FirstOrDefault(m => !on.Owed!.Keys.Contains(m.Key)) is { } extra
            ? Rejections.MaterialNotOwed(extra.Key)
            : new CaseEvent[] { new CaseEvent.MaterialsCompleted(context.Today, command.Materials) };
    }

    public static ApprovalCase Complete(ApprovalCase on, CaseEvent.MaterialsCompleted e)
    {
        var owed = on.Owed! with { Keys = on.Owed.Keys.RemoveAll(k => e.Materials.Any(m => m.Key == k)) };
        var next = on with
        {
            Owed = owed.Keys.IsEmpty ? null : owed,
            Application = on.Application with { Materials = [.. on.Application.Materials, .. e.Materials] },
        };
        return next.Owed is null ? next.Stop(CaseClocks.Completion, e.On) : next;
    }

    /// <summary>Nothing is granted while materials are owed; a refusal need not wait.</summary>
    public static Rejection? Bars(ApprovalCase on, OutcomeRule outcome, ServiceItem item) =>
        on.Owed is { } owed && outcome.Action is OutcomeAction.Continue
            ? Rejections.GrantWhileOwed(owed, item)
            : null;
}
