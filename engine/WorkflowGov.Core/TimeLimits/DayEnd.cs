namespace WorkflowGov.Core.TimeLimits;

/// <summary>When the last day of a limit ends (民法典 第二百零三条第二款).</summary>
public enum DayEnd
{
    /// <summary>二十四时: the rule.</summary>
    Midnight,

    /// <summary>停止业务活动的时间: only where an item declares it.</summary>
    EndOfBusiness,
}
