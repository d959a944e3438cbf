namespace WorkflowGov.Core;

/// <summary>Why a command was refused, in the classes that a caller can act on.</summary>
public enum RejectionKind
{
    /// <summary>The request itself is malformed or incomplete (HTTP 422).</summary>
    Invalid,

    /// <summary>The actor may not do this (HTTP 403).</summary>
    Forbidden,

    /// <summary>What the command names does not exist (HTTP 404).</summary>
    NotFound,

    /// <summary>The case is in a state that does not allow it, or someone was faster (HTTP 409).</summary>
    Conflict,
}

/// <summary>
/// An expected refusal (驳回): a value, never an exception. The engine records it as a refused attempt.
/// </summary>
/// <param name="Code">Stable rule code, for example <c>WG5101</c>.</param>
/// <param name="Kind">The class of refusal.</param>
/// <param name="Message">What was wanted, what stood in the way and what would help.</param>
/// <param name="Basis">The article of law the refusal rests on, if one does, for example 行政许可法 第三十二条.</param>
/// <param name="Subject">The field, step or material concerned, if there is one.</param>
public sealed record Rejection(string Code, RejectionKind Kind, Text Message, string? Basis = null, string? Subject = null);

/// <summary>The answer of a pure decision: a value, or the rejection that stands in its way.</summary>
/// <typeparam name="T">What is given when the command is lawful.</typeparam>
public readonly record struct Ruling<T>
    where T : class
{
    private readonly T? value;

    private Ruling(T? value, Rejection? rejection) => (this.value, Rejection) = (value, rejection);

    /// <summary>The refusal, or null when the command is lawful.</summary>
    public Rejection? Rejection { get; }

    /// <summary>True when the command is lawful.</summary>
    public bool IsAccepted => Rejection is null;

    /// <summary>The value of a lawful command.</summary>
    /// <exception cref="InvalidOperationException">The command was refused.</exception>
    public T Value => value ?? throw new InvalidOperationException($"Refused: {Rejection?.Code} {Rejection?.Message.En}");

    /// <summary>A lawful answer.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Ruling<T>(T value) => new(value, null);

    /// <summary>A refusal.</summary>
    /// <param name="rejection">Why.</param>
    public static implicit operator Ruling<T>(Rejection rejection) => new(null, rejection);
}
