using WorkflowGov.Core.Processes;

namespace WorkflowGov.Core.Cases;

/// <summary>
/// 加签: who does a step asks colleagues of the office before finishing it. The step waits, its limit runs on; who is
/// asked cannot ask further, so that nothing waits without end.
/// </summary>
internal static class Opinions
{
    /// <summary>How many colleagues may be asked at one visit of a step.</summary>
    private const int AskedMax = 5;

    public static Ruling<IReadOnlyList<CaseEvent>> Ask(ApprovalCase on, CaseCommand.AskOpinion command, CaseContext context)
    {
        var opened = Handling.Open(on, command.Step, context);
        if (opened.Rejection is { } closed)
            return closed;
        var step = opened.Value;
        var asked = on.WorkAt(step.Id).Opinions;
        var refusal = Authority.MayDo(on, step, [context.Actor.User], context)
            ?? HandingOver.HeldByOther(on, step, context)
            ?? (command.From.IsEmpty || string.IsNullOrWhiteSpace(command.Question) ? Rejections.QuestionMissing() : null)
            ?? (asked.Length + command.From.Length > AskedMax ? Rejections.TooManyAsked(step, AskedMax) : null)
            ?? command.From.Select(f => Unfit(on, step, f, context)).FirstOrDefault(r => r is not null)
            ?? command.From.Where((f, i) => asked.Any(o => o.From == f) || command.From.IndexOf(f) < i)
                .Select(f => Rejections.AskedTwice(step, f)).FirstOrDefault();
        return refusal is not null ? refusal : new CaseEvent[] { new CaseEvent.OpinionAsked(step.Id, command.From, command.Question) };
    }

    public static Ruling<IReadOnlyList<CaseEvent>> Give(ApprovalCase on, CaseCommand.GiveOpinion command, CaseContext context)
    {
        var opened = Handling.Open(on, command.Step, context);
        if (opened.Rejection is { } closed)
            return closed;
        var mine = on.WorkAt(command.Step).WaitsForOpinion()
            .FirstOrDefault(f => f == context.Actor.User || HandingOver.StandsInFor(f, context));
        if (mine is null)
            return Rejections.NotAsked(opened.Value);
        return string.IsNullOrWhiteSpace(command.Opinion)
            ? Rejections.WhyMissing("加签意见", "an opinion")
            : new CaseEvent[] { new CaseEvent.OpinionGiven(command.Step, mine, command.Opinion) };
    }

    public static Ruling<IReadOnlyList<CaseEvent>> Drop(ApprovalCase on, CaseCommand.DropOpinion command, CaseContext context) => Handling.At(
        on, command.Step, context,
        step => Authority.MayDo(on, step, [context.Actor.User], context)
            ?? HandingOver.HeldByOther(on, step, context)
            ?? (on.WorkAt(step.Id).WaitsForOpinion().Contains(command.From) ? null : Rejections.NothingAskedOf(step, command.From))
            ?? (string.IsNullOrWhiteSpace(command.Reason) ? Rejections.WhyMissing("撤回加签", "dropping a question") : null),
        step => new CaseEvent.OpinionDropped(step.Id, command.From, command.Reason));

    /// <summary>The step waits while somebody asked has not answered.</summary>
    public static Rejection? Awaited(ApprovalCase on, Step step) =>
        on.WorkAt(step.Id).WaitsForOpinion().ToList() is { Count: > 0 } open ? Rejections.OpinionAwaited(step, open) : null;

    private static IEnumerable<string> WaitsForOpinion(this StepWork work) =>
        work.Opinions.Where(o => o.Opinion is null).Select(o => o.From);

    /// <summary>Colleagues of the step's office; another office is asked by a step of the definition (征求意见).</summary>
    private static Rejection? Unfit(ApprovalCase on, Step step, string user, CaseContext context)
    {
        if (user == context.Actor.User)
            return Rejections.ToThemselves(step);
        if (context.Staff.Find(user) is not { } colleague)
            return Rejections.UnknownOfficer(user, step);
        if (colleague.Office != step.Office)
            return Rejections.WrongOffice(colleague, step);
        return on.ReceivedBy.Contains(user) ? Rejections.ReceiverReviews(user, step) : null;
    }
}
