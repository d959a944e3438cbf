using System.Collections.Immutable;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions.Documents;

/// <summary>文书模板: one kind of document, as data. Its hash tells which text a document was made from.</summary>
public sealed record DocumentTemplate
{
    /// <summary>Its kind: the name of its file.</summary>
    public required string Kind { get; init; }

    /// <summary>文书名称.</summary>
    public required string Title { get; init; }

    /// <summary>字: what stands between 机关简称 and year in the number; null = the number stands in the event (for example the served notice).</summary>
    public string? Series { get; init; }

    /// <summary>版本号, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>SHA-256 of the file's text, lower-case hex.</summary>
    public required string Hash { get; init; }

    /// <summary>Law and article.</summary>
    public required string Basis { get; init; }

    /// <summary>What it tells of.</summary>
    public required Occasion On { get; init; }

    /// <summary>Whether a case must have it; otherwise it is only offered.</summary>
    public required bool Must { get; init; }

    /// <summary>事项类型 it is for; empty = all.</summary>
    public ImmutableArray<ItemType> Types { get; init; } = [];

    /// <summary>Only for items whose name holds this word (变更, 延续, 注销); null = all.</summary>
    public string? Named { get; init; }

    /// <summary>The more general kind whose place it takes, where it is for the item; null when it takes nobody's.</summary>
    public string? InsteadOf { get; init; }

    /// <summary>What the seal's placeholder says; null when it is not sealed.</summary>
    public string? Seal { get; init; }

    /// <summary>What the case does not know and whoever issues it fills in.</summary>
    public ImmutableArray<string> Asked { get; init; } = [];

    /// <summary>正文.</summary>
    public required ImmutableArray<TemplatePart> Body { get; init; }

    /// <summary>Whether it is for an item.</summary>
    /// <param name="item">The item.</param>
    /// <returns>True when it is.</returns>
    public bool IsFor(ServiceItem item) =>
        (Types.IsEmpty || Types.Contains(item.Type)) && (Named is null || item.Name.Contains(Named, StringComparison.Ordinal));
}

/// <summary>A part of a template; <c>{…}</c> in texts stands for a fact.</summary>
public abstract record TemplatePart
{
    private TemplatePart()
    {
    }

    /// <summary>主送.</summary>
    /// <param name="Whom">Text.</param>
    public sealed record To(string Whom) : TemplatePart;

    /// <summary>A paragraph.</summary>
    /// <param name="Text">Text.</param>
    public sealed record Paragraph(string Text) : TemplatePart;

    /// <summary>A heading.</summary>
    /// <param name="Text">Text.</param>
    public sealed record Heading(string Text) : TemplatePart;

    /// <summary>A paragraph for each text of a fact, numbered when there are several.</summary>
    /// <param name="Fact">The fact.</param>
    public sealed record Each(string Fact) : TemplatePart;

    /// <summary>The rows of a fact.</summary>
    /// <param name="Fact">The fact.</param>
    public sealed record Table(string Fact) : TemplatePart;

    /// <summary>Facts with their names, in two columns.</summary>
    /// <param name="Facts">The facts.</param>
    public sealed record Entries(ImmutableArray<string> Facts) : TemplatePart;

    /// <summary>Lines to be signed by hand.</summary>
    /// <param name="Labels">The labels.</param>
    public sealed record Signatures(ImmutableArray<string> Labels) : TemplatePart;

    /// <summary>Stands there only when there is something to say of a fact.</summary>
    /// <param name="Fact">The fact.</param>
    /// <param name="Body">What stands there then.</param>
    public sealed record When(string Fact, ImmutableArray<TemplatePart> Body) : TemplatePart;
}
