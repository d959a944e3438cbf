using NodaTime;
using WorkflowGov.Core.Cases;

namespace WorkflowGov.Definitions.Simulation;

/// <summary>How far an open step is.</summary>
internal enum JobState
{
    /// <summary>Waits for officers.</summary>
    Waiting,

    /// <summary>Officers work on it.</summary>
    Serving,

    /// <summary>Time passes without work: a special procedure, a public notice.</summary>
    Passing,

    /// <summary>Done, or fallen away.</summary>
    Over,
}

/// <summary>An open step of a case.</summary>
internal sealed class Job(CaseRun of, StepModel step, int visit, long entered)
{
    public CaseRun Case { get; } = of;

    public StepModel Step { get; } = step;

    public int Visit { get; } = visit;

    public long Entered { get; } = entered;

    public JobState State { get; set; }

    public Officer[] Officers { get; set; } = [];

    public LinkedListNode<Job>? Place { get; set; }
}

/// <summary>One application on its way.</summary>
internal sealed class CaseRun(ItemModel item, int itemIndex, int number, RoutePlace start, long received)
{
    public ItemModel Item { get; } = item;

    public int ItemIndex { get; } = itemIndex;

    public int Number { get; } = number;

    public RoutePlace Place { get; set; } = start;

    /// <summary>When it came; a corrected application comes anew for the decision, not for the applicant.</summary>
    public long Received { get; } = received;

    /// <summary>Day of the receipt that counts for acceptance.</summary>
    public int ReceivedDay { get; set; }

    public bool Corrected { get; set; }

    /// <summary>Day 0 of the decision clocks; -1 before.</summary>
    public int AcceptedDay { get; set; } = -1;

    public DecisionKind? Decision { get; set; }

    public long DecidedAt { get; set; } = -1;

    /// <summary>承诺到期日, once decided.</summary>
    public LocalDate? PromisedDue { get; set; }

    public long DeliveredAt { get; set; } = -1;

    public Officer? Receiver { get; set; }

    public List<Job> Open { get; } = [];

    /// <summary>How often each step was entered.</summary>
    public int[] Visits { get; } = new int[item.Steps.Length];

    /// <summary>Who did each step, the last time and before.</summary>
    public List<Officer>?[] Doers { get; } = new List<Officer>?[item.Steps.Length];

    /// <summary>Days on which the clocks stood still, and when they went on.</summary>
    public List<(int From, int Through)> Suspensions { get; } = [];

    /// <summary>The day of the open suspension; -1 = none.</summary>
    public int SuspendedOn { get; set; } = -1;
}
