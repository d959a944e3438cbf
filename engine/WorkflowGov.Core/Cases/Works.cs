using System.Collections.Immutable;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Core.Cases;

/// <summary>The <see cref="StepWork"/> of a case's open steps, and what events change in it.</summary>
internal static class Works
{
    /// <summary>What was done at an open step so far; empty when nothing was.</summary>
    public static StepWork WorkAt(this ApprovalCase on, StepId step)
    {
        var visit = on.Marking.Find(step)?.Visit ?? 0;
        return on.Works.FirstOrDefault(w => w.Step == step && w.Visit == visit) ?? new StepWork(step, visit);
    }

    public static ApprovalCase Apply(ApprovalCase on, CaseEvent happened, CaseContext context) => happened switch
    {
        CaseEvent.Claimed e => Held(on, e.Step, e.By, null),
        CaseEvent.Released e => Held(on, e.Step, on.WorkAt(e.Step).Entrustment is { IsOut: true } d ? d.By : null, null),
        CaseEvent.Transferred e => Held(on, e.Step, e.To, null),
        CaseEvent.Reassigned e => Held(on, e.Step, e.To, null),
        CaseEvent.Entrusted e => Held(on, e.Step, e.To, new Entrustment(e.By, e.To)),
        CaseEvent.DraftSubmitted e => on.WorkAt(e.Step).Entrustment is { } d
            ? Held(on, e.Step, d.By, d with { Draft = e.Draft, DraftBy = context.Actor.User }) : on,
        CaseEvent.OpinionAsked e => With(on, e.Step, w => w with
        {
            Opinions = [.. w.Opinions, .. e.From.Select(f => new AskedOpinion(f, context.Actor.User, e.Question))],
        }),
        CaseEvent.OpinionGiven e => With(on, e.Step, w => w with
        {
            Opinions = [.. w.Opinions.Select(o => o.From == e.From && o.Opinion is null ? o with { Opinion = e.Opinion } : o)],
        }),
        CaseEvent.OpinionDropped e => With(on, e.Step, w => w with { Opinions = w.Opinions.RemoveAll(o => o.From == e.From && o.Opinion is null) }),
        CaseEvent.PanelConvened e => With(Held(on, e.Step, e.By, null), e.Step, w => w with
        {
            Panel = (w.Panel ?? Panel.Empty) with { Members = [.. w.Panel?.Members ?? [], .. e.Members] },
        }),
        CaseEvent.MemberRecused e => With(on, e.Step, w => w with
        {
            Panel = new Panel(w.Panel!.Members.Remove(e.Member), w.Panel.Recused.Add(e.Member)),
        }),
        CaseEvent.Signed e => With(on, e.Step, w => w with { Signatures = w.Signatures.Add(e.Signature) }),
        CaseEvent.NoticePosted e => With(on, e.Step, w => w with { Notice = new PostedNotice(e.Place, e.From, e.Through, e.Reference, []) }),
        CaseEvent.BranchReminded e => With(on, e.Step, w => w with { RemindedOn = e.On }),
        CaseEvent.ObjectionRecorded e => Noticed(on, e.Step, o => o.Add(new Objection(e.Number, e.By, e.Content))),
        CaseEvent.ObjectionAnswered e => Noticed(on, e.Step, o => [.. o.Select(x => x.Number == e.Number ? x with { Answer = e.Answer, Upheld = e.Upheld } : x)]),
        _ => throw new InvalidOperationException($"{happened.GetType().Name} is no event of a step's work."),
    };

    /// <summary>Forgets the work of steps that were left.</summary>
    public static ApprovalCase ForgetLeft(this ApprovalCase on) => on.Works.IsEmpty ? on : on with
    {
        Works = on.Works.RemoveAll(w => on.Marking.Find(w.Step)?.Visit != w.Visit),
    };

    private static ApprovalCase Noticed(ApprovalCase on, StepId step, Func<ImmutableArray<Objection>, ImmutableArray<Objection>> change) =>
        With(on, step, w => w with { Notice = w.Notice! with { Objections = change(w.Notice.Objections) } });

    private static ApprovalCase Held(ApprovalCase on, StepId step, string? by, Entrustment? entrusted)
    {
        var open = on.Marking.Find(step)!;
        var held = on with { Marking = on.Marking with { Active = on.Marking.Active.Replace(open, open with { ClaimedBy = by }) } };
        return held.WorkAt(step).Entrustment == entrusted ? held : With(held, step, w => w with { Entrustment = entrusted });
    }

    private static ApprovalCase With(ApprovalCase on, StepId step, Func<StepWork, StepWork> change)
    {
        var before = on.WorkAt(step);
        return on with { Works = [.. on.Works.Where(w => !ReferenceEquals(w, before)), change(before)] };
    }
}
