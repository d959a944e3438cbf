using WorkflowGov.Core.Processes;

namespace WorkflowGov.Runtime.Tests.Model;

/// <summary>A process with one step changed.</summary>
internal static class Blocks
{
    public static Block With(this Block block, StepId step, Func<Step, Step> change) => block switch
    {
        Block.Single { Definition: var d } => d.Id == step ? new Block.Single(change(d)) : block,
        Block.Sequence { Blocks: var blocks } => new Block.Sequence([.. blocks.Select(b => b.With(step, change))]),
        Block.Parallel parallel => parallel with { Branches = [.. parallel.Branches.Select(b => b with { Body = (Block.Sequence)b.Body.With(step, change) })] },
        Block.Choice { Ways: var ways } => new Block.Choice([.. ways.Select(w => w with { Body = (Block.Sequence)w.Body.With(step, change) })]),
        _ => block,
    };
}
