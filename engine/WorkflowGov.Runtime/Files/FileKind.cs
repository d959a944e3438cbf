using System.Buffers.Binary;
using System.Text;

namespace WorkflowGov.Runtime.Files;

/// <summary>What a file is by its content; its name and what the sender calls it decide nothing.</summary>
public static class FileKind
{
    /// <summary>How much of the end is looked at: a zip's directory lies there.</summary>
    public const int TailBytes = 256 * 1024;

    /// <summary>How much of the beginning is looked at.</summary>
    public const int HeadBytes = 64;

    /// <summary>Media types that are taken.</summary>
    public static readonly string[] Taken =
        ["application/pdf", "image/jpeg", "image/png", "application/ofd", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"];

    private const int DirectoryEntryBytes = 46;

    /// <summary>The media type of a file.</summary>
    /// <param name="head">Its first <see cref="HeadBytes"/>, or all of it.</param>
    /// <param name="tail">Its last <see cref="TailBytes"/>, or all of it.</param>
    /// <returns>The media type, or null when it is none that is taken.</returns>
    public static string? Of(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail)
    {
        if (head.StartsWith("%PDF-"u8))
            return Taken[0];
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return Taken[1];
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return Taken[2];
        return head.StartsWith("PK\u0003\u0004"u8) ? OfPackage(NamesIn(tail)) : null;
    }

    /// <summary>Packages: OFD (GB/T 33190) and Word; one with macros is not taken.</summary>
    private static string? OfPackage(HashSet<string> names)
    {
        if (names.Any(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            return null;
        if (names.Contains("OFD.xml"))
            return Taken[3];
        return names.Contains("[Content_Types].xml") && names.Contains("word/document.xml") ? Taken[4] : null;
    }

    /// <summary>Names in the directory at the end of a zip.</summary>
    private static HashSet<string> NamesIn(ReadOnlySpan<byte> tail)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var rest = tail; rest.IndexOf("PK\u0001\u0002"u8) is >= 0 and var at && rest.Length - at > DirectoryEntryBytes; rest = rest[(at + 4)..])
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(rest[(at + 28)..]);
            if (at + DirectoryEntryBytes + length <= rest.Length)
                names.Add(Encoding.UTF8.GetString(rest.Slice(at + DirectoryEntryBytes, length)));
        }

        return names;
    }
}
