using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WorkflowGov.Definitions;

/// <summary>Findings for programs.</summary>
public static class FindingJson
{
    internal static readonly JsonWriterOptions Written = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes findings as one object: <c>errors</c>, <c>warnings</c> and the list <c>findings</c>.</summary>
    /// <param name="findings">The findings, in the order to give them.</param>
    /// <returns>JSON, with a line end.</returns>
    public static string Of(IReadOnlyCollection<Finding> findings)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Written))
        {
            json.WriteStartObject();
            json.WriteNumber("errors", findings.Count(f => f.Severity == Severity.Error));
            json.WriteNumber("warnings", findings.Count(f => f.Severity == Severity.Warning));
            json.WriteStartArray("findings");
            foreach (var finding in findings)
                Write(json, finding);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule);
        json.WriteString("severity", finding.Severity == Severity.Error ? "error" : "warning");
        json.WriteString("file", finding.File);
        json.WriteNumber("line", finding.Line);
        json.WriteNumber("column", finding.Column);
        json.WriteString("zh", finding.Message.Zh);
        json.WriteString("en", finding.Message.En);
        if (finding.Mend is { } mend)
        {
            json.WriteString("mendZh", mend.Zh);
            json.WriteString("mendEn", mend.En);
        }

        if (finding.Fix is { } fix)
            Write(json, fix);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Fix fix)
    {
        json.WriteStartObject("fix");
        json.WriteString("zh", fix.Title.Zh);
        json.WriteString("en", fix.Title.En);
        json.WriteStartArray("edits");
        foreach (var edit in fix.Edits)
        {
            json.WriteStartObject();
            json.WriteNumber("line", edit.Line);
            json.WriteNumber("column", edit.Column);
            json.WriteNumber("endLine", edit.EndLine);
            json.WriteNumber("endColumn", edit.EndColumn);
            json.WriteString("text", edit.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
