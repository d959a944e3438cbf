using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Postgres;

namespace WorkflowGov.Server;

/// <summary>
/// What is told of a running server: metrics for Prometheus at <c>/metrics</c>, metrics and traces by OpenTelemetry's
/// protocol where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector, logs as JSON with the case's number.
/// </summary>
internal static class Operations
{
    public static void AddTo(WebApplicationBuilder builder, ServerOptions options)
    {
        if (options.JsonLogs)
            builder.Logging.AddJsonConsole(j => j.IncludeScopes = true);
        builder.Services.AddSingleton<HealthQueries>().AddHostedService<HealthWatch>();
        var collected = builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 };
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(r => r.AddService("workflowgov")).WithMetrics(m =>
        {
            m.AddMeter(Telemetry.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql").AddPrometheusExporter();
            // Counted up and down with every request, and shown nowhere: as dear as the figure of how long it took.
            m.AddView("http.server.active_requests", MetricStreamConfiguration.Drop);
            if (collected)
                m.AddOtlpExporter();
        });
        if (collected)
            telemetry.WithTracing(t => t.AddSource(Telemetry.Name, "Npgsql").AddAspNetCoreInstrumentation().AddOtlpExporter());
    }

    /// <summary>Each log line of a request on a case carries the case's number.</summary>
    public static async Task NameTheCase(HttpContext http, RequestDelegate next)
    {
        if (http.Request.RouteValues["number"] is not string number)
        {
            await next(http);
            return;
        }

        using (http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Case").BeginScope("Case {Case}", number))
            await next(http);
    }

    /// <summary>Figures of the servers are for this machine's collector only, unless they are opened.</summary>
    public static void Use(WebApplication app, ServerOptions options) => app.UseOpenTelemetryPrometheusScrapingEndpoint(
        http => http.Request.Path == "/metrics" && (options.OpenMetrics || IsHere(http)));

    private static bool IsHere(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } from && System.Net.IPAddress.IsLoopback(from) && !http.Request.Headers.ContainsKey("X-Forwarded-For");
}
