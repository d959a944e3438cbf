using System.Collections.Immutable;
using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions.Exports;

/// <summary>What stands on a step in a picture.</summary>
/// <param name="Title">环节名称, in lines.</param>
/// <param name="Who">Role, and how many.</param>
/// <param name="Office">Where, in lines.</param>
/// <param name="Limit">环节时限, or the time announced.</param>
/// <param name="Note">Why its time is not counted, or how it is reviewed; empty = nothing to say.</param>
internal sealed record StepCard(ImmutableArray<string> Title, string Who, ImmutableArray<string> Office, string Limit, string Note)
{
    /// <summary>Room between border and words.</summary>
    public const int Inset = 12;

    /// <summary>Size of the title.</summary>
    public const int TitleSize = 15;

    /// <summary>From one line of the title to the next.</summary>
    public const int TitleLine = 20;

    /// <summary>Height of the strip with the limit.</summary>
    public const int Foot = 26;

    private const int TextWidth = FlowLayout.StepWidth - (2 * Inset);

    /// <summary>Height with everything on it.</summary>
    public int Height => 8 + (Title.Length * TitleLine) + ((1 + Office.Length) * FlowPicture.LineHeight) + 10 + Foot;

    private static string WhoDoes(Step step) => step switch
    {
        { Signing.Mode: SigningMode.All } => $"{step.Role}　{step.People} 人会签",
        { Signing.Mode: SigningMode.Vote } => $"{step.Role}　{step.People} 人以上表决",
        { People: > 1 } => $"{step.Role}　{step.People} 人以上",
        _ => step.Role.Name,
    };

    /// <summary>The card of a step.</summary>
    public static StepCard Of(Step step) => new(
        Lettering.Wrap(step.Title, TitleSize, TextWidth),
        WhoDoes(step),
        Lettering.Wrap(step.Office.Name, FlowPicture.WordSize, TextWidth),
        step.Limit.ToString(),
        step.Excluded is not null ? "不计入期限" : step.Review is { } review && Words.Methods.Of(review) is var method && method != step.Title ? method : string.Empty);
}
