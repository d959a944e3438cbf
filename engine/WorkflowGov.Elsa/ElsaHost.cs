using Elsa.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using WorkflowGov.Runtime;

namespace WorkflowGov.Elsa;

/// <summary>Elsa beside WorkflowGov in one process, in the configuration that was seen to be safe.</summary>
public sealed class ElsaHost : IExecutor, IAsyncDisposable
{
    private readonly IHost host;

    private ElsaHost(IHost host) => this.host = host;

    /// <inheritdoc/>
    public bool KeepsMoves => Executor.KeepsMoves;

    private ElsaExecutor Executor => host.Services.GetRequiredService<ElsaExecutor>();

    /// <summary>Starts Elsa.</summary>
    /// <param name="connection">The database; Elsa's tables go to its schema <c>elsa</c>.</param>
    /// <param name="clock">The program's clock.</param>
    /// <returns>Elsa, running.</returns>
    public static async Task<ElsaHost> StartAsync(string connection, IClock clock)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        // On its first start Elsa asks for tables that are not there yet; what fails later is thrown all the same.
        builder.Logging.AddConsole().SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None);
        builder.Services.AddElsa(elsa => elsa.UseSafeConfiguration(connection).UseWorkflowGov(connection, clock));
        var host = builder.Build();
        await host.StartAsync();
        return new ElsaHost(host);
    }

    /// <inheritdoc/>
    public void Moved() => Executor.Moved();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
