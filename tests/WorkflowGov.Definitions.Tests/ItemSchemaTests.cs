using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Shouldly;
using WorkflowGov.Definitions.Language;
using Xunit;

namespace WorkflowGov.Definitions.Tests;

public class ItemSchemaTests
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Schema Schema = new(ItemSchema.Build());

    /// <summary>What the schema must see too; the rest needs other files or more than one place.</summary>
    private static readonly string[] SeenBySchema = ["WG1101", "WG1102", "WG1103", "WG1104", "WG1105", "WG1106", "WG1107", "WG1115", "WG1118"];

    private static readonly string[] NotForSchemas = ["join: ‸3", "version: ‸1.0", "    ‸from: 复印件"];

    public static TheoryData<int> StructureRows =>
        [.. Enumerable.Range(0, StructureBreaks.All.Length).Where(i => SeenBySchema.Contains(StructureBreaks.All[i].Found.First()))];

    [Fact]
    public void Schema_IsKeptBesideTheDefinitions() =>
        (ItemSchema.Build().ToJsonString(Written) + "\n").ShouldBeKeptIn("definitions/item.schema.json");

    /// <summary>Every key has its Chinese term, and the language's page speaks of it.</summary>
    [Fact]
    public void EveryKey_IsDescribedAndStandsInTheReference()
    {
        var page = File.ReadAllText(Path.Combine(SampleFolder.Repository, "definitions", "README.md"));
        foreach (var (key, schema) in Keys(ItemSchema.Build()))
        {
            (schema["description"]?.GetValue<string>() ?? string.Empty).ShouldContain(c => c >= '\u4E00' && c <= '\u9FFF', key);
            Regex.IsMatch(page, $@"\b{key}\b").ShouldBeTrue($"definitions/README.md does not speak of '{key}'");
        }
    }

    private static IEnumerable<(string Key, JsonNode Schema)> Keys(JsonNode? node) => node switch
    {
        JsonObject map => map.Where(e => e.Key == "properties").SelectMany(e => e.Value!.AsObject()).Select(e => (e.Key, e.Value!)).Concat(map.SelectMany(e => Keys(e.Value))),
        JsonArray list => list.SelectMany(Keys),
        _ => [],
    };

    [Fact]
    public void Schema_AllowsEveryItemThereIs()
    {
        var delivered = Directory.EnumerateFiles(Path.Combine(SampleFolder.Repository, "definitions", "items"), "*.yaml", SearchOption.AllDirectories);
        foreach (var file in delivered.Append(SampleFolder.PathOf(SampleFolder.Food)).Append(SampleFolder.PathOf(SampleFolder.Site)))
            Schema.Faults(Schema.Json(File.ReadAllText(file))).ShouldBeEmpty(file);
    }

    [Theory]
    [MemberData(nameof(StructureRows))]
    public void Schema_RefusesWhatTheReaderRefuses(int row)
    {
        var broken = StructureBreaks.All[row];
        // The number of branches bounds the join; to JSON 1.0 is a whole number; a material's key may be any word.
        if (NotForSchemas.Any(s => broken.New.Contains(s, StringComparison.Ordinal)))
            return;

        Schema.Faults(Schema.Json(broken.Apply().Text)).ShouldNotBeEmpty(broken.ToString());
    }

    [Theory]
    [InlineData(SampleFolder.Food)]
    [InlineData(SampleFolder.Site)]
    public void Schema_NeedsTheKeysThatTheReaderNeeds(string file)
    {
        var json = Schema.Json(SampleFolder.TextOf(file))!.AsObject();
        var lines = SampleFolder.TextOf(file).Split('\n');
        foreach (var key in json.Select(e => e.Key).ToList())
        {
            var without = json.DeepClone().AsObject();
            without.Remove(key);
            var first = Array.FindIndex(lines, l => l.StartsWith($"{key}:", StringComparison.Ordinal));
            var last = Array.FindIndex(lines, first + 1, l => l.Length > 0 && char.IsAsciiLetter(l[0]));
            var text = string.Join('\n', lines[..first].Concat(last < 0 ? [] : lines[last..]));

            Schema.Faults(without).Any().ShouldBe(
                SampleFolder.Check(file, text).Findings.Any(f => f.Rule == "WG1102"), $"without {key}");
        }
    }
}
