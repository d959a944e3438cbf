using System.Collections.Immutable;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Language;

/// <summary>A street stage as read, with its places.</summary>
internal sealed record ReadStage(StreetStage Stage, Office Office, Mark NameAt, Mark ItemAt, ImmutableArray<(StepId Step, Mark At)> Steps);

/// <summary>Reads <c>stages.yaml</c>: what street offices do of the district's items.</summary>
internal static class StageReader
{
    public static ImmutableArray<ReadStage> Read(Node.Map map, Organisation organisation, List<Finding> findings)
    {
        var fields = new Fields(map, findings);
        var office = fields.Text("office");
        var uscc = organisation.Authorities.FirstOrDefault(a => a.Office.Name == office)?.Uscc;
        if (uscc is null && office.Length > 0)
            fields.Error(fields.MarkOf("office"), "WG1208", $"没有机构“{office}”", $"There is no authority '{office}'");
        var stages = ImmutableArray.CreateBuilder<ReadStage>();
        foreach (var item in fields.Items("stages"))
        {
            if (fields.SubOf(item, "stages") is not { } stage)
                continue;
            var name = stage.Text("name");
            if (name.Length > 0 && stages.Any(s => s.Stage.Name == name))
                stage.Error(stage.MarkOf("name"), "WG2509", $"“{name}”已经有了", $"'{name}' stands twice");
            var of = ItemReader.CodeOf(stage, "of");
            var steps = stage.Items("steps", some: true).Select(s => (Step: new StepId(stage.TextOf(s, "steps")), At: s.Mark)).ToImmutableArray();
            stage.Done();
            if (uscc is { Length: 18 } && of != default)
            {
                stages.Add(new ReadStage(
                    new StreetStage(name, of, [.. steps.Select(s => s.Step)], StreetStage.CodeFor(uscc, of)), new Office(office), stage.MarkOf("name"), stage.MarkOf("of"), steps));
            }
        }

        fields.Done();
        return stages.ToImmutable();
    }
}
