namespace WorkflowGov.Definitions.Rules;

/// <summary>可判断的陈述: what is true or not, without asking and without leaving it to the officer.</summary>
internal static class Statement
{
    private static readonly string[] Open =
        ["？", "?", "是否", "必要时", "酌情", "视情况", "原则上", "一般应", "适当", "待定", "TODO", "XX"];

    /// <summary>The words that make a text no statement, or null.</summary>
    public static string? Fault(string text) => Open.FirstOrDefault(w => text.Contains(w, StringComparison.Ordinal));
}
