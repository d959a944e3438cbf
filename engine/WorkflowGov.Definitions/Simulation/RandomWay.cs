using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Simulation;

/// <summary>Chooses among the outcomes that may come of a step.</summary>
internal static class RandomWay
{
    /// <summary>An outcome by its share of those open to the step; null when the step is not open.</summary>
    public static RouteMove? Choose(RoutePlace place, StepModel step, double chance)
    {
        var all = 0.0;
        foreach (var move in place.Moves)
        {
            if (move.Step == step.Index)
                all += step.Shares[move.Outcome];
        }

        var left = chance * all;
        RouteMove? last = null;
        foreach (var move in place.Moves)
        {
            if (move.Step != step.Index || (all > 0 && step.Shares[move.Outcome] <= 0))
                continue;
            last = move;
            left -= step.Shares[move.Outcome];
            if (left < 0)
                return move;
        }

        return last;
    }

    /// <summary>The steps of a case from receipt to its end, one after the other, without anybody's time.</summary>
    public static IEnumerable<StepModel> Of(ItemModel item, Draws draws)
    {
        yield return item.Steps[item.Accept];
        var place = item.Starts[(int)(draws.Next() * item.Starts.Length)];
        while (!place.Ended)
        {
            var step = item.Steps[Array.IndexOf(place.Open, true)];
            yield return step;
            if (Choose(place, step, draws.Next()) is not { } move)
                yield break;
            place = move.To;
        }
    }
}
