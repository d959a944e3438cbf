using System.Collections.Immutable;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions.Language;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions;

/// <summary>Which side of the counter a role is on (收件权和审核权分离).</summary>
public enum Side
{
    /// <summary>窗口: takes in, hands out.</summary>
    Window,

    /// <summary>后台: reviews, decides.</summary>
    BackOffice,

    /// <summary>监督.</summary>
    Supervision,

    /// <summary>政策.</summary>
    Policy,
}

/// <summary>实施主体.</summary>
/// <param name="Office">Its name.</param>
/// <param name="Short">机关简称, for document numbers.</param>
/// <param name="Uscc">统一社会信用代码.</param>
/// <param name="Synthetic">The code is made up, with valid check digits.</param>
/// <param name="Contact">咨询电话.</param>
/// <param name="Supervision">监督投诉电话.</param>
public sealed record AuthorityEntry(
    Office Office, string Short, string Uscc, bool Synthetic, string Contact, string Supervision);

/// <summary>An account for trying the product; never used with a given database.</summary>
/// <param name="User">User name.</param>
/// <param name="Name">Name.</param>
/// <param name="Office">部门.</param>
/// <param name="Roles">角色.</param>
public sealed record DemoAccount(string User, string Name, Office Office, ImmutableArray<Role> Roles);

/// <summary>Bodies, roles and demo accounts (组织机构).</summary>
/// <param name="Authorities">实施主体.</param>
/// <param name="Roles">角色 and their side.</param>
/// <param name="Accounts">Demo accounts.</param>
/// <param name="DemoPassword">The password of all demo accounts.</param>
public sealed record Organisation(
    ImmutableArray<AuthorityEntry> Authorities, ImmutableDictionary<Role, Side> Roles,
    ImmutableArray<DemoAccount> Accounts, string DemoPassword)
{
    private static readonly Words<Side> Sides = new(
        ("窗口", Side.Window), ("后台", Side.BackOffice), ("监督", Side.Supervision), ("政策", Side.Policy));

    /// <summary>The side of a role, or null when there is no such role.</summary>
    /// <param name="role">The role.</param>
    /// <returns>Its side.</returns>
    public Side? SideOf(Role role) => Roles.TryGetValue(role, out var side) ? side : null;

    /// <summary>Whether an office is known.</summary>
    /// <param name="office">The office.</param>
    /// <returns>True when it is.</returns>
    public bool Has(Office office) => Authorities.Any(a => a.Office == office);

    internal static Organisation Read(Node.Map? authorities, Node.Map? roles, Node.Map? accounts, List<Finding> findings) => new(
        authorities is null ? [] : ReadAuthorities(new Fields(authorities, findings)),
        roles is null ? ImmutableDictionary<Role, Side>.Empty : ReadRoles(new Fields(roles, findings)),
        accounts is null ? [] : ReadAccounts(new Fields(accounts, findings)),
        accounts is null ? string.Empty : new Fields(accounts, []).Text("password"));

    private static ImmutableArray<AuthorityEntry> ReadAuthorities(Fields fields)
    {
        var found = ImmutableArray.CreateBuilder<AuthorityEntry>();
        foreach (var item in fields.Items("authorities"))
        {
            if (fields.SubOf(item, "authorities") is not { } entry)
                continue;
            var uscc = entry.Need("uscc");
            var code = uscc is null ? string.Empty : entry.TextOf(uscc, "uscc");
            if (code.Length > 0 && !Identifiers.IsUscc(code))
                entry.Error(uscc!.Mark, "WG1210", $"统一社会信用代码“{code}”的校验位不对", $"USCC '{code}' has a wrong check digit");
            found.Add(new AuthorityEntry(
                new Office(entry.Text("name")), entry.Text("short"), code, entry.YesNo("synthetic", false),
                entry.Text("contact"), entry.Text("supervision")));
            entry.Done();
        }

        fields.Done();
        return found.ToImmutable();
    }

    private static ImmutableDictionary<Role, Side> ReadRoles(Fields fields)
    {
        var found = ImmutableDictionary.CreateBuilder<Role, Side>();
        foreach (var entry in fields.Entries)
            found[new Role(entry.Key.Text)] = fields.WordOf(entry.Value, entry.Key.Text, Sides);
        return found.ToImmutable();
    }

    private static ImmutableArray<DemoAccount> ReadAccounts(Fields fields)
    {
        fields.Ask("password");
        var found = ImmutableArray.CreateBuilder<DemoAccount>();
        foreach (var item in fields.Items("accounts"))
        {
            if (fields.SubOf(item, "accounts") is not { } entry)
                continue;
            found.Add(new DemoAccount(
                entry.Text("user"), entry.Text("name"), new Office(entry.Text("office")),
                [.. entry.Texts("roles").Select(r => new Role(r))]));
            entry.Done();
        }

        fields.Done();
        return found.ToImmutable();
    }
}
