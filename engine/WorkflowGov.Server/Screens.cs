using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using WorkflowGov.Core;
using WorkflowGov.Server.Api;

namespace WorkflowGov.Server;

/// <summary>
/// Serves the built screens (<c>designer/dist</c>): files with a hash in their name for good, the one page always
/// fresh, and the same page for every address that is the browser's own.
/// </summary>
internal static class Screens
{
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        + "connect-src 'self'; frame-src 'self' blob:; object-src 'self' blob:; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static readonly string[] Compressed = ["text/javascript", "application/javascript", "text/css", "text/html", "image/svg+xml"];

    public static void AddTo(IServiceCollection services) => services
        .AddResponseCompression(c => c.MimeTypes = Compressed)
        .Configure<BrotliCompressionProviderOptions>(c => c.Level = CompressionLevel.Optimal);

    /// <summary>
    /// Puts the files and the page before sign-in: they are no secret, what they show is. The page answers only where
    /// no address of the program does: a fallback address would win over the answers 405 and 415.
    /// </summary>
    public static void Use(WebApplication app, ServerOptions options)
    {
        var page = NotBuilt;
        if (options.Screens is { } folder)
        {
            app.UseWhen(http => !http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal), pages => pages.UseResponseCompression());
            app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(folder), OnPrepareResponse = Prepare });
            page = http => Page(http, Path.Combine(folder, "index.html"));
        }

        app.Use((http, next) => http.GetEndpoint() switch
        {
            RouteEndpoint => next(http),
            { RequestDelegate: { } refusal } => refusal(http), // 405 and 415: told to everybody, signed in or not
            _ => (IsForPage(http.Request) ? page(http) : NoAddress()).ExecuteAsync(http),
        });
    }

    private static bool IsForPage(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && !request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        && !Path.HasExtension(request.Path.Value);

    private static IResult Page(HttpContext http, string page)
    {
        Head(http, "no-cache");
        return Results.File(page, "text/html; charset=utf-8");
    }

    private static void Prepare(StaticFileResponseContext file) => Head(
        file.Context, file.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache");

    private static void Head(HttpContext http, string cache)
    {
        var head = http.Response.Headers;
        head.CacheControl = cache;
        head.ContentSecurityPolicy = Policy;
        head.XContentTypeOptions = "nosniff";
        head["Referrer-Policy"] = "no-referrer";
    }

    private static IResult NoAddress() =>
        RejectionProblem.Of(404, "WG6004", new Text("没有这个地址", "There is no such address"));

    private static IResult NotBuilt(HttpContext http) => Results.Text(
        """
        <!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>WorkflowGov</title>
        <body style="font:16px/1.7 system-ui;max-width:40em;margin:4em auto;padding:0 1em">
        <h1>界面尚未构建</h1>
        <p>接口已经运行：<a href="/docs">接口文档</a>。构建界面需要 Node.js 20.19 或更高版本（https://nodejs.org）；安装后重新运行 <code>./run</code>。</p>
        <p lang="en">The API is running: <a href="/docs">its page</a>. The screens are not built: that takes Node.js 20.19 or later; install it and start <code>./run</code> again.</p>
        """, "text/html; charset=utf-8");
}
