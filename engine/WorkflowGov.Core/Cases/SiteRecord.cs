using System.Collections.Immutable;
using NodaTime;

namespace WorkflowGov.Core.Cases;

/// <summary>核查（勘验）笔录: what two officers or more found on the site, signed there (行政许可法 第三十四条).</summary>
/// <param name="At">When they were there (Asia/Shanghai).</param>
/// <param name="Place">Where.</param>
/// <param name="Findings">What they found.</param>
/// <param name="Number">Number of the record that they signed.</param>
/// <param name="Party">Who signed for the inspected party, or why nobody did.</param>
public sealed record SiteRecord(LocalDateTime At, string Place, string Findings, string Number, string Party)
{
    /// <summary>Photos taken there; none when none were named.</summary>
    public ImmutableArray<Photo> Photos { get; init; } = [];
}

/// <summary>A photo that is kept elsewhere.</summary>
/// <param name="Reference">File name or address.</param>
/// <param name="Sha256">SHA-256 of the file, 64 hexadecimal digits.</param>
public sealed record Photo(string Reference, string Sha256);
