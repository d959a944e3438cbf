using WorkflowGov.Core;
using WorkflowGov.Runtime.Postgres;

namespace WorkflowGov.Server;

/// <summary>
/// 沙箱: a server for those who connect systems. Its clock is moved by them, every case is a 测试件 for good, every paper,
/// event and answer says so; nobody is told of anything but the webhooks registered here. Its database is its own.
/// </summary>
internal static class Sandbox
{
    public const string Header = "WorkflowGov-Sandbox";

    /// <summary><c>--sandbox</c> by itself, as people write it.</summary>
    public static string[] Written(string[] args) => [.. args.Select(a => a == "--sandbox" ? "--sandbox=true" : a)];

    /// <summary>A sandbox never starts on a database of real work, nor real work on a sandbox's.</summary>
    public static async Task KeepApartAsync(DatabaseUse use, ServerOptions options, CancellationToken cancellation)
    {
        if (await use.IsAsync(options.Sandbox, cancellation))
            return;
        throw new StartRefusedException(options.Sandbox
            ? new Text("这个数据库不是沙箱：其中是正式的（或者演示的）办件。沙箱要用自己的数据库", "This database is no sandbox: its cases are real, or a demo's. Give the sandbox a database of its own")
            : new Text("这个数据库是沙箱：其中是测试件。请用 --sandbox 启动，或者换一个数据库", "This database is a sandbox: its cases are tests. Start with --sandbox, or use another database"));
    }

    /// <summary>Every answer says that it comes from a sandbox.</summary>
    public static void Use(WebApplication app, ServerOptions options)
    {
        if (!options.Sandbox)
            return;
        app.Use((http, next) =>
        {
            http.Response.Headers[Header] = "true";
            return next(http);
        });
    }
}
