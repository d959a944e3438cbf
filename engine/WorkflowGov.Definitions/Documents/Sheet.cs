using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace WorkflowGov.Definitions.Documents;

/// <summary>
/// What stands on a paper (文书, 办事指南), apart from how it is set: the same sheet gives the same pages. Kept as JSON
/// with an issued document; names of parts never change.
/// </summary>
/// <param name="Style">版式.</param>
/// <param name="Authority">发文机关标志 at the head.</param>
/// <param name="Title">标题.</param>
/// <param name="Number">文号; null when it has none.</param>
/// <param name="On">成文日期.</param>
/// <param name="Parts">正文.</param>
/// <param name="Seal">What the seal's placeholder says; null when the paper is not sealed.</param>
/// <param name="Code">Verification code at the foot; null when there is none.</param>
/// <param name="Warning">What stands at the top of every page, in red; null = nothing.</param>
public sealed record Sheet(
    SheetStyle Style, string Authority, string Title, string? Number, LocalDate On, ImmutableArray<SheetPart> Parts, string? Seal, SheetCode? Code,
    string? Warning = null)
{
    /// <summary>测试件: what papers of a sandbox say on every page.</summary>
    public const string OfTest = "测试件　沙箱出具，不具法律效力　TEST";
}

/// <summary>版式.</summary>
public enum SheetStyle
{
    /// <summary>公文 (GB/T 9704-2012): red head, title, body of size three.</summary>
    Notice,

    /// <summary>办事指南: a leaflet with smaller type and tables.</summary>
    Leaflet,
}

/// <summary>二维码 with what it says in words.</summary>
/// <param name="Content">What the code holds.</param>
/// <param name="Caption">Lines under it.</param>
public sealed record SheetCode(string Content, ImmutableArray<string> Caption);

/// <summary>A part of a sheet, from top to bottom.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "part")]
[JsonDerivedType(typeof(To), "to")]
[JsonDerivedType(typeof(Paragraph), "paragraph")]
[JsonDerivedType(typeof(Heading), "heading")]
[JsonDerivedType(typeof(Entries), "entries")]
[JsonDerivedType(typeof(Table), "table")]
[JsonDerivedType(typeof(Signatures), "signatures")]
[JsonDerivedType(typeof(Picture), "picture")]
public abstract record SheetPart
{
    private SheetPart()
    {
    }

    /// <summary>主送: whom it is addressed to, flush left.</summary>
    /// <param name="Whom">The addressee.</param>
    public sealed record To(string Whom) : SheetPart;

    /// <summary>A paragraph, its first line two characters in.</summary>
    /// <param name="Text">The words.</param>
    public sealed record Paragraph(string Text) : SheetPart;

    /// <summary>A heading within the body (黑体).</summary>
    /// <param name="Text">The words.</param>
    public sealed record Heading(string Text) : SheetPart;

    /// <summary>Labels with their values, in two columns.</summary>
    /// <param name="Rows">The entries.</param>
    public sealed record Entries(ImmutableArray<SheetEntry> Rows) : SheetPart;

    /// <summary>A table.</summary>
    /// <param name="Columns">Its head.</param>
    /// <param name="Rows">Its rows, each as wide as the head.</param>
    public sealed record Table(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows) : SheetPart;

    /// <summary>Lines to be signed by hand.</summary>
    /// <param name="Labels">Who signs, or what is filled in.</param>
    public sealed record Signatures(ImmutableArray<string> Labels) : SheetPart;

    /// <summary>A drawing of our own (办理流程图).</summary>
    /// <param name="Svg">The drawing.</param>
    public sealed record Picture(string Svg) : SheetPart;
}

/// <summary>A label with its value.</summary>
/// <param name="Label">The label.</param>
/// <param name="Value">The value.</param>
public sealed record SheetEntry(string Label, string Value);
