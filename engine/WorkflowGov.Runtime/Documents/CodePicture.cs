using System.Text;
using QRCoder;

namespace WorkflowGov.Runtime.Documents;

/// <summary>A QR code for the screen.</summary>
public static class CodePicture
{
    private const int ModulePixels = 4;

    /// <summary>Draws a text.</summary>
    /// <param name="content">The text.</param>
    /// <returns>An SVG in a <c>data:</c> address.</returns>
    public static string Of(string content)
    {
        using var made = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M);
        using var drawn = new SvgQRCode(made);
        return $"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(drawn.GetGraphic(ModulePixels)))}";
    }
}
