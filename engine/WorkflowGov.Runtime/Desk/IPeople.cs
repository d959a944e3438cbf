using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Runtime.Desk;

/// <summary>An officer, to choose from.</summary>
/// <param name="User">User name.</param>
/// <param name="Name">Name.</param>
public sealed record Colleague(string User, string Name);

/// <summary>Who the people are, as far as the program knows them.</summary>
public interface IPeople : IStaffRoll
{
    /// <summary>The name of a person.</summary>
    /// <param name="user">User name.</param>
    /// <returns>The name, or the user name when nobody of that name is known.</returns>
    string NameOf(string user);

    /// <summary>Who holds a role in an office.</summary>
    /// <param name="role">角色.</param>
    /// <param name="office">部门.</param>
    /// <returns>The officers.</returns>
    IEnumerable<Colleague> Holding(Role role, Office office);

    /// <summary>Who works in an office.</summary>
    /// <param name="office">部门.</param>
    /// <returns>The officers.</returns>
    IEnumerable<Colleague> Of(Office office);
}
