using WorkflowGov.Core.Processes;

namespace WorkflowGov.Core.Cases;

/// <summary>主办与协办: of parallel departments one leads; it reminds a branch that is still open (催办), and whether that is late is on record.</summary>
internal static class LeadBranch
{
    public static Ruling<IReadOnlyList<CaseEvent>> Remind(ApprovalCase on, CaseCommand.Remind command, CaseContext context)
    {
        var opened = Handling.Open(on, command.Step, context);
        if (opened.Rejection is { } closed)
            return closed;
        var step = opened.Value;
        var lead = Of(step.Id, context.Item.Process);
        var refusal = (lead is null ? Rejections.NotCoHandled(step) : null)
            ?? (Leads(lead!, context) ? null : Rejections.NotLeading(context.Actor, step))
            ?? (on.WorkAt(step.Id).RemindedOn == context.Today ? Rejections.RemindedToday(step) : null)
            ?? (string.IsNullOrWhiteSpace(command.Words) ? Rejections.WhyMissing("催办", "a reminder") : null);
        if (refusal is not null)
            return refusal;
        var due = on.ClockOf(CaseClocks.StepName(on, step.Id))?.Due(context.Calendar);
        return new CaseEvent[] { new CaseEvent.BranchReminded(step.Id, context.Today, due is { } by && context.Today > by.On, command.Words) };
    }

    /// <summary>The branch that leads the block a step stands in as another branch; null when there is none.</summary>
    private static Branch? Of(StepId step, Process process) => process.PathTo(step)
        .Where(t => t.Block is Block.Parallel { Lead: not null })
        .Select(t => (Block: (Block.Parallel)t.Block, t.Index))
        .Where(p => p.Block.Branches[p.Index].Name != p.Block.Lead)
        .Select(p => p.Block.Branches.First(b => b.Name == p.Block.Lead)).LastOrDefault();

    private static bool Leads(Branch lead, CaseContext context) => lead.Body.WithInside().OfType<Block.Single>()
        .Append(new Block.Single(context.Item.Process.Decision))
        .Any(s => s.Definition.Office == context.Actor.Office && context.Actor.Has(s.Definition.Role));
}
