using System.Collections.Immutable;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Core.Processes;

/// <summary>系统自动审批（秒批）: what the engine needs to do a step at once; a step without it is done by a person.</summary>
/// <param name="Answerable">角色 of the officer who answers for it.</param>
/// <param name="Guards">For every criterion the guard that shows it is met.</param>
public sealed record Automation(Role Answerable, ImmutableArray<CriterionGuard> Guards);

/// <summary>A criterion that the form shows to be met.</summary>
/// <param name="Criterion">审查要点, word for word.</param>
/// <param name="When">Met exactly when this holds.</param>
public sealed record CriterionGuard(string Criterion, Guard When);

/// <summary>裁量标准: a level that a grant names.</summary>
/// <param name="Level">裁量档次.</param>
/// <param name="When">适用情形.</param>
/// <param name="Follows">What follows: amount, term, scope.</param>
public sealed record DiscretionLevel(string Level, string When, string Follows);
