using Elsa.Extensions;
using Elsa.Features.Services;
using Elsa.Persistence.EFCore;
using Elsa.Persistence.EFCore.Extensions;
using Elsa.Persistence.EFCore.Modules.Management;
using Elsa.Persistence.EFCore.Modules.Runtime;
using Elsa.Workflows.Activities.Flowchart.Extensions;
using Elsa.Workflows.Runtime.Distributed.Extensions;
using Medallion.Threading.Postgres;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WorkflowGov.Elsa.Activities;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Postgres;

namespace WorkflowGov.Elsa;

/// <summary>Adds WorkflowGov to Elsa.</summary>
public static class ElsaSetup
{
    /// <summary>Adds the activities, the published definitions and the executor to an Elsa host; how the host keeps its data and runs its own workflows stays its own.</summary>
    /// <param name="elsa">Elsa.</param>
    /// <param name="connection">WorkflowGov's database.</param>
    /// <param name="clock">The program's clock.</param>
    /// <returns>Elsa.</returns>
    public static IModule UseWorkflowGov(this IModule elsa, string connection, IClock clock)
    {
        elsa.UseExecutor(connection, clock).Services
            .AddHostedService(s => s.GetRequiredService<ElsaExecutor>())
            .AddHostedService(s => s.GetRequiredService<Repair>());
        return elsa;
    }

    /// <summary>Adds the executor without starting it.</summary>
    internal static IModule UseExecutor(this IModule elsa, string connection, IClock clock)
    {
        CaseDatabase.Migrate(connection);
        elsa.UseWorkflowGovActivities();
        elsa.Services
            .AddSingleton(_ => new ExecutorDatabase(connection))
            .AddSingleton(s => s.GetRequiredService<ExecutorDatabase>().Items)
            .AddSingleton(s => s.GetRequiredService<ExecutorDatabase>().Moves)
            .AddSingleton(s => ActivatorUtilities.CreateInstance<ElsaExecutor>(s, clock))
            .AddSingleton<IExecutor>(s => s.GetRequiredService<ElsaExecutor>())
            .AddSingleton<Repair>().AddSingleton<KnownVersions>()
            .AddScoped<ElsaDefinitions>().AddScoped<CaseInstance>()
            .AddWorkflowsProvider<PublishedItems>();
        return elsa;
    }

    /// <summary>Adds the activities alone: enough to import an exported definition and look at it.</summary>
    /// <param name="elsa">Elsa.</param>
    /// <returns>Elsa.</returns>
    public static IModule UseWorkflowGovActivities(this IModule elsa) => elsa.AddActivitiesFrom<Step>();

    /// <summary>
    /// The configuration that was seen to be safe: distributed runtime with PostgreSQL's locks, flowcharts by tokens, all
    /// in schema <c>elsa</c>; no timers of Elsa's own, deadlines are WorkflowGov's clocks.
    /// </summary>
    /// <param name="elsa">Elsa.</param>
    /// <param name="connection">The database.</param>
    /// <returns>Elsa.</returns>
    public static IModule UseSafeConfiguration(this IModule elsa, string connection)
    {
        var schema = new ElsaDbContextOptions { SchemaName = "elsa" };
        return elsa
            .UseFlowchart(f => f.UseTokenBasedExecution())
            .UseWorkflowManagement(m => m.UseEntityFrameworkCore(ef => ef.UsePostgreSql(connection, schema)).UseCache())
            .UseWorkflowRuntime(r =>
            {
                r.UseEntityFrameworkCore(ef => ef.UsePostgreSql(connection, schema));
                r.UseDistributedRuntime();
                r.DistributedLockProvider = _ => new PostgresDistributedSynchronizationProvider(connection);
            });
    }
}
