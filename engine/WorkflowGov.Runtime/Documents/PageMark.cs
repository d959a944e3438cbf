using System.Collections.Immutable;

namespace WorkflowGov.Runtime.Documents;

/// <summary>字体: what official papers tell apart.</summary>
internal enum Face
{
    /// <summary>小标宋: names of authorities, titles.</summary>
    Title,

    /// <summary>仿宋: the body.</summary>
    Body,

    /// <summary>黑体: headings, heads of tables.</summary>
    Heading,
}

/// <summary>Colours on a page.</summary>
internal enum Ink
{
    Black,
    Red,
    Grey,
    Shade,
}

/// <summary>Something at a place of a page, in points from its upper left corner.</summary>
internal abstract record PageMark
{
    private PageMark()
    {
    }

    /// <summary>Words on one line; <paramref name="Y"/> is the base line.</summary>
    public sealed record Words(double X, double Y, double Size, Face Face, string Text, Ink Ink = Ink.Black) : PageMark;

    /// <summary>A straight line.</summary>
    public sealed record Rule(double X, double Y, double ToX, double ToY, double Width, Ink Ink = Ink.Black) : PageMark;

    /// <summary>A filled rectangle.</summary>
    public sealed record Field(double X, double Y, double Width, double Height, Ink Ink) : PageMark;

    /// <summary>A dashed circle: where the seal goes.</summary>
    public sealed record Ring(double X, double Y, double Radius, Ink Ink) : PageMark;

    /// <summary>二维码.</summary>
    public sealed record Code(double X, double Y, double Size, string Content) : PageMark;

    /// <summary>A drawing scaled to a width.</summary>
    public sealed record Drawing(double X, double Y, double Scale, string Svg) : PageMark;
}

/// <summary>A page.</summary>
/// <param name="Marks">What stands on it.</param>
internal sealed record Page(ImmutableArray<PageMark> Marks);
