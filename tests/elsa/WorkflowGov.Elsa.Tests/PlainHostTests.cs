using System.Collections.Immutable;
using Elsa.Common.DistributedHosting.DistributedLocks;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Models;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Messages;
using Elsa.Workflows.Runtime.Options;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions.Exports;
using WorkflowGov.Elsa.Activities;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Tests;
using WorkflowGov.Testing;

namespace WorkflowGov.Elsa.Tests;

/// <summary>Every exported definition in an Elsa host that has our activities and nothing else of ours: no database, no CaseService.</summary>
public sealed class PlainHostTests
{
    [Fact]
    public async Task EveryItem_ImportedAndRunByEveryOutcomeToEveryEnd_StandsWhereTheCaseDoes()
    {
        using var host = Plain();
        await host.StartAsync(TestContext.Current.CancellationToken);
        var (cases, outcomes) = (0, 0);
        foreach (var item in Repository.Catalogue.Items.Select(i => i.Item))
        {
            await using var scope = host.Services.CreateAsyncScope();
            var version = await ImportAsync(scope.ServiceProvider, item);
            var (plays, seen) = EveryEnd.Of(item);
            outcomes += seen;
            foreach (var play in plays)
                await RunAsync(scope.ServiceProvider, version, play, $"case-{++cases}");
        }

        TestContext.Current.SendDiagnosticMessage($"{cases} cases, {outcomes} outcomes");
        cases.ShouldBeGreaterThan(Repository.Catalogue.Items.Length);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Definition_StartedByHandWithoutACase_IsRefused()
    {
        using var host = Plain();
        await host.StartAsync(TestContext.Current.CancellationToken);
        await using var scope = host.Services.CreateAsyncScope();
        var version = await ImportAsync(scope.ServiceProvider, Repository.Catalogue.Items[0].Item);

        var client = await scope.ServiceProvider.GetRequiredService<IWorkflowRuntime>().CreateClientAsync();
        var answer = await client.CreateAndRunInstanceAsync(new CreateAndRunWorkflowInstanceRequest { WorkflowDefinitionHandle = WorkflowDefinitionHandle.ByDefinitionVersionId(version) });

        answer.SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        answer.Incidents.Single().Message.ShouldContain("没有办件");
    }

    private static IHost Plain()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddElsa(elsa => elsa.UseWorkflowGovActivities()
            .UseWorkflowManagement(m => m.UseCache())
            .UseWorkflowRuntime(r => r.DistributedLockProvider = _ => new NoopDistributedSynchronizationProvider()));
        return builder.Build();
    }

    private static async Task<string> ImportAsync(IServiceProvider services, ServiceItem item)
    {
        var model = services.GetRequiredService<IActivitySerializer>().Deserialize<WorkflowDefinitionModel>(FlowElsa.Of(item));
        var imported = await services.GetRequiredService<IWorkflowDefinitionImporter>().ImportAsync(new SaveWorkflowDefinitionRequest { Model = model, Publish = true });
        imported.Succeeded.ShouldBeTrue(item.Name);
        imported.WorkflowDefinition.CustomProperties["definitionHash"].ToString().ShouldBe(item.Hash);
        return imported.WorkflowDefinition.Id;
    }

    private static async Task RunAsync(IServiceProvider services, string version, Play play, string instance)
    {
        var client = await services.GetRequiredService<IWorkflowRuntime>().CreateClientAsync(instance);
        var start = CaseMove.Between(null, play.States[0])!;
        var answer = await client.CreateAndRunInstanceAsync(new CreateAndRunWorkflowInstanceRequest
        {
            WorkflowDefinitionHandle = WorkflowDefinitionHandle.ByDefinitionVersionId(version),
            Input = Told(start),
            Properties = new Dictionary<string, object> { ["Flowchart:ExecutionMode"] = "TokenBased" },
        });
        Waiting(answer).ShouldBe(start.Open, ignoreOrder: true, play.Item.Name);
        foreach (var move in play.States.Zip(play.States.Skip(1), CaseMove.Between).OfType<CaseMove>())
        {
            if (move.Open.IsEmpty && move.Left.All(l => l.Outcome is null))
            {
                await client.CancelAsync();
                break;
            }

            var resumed = await services.GetRequiredService<IWorkflowResumer>().ResumeAsync<Step>(
                new StepStimulus(move.Case.Value, move.Left[0].Step.Value, move.Left[0].Visit), instance, new ResumeBookmarkOptions { Input = Told(move) });
            answer = resumed.Single();
            Waiting(answer).ShouldBe(move.Open, ignoreOrder: true, $"{play.Item.Name}: {move}");
            answer.Status.ShouldBe(move.Open.IsEmpty ? WorkflowStatus.Finished : WorkflowStatus.Running, $"{play.Item.Name}: {move}");
        }
    }

    private static Dictionary<string, object> Told(CaseMove move) => new() { [Led.Input] = StoredJson.Write(move) };

    private static ImmutableArray<StepVisit> Waiting(RunWorkflowInstanceResponse answer) => [.. answer.Bookmarks.Select(b => Led.Waits(b.Metadata)).OfType<StepVisit>()];
}
