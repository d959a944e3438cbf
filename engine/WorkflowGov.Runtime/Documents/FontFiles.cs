using System.Collections.Immutable;
using PdfSharp.Fonts;

namespace WorkflowGov.Runtime.Documents;

/// <summary>
/// The font files for each face. TrueType only: outlines that can be embedded in part. The faces of GB/T 9704 come first
/// where somebody has them; free ones stand in for them.
/// </summary>
internal sealed class FontFiles
{
    private static readonly ImmutableArray<string> Titles =
        ["FZXBSJW.TTF", "FZXBSK.TTF", "NotoSerifSC_700Bold.ttf", "NotoSerifSC-Bold.ttf", "SourceHanSerifSC-Bold.ttf", "LXGWWenKai-Bold.ttf", "NotoSerifSC-Regular.ttf"];

    private static readonly ImmutableArray<string> Bodies =
        ["simfang.ttf", "FZFSK.TTF", "FZFSJW.TTF", "NotoSerifSC_400Regular.ttf", "NotoSerifSC-Regular.ttf", "SourceHanSerifSC-Regular.ttf", "LXGWWenKai-Regular.ttf"];

    private static readonly ImmutableArray<string> Headings =
        ["simhei.ttf", "FZHTK.TTF", "FZHTJW.TTF", "NotoSansSC_700Bold.ttf", "NotoSansSC-Bold.ttf", .. Titles];

    private readonly string[] files;

    private FontFiles(string title, string body, string heading) => files = [title, body, heading];

    /// <summary>The file of a face.</summary>
    public string this[Face face] => files[(int)face];

    /// <summary>Looks for the fonts; null when a face has none.</summary>
    /// <param name="folders">Where to look, the first ones first.</param>
    public static FontFiles? Find(IEnumerable<string> folders)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in folders.Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*.ttf", new EnumerationOptions
        {
            RecurseSubdirectories = true, MatchCasing = MatchCasing.CaseInsensitive, IgnoreInaccessible = true,
        })))
            found.TryAdd(Path.GetFileName(file), file);
        string? First(ImmutableArray<string> names) => names.Select(n => found.GetValueOrDefault(n)).FirstOrDefault(f => f is not null);
        return First(Titles) is { } title && First(Bodies) is { } body ? new FontFiles(title, body, First(Headings) ?? title) : null;
    }

    /// <summary>Gives PDFsharp the files: a font is asked for by its path.</summary>
    internal sealed class Resolver : IFontResolver
    {
        public byte[] GetFont(string faceName) => File.ReadAllBytes(faceName);

        public FontResolverInfo ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(familyName);
    }
}
