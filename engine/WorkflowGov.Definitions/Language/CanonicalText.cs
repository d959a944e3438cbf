using System.Security.Cryptography;
using System.Text;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Language;

/// <summary>
/// A resolved definition as one text without comments, blanks and order of keys: equal text, equal standard
/// (同一标准).
/// </summary>
internal static class CanonicalText
{
    public static string Of(IEnumerable<Node.Entry> entries)
    {
        var text = new StringBuilder();
        Write(text, new Node.Map(default, [.. entries]));
        return text.ToString();
    }

    /// <summary>SHA-256 of the text's UTF-8 bytes, in hex.</summary>
    public static string HashOf(string canonical) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));

    private static void Write(StringBuilder text, string words) => text.Append('"')
        .Append(words.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');

    private static void Write(StringBuilder text, Node node)
    {
        switch (node)
        {
            case Node.Scalar scalar:
                Write(text, scalar.Text);
                break;
            case Node.List list:
                text.Append('[');
                foreach (var item in list.Items)
                {
                    Write(text, item);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case Node.Map map:
                text.Append('{');
                foreach (var entry in map.Entries.OrderBy(e => e.Key.Text, StringComparer.Ordinal))
                {
                    Write(text, entry.Key.Text);
                    text.Append(':');
                    Write(text, entry.Value);
                    text.Append(',');
                }

                text.Append('}');
                break;
            default:
                break;
        }
    }
}
