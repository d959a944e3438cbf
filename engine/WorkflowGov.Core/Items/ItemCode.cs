using System.Diagnostics.CodeAnalysis;

namespace WorkflowGov.Core.Items;

/// <summary>
/// 业务办理项编码, the identity of an item: 33 characters =
/// 18 统一社会信用代码 of the authority + 1 行使层级 + 12 基本编码 + 2 业务办理项 serial.
/// </summary>
public readonly record struct ItemCode
{
    /// <summary>Characters in a code.</summary>
    public const int Length = 33;

    private readonly string? value;

    private ItemCode(string value) => this.value = value;

    /// <summary>The 33 characters without blanks.</summary>
    public string Value => value ?? string.Empty;

    /// <summary>The authority's 统一社会信用代码 (characters 1–18).</summary>
    public string Authority => Value[..18];

    /// <summary>行使层级 (character 19): 4 = 县级, 5 = 镇街 (GB/T 39046-2020 A.2).</summary>
    public char Level => Value[18];

    /// <summary>基本编码 (characters 20–31).</summary>
    public string Basic => Value[19..31];

    /// <summary>事项类型 (characters 22–23).</summary>
    public string Type => Value[21..23];

    /// <summary>实施编码 (characters 1–31), the stem of every case number.</summary>
    public string Implementation => Value[..31];

    /// <summary>Serial of the 业务办理项 (characters 32–33).</summary>
    public string Handling => Value[31..];

    /// <summary>Reads a code; blanks are for the reader and are dropped.</summary>
    /// <param name="text">The text, for example <c>11440306BA00000123 4 000112006001 01</c>.</param>
    /// <param name="code">The code when the text is well formed.</param>
    /// <returns>True when the text has 33 characters, digits and capitals in the right places.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out ItemCode code)
    {
        var bare = (text ?? string.Empty).Replace(" ", string.Empty, StringComparison.Ordinal);
        var wellFormed = bare.Length == Length
            && bare.All(c => c is (>= '0' and <= '9') or (>= 'A' and <= 'Z'))
            && bare[18..28].All(char.IsAsciiDigit)
            && bare[31..].All(char.IsAsciiDigit);
        code = wellFormed ? new ItemCode(bare) : default;
        return wellFormed;
    }

    /// <summary>Reads a code.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The code.</returns>
    /// <exception cref="FormatException">The text is not an item code.</exception>
    public static ItemCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"'{text}' is not a 33-character item code.");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
