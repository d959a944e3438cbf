using System.Collections.Immutable;

namespace WorkflowGov.Definitions;

/// <summary>A part of a text and what takes its place. Lines and columns from 1, columns in UTF-16 units.</summary>
/// <param name="Line">Line of the first character replaced.</param>
/// <param name="Column">Its column.</param>
/// <param name="EndLine">Line of the first character kept after it.</param>
/// <param name="EndColumn">Its column.</param>
/// <param name="Text">What takes its place.</param>
public sealed record TextEdit(int Line, int Column, int EndLine, int EndColumn, string Text);

/// <summary>
/// The one honest answer to a finding that needs no judgement. It never changes what an applicant brings, does or
/// waits for; comments, order and all other characters stay.
/// </summary>
/// <param name="Title">What it does.</param>
/// <param name="Edits">The edits, from top to bottom, which do not touch each other.</param>
public sealed record Fix(Core.Text Title, ImmutableArray<TextEdit> Edits);
