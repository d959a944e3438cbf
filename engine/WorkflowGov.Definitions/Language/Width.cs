namespace WorkflowGov.Definitions.Language;

/// <summary>
/// 全角、半角: Chinese input methods write letters, digits and signs twice as wide. Done by hand: the library's own
/// normalisation does nothing in a program without cultures.
/// </summary>
internal static class Width
{
    private const int Apart = '！' - '!';

    /// <summary>A text with full-width letters, digits, signs and blanks in their usual width.</summary>
    public static string Narrow(string text) => string.Create(text.Length, text, static (written, from) =>
    {
        for (var i = 0; i < from.Length; i++)
            written[i] = from[i] switch { >= '！' and <= '～' => (char)(from[i] - Apart), '\u3000' => ' ', var c => c };
    });
}
