using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>Short ways to a case and back.</summary>
internal static class EngineCases
{
    public static string? Code(this CaseAnswer answer) => (answer as CaseAnswer.Refused)?.Rejection.Code;

    public static async Task<CaseNumber> ReceivedAsync(this Engine engine, ServiceItem item, Application application) =>
        (await engine.Cases.ReceiveAsync(item.Code, application, Acting.WebHall, null, CancellationToken.None)).ShouldBeOfType<CaseAnswer.Done>().Case.Number;

    public static async Task<ApprovalCase> StateAsync(this Engine engine, CaseNumber number) =>
        (await engine.Cases.FindAsync(number, CancellationToken.None))!.Value.Case;

    /// <summary>All events of a case, read back from its log, whose chain must hold.</summary>
    public static async Task<IReadOnlyList<CaseEvent>> EventsAsync(this Engine engine, CaseNumber number)
    {
        var (events, head) = await engine.Queries.TraceAsync(number, CancellationToken.None);
        RecordedEvent.FirstBreak(events, head).ShouldBeNull();
        return [.. events.Select(e => StoredJson.Read<CaseEvent>(e.Payload))];
    }

    /// <summary>Accepts and finishes every step before one of a kind.</summary>
    public static async Task<CaseNumber> ReadyForAsync(this Engine engine, ServiceItem item, StepKind kind, Application? application = null)
    {
        var number = await engine.ReceivedAsync(item, application ?? Acting.Application(item));
        (await engine.DoAsync(number, Acting.Accept(await engine.StateAsync(number), item), Acting.Window)).Code().ShouldBeNull();
        foreach (var step in item.Process.Steps.Skip(1).TakeWhile(s => s.Kind != kind))
            (await engine.CompleteAsync(number, step)).Code().ShouldBeNull();
        return number;
    }
}
