using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using WorkflowGov.Core;

namespace WorkflowGov.Runtime.Access;

/// <summary>
/// Passwords after NIST SP 800-63B: long rather than odd, nothing common, nothing of the person or the product, no
/// forced change by calendar. Hashed with PBKDF2-HMAC-SHA512 and a salt of its own each.
/// </summary>
public static class Passwords
{
    /// <summary>Characters at least.</summary>
    public const int LengthMin = 12;

    /// <summary>Characters at most: whole sentences fit, hashing stays cheap.</summary>
    public const int LengthMax = 128;

    /// <summary>OWASP's count of rounds for PBKDF2-HMAC-SHA512.</summary>
    private const int Rounds = 210_000;

    /// <summary>Guesses a patient attacker needs, as zxcvbn counts them: 3 = more than a week at 10,000 a second.</summary>
    private const int ScoreMin = 3;

    private static readonly string[] Ours = ["workflowgov", "wfgov", "wfgov-demo", "baoan", "shenzhen", "zhengwu", "shenpi", "guanliyuan"];
    private static readonly PasswordHasher<Account> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));
    private static readonly Account Nobody = new("-", "-", new WorkflowGov.Core.Items.Office("-"), []);
    private static readonly Lazy<string> NobodysHash = new(() => Hash(Guid.NewGuid().ToString()));

    /// <summary>Why a password is not taken.</summary>
    /// <param name="password">The password.</param>
    /// <param name="user">User name.</param>
    /// <param name="name">姓名.</param>
    /// <returns>The refusal, or null.</returns>
    public static Rejection? Refuses(string password, string user, string name)
    {
        if (password.Length is < LengthMin or > LengthMax)
        {
            return new Rejection("WG6111", RejectionKind.Invalid, new Text(
                $"密码须有 {LengthMin} 至 {LengthMax} 个字符；可以用一句话", $"A password has {LengthMin} to {LengthMax} characters; a sentence will do"), null, "password");
        }

        if (LeakedPasswords.Contain(password))
        {
            return new Rejection("WG6123", RejectionKind.Invalid, new Text(
                "这个密码在公开泄露的密码之列，攻击者会先试它；请换一个", "This password is among those that were leaked elsewhere, which attackers try first: take another"), null, "password");
        }

        var found = Zxcvbn.Zxcvbn.MatchPassword(password, [.. Ours, user, name]);
        return found.Score >= ScoreMin ? null : new Rejection("WG6112", RejectionKind.Invalid, new Text(
            "密码太常见或者太容易猜到；换成几个不相干的词", "This password is common or easily guessed; take some words that have nothing to do with each other"), null, "password");
    }

    /// <summary>Hashes a password.</summary>
    /// <param name="password">The password.</param>
    /// <returns>Hash, salt and count of rounds as one text.</returns>
    public static string Hash(string password) => Hasher.HashPassword(Nobody, password);

    /// <summary>Whether a password fits; takes as long when there is nothing to fit.</summary>
    /// <param name="hash">Hash as kept; null = none.</param>
    /// <param name="password">The password.</param>
    /// <returns>True when it does.</returns>
    public static bool Fits(string? hash, string password) =>
        password.Length <= LengthMax && Hasher.VerifyHashedPassword(Nobody, hash ?? NobodysHash.Value, password) != PasswordVerificationResult.Failed && hash is not null;
}
