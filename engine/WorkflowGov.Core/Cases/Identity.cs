using NodaTime;
using NodaTime.Text;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Core.Cases;

/// <summary>The engine's own key of a case; people and other systems use the <see cref="CaseNumber"/>.</summary>
/// <param name="Value">A number, unique within a database.</param>
public readonly record struct CaseId(long Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>办件编号: 31 characters 实施编码 + date of receipt (YYYYMMDD) + 4-digit serial of that code and day.</summary>
/// <param name="Value">The 43 characters.</param>
public readonly record struct CaseNumber(string Value)
{
    /// <summary>The largest serial of a day; more is an error, never a wrap.</summary>
    public const int SerialMax = 9_999;

    private static readonly LocalDatePattern Compact = LocalDatePattern.CreateWithInvariantCulture("yyyyMMdd");

    /// <summary>Makes the number.</summary>
    /// <param name="item">The item.</param>
    /// <param name="receivedOn">Day of receipt in Asia/Shanghai.</param>
    /// <param name="serial">1 to 9,999.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The serial does not fit.</exception>
    public static CaseNumber Of(ItemCode item, LocalDate receivedOn, int serial)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(serial, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(serial, SerialMax);
        return new CaseNumber($"{item.Implementation}{Compact.Format(receivedOn)}{serial:0000}");
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Who acts: a person of an office, or a system.</summary>
/// <param name="User">User name, unique.</param>
/// <param name="Name">Name shown to people.</param>
/// <param name="Office">部门.</param>
/// <param name="Roles">角色.</param>
/// <param name="IsSystem">True for the engine itself and for integrators' systems.</param>
/// <param name="AgentIdentifier">证件号码 of the applicant's agent on whose word the actor acts; null = the applicant's own.</param>
public sealed record Actor(
    string User, string Name, Office Office, System.Collections.Immutable.ImmutableArray<Role> Roles, bool IsSystem = false,
    string? AgentIdentifier = null)
{
    /// <summary>The engine acting by law when a time comes (逾期视为受理).</summary>
    public static readonly Actor Engine = new("engine", "系统", new Office("系统"), [], true);

    /// <summary>Whether the actor holds a role.</summary>
    /// <param name="role">The role.</param>
    /// <returns>True when held.</returns>
    public bool Has(Role role) => Roles.Contains(role);
}

/// <summary>人员名册: who works where, in which roles.</summary>
public interface IStaffRoll
{
    /// <summary>Looks an officer up.</summary>
    /// <param name="user">User name.</param>
    /// <returns>The officer, or null when nobody of that name is on the roll.</returns>
    Actor? Find(string user);

    /// <summary>代理: who acts in an officer's name on a day (Asia/Shanghai).</summary>
    /// <param name="user">Who is away.</param>
    /// <param name="day">The day.</param>
    /// <returns>The substitute, or null when nobody stands in.</returns>
    string? SubstituteOf(string user, LocalDate day) => null;

    /// <summary>Everybody on the roll.</summary>
    IEnumerable<Actor> Everyone => [];
}

/// <summary>申请人.</summary>
/// <param name="Kind">自然人, 企业法人 …</param>
/// <param name="Name">姓名 or 名称.</param>
/// <param name="Identifier">Number of the document.</param>
/// <param name="Phone">Contact.</param>
/// <param name="Document">身份证件; null = 居民身份证 of a person, 统一社会信用代码 of a body.</param>
public sealed record Applicant(Audience Kind, string Name, string Identifier, string Phone, IdentityDocument? Document = null);
