using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace WorkflowGov.Runtime;

/// <summary>What the engine measures of itself; who listens is decided where the server is put together.</summary>
public static class Telemetry
{
    /// <summary>Name of the meter and of the traces.</summary>
    public const string Name = "WorkflowGov";

    private static readonly Meter Meter = new(Name);
    private static readonly ActivitySource Traces = new(Name);

    private static readonly Counter<long> Commands = Meter.CreateCounter<long>(
        "workflowgov.commands", "{command}", "Commands by kind and result; a refusal by its rule");

    private static readonly Counter<long> Attempts = Meter.CreateCounter<long>(
        "workflowgov.webhook.attempts", "{attempt}", "Attempts to send to webhooks by result");

    private static readonly Histogram<double> AttemptTime = Meter.CreateHistogram<double>(
        "workflowgov.webhook.duration", "s", "How long receivers of webhooks take");

    /// <summary>Traces a command on a case.</summary>
    /// <param name="command">Its kind.</param>
    /// <param name="number">办件编号; null when the case is only received.</param>
    /// <returns>The trace; null when nobody listens.</returns>
    internal static Activity? Trace(string command, string? number)
    {
        var activity = Traces.StartActivity(command);
        activity?.SetTag("workflowgov.case", number);
        return activity;
    }

    /// <summary>Counts what came of a command.</summary>
    /// <param name="command">Its kind.</param>
    /// <param name="answer">The answer.</param>
    /// <returns>The answer.</returns>
    internal static CaseAnswer Counted(string command, CaseAnswer answer)
    {
        Commands.Add(1, new KeyValuePair<string, object?>("command", command), new KeyValuePair<string, object?>("result", answer switch
        {
            CaseAnswer.Done => "done",
            CaseAnswer.Repeated => "repeated",
            CaseAnswer.Refused refused => refused.Rejection.Code,
            _ => "unknown",
        }));
        return answer;
    }

    /// <summary>Counts an attempt to send to a webhook.</summary>
    /// <param name="result">What came of it.</param>
    /// <param name="tookMs">How long it took, in milliseconds.</param>
    internal static void Sent(string result, int tookMs)
    {
        Attempts.Add(1, new KeyValuePair<string, object?>("result", result));
        AttemptTime.Record(tookMs / 1000.0);
    }

    /// <summary>A figure that is read when somebody looks.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="says">What it says.</param>
    /// <param name="read">Reads it.</param>
    public static void Gauge(string name, string unit, string says, Func<double> read) => Meter.CreateObservableGauge(name, read, unit, says);
}
