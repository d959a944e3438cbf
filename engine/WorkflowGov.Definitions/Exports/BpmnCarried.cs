using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace WorkflowGov.Definitions.Exports;

/// <summary>
/// The definition that a BPMN file of ours carries beside the drawing: what BPMN has no words for (roles, limits,
/// criteria, guards) comes back as it was, as long as nobody has changed the drawing.
/// </summary>
internal static class BpmnCarried
{
    public static readonly XNamespace Model = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static readonly XNamespace Own = "urn:workflowgov:bpmn";
    private static readonly string[] Drawn = ["incoming", "outgoing", "documentation", "extensionElements", "laneSet"];

    /// <summary>Puts the steps into a process element.</summary>
    public static void Put(XElement process, string steps) => process.Element(Model + "documentation")!.AddAfterSelf(new XElement(
        Model + "extensionElements",
        new XElement(Own + "steps", new XAttribute(XNamespace.Xmlns + "wg", Own), new XAttribute("drawing", Mark(process)), steps)));

    /// <summary>The steps that a process element carries; null when there are none, or the drawing is another by now.</summary>
    public static string? In(XElement process) =>
        process.Element(Model + "extensionElements")?.Element(Own + "steps") is { } steps && (string?)steps.Attribute("drawing") == Mark(process)
            ? steps.Value : null;

    /// <summary>A mark of what is drawn: elements, names, and what leads where.</summary>
    private static string Mark(XElement process)
    {
        var said = process.Elements().Where(e => !Drawn.Contains(e.Name.LocalName))
            .Select(e => string.Join('|', e.Name.LocalName, (string?)e.Attribute("id"), (string?)e.Attribute("name"), (string?)e.Attribute("sourceRef"), (string?)e.Attribute("targetRef")))
            .Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', said))))[..16];
    }
}
