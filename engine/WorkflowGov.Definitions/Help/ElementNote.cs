using System.Collections.Immutable;
using WorkflowGov.Core;

namespace WorkflowGov.Definitions;

/// <summary>What is to be known of an element (要素) before it is written: its term, what may stand there, which articles govern it.</summary>
/// <param name="Element">Where it stands: <c>limits.statutory</c>, <c>materials.accept_if</c>; keys that an author chooses are left out.</param>
/// <param name="Term">The term, as the elements of the exchange standards have it.</param>
/// <param name="Allowed">What may be written there.</param>
/// <param name="Law">The articles that govern it; empty where no law does.</param>
public sealed record ElementNote(string Element, Text Term, Text Allowed, ImmutableArray<string> Law);

/// <summary>An element with the text of the articles that govern it.</summary>
/// <param name="Element">Where it stands.</param>
/// <param name="Term">The term.</param>
/// <param name="Allowed">What may be written there.</param>
/// <param name="Law">The articles, each with its text.</param>
public sealed record ElementHelp(string Element, Text Term, Text Allowed, ImmutableArray<ArticleText> Law);
