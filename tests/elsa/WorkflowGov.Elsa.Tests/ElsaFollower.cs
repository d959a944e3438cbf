using Elsa.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Tests;

namespace WorkflowGov.Elsa.Tests;

/// <summary>Elsa as executor on a database; moves are followed when the test says so, by four at once.</summary>
internal sealed class ElsaFollower : IFollower
{
    private const int Workers = 4;

    private readonly IHost host;

    private ElsaFollower(IHost host) => this.host = host;

    public IServiceProvider Services => host.Services;

    public ElsaExecutor Following => Services.GetRequiredService<ElsaExecutor>();

    public IMoveStore Moves => Services.GetRequiredService<IMoveStore>();

    public Repair Repair => Services.GetRequiredService<Repair>();

    public long BegunAnew => Following.BegunAnew;

    IExecutor? IFollower.Executor => Following;

    public static async Task<ElsaFollower> StartAsync(string connection)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddConsole().SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None);
        builder.Services.AddElsa(elsa => elsa.UseSafeConfiguration(connection).UseExecutor(connection, SystemClock.Instance));
        var host = builder.Build();
        await host.StartAsync();
        return new ElsaFollower(host);
    }

    public async Task SettleAsync()
    {
        while (await Moves.CountAsync(CancellationToken.None) > 0)
            await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Following.FollowNextAsync(CancellationToken.None)));
    }

    public async Task<bool> StandsAsync(ApprovalCase found)
    {
        await using var scope = Services.CreateAsyncScope();
        var standing = (await Moves.NowAsync([found.Id], CancellationToken.None)).Single();
        standing.Open.ShouldBe(found.Marking.Active.Select(a => new StepVisit(a.Step, a.Visit)), ignoreOrder: true);
        return await scope.ServiceProvider.GetRequiredService<CaseInstance>().StandsAsync(standing);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
