using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WorkflowGov.Definitions.Simulation;

/// <summary>A simulation for programs: the report by its own names, as the API gives it.</summary>
public static class SimulationJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <returns>JSON, with a line end.</returns>
    public static string Of(SimulationReport report) => Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(report, Options)) + "\n";
}
