using WorkflowGov.Core.Processes;

namespace WorkflowGov.Core.Cases;

/// <summary>
/// 公示: posted from day to day at a place; objections are recorded one by one, each is answered. The step goes no further
/// before the period is over, with an objection open, or against one that was found right.
/// </summary>
internal static class PublicNotices
{
    public static Ruling<IReadOnlyList<CaseEvent>> Post(ApprovalCase on, CaseCommand.PostNotice command, CaseContext context)
    {
        var opened = Handling.Open(on, command.Step, context);
        if (opened.Rejection is { } closed)
            return closed;
        var step = opened.Value;
        var refusal = (step.Review == ReviewMethod.PublicNotice ? null : Rejections.NoNotice(step))
            ?? Authority.MayDo(on, step, [context.Actor.User], context)
            ?? HandingOver.HeldByOther(on, step, context)
            ?? (on.WorkAt(step.Id).Notice is null ? null : Rejections.PostedAlready(step))
            ?? (string.IsNullOrWhiteSpace(command.Place) || string.IsNullOrWhiteSpace(command.Reference) ? Rejections.NoticePlaceMissing(step) : null)
            ?? (command.From >= context.Today && command.Through >= command.From ? null : Rejections.NoticePeriodWrong(step));
        if (refusal is not null)
            return refusal;
        var least = step.NoticePeriod is { } period ? Intake.DueOf(period, command.From, context) : command.From;
        return command.Through < least
            ? Rejections.NoticeTooShort(step, least)
            : new CaseEvent[] { new CaseEvent.NoticePosted(step.Id, command.Place, command.From, command.Through, command.Reference) };
    }

    /// <summary>Anybody objects; a window, the web hall or who does the step takes it down.</summary>
    public static Ruling<IReadOnlyList<CaseEvent>> Object(ApprovalCase on, CaseCommand.RecordObjection command, CaseContext context)
    {
        var opened = Handling.Open(on, command.Step, context);
        if (opened.Rejection is { } closed)
            return closed;
        var step = opened.Value;
        var notice = on.WorkAt(step.Id).Notice;
        var refusal = (Authority.MaySubmit(context) is null ? null : Authority.MayDo(on, step, [context.Actor.User], context))
            ?? (notice is not null && context.Today >= notice.From ? null : Rejections.NotPosted(step))
            ?? (string.IsNullOrWhiteSpace(command.By) || string.IsNullOrWhiteSpace(command.Content) ? Rejections.WhyMissing("异议", "an objection") : null);
        return refusal is not null
            ? refusal
            : new CaseEvent[] { new CaseEvent.ObjectionRecorded(step.Id, notice!.Objections.Length + 1, command.By, command.Content) };
    }

    public static Ruling<IReadOnlyList<CaseEvent>> Answer(ApprovalCase on, CaseCommand.AnswerObjection command, CaseContext context) => Handling.At(
        on, command.Step, context,
        step => Authority.MayDo(on, step, [context.Actor.User], context)
            ?? HandingOver.HeldByOther(on, step, context)
            ?? (on.WorkAt(step.Id).Notice?.Objections.Any(o => o.Number == command.Number && o.Answer is null) == true
                ? null : Rejections.NoObjection(step, command.Number))
            ?? (string.IsNullOrWhiteSpace(command.Answer) ? Rejections.WhyMissing("异议的答复", "the answer to an objection") : null),
        step => new CaseEvent.ObjectionAnswered(step.Id, command.Number, command.Upheld, command.Answer));

    /// <summary>What stands in the way of an outcome of a 公示.</summary>
    public static Rejection? Bars(ApprovalCase on, Step step, OutcomeRule outcome, CaseContext context)
    {
        if (step.Review != ReviewMethod.PublicNotice)
            return null;
        if (on.WorkAt(step.Id).Notice is not { } notice)
            return Rejections.NotPosted(step);
        if (notice.Objections.FirstOrDefault(o => o.Answer is null) is { } open)
            return Rejections.ObjectionOpen(step, open);
        var upheld = notice.Objections.FirstOrDefault(o => o.Upheld);
        if (upheld is not null)
            return outcome.Action is OutcomeAction.Continue ? Rejections.ObjectionUpheld(step, upheld) : null;
        if (outcome.Action is not OutcomeAction.Continue)
            return Rejections.NothingUpheld(step, outcome);
        return context.Today <= notice.Through ? Rejections.NoticeRunning(step, notice.Through) : null;
    }
}
