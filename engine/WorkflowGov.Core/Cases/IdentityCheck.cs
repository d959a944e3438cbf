using NodaTime;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Core.Cases;

/// <summary>Holds the number of an identity document against the document: check digits where it has them, else its form.</summary>
internal static class IdentityCheck
{
    private const int PassportMin = 5;
    private const int PassportMax = 20;

    /// <summary>The document a kind of applicant is identified by when none is named.</summary>
    public static IdentityDocument DefaultFor(Audience kind) =>
        kind == Audience.NaturalPerson ? IdentityDocument.ResidentId : IdentityDocument.Uscc;

    /// <summary>A body carries a 统一社会信用代码, a person carries anything else.</summary>
    public static bool Fits(IdentityDocument document, Audience kind) =>
        (document == IdentityDocument.Uscc) == (kind != Audience.NaturalPerson);

    public static bool Holds(IdentityDocument document, string number, LocalDate today) => document switch
    {
        IdentityDocument.ResidentId => Identifiers.IsIdNumber(number) && BornBy(number, today),
        IdentityDocument.Uscc => Identifiers.IsUscc(number),
        IdentityDocument.Passport => number.Length is >= PassportMin and <= PassportMax
            && number.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)) && number.Any(char.IsAsciiDigit),
        IdentityDocument.HongKongMacaoPermit => number.Length is 9 or 11 && number[0] is 'H' or 'M' && number.Skip(1).All(char.IsAsciiDigit),
        IdentityDocument.TaiwanPermit => number.Length is 8 or 10 && number.All(char.IsAsciiDigit),
        _ => throw new InvalidOperationException($"Unknown document {document}."),
    };

    public static string NameOf(IdentityDocument document) => document switch
    {
        IdentityDocument.ResidentId => "居民身份证",
        IdentityDocument.Uscc => "统一社会信用代码",
        IdentityDocument.Passport => "护照",
        IdentityDocument.HongKongMacaoPermit => "港澳居民来往内地通行证",
        IdentityDocument.TaiwanPermit => "台湾居民来往大陆通行证",
        _ => throw new InvalidOperationException($"Unknown document {document}."),
    };

    private static bool BornBy(string number, LocalDate today) =>
        string.CompareOrdinal(number[6..14], NodaTime.Text.LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd").Format(today)) <= 0;
}
