using System.Collections.Immutable;

namespace WorkflowGov.Server.Api;

/// <summary>转办, 委托办理 or 改派.</summary>
/// <param name="To">The colleague, by user name.</param>
/// <param name="Reason">理由.</param>
public sealed record HandOverRequest(string To, string Reason);

/// <summary>加签.</summary>
/// <param name="From">The colleagues, by user name.</param>
/// <param name="Question">What they are asked.</param>
public sealed record OpinionRequest(ImmutableArray<string> From, string Question);

/// <summary>加签意见.</summary>
/// <param name="Opinion">意见.</param>
public sealed record GivenOpinionRequest(string Opinion);

/// <summary>撤回加签.</summary>
/// <param name="From">The colleague, by user name.</param>
/// <param name="Reason">理由.</param>
public sealed record DroppedOpinionRequest(string From, string Reason);
