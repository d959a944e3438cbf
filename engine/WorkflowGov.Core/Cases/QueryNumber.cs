using System.Globalization;

namespace WorkflowGov.Core.Cases;

/// <summary>查询编号: a case's short number for the public, ten digits or more, the last a check digit (Luhn).</summary>
/// <param name="Value">The digits.</param>
public readonly record struct QueryNumber(string Value)
{
    private const int Least = 10;

    /// <summary>The number of a case.</summary>
    /// <param name="of">The case.</param>
    /// <returns>The number.</returns>
    public static QueryNumber Of(CaseId of)
    {
        var digits = of.Value.ToString($"D{Least - 1}", CultureInfo.InvariantCulture);
        return new QueryNumber($"{digits}{(10 - (Sum(digits, 1) % 10)) % 10}");
    }

    /// <summary>Reads a number as people type it.</summary>
    /// <param name="text">Digits; blanks and hyphens between them do no harm.</param>
    /// <param name="of">The case it would be of.</param>
    /// <returns>False when a digit is wrong, missing or out of place.</returns>
    public static bool TryParse(string text, out CaseId of)
    {
        var digits = new string([.. text.Where(c => c is not (' ' or '-'))]);
        var fits = digits.Length is >= Least and <= 18 && digits.All(char.IsAsciiDigit) && Sum(digits, 0) % 10 == 0;
        of = fits ? new CaseId(long.Parse(digits[..^1], CultureInfo.InvariantCulture)) : default;
        return fits;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>Every second digit from the right is doubled, its digits added; without the check digit one place further.</summary>
    private static int Sum(string digits, int shift)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i] - '0';
            var doubled = (i + shift) % 2 == 1 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return sum;
    }
}
