using System.Collections.Immutable;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Language;

/// <summary>Reads what the engine may do by itself (秒批), and the levels a grant names (裁量标准).</summary>
internal static class AutomationReader
{
    public static Automation? Read(Fields fields, GuardReader guards)
    {
        if (fields.Sub("automatic", needed: false) is not { } automatic)
            return null;
        var answerable = new Role(automatic.Text("answerable"));
        var found = ImmutableArray.CreateBuilder<CriterionGuard>();
        foreach (var entry in automatic.Sub("when", needed: false)?.Entries ?? [])
        {
            if (guards.Read(entry.Value, entry.Key.Text) is { } guard)
                found.Add(new CriterionGuard(entry.Key.Text, guard));
        }

        automatic.Done();
        return new Automation(answerable, found.ToImmutable());
    }

    public static ImmutableArray<DiscretionLevel> Discretion(Fields fields)
    {
        var levels = ImmutableArray.CreateBuilder<DiscretionLevel>();
        foreach (var item in fields.Items("discretion", needed: false))
        {
            if (fields.SubOf(item, "discretion") is not { } level)
                continue;
            levels.Add(new DiscretionLevel(level.Text("level"), level.Text("when"), level.Text("follows")));
            level.Done();
        }

        return levels.ToImmutable();
    }
}
