using System.Collections.Immutable;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Runtime.Desk;

/// <summary>听证 of a case as the reader of its page meets it.</summary>
/// <param name="Now">How far it is; null while nobody was told of the right.</param>
/// <param name="Words">The same in words; null likewise.</param>
/// <param name="TellAt">The open step at which the reader may tell the right; null when they may not.</param>
/// <param name="MayOrganise">The reader may name day, place and chair.</param>
/// <param name="IsChair">The reader chairs it and records it.</param>
/// <param name="Chairs">Who may chair it.</param>
public sealed record HearingDesk(
    CaseHearing? Now, Text? Words, StepId? TellAt, bool MayOrganise, bool IsChair, ImmutableArray<Colleague> Chairs)
{
    internal static HearingDesk Of(ApprovalCase of, CaseContext context, IPeople people)
    {
        var decide = context.Item.Process.Decision;
        var organises = of.Hearing?.Stage == HearingStage.Requested && context.Actor.Office == decide.Office
            && (context.Actor.Has(decide.Role) || context.Actor.Has(Core.Cases.Authority.HearingChair));
        return new HearingDesk(
            of.Hearing, of.Hearing is { } hearing ? WordsOf(hearing, people) : null, TellableAt(of, context), organises,
            of.Hearing?.Stage == HearingStage.Summoned && of.Hearing.Chair == context.Actor.User,
            organises ? [.. people.Holding(Core.Cases.Authority.HearingChair, decide.Office)] : []);
    }

    private static StepId? TellableAt(ApprovalCase of, CaseContext context)
    {
        if (of.Hearing is not null || of.Status is not (CaseStatus.InReview or CaseStatus.Suspended))
            return null;
        var step = of.Marking.Active.Select(a => context.Item.Process[a.Step]).FirstOrDefault(
            s => s.Kind is StepKind.Review or StepKind.Decide && Core.Cases.Authority.MayDo(of, s, [context.Actor.User], context) is null);
        return step?.Id;
    }

    private static Text WordsOf(CaseHearing hearing, IPeople people) => hearing.Stage switch
    {
        HearingStage.Told => new Text("已告知听证权利，等待答复", "Told of the right to a hearing"),
        HearingStage.Requested => new Text("已申请听证，待通知", "Hearing requested, to be announced"),
        HearingStage.Summoned => new Text($"{hearing.HeldOn:uuuu-MM-dd} 听证，{people.NameOf(hearing.Chair!)}主持", $"Hearing on {hearing.HeldOn:uuuu-MM-dd}, chaired by {hearing.Chair}"),
        HearingStage.Held => new Text($"听证已举行，笔录 {hearing.Record}", $"Hearing held, record {hearing.Record}"),
        _ => new Text("不举行听证", "No hearing"),
    };
}
