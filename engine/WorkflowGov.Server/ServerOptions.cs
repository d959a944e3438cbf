using WorkflowGov.Core;
using WorkflowGov.Server.Access;

namespace WorkflowGov.Server;

/// <summary>What the server is told: by configuration, environment or command line.</summary>
/// <param name="ConnectionString">A given database (<c>ConnectionStrings:WorkflowGov</c>); null = a private one.</param>
/// <param name="DataFolder">Where the private database lies (<c>WORKFLOWGOV_DATA</c>; default <c>.data</c> in the checkout, <c>.data/sandbox</c> for a sandbox).</param>
/// <param name="Definitions">The definitions folder (<c>WORKFLOWGOV_DEFINITIONS</c>; default found upwards).</param>
/// <param name="Demo">Demo accounts and the demo clock (<c>Demo</c>; default: only with a private database or in a sandbox).</param>
/// <param name="GroupCommit">Whether commands share transactions (<c>GroupCommit</c>; default true).</param>
/// <param name="Screens">Folder of the built screens (<c>WORKFLOWGOV_SCREENS</c>; default <c>designer/dist</c> of the checkout); null = not built.</param>
/// <param name="Executor">Which executor enters the steps (<c>executor</c>): <c>native</c> or <c>elsa</c>; null = Elsa in a program that brings it, else native.</param>
/// <param name="Fonts">A folder with Chinese TrueType fonts to embed (<c>WORKFLOWGOV_FONTS</c>); null = those installed.</param>
/// <param name="VerifyAt">Address of the page on which documents are verified (<c>WORKFLOWGOV_VERIFY_AT</c>); null = none is printed.</param>
/// <param name="LocalWebhooks">Webhooks may lead to http and to addresses of this machine and network (<c>LocalWebhooks</c>; default: with demo accounts and in a sandbox).</param>
/// <param name="UploadMegabytes">How large an uploaded file may be, in MB (<c>UploadMegabytes</c>; default 100).</param>
/// <param name="OpenMetrics">Whether <c>/metrics</c> answers others than this machine (<c>OpenMetrics</c>; default false).</param>
/// <param name="JsonLogs">Logs as JSON, a line each, with the case's number (<c>JsonLogs</c>; default false).</param>
public sealed record ServerOptions(
    string? ConnectionString, string DataFolder, string Definitions, bool Demo, bool GroupCommit, string? Screens, string? Executor, string? Fonts, string? VerifyAt,
    bool LocalWebhooks, int UploadMegabytes, bool OpenMetrics, bool JsonLogs)
{
    /// <summary>沙箱 (<c>--sandbox</c>; default false): a clock to move, test cases, a database of its own.</summary>
    public bool Sandbox { get; init; }

    /// <summary>How much each person or system may upload within 24 hours, in MB (<c>UploadMegabytesADay</c>; default 5000); 0 = no limit.</summary>
    public int UploadMegabytesADay { get; init; }

    /// <summary>查毒: where ClamAV's clamd listens (<c>VirusScanner</c>, for example <c>clamd:3310</c>); null = nobody looks.</summary>
    public string? VirusScanner { get; init; }

    /// <summary>Sign-in and sessions.</summary>
    public required AccessOptions Access { get; init; }

    /// <summary>Where fonts to embed are looked for: the folder named, what <c>./run</c> installs, the system's.</summary>
    public string[] FontFolders => [.. Fonts is { } named ? [named] : Array.Empty<string>(), Path.Combine(DataFolder, "fonts"),
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(Definitions))!, ".data", "fonts"), "/usr/share/fonts", "/usr/local/share/fonts"];

    /// <summary>Reads the options.</summary>
    /// <param name="configuration">Where from.</param>
    /// <returns>The options.</returns>
    /// <exception cref="StartRefusedException">The definitions folder is not found.</exception>
    public static ServerOptions Read(IConfiguration configuration)
    {
        var connection = configuration.GetConnectionString("WorkflowGov");
        var definitions = configuration["WORKFLOWGOV_DEFINITIONS"] ?? Upwards("definitions")
            ?? throw new StartRefusedException(new Text(
                "找不到 definitions 文件夹；请在仓库内启动，或者设置 WORKFLOWGOV_DEFINITIONS", "No definitions folder found; start inside the checkout or set WORKFLOWGOV_DEFINITIONS"));
        var sandbox = configuration.GetValue("Sandbox", false);
        var data = configuration["WORKFLOWGOV_DATA"] ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(definitions))!, ".data", sandbox ? "sandbox" : string.Empty);
        var demo = configuration.GetValue("Demo", connection is null || sandbox);
        return new ServerOptions(
            connection, data, definitions, demo, configuration.GetValue("GroupCommit", true),
            ScreensIn(configuration["WORKFLOWGOV_SCREENS"] ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(definitions))!, "designer", "dist")),
            configuration["executor"], configuration["WORKFLOWGOV_FONTS"], configuration["WORKFLOWGOV_VERIFY_AT"],
            configuration.GetValue("LocalWebhooks", demo || sandbox), configuration.GetValue("UploadMegabytes", 100),
            configuration.GetValue("OpenMetrics", false), configuration.GetValue("JsonLogs", false))
        {
            Sandbox = sandbox,
            UploadMegabytesADay = configuration.GetValue("UploadMegabytesADay", 5000),
            VirusScanner = configuration["VirusScanner"],
            Access = AccessOptions.Read(configuration, demo),
        };
    }

    /// <summary>查毒 by the scanner that was named; null = none was.</summary>
    /// <returns>The scanner.</returns>
    /// <exception cref="StartRefusedException">Its address is no host and port.</exception>
    internal Runtime.Files.IFileScreen? Screen() => VirusScanner is null ? null
        : VirusScanner.Split(':') is [{ Length: > 0 } host, var port] && int.TryParse(port, out var number) ? new Runtime.Files.ClamScreen(host, number)
        : throw new StartRefusedException(new Text($"VirusScanner 须写成 主机:端口，例如 clamd:3310：{VirusScanner}", $"VirusScanner is host:port like clamd:3310, not {VirusScanner}"));

    private static string? ScreensIn(string folder) =>
        File.Exists(Path.Combine(folder, "index.html")) ? Path.GetFullPath(folder) : null;

    private static string? Upwards(string name)
    {
        foreach (var start in (string[])[Environment.CurrentDirectory, AppContext.BaseDirectory])
        {
            for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
            {
                var found = Path.Combine(folder, name);
                if (Directory.Exists(Path.Combine(found, "patterns")))
                    return found;
            }
        }

        return null;
    }
}
