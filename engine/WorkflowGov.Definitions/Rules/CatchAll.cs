namespace WorkflowGov.Definitions.Rules;

/// <summary>兜底表述: words that mean whatever the office likes.</summary>
internal static class CatchAll
{
    private static readonly string[] Words =
    [
        "其他材料", "其它材料", "有关材料", "相关材料", "认为需要", "认为必要", "其他条件", "其它条件", "等材料", "等条件",
        "其他需要", "其他相关", "其他有关", "要求的其他", "规定的其他",
    ];

    /// <summary>The first such words in a text, or null.</summary>
    public static string? In(string text) => Words.FirstOrDefault(w => text.Contains(w, StringComparison.Ordinal));
}
