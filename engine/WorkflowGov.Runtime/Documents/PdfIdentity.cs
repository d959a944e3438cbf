using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using WorkflowGov.Definitions.Documents;

namespace WorkflowGov.Runtime.Documents;

/// <summary>
/// PDFsharp draws identifiers and the tags of embedded fonts by lot. Here they follow from the sheet, at the same
/// length, so that the same sheet gives the same bytes.
/// </summary>
internal static partial class PdfIdentity
{
    /// <summary>The file with its identifiers settled.</summary>
    public static byte[] Settle(byte[] pdf, Sheet sheet)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var identity = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(StoredJson.Write(sheet))))[..32];
        text = FileId().Replace(text, m => $"{m.Groups[1].Value}<{identity}><{identity}>");
        var uuid = Guid.ParseExact(identity, "N").ToString();
        text = Uuid().Replace(text, $"uuid:{uuid}");
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        text = FontTag().Replace(text, m =>
        {
            if (!tags.TryGetValue(m.Groups[1].Value, out var tag))
                tags[m.Groups[1].Value] = tag = $"WFGOV{(char)('A' + tags.Count)}";
            return $"/{tag}+";
        });
        return Encoding.Latin1.GetBytes(text);
    }

    [GeneratedRegex(@"(/ID\s*\[\s*)<[0-9A-Fa-f]{32}>\s?<[0-9A-Fa-f]{32}>")]
    private static partial Regex FileId();

    [GeneratedRegex("uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uuid();

    [GeneratedRegex(@"/([A-Z]{6})\+")]
    private static partial Regex FontTag();
}
