using System.Collections.Frozen;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Desk;

namespace WorkflowGov.Server;

/// <summary>People as the organisation's file names them: demo accounts only so far; and who stands in for them.</summary>
internal sealed class People(Organisation organisation, SubstitutionBook substitutions) : IPeople
{
    private readonly FrozenDictionary<string, DemoAccount> accounts = organisation.Accounts.ToFrozenDictionary(a => a.User);

    public string NameOf(string user) => accounts.TryGetValue(user, out var account) ? account.Name : user;

    public Actor? Find(string user) =>
        accounts.TryGetValue(user, out var account) ? new Actor(user, account.Name, account.Office, account.Roles) : null;

    public string? SubstituteOf(string user, NodaTime.LocalDate day) => substitutions.SubstituteOf(user, day);

    public IEnumerable<Actor> Everyone => organisation.Accounts.Select(a => Find(a.User)!);

    public IEnumerable<Colleague> Holding(Role role, Office office) => organisation.Accounts
        .Where(a => a.Office == office && a.Roles.Contains(role)).Select(a => new Colleague(a.User, a.Name));
}
