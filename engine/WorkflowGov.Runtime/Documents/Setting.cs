using WorkflowGov.Definitions.Documents;

namespace WorkflowGov.Runtime.Documents;

/// <summary>Measures of a style, in points. A4 is 210 × 297 mm; 公文 keeps the 156 × 225 mm of GB/T 9704-2012.</summary>
internal sealed record Setting(
    double Top, double Left, double Right, double Bottom, double Body, double Lead, double Small, double SmallLead, double Heading, double Title)
{
    public const double PageWidth = 595.28;
    public const double PageHeight = 841.89;

    private const double Millimetre = 72 / 25.4;

    private static readonly Setting Notice = new(37 * Millimetre, 28 * Millimetre, 26 * Millimetre, 35 * Millimetre, 16, 28, 12, 19, 16, 22);

    private static readonly Setting Leaflet = new(20 * Millimetre, 20 * Millimetre, 20 * Millimetre, 20 * Millimetre, 10.5, 18, 9.5, 14.5, 13, 20);

    public double Width => PageWidth - Left - Right;

    public double Floor => PageHeight - Bottom;

    public double RightEdge => PageWidth - Right;

    public static Setting Of(SheetStyle style) => style == SheetStyle.Notice ? Notice : Leaflet;
}
