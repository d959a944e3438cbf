using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace WorkflowGov.Server.OpenApi;

/// <summary>What the code's own comments say of its members; nothing where the comments are not shipped.</summary>
internal static partial class CodeWords
{
    private static readonly ConcurrentDictionary<Assembly, Dictionary<string, string>> Known = new();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks { get; }

    /// <summary>The summary of a field.</summary>
    public static string Of(FieldInfo field) => Known.GetOrAdd(field.DeclaringType!.Assembly, Read)
        .GetValueOrDefault($"F:{field.DeclaringType!.FullName!.Replace('+', '.')}.{field.Name}", string.Empty);

    private static Dictionary<string, string> Read(Assembly assembly)
    {
        var file = Path.ChangeExtension(assembly.Location, ".xml");
        return File.Exists(file)
            ? XDocument.Load(file).Descendants("member").Where(m => m.Element("summary") is not null).DistinctBy(m => m.Attribute("name")!.Value)
                .ToDictionary(m => m.Attribute("name")!.Value, m => Blanks.Replace(Plain(m.Element("summary")!), " ").Trim(), StringComparer.Ordinal)
            : [];
    }

    private static string Plain(XElement summary) => string.Concat(summary.Nodes().Select(n => n switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see => (see.Attribute("cref")?.Value ?? see.Attribute("langword")?.Value ?? string.Empty).Split('.', ':')[^1],
        XElement other => Plain(other),
        _ => string.Empty,
    }));
}
