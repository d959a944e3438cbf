using WorkflowGov.Core.Processes;

namespace WorkflowGov.Core.Cases;

/// <summary>How far a case is: all that decides where it may go next, besides the form and the people.</summary>
/// <param name="Marking">Where it stands in its process.</param>
/// <param name="RefusalProposed">A review proposed refusal.</param>
/// <param name="Decision">The decision; null before.</param>
/// <param name="Ended">Whether the process has come to its end.</param>
public sealed record Standing(Marking Marking, bool RefusalProposed, DecisionKind? Decision, bool Ended);

/// <summary>Why an outcome is not open to an open step.</summary>
public enum Bar
{
    /// <summary>Nothing bars it.</summary>
    None,

    /// <summary>受理 is an act of its own, not a step to be finished.</summary>
    AcceptIsAnAct,

    /// <summary>A criterion is answered no, and yet the case would go on.</summary>
    FailedYetPassed,

    /// <summary>Every criterion is answered yes, and yet the case would not go on.</summary>
    PassedYetRefused,

    /// <summary>A review proposed refusal: the decision cannot grant.</summary>
    GrantAgainstReview,

    /// <summary>No criterion is answered no and nobody proposed refusal: there is no reason to refuse.</summary>
    RefusalWithoutCriterion,

    /// <summary>The outcome returns and has been used as often as it may be.</summary>
    ReturnsUsedUp,
}

/// <summary>
/// The way of a case through its process without people, days and papers: what running cases follow and what proofs
/// explore is this one function.
/// </summary>
public static class Course
{
    /// <summary>A case as it is received: in front of its first steps.</summary>
    /// <param name="process">The process.</param>
    /// <param name="form">The application form.</param>
    /// <returns>Where it stands.</returns>
    public static Standing Received(Process process, IReadOnlyDictionary<string, FormValue> form)
    {
        var moved = Walk.Start(process, new Facts(form, false, false));
        return new Standing(moved.Marking, false, null, moved.Ended);
    }

    /// <summary>The case once 受理 is done.</summary>
    /// <param name="process">The process.</param>
    /// <param name="on">Where the case stands.</param>
    /// <param name="form">The application form.</param>
    /// <returns>Where it stands then.</returns>
    public static Standing Accepted(Process process, Standing on, IReadOnlyDictionary<string, FormValue> form)
    {
        var facts = new Facts(form, on.RefusalProposed, on.Decision == DecisionKind.Refused);
        var moved = Walk.Finish(process, on.Marking, process.Acceptance.Id, facts);
        return on with { Marking = moved.Marking, Ended = moved.Ended };
    }

    /// <summary>The case once an open step is done with an outcome.</summary>
    /// <param name="process">The process.</param>
    /// <param name="on">Where the case stands.</param>
    /// <param name="step">The step.</param>
    /// <param name="outcome">Its outcome.</param>
    /// <param name="form">The application form.</param>
    /// <returns>Where it stands then.</returns>
    public static Standing After(
        Process process, Standing on, Step step, OutcomeRule outcome, IReadOnlyDictionary<string, FormValue> form)
    {
        var refuses = outcome.Action is OutcomeAction.Refuse;
        var deciding = step.Kind == StepKind.Decide;
        var proposed = outcome.Action is not OutcomeAction.Return && (on.RefusalProposed || (refuses && !deciding));
        var facts = new Facts(form, proposed, on.Decision == DecisionKind.Refused || (refuses && deciding));
        var moved = outcome.Action is OutcomeAction.Return back
            ? Walk.Return(process, on.Marking, step.Id, outcome.Label, back.To, facts)
            : Walk.Finish(process, on.Marking, step.Id, facts);
        return new Standing(moved.Marking, proposed, DecisionOf(step, outcome) ?? on.Decision, moved.Ended);
    }

    /// <summary>The case granted by law, wherever it stands: behind the deciding step.</summary>
    /// <param name="process">The process.</param>
    /// <param name="on">Where the case stands.</param>
    /// <param name="form">The application form.</param>
    /// <returns>Where it stands then.</returns>
    public static Standing Granted(Process process, Standing on, IReadOnlyDictionary<string, FormValue> form)
    {
        var moved = Walk.Finish(process, on.Marking with { Active = [], Joins = [] }, process.Decision.Id, new Facts(form, false, false));
        return new Standing(moved.Marking, false, DecisionKind.Granted, moved.Ended);
    }

    /// <summary>The decision that an outcome makes; null when it makes none.</summary>
    /// <param name="step">The step.</param>
    /// <param name="outcome">Its outcome.</param>
    /// <returns>The decision.</returns>
    public static DecisionKind? DecisionOf(Step step, OutcomeRule outcome) => (step.Kind, outcome.Action) switch
    {
        (_, OutcomeAction.Revoke) => DecisionKind.Revoked,
        (StepKind.Decide, OutcomeAction.Continue) => DecisionKind.Granted,
        (StepKind.Decide, OutcomeAction.Refuse) => DecisionKind.Refused,
        _ => null,
    };

    /// <summary>What bars an outcome of an open step, once its criteria are answered.</summary>
    /// <param name="on">Where the case stands.</param>
    /// <param name="step">The step.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="failed">Whether a criterion is answered no.</param>
    /// <returns>The first bar.</returns>
    public static Bar BarOf(Standing on, Step step, OutcomeRule outcome, bool failed)
    {
        var against = outcome.Action is not OutcomeAction.Continue;
        if (step.Kind == StepKind.Accept)
            return Bar.AcceptIsAnAct;
        if (failed && !against)
            return Bar.FailedYetPassed;
        if (!failed && against && !step.Criteria.IsEmpty)
            return Bar.PassedYetRefused;
        return (step.Kind, on.RefusalProposed, outcome.Action) switch
        {
            (StepKind.Decide, true, OutcomeAction.Continue) => Bar.GrantAgainstReview,
            (StepKind.Decide, false, OutcomeAction.Refuse) when !failed => Bar.RefusalWithoutCriterion,
            (_, _, OutcomeAction.Return back) when on.Marking.ReturnsOf(step.Id, outcome.Label) >= back.Max => Bar.ReturnsUsedUp,
            _ => Bar.None,
        };
    }

    /// <summary>Whether some answers to the criteria open an outcome of an open step.</summary>
    /// <param name="on">Where the case stands.</param>
    /// <param name="step">The step.</param>
    /// <param name="outcome">The outcome.</param>
    /// <returns>True when it may come to that.</returns>
    public static bool MayCome(Standing on, Step step, OutcomeRule outcome) =>
        BarOf(on, step, outcome, failed: false) == Bar.None
        || (!step.Criteria.IsEmpty && BarOf(on, step, outcome, failed: true) == Bar.None);
}
