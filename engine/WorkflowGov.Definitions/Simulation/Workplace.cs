using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions.Simulation;

/// <summary>An officer at work.</summary>
internal sealed class Officer(int number, string name, bool[]? off)
{
    public int Number { get; } = number;

    public string Name { get; } = name;

    /// <summary>Working days on which the officer is not there; null = always there.</summary>
    public bool[]? Off { get; } = off;

    public List<Pool> Pools { get; } = [];

    public bool Busy { get; set; }

    public long IdleSince { get; set; }

    /// <summary>Seconds worked in the period.</summary>
    public double Worked { get; set; }

    public bool IsThere(int day) => Off is null || !Off[day];
}

/// <summary>A role of an office: its officers and the work that waits for them.</summary>
internal sealed class Pool(int index, Office office, Role role)
{
    public int Index { get; } = index;

    public Office Office { get; } = office;

    public Role Role { get; } = role;

    public List<Officer> Officers { get; } = [];

    public LinkedList<Job> Queue { get; } = new();

    public Waiting Waiting { get; } = new();
}

/// <summary>The offices of a simulation: roles, officers, who is there when.</summary>
internal sealed class Workplace
{
    private const double UsualLoad = 0.8;
    private const int NamedMax = 12;
    private const int Sampled = 400;

    private Workplace(Pool[] pools, Officer[] officers, IReadOnlyList<Text> suppositions) =>
        (Pools, Officers, Suppositions) = (pools, officers, suppositions);

    public Pool[] Pools { get; }

    public Officer[] Officers { get; }

    /// <summary>How roles that nobody was named for were given people.</summary>
    public IReadOnlyList<Text> Suppositions { get; }

    /// <summary>Puts people in their places.</summary>
    public static Workplace Of(SimulationPlan plan, IReadOnlyList<ItemModel> items, OfficeTime time, double perDay)
    {
        var pools = new Dictionary<(Office, Role), Pool>();
        foreach (var step in items.SelectMany(i => i.Steps))
        {
            var key = (step.Step.Office, step.Step.Role);
            if (!pools.TryGetValue(key, out var pool))
                pools[key] = pool = new Pool(pools.Count, step.Step.Office, step.Step.Role);
            step.Pool = pool.Index;
        }

        var all = pools.Values.ToArray();
        var officers = new List<Officer>();
        foreach (var person in plan.Staff.People)
            Place(person, all, officers, plan, time);
        var supposed = Fill(plan, items, all, officers, time, perDay);
        foreach (var pool in all)
            Change(pool, plan, officers, time);
        return new Workplace(all, [.. officers], supposed);
    }

    /// <summary>Somebody unnamed stands for one in each office; somebody named is one person wherever they work.</summary>
    private static void Place(StaffMember person, Pool[] pools, List<Officer> officers, SimulationPlan plan, OfficeTime time)
    {
        var places = pools.Where(p => person.Roles.Contains(p.Role) && (person.Office is null || person.Office == p.Office)).ToArray();
        foreach (var group in person.IsUnnamed ? places.Select(p => new[] { p }) : places.Length == 0 ? [] : [places])
            Seat(person, group, officers, plan, time);
    }

    private static void Seat(StaffMember person, Pool[] pools, List<Officer> officers, SimulationPlan plan, OfficeTime time)
    {
        var rank = pools[0].Officers.Count + 1;
        var spans = person.Away.Concat(plan.RolesAway.Where(a => a.Role == pools[0].Role && rank <= a.Count).Select(a => a.Span)).ToList();
        bool[]? off = spans.Count == 0 && person.Days.IsEmpty
            ? null
            : [.. Enumerable.Range(0, time.Days).Select(d => spans.Any(s => s.Holds(time[d])) || (!person.Days.IsEmpty && !person.Days.Contains(time[d].DayOfWeek)))];
        var officer = new Officer(officers.Count, person.Name, off);
        officers.Add(officer);
        foreach (var pool in pools)
        {
            officer.Pools.Add(pool);
            pool.Officers.Add(officer);
        }
    }

    /// <summary>One more of an office's role.</summary>
    private static void Add(Pool pool, int number, List<Officer> officers, SimulationPlan plan, OfficeTime time) =>
        Seat(new StaffMember($"{pool.Role}{number}", [pool.Role], pool.Office, [], []) { IsUnnamed = true }, [pool], officers, plan, time);

    /// <summary>Roles nobody has get as many officers as keep them busy four fifths of the time.</summary>
    private static List<Text> Fill(SimulationPlan plan, IReadOnlyList<ItemModel> items, Pool[] pools, List<Officer> officers, OfficeTime time, double perDay)
    {
        var (said, before) = (new List<Text>(), officers.Count);
        if (pools.All(p => p.Officers.Count > 0))
            return said;
        var (load, together) = Load(plan, items, pools.Length);
        for (var i = 0; i < pools.Length; i++)
        {
            if (pools[i].Officers.Count > 0)
                continue;
            var least = items.SelectMany(m => m.Steps).Where(s => s.Pool == i).Max(s => s.Need);
            // Officers who work in pairs are counted in pairs: a fifth beside two pairs is of no use.
            var set = load[i] == 0 ? 1 : (int)Math.Round(together[i] / load[i]);
            var count = Math.Max(least, (int)Math.Ceiling(load[i] * perDay / time.DaySeconds / UsualLoad / set) * set);
            for (var n = 1; n <= count; n++)
                Add(pools[i], n, officers, plan, time);

            said.Add(new Text($"{pools[i].Office}{pools[i].Role} {count} 人", $"{count} {pools[i].Role} at {pools[i].Office}"));
        }

        return said.Count <= NamedMax ? said :
        [
            new Text(
                $"没有指明人员的 {said.Count} 个部门角色共 {officers.Count - before} 人，按忙八成配备",
                $"The {said.Count} roles of offices that nobody is named for have {officers.Count - before} people, busy four fifths of the time"),
        ];
    }

    /// <summary>Seconds of work that an application brings to each role, sampled; and the same weighted by how many work together.</summary>
    private static (double[] Load, double[] Together) Load(SimulationPlan plan, IReadOnlyList<ItemModel> items, int pools)
    {
        var (load, together) = (new double[pools], new double[pools]);
        var each = Math.Max(20, Sampled / items.Count);
        for (var item = 0; item < items.Count; item++)
        {
            for (var n = 1; n <= each; n++)
            {
                foreach (var step in RandomWay.Of(items[item], Draws.Of(plan.Seed, -1, item, n, 0)))
                {
                    var work = (double)step.Effort.Seconds * step.Need / each / items.Count;
                    load[step.Pool] += work;
                    together[step.Pool] += work * step.Need;
                }
            }
        }

        return (load, together);
    }

    private static void Change(Pool pool, SimulationPlan plan, List<Officer> officers, OfficeTime time)
    {
        var more = plan.More.GetValueOrDefault(pool.Role);
        for (var n = 1; n <= more; n++)
            Add(pool, pool.Officers.Count + 1, officers, plan, time);
        for (; more < 0 && pool.Officers.Count > 0; more++)
        {
            var last = pool.Officers[^1];
            last.Pools.Remove(pool);
            pool.Officers.RemoveAt(pool.Officers.Count - 1);
        }
    }
}
