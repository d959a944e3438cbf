using System.Collections.Immutable;
using NodaTime;

namespace WorkflowGov.Core.Cases;

/// <summary>公示 as it was posted.</summary>
/// <param name="Place">Where: site, board, paper.</param>
/// <param name="From">First day.</param>
/// <param name="Through">Last day, inclusive.</param>
/// <param name="Reference">文号 or address.</param>
/// <param name="Objections">异议, in the order they came.</param>
public sealed record PostedNotice(string Place, LocalDate From, LocalDate Through, string Reference, ImmutableArray<Objection> Objections);

/// <summary>异议 to a 公示.</summary>
/// <param name="Number">Its number within the notice, from 1.</param>
/// <param name="By">Who objects.</param>
/// <param name="Content">What they say.</param>
/// <param name="Answer">The answer; null while it is open.</param>
/// <param name="Upheld">异议成立.</param>
public sealed record Objection(int Number, string By, string Content, string? Answer = null, bool Upheld = false);
