using System.Collections.Frozen;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Access;
using WorkflowGov.Runtime.Desk;

namespace WorkflowGov.Server;

/// <summary>人员名册: the accounts, in demo mode those of the organisation's file too; and who stands in for them.</summary>
internal sealed class People(Organisation organisation, AccountBook book, SubstitutionBook substitutions) : IPeople
{
    private readonly FrozenDictionary<string, Actor> demo =
        organisation.Accounts.Select(a => new Actor(a.User, a.Name, a.Office, a.Roles)).ToFrozenDictionary(a => a.User, StringComparer.Ordinal);

    public string NameOf(string user) => demo.TryGetValue(user, out var person) ? person.Name : book.Known.TryGetValue(user, out var account) ? account.Name : user;

    public Actor? Find(string user) => demo.TryGetValue(user, out var person) ? person
        : book.Known.TryGetValue(user, out var account) && account.DisabledAt is null ? account.Actor : null;

    public string? SubstituteOf(string user, NodaTime.LocalDate day) => substitutions.SubstituteOf(user, day);

    public IEnumerable<Actor> Everyone => organisation.Accounts.Select(a => demo[a.User]).Concat(book.Known.Values.Where(a => a.DisabledAt is null).Select(a => a.Actor));

    public IEnumerable<Colleague> Holding(Role role, Office office) =>
        Everyone.Where(a => a.Office == office && a.Has(role)).Select(a => new Colleague(a.User, a.Name));

    public IEnumerable<Colleague> Of(Office office) => Everyone.Where(a => a.Office == office).Select(a => new Colleague(a.User, a.Name));
}
