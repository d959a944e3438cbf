namespace WorkflowGov.Core.Items;

/// <summary>Check digits of the identifiers that people and bodies carry.</summary>
public static class Identifiers
{
    private const string UsccCharacters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const string IdCheckCharacters = "10X98765432";
    private static readonly int[] UsccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];
    private static readonly int[] IdWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Whether a text is a 统一社会信用代码 with right check digits (GB 32100-2015, GB 11714).</summary>
    /// <param name="text">18 characters.</param>
    /// <returns>True when both check digits hold.</returns>
    public static bool IsUscc(string text)
    {
        if (text.Length != 18 || text.Any(c => !UsccCharacters.Contains(c, StringComparison.Ordinal)))
            return false;
        var sum = 0;
        for (var i = 0; i < 17; i++)
            sum += UsccCharacters.IndexOf(text[i], StringComparison.Ordinal) * UsccWeights[i];
        return UsccCharacters[(31 - (sum % 31)) % 31] == text[17] && IsOrganisationCode(text[8..17]);
    }

    /// <summary>Whether a text is a 居民身份证号 with a real date and the right check digit (GB 11643-1999).</summary>
    /// <param name="text">18 characters.</param>
    /// <returns>True when it is.</returns>
    public static bool IsIdNumber(string text)
    {
        if (text.Length != 18 || !text[..17].All(char.IsAsciiDigit))
            return false;
        var born = $"{text[6..10]}-{text[10..12]}-{text[12..14]}";
        if (!NodaTime.Text.LocalDatePattern.Iso.Parse(born).Success)
            return false;
        var sum = 0;
        for (var i = 0; i < 17; i++)
            sum += (text[i] - '0') * IdWeights[i];
        return IdCheckCharacters[sum % 11] == text[17];
    }

    private static bool IsOrganisationCode(string text)
    {
        var sum = 0;
        for (var i = 0; i < 8; i++)
            sum += (char.IsAsciiDigit(text[i]) ? text[i] - '0' : text[i] - 'A' + 10) * OrganisationWeights[i];
        var check = (11 - (sum % 11)) switch { 10 => 'X', 11 => '0', var d => (char)('0' + d) };
        return check == text[8];
    }
}
