using System.Collections.Immutable;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Scenarios;

/// <summary>
/// Who acts in a scenario. Whoever it does not name is stood in for: another fit person for each step, so that a scenario
/// names only the people it is about.
/// </summary>
internal sealed class Cast
{
    /// <summary>Where applications come from when a scenario does not say.</summary>
    public static readonly Actor Applicant = new("网上办事大厅", "网上办事大厅", new Office("网上办事大厅"), [Authority.Integrator], true);

    private const string Chair = "听证主持人";
    private static readonly string[] Numbers = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

    private readonly ImmutableDictionary<string, Part> named;
    private readonly Dictionary<string, Actor> standIns = new(StringComparer.Ordinal);

    public Cast(ServiceItem item, ImmutableDictionary<string, Part> named)
    {
        this.named = named;
        foreach (var step in item.Process.Steps)
        {
            for (var number = 0; number < Math.Min(step.People + 1, Numbers.Length); number++)
                Add(NameOf(step, number), step.Office, step.Role);
        }

        Add(Chair, item.Process.Decision.Office, Authority.HearingChair);
    }

    /// <summary>A person whom the scenario names.</summary>
    /// <param name="Roles">角色.</param>
    /// <param name="Office">部门; null = moves to wherever a role of the person is at work.</param>
    internal sealed record Part(ImmutableArray<Role> Roles, Office? Office);

    /// <summary>All names that may stand after <c>by</c>.</summary>
    public IEnumerable<string> Names => named.Keys.Concat(standIns.Keys);

    /// <summary>Somebody fit for a step.</summary>
    public Actor For(Step step) => standIns[NameOf(step, 0)];

    /// <summary>The officers who take part beside the first.</summary>
    public static ImmutableArray<string> Beside(Step step) =>
        [.. Enumerable.Range(1, Math.Min(step.People, Numbers.Length) - 1).Select(n => NameOf(step, n))];

    /// <summary>The chair of a hearing when the scenario names none.</summary>
    public static string ChairName => Chair;

    /// <summary>Somebody by name, at work in an office; null when nobody is called so.</summary>
    public Actor? Find(string name, Office place) => named.TryGetValue(name, out var part)
        ? new Actor(name, name, part.Office ?? place, part.Roles)
        : standIns.GetValueOrDefault(name);

    /// <summary>The roll of staff as an office sees it.</summary>
    public IStaffRoll At(Office place) => new Roll(this, place);

    private static string NameOf(Step step, int number) => $"{step.Title}经办{Numbers[number]}";

    private void Add(string name, Office office, Role role) => standIns[name] = new Actor(name, name, office, [role]);

    private sealed class Roll(Cast cast, Office place) : IStaffRoll
    {
        public Actor? Find(string user) => cast.Find(user, place);

        /// <summary>Whom the scenario names: nobody answers for a 秒批 by being stood in for.</summary>
        public IEnumerable<Actor> Everyone => cast.named.Keys.Select(name => cast.Find(name, place)!);
    }
}
