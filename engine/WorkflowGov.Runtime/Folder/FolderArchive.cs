using System.Collections.Immutable;
using System.IO.Compression;
using WorkflowGov.Core;

namespace WorkflowGov.Runtime.Folder;

/// <summary>A definitions folder as one ZIP file: the same files give the same bytes.</summary>
/// <param name="Files">The files by path.</param>
public sealed record FolderArchive(ImmutableArray<FolderFile> Files)
{
    private const int FilesMax = 5_000;
    private const int FileMax = 1_000_000;
    private static readonly DateTimeOffset Timeless = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The files in a ZIP.</summary>
    /// <returns>Its bytes.</returns>
    public byte[] Packed()
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in Files.OrderBy(f => f.Path, StringComparer.Ordinal))
            {
                var entry = archive.CreateEntry(file.Path, CompressionLevel.Fastest);
                entry.LastWriteTime = Timeless;
                using var content = entry.Open();
                content.Write(file.Content.Span);
            }
        }

        return packed.ToArray();
    }

    /// <summary>Unpacks files, and nothing that could leave the folder or fill the memory.</summary>
    /// <param name="packed">The archive.</param>
    /// <returns>The files by path, or why it cannot be one.</returns>
    public static Ruling<FolderArchive> Unpack(byte[] packed)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(packed), ZipArchiveMode.Read);
            if (archive.Entries.Count > FilesMax)
                return RuntimeRejections.NoFolder($"文件超过 {FilesMax} 个", $"it holds more than {FilesMax} files");
            var files = new SortedDictionary<string, FolderFile>(StringComparer.Ordinal);
            foreach (var entry in archive.Entries.Where(e => !e.FullName.EndsWith('/')))
            {
                if (!StaysInside(entry.FullName) || Read(entry) is not { } content || !files.TryAdd(entry.FullName, new FolderFile(entry.FullName, content)))
                    return RuntimeRejections.NoFolder($"“{entry.FullName}”超过 1 MB、重复，或者不在文件夹内", $"'{entry.FullName}' has more than 1 MB, stands twice or leaves the folder");
            }

            return new FolderArchive([.. files.Values]);
        }
        catch (InvalidDataException e)
        {
            return RuntimeRejections.NoFolder("内容损坏", e.Message);
        }
    }

    /// <summary>Whether a path leads to a place within the folder, on every system.</summary>
    /// <param name="path">The path.</param>
    /// <returns>True when it does.</returns>
    public static bool StaysInside(string path) =>
        path.Length is > 0 and <= 300 && !path.Any(c => char.IsControl(c) || c is '\\' or ':') && path.Split('/').All(p => p.Length > 0 && p[0] != '.');

    private static byte[]? Read(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        var bytes = new byte[FileMax + 1];
        var length = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length > FileMax ? null : bytes[..length];
    }
}
