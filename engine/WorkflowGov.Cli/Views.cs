using System.Collections.Immutable;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Cli;

/// <summary>审批留痕 of a case, as the server shows it.</summary>
internal sealed record CaseTraceView(string Number, ImmutableArray<RecordedEvent> Events, byte[] Head);

/// <summary>A clock with its explanation, as the server shows it.</summary>
internal sealed record ExplainedClockView(string Name, string Limit, string? Basis, Text Why, ImmutableArray<ExplainedDay> Days);

/// <summary>A case's time by party.</summary>
internal sealed record TimeSplitData(
    long AgencyMinutes, long ApplicantMinutes, long ThirdPartyMinutes, bool IsClosed, IReadOnlyList<WorkflowGov.Core.Supervision.Stretch> Stretches);

/// <summary>A checkpoint that was made.</summary>
internal sealed record SealedCheckpointView(int Number, NodaTime.Instant At, long Events, long Cases, string Hash);

/// <summary>The receipts in the evidence of a case.</summary>
internal sealed record ReceiptsView(ImmutableArray<WorkflowGov.Runtime.Evidence.Receipt> Receipts);

/// <summary>An open step with who may do it and who may not.</summary>
internal sealed record StepActorsData(
    string Title, string Role, string Office, ImmutableArray<string> WaitsFor, ImmutableArray<OfficerData> May, ImmutableArray<BarredData> MayNot);

/// <summary>Somebody who may act.</summary>
internal sealed record OfficerData(string User, string Name);

/// <summary>Somebody who may not.</summary>
internal sealed record BarredData(string Code, Text Why);
