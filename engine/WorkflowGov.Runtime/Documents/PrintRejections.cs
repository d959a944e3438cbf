using WorkflowGov.Core;

namespace WorkflowGov.Runtime.Documents;

/// <summary>What is missing to print: WG58.</summary>
internal static class PrintRejections
{
    public static Rejection NoFonts(IEnumerable<string> folders) => new(
        "WG5801", RejectionKind.Conflict,
        new Text(
            $"没有可嵌入的中文 TrueType 字体，不能生成 PDF。重新运行 ./run 自动安装，或者安装 fonts-lxgw-wenkai，或者把字体文件放入 {string.Join("、", folders)}",
            $"No Chinese TrueType fonts to embed, so no PDF can be made. Run ./run again to install them, install fonts-lxgw-wenkai, or put font files into {string.Join(", ", folders)}"));

    public static Rejection NoCharacter(string missing) => new(
        "WG5802", RejectionKind.Conflict,
        new Text(
            $"字体里没有“{missing}”；请在 WORKFLOWGOV_FONTS 里放入含有这些字的字体",
            $"The fonts do not have '{missing}'; put a font that has them into WORKFLOWGOV_FONTS"));
}
