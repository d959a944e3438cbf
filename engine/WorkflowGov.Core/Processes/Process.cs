using System.Collections.Frozen;
using System.Collections.Immutable;

namespace WorkflowGov.Core.Processes;

/// <summary>流程定义, compiled: the block tree with every step found by name. Immutable and safe to share.</summary>
public sealed class Process
{
    private readonly FrozenDictionary<StepId, Position> positions;

    private Process(Block.Sequence root, List<Position> found)
    {
        Root = root;
        Steps = [.. found.Select(p => p.Step)];
        positions = found.ToFrozenDictionary(p => p.Step.Id);
        Acceptance = Steps.FirstOrDefault(s => s.Kind == StepKind.Accept)
            ?? throw new ArgumentException("A process has an accepting step.", nameof(root));
        Decision = Steps.SingleOrDefault(s => s.Kind == StepKind.Decide)
            ?? throw new ArgumentException("A process has exactly one deciding step.", nameof(root));
    }

    /// <summary>The outermost sequence.</summary>
    public Block.Sequence Root { get; }

    /// <summary>All steps from top to bottom.</summary>
    public ImmutableArray<Step> Steps { get; }

    /// <summary>受理, the accepting step.</summary>
    public Step Acceptance { get; }

    /// <summary>The deciding step.</summary>
    public Step Decision { get; }

    /// <summary>Compiles a block tree.</summary>
    /// <param name="root">The outermost sequence.</param>
    /// <returns>The process.</returns>
    /// <exception cref="ArgumentException">
    /// Step names repeat, or there is no accepting step or not exactly one deciding step. Definitions are checked before they get here.
    /// </exception>
    public static Process Of(Block.Sequence root)
    {
        var found = new List<Position>();
        Collect(root, [], found);
        return new Process(root, found);
    }

    /// <summary>Whether the process has such a step.</summary>
    /// <param name="id">The step's name.</param>
    /// <returns>True when it has.</returns>
    public bool Has(StepId id) => positions.ContainsKey(id);

    /// <summary>The step of that name.</summary>
    /// <param name="id">The step's name.</param>
    /// <returns>The step.</returns>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Step this[StepId id] => positions[id].Step;

    /// <summary>The way from the root to a step: each enclosing block with the index taken in it.</summary>
    /// <param name="id">The step's name.</param>
    /// <returns>The way, outermost first.</returns>
    internal ImmutableArray<Turn> PathTo(StepId id) => positions[id].Path;

    private static void Collect(Block block, ImmutableArray<Turn> path, List<Position> found)
    {
        switch (block)
        {
            case Block.Single single:
                found.Add(new Position(single.Definition, path));
                break;
            case Block.Sequence sequence:
                for (var i = 0; i < sequence.Blocks.Length; i++)
                    Collect(sequence.Blocks[i], path.Add(new Turn(sequence, i)), found);
                break;
            case Block.Parallel parallel:
                for (var i = 0; i < parallel.Branches.Length; i++)
                    Collect(parallel.Branches[i].Body, path.Add(new Turn(parallel, i)), found);
                break;
            case Block.Choice choice:
                for (var i = 0; i < choice.Ways.Length; i++)
                    Collect(choice.Ways[i].Body, path.Add(new Turn(choice, i)), found);
                break;
            default:
                throw new InvalidOperationException($"Unknown block {block.GetType().Name}.");
        }
    }

    /// <summary>One enclosing block and the index taken in it.</summary>
    internal readonly record struct Turn(Block Block, int Index);

    private sealed record Position(Step Step, ImmutableArray<Turn> Path);
}
