using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowGov.Testing;

namespace WorkflowGov.Acceptance.Tests.Examples;

/// <summary>The document's examples are what was really sent and answered: a story in which every operation is carried out once.</summary>
[Collection(DescribedServer.Name)]
public sealed class ExamplesTests(SandboxServer shared)
{
    private static readonly string Kept = Path.Combine(Repository.Root, "engine", "WorkflowGov.Server", "OpenApi", "examples.json");

    /// <summary>What the story cannot do, and why.</summary>
    private static readonly Dictionary<string, string> NotTold = new(StringComparer.Ordinal)
    {
        ["proposeCalendar"] = "needs another calendar in the definitions folder", ["approveCalendar"] = "likewise",
        ["recordArrival"] = "needs the very day of an appointment",
        ["previewVersionMove"] = "needs a case of an item that got a new version", ["moveVersion"] = "likewise",
    };

    /// <summary>No Chinese fonts on this machine: nothing is printed.</summary>
    private const string NoFonts = "WG5801";

    private readonly RunningServer server = shared.Running;

    /// <summary>Run when asked for (<c>-explicit only</c>): it tells of some 300 requests. UPDATE_GOLDEN=1 writes what was recorded.</summary>
    [Fact(Explicit = true)]
    public async Task Story_ToldOverTheApi_IsCarriedOutAndIsWhatTheDocumentShows()
    {
        var document = await ApiDescription.OfAsync(server);
        var recorder = new Recorder(server, document);
        var story = new Story(recorder);

        await CaseStories.TellAsync(story);
        await DeskStories.TellAsync(story);

        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            await File.WriteAllTextAsync(Kept, Text(recorder.Recorded), new UTF8Encoding(false));
        recorder.Refused.Where(r => !r.Contains(NoFonts, StringComparison.Ordinal)).ShouldBeEmpty();
        HashSet<string> left = [.. NotTold.Keys, .. recorder.Refused.Count > 0 ? (string[])["issueDocument", "verifyDocument"] : []];
        var kept = JsonNode.Parse(await File.ReadAllTextAsync(Kept))!.AsObject();
        foreach (var operation in document.Operations.Where(o => Answers(o).Any() && !left.Contains(o.Id)))
        {
            recorder.Recorded.ShouldContainKey(operation.Id, "the story leaves it out");
            kept[operation.Id].ShouldNotBeNull($"{operation}: record it with UPDATE_GOLDEN=1");
            Recorder.ShapeOf(kept[operation.Id]!["request"]).ShouldBe(Recorder.ShapeOf(recorder.Recorded[operation.Id]["request"]), $"{operation}: record its request anew with UPDATE_GOLDEN=1");
        }
    }

    [Fact]
    public async Task Examples_Each_FitTheirSchema()
    {
        var document = await ApiDescription.OfAsync(server);
        var (wrong, shown) = (new List<string>(), 0);
        foreach (var operation in document.Operations)
        {
            var contents = Answers(operation).Append((Place: "request", Content: operation.Text["requestBody"]?["content"]?["application/json"]));
            foreach (var (place, content) in contents.Where(c => c.Content?["examples"] is not null))
            {
                shown++;
                var complaint = document.WrongWith(content!["examples"]!["recorded"]!["value"], content["schema"]!);
                if (complaint.Length > 0)
                    wrong.Add($"{operation} {place}: {complaint}");
            }
        }

        wrong.ShouldBeEmpty();
        shown.ShouldBeGreaterThan(200);
    }

    [Fact]
    public async Task Operations_Each_ShowAnExampleOfWhatIsSentAndAnswered()
    {
        var document = await ApiDescription.OfAsync(server);

        document.Operations.Where(o => !NotTold.ContainsKey(o.Id)).SelectMany(o => Answers(o)
                .Append((Place: "request", Content: o.Text["requestBody"]?["content"]?["application/json"])).Where(c => c.Content is JsonObject shown && !shown.ContainsKey("examples"))
                .Select(c => $"{o.Id} {c.Place}"))
            .ShouldBeEmpty("Tell of it in Examples/*Stories.cs and record it: UPDATE_GOLDEN=1, -explicit only -method '*Story_*'");
    }

    /// <summary>Successful answers in JSON.</summary>
    private static IEnumerable<(string Place, JsonNode? Content)> Answers(DescribedOperation operation) => operation.Text["responses"]!.AsObject()
        .Where(r => r.Key[0] == '2').Select(r => (r.Key, r.Value!["content"]?["application/json"])).Where(c => c.Item2 is not null);

    private static string Text(SortedDictionary<string, JsonObject> recorded) => new JsonObject(recorded.Select(r => KeyValuePair.Create(r.Key, (JsonNode?)r.Value.DeepClone())))
        .ToJsonString(new JsonSerializerOptions { WriteIndented = true, IndentSize = 1, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
}
