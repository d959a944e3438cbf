using System.Collections.Immutable;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Language;

/// <summary>Where a step stands: its name, and its keys with the pattern filled in.</summary>
internal sealed record StepPlace(Mark Name, Node.Map Body);

/// <summary>Reads steps and blocks into the block tree.</summary>
internal sealed class StepReader(Organisation organisation, Office authority, GuardReader guards, List<Finding> findings)
{
    /// <summary>The keys of a step.</summary>
    public static readonly ImmutableArray<string> Keys =
    [
        "title", "kind", "role", "office", "review", "limit", "excluded", "silence", "notice", "automatic", "discretion", "forward", "people", "signing", "not_by", "criteria", "outcomes", "when",
    ];

    private const int ReturnsMax = 5;
    private const int StepsMax = 100;

    private readonly Dictionary<StepId, StepPlace> places = [];
    private readonly List<(StepId Target, Mark At, Mark Word, bool Returns)> references = [];

    /// <summary>Where each step stands.</summary>
    public IReadOnlyDictionary<StepId, StepPlace> Places => places;

    /// <summary>Reads the whole process.</summary>
    public Block.Sequence Read(Node.List steps)
    {
        var root = Sequence(steps, []);
        if (places.Count > StepsMax)
            Error(steps.Mark, "WG1120", $"流程有 {places.Count} 个环节，超过 {StepsMax} 个", $"The process has {places.Count} steps, more than {StepsMax}");
        foreach (var (target, at, word, returns) in references.Where(r => !places.ContainsKey(r.Target)))
        {
            var near = Fields.Near(target.Value, places.Keys.Select(p => p.Value));
            Error(at, returns ? "WG1206" : "WG1205", $"没有环节“{target}”{near.Zh}", $"There is no step '{target}'{near.En}", near.For(word));
        }

        return root;
    }

    /// <summary>A process accepts, and decides once, wherever the steps stand: without them nothing can be said of it.</summary>
    public static void MainSteps(Block root, Mark at, List<Finding> findings)
    {
        var kinds = root.WithInside().OfType<Block.Single>().Select(b => b.Definition.Kind).ToList();
        if (!kinds.Contains(StepKind.Accept))
            Found("WG1122", "流程须有“受理”环节", "A process has a step of kind 受理, this one has none");
        var decisions = kinds.Count(k => k == StepKind.Decide);
        if (decisions != 1)
            Found("WG1116", $"流程须有且只有一个“决定”环节，现有 {decisions} 个", $"A process has exactly one step of kind 决定, this one has {decisions}");

        void Found(string rule, string zh, string en) => findings.Add(new Finding(rule, Severity.Error, at.File, at.Line, at.Column, new Core.Text(zh, en)));
    }

    private Block.Sequence Sequence(Node.List steps, ImmutableArray<StepId> before)
    {
        if (steps.Items.Count == 0)
            Error(steps.Mark, "WG1104", "环节列表不能为空", "A list of steps needs at least one step");
        var blocks = ImmutableArray.CreateBuilder<Block>();
        foreach (var item in steps.Items)
        {
            if (Read(item, before) is not { } block)
                continue;
            blocks.Add(block);
            if (block is Block.Single single)
                before = before.Add(single.Definition.Id);
        }

        return new Block.Sequence(blocks.ToImmutable());
    }

    private Block? Read(Node item, ImmutableArray<StepId> before)
    {
        if (item is not Node.Map map)
        {
            Error(item.Mark, "WG1103", "环节写成“名称: {…}”", "A step reads 'name: {…}'");
            return null;
        }

        if (map["parallel"] is not null)
            return Parallel(new Fields(map, findings), before);
        if (map["choice"] is not null)
            return Choice(new Fields(map, findings), before);
        if (map.Entries is [{ Value: Node.Map body } only])
            return new Block.Single(Step(only.Key, body, before));
        Error(map.Mark, "WG1110", "每个环节单独一条，写成“- 名称: {…}”", "Each step is an entry of its own: '- name: {…}'");
        return null;
    }

    private Block.Parallel Parallel(Fields fields, ImmutableArray<StepId> before)
    {
        var title = fields.Text("parallel");
        var branches = ImmutableArray.CreateBuilder<Branch>();
        foreach (var entry in fields.Sub("branches")?.Entries ?? [])
        {
            if (entry.Value is Node.List steps)
                branches.Add(new Branch(entry.Key.Text, Sequence(steps, before)));
            else
                Error(entry.Value.Mark, "WG1103", $"分支“{entry.Key.Text}”须是环节列表", $"Branch '{entry.Key.Text}' must be a list of steps");
        }

        var join = fields.TextIfAny("join") switch
        {
            null or "all" => branches.Count,
            "any" => 1,
            _ => fields.Whole("join", 1, Math.Max(branches.Count, 1)),
        };
        if (branches.Count < 2)
            Error(fields.Mark, "WG1111", "并联至少有两个分支", "Parallel steps need at least two branches");
        var lead = fields.TextIfAny("lead");
        fields.Done();
        return new Block.Parallel(title, join, branches.ToImmutable()) { Lead = lead };
    }

    private Block.Choice Choice(Fields fields, ImmutableArray<StepId> before)
    {
        var ways = ImmutableArray.CreateBuilder<Way>();
        var guarded = new List<bool>();
        foreach (var item in fields.Items("choice"))
        {
            if (fields.SubOf(item, "choice") is not { } way)
                continue;
            var when = way.Find("when");
            var guard = when is null ? null : guards.Read(when, "when");
            if (way.YesNo("otherwise", false) == when is not null)
                Error(way.Mark, "WG1112", "每条路写“when: 条件”或者“otherwise: true”之一", "Each way has 'when: guard' or 'otherwise: true', not both");
            guarded.Add(when is not null);
            if (way.StepsOf("steps") is { } steps)
                ways.Add(new Way(guard, Sequence(steps, before)));
            way.Done();
        }

        if (guarded.Count < 2 || guarded[^1] || guarded.SkipLast(1).Contains(false))
            Error(fields.Mark, "WG1113", "分支至少两条，最后一条且只有最后一条写 otherwise", "A choice has two ways or more; the last one, and only it, is 'otherwise'");
        fields.Done();
        return new Block.Choice(ways.ToImmutable());
    }

    private Step Step(Node.Scalar name, Node.Map body, ImmutableArray<StepId> before)
    {
        var fields = new Fields(body, findings);
        var id = new StepId(name.Text);
        fields.CheckName(name, '-');
        if (!places.TryAdd(id, new StepPlace(name.Mark, body)))
            Error(name.Mark, "WG1204", $"环节“{name.Text}”重名", $"Step '{name.Text}' stands twice");
        var kind = fields.Word("kind", Words.Kinds);
        var role = RoleOf(fields);
        var step = new Step
        {
            Id = id,
            Title = fields.Text("title"),
            Kind = kind,
            Role = role,
            Office = OfficeOf(fields, role),
            Review = fields.Find("review") is { } review ? fields.WordOf(review, "review", Words.Methods) : null,
            Limit = fields.Limit("limit"),
            Excluded = Excluded(fields),
            Silence = Silence(fields),
            People = fields.Whole("people", 1, 20, 1),
            NoticePeriod = fields.Find("notice") is { } notice ? fields.LimitOf(notice, "notice") : null,
            Forwarding = Forwarding(fields),
            Automation = AutomationReader.Read(fields, guards),
            Discretion = AutomationReader.Discretion(fields),
            Signing = SigningReader.Read(fields),
            NotBy = [.. fields.Items("not_by", false).Select(n => Reference(n, fields))],
            Criteria = fields.Texts("criteria", needed: false),
            When = fields.Find("when") is { } guard ? guards.Read(guard, "when") : null,
            Outcomes = Outcomes(fields, kind, id, before),
        };
        fields.Done();
        return step;
    }

    private Role RoleOf(Fields fields)
    {
        var node = fields.Need("role");
        var role = new Role(node is null ? string.Empty : fields.TextOf(node, "role"));
        if (role.Name.Length > 0 && organisation.SideOf(role) is null)
        {
            var near = Fields.Near(role.Name, organisation.Roles.Keys.Select(r => r.Name));
            Error(node!.Mark, "WG1207", $"没有角色“{role}”{near.Zh}", $"There is no role '{role}'{near.En}", near.For(node.Mark));
        }

        return role;
    }

    private Office OfficeOf(Fields fields, Role role)
    {
        if (fields.Find("office") is not { } node)
            return organisation.SideOf(role) == Side.Window ? Office.Window : authority;
        var office = new Office(fields.TextOf(node, "office"));
        if (office.Name.Length > 0 && office != Office.Window && !organisation.Has(office))
        {
            var near = Fields.Near(office.Name, organisation.Authorities.Select(a => a.Office.Name));
            Error(node.Mark, "WG1208", $"没有机构“{office}”{near.Zh}", $"There is no authority '{office}'{near.En}", near.For(node.Mark));
        }

        return office;
    }

    private StepId Reference(Node node, Fields fields)
    {
        var id = new StepId(fields.TextOf(node, "not_by"));
        references.Add((id, node.Mark, node.Mark, false));
        return id;
    }

    private static ExcludedTime? Excluded(Fields fields)
    {
        if (fields.Sub("excluded", needed: false) is not { } excluded)
            return null;
        var time = new ExcludedTime(excluded.Text("ground"), excluded.Text("basis"));
        excluded.Done();
        return time;
    }

    private static Forwarding? Forwarding(Fields fields)
    {
        if (fields.Sub("forward", needed: false) is not { } forward)
            return null;
        var found = new Forwarding(forward.Text("to"), forward.Limit("limit"), forward.Text("basis"));
        forward.Done();
        return found;
    }

    private static Silence? Silence(Fields fields)
    {
        if (fields.Sub("silence", needed: false) is not { } silence)
            return null;
        var found = new Silence(silence.Text("deemed"), silence.Text("basis"));
        silence.Done();
        return found;
    }

    private ImmutableArray<OutcomeRule> Outcomes(Fields fields, StepKind kind, StepId id, ImmutableArray<StepId> before)
    {
        if (fields.Find("outcomes") is not { } node)
            return Defaults(kind);
        if (node is not Node.Map map)
        {
            Error(node.Mark, "WG1103", "“outcomes”写成“结果: 去向”", "'outcomes' reads 'label: where to'");
            return [];
        }

        return [.. map.Entries.Select(e => new OutcomeRule(e.Key.Text, Action(e, id, before, fields)))];
    }

    private static ImmutableArray<OutcomeRule> Defaults(StepKind kind) => kind switch
    {
        StepKind.Review or StepKind.Special => [new("通过", new OutcomeAction.Continue()), new("不通过", new OutcomeAction.Refuse())],
        StepKind.Decide => [new("准予", new OutcomeAction.Continue()), new("不予", new OutcomeAction.Refuse())],
        StepKind.PostCheck => [new("属实", new OutcomeAction.Continue()), new("不属实", new OutcomeAction.Revoke())],
        StepKind.Issue or StepKind.Deliver => [new("完成", new OutcomeAction.Continue())],
        _ => [],
    };

    private OutcomeAction Action(Node.Entry entry, StepId id, ImmutableArray<StepId> before, Fields fields)
    {
        switch (entry.Value)
        {
            case Node.Scalar { Text: "continue" }:
                return new OutcomeAction.Continue();
            case Node.Scalar { Text: "refuse" }:
                return new OutcomeAction.Refuse();
            case Node.Scalar { Text: "revoke" }:
                return new OutcomeAction.Revoke();
            case Node.Map map:
                var back = new Fields(map, findings);
                var to = new StepId(back.Text("return"));
                var max = back.Whole("max", 1, ReturnsMax);
                back.Done();
                references.Add((to, entry.Value.Mark, map["return"]?.Mark ?? map.Mark, true));
                if (!before.Contains(to) && to != id)
                    Error(entry.Value.Mark, "WG1209", $"只能退回到同一层或外层的前面环节；可退回：{string.Join("、", before)}", $"A return goes to an earlier step of this or an enclosing list; possible: {string.Join(", ", before)}");
                return new OutcomeAction.Return(to, max);
            default:
                Error(entry.Value.Mark, "WG1115", $"“{entry.Key.Text}”的去向须是 continue、refuse、revoke 或 {{return: 环节, max: 次数}}", $"'{entry.Key.Text}' leads to continue, refuse, revoke or {{return: step, max: n}}");
                return new OutcomeAction.Continue();
        }
    }

    private void Error(Mark at, string rule, string zh, string en, Remedy? remedy = null) =>
        findings.Add(new Finding(rule, Severity.Error, at.File, at.Line, at.Column, new Core.Text(zh, en)) { Remedy = remedy });
}
