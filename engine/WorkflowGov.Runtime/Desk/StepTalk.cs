using System.Collections.Immutable;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Runtime.Desk;

/// <summary>What colleagues said and did at an open step.</summary>
/// <param name="Step">The step.</param>
/// <param name="Title">环节名称.</param>
/// <param name="Opinions">加签: who was asked what, and the answers.</param>
/// <param name="EntrustedTo">委托办理: name of whom it was entrusted to; null when it was not.</param>
/// <param name="EntrustedBy">Name of who entrusted it; null when nobody did.</param>
/// <param name="Prepared">What the entrusted colleague prepared; null while they have it.</param>
/// <param name="RemindedOn">催办 was last done on this day; null when it was not.</param>
public sealed record StepTalk(
    StepId Step, string Title, ImmutableArray<OpinionTalk> Opinions, string? EntrustedTo, string? EntrustedBy, PreparedWork? Prepared, NodaTime.LocalDate? RemindedOn)
{
    internal bool SaysAnything => Opinions.Length > 0 || EntrustedTo is not null || RemindedOn is not null;

    internal static StepTalk Of(ActiveStep open, ApprovalCase of, ServiceItem item, IPeople people)
    {
        var work = of.Works.FirstOrDefault(w => w.Step == open.Step && w.Visit == open.Visit) ?? new StepWork(open.Step, open.Visit);
        return new StepTalk(
            open.Step, item.Process[open.Step].Title,
            [.. work.Opinions.Select(o => new OpinionTalk(people.NameOf(o.From), people.NameOf(o.By), o.Question, o.Opinion))],
            NameOf(work.Entrustment?.To, people), NameOf(work.Entrustment?.By, people),
            work.Entrustment?.Draft is { } draft ? new PreparedWork(draft.Outcome, draft.Findings, draft.Opinion) : null, work.RemindedOn);
    }

    private static string? NameOf(string? user, IPeople people) => user is null ? null : people.NameOf(user);
}

/// <summary>加签 to one colleague.</summary>
/// <param name="From">Name of whoever is asked.</param>
/// <param name="By">Name of whoever asked.</param>
/// <param name="Question">The question.</param>
/// <param name="Opinion">The answer; null while it is awaited.</param>
public sealed record OpinionTalk(string From, string By, string Question, string? Opinion);

/// <summary>委托办理: what was prepared and waits for its confirmation.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Findings">The criteria answered.</param>
/// <param name="Opinion">意见.</param>
public sealed record PreparedWork(string Outcome, ImmutableArray<CriterionFinding> Findings, string Opinion);
