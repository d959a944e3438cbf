using NodaTime;

namespace WorkflowGov.Runtime.Access;

/// <summary>锁定: after five wrong passwords in a row a name waits a minute, after each further one twice as long, an hour at most.</summary>
public static class Lockout
{
    /// <summary>Wrong passwords in a row before the first wait.</summary>
    public const int FailuresMax = 5;

    /// <summary>The longest wait.</summary>
    public static readonly Duration Longest = Duration.FromHours(1);

    /// <summary>Without a wrong password for so long, earlier ones are forgotten.</summary>
    public static readonly Duration ForgottenAfter = Duration.FromDays(1);

    /// <summary>How long a name waits.</summary>
    /// <param name="failures">Wrong passwords in a row.</param>
    /// <returns>The wait; zero = none.</returns>
    public static Duration After(int failures) => failures < FailuresMax
        ? Duration.Zero
        : Duration.Min(Longest, Duration.FromMinutes(Math.Pow(2, Math.Min(failures - FailuresMax, 10))));
}
