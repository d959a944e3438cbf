using System.Text.Json.Serialization;
using NodaTime;

namespace WorkflowGov.Core.TimeLimits;

/// <summary>What was done to a clock: four verbs, never mixed. Its due date is derived from these, never edited.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "verb")]
[JsonDerivedType(typeof(Suspended), "suspended")]
[JsonDerivedType(typeof(Resumed), "resumed")]
[JsonDerivedType(typeof(Excluded), "excluded")]
[JsonDerivedType(typeof(Interrupted), "interrupted")]
[JsonDerivedType(typeof(Extended), "extended")]
public abstract record LedgerEntry
{
    private LedgerEntry()
    {
    }

    /// <summary>中止: from the day after, days are not counted.</summary>
    /// <param name="On">The day.</param>
    /// <param name="Ground">特别程序.</param>
    /// <param name="NoticeNumber">文号 of the served notice.</param>
    /// <param name="Announced">所需时间 told to the applicant.</param>
    public sealed record Suspended(LocalDate On, SuspensionGround Ground, string NoticeNumber, TimeLimit Announced)
        : LedgerEntry;

    /// <summary>恢复: the last day not counted.</summary>
    /// <param name="On">The day.</param>
    public sealed record Resumed(LocalDate On) : LedgerEntry;

    /// <summary>扣除: days taken out.</summary>
    /// <param name="From">First day, inclusive.</param>
    /// <param name="Through">Last day, inclusive.</param>
    /// <param name="Basis">Law and article.</param>
    public sealed record Excluded(LocalDate From, LocalDate Through, string Basis) : LedgerEntry;

    /// <summary>中断: the clock starts again, this day being day 0.</summary>
    /// <param name="On">The day.</param>
    /// <param name="Basis">Law and article.</param>
    public sealed record Interrupted(LocalDate On, string Basis) : LedgerEntry;

    /// <summary>延长: appended to the due date.</summary>
    /// <param name="By">How much.</param>
    /// <param name="On">Day of approval.</param>
    /// <param name="ApprovedBy">Level that approved.</param>
    /// <param name="Reason">理由.</param>
    public sealed record Extended(TimeLimit By, LocalDate On, ApproverLevel ApprovedBy, string Reason) : LedgerEntry;
}

/// <summary>特别程序 whose time is not counted.</summary>
/// <param name="Name">For example 专家评审.</param>
/// <param name="Basis">Law and article.</param>
public sealed record SuspensionGround(string Name, string Basis)
{
    /// <summary>听证, the ground that a hearing on request has too.</summary>
    public const string Hearing = "听证";
}

/// <summary>延长 as an item's law allows it.</summary>
/// <param name="Max">How much at most.</param>
/// <param name="Level">Who approves.</param>
/// <param name="Times">How often.</param>
/// <param name="Basis">Law and article.</param>
public sealed record ExtensionRule(TimeLimit Max, ApproverLevel Level, int Times, string Basis);

/// <summary>Who approves an extension.</summary>
public enum ApproverLevel
{
    /// <summary>本行政机关负责人.</summary>
    AgencyHead,

    /// <summary>本级人民政府负责人.</summary>
    GovernmentHead,

    /// <summary>上一级行政机关.</summary>
    HigherAgency,
}

/// <summary>The Chinese names of approver levels, as definitions write them.</summary>
public static class Levels
{
    /// <summary>The Chinese name.</summary>
    /// <param name="level">The level.</param>
    /// <returns>The name.</returns>
    public static string Name(ApproverLevel level) => level switch
    {
        ApproverLevel.AgencyHead => "本行政机关负责人",
        ApproverLevel.GovernmentHead => "本级人民政府负责人",
        _ => "上一级行政机关",
    };
}
