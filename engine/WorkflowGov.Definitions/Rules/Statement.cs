namespace WorkflowGov.Definitions.Rules;

/// <summary>可判断的陈述: what is true or not, without asking and without leaving it to the officer.</summary>
internal static class Statement
{
    private static readonly string[] Open =
        ["？", "?", "是否", "必要时", "酌情", "视情况", "原则上", "一般应", "适当", "待定", "TODO", "XX"];

    private static readonly string[] Asking = ["吗", "哪", "什么", "如何", "怎", "多少", "几", "谁", "呢"];

    /// <summary>A statement that only ends in a question mark, without it; null when more than that is wrong.</summary>
    public static string? Mended(string text)
    {
        var bare = text.TrimEnd('？', '?', ' ');
        return bare.Length > 0 && bare != text && Fault(bare) is null && !Asking.Any(w => bare.Contains(w, StringComparison.Ordinal)) ? bare : null;
    }

    /// <summary>The words that make a text no statement, or null.</summary>
    public static string? Fault(string text) => Open.FirstOrDefault(w => text.Contains(w, StringComparison.Ordinal));
}
