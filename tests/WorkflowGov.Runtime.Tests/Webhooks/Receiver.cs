using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WorkflowGov.Runtime.Tests.Webhooks;

/// <summary>What a receiver got.</summary>
internal sealed record Got(string Body, IHeaderDictionary Headers, int Answered)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string Number => Json["subject"]!.GetValue<string>();

    public string Type => Json["type"]!.GetValue<string>();

    public int Sequence => int.Parse(Json["sequence"]!.GetValue<string>());
}

/// <summary>A receiver on a real Kestrel, which answers as the test wants.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;

    private Receiver(WebApplication app) => this.app = app;

    public ConcurrentQueue<Got> All { get; } = new();

    public Func<JsonNode, int> Answers { get; set; } = _ => StatusCodes.Status204NoContent;

    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    public string Address => app.Urls.First();

    public IEnumerable<Got> Taken => All.Where(g => g.Answered == StatusCodes.Status204NoContent);

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.MapPost("/{**path}", receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        await Before();
        var answer = Answers(JsonNode.Parse(body)!);
        All.Enqueue(new Got(body, new HeaderDictionary(http.Request.Headers.ToDictionary()), answer));
        http.Response.StatusCode = answer;
        if (answer == StatusCodes.Status302Found)
            http.Response.Headers.Location = "/elsewhere";
    }
}
