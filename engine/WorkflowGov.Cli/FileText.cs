using System.Text;

namespace WorkflowGov.Cli;

/// <summary>Writes files the way they were: UTF-8, with a byte order mark only where one stood.</summary>
internal static class FileText
{
    public static void Write(string path, string text)
    {
        var marked = File.Exists(path) && File.ReadAllBytes(path).AsSpan().StartsWith(Encoding.UTF8.Preamble);
        File.WriteAllText(path, text, new UTF8Encoding(marked));
    }
}
