using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Runtime.Docket;

namespace WorkflowGov.Runtime.Desk;

/// <summary>What the keys of figures are called, so that screen, paper and API say the same.</summary>
/// <param name="items">All items in force.</param>
/// <param name="law">退回理由.</param>
public sealed class FigureNames(IReadOnlyList<ServiceItem> items, GeneralLaw law)
{
    private readonly Dictionary<string, ServiceItem> known = items.ToDictionary(i => i.Code.Value, StringComparer.Ordinal);
    private Dictionary<string, string>? steps;

    /// <summary>事项名称; the code when no such item is in force.</summary>
    /// <param name="code">业务办理项编码.</param>
    /// <returns>The name.</returns>
    public string Item(string code) => known.TryGetValue(code, out var item) ? item.Name : code;

    /// <summary>材料名称; the key when the item asks for no such material any more.</summary>
    /// <param name="code">业务办理项编码.</param>
    /// <param name="material">The material's key.</param>
    /// <returns>The name.</returns>
    public string Material(string code, string material) =>
        (known.TryGetValue(code, out var item) ? item.Materials.FirstOrDefault(m => m.Key == material)?.Name : null) ?? material;

    /// <summary>环节名称 within an item.</summary>
    /// <param name="code">业务办理项编码.</param>
    /// <param name="step">The step.</param>
    /// <returns>The title.</returns>
    public string Step(string code, string step) =>
        known.TryGetValue(code, out var item) && item.Process.Has(new StepId(step)) ? item.Process[new StepId(step)].Title : Step(step);

    /// <summary>环节名称 over many items: what most of them call it.</summary>
    /// <param name="step">The step.</param>
    /// <returns>The title.</returns>
    public string Step(string step)
    {
        steps ??= items.SelectMany(i => i.Process.Steps).GroupBy(s => s.Id.Value, StringComparer.Ordinal).ToDictionary(
            g => g.Key, g => g.CountBy(s => s.Title).OrderByDescending(t => t.Value).ThenBy(t => t.Key, StringComparer.Ordinal).First().Key, StringComparer.Ordinal);
        return steps.GetValueOrDefault(step, step);
    }

    /// <summary>退回理由 in words.</summary>
    /// <param name="code">Its code.</param>
    /// <returns>The words.</returns>
    public string Reason(string code) => law.ReturnReasons.FirstOrDefault(r => r.Code == code)?.Name ?? code;

    /// <summary>A line with its name.</summary>
    /// <param name="line">The line.</param>
    /// <param name="wish">What it is a line of.</param>
    /// <returns>The line.</returns>
    public FigureLine Named(FigureLine line, FigureWish wish) => wish.By switch
    {
        FigureBy.Item => line with { Name = Item(line.Key) },
        FigureBy.Step => line with { Name = wish.Item is { } item ? Step(item, line.Key) : Step(line.Key) },
        _ => line,
    };

    /// <summary>A material's figures with their names.</summary>
    /// <param name="figure">The figures.</param>
    /// <returns>The same, named.</returns>
    public MaterialFigure Named(MaterialFigure figure) => figure with
    {
        ItemName = Item(figure.Item),
        MaterialName = Material(figure.Item, figure.Material),
        Returns = [.. figure.Returns.Select(r => r with { Name = Reason(r.Reason) })],
    };

    /// <summary>Returns with their names.</summary>
    /// <param name="figure">The figures.</param>
    /// <returns>The same, named.</returns>
    public ReturnFigure Named(ReturnFigure figure) => figure with
    {
        ItemName = Item(figure.Item),
        StepTitle = Step(figure.Item, figure.Step),
        ReasonName = Reason(figure.Reason),
        MaterialName = figure.Material is { } material ? Material(figure.Item, material) : null,
    };
}
