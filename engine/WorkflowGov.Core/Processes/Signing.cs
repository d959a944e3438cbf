using System.Text.Json.Serialization;

namespace WorkflowGov.Core.Processes;

/// <summary>How several officers bring a step to its outcome.</summary>
public enum SigningMode
{
    /// <summary>会签: all of the step's number sign, each for themselves; one dissent and it does not go on.</summary>
    All,

    /// <summary>表决: members are convened and vote; a majority of all members decides.</summary>
    Vote,
}

/// <summary>How many of all members carry an outcome.</summary>
public enum Majority
{
    /// <summary>过半数.</summary>
    MoreThanHalf,

    /// <summary>三分之二以上.</summary>
    TwoThirds,

    /// <summary>全体一致.</summary>
    Unanimous,
}

/// <summary>签署方式 of a step; a step without one is done by the first who does it (或签).</summary>
/// <param name="Mode">会签 or 表决.</param>
/// <param name="Majority">How many of all members carry an outcome; 会签 is always unanimous.</param>
/// <param name="Quorum">到会人数: how many must have voted; null = more than half of the members. For 表决 only.</param>
public sealed record Signing(SigningMode Mode, Majority Majority, int? Quorum = null)
{
    /// <summary>会签.</summary>
    [JsonIgnore]
    public static Signing ByAll { get; } = new(SigningMode.All, Majority.Unanimous);

    /// <summary>How many of so many members carry an outcome.</summary>
    /// <param name="members">All members, present or not (应到会成员).</param>
    /// <returns>The number.</returns>
    public int Carries(int members) => Majority switch
    {
        Majority.MoreThanHalf => (members / 2) + 1,
        Majority.TwoThirds => ((2 * members) + 2) / 3,
        _ => members,
    };

    /// <summary>How many of so many members must have voted.</summary>
    /// <param name="members">All members.</param>
    /// <returns>The number.</returns>
    public int QuorumOf(int members) => Mode == SigningMode.All ? members : Quorum ?? ((members / 2) + 1);
}
