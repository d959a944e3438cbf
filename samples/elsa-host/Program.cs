// An Elsa host as a team may have it already, with a workflow of its own. The two lines marked add WorkflowGov.
using Elsa.Extensions;
using Elsa.Persistence.EFCore;
using Elsa.Persistence.EFCore.Extensions;
using Elsa.Persistence.EFCore.Modules.Management;
using Elsa.Persistence.EFCore.Modules.Runtime;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Distributed.Extensions;
using Elsa.Workflows.Runtime.Messages;
using ElsaHost;
using Medallion.Threading.Postgres;
using NodaTime;
using WorkflowGov.Elsa;
using WorkflowGov.Runtime;
using WorkflowGov.Server;

if (Environment.GetEnvironmentVariable("ConnectionStrings__WorkflowGov") is not { Length: > 0 } connection)
{
    Console.Error.WriteLine("请在 ConnectionStrings__WorkflowGov 里指定 PostgreSQL 数据库 / Name a PostgreSQL database in ConnectionStrings__WorkflowGov");
    return 1;
}

var builder = WebApplication.CreateBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.WebHost.UseUrls("http://127.0.0.1:5480");
builder.Services.AddElsa(elsa => elsa
    .UseWorkflowManagement(m => m.UseEntityFrameworkCore(ef => ef.UsePostgreSql(connection, new ElsaDbContextOptions { SchemaName = "elsa" })).UseCache())
    .UseWorkflowRuntime(r =>
    {
        r.UseEntityFrameworkCore(ef => ef.UsePostgreSql(connection, new ElsaDbContextOptions { SchemaName = "elsa" }));
        r.UseDistributedRuntime();
        r.DistributedLockProvider = _ => new PostgresDistributedSynchronizationProvider(connection);
        r.AddWorkflow<Greeting>();
    })
    .UseWorkflowGov(connection, SystemClock.Instance)); // 1: activities, published definitions, executor
var app = builder.Build();
await app.StartAsync();
await using var workflowGov = await ServerHost.StartAsync(args, CancellationToken.None, _ => Task.FromResult(app.Services.GetRequiredService<IExecutor>())); // 2: WorkflowGov itself, with this Elsa as executor

// The team's own workflows run as before.
await using (var scope = app.Services.CreateAsyncScope())
{
    var client = await scope.ServiceProvider.GetRequiredService<IWorkflowRuntime>().CreateClientAsync();
    await client.CreateAndRunInstanceAsync(new CreateAndRunWorkflowInstanceRequest { WorkflowDefinitionHandle = WorkflowDefinitionHandle.ByDefinitionVersionId(Greeting.VersionId) });
}

Console.WriteLine($"Elsa 与 WorkflowGov 已启动 / Elsa and WorkflowGov are up: {workflowGov.App.Urls.First()}");
await app.WaitForShutdownAsync();
return 0;
