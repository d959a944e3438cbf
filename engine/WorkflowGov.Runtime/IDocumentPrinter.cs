using WorkflowGov.Core;
using WorkflowGov.Definitions.Documents;

namespace WorkflowGov.Runtime;

/// <summary>A printed sheet.</summary>
/// <param name="Pdf">The file.</param>
/// <param name="Sha256">Its SHA-256, lower-case hex.</param>
/// <param name="Pages">How many pages it has.</param>
public sealed record PrintedSheet(byte[] Pdf, string Sha256, int Pages);

/// <summary>Prints sheets as PDF. With the same fonts the same sheet gives the same bytes.</summary>
public interface IDocumentPrinter
{
    /// <summary>Prints a sheet.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <returns>The file, or what is missing to print it: Chinese fonts, or a character that they do not have.</returns>
    Ruling<PrintedSheet> Print(Sheet sheet);
}
