using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions.Language;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Rules;

/// <summary>What a rule looks at: an item, where its words stand, and what items share.</summary>
internal sealed record RuleSubject(ReadItem Read, SharedFiles Shared)
{
    public ServiceItem Item => Read.Item;

    public Side? SideOf(Step step) => Shared.Commons.Organisation.SideOf(step.Role);

    /// <summary>A finding at a key of the item, or as near to it as the text goes.</summary>
    public Finding At(RuleNote note, string zh, string en, params ReadOnlySpan<string> path)
    {
        Node at = Read.Places.Root;
        var exact = true;
        foreach (var key in path)
        {
            exact &= Into(at, key) is not null;
            at = Into(at, key) ?? at;
        }

        return Of(note, at.Mark, zh, en) with { IsExact = exact };
    }

    /// <summary>A finding at a step or one of its keys; when its words stand in a pattern, at the pattern's name.</summary>
    public Finding At(RuleNote note, Step step, string zh, string en, params ReadOnlySpan<string> path)
    {
        var place = Read.Places.Steps[step.Id];
        var mark = place.Name;
        Node? at = place.Body;
        foreach (var key in path)
        {
            at = at is null ? null : Into(at, key);
            mark = at?.Mark ?? mark;
        }

        return mark.File == Read.Places.File
            ? Of(note, mark, zh, en) with { IsExact = at?.Mark == mark }
            : At(note, zh, en, "process", "pattern") with { IsExact = false };
    }

    /// <summary>A finding at a material or one of its keys.</summary>
    public Finding At(RuleNote note, Material material, string zh, string en, params ReadOnlySpan<string> path)
    {
        var place = Read.Places.Materials[Item.Materials.IndexOf(material)];
        var mark = place.Mark;
        Node? at = place;
        foreach (var key in path)
        {
            at = at is null ? null : Into(at, key);
            mark = at?.Mark is { } found && found.File == Read.Places.File ? found : mark;
        }

        return Of(note, mark, zh, en) with { IsExact = at?.Mark == mark };
    }

    private static Node? Into(Node at, string key) => at switch
    {
        Node.Map map => map[key],
        Node.List list when int.TryParse(key, out var index) && index < list.Items.Count => list.Items[index],
        _ => null,
    };

    private static Finding Of(RuleNote note, Mark at, string zh, string en) =>
        new(note.Code, note.Severity, at.File, at.Line, at.Column, new Text(zh, en));
}
