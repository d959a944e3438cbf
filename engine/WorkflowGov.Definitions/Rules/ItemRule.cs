using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions.Rules;

/// <summary>What a rule looks at.</summary>
internal sealed record RuleSubject(ReadItem Read, SharedFiles Shared)
{
    public Core.Items.ServiceItem Item => Read.Item;

    /// <summary>A finding at a top-level key of the item.</summary>
    public Finding At(string key, string rule, Severity severity, string zh, string en)
    {
        var mark = Read.Places.Keys.TryGetValue(key, out var found) ? found : new Yaml.Mark(Read.Places.File, 1, 1);
        return new Finding(rule, severity, mark.File, mark.Line, mark.Column, new Core.Text(zh, en));
    }

    /// <summary>A finding at a step, wherever its words stand.</summary>
    public Finding At(StepId step, string rule, Severity severity, string zh, string en)
    {
        var mark = Read.Places.Steps[step];
        var where = mark.File == Read.Places.File ? mark : Read.Places.Keys["process"];
        return new Finding(rule, severity, where.File, where.Line, where.Column, new Core.Text(zh, en));
    }
}

/// <summary>A rule on one item: looks and says, knows nothing else.</summary>
internal interface IItemRule
{
    IEnumerable<Finding> Check(RuleSubject subject);
}
