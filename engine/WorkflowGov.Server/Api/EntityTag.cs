using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace WorkflowGov.Server.Api;

/// <summary>ETags.</summary>
internal static class EntityTag
{
    private const int Length = 32;

    /// <summary>Names these bytes.</summary>
    public static EntityTagHeaderValue Of(ReadOnlySpan<byte> bytes) => new($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..Length]}\"");
}
