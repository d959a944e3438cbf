using System.Text;
using System.Text.Json;

namespace WorkflowGov.Definitions.Scenarios;

/// <summary>Scenarios and their coverage for programs.</summary>
public static class ScenarioJson
{
    /// <summary>Writes one object: <c>held</c>, <c>broken</c>, <c>scenarios</c>, <c>coverage</c>.</summary>
    /// <param name="run">The scenarios.</param>
    /// <returns>JSON, with a line end.</returns>
    public static string Of(ScenarioRun run)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, FindingJson.Written))
        {
            json.WriteStartObject();
            json.WriteNumber("held", run.Results.Count(r => r.Holds));
            json.WriteNumber("broken", run.Results.Count(r => !r.Holds));
            json.WriteStartArray("scenarios");
            foreach (var result in run.Results)
                Write(json, result);
            json.WriteEndArray();
            json.WriteStartArray("coverage");
            foreach (var process in run.Coverage.Processes)
                Write(json, process);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, ScenarioResult result)
    {
        json.WriteStartObject();
        json.WriteString("case", result.Name);
        json.WriteString("source", result.Source);
        json.WriteString("file", result.File);
        json.WriteString("item", result.Item?.Value);
        json.WriteBoolean("holds", result.Holds);
        json.WriteStartArray("findings");
        foreach (var finding in result.Findings)
        {
            json.WriteStartObject();
            json.WriteString("rule", finding.Rule);
            json.WriteNumber("line", finding.Line);
            json.WriteNumber("column", finding.Column);
            json.WriteString("zh", finding.Message.Zh);
            json.WriteString("en", finding.Message.En);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ProcessCoverage process)
    {
        json.WriteStartObject();
        json.WriteString("process", process.Name);
        json.WriteBoolean("pattern", process.IsPattern);
        json.WriteNumber("scenarios", process.Scenarios);
        json.WriteNumber("percent", process.Percent);
        json.WriteStartArray("ways");
        foreach (var way in process.Ways)
        {
            json.WriteStartObject();
            json.WriteString("step", way.Step);
            json.WriteString("outcome", way.Label);
            json.WriteStartArray("ends");
            foreach (var end in way.Ends)
                json.WriteStringValue(end);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
