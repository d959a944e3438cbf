using System.Collections.Immutable;
using WorkflowGov.Core.Cases;

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

/// <summary>召集.</summary>
/// <param name="Members">成员, by user name; experts who are no staff by name.</param>
public sealed record PanelRequest(ImmutableArray<string> Members);

/// <summary>回避.</summary>
/// <param name="Member">Who does not vote.</param>
/// <param name="Reason">利害关系.</param>
public sealed record RecusalRequest(string Member, string Reason);

/// <summary>会签 or 表决 of one officer.</summary>
/// <param name="Outcome">The outcome they want, by its label.</param>
/// <param name="Findings">Their answer to every criterion.</param>
/// <param name="Opinion">意见.</param>
/// <param name="NoConflict">无利害关系声明, asked of a 专家评审.</param>
/// <param name="Member">An expert who is no staff, whose signed ballot the convener enters.</param>
/// <param name="Reference">Number of that ballot.</param>
/// <param name="ReturnedFor">退回理由, for an outcome that returns the case.</param>
public sealed record SignatureRequest(
    string Outcome, ImmutableArray<CriterionFinding>? Findings = null, string? Opinion = null, bool NoConflict = false,
    string? Member = null, string? Reference = null, ReturnedFor? ReturnedFor = null);

/// <summary>表决结果.</summary>
/// <param name="Minutes">Number of the signed minutes.</param>
/// <param name="Opinion">The body's opinion.</param>
public sealed record VoteResultRequest(string Minutes, string? Opinion = null);

/// <summary>公示.</summary>
/// <param name="Place">Where: site, board, paper.</param>
/// <param name="From">First day, today or later.</param>
/// <param name="Through">Last day, inclusive.</param>
/// <param name="Reference">文号 or address.</param>
public sealed record NoticeRequest(string Place, NodaTime.LocalDate From, NodaTime.LocalDate Through, string Reference);

/// <summary>异议.</summary>
/// <param name="By">Who objects.</param>
/// <param name="Content">What they say.</param>
public sealed record ObjectionRequest(string By, string Content);

/// <summary>异议答复.</summary>
/// <param name="Number">Number of the objection.</param>
/// <param name="Upheld">异议成立.</param>
/// <param name="Answer">The answer, with reasons.</param>
public sealed record ObjectionAnswerRequest(int Number, bool Upheld, string Answer);

/// <summary>指派技术人员.</summary>
/// <param name="Users">Two or more, by user name.</param>
public sealed record TechniciansRequest(ImmutableArray<string> Users);

/// <summary>催办.</summary>
/// <param name="Words">What the branch is reminded of.</param>
public sealed record ReminderRequest(string Words);
