using System.Text;
using System.Text.Json;
using WorkflowGov.Definitions.Rules;

namespace WorkflowGov.Definitions;

/// <summary>Findings in SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines.</summary>
public static class FindingSarif
{
    /// <summary>Writes findings.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="version">Version of the program that found them.</param>
    /// <returns>JSON, with a line end.</returns>
    public static string Of(IReadOnlyCollection<Finding> findings, string version)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, FindingJson.Written))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            Tool(json, version, [.. findings.Select(f => f.Rule).Distinct().Order(StringComparer.Ordinal)]);
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            foreach (var finding in findings)
                Result(json, finding);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void Tool(Utf8JsonWriter json, string version, IReadOnlyList<string> rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "wfgov lint");
        json.WriteString("version", version);
        json.WriteStartArray("rules");
        foreach (var note in rules.Select(RuleBook.Find).OfType<RuleNote>())
        {
            json.WriteStartObject();
            json.WriteString("id", note.Code);
            Message(json, "shortDescription", $"{note.Demand.Zh} / {note.Demand.En}");
            Message(json, "help", $"{note.Mend.Zh} / {note.Mend.En}");
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", Level(note.Severity));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Result(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule);
        json.WriteString("level", Level(finding.Severity));
        Message(json, "message", $"{finding.Message.Zh} / {finding.Message.En}");
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        Artifact(json, finding.File);
        json.WriteStartObject("region");
        json.WriteNumber("startLine", finding.Line);
        json.WriteNumber("startColumn", finding.Column);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        if (finding.Fix is { } fix)
            Fixes(json, finding.File, fix);
        json.WriteEndObject();
    }

    private static void Fixes(Utf8JsonWriter json, string file, Fix fix)
    {
        json.WriteStartArray("fixes");
        json.WriteStartObject();
        Message(json, "description", $"{fix.Title.Zh} / {fix.Title.En}");
        json.WriteStartArray("artifactChanges");
        json.WriteStartObject();
        Artifact(json, file);
        json.WriteStartArray("replacements");
        foreach (var edit in fix.Edits)
        {
            json.WriteStartObject();
            json.WriteStartObject("deletedRegion");
            json.WriteNumber("startLine", edit.Line);
            json.WriteNumber("startColumn", edit.Column);
            json.WriteNumber("endLine", edit.EndLine);
            json.WriteNumber("endColumn", edit.EndColumn);
            json.WriteEndObject();
            json.WriteStartObject("insertedContent");
            json.WriteString("text", edit.Text);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Artifact(Utf8JsonWriter json, string file)
    {
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", UriOf(file));
        json.WriteEndObject();
    }

    private static void Message(Utf8JsonWriter json, string key, string text)
    {
        json.WriteStartObject(key);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string Level(Severity severity) => severity == Severity.Error ? "error" : "warning";

    /// <summary>A path as a URI reference: relative ones stay relative, so that a code host finds its own file.</summary>
    private static string UriOf(string file) => Path.IsPathRooted(file)
        ? new Uri(file).AbsoluteUri
        : string.Join('/', file.Split('/', '\\').Select(Uri.EscapeDataString));
}
