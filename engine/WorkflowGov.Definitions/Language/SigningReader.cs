using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Language;

/// <summary>Reads 签署方式: <c>会签</c>, or <c>{vote: 过半数, quorum: 3}</c>.</summary>
internal static class SigningReader
{
    private const int MembersMax = 20;

    public static Signing? Read(Fields fields) => fields.Find("signing") switch
    {
        null => null,
        Node.Map map => Vote(fields.SubOf(map, "signing")!),
        { } word => fields.WordOf(word, "signing", Words.SigningModes) == SigningMode.All ? Signing.ByAll : null,
    };

    /// <summary>会签, 三分之二 of 表决 …: for people.</summary>
    public static string Said(Signing signing) => signing.Mode == SigningMode.All
        ? "会签"
        : $"表决，{Words.Majorities.Of(signing.Majority)}通过{(signing.Quorum is { } quorum ? $"，{quorum} 人以上到会" : string.Empty)}";

    private static Signing Vote(Fields vote)
    {
        var majority = vote.Word("vote", Words.Majorities);
        int? quorum = vote.Find("quorum") is null ? null : vote.Whole("quorum", 2, MembersMax);
        vote.Done();
        return new Signing(SigningMode.Vote, majority, quorum);
    }
}
