using System.Text.Json.Nodes;
using WorkflowGov.Testing;

namespace WorkflowGov.Acceptance.Tests;

/// <summary>The typed client is the one that the server's document gives.</summary>
[Collection(DescribedServer.Name)]
public sealed class ClientTests(SandboxServer shared)
{
    private static readonly string Client = Path.Combine(Repository.Root, "samples", "client", "WorkflowGovClient.g.cs");

    /// <summary>UPDATE_GOLDEN=1 writes it.</summary>
    [Fact]
    public async Task Client_CheckedIn_IsWhatTheDocumentGives()
    {
        var document = JsonNode.Parse(await shared.Running.Http.GetStringAsync("/openapi/v1.json"))!.AsObject();

        var code = await ClientCode.OfAsync(document);

        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            await File.WriteAllTextAsync(Client, code);
        (await File.ReadAllTextAsync(Client) == code).ShouldBeTrue("samples/client/WorkflowGovClient.g.cs is of another API: UPDATE_GOLDEN=1 writes it anew");
    }
}
