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

    /// <summary>管理: accounts and keys.</summary>
    Administration,
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
        ("窗口", Side.Window), ("后台", Side.BackOffice), ("监督", Side.Supervision), ("政策", Side.Policy), ("管理", Side.Administration));

    /// <summary>服务网点: the district's hall first, each street's centre followed by its communities'.</summary>
    public ImmutableArray<AcceptancePoint> Points { get; init; } = [];

    /// <summary>The side of a role, or null when there is no such role.</summary>
    /// <param name="role">The role.</param>
    /// <returns>Its side.</returns>
    public Side? SideOf(Role role) => Roles.TryGetValue(role, out var side) ? side : null;

    /// <summary>Whether an office is known.</summary>
    /// <param name="office">The office.</param>
    /// <returns>True when it is.</returns>
    public bool Has(Office office) => Authorities.Any(a => a.Office == office);

    internal static Organisation Read(Node.Map? authorities, Node.Map? roles, Node.Map? accounts, List<Finding> findings)
    {
        var organisation = new Organisation(
            authorities is null ? [] : ReadAuthorities(new Fields(authorities, findings)),
            roles is null ? ImmutableDictionary<Role, Side>.Empty : ReadRoles(new Fields(roles, findings)),
            accounts is null ? [] : ReadAccounts(new Fields(accounts, findings)),
            accounts is null ? string.Empty : new Fields(accounts, []).Text("password"));
        if (authorities is not null && roles is not null && accounts is not null)
            organisation.CheckAccounts(new Fields(accounts, findings));
        return organisation;
    }

    private static ImmutableArray<AuthorityEntry> ReadAuthorities(Fields fields)
    {
        var found = ImmutableArray.CreateBuilder<AuthorityEntry>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
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
            foreach (var key in new[] { "name", "short", "uscc" })
            {
                if (entry.Find(key) is Node.Scalar once && !taken.Add($"{key}:{once.Text}"))
                    entry.Error(once.Mark, "WG2501", $"“{once.Text}”已经有了", $"'{once.Text}' stands twice");
            }

            if (found[^1].Contact == found[^1].Supervision && entry.Find("supervision") is { } phone)
                entry.Warn(phone.Mark, "WG2502", "监督投诉电话与咨询电话相同", "The number for complaints is that for questions");
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

    /// <summary>Windows are many (halls, streets, the web) and need no entry; every other office is an authority.</summary>
    private void CheckAccounts(Fields fields)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in fields.Items("accounts").OfType<Node.Map>())
        {
            if (item["user"] is Node.Scalar user && !taken.Add(user.Text))
                fields.Error(user.Mark, "WG2503", $"用户“{user.Text}”已经有了", $"User '{user.Text}' stands twice");
            var roles = (item["roles"] as Node.List)?.Items.OfType<Node.Scalar>().ToList() ?? [];
            foreach (var role in roles.Where(r => SideOf(new Role(r.Text)) is null))
                fields.Unknown(role, "WG1207", "角色", "role", Roles.Keys.Select(r => r.Name));
            var sides = roles.Select(r => SideOf(new Role(r.Text))).ToHashSet();
            if (item["office"] is Node.Scalar office && !sides.SetEquals([Side.Window]) && !Has(new Office(office.Text)))
                fields.Unknown(office, "WG1208", "机构", "authority", Authorities.Select(a => a.Office.Name));
            if (sides.Contains(Side.Window) && sides.Contains(Side.BackOffice))
                fields.Error(roles[0].Mark, "WG2504", "同一个账号既有窗口角色又有后台角色", "One account has a window role and a back-office role");
        }
    }

    private static ImmutableArray<DemoAccount> ReadAccounts(Fields fields)
    {
        fields.Text("password");
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
