using System.Text;

namespace WorkflowGov.Runtime.Folder;

/// <summary>A file of a definitions folder, as its bytes.</summary>
/// <param name="Path">Within the folder, with <c>/</c> between its parts.</param>
/// <param name="Content">The bytes, line ends and byte order mark included.</param>
public sealed record FolderFile(string Path, ReadOnlyMemory<byte> Content)
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Whether it is the file of an item.</summary>
    public bool IsItem => Path.StartsWith("items/", StringComparison.Ordinal) && IsYaml;

    /// <summary>Whether it is a definition at all, and no page about them.</summary>
    public bool IsYaml => Path.EndsWith(".yaml", StringComparison.Ordinal);

    /// <summary>Whether a byte order mark stands in front.</summary>
    public bool HasMark => Content.Span.StartsWith(Encoding.UTF8.Preamble);

    /// <summary>The text without its mark; null when the bytes are not UTF-8.</summary>
    /// <returns>The text.</returns>
    public string? Text()
    {
        try
        {
            return Strict.GetString(HasMark ? Content.Span[Encoding.UTF8.Preamble.Length..] : Content.Span);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>A text as the bytes of a file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hasMark">Whether a byte order mark stands in front.</param>
    /// <returns>The bytes.</returns>
    public static byte[] Bytes(string text, bool hasMark) => [.. hasMark ? Encoding.UTF8.Preamble : [], .. Strict.GetBytes(text)];
}
