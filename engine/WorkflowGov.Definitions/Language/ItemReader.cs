using System.Collections.Immutable;
using System.Globalization;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Language;

/// <summary>Where the parts of an item stand, so that rules can point at them.</summary>
/// <param name="File">The file.</param>
/// <param name="Root">The item as written.</param>
/// <param name="Steps">Each step with its pattern filled in.</param>
/// <param name="Materials">Each material with its shared part filled in, in the item's order.</param>
internal sealed record ItemPlaces(
    string File, Node.Map Root, IReadOnlyDictionary<StepId, StepPlace> Steps, IReadOnlyList<Node> Materials);

/// <summary>An item as read, before the rules.</summary>
/// <param name="Item">The item.</param>
/// <param name="Places">Where its parts stand.</param>
/// <param name="Standard">What an applicant meets, as one hash: materials, form, limits, conditions, process.</param>
/// <param name="Canonical">The text that the item's hash is of.</param>
internal sealed record ReadItem(ServiceItem Item, ItemPlaces Places, string Standard, string Canonical);

/// <summary>Reads one item: elements, form, materials, process.</summary>
internal sealed class ItemReader(Commons commons, List<Finding> findings)
{
    private const int MaterialsMax = 100;
    private static readonly ImmutableArray<string> NotInHash = ["version", "effective", "provenance"];
    private static readonly ImmutableArray<string> InStandard =
        ["limits", "renewal", "conditions", "form", "materials", "process", "handling", "fee", "result", "visits"];

    /// <summary>Reads the item; null when its structure does not hold.</summary>
    public ReadItem? Read(Node.Map map)
    {
        var before = findings.Count;
        var fields = new Fields(map, findings);
        var authority = AuthorityOf(fields);
        var form = Form(fields);
        var guards = new GuardReader(form, findings);
        var code = CodeOf(fields, "code");
        var steps = Steps(fields);
        var stepReader = new StepReader(commons.Organisation, authority, guards, findings);
        var beforeSteps = findings.Count;
        var root = steps is null ? null : stepReader.Read(steps);
        PlaceInItem(map, beforeSteps);
        var materials = Materials(fields, guards, out var resolved);
        var draft = (
            Version: fields.Whole("version", 1, 9_999), EffectiveOn: fields.Date("effective"), Name: fields.Text("name"),
            MainItem: fields.TextIfAny("main_item"), Type: fields.Word("type", Words.Types), Level: fields.Word("level", Words.Levels),
            Power: fields.Word("power_source", Words.PowerSources, PowerSource.Statutory),
            Audience: Audiences(fields), Handling: fields.Word("handling", Words.Handlings), Basis: fields.Texts("basis"),
            Limits: Limits(fields), Renewal: Renewal(fields, form), Conditions: fields.Texts("conditions"), Result: Result(fields), Fee: fields.TextIfAny("fee"),
            Visits: fields.Whole("visits", 0, 20, 0), Retirement: RetirementOf(fields),
            Guidance: GuidanceReader.Read(fields, commons.Organisation), Provenance: ProvenanceOf(fields));
        fields.Done();
        if (root is not null)
            StepReader.MainSteps(root, map.Mark, findings);
        if (findings.Skip(before).Any(f => f.Severity == Severity.Error) || root is null)
            return null;
        var canonical = CanonicalText.Of(Resolved(map, steps!, resolved).Where(e => !NotInHash.Contains(e.Key.Text)));
        var item = new ServiceItem
        {
            Code = code, Version = draft.Version, Hash = CanonicalText.HashOf(canonical), EffectiveOn = draft.EffectiveOn,
            Name = draft.Name, MainItem = draft.MainItem, Type = draft.Type, Authority = authority, Level = draft.Level,
            PowerSource = draft.Power, Audience = draft.Audience, Handling = draft.Handling, Basis = draft.Basis,
            Limits = draft.Limits, Renewal = draft.Renewal, Conditions = draft.Conditions, Form = form, Materials = materials,
            Process = Process.Of(root), Pattern = PatternName(map), Result = draft.Result, FeeBasis = draft.Fee,
            Visits = draft.Visits, Retirement = draft.Retirement, Guidance = draft.Guidance, Provenance = draft.Provenance,
        };
        var standard = CanonicalText.HashOf(CanonicalText.Of(Resolved(map, steps!, resolved).Where(e => InStandard.Contains(e.Key.Text))));
        return new ReadItem(item, new ItemPlaces(map.Mark.File, map, stepReader.Places, resolved), standard, canonical);
    }

    /// <summary>The item with what it shares written out.</summary>
    private static IEnumerable<Node.Entry> Resolved(Node.Map map, Node.List steps, IReadOnlyList<Node> materials) =>
        map.Entries.Select(e => e.Key.Text switch
        {
            "process" => e with { Value = steps },
            "materials" => e with { Value = new Node.List(e.Value.Mark, materials) },
            _ => e,
        });

    /// <summary>
    /// A pattern is checked by itself; what is wrong only together with this item, such as a guard on a field that its
    /// form lacks, is said at the item.
    /// </summary>
    private void PlaceInItem(Node.Map map, int from)
    {
        if (PatternName(map) is not { } pattern || commons.BrokenPatterns.Contains(pattern))
            return;
        var at = ((Node.Map)map["process"]!)["pattern"]!.Mark;
        for (var i = from; i < findings.Count; i++)
        {
            var f = findings[i];
            if (f.File != at.File)
            {
                findings[i] = f with
                {
                    Remedy = null, File = at.File, Line = at.Line, Column = at.Column,
                    Message = new Core.Text($"模板 {pattern} 第 {f.Line} 行：{f.Message.Zh}", $"Pattern {pattern}, line {f.Line}: {f.Message.En}"),
                };
            }
        }
    }

    private static string? PatternName(Node.Map map) =>
        map["process"] is Node.Map process && process["pattern"] is Node.Scalar name ? name.Text : null;

    /// <summary>A code of an item under some key.</summary>
    internal static ItemCode CodeOf(Fields fields, string key)
    {
        var node = fields.Need(key);
        var text = node is null ? string.Empty : fields.TextOf(node, key);
        if (text.Length > 0 && !ItemCode.TryParse(text, out _))
            fields.Error(node!.Mark, "WG1117", $"业务办理项编码须为 {ItemCode.Length} 位（18 位统一社会信用代码 + 1 位层级 + 12 位基本编码 + 2 位序号），现为“{text}”", $"An item code has {ItemCode.Length} characters (18 USCC + 1 level + 12 basic code + 2 serial)", Slips.Remedy(node, Slips.Code));
        return ItemCode.TryParse(text, out var code) ? code : default;
    }

    private Office AuthorityOf(Fields fields)
    {
        var node = fields.Need("authority");
        var office = new Office(node is null ? string.Empty : fields.TextOf(node, "authority"));
        if (office.Name.Length > 0 && !commons.Organisation.Has(office))
        {
            var near = Fields.Near(office.Name, commons.Organisation.Authorities.Select(a => a.Office.Name));
            fields.Error(node!.Mark, "WG1208", $"没有机构“{office}”{near.Zh}", $"There is no authority '{office}'{near.En}", near.For(node.Mark));
        }

        return office;
    }

    private static ImmutableArray<Audience> Audiences(Fields fields) =>
        [.. fields.Items("audience", some: true).Select(i => fields.WordOf(i, "audience", Words.Audiences))];

    private static ItemLimits Limits(Fields fields)
    {
        if (fields.Sub("limits") is not { } limits)
            return new ItemLimits(null, string.Empty, default, null);
        var statutory = limits.TextIfAny("statutory") == "无" ? (TimeLimit?)null : limits.Limit("statutory");
        ExtensionRule? extension = null;
        if (limits.Sub("extension", needed: false) is { } e)
        {
            extension = new ExtensionRule(e.Limit("max"), e.Word("by", Words.Approvers), e.Whole("times", 1, 9, 1), e.Text("basis"));
            e.Done();
        }

        var found = new ItemLimits(statutory, limits.Text("basis"), limits.Limit("promised"), extension)
        {
            Receipt = limits.Word("receipt", Words.Receipts, ReceiptPolicy.SameDay),
            DayEnds = limits.Word("day_ends", Words.DayEnds, DayEnd.Midnight),
            Excludes = Grounds(limits, "excludes"),
            Restarts = Grounds(limits, "restarts"),
        };
        limits.Done();
        return found;
    }

    private static ImmutableArray<LimitGround> Grounds(Fields limits, string key)
    {
        var found = ImmutableArray.CreateBuilder<LimitGround>();
        foreach (var entry in limits.Items(key, needed: false))
        {
            if (limits.SubOf(entry, key) is not { } ground)
                continue;
            found.Add(new LimitGround(ground.Text("ground"), ground.Text("basis")));
            ground.Done();
        }

        return found.ToImmutable();
    }

    private static RenewalRule? Renewal(Fields fields, ImmutableArray<FormField> form)
    {
        if (fields.Sub("renewal", needed: false) is not { } renewal)
            return null;
        var expires = renewal.Text("expires");
        if (expires.Length > 0 && form.All(f => f.Key != expires))
        {
            var near = Fields.Near(expires, form.Where(f => f.Type == FieldType.Date).Select(f => f.Key));
            renewal.Error(renewal.MarkOf("expires"), "WG1301", $"表单没有字段“{expires}”{near.Zh}", $"The form has no field '{expires}'{near.En}", near.For(renewal.MarkOf("expires")));
        }

        LegalLimit? before = null;
        if (renewal.Find("apply_before") is not null || renewal.Find("basis") is not null)
            before = new LegalLimit(renewal.Limit("apply_before"), renewal.Text("basis"));
        renewal.Done();
        return new RenewalRule(expires, before);
    }

    private static ImmutableArray<FormField> Form(Fields fields)
    {
        if (fields.Sub("form", needed: false) is not { } form)
            return [];
        var found = ImmutableArray.CreateBuilder<FormField>();
        foreach (var entry in form.Entries)
        {
            form.CheckName(entry.Key, '_');
            if (form.SubOf(entry.Value, entry.Key.Text) is not { } field)
                continue;
            var type = field.Word("type", Words.FieldTypes);
            found.Add(new FormField(
                entry.Key.Text, field.Text("label"), type, field.YesNo("required", true),
                field.Texts("of", needed: type == FieldType.Choice), field.TextIfAny("unit"), Number(field, "min"), Number(field, "max"),
                field.YesNo("personal", false)));
            field.Done();
        }

        return found.ToImmutable();
    }

    private static decimal? Number(Fields field, string key)
    {
        if (field.Find(key) is not { } node)
            return null;
        if (node is Node.Scalar scalar && decimal.TryParse(scalar.Text, NumberStyles.Number, CultureInfo.InvariantCulture, out var value))
            return value;
        field.Error(node.Mark, "WG1118", $"“{key}”须是数字", $"'{key}' must be a number");
        return null;
    }

    private ImmutableArray<Material> Materials(Fields fields, GuardReader guards, out IReadOnlyList<Node> resolved)
    {
        var reader = new MaterialReader(commons, guards, findings);
        var nodes = new List<Node>();
        var found = ImmutableArray.CreateBuilder<Material>();
        foreach (var item in fields.Items("materials"))
        {
            if (reader.Read(item, nodes) is not { } material)
                continue;
            if (found.Any(f => f.Key == material.Key))
                fields.Error(item.Mark, "WG1211", $"材料“{material.Key}”重复", $"Material '{material.Key}' stands twice");
            found.Add(material);
        }

        if (found.Count > MaterialsMax)
            fields.Error(fields.MarkOf("materials"), "WG1120", $"材料有 {found.Count} 份，超过 {MaterialsMax} 份", $"{found.Count} materials, more than {MaterialsMax}");
        resolved = nodes;
        return found.ToImmutable();
    }

    private Node.List? Steps(Fields fields)
    {
        if (fields.Sub("process") is not { } process)
            return null;
        if (process.Find("pattern") is not { } pattern)
        {
            var own = process.StepsOf("steps");
            process.Done();
            return own;
        }

        var name = process.TextOf(pattern, "pattern");
        var with = process.Sub("with", needed: false) ?? new Fields(new Node.Map(pattern.Mark, []), findings);
        process.Done();
        if (commons.Patterns.TryGetValue(name, out var steps))
            return new PatternExpansion(with, pattern.Mark, name).Fill(steps);
        var near = Fields.Near(name, commons.Patterns.Keys);
        var version = name.Split('@')[^1] == near.Word?.Split('@')[^1];
        fields.Error(pattern.Mark, "WG1201", $"没有模板“{name}”{near.Zh}", $"There is no pattern '{name}'{near.En}", version ? near.For(pattern.Mark) : null);
        return null;
    }

    private static ItemResult Result(Fields fields)
    {
        if (fields.Sub("result") is not { } result)
            return new ItemResult(string.Empty, ResultKind.Other, null, false);
        var found = new ItemResult(
            result.Text("document"), result.Word("kind", Words.Results),
            result.Find("valid") is { } valid ? result.LimitOf(valid, "valid") : null, result.YesNo("licence", false));
        result.Done();
        return found;
    }

    private static Retirement? RetirementOf(Fields fields)
    {
        if (fields.Sub("retired", needed: false) is not { } retired)
            return null;
        var found = new Retirement(
            retired.Date("on"), retired.Find("successor") is null ? null : CodeOf(retired, "successor"), retired.Text("basis"));
        retired.Done();
        return found;
    }

    private static Provenance ProvenanceOf(Fields fields)
    {
        if (fields.Sub("provenance") is not { } p)
            return new Provenance(string.Empty, Confidence.Low, NodaTime.LocalDate.MinIsoValue, null);
        var found = new Provenance(p.Text("drawn_from"), p.Word("confidence", Words.Confidences), p.Date("checked"), p.TextIfAny("note"));
        p.Done();
        return found;
    }
}
