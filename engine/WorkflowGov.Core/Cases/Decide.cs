namespace WorkflowGov.Core.Cases;

/// <summary>
/// The case state machine: says what a command leads to, or why it is refused. Pure: same inputs, same answer.
/// </summary>
public static class Decide
{
    /// <summary>Decides a command.</summary>
    /// <param name="approvalCase">The case; null for <see cref="CaseCommand.Receive"/> only.</param>
    /// <param name="command">What somebody wants.</param>
    /// <param name="context">Definition, law, calendar, actor and time.</param>
    /// <returns>Events and the case after them, or one rejection.</returns>
    public static Ruling<Decided> On(ApprovalCase? approvalCase, CaseCommand command, CaseContext context)
    {
        if (command is CaseCommand.Receive receive)
            return Conclude(null, Intake.Receive(receive, context), command, context);
        if (approvalCase is null)
            return Rejections.NoCase();
        return Conclude(approvalCase, Agency.Recorded(approvalCase, command, Rule(approvalCase, command, context), context), command, context);
    }

    private static Ruling<IReadOnlyList<CaseEvent>> Rule(ApprovalCase on, CaseCommand command, CaseContext context) =>
        command switch
        {
            CaseCommand.Accept c => Intake.Accept(on, c, context),
            CaseCommand.AcceptDeficient c => Intake.AcceptDeficient(on, c, context),
            CaseCommand.CompleteMaterials c => Deficiency.HandIn(on, c, context),
            CaseCommand.TellHearingRight c => Hearings.Tell(on, c, context),
            CaseCommand.RequestHearing c => Hearings.Request(on, c, context),
            CaseCommand.WaiveHearing c => Hearings.Waive(on, c, context),
            CaseCommand.SummonHearing c => Hearings.Summon(on, c, context),
            CaseCommand.RecordHearing c => Hearings.Record(on, c, context),
            CaseCommand.RequestCorrection c => Intake.RequestCorrection(on, c, context),
            CaseCommand.Correct c => Intake.Correct(on, c, context),
            CaseCommand.Decline c => Intake.Decline(on, c, context),
            CaseCommand.Claim c => Handling.Claim(on, c, context),
            CaseCommand.Release c => Handling.Release(on, c, context),
            CaseCommand.Transfer c => HandingOver.Transfer(on, c, context),
            CaseCommand.Entrust c => HandingOver.Entrust(on, c, context),
            CaseCommand.ConfirmEntrusted c => HandingOver.Confirm(on, c, context),
            CaseCommand.Reassign c => HandingOver.Reassign(on, c, context),
            CaseCommand.AskOpinion c => Opinions.Ask(on, c, context),
            CaseCommand.GiveOpinion c => Opinions.Give(on, c, context),
            CaseCommand.DropOpinion c => Opinions.Drop(on, c, context),
            CaseCommand.Convene c => Signings.Convene(on, c, context),
            CaseCommand.Recuse c => Signings.Recuse(on, c, context),
            CaseCommand.Sign c => Signings.Sign(on, c, context),
            CaseCommand.ConcludeVote c => Signings.Conclude(on, c, context),
            CaseCommand.PostNotice c => PublicNotices.Post(on, c, context),
            CaseCommand.RecordObjection c => PublicNotices.Object(on, c, context),
            CaseCommand.AnswerObjection c => PublicNotices.Answer(on, c, context),
            CaseCommand.AssignTechnicians c => Technicians.Assign(on, c, context),
            CaseCommand.Remind c => LeadBranch.Remind(on, c, context),
            CaseCommand.BeginSpecial c => Handling.BeginSpecial(on, c, context),
            CaseCommand.Complete c => Handling.Complete(on, c, context),
            CaseCommand.Extend c => LimitVerbs.Extend(on, c, context),
            CaseCommand.ExcludeDays c => LimitVerbs.Exclude(on, c, context),
            CaseCommand.RestartLimits c => LimitVerbs.Restart(on, c, context),
            CaseCommand.Terminate c => Ending.Terminate(on, c, context),
            CaseCommand.EndLicence c => Ending.EndLicence(on, c, context),
            CaseCommand.Reopen c => Ending.Reopen(on, c, context),
            CaseCommand.CorrectEntry c => EntryCorrection.Decide(on, c, context),
            CaseCommand.ChangeOffice c => Succession.Decide(on, c, context),
            CaseCommand.MoveVersion c => VersionMove.Decide(on, c, context),
            CaseCommand.Withdraw c => Turns.Withdraw(on, c, context),
            CaseCommand.Expire c => Turns.Expire(on, c, context),
            _ => FrontDesk.Rule(on, command, context) ?? throw new InvalidOperationException($"Unknown command {command.GetType().Name}."),
        };

    private static Ruling<Decided> Conclude(
        ApprovalCase? before, Ruling<IReadOnlyList<CaseEvent>> ruling, CaseCommand command, CaseContext context)
    {
        if (ruling.Rejection is { } rejection)
            return rejection;
        var state = before;
        foreach (var happened in ruling.Value)
            state = Apply.To(state, happened, context);
        var (events, engine) = (ruling.Value.ToList(), context with { Actor = Actor.Engine });
        while (AutomaticDecisions.Next(state!, engine) is { Count: > 0 } more)
        {
            events.AddRange(more);
            foreach (var happened in more)
                state = Apply.To(state, happened, engine);
        }

        var item = command switch
        {
            CaseCommand.MoveVersion move => move.To.For(state!),
            CaseCommand.ChangeOffice change => context.Item.With(new Successor(change.From, change.To)),
            _ => context.Item,
        };
        return new Decided([.. events], state!, item) { ByEngineFrom = ruling.Value.Count };
    }
}
