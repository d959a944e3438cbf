using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Language;

/// <summary>What all items share: read before any item.</summary>
/// <param name="Organisation">Bodies and roles.</param>
/// <param name="Patterns">Steps of each pattern, by <c>name@version</c>.</param>
/// <param name="Materials">Shared materials by key.</param>
/// <param name="BrokenPatterns">Patterns that have errors of their own.</param>
internal sealed record Commons(
    Organisation Organisation, IReadOnlyDictionary<string, Node.List> Patterns, IReadOnlyDictionary<string, Node.Map> Materials,
    IReadOnlySet<string> BrokenPatterns);

/// <summary>Reads one entry of an item's materials: its own, or a shared one by key.</summary>
internal sealed class MaterialReader(Commons commons, GuardReader guards, List<Finding> findings)
{
    private const string Deferrable = "容缺";

    public Material? Read(Node item, List<Node> resolved)
    {
        if (item is Node.Scalar key)
            return Shared(key, new Node.Map(key.Mark, []), resolved);
        if (item is not Node.Map { Entries.Count: > 0 } map)
        {
            Error(item.Mark, "WG1103", "材料写成“键: 名称”，或只写共用材料的键", "A material reads 'key: name', or only the key of a shared one");
            return null;
        }

        var name = map.Entries[0];
        var rest = map with { Entries = [.. map.Entries.Skip(1)] };
        if (name.Value is Node.Scalar { Text: "" })
            return Shared(name.Key, rest, resolved);
        if (commons.Materials.ContainsKey(name.Key.Text))
            Error(name.Key.Mark, "WG1212", $"“{name.Key.Text}”是共用材料，不要另写名称", $"'{name.Key.Text}' is a shared material; leave its name out", WithoutName(map));
        return Own(name.Key, new Node.Map(map.Mark, [new(new Node.Scalar(name.Key.Mark, "name"), name.Value), .. rest.Entries]), resolved);
    }

    private Material? Shared(Node.Scalar key, Node.Map rest, List<Node> resolved)
    {
        if (!commons.Materials.TryGetValue(key.Text, out var shared))
        {
            var near = Fields.Near(key.Text, commons.Materials.Keys);
            Error(key.Mark, "WG1213", $"没有共用材料“{key.Text}”{near.Zh}；本事项自己的材料请写“{key.Text}: 名称”", $"There is no shared material '{key.Text}'{near.En}; one of its own reads '{key.Text}: name'", near.For(key.Mark));
            return null;
        }

        var own = rest.Entries.Select(e => e.Key.Text).ToHashSet(StringComparer.Ordinal);
        return Own(key, new Node.Map(key.Mark, [.. shared.Entries.Where(e => !own.Contains(e.Key.Text)), .. rest.Entries]), resolved);
    }

    /// <summary>Only when it is the same name: another may be another material.</summary>
    private Remedy? WithoutName(Node.Map map)
    {
        var (key, name) = (map.Entries[0].Key, map.Entries[0].Value);
        if (name is not Node.Scalar written || commons.Materials[key.Text]["name"] is not Node.Scalar known || written.Text != known.Text)
            return null;
        return map.Entries.Count == 1 ? new Remedy.Become(map.Mark, key.Text) : new Remedy.Replace(name.Mark, string.Empty);
    }

    private Material Own(Node.Scalar key, Node.Map map, List<Node> resolved)
    {
        resolved.Add(new Node.Map(map.Mark, [new Node.Entry(new Node.Scalar(key.Mark, "key"), key), .. map.Entries]));
        var fields = new Fields(map, findings);
        fields.CheckName(key, '-');
        var (need, guard) = Need(fields);
        var form = fields.Word("form", Words.Forms, MaterialForm.Original);
        var material = new Material(
            key.Text, fields.Text("name"), need, guard, form, fields.Word("source", Words.Sources, MaterialSource.Applicant),
            fields.TextIfAny("licence"), fields.Whole("copies", 0, 20, form == MaterialForm.Electronic ? 0 : 1),
            fields.Texts("accept_if", needed: false));
        fields.Done();
        return material;
    }

    private (MaterialNeed Need, Guard? When) Need(Fields fields)
    {
        switch (fields.Find("required"))
        {
            case null or Node.Scalar { Text: "true" }:
                return (MaterialNeed.Required, null);
            case Node.Scalar { Text: Deferrable }:
                return (MaterialNeed.Deferrable, null);
            case Node.Scalar { Text: "false" } never:
                Error(never.Mark, "WG1214", "非必要的材料要写明在什么条件下需要，或者删去", "A material that is not required states the guard under which it is, or goes");
                return (MaterialNeed.Conditional, null);
            case var guard:
                return (MaterialNeed.Conditional, guards.Read(guard, "required"));
        }
    }

    private void Error(Mark at, string rule, string zh, string en, Remedy? remedy = null) =>
        findings.Add(new Finding(rule, Severity.Error, at.File, at.Line, at.Column, new Core.Text(zh, en)) { Remedy = remedy });
}
