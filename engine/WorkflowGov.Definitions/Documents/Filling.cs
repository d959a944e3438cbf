using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace WorkflowGov.Definitions.Documents;

/// <summary>Fills a template in; what is missing is named, never left blank.</summary>
public sealed partial class Filling
{
    private readonly IReadOnlyDictionary<string, FactValue> facts;
    private readonly List<string> missing = [];

    private Filling(IReadOnlyDictionary<string, FactValue> facts) => this.facts = facts;

    /// <summary>Fills a template in.</summary>
    /// <param name="template">The template.</param>
    /// <param name="facts">The facts by name.</param>
    /// <returns>The parts, and the facts that it needs and nobody knows.</returns>
    public static (ImmutableArray<SheetPart> Parts, ImmutableArray<string> Missing) Of(
        DocumentTemplate template, IReadOnlyDictionary<string, FactValue> facts)
    {
        var filling = new Filling(facts);
        var parts = filling.All(template.Body).ToImmutableArray();
        return (parts, [.. filling.missing.Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>The names in braces within a text, with where they stand.</summary>
    internal static IEnumerable<(string Name, int At)> NamesIn(string text) =>
        Placeholder().Matches(text).Select(m => (m.Groups[1].Value, m.Groups[1].Index));

    private IEnumerable<SheetPart> All(ImmutableArray<TemplatePart> parts) => parts.SelectMany(Of);

    private IEnumerable<SheetPart> Of(TemplatePart part) => part switch
    {
        TemplatePart.To to => [new SheetPart.To(Text(to.Whom))],
        TemplatePart.Paragraph paragraph => [new SheetPart.Paragraph(Text(paragraph.Text))],
        TemplatePart.Heading heading => [new SheetPart.Heading(Text(heading.Text))],
        TemplatePart.Signatures signatures => [new SheetPart.Signatures(signatures.Labels)],
        TemplatePart.Entries entries => [new SheetPart.Entries([.. entries.Facts.Select(f => new SheetEntry(f, Known(f)?.InSentence() ?? string.Empty))])],
        TemplatePart.Each each => Each(Known(each.Fact)),
        TemplatePart.Table table => [new SheetPart.Table(
            FactNames.Named(table.Fact).First(f => f.Shape == FactShape.Rows).Columns, (Known(table.Fact) as FactValue.Rows)?.Values ?? [])],
        TemplatePart.When optional => Look(optional.Fact) is null ? [] : All(optional.Body),
        _ => throw new InvalidOperationException($"Unknown part {part.GetType().Name}."),
    };

    private static IEnumerable<SheetPart> Each(FactValue? value) => value switch
    {
        FactValue.Texts { Values: [var only] } => [new SheetPart.Paragraph(only)],
        FactValue.Texts texts => texts.Values.Select((t, i) => new SheetPart.Paragraph($"{i + 1}. {t}")),
        _ => [],
    };

    private string Text(string text) => Placeholder().Replace(text, m => Known(m.Groups[1].Value)?.InSentence() ?? string.Empty);

    private FactValue? Known(string name)
    {
        var found = Look(name);
        if (found is null)
            missing.Add(name);
        return found;
    }

    private FactValue? Look(string name) => facts.TryGetValue(name, out var value) && !value.IsEmpty ? value : null;

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Placeholder();
}
