using WorkflowGov.Core;

namespace WorkflowGov.Definitions;

/// <summary>What a change means for the applicant.</summary>
public enum Effect
{
    /// <summary>更宽: less is asked for, or it goes faster.</summary>
    Looser,

    /// <summary>中性: nothing changes for the applicant, or it takes a person to tell.</summary>
    Neutral,

    /// <summary>更严: more is asked for, or it takes longer.</summary>
    Stricter,
}

/// <summary>One difference between two versions of an item.</summary>
/// <param name="Where">Which element.</param>
/// <param name="What">Old and new.</param>
/// <param name="Effect">What it means for the applicant.</param>
public sealed record Change(Text Where, Text What, Effect Effect)
{
    /// <summary>更严, 中性 or 更宽.</summary>
    public Text EffectWords => Effect switch
    {
        Effect.Stricter => new Text("更严", "stricter"),
        Effect.Looser => new Text("更宽", "looser"),
        _ => new Text("中性", "neutral"),
    };

    /// <inheritdoc/>
    public override string ToString() => $"[{EffectWords.Zh}] {Where.Zh}：{What.Zh}";
}
