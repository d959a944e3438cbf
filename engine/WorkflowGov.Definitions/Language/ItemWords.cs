using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions.Language;

/// <summary>The words of the language for what others print: the same in YAML and on paper.</summary>
public static class ItemWords
{
    /// <summary>事项类型.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Its word.</returns>
    public static string Of(ItemType type) => Words.Types.Of(type);

    /// <summary>材料形式.</summary>
    /// <param name="form">The form.</param>
    /// <returns>Its word.</returns>
    public static string Of(MaterialForm form) => Words.Forms.Of(form);

    /// <summary>来源渠道.</summary>
    /// <param name="source">The source.</param>
    /// <returns>Its word.</returns>
    public static string Of(MaterialSource source) => Words.Sources.Of(source);

    /// <summary>行使层级.</summary>
    /// <param name="level">The level.</param>
    /// <returns>Its word.</returns>
    public static string Of(ItemLevel level) => Words.Levels.Of(level);

    /// <summary>权力来源.</summary>
    /// <param name="source">The source.</param>
    /// <returns>Its word.</returns>
    public static string Of(PowerSource source) => Words.PowerSources.Of(source);

    /// <summary>服务对象.</summary>
    /// <param name="audience">The audience.</param>
    /// <returns>Its word.</returns>
    public static string Of(Audience audience) => Words.Audiences.Of(audience);

    /// <summary>办件类型.</summary>
    /// <param name="handling">The handling.</param>
    /// <returns>Its word.</returns>
    public static string Of(Handling handling) => Words.Handlings.Of(handling);

    /// <summary>结果类型.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Its word.</returns>
    public static string Of(ResultKind kind) => Words.Results.Of(kind);

    /// <summary>How sure the authors are.</summary>
    /// <param name="confidence">How sure.</param>
    /// <returns>Its word.</returns>
    public static string Of(Confidence confidence) => Words.Confidences.Of(confidence);

    /// <summary>通办范围.</summary>
    /// <param name="scope">The value.</param>
    /// <returns>The word.</returns>
    public static string Of(ServiceScope scope) => Words.Scopes.Of(scope);

    /// <summary>办理形式.</summary>
    /// <param name="channel">The value.</param>
    /// <returns>The word.</returns>
    public static string Of(ServiceChannel channel) => Words.Channels.Of(channel);

    /// <summary>网上办理深度.</summary>
    /// <param name="depth">The value.</param>
    /// <returns>The word.</returns>
    public static string Of(OnlineDepth depth) => Words.OnlineDepths.Of(depth);
}
