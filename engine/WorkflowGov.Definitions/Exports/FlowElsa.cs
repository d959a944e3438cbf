using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions.Exports;

/// <summary>
/// An item's process as an Elsa 3 workflow definition in JSON. Its activities are WorkflowGov's own: they wait for the
/// case and follow it, so that Core alone decides; what Elsa holds is the case's id and where it stands.
/// </summary>
public static class FlowElsa
{
    /// <summary>The port by which a step is passed that the case does not enter (略过).</summary>
    public const string Passed = "（略过）";

    /// <summary>The port of 受理 when the application is not accepted.</summary>
    public const string Declined = "不予受理";

    /// <summary>The port of 受理 when a correction was not handed in.</summary>
    public const string Lapsed = "退件";

    /// <summary>The ports of 受理 when the case goes on: by notice, or by law because the notice was late.</summary>
    public static readonly ImmutableArray<string> Accepted = ["受理", "视为受理"];

    private const int ColumnWidth = 260;
    private const int RowHeight = 120;

    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The name of an item's definition in Elsa.</summary>
    /// <param name="code">The item's code.</param>
    /// <returns>The name.</returns>
    public static string DefinitionId(ItemCode code) => $"item-{code}";

    /// <summary>Writes an item's process.</summary>
    /// <param name="item">The item.</param>
    /// <returns>JSON, with a line end.</returns>
    public static string Of(ServiceItem item)
    {
        var graph = new ElsaBuilder(item).Build();
        var definition = new JsonObject
        {
            ["definitionId"] = DefinitionId(item.Code),
            ["name"] = item.Name,
            ["description"] = $"{item.Code} 第 {item.Version} 版",
            ["version"] = item.Version,
            ["isLatest"] = true,
            ["isPublished"] = true,
            ["variables"] = new JsonArray(),
            ["inputs"] = new JsonArray(),
            ["outputs"] = new JsonArray(),
            ["outcomes"] = new JsonArray(),
            ["customProperties"] = new JsonObject
            {
                // Import numbers versions anew: these say which standard it is.
                ["itemCode"] = item.Code.Value, ["itemVersion"] = item.Version, ["definitionHash"] = item.Hash,
            },
            ["root"] = new JsonObject
            {
                ["id"] = "flowchart",
                ["type"] = "Elsa.Flowchart",
                ["version"] = 1,
                ["activities"] = new JsonArray([.. graph.Nodes.Select(Activity)]),
                ["connections"] = new JsonArray([.. graph.Edges.Select(Connection)]),
            },
        };
        return definition.ToJsonString(Written) + "\n";
    }

    private static JsonObject Activity(ElsaNode node)
    {
        var activity = new JsonObject { ["id"] = node.Id, ["name"] = node.Title, ["type"] = $"WorkflowGov.{node.Kind}", ["version"] = 1 };
        if (node.Kind == ElsaKind.Step)
            activity["stepId"] = Literal("String", JsonValue.Create(node.Id));
        if (!node.Inside.IsEmpty)
            activity[node.Kind == ElsaKind.Choice ? "ways" : "steps"] = Literal("List<String>", Texts(node.Inside));
        if (node.Kind is ElsaKind.Step or ElsaKind.Choice or ElsaKind.Fork)
            activity["possibleOutcomes"] = Literal("List<String>", Texts(node.Ports));
        activity["metadata"] = new JsonObject
        {
            ["displayText"] = node.Title,
            ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = node.Column * ColumnWidth, ["y"] = node.Row * RowHeight } },
        };
        return activity;
    }

    private static JsonObject Connection(ElsaEdge edge) => new()
    {
        ["source"] = new JsonObject { ["activity"] = edge.From, ["port"] = edge.Port },
        ["target"] = new JsonObject { ["activity"] = edge.To, ["port"] = "In" },
    };

    private static JsonObject Literal(string type, JsonNode value) => new()
    {
        ["typeName"] = type, ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value },
    };

    private static JsonArray Texts(ImmutableArray<string> texts) => new([.. texts.Select(t => JsonValue.Create(t))]);
}
